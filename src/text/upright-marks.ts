import {
  DIGIT,
  EXCLAMATION,
  ITERATION,
  isWestern,
  POSTFIX,
  PREFIX,
  SLASH,
  SOLIDUS,
  WESTERN_POSTFIX,
  WESTERN_PREFIX,
  WESTERN_STOP,
} from "./classes.ts";
import { BEFORE_OPEN, MIXED, NONE, SOLID } from "./mojikumi.ts";

/** ： ； ！ ？ keep their em in vertical lines, the blank half below their ink (RULES.md#vertical). */
export function keepsEm(code: number): boolean {
  return code === 0xff1a || code === 0xff1b || code === 0xff01 || code === 0xff1f;
}

/** Two ！ ？ stand side by side in one square (RULES.md#widths). */
export function sharesSquare(codes: Uint32Array, at: number, end: number): boolean {
  return at + 1 < end && isUrgent(codes[at] as number) && isUrgent(codes[at + 1] as number);
}

function isUrgent(code: number): boolean {
  return code === 0xff01 || code === 0xff1f;
}

/**
 * Gives such marks, from `from` on, the class of characters that fill an em and may not begin a line; the / of 文/图 that of ／, which stands upright;
 * and the sign beside a number a Western one, so that it lies with it (RULES.md#vertical).
 */
export function boxMarks(codes: Uint32Array, from: number, to: number, classes: Uint8Array): void {
  for (let at = from; at < to; at++) {
    const kind = classes[at - from];
    // The ： of a ratio lies with its number.
    if (kind !== WESTERN_STOP && (keepsEm(codes[at] as number) || kind === EXCLAMATION)) classes[at - from] = ITERATION;
    else if (kind === POSTFIX && classes[at - from - 1] === DIGIT) classes[at - from] = WESTERN_POSTFIX;
    else if (kind === PREFIX && classes[at - from + 1] === DIGIT && at + 1 < to) classes[at - from] = WESTERN_PREFIX;
    else if (kind === SLASH && isAmongHan(classes, at - from, to - from)) classes[at - from] = SOLIDUS;
  }
}

function isAmongHan(classes: Uint8Array, at: number, end: number): boolean {
  return at > 0 && at + 1 < end && !isWestern(classes[at - 1] as number) && !isWestern(classes[at + 1] as number);
}

/** The gap behind such a mark: its em has white enough, so that nothing more stands before 『 or a Western word. */
export function besideUpright(gap: number): number {
  if (gap === BEFORE_OPEN) return NONE;
  return gap === MIXED ? SOLID : gap;
}
