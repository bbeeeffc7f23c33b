import { HAN } from "./classes.ts";
import { FORBIDDEN, FREE, IN_NUMBER } from "./kinsoku.ts";
import { SOLID } from "./mojikumi.ts";
import type { Items } from "./units.ts";

const FIGURE = 2;
/** By code point: 1 for 十 and the like, 2 for numerals that may be read one by one, as figures are. */
const NUMERALS = numerals();

function numerals(): Uint8Array {
  const table = new Uint8Array(0x9700);
  for (const each of "十百千万亿两") table[each.charCodeAt(0)] = 1;
  for (const each of "〇零一二三四五六七八九") table[each.charCodeAt(0)] = FIGURE;
  return table;
}

/** Two figures may be 三四个, three or four; more than eight are too many to hold on one line. */
const LEAST = 3;
const MOST = 8;

/** Forbids breaks in 二〇二六, which is one number as 2026 is, and makes those in 二十四 a second choice (RULES.md#units). */
export function holdNumerals(items: Items, codes: Uint32Array): void {
  const { count, gaps, breaks } = items;
  let before = 0;
  let figures = 0;
  for (let unit = 0; unit <= count; unit++) {
    const kind = numeralAt(items, codes, unit);
    const joins = before > 0 && kind > 0 && gaps[unit] === SOLID;
    if (joins && breaks[unit] === FREE) breaks[unit] = IN_NUMBER;
    if (kind !== FIGURE || !joins) {
      if (figures >= LEAST && figures <= MOST) breaks.fill(FORBIDDEN, unit - figures + 1, unit);
      figures = 0;
    }
    if (kind === FIGURE) figures++;
    before = kind;
  }
}

/** The kind of numeral; 0 for any other unit and behind the last. */
function numeralAt({ count, heads, starts }: Items, codes: Uint32Array, unit: number): number {
  return unit < count && heads[unit] === HAN ? (NUMERALS[codes[starts[unit] as number] as number] ?? 0) : 0;
}
