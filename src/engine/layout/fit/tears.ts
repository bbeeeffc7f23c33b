import { onceEach } from "../../../base/once.ts";
import type { Words } from "../../words/words.ts";

/** Characters on either side of a place that are looked at for the word that it may be inside of, at the most. */
const NEAR = 16;
const DIGIT = /[0-9]/;
const WESTERN = /[0-9A-Za-z.%]/;
const MARK = /[\p{P}\p{Z}]/u;

/**
 * Tells of a place in a copy whether a cut there would tear something: a word, a Western word or number, a figure from what it counts. It remembers the
 * places that it was asked for: frames of many depths are tried, whose cuts fall on the same.
 * @param codes of the copy
 */
export function tearsIn(codes: Uint32Array, words: Words): (at: number) => boolean {
  const charAt = (at: number): string => (codes[at] === undefined ? "" : String.fromCodePoint(codes[at]));
  return onceEach((at) => {
    const [before, after] = [charAt(at - 1), charAt(at)];
    if (DIGIT.test(before) || (WESTERN.test(before) && WESTERN.test(after))) return true;
    let end = at;
    // No word goes over a mark: from there on words are found as in the whole paragraph.
    while (end > 0 && at - end < NEAR && !MARK.test(charAt(end - 1))) end--;
    const text = String.fromCodePoint(...codes.subarray(end, Math.min(codes.length, at + NEAR)));
    for (const word of words(text)) {
      if (end >= at) break;
      end += [...word].length;
    }
    return end !== at;
  });
}
