import { expect, test } from "vitest";
import { sourceFile } from "../../../src/base/source.ts";
import { nameplate } from "../../../src/engine/layout/furniture.ts";
import { columnStart, frameRect, gridCorner, legsOf, typeArea } from "../../../src/engine/layout/grid.ts";
import { insideOf } from "../../../src/engine/layout/inside.ts";
import { arrangements } from "../../../src/engine/layout/pictures/arrange.ts";
import type { PictureBlock } from "../../../src/engine/layout/pictures/pictures.ts";
import { insertInside } from "../../../src/engine/layout/vertical/open.ts";
import { barePart } from "../../../src/engine/makeup/candidates/item.ts";
import type { Part } from "../../../src/engine/model/issue.ts";
import type { Grid, Nameplate, Paper } from "../../../src/engine/model/paper.ts";
import { newTextContext } from "../../../src/engine/text/galley.ts";
import { overlaps } from "../../rects.ts";
import { squareFonts } from "../../square-font.ts";
import { inSquares } from "./in-squares.ts";
import { copyOf, frameAt, issueOf, paper, partAt, storyOf, text } from "./newsroom.ts";
import { inkOf, linesWith } from "./placed-text.ts";

// 7 bands × 13 characters of 10 pt, 50 lines of 13.5 pt: 1000 pt high and 671.5 pt wide, from 50 and 60 pt.
const grid: Grid = {
  writing: "vertical",
  columns: 7,
  measure: 13,
  gutter: 1.5,
  rows: 50,
  size: 10,
  pitch: 13.5,
  left: 50,
  top: 60,
};

const bench = newTextContext(squareFonts());

const part: Part = barePart(0, { source: sourceFile("issue.yaml", ""), start: 0, end: 0 }, grid);

test("layout/RULES.md#vertical-grid: columns run down and rows across", () => {
  expect(typeArea(grid)).toEqual({ x: 50, y: 60, width: 671.5, height: 1000 });
});

test.each([
  // Four bands are 565 pt high. A strip of 27 % has room for 18 characters of 7.5 pt, one of a third for 23.
  [18, [18], "within the share"],
  [20, [20], "the strip grows for a date"],
  [23, [23], "up to a third"],
  [24, [12, 12], "no further: a longer text turns"],
])("layout/RULES.md#vertical-grid: %i characters in the nameplate's strip stand in lines of %j: %s", (count, lines) => {
  const columns = { from: 1, to: 4 };
  const fact = text("天".repeat(count));
  const plate: Nameplate = {
    columns,
    rows: { from: 1, to: 9 },
    art: undefined,
    colour: [0, 0, 0, 100],
    ears: [],
    earColumns: 2,
    strip: [fact],
    span: fact.span,
  };
  const issue = issueOf(1, [], { paper: { ...paper, grid } });
  const placed = nameplate(issue, plate, bench);
  const set = placed.flatMap((thing) => (thing.kind === "text" ? thing.line.segments : []));
  expect(set.filter(({ role }) => role === "strip").map((segment) => [...segment.text].length)).toEqual(lines);
});

test.each([
  // column row  corner          why
  [1, 1, { x: 721.5, y: 60 }, "the first line of the first band begins at the right, at the head"],
  [2, 1, { x: 721.5, y: 205 }, "the second band is 13 characters and a gutter lower"],
  [1, 2, { x: 708, y: 60 }, "the second line is a pitch further left"],
  [7, 50, { x: 60, y: 930 }, "the last line's em box ends at the left edge"],
])("layout/RULES.md#vertical-grid: band %i, line %i begins at %j: %s", (column, row, corner) => {
  expect(gridCorner(grid, column, row)).toEqual(corner);
});

test("layout/RULES.md#vertical-grid: a frame is whole bands and whole lines, its last line's gap at the left included", () => {
  const frame = { columns: { from: 2, to: 3 }, rows: { from: 11, to: 20 } };
  expect(frameRect(grid, frame)).toEqual({ x: 451.5, y: 205, width: 135, height: 275 });
});

test.each([
  [undefined, 0, [205, 350], "the page's own bands"],
  [1, 0, [205], "two bands in one: lines of 27 characters"],
])("layout/RULES.md#vertical-grid: %s legs in an inset of %i begin at %j: %s", (legs, inset, starts, _why) => {
  const found = legsOf(grid, { columns: { from: 2, to: 3 }, legs, inset });
  expect(found.map(({ start }) => start)).toEqual(starts);
  expect(found[0]?.start).toBe(columnStart(grid, 2));
});

