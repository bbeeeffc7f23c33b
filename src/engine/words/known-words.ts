import { englishHyphens } from "./hyphens.ts";
import { jiebaWords } from "./jieba.ts";
import type { Words } from "./words.ts";

/** Chinese words and Latin hyphens. */
export function knownWords(): Words {
  return Object.assign(jiebaWords(), { hyphens: englishHyphens() });
}
