import { expect, test } from "vitest";
import { endOf, glyphsOf, placesIn, setText } from "./setting.ts";

/** text/RULES.md#adjacent-marks: 口 + two marks + 口; the total is that of the two marks. */
test.each([
  ["（“", 1.5, "O·O: the right one loses its left blank"],
  ["”（", 1.5, "C·O: one half em stays between"],
  ["）《", 1.5, "C·O"],
  ["”》", 1.5, "C·C: the left one loses its half em"],
  ["”，", 1.5, "C·S"],
  ["）。", 1.5, "C·S"],
  ["”！", 1.5, "C·Q"],
  ["，“", 1.5, "S·O: one half em stays"],
  ["。”", 1.5, "S·C"],
  ["、、", 1.5, "S·S"],
  ["：：", 1.5, "S·S"],
  ["。！", 1.5, "S·Q"],
  ["？“", 1.5, "Q·O"],
  ["？”", 1.5, "Q·C"],
  ["！，", 1.5, "Q·S"],
  ["？！", 1, "Q·Q: one em for the two (GB/T 15834 5.1.2)"],
  ["！！", 1, "Q·Q"],
  ["，——", 3, "the half em after ， stays before a dash"],
  ["……”", 3, "nothing between …… and ”"],
  ["·《", 1.5, "· is ½ em, 《 keeps its em"],
])("口%s口 holds %d em of marks: %s", (marks, total) => {
  const [line] = setText(`口${marks}口`, 40);
  expect(line && endOf(line)).toBe(2 + total);
});

test.each([
  ["！！！", 2, "three take two em (5.1.2)"],
  ["’”。", 2, "pairwise: ½ + ½ + 1"],
  ["”，“", 2, "½ + ½ + 1"],
])("口%s口 holds %d em of marks: %s", (marks, total) => {
  const [line] = setText(`口${marks}口`, 40);
  expect(line && endOf(line)).toBe(2 + total);
});

/** text/RULES.md#widths: widths of single marks between Han. */
test.each([
  ["，", 1],
  ["。", 1],
  ["、", 1],
  ["：", 1],
  ["！", 1],
  ["“", 1],
  ["》", 1],
  ["——", 2],
  ["……", 2],
  ["⸺", 2],
  ["–", 0.5],
  ["～", 1],
  ["·", 0.5],
  ["／", 0.5],
])("口%s口: the mark takes %d em", (mark, width) => {
  const [line] = setText(`口${mark}口`, 40);
  expect(line && endOf(line)).toBe(2 + width);
});

/** text/RULES.md#line-edges: line start and line end. */
test.each([
  ["（口口", 0, [-0.5, 0.5, 1.5], 2.5, "an opening mark's ink starts at the edge: its box begins ½ em before it"],
  ["口口。", 0, [0, 1, 2], 2.5, "a mark at the line's end takes ½ em"],
  ["（口", 2, [1.5, 2.5], 3.5, "in an indented line the ink starts at 2 em"],
])("%s with %d em indent: glyphs at %j, end at %d: %s", (text, indent, places, end) => {
  const [line] = setText(text, 40, indent);
  expect(line && placesIn([line])).toEqual(places);
  expect(line && endOf(line)).toBe(end);
});

/** text/RULES.md#han-and-western: Han and Western. */
test.each([
  ["口A口", 3, "¼ em on both sides of a letter"],
  ["口1口", 3, "and of a digit"],
  ["口 A 口", 3, "an author's space is replaced, not added to"],
  ["口α口", 3, "Greek counts as Western"],
  ["A口", 1.75, "none at the line's start"],
  ["口A", 1.75, "none at its end"],
  ["3＋2", 2, "none beside a wide sign"],
  ["（A）口", 3, "none after an opening and before a closing mark"],
  ["口，A", 2.5, "the mark's own half em suffices"],
  ["口A，口", 3.75, "none before a stop"],
  ["口·A", 2, "none beside ·"],
  ["口％口", 3, "a full-width sign is Han"],
  ["１．５", 2.5, "the point of a full-width number keeps no blank half"],
])("%s is %d em wide: %s", (text, width) => {
  const [line] = setText(text, 40);
  expect(line && endOf(line)).toBe(width);
});

test("an author's space stays in the text of a glyph", () => {
  const [line] = setText("口 A b 口", 40);
  expect(
    line &&
      glyphsOf(line)
        .map(([text]) => text)
        .join(""),
  ).toBe("口 A b 口");
});

test("—— is one glyph that carries both characters", () => {
  const [line] = setText("口——口", 40);
  expect(line && glyphsOf(line)).toEqual([
    ["口", 0],
    ["——", 1],
    ["口", 3],
  ]);
});

test("· stands in the middle of its half em", () => {
  const [line] = setText("口·口", 40);
  expect(line && glyphsOf(line)).toEqual([
    ["口", 0],
    ["·", 1],
    ["口", 1.5],
  ]);
});
