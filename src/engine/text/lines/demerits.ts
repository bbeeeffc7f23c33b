import type { Em } from "../../../base/length.ts";
import { IN_URL, IN_URL_HYPHEN, SHRINK_MARK_WHOLLY, SHRINK_STEPS } from "../marks/pairs.ts";
import type { Items } from "../units/units.ts";
import {
  FEW_GAPS,
  FIRST_STRETCH_COST,
  NEIGHBOUR_COSTS,
  PALE_TRACK,
  RAGGED_COST,
  RIGID_COST,
  SHORT_ADDRESS_COST,
  SHORT_ADDRESS_SLOPE,
  SHRINK_COSTS,
  TRACK_COST,
  TRACK_START,
  TRACK_START_COST,
  UGLY,
  UGLY_COST,
  VISIBLE,
  VISIBLE_COST,
  VISIBLE_SLOPE,
} from "../weights.ts";

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

/** Demerits of one justified line; `slack` is what its natural width leaves of the measure. */
export function flushCost(items: Items, start: number, stop: number, slack: Em): number {
  if (slack < -SLACK) return shrinkCost(items, start, stop, -slack);
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
  if (staysShort(items, start, stop, rest)) return SHORT_ADDRESS_COST + SHORT_ADDRESS_SLOPE * slack * slack;
  if (track === 0) return RIGID_COST * (1 + rest);
  const seen = (items.seen[stop - 1] as number) - (items.seen[start] as number);
  // Gaps that open by a share of a whole one never count as less than one.
  return FIRST_STRETCH_COST + trackCost(rest / Math.max(1, track)) + looseCost((slack - word) / seen);
}

/** True for a line of little but an address whose few other gaps would open beyond UGLY: it stays short (RULES.md#loose-lines); `rest` is what they would share. */
export function staysShort({ track, breaks }: Items, start: number, stop: number, rest: Em): boolean {
  const tracks = (track[stop - 1] as number) - (track[start] as number);
  if (tracks >= FEW_GAPS || (tracks > SLACK && rest <= UGLY * Math.max(1, tracks))) return false;
  for (let unit = start; unit <= stop; unit++) {
    if (breaks[unit] === IN_URL || breaks[unit] === IN_URL_HYPHEN) return true;
  }
  return false;
}

/** How a line's white looks beside its neighbours': marks pressed, marks whole or nearly so, characters apart. */
const TIGHT = 0;
const EVEN = 1;
const PALE = 2;
/** Above the first line there is none. */
export const NO_LINE = 3;

/** Which of these a justified line is. Asked only of lines that are the best so far: most are not. */
export function fitnessOf(items: Items, start: number, stop: number, slack: Em): number {
  if (slack <= SLACK) return slack < -SLACK && -slack > easyGive(items, start, stop) + SLACK ? TIGHT : EVEN;
  const { rows, wordStretch, mixedStretch, track } = items;
  const first = rows[start] as number;
  const last = rows[stop - 1] as number;
  const word = (wordStretch[last] as number) - (wordStretch[first] as number);
  const mixed = (mixedStretch[last] as number) - (mixedStretch[first] as number);
  const tracks = (track[stop - 1] as number) - (track[start] as number);
  return slack - word - mixed > SLACK && slack - word - mixed > PALE_TRACK * tracks ? PALE : EVEN;
}

/** What a line gives before its marks are pressed wholly. */
function easyGive({ rows, shrink }: Items, start: number, stop: number): Em {
  const first = (rows[start] as number) * SHRINK_STEPS;
  const end = (rows[stop - 1] as number) * SHRINK_STEPS;
  let give = 0;
  for (let step = 0; step < SHRINK_MARK_WHOLLY; step++)
    give += (shrink[end + step] as number) - (shrink[first + step] as number);
  return give;
}

/** Demerits of two lines that follow each other, by their fitness. */
export function neighbourCost(one: number, other: number): number {
  return NEIGHBOUR_COSTS[one * 4 + other] as number;
}

function trackCost(added: Em): number {
  return TRACK_START_COST * Math.min(1, added / TRACK_START) + TRACK_COST * added * added;
}

/** The cost of a line that readers see; `mean` is the space added, shared out over all its gaps. */
function looseCost(mean: Em): number {
  if (mean <= VISIBLE + SLACK) return 0;
  return VISIBLE_COST + VISIBLE_SLOPE * (mean - VISIBLE) + (mean > UGLY + SLACK ? UGLY_COST : 0);
}

function shrinkCost(items: Items, start: number, stop: number, excess: Em): number {
  const { shrink } = items;
  const first = (items.rows[start] as number) * SHRINK_STEPS;
  const end = (items.rows[stop - 1] as number) * SHRINK_STEPS;
  let cost = 0;
  let rest = excess;
  for (let step = 0; step < SHRINK_STEPS && rest > SLACK; step++) {
    const give = (shrink[end + step] as number) - (shrink[first + step] as number);
    if (give <= 0) continue;
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
