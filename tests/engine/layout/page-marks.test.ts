import { expect, test } from "vitest";
import type { FramePlan } from "../../../src/base/extent.ts";
import {
  closesGaps,
  gapsAcross,
  gapsDown,
  type HeadPlace,
  touchingRows,
} from "../../../src/engine/layout/faults/touching.ts";
import { paper, storyOf } from "./newsroom.ts";

const head = (columns: string, rows: string, edges = "left right"): HeadPlace => ({
  columns: extent(columns),
  rows: extent(rows),
  left: edges.includes("left"),
  right: edges.includes("right"),
});

test.each([
  // left                    right                         rows  why
  [head("1-2", "1-4"), head("3-4", "1-4"), 4, "nothing but a gutter between them"],
  [head("1-2", "1-4"), head("3-4", "3-8"), 2, "two rows of one are level with two of the other"],
  [head("1-2", "1-4"), head("3-4", "5-8"), 0, "one ends where the other begins"],
  [head("1-2", "1-4"), head("4-5", "1-4"), 0, "a column between them"],
  [head("1-2", "1-4", "left"), head("3-4", "1-4"), 0, "a leg rises beside the left one"],
  [head("1-2", "1-4"), head("3-4", "1-4", "right"), 0, "the right one is set into its text"],
  [head("3-4", "1-4"), head("1-2", "1-4"), 0, "the left one comes first"],
])("%j, %j: %i rows, %s", (left, right, rows) => {
  expect(touchingRows(left, right)).toBe(rows);
});

// The paper of the tests has 6 columns; frames are columns × rows.
const { grid } = paper;
const whole = `1-${grid.columns}`;

type Frames = readonly string[];
type Lines = readonly number[];

test.each<readonly [Frames, Frames, Lines, Lines, string]>([
  // stories                        others          down    across  why
  [["1-3 1-9", "4-6 1-9"], [], [3], [], "two stories side by side"],
  [["1-3 1-9", "4-6 1-9"], ["3-5 20-22"], [], [], "an advert spans the gutter"],
  [["1-3 1-9", "4-6 1-9", "1-6 10-20"], [], [], [9], "a third one under both"],
  [["1-3 1-9", "1-3 10-20"], [], [], [], "white beside both on either side of the row"],
  [["1-3 1-9", "1-6 10-20"], ["4-6 1-9"], [], [9], "an advert goes on to the edge"],
  [["1-6 10-20"], [`${whole} 1-9`], [], [], "a nameplate above is no story"],
  [["1-3 1-9", "4-6 1-12", "1-3 10-20"], [], [3], [], "the row ends at a neighbour"],
])("%j among %j: gaps after columns %j and rows %j, %s", (stories, others, down, across) => {
  const frames = { stories: stories.map(frame), others: others.map(frame) };
  expect([gapsDown(frames, grid), gapsAcross(frames, grid)]).toEqual([down, across]);
});

test.each<readonly [string, boolean, string]>([
  [`${whole} 1-9`, false, "a nameplate or a strip of adverts ends the page's copy"],
  ["1-4 1-9", true, "copy runs beside it"],
])("layout/RULES.md#split-page: %s closes gaps: %s, %s", (text, closes) => {
  expect(closesGaps({ story: undefined, frame: frame(text) }, grid)).toBe(closes);
});

test("layout/RULES.md#split-page: a story closes gaps, over all columns too", () => {
  expect(closesGaps({ story: storyOf("a", []), frame: frame(`${whole} 1-9`) }, grid)).toBe(true);
});

function frame(text: string): FramePlan {
  const [columns = "", rows = ""] = text.split(" ");
  return { columns: extent(columns), rows: extent(rows) };
}

function extent(text: string): FramePlan["rows"] {
  const [from = 0, to = from] = text.split("-").map(Number);
  return { from, to };
}
