import { inBothScripts } from "../../../base/both-scripts.ts";
import type { Items } from "../units/units.ts";
import {
  type Classified,
  COMMA,
  DIGIT,
  EN_DASH,
  EXCLAMATION,
  HAN,
  HYPHEN,
  OPEN,
  PREFIX,
  QUOTE_OPEN,
  SPACE,
  STOP,
  SYMBOL,
  WESTERN_OPEN,
  WESTERN_STOP,
  WIDE_DIGIT,
} from "./classes.ts";

/** ： and ∶, which between figures are one number with them (RULES.md#units). */
export function isColon(code: number): boolean {
  return code === 0xff1a || code === 0x2236;
}

/** －, which is a minus or a connector as - is. */
export function isWideHyphen(code: number): boolean {
  return code === 0xff0d;
}

/** Makes the signs that belong to the number beside them a part of it; the other characters keep their classes. */
export function takeSigns(text: Classified, count: number): void {
  const { classes, codes, from } = text;
  for (let at = 0; at < count; at++) {
    const kind = classes[at];
    const wide = isWideHyphen(codes[from + at] as number);
    if (kind === HYPHEN || kind === EN_DASH || wide) {
      if (isMinus(text, at)) classes[at] = wide ? PREFIX : SYMBOL;
    } else if (isColon(codes[from + at] as number) && classes[at - 1] === DIGIT && classes[at + 1] === DIGIT) {
      classes[at] = WESTERN_STOP;
    }
  }
}

/** Behind these a – or - before a figure shows a span: 9月–12月. */
const SPANNED = inBothScripts("年月日时分秒点岁届号版章期元角米里斤克吨度层楼级线路人万亿千百个天周次名室");
const MAY_PRECEDE: readonly number[] = [OPEN, QUOTE_OPEN, COMMA, STOP, EXCLAMATION, WESTERN_OPEN];

/** True for – or - before a figure, with or without a space, where nothing before it could begin a span: 降到–12℃. */
function isMinus({ classes, codes, from }: Classified, at: number): boolean {
  const next = classes[at + 1] === SPACE ? at + 2 : at + 1;
  if (classes[next] !== DIGIT && classes[next] !== WIDE_DIGIT) return false;
  const last = classes[at - 1] === SPACE ? at - 2 : at - 1;
  if (last < 0) return true;
  const before = classes[last] as number;
  if (before === HAN) return !SPANNED.includes(String.fromCodePoint(codes[from + last] as number));
  return MAY_PRECEDE.includes(before);
}

/** Signs that stand before a number, and those between two. */
const SIGNS = "−–-±+<>=≈≠≡≤≥≦≧×÷∶";

/**
 * True before a unit that belongs to a sign: the number behind a sign, or the sign behind a number. A token holds both unless the author typed a space
 * or the figures are full-width.
 * @param tail the class that the unit before ends in
 * @param head the unit's own
 */
export function isSigned(
  { starts, ends }: Items,
  { codes }: Classified,
  unit: number,
  [tail, head]: readonly [number, number],
): boolean {
  const isSign = (of: number): boolean =>
    (ends[of] as number) - (starts[of] as number) === 1 &&
    SIGNS.includes(String.fromCodePoint(codes[starts[of] as number] as number));
  return (tail === SYMBOL && isFigure(head) && isSign(unit - 1)) || (isFigure(tail) && head === SYMBOL && isSign(unit));
}

function isFigure(kind: number): boolean {
  return kind === DIGIT || kind === WIDE_DIGIT;
}

/** ． and ： part the figures of a number; ， does where three figures stand behind it. */
const POINT = 0xff0e;
const COLON = 0xff1a;
const THOUSANDS = 0xff0c;
const GROUP = 3;

/** True before the full-width figure at `at` that goes on a number behind its mark: １２．５, １０：３０, １，２３４ (RULES.md#units). */
export function isInWideNumber({ codes, from }: Classified, at: number, to: number): boolean {
  const mark = codes[at - 1];
  if (at - 2 < from || !isWideFigure(codes[at - 2] as number)) return false;
  if (mark === POINT || mark === COLON) return isWideFigure(codes[at] as number);
  if (mark !== THOUSANDS) return false;
  let end = at;
  while (end < to && isWideFigure(codes[end] as number)) end++;
  let start = at - 1;
  while (start > from && isWideFigure(codes[start - 1] as number)) start--;
  return end - at === GROUP && at - 1 - start <= GROUP;
}

function isWideFigure(code: number): boolean {
  return code >= 0xff10 && code <= 0xff19;
}
