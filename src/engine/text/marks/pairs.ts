/*
 * The rules for two neighbouring characters, by their classes: whether a line may break between them (避头尾, at four levels), and which gap is between them and
 * how it gives and opens (标点挤压). Both are tables, worked out once, since every pair of characters of the copy is looked up. Example: a line may break between
 * ， and 《. Each has a blank half, but their gap is ½ em (BEFORE_OPEN), since two marks side by side never take 2 em.
 */

import type { Prohibition } from "../../model/style.ts";
import {
  BEFORE_DASH_COST,
  BEFORE_DAY_COST,
  BROKEN_COST,
  HYPHENATED_COST,
  HYPHENATED_NAME_COST,
  IN_ADDRESS_COST,
  IN_CODE_COST,
  IN_COUNT_COST,
  IN_DATE_COST,
  IN_NAME_COST,
  IN_NUMBER_COST,
  IN_TITLE_COST,
  IN_URL_COST,
  IN_URL_HYPHEN_COST,
  IN_WORD_COST,
  NAMED_COST,
} from "../weights.ts";
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
  NOTE,
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

// Kinds of breaks before a unit: indexes of BREAK_COSTS. weights.ts says where each applies, at the cost of the same name.
export const FREE = 0;
const BEFORE_DASH = 1;
export const IN_URL = 2;
export const IN_URL_HYPHEN = 3;
export const IN_WORD = 4;
export const IN_NAME = 5;
export const HYPHENATED = 6;
export const IN_NUMBER = 7;
export const IN_COUNT = 8;
export const IN_TITLE = 9;
export const NAMED = 10;
export const IN_DATE = 11;
export const BEFORE_DAY = 12;
export const IN_CODE = 13;
export const IN_ADDRESS = 14;
export const HYPHENATED_NAME = 15;
export const BROKEN = 16;
export const FORBIDDEN = 17;

export const BREAK_COSTS: readonly number[] = [
  0,
  BEFORE_DASH_COST,
  IN_URL_COST,
  IN_URL_HYPHEN_COST,
  IN_WORD_COST,
  IN_NAME_COST,
  HYPHENATED_COST,
  IN_NUMBER_COST,
  IN_COUNT_COST,
  IN_TITLE_COST,
  NAMED_COST,
  IN_DATE_COST,
  BEFORE_DAY_COST,
  IN_CODE_COST,
  IN_ADDRESS_COST,
  HYPHENATED_NAME_COST,
  BROKEN_COST,
  Number.POSITIVE_INFINITY,
];

/** True for a line end at which the engine adds a hyphen. */
export function isHyphenated(kind: number | undefined): boolean {
  return kind === HYPHENATED || kind === HYPHENATED_NAME;
}

/** May not start a line 避头 (RULES.md#line-starts). */
const NEVER_FIRST: readonly number[] = [
  CLOSE,
  COMMA,
  STOP,
  EXCLAMATION,
  CONNECTOR,
  INTERPUNCT,
  SOLIDUS,
  ITERATION,
  POSTFIX,
  WESTERN_CLOSE,
  WESTERN_STOP,
  WESTERN_POSTFIX,
  HYPHEN,
  SLASH,
];

/** May not end a line 避尾 (RULES.md#line-ends). */
const NEVER_LAST: readonly number[] = [OPEN, WESTERN_OPEN, SOLIDUS, SLASH, PREFIX, WESTERN_PREFIX];

/** A note mark stays with the text before it; after a stop it opens an entry of a list. */
const NOTE_MAY_FOLLOW: readonly number[] = [COMMA, STOP, EXCLAMATION, DASH, ELLIPSIS];

/** Marks that may begin and end lines at the level `none`; signs stay with their numbers at every level. */
const MARKS: readonly number[] = [CLOSE, COMMA, STOP, EXCLAMATION, CONNECTOR, INTERPUNCT, SOLIDUS, ITERATION, OPEN];

/** An index of LEVELS. */
export type Level = number;
const LEVELS: readonly Prohibition[] = ["none", "basic", "gb", "strict"];
const AREA = CLASSES * CLASSES;
const BREAKS = allBreaks();

function allBreaks(): Uint8Array {
  const breaks = new Uint8Array(LEVELS.length * AREA);
  for (const [level, name] of LEVELS.entries()) {
    for (let tail = 0; tail < FIRST_AMBIGUOUS; tail++) {
      for (let head = 0; head < FIRST_AMBIGUOUS; head++) {
        breaks[level * AREA + tail * CLASSES + head] = breakOf(tail, head, name);
      }
    }
  }
  return breaks;
}

export function levelOf(prohibition: Prohibition = "gb"): Level {
  return LEVELS.indexOf(prohibition);
}

function isForbidden(tail: number, head: number, level: Prohibition): boolean {
  const first = NEVER_FIRST.includes(head) && (level !== "none" || !MARKS.includes(head));
  const last = NEVER_LAST.includes(tail) && (level !== "none" || !MARKS.includes(tail));
  const solidus = tail === SOLIDUS || tail === SLASH;
  return first || (last && !(solidus && (level === "basic" || level === "none")));
}

function breakOf(tail: number, head: number, level: Prohibition): number {
  if (isForbidden(tail, head, level)) return FORBIDDEN;
  if (tail === head && (tail === WIDE_DIGIT || tail === DASH)) return FORBIDDEN;
  if (head === NOTE && !NOTE_MAY_FOLLOW.includes(tail)) return FORBIDDEN;
  if (head === DASH || head === ELLIPSIS) return level === "strict" ? FORBIDDEN : BEFORE_DASH;
  return FREE;
}

