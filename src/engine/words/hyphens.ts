import { createRequire } from "node:module";
import type { Hyphens } from "./words.ts";

/** The shortest word that is parted, and the least that stays on either line (Chicago Manual, word division: two before, three behind). */
const SHORTEST = 6;
const BEFORE = 2;
const BEHIND = 3;

type Hyphenate = (text: string) => string;
type Library = (
  patterns: unknown,
  options: { readonly hyphenChar: string; readonly minWordLength: number },
) => Hyphenate;

/** Points of English words by Liang's patterns, as TeX has them. They are loaded with the first word that asks; the library remembers words. */
export function englishHyphens(): Hyphens {
  let hyphenate: Hyphenate | undefined;
  return (word) => {
    hyphenate ??= load();
    return pointsIn(hyphenate(word.toLowerCase()), word.length);
  };
}

const MARK = "\u00ad";

function load(): Hyphenate {
  const require = createRequire(import.meta.url);
  const library = require("hyphen") as Library;
  return library(require("hyphen/patterns/en-us"), { hyphenChar: MARK, minWordLength: SHORTEST });
}

function pointsIn(marked: string, length: number): readonly number[] {
  const points: number[] = [];
  let at = 0;
  for (const part of marked.split(MARK).slice(0, -1)) {
    at += part.length;
    if (at >= BEFORE && length - at >= BEHIND) points.push(at);
  }
  return points;
}
