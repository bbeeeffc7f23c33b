import { englishHyphens } from "./hyphens.ts";
import { jiebaWords } from "./jieba.ts";
import type { Words } from "./words.ts";

/** Chinese words and Latin hyphens; nothing is loaded before it is asked for. */
export function knownWords(): Words {
  return wordsOf(jiebaWords());
}

/** @param cut cuts Chinese text */
export function wordsOf(cut: (text: string) => readonly string[]): Words {
  return Object.assign(cut, { hyphens: englishHyphens() });
}
