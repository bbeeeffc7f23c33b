import { textOf } from "../../base/copy.ts";
import type { OwnWords } from "../../words/words.ts";
import { FREE, NAMED } from "../marks/kinsoku.ts";
import { SOLID } from "../marks/mojikumi.ts";
import type { Setting } from "../setting.ts";
import type { Items } from "./units.ts";

/** Longer names part as words do: to hold them would open lines. */
const LONGEST = 4;

/** Makes line ends within the names and terms that a paper lists a second choice (RULES.md#units). */
export function holdOwn({ breaks, count, gaps, starts }: Items, setting: Setting): void {
  if (setting.own === undefined) return;
  const within = placesWithin(setting, setting.own);
  for (let unit = 1; unit < count; unit++) {
    if (breaks[unit] === FREE && gaps[unit] === SOLID && within.has(starts[unit] as number)) breaks[unit] = NAMED;
  }
}

/** The code points of names but for the first of each. */
function placesWithin({ codes, from, to }: Setting, own: OwnWords): ReadonlySet<number> {
  const places = new Set<number>();
  let at = from;
  for (const [piece, text] of own.partsOf(textOf(codes, from, to)).entries()) {
    const length = [...text].length;
    const isName = piece % 2 === 1 && length <= LONGEST;
    for (let behind = 1; isName && behind < length; behind++) places.add(at + behind);
    at += length;
  }
  return places;
}
