import { expect, test } from "vitest";
import { columnStart, frameRect, freeOf, legsOf, rowFoot, rowTop } from "../../../src/engine/layout/grid.ts";
import type { Grid } from "../../../src/engine/model/paper.ts";

// 对开: 8 columns × 13 characters, 9 pt on 12 pt; left and head at 50 and 100 pt.
const grid: Grid = {
  writing: "horizontal",
  columns: 8,
  measure: 13,
  gutter: 1,
  rows: 115,
  size: 9,
  pitch: 12,
  left: 50,
  top: 100,
};

test.each([
  // row  head  why
  [1, 100, "the type area's head"],
  [2, 112, "one pitch below"],
  [115, 1468, "114 pitches below"],
])("row %i begins at %i: %s", (row, y) => {
  expect(rowTop(grid, row)).toBe(y);
});

test.each([
  // column  left  why
  [1, 50, "the type area's edge"],
  [2, 176, "13 characters and a gutter of one: 14 × 9"],
  [8, 932, "7 × 126 further"],
])("column %i begins at %i: %s", (column, x) => {
  expect(columnStart(grid, column)).toBe(x);
});

test("rows end with the em box of their text, not with the line gap", () => {
  expect(rowFoot(grid, 3)).toBe(133);
});

test("a frame is whole columns and whole rows, gutters between included, those outside not", () => {
  const frame = { columns: { from: 2, to: 4 }, rows: { from: 11, to: 20 } };
  expect(frameRect(grid, frame)).toEqual({ x: 176, y: 220, width: 369, height: 120 });
});

type Division = [columns: number[], legs: number | undefined, inset: number, each: number[], why: string];
const DIVISIONS: Division[] = [
  // columns  legs       inset  measure and gutters in em  why
  [[1, 8], undefined, 0, [13, 1], "basic columns"],
  [[1, 3], 2, 0, [20, 1], "三破二: 41 em, (41 − 1) ÷ 2"],
  [[1, 5], 3, 0, [22, 1.5], "五破三: 69 em, ⌊67 ÷ 3⌋ = 22, remainder 1 over two gutters"],
  [[1, 2], 1, 0, [27, 0], "长栏 over two columns: 27"],
  [[3, 4], 1, 0, [27, 0], "the same at another place"],
  [[1, 5], 5, 1, [12, 1.75], "a box loses two em: 67 − 4 = 63, ⌊63 ÷ 5⌋ = 12, remainder 3 over four gutters"],
  [[1, 1], undefined, 1, [11, 0], "a box in one column: 13 − 2"],
  [[1, 8], 6, 0, [17, 1.8], "111 em, ⌊106 ÷ 6⌋ = 17, remainder 4 over five gutters"],
];

test.each(DIVISIONS)("columns %j in %s legs, inset %i: characters and gutters %j: %s", (columns, legs, inset, each) => {
  const [measure = 0, gutter = 0] = each;
  const [from = 1, to = 1] = columns;
  const made = legsOf(grid, { columns: { from, to }, legs, inset });
  expect(made.map((leg) => leg.measure)).toEqual(made.map(() => measure));
  const gaps = made.slice(1).map((leg, index) => (leg.start - (made[index]?.start ?? 0)) / 9 - measure);
  for (const gap of gaps) expect(gap).toBeCloseTo(gutter, 9);
  expect(made[0]?.start).toBeCloseTo(columnStart(grid, from) + inset * 9, 9);
});

test.each<[taken: [number, number][], free: [number, number][], why: string]>([
  [[], [[5, 12]], "nothing is taken"],
  [
    [
      [9, 10],
      [5, 6],
    ],
    [
      [7, 8],
      [11, 12],
    ],
    "between two, and behind the last",
  ],
  [[[5, 20]], [], "a photo deeper than its frame"],
  [
    [
      [5, 20],
      [24, 26],
    ],
    [],
    "a note under a head under such a photo: what lies between the two is none of the frame",
  ],
])("of rows 5 to 12, %j taken leave %j: %s", (taken, free) => {
  const extents = taken.map(([from, to]) => ({ from, to }));
  expect(freeOf({ from: 5, to: 12 }, extents).map(({ from, to }) => [from, to])).toEqual(free);
});
