import { expect, test } from "vitest";
import { linesOf, setGalley } from "../../../src/engine/text/set-galley.ts";
import { copyOf, EM, endOf, glyphsOf, placesIn, requestOf, round, setText, styles } from "./setting.ts";

/** text/RULES.md#compression: the order in which gaps give way, evenly over their places. Each line holds more than its measure. */
test.each([
  ["ab cd ef口口口口口", 5.75, [0, 0.5, 1.25, 1.75, 2.5, 3, 3.75, 4.75], "word spaces first: ⅓ → ¼ each"],
  ["口（一）口口二", 6.5, [0, 0.75, 1.75, 2.75, 3.5, 4.5, 5.5], "½ em too long: ¼ before （, ¼ after ）"],
  ["口，一，口口二三", 7.5, [0, 1, 1.75, 2.75, 3.5, 4.5, 5.5, 6.5], "two commas give ¼ each"],
  ["口（一口口，口二", 7.5, [0, 0.75, 1.75, 2.75, 3.75, 4.75, 5.5, 6.5], "bracket and comma alike"],
  [
    "口A口，口口二",
    6.6,
    [0, 1.2, 1.9, 2.9, 3.6, 4.6, 5.6],
    "0.3 em of the comma, then the spaces beside A, then the rest of it",
  ],
  ["口，一口。口口二", 7.5, [0, 1, 1.5, 2.5, 3.5, 4.5, 5.5, 6.5], "the comma before the stop"],
  ["口A口，口口二", 6.75, [0, 1.25, 2, 3, 3.75, 4.75, 5.75], "the comma before the space beside A"],
  ["口一A二口口口", 6.75, [0, 1, 2.125, 2.75, 3.75, 4.75, 5.75], "¼ → ⅛ on both sides of A"],
  ["口　一，口口二", 6.75, [0, 2, 3, 3.75, 4.75, 5.75], "the comma, never the author's own em"],
  ["口A口。口口二", 6.5, [0, 1.125, 1.75, 2.75, 3.5, 4.5, 5.5], "beside A before the stop"],
])("%s fits %d em: glyphs at %j: %s", (text, measure, expected) => {
  // Marks are drawn in their half em, brackets ½ em before their ink.
  const [line] = setText(`${text}目目目目`, measure);
  expect(line && endOf(line)).toBe(measure);
  expect(line && placesIn([line])).toEqual(expected);
});

/** The blank half at the end of a label or a notice is fixed, unless a line would fall apart. */
test.each([
  ["甲：", "天地玄，宇宙洪荒", 7.5, [0, 1, 2, 3, 4, 5, 5.5, 6.5], "a speaker's ： keeps it, the comma gives way"],
  ["甲：", "“天地玄，宇宙洪荒", 8, [0, 1, 1.5, 2.5, 3.5, 4.5, 5.5, 6, 7], "also before “"],
])("%s runs into %s at %d em: glyphs at %j: %s", (label, text, measure, expected) => {
  const copy = copyOf([[{ text: label, style: "speaker" }, { text: `${text}目目目目` }]]);
  const [line] = linesOf(setGalley(requestOf(copy, { measure })), 0, 0, 0, 1);
  expect(line && placesIn([line])).toEqual(expected);
});

test.each([
  ["今晚怎么庆祝？", 9, [0, 1.5, 2.5, 3.5, 5, 6.5, 8], "the line opens"],
  ["今晚怎么庆祝？目目目目", 9, [0, 1.2, 2.2, 3.2, 4.4, 5.6, 6.8, 8], "the same in a line of more"],
])("a speaker's ： keeps its blank half before %s at %d em: glyphs at %j: %s", (text, measure, expected) => {
  const copy = copyOf([[{ text: "记者：", style: "speaker" }, { text }]]);
  const [line] = linesOf(setGalley(requestOf(copy, { measure })), 0, 0, 0, 1);
  expect(line && placesIn([line])).toEqual(expected);
});