/** The break between a unit that ends in class `tail` and one that begins with `head`, without a blank between. */
export function breakBetween(tail: number, head: number, level: Level): number {
  return isWestern(tail) && isWestern(head) ? FORBIDDEN : breakAtSpace(tail, head, level);
}

/** The same with a space between. */
export function breakAtSpace(tail: number, head: number, level: Level): number {
  return BREAKS[level * AREA + tail * CLASSES + head] as number;
}

// Kinds of gaps between neighbours. A full-width mark has a body of ½ em; its blank half is a gap, which is dropped at a line's start or end and beside another
// mark (RULES.md#adjacent-marks, RULES.md#line-edges).
export const SOLID = 0;
/** A gap that never opens: inside units, after （, before ）and ，, beside · – ／. */
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
/** The fixed em behind a dateline. */
export const OPENING_SPACE = 9;
/** Between the parts of a word or an address, whose letters are never spaced out. */
export const INSIDE = 10;
/** U+3000 inside a paragraph: the author's own fixed em. */
export const WIDE_SPACE = 11;
/** The blank half of the mark that ends a notice or a label: a fixed half em. */
export const HALF_SPACE = 12;
/** Between two characters of an address or of code between which a line may end: so many gaps open by less than anybody sees. */
export const IN_PARTS = 13;
export const KINDS = 14;

// Compression steps in their order (RULES.md#compression).
const SHRINK_WORD = 0;
/** Marks down to ⅕ em, brackets and commas alike. */
const SHRINK_MARK = 1;
const SHRINK_MIXED = 2;
/** Marks to nothing. */
export const SHRINK_MARK_WHOLLY = 3;
const SHRINK_STOP = 4;
export const SHRINK_STEPS = 5;

/** How one kind of gap gives and opens; all in em. */
interface Behaviour {
  readonly natural: number;
  /** By compression step, the width that it gives. */
  readonly shrink: readonly number[];
  /** The first two steps of expansion: word spaces to ½ em, Han–Western gaps to ⅓ em. */
  readonly wordStretch: number;
  readonly mixedStretch: number;
  /** Its share of the last step, when all gaps open. */
  readonly track: number;
  /** Its weight when the added space is shared out over all gaps to see how loose a line looks. Joints inside words do not count. */
  readonly seen: number;
}

const solid: Behaviour = { natural: 0, shrink: [], wordStretch: 0, mixedStretch: 0, track: 1, seen: 1 };

/** By step: `most` in one step, 0 in the others. */
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
  { ...solid, track: 1 / 4, seen: 1 / 4 },
];

// By kind of gap.
export const NATURAL = Float64Array.from(BEHAVIOUR, (gap) => gap.natural);
/** In headings the blank halves of marks look like holes: ⅛ em is left outside “ 《 （, nothing behind ， ：, ¼ em behind 。！？ (RULES.md#headings). */
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
/** The width that each kind gives in each step: SHRINK_STEPS figures for each kind. */
export const SHRINK = Float64Array.from(
  BEHAVIOUR.flatMap(({ shrink }) => gives(0, 0).map((none, step) => shrink[step] ?? none)),
);
/** The width that each kind gives in all steps. */
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

const GAPS = allGaps();

function allGaps(): Uint8Array {
  const gaps = new Uint8Array(CLASSES * CLASSES);
  for (let tail = 0; tail < FIRST_AMBIGUOUS; tail++) {
    for (let head = 0; head < FIRST_AMBIGUOUS; head++) gaps[tail * CLASSES + head] = gapOf(tail, head);
  }
  return gaps;
}

function gapOf(tail: number, head: number): number {
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

/** A dash beside a quotation: the white on both sides of a dash is alike. */
function isQuotedAtDash(tail: number, head: number): boolean {
  return (tail === CLOSE && head === DASH) || (tail === DASH && head === OPEN);
}

/** Marks beside which no gap opens. */
function isRigid(kind: number): boolean {
  return kind === CONNECTOR || kind === INTERPUNCT || kind === SOLIDUS || kind === HYPHEN || kind === SLASH;
}

function isGlued(tail: number, head: number): boolean {
  if (tail === PREFIX || tail === WESTERN_PREFIX || head === POSTFIX || head === WESTERN_POSTFIX) return true;
  if (tail === head && (tail === WIDE_DIGIT || tail === DASH || tail === ELLIPSIS)) return true;
  return isWestern(tail) && isWestern(head);
}

/** Han beside a Western letter, number or symbol. ＜ and ￥ have white enough in their em. */
function isMixed(han: number, western: number): boolean {
  if (han !== HAN && han !== ITERATION && han !== POSTFIX && han !== WIDE_DIGIT) return false;
  return [LETTER, DIGIT, SYMBOL, WESTERN_PREFIX, WESTERN_POSTFIX].includes(western);
}

/** The gap between a unit that ends in class `tail` and one that begins with `head`, with no blank between. */
export function gapBetween(tail: number, head: number): number {
  return GAPS[tail * CLASSES + head] as number;
}

/** The same with a space between: beside Chinese marks and between Han and Western it adds nothing. */
export function gapAtSpace(tail: number, head: number): number {
  if (isWestern(tail) && isWestern(head)) return WORD_SPACE;
  const gap = GAPS[tail * CLASSES + head] as number;
  if (gap !== SOLID) return gap === NONE && tail !== OPEN && !isClosing(head) ? HAN_SPACE : gap;
  return isWestern(tail) || isWestern(head) ? MIXED : HAN_SPACE;
}
