import { fileURLToPath } from "node:url";
import { bareJieba, type Jieba, recallDictionary } from "./jieba-memory.ts";
import type { Words } from "./words.ts";

/** Where `npm run build` keeps the dictionary; there is none beside the sources. */
const dictionaryPath = fileURLToPath(new URL("../words/jieba.memory", import.meta.url));

/**
 * Words by jieba's dictionary, with its model for names that the dictionary lacks.
 * It is loaded with the first text, which costs some 20 ms, or 200 where the dictionary was not kept: ask only where a heading needs a turn of the engine's.
 */
export function jiebaWords(): Words {
  let jieba: Jieba | undefined;
  return (text) => {
    jieba ??= loaded();
    return jieba.cut(text, true);
  };
}

function loaded(): Jieba {
  const jieba = bareJieba();
  recallDictionary(jieba, dictionaryPath);
  return jieba;
}
