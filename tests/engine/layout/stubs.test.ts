import { expect, test } from "vitest";
import { HORIZONTAL } from "../../../src/engine/layout/axis.ts";
import { legsOf } from "../../../src/engine/layout/grid.ts";
import { freeRows, type Inside } from "../../../src/engine/layout/inside.ts";
import { outOfStub, type Standing, stubRows, stubsOf } from "../../../src/engine/layout/pictures/arrange.ts";

// Three legs of twenty rows; one photo over the last two.
const rows = { from: 1, to: 20 };
const frame = { columns: { from: 1, to: 3 }, rows };
const grid = {
  writing: "horizontal" as const,
  columns: 3,
  measure: 13,
  gutter: 1,
  rows: 20,
  size: 9,
  pitch: 12,
  left: 0,
  top: 0,
};
const inside: Inside = {
  frame,
  axis: HORIZONTAL,
  legs: legsOf(grid, { columns: frame.columns, legs: 3, inset: 0 }),
  rows,
  first: grid.top,
  pitch: grid.pitch,
  white: 0,
  padded: false,
  clear: 0,
};

function stood(from: number, to: number) {
  const legs = { from: 1, to: 2 };
  const obstacle = { legs, rows: { from: from > 1 ? from - 1 : from, to: to < rows.to ? to + 1 : to } };
  const standing: readonly Standing[] = [{ block: 0, legs, rows: { from, to }, obstacle }];
  return { inside, standing, segments: [0, 1, 2].flatMap((leg) => freeRows(inside, [obstacle], leg)) };
}

test.each([
  // rows of the photo  stubs               lacking  why
  [1, 20, [], 0, "the photo stands on the foot"],
  [1, 15, [], 0, "four rows under it are read"],
  [1, 16, [{ rows: 3, legs: 2 }], 1, "three are a row too few"],
  [1, 18, [{ rows: 1, legs: 2 }], 3, "one row is jumped over"],
  [1, 19, [], 1, "a photo that ends a row above the foot leaves no text, but a step"],
  [4, 20, [{ rows: 2, legs: 2 }], 2, "as little over a photo at the foot"],
  [8, 13, [], 0, "rows enough over it and under it"],
])("a photo from row %i to %i leaves %j, lacking %i: %s", (from, to, stubs, lacking) => {
  const photo = stood(from, to);
  expect(stubsOf(photo)).toEqual(stubs);
  expect(stubRows(photo)).toBe(lacking);
});

test.each([
  // stub                empty  rows to lose, to win
  [{ rows: 2, legs: 3 }, 2, [5, -5], "six rows less the two that stand empty, or as many as make them four"],
  [{ rows: 3, legs: 2 }, 0, [7, -3], "all six and one to spare, or one a leg and one to spare"],
])("out of %j with %i rows empty: %j, %s", (stub, empty, wanted) => {
  expect(outOfStub(stub, empty)).toEqual(wanted);
});
