import type { Em } from "../../../base/length.ts";
import type { Hyphens } from "../../words/words.ts";
import { type Classified, DIGIT, LETTER, SLASH, SYMBOL } from "../marks/classes.ts";
import type { Setting, StyleSpan } from "../setting.ts";

/** Shorter words are not parted. */
const SHORTEST = 6;
/** Longer runs of letters are no words (the longest of English has 45), and patterns take time that grows with their square. */
const LONGEST = 100;
export const HYPHEN_CODE = 0x2d;
const NOWHERE: readonly number[] = [];

/** A capital opens most names, and a sentence. What ends so, in nine letters and more, is a word of the language: no name that is known to us does. */
const WORD_ENDINGS = /(tion|sion|ment|tional|mental|ology|ological|ity|ical)s?$|(ologies|ities)$/u;
const SHORTEST_CAPITALISED = 9;

/**
 * Where the words of a token may be parted with a hyphen: indexes of code points, ascending. Acronyms and names stay whole (OpenAI, InDesign, Herrenknecht), and
 * so do names of files and the like (user_name, mp3player). A word with a capital is one by its ending (Telecommunications).
 */
export function hyphenPoints(
  text: Classified,
  from: number,
  to: number,
  hyphens: Hyphens | undefined,
): readonly number[] {
  if (hyphens === undefined || to - from < SHORTEST) return NOWHERE;
  if (isCode(text, from, to)) return NOWHERE;
  const points: number[] = [];
  for (let start = from; start < to; ) {
    let end = start;
    while (end < to && text.classes[end - text.from] === LETTER && (text.codes[end] as number) < 0x80) end++;
    if (isWord(text, start, end)) {
      const word = String.fromCodePoint(...text.codes.subarray(start, end));
      for (const point of hyphens(word)) points.push(start + point);
    }
    start = end + 1;
  }
  return points;
}

/** True for a word of small letters, and for one with a capital whose ending shows that it is no name. */
function isWord(text: Classified, from: number, to: number): boolean {
  const length = to - from;
  if (length < SHORTEST || length > LONGEST || !isAllSmall(text, from + 1, to)) return false;
  if (isAllSmall(text, from, from + 1)) return true;
  const ends = (): boolean => WORD_ENDINGS.test(String.fromCodePoint(...text.codes.subarray(from, to)));
  return length >= SHORTEST_CAPITALISED && ends();
}

function isAllSmall({ codes }: Classified, from: number, to: number): boolean {
  for (let at = from; at < to; at++) if ((codes[at] as number) < 0x61) return false;
  return true;
}

/** A token with figures or signs within is no word. */
function isCode({ classes, from: base }: Classified, from: number, to: number): boolean {
  for (let at = from; at < to; at++) {
    const kind = classes[at - base];
    if (kind === DIGIT || kind === SYMBOL || kind === SLASH) return true;
  }
  return false;
}

/** The width of a hyphen in a span's face, in em of the setting. */
export function hyphenWidth({ spans }: Setting, span: number): Em {
  const { chain, scale } = spans[span] as StyleSpan;
  const font = chain.fonts[Math.max(0, chain.pick(HYPHEN_CODE))];
  return font === undefined ? 0 : font.advance(font.glyph(HYPHEN_CODE)) * scale;
}
