import { createRequire } from "node:module";
import type { Words } from "./words.ts";

interface Jieba {
  cut(text: string, hmm: boolean): string[];
}

/**
 * Words by jieba's dictionary, with its model for names that the dictionary lacks.
 * It is loaded with the first text, which costs some 180 ms: ask only where a heading needs a turn of the engine's.
 */
export function jiebaWords(): Words {
  let jieba: Jieba | undefined;
  return (text) => {
    // The package's ES module build fetches its WebAssembly; its CommonJS build reads the file.
    jieba ??= createRequire(import.meta.url)("jieba-wasm") as Jieba;
    return jieba.cut(text, true);
  };
}
