import { textOf } from "../../../base/copy.ts";
import type { Em } from "../../../base/length.ts";
import type { OwnWords } from "../../words/words.ts";
import { type LineRoom, SLACK } from "../lines/demerits.ts";
import { BROKEN, FORBIDDEN, FREE, IN_WORD, NAMED, NATURAL, SOLID } from "../marks/pairs.ts";
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

/** Forbids line ends within the names that no line may break (RULES.md#units). A name that is wider than its line breaks as a long word does. */
export function holdUnbroken(
  { breaks, count, starts, bodies, gaps }: Items,
  { unbroken, codes, from, to }: Setting,
  { measure, indent }: Pick<LineRoom, "measure" | "indent">,
): void {
  const within = unbroken?.(codes, from, to);
  if (within === undefined || within.size === 0) return;
  let first = 0;
  let width: Em = 0;
  for (let unit = 0; unit <= count; unit++) {
    if (unit < count && within.has(starts[unit] as number)) {
      width += (NATURAL[gaps[unit] as number] as number) + (bodies[unit] as number);
      continue;
    }
    const room = measure - (first === 0 ? indent : 0) + SLACK;
    const inner = breaks.subarray(first + 1, unit);
    if (width <= room) inner.fill(FORBIDDEN);
    else inner.set(inner.map((kind) => (kind < BROKEN ? IN_WORD : kind)));
    first = unit;
    width = bodies[unit] as number;
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
