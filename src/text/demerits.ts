import type { Em } from "../base/length.ts";
import { SHRINK_MARK_WHOLLY, SHRINK_STEPS } from "./mojikumi.ts";
import type { Items } from "./units.ts";
import {
  FIRST_STRETCH_COST,
  HOLE_COST,
  HOLE_SLOPE,
  NEIGHBOUR_COSTS,
  PALE_TRACK,
  RAGGED_COST,
  RIGID_COST,
  SHRINK_COSTS,
  TRACK_COST,
  TRACK_START,
  TRACK_START_COST,
  UGLY,
  UGLY_COST,
  VISIBLE,
  VISIBLE_COST,
  VISIBLE_SLOPE,
} from "./weights.ts";

/** Forgives rounding: 1e-6 em is far below a printer's dot. */
export const SLACK: Em = 1e-6;

/** What lines are broken to; em of the setting. */
export interface LineRoom {
  readonly measure: Em;
  /** Of the first line. */
  readonly indent: Em;
  /** flush: both sides; ragged: natural widths; balanced: natural widths, all lines of about one length (headings). */
  readonly shape: "flush" | "ragged" | "balanced";
}

/** Demerits of one justified line; `slack` is what its natural width leaves of the measure. Its fitness goes to `weighed`: both come from the same sums. */
// biome-ignore lint/complexity/useMaxParams: the innermost loop; a line is three of them
export function flushCost(items: Items, start: number, stop: number, slack: Em, weighed: Weighed): number {
  weighed.fitness = EVEN;
  if (slack < -SLACK) return shrinkCost(items, start, stop, -slack, weighed);
  if (slack <= SLACK) return 0;
  const first = items.rows[start] as number;
  const last = items.rows[stop - 1] as number;
  const word = (items.wordStretch[last] as number) - (items.wordStretch[first] as number);
  const mixed = (items.mixedStretch[last] as number) - (items.mixedStretch[first] as number);
  const rest = slack - word - mixed;
  if (rest <= SLACK) {
    const share = slack / (word + mixed);
    return FIRST_STRETCH_COST * share * share;
  }
  const track = (items.track[stop - 1] as number) - (items.track[start] as number);
  if (rest > PALE_TRACK * track) weighed.fitness = PALE;
  if (track === 0) return RIGID_COST * (1 + rest);
  const seen = (items.seen[stop - 1] as number) - (items.seen[start] as number);
  // Gaps that open by a share of a whole one never count as less than one.
  return FIRST_STRETCH_COST + trackCost(rest / Math.max(1, track)) + looseCost((slack - word) / seen);
}

/** How a line's white looks beside its neighbours': marks pressed, marks whole or nearly so, characters apart. */
const TIGHT = 0;
export const EVEN = 1;
const PALE = 2;
/** Above the first line there is none. */
export const NO_LINE = 3;

/** Which of these the line is that `flushCost` weighed last. */
export interface Weighed {
  fitness: number;
}

/** Demerits of two lines that follow each other, by their fitness. */
export function neighbourCost(one: number, other: number): number {
  return NEIGHBOUR_COSTS[one * 4 + other] as number;
}

function trackCost(added: Em): number {
  const cost = TRACK_START_COST * Math.min(1, added / TRACK_START) + TRACK_COST * added * added;
  if (added <= UGLY) return cost;
  return cost + HOLE_SLOPE * (added - UGLY) + HOLE_COST * (added - UGLY) * (added - UGLY);
}

/** The cost of a line that readers see; `mean` is the space added, shared out over all its gaps. */
function looseCost(mean: Em): number {
  if (mean <= VISIBLE + SLACK) return 0;
  return VISIBLE_COST + VISIBLE_SLOPE * (mean - VISIBLE) + (mean > UGLY + SLACK ? UGLY_COST : 0);
}

// biome-ignore lint/complexity/useMaxParams: as for flushCost
function shrinkCost(items: Items, start: number, stop: number, excess: Em, weighed: Weighed): number {
  const { shrink } = items;
  const first = (items.rows[start] as number) * SHRINK_STEPS;
  const end = (items.rows[stop - 1] as number) * SHRINK_STEPS;
  let cost = 0;
  let rest = excess;
  for (let step = 0; step < SHRINK_STEPS && rest > SLACK; step++) {
    const give = (shrink[end + step] as number) - (shrink[first + step] as number);
    if (give <= 0) continue;
    if (step >= SHRINK_MARK_WHOLLY) weighed.fitness = TIGHT;
    const share = Math.min(1, rest / give);
    cost += (SHRINK_COSTS[step] as number) * share * share;
    rest -= give;
  }
  return cost;
}

/** Demerits of a line that keeps its natural width. */
export function raggedCost(room: LineRoom, slack: Em, isLast: boolean): number {
  if (isLast && room.shape === "ragged") return 1;
  const share = slack / room.measure;
  return 1 + RAGGED_COST * share * share;
}
