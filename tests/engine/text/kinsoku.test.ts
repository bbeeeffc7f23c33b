import { expect, test } from "vitest";
import type { Prohibition } from "../../../src/engine/model/style.ts";
import { setGalley } from "../../../src/engine/text/set-galley.ts";
import { allLines, copyOf, requestOf, setText, textsOf } from "./setting.ts";

/** text/RULES.md#line-starts: characters that may not start a line. */
test.each([
  ["。，、：；．", "stops (GB/T 15834 5.1.1)"],
  ["！？‼⁇⁈⁉", "exclamation and question marks (5.1.2)"],
  ["”’）》〉」』】〗〕］｝｠〞〟", "closing marks (5.1.3)"],
  ["–～〜—－", "connectors (5.1.6)"],
  ["·・‧･", "the interpunct (5.1.7)"],
  ["／", "the solidus (5.1.9)"],
  [",.;:!?)]}", "Western stops and closers in Chinese text"],
  ["%‰°℃℉′″％￠﹪", "signs after numbers"],
  ["々〻ゝゞヽヾーっゃ", "iteration marks and small kana"],
])("none of %s starts a line: %s", (marks) => {
  for (const mark of marks) {
    for (let before = 1; before <= 9; before++) {
      const text = `${"口".repeat(before)}${mark}${"目".repeat(14)}`;
      const starts = textsOf(setText(text, 4)).map((line) => [...line][0]);
      expect(starts, text).not.toContain(mark);
    }
  }
});

/** text/RULES.md#line-ends: characters that may not end a line. */
test.each([
  ["“‘（《〈「『【〖〔［｛｟〝", "opening marks (5.1.3)"],
  ["([{", "Western openers"],
  ["／/", "the solidus (5.1.9; CLREQ, GB-style level)"],
])("none of %s ends a line: %s", (marks) => {
  for (const mark of marks) {
    for (let before = 1; before <= 9; before++) {
      const text = `${"口".repeat(before)}${mark}${"目".repeat(14)}`;
      const ends = textsOf(setText(text, 4)).map((line) => [...line].at(-1));
      expect(ends, text).not.toContain(mark);
    }
  }
});

test.each(["￥", "¥", "$", "€", "№", "＋", "＝", "＜", "＞", "－"])("%s is not parted from its number", (sign) => {
  for (let before = 1; before <= 9; before++) {
    const text = `${"口".repeat(before)}${sign}12目目目目目目目目目`;
    expect(
      textsOf(setText(text, 4)).some((line) => line.includes(`${sign}12`)),
      text,
    ).toBe(true);
  }
});

test.each([
  ["天地玄黄。宇宙", 4, ["天地玄", "黄。宇宙"], "。 may not start a line"],
  ["曰《论语》也也", 2, ["曰", "《论", "语》", "也也"], "《 may not end a line"],
  ["天地玄黄", 4, ["天地玄黄"], "an exact fit does not break"],
  ["天地玄黄宇。洪荒日月", 5.5, ["天地玄黄宇。", "洪荒日月"], "a stop at the line's end takes ½ em"],
  [
    "天地玄黄，——宇宙洪荒",
    4.5,
    ["天地玄黄，", "——宇宙", "洪荒"],
    "—— may start a line where nothing better is at hand",
  ],
  ["——天地玄黄", 4, ["——天地", "玄黄"], "a paragraph may begin with ——"],
  ["天，地，玄黄二十四宇宙", 8, ["天，地，玄黄二十四", "宇宙"], "commas give way sooner than a line ends in 二十四"],
  ["天地玄黄宇宙二十四洪荒", 8, ["天地玄黄宇宙二十", "四洪荒"], "but no line is opened for it"],
])("%s at %d em → %j: %s", (text, measure, lines) => {
  expect(textsOf(setText(text, measure))).toEqual(lines);
});

