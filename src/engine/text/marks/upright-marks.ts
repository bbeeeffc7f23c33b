import type { Characters } from "../../model/style.ts";
import type { Setting } from "../setting.ts";
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

/**
 * ： ； ！ ？ keep their em in vertical lines, the blank half below their ink (RULES.md#vertical); in traditional text all stops do, which stand in
 * the middle of their squares (RULES.md#traditional).
 */
export function keepsEm(code: number, script: Characters | undefined): boolean {
  if (code === 0xff1a || code === 0xff1b || code === 0xff01 || code === 0xff1f) return true;
  return script === "traditional" && (code === 0xff0c || code === 0x3002 || code === 0x3001 || code === 0xff0e);
}

/** True where such marks fill their squares: in vertical lines, and in all lines of traditional text. */
export function boxesMarks({ writing, spans }: Setting): boolean {
  return writing === "vertical" || spans[0]?.style.script === "traditional";
}

/** Two ！ ？ stand side by side in one square (RULES.md#widths). */
export function sharesSquare(codes: Uint32Array, at: number, end: number): boolean {
  return at + 1 < end && isUrgent(codes[at] as number) && isUrgent(codes[at + 1] as number);
}

function isUrgent(code: number): boolean {
  return code === 0xff01 || code === 0xff1f;
}

/**
 * Gives such marks the class of characters that fill an em and may not begin a line; in vertical lines the / of 文/图 that of ／, which stands upright,
 * and the sign beside a number a Western one, so that it lies with it (RULES.md#vertical).
 */
export function boxMarks({ codes, from, to, spans, writing }: Setting, classes: Uint8Array): void {
  const script = spans[0]?.style.script;
  for (let at = 0; at < to - from; at++) {
    const kind = classes[at] as number;
    const boxed = keepsEm(codes[from + at] as number, script) || kind === EXCLAMATION;
    // The ： of a ratio lies with its number.
    if (boxed && kind !== WESTERN_STOP) classes[at] = ITERATION;
    else if (writing === "vertical") classes[at] = uprightClass(classes, at, to - from);
  }
}

/** The class of a sign in a vertical line. */
function uprightClass(classes: Uint8Array, at: number, end: number): number {
  const kind = classes[at] as number;
  if (kind === POSTFIX && classes[at - 1] === DIGIT) return WESTERN_POSTFIX;
  if (kind === PREFIX && classes[at + 1] === DIGIT && at + 1 < end) return WESTERN_PREFIX;
  return kind === SLASH && isAmongHan(classes, at, end) ? SOLIDUS : kind;
}

function isAmongHan(classes: Uint8Array, at: number, end: number): boolean {
  return at > 0 && at + 1 < end && !isWestern(classes[at - 1] as number) && !isWestern(classes[at + 1] as number);
}

/** The gap behind such a mark: its em has white enough, so that nothing more stands before 『 or a Western word. */
export function besideUpright(gap: number): number {
  if (gap === BEFORE_OPEN) return NONE;
  return gap === MIXED ? SOLID : gap;
}
