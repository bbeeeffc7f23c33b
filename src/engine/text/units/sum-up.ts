import type { Em } from "../../../base/length.ts";
import { SLACK } from "../lines/demerits.ts";
import { ITERATION, OPEN, SOLIDUS } from "../marks/classes.ts";
import {
  DISPLAY_NATURAL,
  HYPHENATED,
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
} from "../marks/pairs.ts";
import { keepsEm } from "../marks/resolve-marks.ts";
import type { Setting } from "../setting.ts";
import { hyphenWidth } from "./hyphenate.ts";
import type { Items } from "./units.ts";

/** Fills in the prefix sums of a paragraph whose units, gaps and breaks are known. */
export function sumUp(items: Items, setting: Setting): void {
  const { count, breaks, spans, bodies, gaps, begin, end, track, seen, rows } = items;
  const natural = setting.display ? DISPLAY_NATURAL : NATURAL;
  startRows(items);
  let width = 0;
  let tracks = 0;
  let sees = 0;
  let row = 0;
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
      if (GIVES[gap] === 1) addRow(items, ++row, gap);
    }
    rows[unit] = row;
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

/** By kind of gap: whether it gives way, or stretches before all others do. */
const GIVES = Uint8Array.from(SHRINK_ALL, (shrink, gap) =>
  shrink + (WORD_STRETCH[gap] as number) + (MIXED_STRETCH[gap] as number) > 0 ? 1 : 0,
);

function startRows({ shrink, shrinkAll, wordStretch, mixedStretch }: Items): void {
  shrink.fill(0, 0, SHRINK_STEPS);
  shrinkAll[0] = wordStretch[0] = mixedStretch[0] = 0;
}

function addRow({ shrink, shrinkAll, wordStretch, mixedStretch }: Items, row: number, gap: number): void {
  const first = row * SHRINK_STEPS;
  const own = gap * SHRINK_STEPS;
  for (let step = 0; step < SHRINK_STEPS; step++) {
    shrink[first + step] = (shrink[first + step - SHRINK_STEPS] as number) + (SHRINK[own + step] as number);
  }
  shrinkAll[row] = (shrinkAll[row - 1] as number) + (SHRINK_ALL[gap] as number);
  wordStretch[row] = (wordStretch[row - 1] as number) + (WORD_STRETCH[gap] as number);
  mixedStretch[row] = (mixedStretch[row - 1] as number) + (MIXED_STRETCH[gap] as number);
}
