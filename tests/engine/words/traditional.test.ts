import fc from "fast-check";
import { expect, test } from "vitest";
import { knownWords } from "../../../src/engine/words/known-words.ts";
import { inTraditional } from "../../../src/engine/words/traditional.ts";

const words = inTraditional(knownWords());

test.each([
  ["網絡安全為人民", ["網絡安全", "為", "人民"], "words of the dictionary in their simplified form"],
  ["颱風過後碼頭復航", ["颱風", "過後", "碼頭", "復航"], "several traditional characters for one simplified"],
  ["燈塔裡的圖書館", ["燈塔", "裡", "的", "圖書館"], "a variant that the table of the norm lacks"],
  ["準時決定", ["準時", "決定"], "common characters that it lacks"],
  ["令人驚訝", ["令人", "驚訝"], "one that it has wrong"],
  ["公共衞生説明", ["公共衞生", "説明"], "forms of Hong Kong"],
  ["著名畫家著作", ["著名畫家", "著作"], "著 stays where simplified text has it"],
  ["看著山", ["看著", "山"], "and is 着 elsewhere"],
  ["發展計畫", ["發展", "計畫"], "a word that Taiwan spells with another character"],
  ["𠮷野開船", ["𠮷", "野", "開船"], "a character of two units keeps its length"],
  ["", [], "nothing"],
])("%j is %j: %s", (text, cut) => {
  expect(words(text)).toEqual(cut);
});

test("a word's part of speech is that of its simplified form", () => {
  expect(words.kindOf?.("碼頭")).toBe("noun");
  expect(words.kindOf?.("颱風")).toBe("noun");
});

test("the words of any text, joined, are the text", () => {
  fc.assert(
    fc.property(fc.string({ unit: "binary", maxLength: 30 }), (text) => {
      expect(words(text).join("")).toBe(text);
    }),
    { seed: 20261124 },
  );
});
