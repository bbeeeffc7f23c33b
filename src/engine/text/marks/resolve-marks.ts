/*
 * Decides what an ambiguous mark is: quotation marks, dashes, dots, signs of numbers, and in vertical or traditional text the marks that fill their squares.
 * “ is Chinese beside 说 and Western inside an English sentence; - is a minus in 降到-12℃ and a span in 9月-12月. Only neighbours count, so a text comes out the same
 * in every measure and every part of a story.
 */

import { inBothScripts } from "../../../base/both-scripts.ts";
import type { Characters } from "../../model/style.ts";
import type { Setting } from "../line.ts";
import type { Items } from "../units/units.ts";
import { MOST_IN_ROW } from "../weights.ts";
import {
  CLOSE,
  type Classified,
  COMMA,
  CONNECTOR,
  classOf,
  DASH,
  DIGIT,
  DOTS,
  ELLIPSIS,
  EM_DASH,
  EN_DASH,
  EXCLAMATION,
  FIRST_AMBIGUOUS,
  HAN,
  HYPHEN,
  INTERPUNCT,
  ITERATION,
  isWestern,
  isWide,
  LETTER,
  MIDDLE_DOT,
  NUMBER_SIGN,
  OPEN,
  POSTFIX,
  PREFIX,
  QUOTE_CLOSE,
  QUOTE_OPEN,
  QUOTE_STRAIGHT,
  SLASH,
  SOLIDUS,
  SPACE,
  STOP,
  SYMBOL,
  WESTERN_CLOSE,
  WESTERN_OPEN,
  WESTERN_POSTFIX,
  WESTERN_PREFIX,
  WESTERN_STOP,
  WIDE_DIGIT,
} from "./classes.ts";
import { BEFORE_OPEN, MIXED, NONE, SOLID } from "./pairs.ts";

/** In place of a class: an edge of the text. */
const EDGE = -1;
/** ‘ */
const SINGLE_OPEN = 0x2018;

/**
 * Classifies the code points from…to into `classes` (from 0 on). Marks that Chinese and Western text share become one or the other by their neighbours,
 * quotation marks as matched pairs.
 */
export function classify(codes: Uint32Array, from: number, to: number, classes: Uint8Array): void {
  let ambiguous = false;
  let signs = false;
  for (let at = from; at < to; at++) {
    const code = codes[at] as number;
    const kind = classOf(code);
    classes[at - from] = kind;
    if (kind === HAN) continue;
    if (kind >= FIRST_AMBIGUOUS) ambiguous = true;
    if (kind === HYPHEN || kind === EN_DASH || isColon(code) || isWideHyphen(code)) signs = true;
  }
  const count = to - from;
  if (signs) takeSigns({ codes, from, classes }, count);
  if (!ambiguous) return;
  resolveQuotes(codes, from, classes.subarray(0, count));
  for (let at = 0; at < count; at++) {
    const kind = classes[at] as number;
    if (kind >= FIRST_AMBIGUOUS) classes[at] = resolve(classes, at, count);
  }
}

/** The classes beside a mark, or EDGE. */
interface Neighbours {
  readonly before: number;
  readonly after: number;
}

/** The class of any ambiguous mark except a quotation mark. */
function resolve(classes: Uint8Array, at: number, count: number): number {
  const before = at > 0 ? (classes[at - 1] as number) : EDGE;
  const after = at + 1 < count ? (classes[at + 1] as number) : EDGE;
  const beside: Neighbours = { before, after };
  switch (classes[at]) {
    case EM_DASH:
      return after === EM_DASH || before === DASH ? DASH : connector(beside);
    case EN_DASH:
      return connector(beside);
    case DOTS:
      return after === DOTS || before === ELLIPSIS ? ELLIPSIS : dots(beside);
    case MIDDLE_DOT:
      return before === LETTER && after === LETTER ? SYMBOL : INTERPUNCT;
    case NUMBER_SIGN:
      return isWestern(before) ? WESTERN_POSTFIX : POSTFIX;
    default:
      return SYMBOL;
  }
}

function connector({ before, after }: Neighbours): number {
  return before === LETTER && after === LETTER ? HYPHEN : CONNECTOR;
}

function dots({ before, after }: Neighbours): number {
  return isWestern(before) && (after === EDGE || after === SPACE || isWestern(after)) ? SYMBOL : ELLIPSIS;
}

function resolveQuotes(codes: Uint32Array, from: number, classes: Uint8Array): void {
  const open: number[] = [];
  let straight = 0;
  for (let at = 0; at < classes.length; at++) {
    const kind = classes[at];
    if (kind === QUOTE_OPEN) open.push(at);
    else if (kind === QUOTE_CLOSE) closeQuote(codes, from, classes, { open, at });
    else if (kind === QUOTE_STRAIGHT) classes[at] = isApostrophe(classes, at) ? SYMBOL : straightQuote(straight++);
  }
  for (const at of open) classes[at] = isWesternPlace(classes, at, at) ? WESTERN_OPEN : OPEN;
}

/** Straight marks open and close in turn. */
function straightQuote(count: number): number {
  return count % 2 === 0 ? WESTERN_OPEN : WESTERN_CLOSE;
}

function closeQuote(
  codes: Uint32Array,
  from: number,
  classes: Uint8Array,
  { open, at }: { readonly open: number[]; readonly at: number },
): void {
  // “ U+201C closes with ” U+201D, ‘ U+2018 with ’ U+2019.
  const partner = (codes[from + at] as number) - 1;
  if (partner === SINGLE_OPEN && isApostrophe(classes, at)) {
    classes[at] = SYMBOL;
    return;
  }
  const opener = open.at(-1);
  if (opener !== undefined && codes[from + opener] === partner) {
    open.pop();
    const western =
      open.length < MOST_IN_ROW && isWesternPlace(classes, opener, at) && !hasWide(classes, opener + 1, at);
    classes[opener] = western ? WESTERN_OPEN : OPEN;
    classes[at] = western ? WESTERN_CLOSE : CLOSE;
    return;
  }
  classes[at] = isWesternPlace(classes, at, at) ? WESTERN_CLOSE : CLOSE;
}

