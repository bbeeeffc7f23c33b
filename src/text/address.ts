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
} from "./classes.ts";
import { FORBIDDEN, IN_URL, IN_URL_HYPHEN } from "./kinsoku.ts";

const SLASH_CODE = 0x2f;
const COLON = 0x3a;
const AT = 0x40;
const DOT = 0x2e;
const SMALL_W = 0x77;
/** An address turns behind these: / . ? & = _ # @ : */
const BEHIND: readonly number[] = [SLASH_CODE, DOT, 0x3f, 0x26, 0x3d, 0x5f, 0x23, AT, COLON];
/** And before these, which open a part of it: ? & = _ # @ */
const BEFORE: readonly number[] = [0x3f, 0x26, 0x3d, 0x5f, 0x23, AT];

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
  const after = classes[at - from] as number;
  const [last, first] = [codes[at - 1] as number, codes[at] as number];
  if (BEFORE.includes(first) && !BEHIND.includes(last)) return IN_URL;
  if (isNeverFirst(after) || before === WESTERN_OPEN) return FORBIDDEN;
  if (before === HYPHEN) return IN_URL_HYPHEN;
  return BEHIND.includes(last) && !(before === WESTERN_STOP && after === DIGIT) ? IN_URL : FORBIDDEN;
}

export function isNeverFirst(kind: number): boolean {
  return [WESTERN_STOP, WESTERN_CLOSE, WESTERN_POSTFIX, HYPHEN, SLASH].includes(kind);
}
