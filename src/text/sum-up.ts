import type { Em } from "../base/length.ts";
import { ITERATION, OPEN, SOLIDUS } from "./classes.ts";
import { SLACK } from "./demerits.ts";
import { hyphenWidth } from "./hyphenate.ts";
import { HYPHENATED } from "./kinsoku.ts";
import {
  DISPLAY_NATURAL,
  MIXED_STRETCH,
  NATURAL,
  NONE,
  SEEN,
  SHRINK,
  SHRINK_ALL,
  SHRINK_STEPS,
  SOLID,
  TRACK,
  WORD_STRETCH,
} from "./mojikumi.ts";
import type { Setting } from "./setting.ts";
import type { Items } from "./units.ts";
import { keepsEm } from "./upright-marks.ts";

/** Fills in the prefix sums of a paragraph whose units, gaps and breaks are known. */
export function sumUp(items: Items, setting: Setting): void {
  const { count, breaks, spans, bodies, gaps, begin, end, track, seen } = items;
  const natural = setting.display ? DISPLAY_NATURAL : NATURAL;
  let width = 0;
  let tracks = 0;
  let sees = 0;
  for (let unit = 0; unit < count; unit++) {
    const gap = unit === 0 ? NONE : (gaps[unit] as number);
    end[unit] = breaks[unit] === HYPHENATED ? width + hyphenWidth(setting, spans[unit] as number) : width;
    if (gap === SOLID) {
      tracks++;
      sees++;
    } else if (unit > 0) {
      width += (natural[gap] as number) + whiteBefore(items, setting, unit);
      tracks += TRACK[gap] as number;
      sees += SEEN[gap] as number;
    }
    addGives(items, unit, gap);
    track[unit] = tracks;
    seen[unit] = sees;
    begin[unit] = width;
    width += bodies[unit] as number;
  }
  end[count] = width;
  items.runt = firstRunt(items, setting);
}

/** Where the paragraph's last single character begins. Marks do not count, nor do —— and ……: 了……” alone is as bad as 了 alone. */
function firstRunt({ count, heads, bodies, starts }: Items, { codes, spans }: Setting): number {
  const script = spans[0]?.style.script;
  let width = 0;
  for (let unit = count - 1; unit >= 0; unit--) {
    const head = heads[unit] as number;
    const isMark =
      (head >= OPEN && head <= SOLIDUS) ||
      (head === ITERATION && keepsEm(codes[starts[unit] as number] as number, script));
    if (!isMark) width += bodies[unit] as number;
    if (width > 1 + SLACK) return unit + 1;
  }
  // Nothing but marks, or a single character with some: no other line could give it company.
  return count;
}

/** What a cell of a row of results has before it beyond its ideographic space. */
export function whiteBefore({ starts }: Items, { columns }: Setting, unit: number): Em {
  return columns?.get(starts[unit] as number) ?? 0;
}

/** What the gap before a unit gives, and how far it stretches before all others do, added to those before it. */
function addGives({ shrink, shrinkAll, wordStretch, mixedStretch }: Items, unit: number, gap: number): void {
  const first = unit * SHRINK_STEPS;
  const own = gap * SHRINK_STEPS;
  for (let step = 0; step < SHRINK_STEPS; step++) {
    shrink[first + step] = (shrink[first + step - SHRINK_STEPS] ?? 0) + (SHRINK[own + step] as number);
  }
  shrinkAll[unit] = (shrinkAll[unit - 1] ?? 0) + (SHRINK_ALL[gap] as number);
  wordStretch[unit] = (wordStretch[unit - 1] ?? 0) + (WORD_STRETCH[gap] as number);
  mixedStretch[unit] = (mixedStretch[unit - 1] ?? 0) + (MIXED_STRETCH[gap] as number);
}