function isApostrophe(classes: Uint8Array, at: number): boolean {
  return at > 0 && classes[at - 1] === LETTER && (classes[at + 1] === LETTER || classes[at + 1] === DIGIT);
}

/** True if at least one outer neighbour of first…last is Western and none is full-width. */
function isWesternPlace(classes: Uint8Array, first: number, last: number): boolean {
  let left = first - 1;
  const furthest = Math.max(0, first - MOST_IN_ROW);
  while (left >= furthest && isTransparent(classes[left] as number)) left--;
  let right = last + 1;
  const end = Math.min(classes.length, last + MOST_IN_ROW);
  while (right < end && isTransparent(classes[right] as number)) right++;
  const before = left >= furthest ? (classes[left] as number) : EDGE;
  const after = right < end ? (classes[right] as number) : EDGE;
  if ((before !== EDGE && isWide(before)) || (after !== EDGE && isWide(after))) return false;
  // A pair around the whole text may be Western by its contents; a lone mark may not.
  return before !== EDGE || after !== EDGE || first !== last;
}

function isTransparent(kind: number): boolean {
  return kind === SPACE || kind === QUOTE_OPEN || kind === QUOTE_CLOSE;
}

function hasWide(classes: Uint8Array, from: number, to: number): boolean {
  for (let at = from; at < to; at++) if (isWide(classes[at] as number)) return true;
  return false;
}

/** ： and ∶, which belong to a number between figures (RULES.md#units). */
function isColon(code: number): boolean {
  return code === 0xff1a || code === 0x2236;
}

/** －, a minus or a connector like -. */
function isWideHyphen(code: number): boolean {
  return code === 0xff0d;
}

/** Makes signs a part of the number to which they belong. */
function takeSigns(text: Classified, count: number): void {
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

/** Characters behind which – or - before a figure is a span: 9月–12月. */
const SPANNED = inBothScripts("年月日时分秒点岁届号版章期元角米里斤克吨度层楼级线路人万亿千百个天周次名室");
const MAY_PRECEDE: readonly number[] = [OPEN, QUOTE_OPEN, COMMA, STOP, EXCLAMATION, WESTERN_OPEN];

/** True for – or - before a figure, with or without a space, unless a span could begin before it: 降到–12℃. */
function isMinus({ classes, codes, from }: Classified, at: number): boolean {
  const next = classes[at + 1] === SPACE ? at + 2 : at + 1;
  if (classes[next] !== DIGIT && classes[next] !== WIDE_DIGIT) return false;
  const last = classes[at - 1] === SPACE ? at - 2 : at - 1;
  if (last < 0) return true;
  const before = classes[last] as number;
  if (before === HAN) return !SPANNED.includes(String.fromCodePoint(codes[from + last] as number));
  return MAY_PRECEDE.includes(before);
}

/** Signs before a number, and between two. */
const SIGNS = "−–-±+<>=≈≠≡≤≥≦≧×÷∶";

/**
 * True if a unit belongs together with the one before: the number behind a sign, or the sign behind a number. They are two units if the author typed a space
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

/** ． and ： part the figures of a number; so does ， before a group of three. */
const POINT = 0xff0e;
const COLON = 0xff1a;
const THOUSANDS = 0xff0c;
const GROUP = 3;

/** True if the full-width figure at `at` continues a number behind a mark: １２．５, １０：３０, １，２３４ (RULES.md#units). */
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

/**
 * ： ； ！ ？ keep their em in vertical lines, with the blank half below their ink (RULES.md#vertical); in traditional text all stops do, in the middle of
 * their squares (RULES.md#traditional).
 */
export function keepsEm(code: number, script: Characters | undefined): boolean {
  if (code === 0xff1a || code === 0xff1b || code === 0xff01 || code === 0xff1f) return true;
  return script === "traditional" && (code === 0xff0c || code === 0x3002 || code === 0x3001 || code === 0xff0e);
}

/** True if such marks fill their squares: in vertical lines, and in all lines of traditional text. */
export function boxesMarks({ writing, spans }: Setting): boolean {
  return writing === "vertical" || spans[0]?.style.script === "traditional";
}

/** True for two ！ ？, which share one square (RULES.md#widths). */
export function sharesSquare(codes: Uint32Array, at: number, end: number): boolean {
  return at + 1 < end && isUrgent(codes[at] as number) && isUrgent(codes[at + 1] as number);
}

function isUrgent(code: number): boolean {
  return code === 0xff01 || code === 0xff1f;
}

/**
 * Gives such marks the class of characters that fill an em and may not begin a line. In vertical lines the / of 文/图 becomes an upright ／, and the sign beside
 * a number becomes Western, so that it lies on its side with the number (RULES.md#vertical).
 */
export function boxMarks({ codes, from, to, spans, writing }: Setting, classes: Uint8Array): void {
  const script = spans[0]?.style.script;
  for (let at = 0; at < to - from; at++) {
    const kind = classes[at] as number;
    const boxed = keepsEm(codes[from + at] as number, script) || kind === EXCLAMATION;
    // The ： of a ratio is part of its number.
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

/** The gap behind such a mark: its em has white enough for a following 『 or Western word. */
export function besideUpright(gap: number): number {
  if (gap === BEFORE_OPEN) return NONE;
  return gap === MIXED ? SOLID : gap;
}
