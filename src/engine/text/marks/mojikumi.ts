import {
  CLASSES,
  CLOSE,
  COMMA,
  CONNECTOR,
  DASH,
  DIGIT,
  ELLIPSIS,
  EXCLAMATION,
  FIRST_AMBIGUOUS,
  HAN,
  HYPHEN,
  INTERPUNCT,
  ITERATION,
  isClosing,
  isWestern,
  LETTER,
  OPEN,
  POSTFIX,
  PREFIX,
  SLASH,
  SOLIDUS,
  STOP,
  SYMBOL,
  WESTERN_CLOSE,
  WESTERN_OPEN,
  WESTERN_POSTFIX,
  WESTERN_PREFIX,
  WESTERN_STOP,
  WIDE_DIGIT,
} from "./classes.ts";

/**
 * Gaps between the bodies of neighbours, by kind. A full-width mark has a body of ½ em: its blank half is such a gap,
 * which falls away at a line's start or end and beside another mark (RULES.md#adjacent-marks, RULES.md#line-edges).
 */
export const SOLID = 0;
/** No gap, and none ever opens: inside units, after （, before ）and ，, beside · – ／. */
export const NONE = 1;
export const BEFORE_OPEN = 2;
export const AFTER_CLOSE = 3;
export const AFTER_COMMA = 4;
export const AFTER_STOP = 5;
/** Between Han and Western. */
export const MIXED = 6;
export const WORD_SPACE = 7;
/** An author's space between Han characters. */
export const HAN_SPACE = 8;
/** The em behind a dateline, which neither gives way nor opens. */
export const OPENING_SPACE = 9;
/** Between the parts of a word or an address: no letter ever stands apart from the next. */
export const INSIDE = 10;
/** U+3000 inside a paragraph: the author's own em, which neither gives way nor opens. */
export const WIDE_SPACE = 11;
/** The blank half of the mark that ends a notice or a label, which gives way to no line. */
export const HALF_SPACE = 12;
export const KINDS = 13;

/** Compression steps in their order (RULES.md#compression). */
const SHRINK_WORD = 0;
/** Marks down to ⅕ em, brackets and commas alike. */
const SHRINK_MARK = 1;
const SHRINK_MIXED = 2;
/** Marks to nothing. */
export const SHRINK_MARK_WHOLLY = 3;
const SHRINK_STOP = 4;
export const SHRINK_STEPS = 5;

/** How one kind of gap behaves; all in em. */
interface Behaviour {
  readonly natural: number;
  /** What it gives, by step. */
  readonly shrink: readonly number[];
  /** Stretch of the first two steps: word spaces to ½ em, Han–Western to ⅓ em. */
  readonly wordStretch: number;
  readonly mixedStretch: number;
  /** Its share when all gaps open (step 3). */
  readonly track: number;
  /** How much it counts as a gap when a line is judged: nobody sees the seams of a word. */
  readonly seen: number;
}

const solid: Behaviour = { natural: 0, shrink: [], wordStretch: 0, mixedStretch: 0, track: 1, seen: 1 };

/** What a gap gives in one step. */
function gives(step: number, most: number): readonly number[] {
  return Array.from({ length: SHRINK_STEPS }, (_, at) => (at === step ? most : 0));
}

/** The blank half of a bracket or comma: 0.3 em, and then the rest. */
const BLANK_HALF = gives(SHRINK_MARK, 0.3).map((most, step) => (step === SHRINK_MARK_WHOLLY ? 0.2 : most));

const BEHAVIOUR: readonly Behaviour[] = [
  solid,
  { ...solid, track: 0 },
  { ...solid, natural: 1 / 2, shrink: BLANK_HALF },
  { ...solid, natural: 1 / 2, shrink: BLANK_HALF },
  { ...solid, natural: 1 / 2, shrink: BLANK_HALF },
  { ...solid, natural: 1 / 2, shrink: gives(SHRINK_STOP, 1 / 2) },
  { ...solid, natural: 1 / 4, shrink: gives(SHRINK_MIXED, 1 / 8), mixedStretch: 1 / 12, track: 1 / 8 },
  { ...solid, natural: 1 / 3, shrink: gives(SHRINK_WORD, 1 / 12), wordStretch: 1 / 6, track: 1 / 2 },
  { ...solid, natural: 1 / 2, shrink: gives(SHRINK_WORD, 1 / 4) },
  { ...solid, natural: 1, track: 0, seen: 0 },
  { ...solid, track: 0, seen: 0 },
  { ...solid, natural: 1, track: 0, seen: 0 },
  { ...solid, natural: 1 / 2, track: 0, seen: 0 },
];

/** By kind of gap. */
export const NATURAL = Float64Array.from(BEHAVIOUR, (gap) => gap.natural);
/** In headings the blank halves of marks are holes in the line: ⅛ em of them stays outside “ 《 （, none behind ， ：, half behind 。！？ (RULES.md#headings). */
export const DISPLAY_NATURAL = Float64Array.from(NATURAL, displayed);

