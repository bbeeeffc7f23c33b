import { inBothScripts } from "../../../base/both-scripts.ts";
import { HAN } from "../marks/classes.ts";
import { FORBIDDEN, FREE, IN_NUMBER, SOLID } from "../marks/pairs.ts";
import { holdName, isCounted, SURNAMES } from "./counts.ts";
import type { Items } from "./units.ts";

const FIGURE = 2;
const SURNAME = 3;
/** By code point: 1 for 十 and the like, 2 for numerals that may be read one by one, as figures are; 3 for surnames. */
const NUMERALS = numerals();

function numerals(): Uint8Array {
  const table = new Uint8Array(0xa000);
  for (const each of inBothScripts("十百千万亿两")) table[each.charCodeAt(0)] = 1;
  for (const each of "〇零一二三四五六七八九") table[each.charCodeAt(0)] = FIGURE;
  for (const each of SURNAMES) table[each.charCodeAt(0)] ||= SURNAME;
  return table;
}

/** Two figures may be 三四个, three or four; more than eight are too many to hold on one line. */
const LEAST = 3;
const MOST = 8;

/**
 * Forbids breaks in 二〇二六, which is one number as 2026 is; makes those in 二十四, before what a number counts, and in names a second choice
 * (RULES.md#units).
 */
export function holdNumerals(items: Items, codes: Uint32Array): void {
  const { count, heads, starts } = items;
  let before = 0;
  let figures = 0;
  for (let unit = 0; unit < count; unit++) {
    const kind = kindOf(heads[unit] as number, codes[starts[unit] as number] as number);
    // Most of the copy is neither a numeral nor beside one.
    if (kind === 0 && before === 0) continue;
    if (kind === SURNAME) holdName(items, codes, unit);
    const numeral = kind === SURNAME ? 0 : kind;
    const joins = before > 0 && holdBehind(items, codes, unit, numeral);
    if (numeral !== FIGURE || !joins) {
      holdFigures(items, unit, figures);
      figures = 0;
    }
    if (numeral === FIGURE) figures++;
    before = numeral;
  }
  holdFigures(items, count, figures);
}

/** The kind of numeral, or SURNAME; 0 for any other unit. */
function kindOf(head: number, code: number): number {
  return head === HAN ? (NUMERALS[code] ?? 0) : 0;
}

/** Forbids breaks in a row of figures that ends before a unit. */
function holdFigures({ breaks }: Items, end: number, figures: number): void {
  if (figures >= LEAST && figures <= MOST) breaks.fill(FORBIDDEN, end - figures + 1, end);
}

/** Holds a unit behind a numeral, if it is one too, or what the number counts (三个). True for a numeral. */
function holdBehind({ gaps, breaks, heads, starts }: Items, codes: Uint32Array, unit: number, kind: number): boolean {
  if (heads[unit] !== HAN || gaps[unit] !== SOLID) return false;
  const at = starts[unit] as number;
  const holds = kind > 0 || isCounted(codes[at] as number, codes[at + 1] ?? 0);
  if (holds && breaks[unit] === FREE) breaks[unit] = IN_NUMBER;
  return kind > 0;
}
