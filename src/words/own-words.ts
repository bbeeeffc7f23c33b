import type { Words } from "./words.ts";

/**
 * Words with a paper's own: names and terms that no dictionary has. Where one stands it is a word, and a noun; of two that begin there the longer one.
 */
export function withOwn(words: Words, listed: readonly string[]): Words {
  const all = new Set(listed.filter((word) => word !== ""));
  if (all.size === 0) return words;
  const longestFirst = [...all].sort((one, other) => other.length - one.length);
  const pattern = new RegExp(`(${longestFirst.map(literally).join("|")})`, "u");
  const partsOf = (text: string): readonly string[] => text.split(pattern);
  const cut = (text: string): readonly string[] =>
    partsOf(text).flatMap((piece, at) => (at % 2 === 1 ? [piece] : piece === "" ? [] : words(piece)));
  const { hyphens, kindOf } = words;
  return Object.assign(cut, {
    own: { partsOf, others: words },
    ...(hyphens !== undefined && { hyphens }),
    ...(kindOf !== undefined && { kindOf: (word: string) => (all.has(word) ? "noun" : kindOf(word)) }),
  });
}

function literally(word: string): string {
  return word.replace(/[$()*+.?[\\\]^{|}]/g, "\\$&");
}
