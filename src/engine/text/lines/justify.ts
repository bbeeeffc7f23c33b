import type { Em } from "../../../base/length.ts";
import {
  DISPLAY_NATURAL,
  KINDS,
  MIXED,
  MIXED_STRETCH,
  NATURAL,
  SHRINK,
  SHRINK_STEPS,
  TRACK,
  WORD_STRETCH,
} from "../marks/pairs.ts";
import type { Items } from "../units/units.ts";
import { GAPING } from "../weights.ts";
import { SLACK, staysShort } from "./demerits.ts";

/** One line's gaps: the width of each kind in em, and the space added (or taken) at each open place. */
export interface Fitted {
  readonly gaps: Float64Array;
  /** Of a line that stays short (RULES.md#loose-lines), what it would have taken to fill it. */
  readonly added: Em;
}

/** A line of units start…stop with its natural gaps. */
export const NATURAL_FIT: Fitted = { gaps: NATURAL, added: 0 };

/** A heading's line with its own gaps. */
export const DISPLAY_FIT: Fitted = { gaps: DISPLAY_NATURAL, added: 0 };

/** A heading may be set tighter than solid by this at each gap before it turns or shrinks: less than the eye sees at such sizes. */
const TIGHTEST: Em = 0.02;

/** How much narrower than natural the units start…stop of a heading may be set; em. */
export function tightening({ track }: Items, start: number, stop: number): Em {
  return stop > start ? ((track[stop - 1] as number) - (track[start] as number)) * TIGHTEST : 0;
}

/** Fits a heading's line by taking the same from every gap. A line that is still too wide keeps its width. */
export function tighten(items: Items, start: number, stop: number, slack: Em): Fitted {
  const limit = tightening(items, start, stop);
  if (slack >= 0 || -slack > limit + SLACK) return DISPLAY_FIT;
  const added = (slack / limit) * TIGHTEST;
  return { gaps: DISPLAY_NATURAL.map((natural, gap) => natural + (TRACK[gap] as number) * added), added };
}

/** Han–Western gaps open from ¼ em to ⅓, and so many times as far, to ½, where the line would fall apart otherwise (RULES.md#loose-lines). */
const WIDEST_MIXED = 3;
const EACH_MIXED = MIXED_STRETCH[MIXED] as Em;

/**
 * Fits units start…stop to a width. Gaps give way in the order of RULES.md#compression, or open in that of RULES.md#expansion; each
 * step is used up evenly over its places before the next begins.
 * @param slack what the natural width leaves; em
 */
export function fitLine(items: Items, start: number, stop: number, slack: Em): Fitted {
  if (Math.abs(slack) <= SLACK / 100) return NATURAL_FIT;
  return slack < 0 ? compress(items, start, stop, -slack) : expand(items, start, stop, slack);
}

function compress(items: Items, start: number, stop: number, excess: Em): Fitted {
  const { shrink, rows } = items;
  const first = (rows[start] as number) * SHRINK_STEPS;
  const last = (rows[stop - 1] as number) * SHRINK_STEPS;
  const gaps = NATURAL.slice();
  let rest = excess;
  for (let step = 0; step < SHRINK_STEPS && rest > 0; step++) {
    const give = (shrink[last + step] as number) - (shrink[first + step] as number);
    if (give <= SLACK) continue;
    const share = Math.min(1, rest / give);
    rest -= give;
    for (let kind = 0; kind < KINDS; kind++) {
      (gaps[kind] as number) -= (SHRINK[kind * SHRINK_STEPS + step] as number) * share;
    }
  }
  return { gaps, added: -excess / Math.max(1, stop - start - 1) };
}

function expand(items: Items, start: number, stop: number, slack: Em): Fitted {
  const first = items.rows[start] as number;
  const last = items.rows[stop - 1] as number;
  const word = (items.wordStretch[last] as number) - (items.wordStretch[first] as number);
  const mixed = (items.mixedStretch[last] as number) - (items.mixedStretch[first] as number);
  const track = (items.track[stop - 1] as number) - (items.track[start] as number);
  const wordShare = word > SLACK ? Math.min(1, slack / word) : 0;
  const afterWords = slack - wordShare * word;
  const gapes = (share: number): boolean => afterWords - share * mixed > GAPING * Math.max(1, track);
  const most = gapes(1) && !gapes(WIDEST_MIXED) ? WIDEST_MIXED : 1;
  const mixedShare = mixed > SLACK ? Math.min(most, afterWords / mixed) : 0;
  const rest = afterWords - mixedShare * mixed;
  // Gaps that open by a share of a whole one never count as less than one.
  const added = Math.max(rest > SLACK ? rest / Math.max(1, track) : 0, (mixedShare - 1) * EACH_MIXED);
  // A line without a gap that opens is short as well.
  const short = added > GAPING || (rest > SLACK && (track <= SLACK || staysShort(items, start, stop, rest)));
  if (short) return { gaps: NATURAL, added };
  const each = track > SLACK ? rest / track : 0;
  const gaps = NATURAL.slice();
  for (let kind = 0; kind < KINDS; kind++) {
    (gaps[kind] as number) +=
      (WORD_STRETCH[kind] as number) * wordShare +
      (MIXED_STRETCH[kind] as number) * mixedShare +
      (TRACK[kind] as number) * each;
  }
  return { gaps, added };
}
