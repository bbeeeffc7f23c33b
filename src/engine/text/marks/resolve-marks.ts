import {
  CLOSE,
  CONNECTOR,
  classOf,
  DASH,
  DIGIT,
  DOTS,
  ELLIPSIS,
  EM_DASH,
  EN_DASH,
  FIRST_AMBIGUOUS,
  HAN,
  HYPHEN,
  INTERPUNCT,
  isWestern,
  isWide,
  LETTER,
  MIDDLE_DOT,
  NUMBER_SIGN,
  OPEN,
  POSTFIX,
  QUOTE_CLOSE,
  QUOTE_OPEN,
  QUOTE_STRAIGHT,
  SPACE,
  SYMBOL,
  WESTERN_CLOSE,
  WESTERN_OPEN,
  WESTERN_POSTFIX,
} from "./classes.ts";
import { isColon, isWideHyphen, takeSigns } from "./signs.ts";

/** Stands for an edge of the text. */
const EDGE = -1;
/** ‘ */
const SINGLE_OPEN = 0x2018;
/** No copy has so many quotation marks and spaces in a row, or quotations within one another: the time stays linear. */
const MOST_IN_ROW = 200;

/**
 * Classifies the code points from…to into `classes` (from 0 on); each mark that Chinese and Western text share becomes
 * one or the other by what stands beside it, quotation marks as matched pairs.
 */
export function classify(codes: Uint32Array, from: number, to: number, classes: Uint8Array): void {
  let ambiguous = false;
  let signs = false;
  for (let at = from; at < to; at++) {
    const code = codes[at] as number;
    const kind = classOf(code);
    classes[at - from] = kind;
    // Most of the copy asks no more.
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

/** A mark that is no quotation mark. */
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

/** True where neither outer neighbour of first…last is full-width, and one of them at least is Western. */
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
  // A pair that is the whole text counts as Western by its contents; a lone mark does not.
  return before !== EDGE || after !== EDGE || first !== last;
}

function isTransparent(kind: number): boolean {
  return kind === SPACE || kind === QUOTE_OPEN || kind === QUOTE_CLOSE;
}

function hasWide(classes: Uint8Array, from: number, to: number): boolean {
  for (let at = from; at < to; at++) if (isWide(classes[at] as number)) return true;
  return false;
}
