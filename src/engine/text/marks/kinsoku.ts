import type { Prohibition } from "../../model/style.ts";
import {
  BEFORE_DASH_COST,
  BEFORE_UNIT_COST,
  BROKEN_COST,
  HYPHENATED_COST,
  IN_COUNT_COST,
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
  ELLIPSIS,
  EXCLAMATION,
  FIRST_AMBIGUOUS,
  HYPHEN,
  INTERPUNCT,
  ITERATION,
  isWestern,
  NOTE,
  OPEN,
  POSTFIX,
  PREFIX,
  SLASH,
  SOLIDUS,
  STOP,
  WESTERN_CLOSE,
  WESTERN_OPEN,
  WESTERN_POSTFIX,
  WESTERN_PREFIX,
  WESTERN_STOP,
  WIDE_DIGIT,
} from "./classes.ts";

/** Whether a line may break before a unit, and at which cost (index into BREAK_COSTS). */
export const FREE = 0;
/** —— or …… would start the line: allowed at GB-style level, as a second choice. */
const BEFORE_DASH = 1;
/** After / ? & … of a URL. */
export const IN_URL = 2;
/** Behind a hyphen of a URL, which may be taken for one of the engine's. */
export const IN_URL_HYPHEN = 3;
/** Between a number and its unit. */
export const BEFORE_UNIT = 4;
/** Inside a word wider than the measure. */
export const IN_WORD = 5;
/** Inside a person's name, or between a credit's name and its 摄. */
export const IN_NAME = 6;
/** Inside a Latin word, with a hyphen. */
export const HYPHENATED = 7;
/** Inside a number in Chinese numerals: a second choice. */
export const IN_NUMBER = 8;
/** Between a number and what it counts, or inside that: 5/年, 4小/时. */
export const IN_COUNT = 9;
/** Inside a short title 《…》. */
export const IN_TITLE = 10;
/** Inside a name in running copy. */
export const NAMED = 11;
/** Against a prohibition: only where nothing legal is left. */
export const BROKEN = 12;
export const FORBIDDEN = 13;

/** Demerits of a line break, by kind. */
export const BREAK_COSTS: readonly number[] = [
  0,
  BEFORE_DASH_COST,
  IN_URL_COST,
  IN_URL_HYPHEN_COST,
  BEFORE_UNIT_COST,
  IN_WORD_COST,
  IN_NAME_COST,
  HYPHENATED_COST,
  IN_NUMBER_COST,
  IN_COUNT_COST,
  IN_TITLE_COST,
  NAMED_COST,
  BROKEN_COST,
  Number.POSITIVE_INFINITY,
];

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

/** A note mark hangs on the text before it; after a stop it opens an entry of a list. */
const NOTE_MAY_FOLLOW: readonly number[] = [COMMA, STOP, EXCLAMATION, DASH, ELLIPSIS];

/** Marks that may stand anywhere at the level `none`; signs stay with their numbers at every level. */
const MARKS: readonly number[] = [CLOSE, COMMA, STOP, EXCLAMATION, CONNECTOR, INTERPUNCT, SOLIDUS, ITERATION, OPEN];

/** How much is forbidden: an index into the table. */
export type Level = number;
const LEVELS: readonly Prohibition[] = ["none", "basic", "gb", "strict"];
const AREA = CLASSES * CLASSES;
const TABLE = judged();

function judged(): Uint8Array {
  const breaks = new Uint8Array(LEVELS.length * AREA);
  for (const [level, name] of LEVELS.entries()) {
    for (let tail = 0; tail < FIRST_AMBIGUOUS; tail++) {
      for (let head = 0; head < FIRST_AMBIGUOUS; head++) {
        breaks[level * AREA + tail * CLASSES + head] = judge(tail, head, name);
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

function judge(tail: number, head: number, level: Prohibition): number {
  if (isForbidden(tail, head, level)) return FORBIDDEN;
  if (tail === head && (tail === WIDE_DIGIT || tail === DASH)) return FORBIDDEN;
  if (head === NOTE && !NOTE_MAY_FOLLOW.includes(tail)) return FORBIDDEN;
  if (head === DASH || head === ELLIPSIS) return level === "strict" ? FORBIDDEN : BEFORE_DASH;
  return FREE;
}

/** May a line break between a unit that ends in class `tail` and one that begins with `head`? No blank stands between. */
export function breakBetween(tail: number, head: number, level: Level): number {
  return isWestern(tail) && isWestern(head) ? FORBIDDEN : breakAtSpace(tail, head, level);
}

/** The same where a space stands between. */
export function breakAtSpace(tail: number, head: number, level: Level): number {
  return TABLE[level * AREA + tail * CLASSES + head] as number;
}