/** text/RULES.md#units: sequences that no line break parts. */
test.each([
  ["——", "the dash is one unit"],
  ["……", "the ellipsis is one unit"],
  ["1,234.5", "a number with its separators"],
  ["23:59", "a time"],
  ["2025-01", "a date in figures"],
  ["二〇二六", "a year in Chinese figures"],
  ["50%", "number and per cent"],
  ["36℃", "number and full-width sign"],
  ["25km", "number and unit without a space"],
  ["１９９９", "full-width figures"],
  ["２．５", "a full-width number with its point"],
  ["２：５", "a full-width ratio"],
  ["２，３４５", "thousands in full-width figures"],
  ["２５％", "full-width figures and their sign"],
  ["－２５", "a full-width minus"],
  ["−２５", "a minus and full-width figures"],
  ["２×５", "two full-width numbers and the sign between them"],
  ["don’t", "a word with an apostrophe"],
  ["e\u0301e\u0301e\u0301", "letters with combining marks"],
  ["👨\u200d👩\u200d👧", "an emoji joined from several"],
  ["🇨🇳", "a flag"],
  ["葛\u{e0100}", "a variation sequence"],
  ["天\u2060地", "word joiner"],
  ["天\u00a0地", "no-break space"],
  ["天①", "a note mark with the text before it"],
])("%s stays on one line: %s", (sequence) => {
  for (let before = 1; before <= 9; before++) {
    const text = `${"口".repeat(before)}${sequence}${"目".repeat(9)}`;
    const lines = textsOf(setText(text, 4.5));
    expect(
      lines.some((line) => line.includes(sequence)),
      `${text} → ${lines.join("/")}`,
    ).toBe(true);
    expect(lines.join("")).toBe(text);
  }
});

test("a comma between full-width figures is a list's, and ends a line, unless three figures stand behind it", () => {
  expect(textsOf(setText("口口１２，１３口口", 4.5))).toEqual(["口口１２，", "１３口口"]);
});

test("of four dots a break between the units is allowed", () => {
  expect(textsOf(setText("天…………地地地", 3))).toEqual(["天……", "……地", "地地"]);
});

test("U+200B is a place to break", () => {
  expect(textsOf(setText("ab\u200bcdef天地", 2))).toEqual(["ab\u200b", "cdef", "天地"]);
});

/** The four levels of CLREQ #prohibition_rules_for_line_start_end as a paper's option. */
const levels: readonly (readonly [Prohibition, string, readonly string[], string])[] = [
  ["none", "口口口口。目目目", ["口口口口", "。目目目"], "a paper that forbids nothing lets 。 start a line"],
  ["none", "口口口￥目目目", ["口口口", "￥目目目"], "but signs stay with what they are the sign of"],
  ["basic", "口口口口。目目", ["口口口", "口。目目"], "marks start no line"],
  ["basic", "口口口／目目目", ["口口口／", "目目目"], "／ may end one"],
  ["gb", "口口口／目目目目", ["口口", "口／目目", "目目"], "not at GB/T 15834's level"],
  ["gb", "口口口口——目目目目", ["口口口口", "——目目", "目目"], "—— may start a line"],
  ["none", "口口口/目目目", ["口口口/", "目目目"], "/ may end one there, too"],
  ["none", "口口口口％目目目", ["口口口", "口％目", "目目"], "and ％ starts no line"],
  ["strict", "口口口口……目目目目", ["口口口", "口……目", "目目目"], "nor may ……"],
  ["strict", "口口口口——目目目目", ["口口口", "口——目", "目目目"], "not at the strict level"],
];

test.each(levels)("%s: %s → %j: %s", (prohibition, text, lines) => {
  const request = requestOf(copyOf([{ text }]), { measure: 4 });
  const body = { ...request.styles.body, prohibition } as const;
  expect(textsOf(allLines(setGalley({ ...request, styles: { ...request.styles, body } })))).toEqual(lines);
});

test("a line that breaks a prohibition says so, also where no word is parted", () => {
  const lines = setText("天地，玄", 1);
  expect(textsOf(lines)).toEqual(["天", "地", "，", "玄"]);
  expect(lines.map(({ care }) => care?.broken ?? false)).toEqual([false, true, false, false]);
});
