import { expect, test } from "vitest";
import { type Axis, HORIZONTAL, VERTICAL } from "../../../src/engine/layout/axis.ts";
import { cornerOf, type Inside } from "../../../src/engine/layout/inside.ts";

// Two legs of lines that begin at 20 and 170, 100 long and 12 from one to the next; the first one begins at 300 across.
const legs = [20, 170].map((start) => ({ start, width: 100, measure: 10 }));
const rows = { from: 1, to: 20 };
const inside = (axis: Axis): Inside => ({
  frame: { columns: { from: 1, to: 2 }, rows },
  axis,
  legs,
  rows,
  first: 300,
  pitch: 12,
  white: 0,
  padded: false,
  clear: 0,
});

test.each<[Axis, number, number, readonly [number, number], string]>([
  [HORIZONTAL, 0, 1, [20, 300], "the head of the first leg"],
  [HORIZONTAL, 1, 3, [170, 324], "rows go down, legs to the right"],
  [VERTICAL, 0, 1, [300, 20], "the right edge of the first line"],
  [VERTICAL, 1, 3, [276, 170], "lines go to the left, bands down"],
])("$writing leg %i, row %i begins at %j: %s", (axis, leg, row, [x, y]) => {
  expect(cornerOf(inside(axis), leg, row)).toEqual({ x, y });
});

test.each<[Axis, object, string]>([
  [HORIZONTAL, { x: 50, y: 70, width: 30, height: 8 }, "its corner is the top left"],
  [VERTICAL, { x: 42, y: 70, width: 8, height: 30 }, "its corner is the top right"],
])("$writing a rectangle 30 long and 8 deep is %j: %s", (axis, expected) => {
  expect(axis.rect({ x: 50, y: 70 }, 30, 8)).toEqual(expected);
});

test.each<[Axis, object, string]>([
  [HORIZONTAL, { x: 50, y: 78.8 }, "on the baseline, 0.88 em below the head"],
  [VERTICAL, { x: 45, y: 70 }, "on the centre line"],
])("$writing a line of 10 pt has its origin at %j: %s", (axis, expected) => {
  expect(axis.origin({ x: 50, y: 70 }, 10)).toEqual(expected);
});
