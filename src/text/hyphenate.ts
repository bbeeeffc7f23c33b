import type { Em } from "../base/length.ts";
import type { Hyphens } from "../words/words.ts";
import { LETTER } from "./classes.ts";
import type { Setting, StyleSpan } from "./setting.ts";
import type { Classified } from "./western.ts";

/** Shorter words are not parted. */
const SHORTEST = 6;
/** Longer runs of letters are no words (the longest of English has 45), and patterns take time that grows with their square. */
const LONGEST = 100;
export const HYPHEN_CODE = 0x2d;
const NOWHERE: readonly number[] = [];

/** Where the words of a token may be parted with a hyphen: indexes of code points, ascending. Acronyms stay whole. */
export function hyphenPoints(
  text: Classified,
  from: number,
  to: number,
  hyphens: Hyphens | undefined,
): readonly number[] {
  if (hyphens === undefined || to - from < SHORTEST) return NOWHERE;
  const points: number[] = [];
  for (let start = from; start < to; ) {
    let end = start;
    while (end < to && isPlainLetter(text, end)) end++;
    if (end - start >= SHORTEST && end - start <= LONGEST && isSmall(text.codes[start + 1] as number)) {
      const word = String.fromCodePoint(...text.codes.subarray(start, end));
      for (const point of hyphens(word)) points.push(start + point);
    }
    start = end + 1;
  }
  return points;
}

function isPlainLetter({ codes, classes, from }: Classified, at: number): boolean {
  return classes[at - from] === LETTER && (codes[at] as number) < 0x80;
}

function isSmall(code: number): boolean {
  return code >= 0x61 && code <= 0x7a;
}

/** The width of a hyphen in a span's face, in em of the setting. */
export function hyphenWidth({ spans }: Setting, span: number): Em {
  const { chain, scale } = spans[span] as StyleSpan;
  const font = chain.fonts[Math.max(0, chain.pick(HYPHEN_CODE))];
  return font === undefined ? 0 : font.advance(font.glyph(HYPHEN_CODE)) * scale;
}
