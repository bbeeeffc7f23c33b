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
import type { Items } from "./units.ts";

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
const SPANNED = "年月日时分秒点岁届号版章期元角米里斤克吨度层楼级线路人万亿千百个天周次名室";
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
const SIGNS = "−–-±+<>=≈≠≡≤≥≦≧×÷";

/**
 * True before a unit that belongs to a sign, where the author typed a space: the number behind a sign, or the sign behind a number.
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
  return (tail === SYMBOL && head === DIGIT && isSign(unit - 1)) || (tail === DIGIT && head === SYMBOL && isSign(unit));
}
