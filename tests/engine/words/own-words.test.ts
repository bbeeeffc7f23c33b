import { expect, test } from "vitest";
import { withListedWords } from "../../../src/engine/words/own-words.ts";
import type { Words } from "../../../src/engine/words/words.ts";

/** Words of two characters, all verbs. */
const pairs: Words = Object.assign((text: string) => text.match(/.{1,2}/gsu) ?? [], { kindOf: () => "verb" as const });

test.each([
  // text              own words                     cut                       why
  ["老城区供水管网改造", ["供水管网"], "老城/区/供水管网/改造", "a name is whole, and the rest is cut as before"],
  ["供水管网", ["供水管网"], "供水管网", "nothing but a name"],
  ["清河图书馆里", ["清河", "清河图书馆"], "清河图书馆/里", "of two that begin there the longer one"],
  ["甲供水管网乙供水管网", ["供水管网"], "甲/供水管网/乙/供水管网", "each time"],
  ["价格(A+B)上涨", ["(A+B)"], "价格/(A+B)/上涨", "signs mean themselves"],
  ["甲乙丙", [""], "甲乙/丙", "an empty word is none"],
])("%s with %j: %s, %s", (text, own, cut) => {
  expect(withListedWords(pairs, own)(text).join("/")).toBe(cut);
});

test("own words are nouns, all others what they were", () => {
  const { kindOf } = withListedWords(pairs, ["供水管网"]);
  expect(["供水管网", "改造"].map((word) => kindOf?.(word))).toEqual(["noun", "verb"]);
});

test("a word in traditional characters is a noun in simplified ones, too", () => {
  const simplified = (text: string): string => text.replaceAll("網", "网");
  const { kindOf } = withListedWords(
    Object.assign((text: string) => pairs(text), pairs, { simplified }),
    ["供水管網"],
  );
  expect(["供水管網", "供水管网"].map((word) => kindOf?.(word))).toEqual(["noun", "noun"]);
});
