import {
  type Classified,
  DIGIT,
  HYPHEN,
  LETTER,
  SLASH,
  WESTERN_CLOSE,
  WESTERN_OPEN,
  WESTERN_POSTFIX,
  WESTERN_STOP,
} from "../marks/classes.ts";
import { FORBIDDEN, IN_URL, IN_URL_HYPHEN } from "../marks/pairs.ts";

const SLASH_CODE = 0x2f;
const COLON = 0x3a;
const AT = 0x40;
const DOT = 0x2e;
const SMALL_W = 0x77;
/** An address turns behind these. */
const BEHIND = signs("/.?&=_#@:");
/** And before these, which open a part of it. */
const BEFORE = signs("?&=_#@");

/** By code point of ASCII: 1 for the signs. */
function signs(all: string): Uint8Array {
  const table = new Uint8Array(0x80);
  for (const each of all) table[each.charCodeAt(0)] = 1;
  return table;
}

/** True for addresses: `://`, `www.`, an @ within, or a domain (`github.com/news`). */
export function isUrl(text: Classified, from: number, to: number): boolean {
  const { codes } = text;
  for (let at = from; at + 2 < to; at++) {
    const code = codes[at];
    if (code === COLON && codes[at + 1] === SLASH_CODE && codes[at + 2] === SLASH_CODE) return true;
    if (code === SMALL_W && codes[at + 1] === SMALL_W && codes[at + 2] === SMALL_W && codes[at + 3] === DOT)
      return true;
    if (code === AT && at > from) return true;
    if (code === DOT && at > from && isDomain(text, at, to)) return true;
  }
  return false;
}

/** Letters on both sides of a point, two at the least: not those of U.S. and Ph.D. */
function isDomain({ classes, from }: Classified, point: number, to: number): boolean {
  const at = point - from;
  return classes[at - 1] === LETTER && classes[at + 1] === LETTER && point + 2 < to && classes[at + 2] === LETTER;
}

/** The cost class of a line break before `at`, inside an address; FORBIDDEN within its words. */
export function breakInUrl({ codes, classes, from }: Classified, at: number): number {
  const before = classes[at - 1 - from] as number;
  const behind = BEHIND[codes[at - 1] as number] === 1;
  const opens = BEFORE[codes[at] as number] === 1;
  if (!behind && !opens && before !== HYPHEN) return FORBIDDEN;
  if (opens && !behind) return IN_URL;
  const after = classes[at - from] as number;
  if (isNeverFirst(after) || before === WESTERN_OPEN) return FORBIDDEN;
  if (before === HYPHEN) return IN_URL_HYPHEN;
  return before === WESTERN_STOP && after === DIGIT ? FORBIDDEN : IN_URL;
}

const NEVER_FIRST: readonly number[] = [WESTERN_STOP, WESTERN_CLOSE, WESTERN_POSTFIX, HYPHEN, SLASH];

export function isNeverFirst(kind: number): boolean {
  return NEVER_FIRST.includes(kind);
}