function displayed(natural: number, gap: number): number {
  switch (gap) {
    case BEFORE_OPEN:
    case AFTER_CLOSE:
      return natural / 4;
    case AFTER_COMMA:
      return 0;
    case AFTER_STOP:
      return natural / 2;
    default:
      return natural;
  }
}
/** What each kind gives in each step: SHRINK_STEPS figures a kind. */
export const SHRINK = Float64Array.from(
  BEHAVIOUR.flatMap(({ shrink }) => gives(0, 0).map((none, step) => shrink[step] ?? none)),
);
/** And in all. */
export const SHRINK_ALL = Float64Array.from(BEHAVIOUR, ({ shrink }) => shrink.reduce((sum, each) => sum + each, 0));
export const WORD_STRETCH = Float64Array.from(BEHAVIOUR, (gap) => gap.wordStretch);
export const MIXED_STRETCH = Float64Array.from(BEHAVIOUR, (gap) => gap.mixedStretch);
export const TRACK = Float64Array.from(BEHAVIOUR, (gap) => gap.track);
export const SEEN = Float64Array.from(BEHAVIOUR, (gap) => gap.seen);

/** By class: the width of the body in em. Western units are measured. */
export const BODY = bodies();

function bodies(): Float64Array {
  const widths = new Float64Array(CLASSES).fill(1);
  for (const kind of [OPEN, CLOSE, COMMA, STOP, EXCLAMATION, INTERPUNCT, SOLIDUS]) widths[kind] = 1 / 2;
  widths[DASH] = 2;
  widths[ELLIPSIS] = 2;
  return widths;
}

const TABLE = judged();

function judged(): Uint8Array {
  const gaps = new Uint8Array(CLASSES * CLASSES);
  for (let tail = 0; tail < FIRST_AMBIGUOUS; tail++) {
    for (let head = 0; head < FIRST_AMBIGUOUS; head++) gaps[tail * CLASSES + head] = judge(tail, head);
  }
  return gaps;
}

function judge(tail: number, head: number): number {
  if (tail === OPEN || tail === WESTERN_OPEN) return NONE;
  if ([CLOSE, COMMA, STOP, EXCLAMATION, WESTERN_CLOSE, WESTERN_STOP].includes(head)) return NONE;
  if (isQuotedAtDash(tail, head)) return NONE;
  if (head === OPEN) return BEFORE_OPEN;
  if (tail === CLOSE) return AFTER_CLOSE;
  if (tail === COMMA) return AFTER_COMMA;
  if (tail === STOP || tail === EXCLAMATION) return AFTER_STOP;
  if (isRigid(tail) || isRigid(head)) return NONE;
  if (isGlued(tail, head)) return NONE;
  return isMixed(tail, head) || isMixed(head, tail) ? MIXED : SOLID;
}

/** A dash stands as close to the quotation before it, or behind it, as to the words on its other side. */
function isQuotedAtDash(tail: number, head: number): boolean {
  return (tail === CLOSE && head === DASH) || (tail === DASH && head === OPEN);
}

/** Marks beside which no space is added. */
function isRigid(kind: number): boolean {
  return kind === CONNECTOR || kind === INTERPUNCT || kind === SOLIDUS || kind === HYPHEN || kind === SLASH;
}

function isGlued(tail: number, head: number): boolean {
  if (tail === PREFIX || tail === WESTERN_PREFIX || head === POSTFIX || head === WESTERN_POSTFIX) return true;
  if (tail === head && (tail === WIDE_DIGIT || tail === DASH || tail === ELLIPSIS)) return true;
  return isWestern(tail) && isWestern(head);
}

/** Han beside a Western letter or number; not ＜ and ￥, whose em has white enough on either side. */
function isMixed(han: number, western: number): boolean {
  if (han !== HAN && han !== ITERATION && han !== POSTFIX && han !== WIDE_DIGIT) return false;
  return [LETTER, DIGIT, SYMBOL, WESTERN_PREFIX, WESTERN_POSTFIX].includes(western);
}

/** The gap between a unit that ends in class `tail` and one that begins with `head`, with no blank between. */
export function gapBetween(tail: number, head: number): number {
  return TABLE[tail * CLASSES + head] as number;
}

/** The same where the author typed a space: beside Chinese marks and between Han and Western it adds nothing. */
export function gapAtSpace(tail: number, head: number): number {
  if (isWestern(tail) && isWestern(head)) return WORD_SPACE;
  const gap = TABLE[tail * CLASSES + head] as number;
  if (gap !== SOLID) return gap === NONE && tail !== OPEN && !isClosing(head) ? HAN_SPACE : gap;
  return isWestern(tail) || isWestern(head) ? MIXED : HAN_SPACE;
}
