import { readFileSync } from "node:fs";
import { expect, test } from "vitest";
import type { Code } from "../../src/base/codes.ts";
import { errorAt } from "../../src/base/diagnostic.ts";
import { sourceFile } from "../../src/base/source.ts";
import { wordsOf } from "../../src/locales/report.ts";

const source = sourceFile("a.yaml", "a");

function inChinese(code: Code, args: Readonly<Record<string, string>>): string {
  const { message, hint } = wordsOf(errorAt({ source, start: 0, end: 1 }, code, args), "zh");
  return `${message} ${hint ?? ""}`;
}

test.each<[Code, string, string, string]>([
  // code, reason, Chinese, why
  ["photo-unreadable", "no such file", "：没有这个文件", "a reason of ours stands in the message"],
  ["photo-unreadable", "a file of kind svg", "：是 svg 文件", "with what differs"],
  ["pdf-unreadable", "it is no PDF", "无法作为 PDF 读取：不是 PDF", "of a press file"],
  ["profile-unfit", "its colours are RGB, not CMYK", "：色彩是 RGB，不是 CMYK", "of a profile"],
  ["font-unreadable", "ENOENT: no such file or directory, open 'a.otf'", "：没有这个文件", "a system's own"],
  ["photo-damaged", "VipsJpeg: corrupt data", "读取程序的原话：VipsJpeg: corrupt data", "a library's stays as it is"],
])("%s for %j says %s: %s", (code, problem, said) => {
  expect(inChinese(code, { file: "a.jpg", font: "a", problem })).toContain(said);
});

test.each([
  ["pdf-rgb", "image", "图片"],
  ["pdf-profiled", "stroke", "线条"],
  ["pdf-transparency", "soft-mask", "蒙版"],
] as const)("%s calls %s %s", (code, what, said) => {
  expect(inChinese(code, { page: "1", x: "1", y: "1", space: "DeviceRGB", what })).toContain(said);
});

/** Files whose reasons an editor is told. */
const SOURCES = [
  "engine/fonts/font-file.ts",
  "engine/fonts/program.ts",
  "formats/press/condition.ts",
  "engine/images/decode-whole.ts",
  "engine/images/inking.ts",
  "engine/images/inking.ts",
  "engine/pdf/page.ts",
  "engine/images/probe.ts",
  "engine/images/svg/images.ts",
  "engine/images/svg/svg.ts",
  "engine/images/svg/tree.ts",
  "tools/preflight/preflight.ts",
];

/** A reason where it is given: its letters, what differs as `7`. */
const GIVEN =
  /(?:problem: |unfit\(|refused\(|return |\? |new (?:Error|UnfitProfile|Undrawable)\()(?:"((?:an?|its|it|no|with|fewer|all|there|the) [^"]+)"|`((?:an?|its|it|no|with|the|\\`#)[^\n]* [^\n]*?)`[,;) ])/g;

const given = SOURCES.flatMap((file) => {
  const text = readFileSync(`src/${file}`, "utf8");
  return [...text.matchAll(GIVEN)].map(([, plain, filled = ""]) => plain ?? filled.replace(/\$\{[^}]*\}/g, "7"));
});
const kinds = [...readFileSync("src/engine/images/foreign-kinds.ts", "utf8").matchAll(/"((?:an?|packed) [^"]+)"/g)];

test("every reason that is given has its Chinese words", () => {
  // What a kind of file is called stands in a list of its own.
  const reasons = [
    ...given.filter((each) => each !== "it is 7").map((each) => each.replaceAll("\\`", "`")),
    ...kinds.map(([, words]) => `it is ${words}`),
  ];
  expect(reasons.length).toBeGreaterThan(50);
  const untold = reasons.filter((problem) => inChinese("photo-damaged", { file: "a.jpg", problem }).includes(problem));
  expect(untold).toEqual([]);
});
