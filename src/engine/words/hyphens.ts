import { createRequire } from "node:module";
import type { Hyphens } from "./words.ts";

/** Letters of the shortest word that is hyphenated. */
const SHORTEST = 6;
/** Letters that stay on the line at least, and that go to the next (Chicago Manual, word division). */
const BEFORE = 2;
const BEHIND = 3;

type Hyphenate = (text: string) => string;
type Library = (
  patterns: unknown,
  options: { readonly hyphenChar: string; readonly minWordLength: number },
) => Hyphenate;

/** Hyphenates English words by Liang's patterns, as TeX does. The patterns are loaded with the first word; the library caches words. */
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
