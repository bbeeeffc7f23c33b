import { expect, test } from "vitest";
import { asSimplified, findInBothScripts, inBothScripts } from "../../src/base/both-scripts.ts";
import { withVariants } from "../../src/base/han-variants.ts";
import { simplifiedForms } from "../../src/engine/words/traditional.ts";

test.each([
  ["記者張三攝", "记者张三摄", "traditional characters"],
  ["为爲為", "为为为", "several forms of one"],
  ["記者𠮷野", "记者𠮷野", "a character of two units keeps its length"],
  ["名著", "名著", "著 stays: simplified text has it too"],
  ["本报记者", "本报记者", "simplified characters stay"],
])("%s is read as %s: %s", (text, plain) => {
  expect(asSimplified(text)).toBe(plain);
});

test("a set of characters has its traditional forms", () => {
  expect(inBothScripts("年时里")).toBe("年时時里裏裡");
});

test("what a rule finds is told as the text has it", () => {
  expect(findInBothScripts(/(记者)(一)?/d, "本報記者張三")).toEqual({ index: 2, groups: ["記者", "記者", undefined] });
  expect(findInBothScripts(/作者/d, "本報記者張三")).toBeUndefined();
});

test("search and dictionary know every form alike", () => {
  const forms = withVariants(simplifiedForms());
  const listed = Array.from({ length: 0x9fff - 0x3400 }, (_, at) => String.fromCharCode(0x3400 + at));
  const others = listed.filter((each) => asSimplified(each) !== each && asSimplified(each) !== forms.get(each));
  expect(others).toEqual([]);
});