test.each([
  ["open", 0, "nothing stands at its right"],
  ["story", 1, "a story does: a line of white"],
] as const)("layout/RULES.md#vertical-grid: %s above a frame: %i lines of white: %s", (above, white, _why) => {
  const frame = { columns: { from: 1, to: 2 }, rows: { from: 5, to: 20 } };
  const inside = insideOf(grid, part, frame, above);
  expect([inside.axis.writing, inside.white, inside.rows]).toEqual(["vertical", white, { from: 5, to: 20 }]);
});

test("layout/RULES.md#vertical-grid: a horizontal insert has rows from its head and legs from its left edge", () => {
  const frame = { columns: { from: 6, to: 7 }, rows: { from: 32, to: 50 } };
  const inside = insertInside(grid, { part, frame, above: "story" });
  // 18 lines are 239.5 pt, 23 characters; 275 pt hold 20 rows.
  expect([inside.axis.writing, inside.legs.length, inside.legs[0]?.measure]).toEqual(["horizontal", 1, 23]);
  expect([inside.rows, inside.first, inside.pitch]).toEqual([{ from: 1, to: 20 }, 785, 13.5]);
  expect(inside.legs[0]?.start).toBeCloseTo(50 + (239.5 - 230) / 2);
});

test("layout/RULES.md#vertical-grid: an insert in a box keeps an em off its rule on all sides, and its rows stand in the middle", () => {
  const frame = { columns: { from: 6, to: 7 }, rows: { from: 32, to: 50 } };
  const inside = insertInside(grid, { part: { ...part, box: "plain" }, frame, above: "story" });
  expect([inside.legs[0]?.measure, inside.rows.to, inside.padded]).toEqual([22, 19, true]);
  expect(inside.first).toBeCloseTo(785 + 10 + (255 - 18 * 13.5 - 10) / 2);
});

/** A picture without a caption over some bands, as deep as it likes to be. */
function pictureOver(legs: number): PictureBlock {
  const depth = { from: 20, to: 20 };
  return {
    photos: [],
    caption: [],
    captionRows: 0,
    width: 0,
    legs,
    at: undefined,
    natural: 20,
    depth,
    anchor: undefined,
  };
}

test.each([
  // bands, of  slot                                 why
  [1, 2, { block: 0, offset: 0, at: "foot" }, "at the left end of the upper band, which copy begins beside the head"],
  [2, 3, { block: 0, offset: 0, at: "foot" }, "at the left end of the two upper ones"],
  [1, 3, { block: 0, offset: 1, at: "top" }, "beside the head only where copy begins in a band above it"],
])("layout/RULES.md#photos-in-the-text: a picture over %i of %i bands stands at %j: %s", (legs, bands, slot, _why) => {
  const inside = insideOf(grid, part, { columns: { from: 1, to: bands }, rows: { from: 1, to: 50 } }, "open");
  const head = { legs: { from: 0, to: bands - 1 }, rows: { from: 1, to: 6 } };
  const arranging = { inside, fixed: [head], blocks: [pictureOver(legs)], notice: false };
  expect(arrangements(arranging, [20], 1)).toEqual([[slot]]);
});

// Six bands of 11 characters of 9 pt, 60 lines of 12 pt.
const vertical: Paper = { ...paper, grid: { ...paper.grid, writing: "vertical" } };

test.each([
  // bands legs  head          told              why
  [1, undefined, "vertical", ["head-not-over"], "no band is left below it"],
  [2, 1, "vertical", ["head-not-over"], "one leg of both bands"],
  [2, undefined, "horizontal", [], "copy stands in the second"],
] as const)(
  "layout/RULES.md#vertical-grid: over %i bands in %s legs `head: top` is set %s, told as %j: %s",
  (...[bands, legs, runs, told]) => {
    const here = partAt(0, frameAt([1, bands], [1, 40]), { head: "top", writing: "vertical", legs });
    const note = { label: text("编者按："), text: text("天地玄黄宇宙洪荒。".repeat(4)) };
    const story = storyOf("down", [here], { note, copy: copyOf("天".repeat(300)), continuesOn: "2" });
    const { layout, diagnostics } = inSquares(issueOf(1, [story], { paper: vertical }));
    const placed = layout.pages[0]?.placed ?? [];
    const inks = placed.flatMap((each) => (each.kind === "text" && each.owner.story === "down" ? [inkOf(each)] : []));
    expect(linesWith("headline", placed).map(({ line }) => line.writing)).toEqual([runs]);
    expect(inks.flatMap((ink, at) => inks.slice(at + 1).filter((other) => overlaps(ink, other, 0.5)))).toEqual([]);
    expect(linesWith("note", placed).length).toBeGreaterThan(1);
    expect(diagnostics.flatMap(({ code }) => (code === "head-not-over" ? [code] : []))).toEqual(told);
  },
);
