import { fileURLToPath } from "node:url";
import { bareJieba, recallJieba } from "./jieba-memory.ts";
import type { Words } from "./words.ts";

/** Where `npm run build` keeps the dictionary; there is none beside the sources. */
const dictionaryPath = fileURLToPath(new URL("../words/jieba.memory", import.meta.url));

/**
 * Words by jieba's dictionary, with its model for names that the dictionary lacks.
 * A dictionary that was kept is read while other things are done; without it jieba makes its own with the first text, in some 200 ms.
 */
export async function jiebaWords(): Promise<Words> {
  let jieba = await recallJieba(dictionaryPath);
  return (text) => {
    jieba ??= bareJieba();
    return jieba.cut(text, true);
  };
}
