import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import fc from "fast-check";
import { expect, test } from "vitest";
import { knownWords } from "../../../src/engine/words/known-words.ts";

const words = knownWords();
const jieba = createRequire(import.meta.url)("jieba-wasm") as { cut(text: string, hmm: boolean): string[] };

test.each([
  ["网络安全为人民", ["网络安全", "为", "人民"], "words of the dictionary"],
  ["张三丰在云计算中心", ["张三丰", "在", "云", "计算中心"], "of two cuts the likelier"],
  ["轩蝎赛", ["轩蝎赛"], "single characters side by side may be a name"],
  ["医隖", ["医", "隖"], "a character that the model of names does not know stands alone"],
  ["1—10月增3.5%", ["1", "—", "10", "月", "增", "3.5%"], "figures stay whole; a mark is a word"],
  ["G20峰会", ["G20", "峰会"], "so does Latin"],
  ["𠮷野𠮷", ["𠮷", "野", "𠮷"], "a character of two units is not parted"],
  ["水\r\n火 土", ["水", "\r\n", "火", " ", "土"], "a line end of two units is one word"],
  ["", [], "nothing"],
])("%j is %j: %s", (text, cut) => {
  expect(words(text)).toEqual(cut);
});

/** Copy, its headlines, and its YAML. */
const samples = [24, 25].map((day) => readFileSync(`issues/2026-11-${day}/issue.yaml`, "utf8"));

test("the samples' copy and headlines are cut as jieba cuts them", () => {
  for (const text of samples) expect(words(text)).toEqual(jieba.cut(text, true));
});

test("any text is cut as jieba cuts it, and joined is the text", () => {
  const characters = fc.oneof(
    { weight: 6, arbitrary: fc.constantFrom(...samples.join("")) },
    { weight: 2, arbitrary: fc.constantFrom("武汉", "长江大桥", "3.5%", "10:30", "\r\n", "𠮷", "㐀", "豈") },
    { weight: 1, arbitrary: fc.integer({ min: 0x4e00, max: 0x9fff }).map((code) => String.fromCodePoint(code)) },
    { weight: 1, arbitrary: fc.string({ unit: "binary", maxLength: 1 }) },
  );
  fc.assert(
    fc.property(fc.array(characters, { maxLength: 40 }), (drawn) => {
      const text = drawn.join("");
      expect(words(text)).toEqual(jieba.cut(text, true));
      expect(words(text).join("")).toBe(text);
    }),
    { numRuns: 150, seed: 20261124 },
  );
});
