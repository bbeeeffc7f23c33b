import { englishHyphens } from "./hyphens.ts";
import { jiebaWords } from "./jieba.ts";
import type { Words } from "./words.ts";

/** Chinese words and Latin hyphens. */
export async function knownWords(): Promise<Words> {
  return Object.assign(await jiebaWords(), { hyphens: englishHyphens() });
}
