import { expect, test } from "vitest";
import { jiebaWords } from "../../src/words/jieba.ts";

test.each([
  ["网络安全为人民", ["网络安全", "为", "人民"]],
  ["", []],
])("%s is %j", async (text, words) => {
  expect((await jiebaWords())(text)).toEqual(words);
});

test("words joined are the text", async () => {
  const text = "持续推进以案促改 为交通运输高质量发展提供坚强纪律保障 2026 𠮷";
  expect((await jiebaWords())(text).join("")).toBe(text);
});
