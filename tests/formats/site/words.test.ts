import { expect, test } from "vitest";
import { libraryWords } from "../../../src/formats/iiif/presentation.ts";
import { scriptWords, siteWords } from "../../../src/formats/site/words.ts";
import { simplifiedIn } from "./simplified.ts";

/** All words of a record; those with a gap filled. */
function allOf(words: object): readonly string[] {
  return Object.values(words).flatMap((word: unknown) =>
    typeof word === "function" ? [String(word("1", "1"))] : Array.isArray(word) ? word.map(String) : [String(word)],
  );
}

test.each([
  ["pages", siteWords("zh-Hant"), siteWords("zh-CN")],
  ["scripts", scriptWords("zh-Hant"), scriptWords("zh-CN")],
  ["libraries", libraryWords("zh-Hant"), libraryWords("zh-CN")],
])("the words of %s: no traditional one has a simplified character", (_where, traditional, simplified) => {
  expect(allOf(traditional).filter((word) => simplifiedIn(word).length > 0)).toEqual([]);
  // The others have: the table of characters knows them.
  expect(allOf(simplified).flatMap(simplifiedIn).length).toBeGreaterThan(3);
});

test.each([
  ["zh-CN", "检索", "simplified"],
  ["zh-Hant", "搜尋", "what a traditional paper is"],
  ["zh-HK", "搜尋", "a place where they are written"],
  ["zh", "检索", "no script is named"],
  ["", "检索", "a page that names no language"],
])("%j says %s: %s", (language, search) => {
  expect(siteWords(language).search).toBe(search);
});