test("a notice's ） keeps its blank half, the comma gives way", () => {
  const opening = [{ role: "continuation", text: "（上接第一版）", style: styles.continuation }] as const;
  const copy = copyOf([{ text: "天地，宇宙洪荒目目目目" }]);
  const [line] = linesOf(setGalley(requestOf(copy, { measure: 10, opening })), 0, 0, 0, 1);
  expect(line && placesIn([line]).slice(7)).toEqual([6.5, 7.5, 8.5, 9]);
});

/** text/RULES.md#expansion: the order in which gaps open. */
test.each([
  ["ab cd ef口", 5.25, [0, 0.5, 1.5, 2, 3, 3.5, 4.25], "word spaces to ½ em"],
  ["口一A二口", 5.125, [0, 1, 2.3125, 3.125, 4.125], "then the spaces beside Han"],
])("%s opens to %d em: glyphs at %j: %s", (text, measure, expected) => {
  expect(placesIn(setText(`${text}目目目`, measure).slice(0, 1))).toEqual(expected);
});

test("where a line would fall apart, the spaces beside Han open to ½ em first (text/RULES.md#loose-lines)", () => {
  const [line] = setText("目2目3目4目5目12345678目", 10.5);
  expect(line && placesIn([line])).toEqual([0, 1.4375, 2.375, 3.8125, 4.75, 6.1875, 7.125, 8.5625, 9.5]);
  // From ⅓ em on it counts as space added.
  expect(round(line?.added ?? 0)).toBe(round(0.4375 - 1 / 3));
});

/** text/RULES.md#expansion: places that never open. Each line is opened by tracking. */
test.each([
  ["天地（玄黄）目", "（", "玄", 1, "none after an opening mark"],
  ["天地(玄黄)目", "(", "玄", 0.5, "nor after a Western one"],
  ["天地（玄黄）目", "黄", "）", 1, "none before a closing mark"],
  ["天地玄·黄目", "玄", "·", 1, "none before ·"],
  ["天地玄·黄目", "·", "黄", 0.5, "none after ·"],
  ["天地9—5目", "9", "—", 0.5, "none before a connector"],
  ["天地/玄目目", "地", "/", 1, "none before a solidus"],
  ["天地玄——黄", "——", "黄", 2.1, "some after a dash, none inside"],
  ["天地abc目目", "a", "b", 0.5, "none between the letters of a word"],
  ["天地￥50目目", "￥", "5", 1, "none between a sign and its number"],
  ["天地14℃目目", "4", "℃", 0.75, "none between a number and its sign, whose glyph has a quarter em of white"],
  ["天地１２目目", "１", "２", 1, "none between full-width figures"],
  ["天地123目目", "1", "2", 0.5, "none between the digits of a number"],
])("in %s, %s to %s is %d em: %s", (text, left, right, distance) => {
  const width = Math.round(10 * widthOf(text)) / 10;
  const [line] = setText(`${text}目目`, width + 0.4);
  const glyphs = line === undefined ? [] : glyphsOf(line);
  const at = glyphs.findIndex(([of]) => of === left);
  expect(glyphs[at + 1]?.[0]).toBe(right);
  expect(round((glyphs[at + 1]?.[1] ?? 0) - (glyphs[at]?.[1] ?? 0))).toBe(distance);
});

function widthOf(text: string): number {
  const [line] = setText(text, 60);
  return line === undefined ? 0 : endOf(line);
}

test("positions are flush within 0.01 pt", () => {
  const lines = setText(
    "当前，以大数据、人工智能（AI）等为代表的新技术风生水起，在推动经济发展、社会进步等方面发挥了巨大作用。",
    7.3,
  );
  for (const line of lines.slice(0, -1)) {
    const last = line.segments.at(-1);
    expect(Math.abs((last?.x ?? 0) + (last?.width ?? 0) - 7.3 * EM)).toBeLessThan(0.01);
  }
  expect(round(lines.length)).toBeGreaterThan(6);
});
