import { englishHyphens } from "./hyphens.ts";
import { jiebaWords } from "./jieba.ts";
import type { Words } from "./words.ts";

/** Chinese words and Latin hyphens; nothing is loaded before it is asked for. */
export function knownWords(): Words {
  return Object.assign(jiebaWords(), { hyphens: englishHyphens() });
}
