import { expect, test } from "vitest";
import type { Placement } from "../../../src/engine/makeup/candidates/item.ts";
import { holeIn, type Region } from "../../../src/engine/makeup/region.ts";

const region = (columns: readonly [number, number], rows: readonly [number, number]): Region => ({
  column: columns[0],
  columns: columns[1] - columns[0] + 1,
  row: rows[0] === 1 ? 0 : rows[0],
  rows: rows[1] - (rows[0] === 1 ? 0 : rows[0]) + 1,
  open: rows[1] === 82,
});
/** Columns and rows, both ends included. */
type Place = readonly [number, number, number, number];
const standing = (...places: readonly Place[]): readonly Placement[] =>
  places.map(
    ([left, right, top, foot]) =>
      ({
        item: 0,
        frame: { columns: { from: left, to: right }, rows: { from: top, to: foot } },
      }) as unknown as Placement,
  );

// A page of 四开 (6 columns × 82 rows) over an advert in columns 4-6, rows 72-82.
test.each<[Region, Place[], number, string]>([
  [
    region([1, 6], [1, 71]),
    [
      [1, 6, 1, 63],
      [1, 3, 72, 82],
    ],
    48,
    "eight rows from edge to edge over a brief",
  ],
  [
    region([1, 6], [1, 71]),
    [
      [1, 6, 1, 67],
      [1, 3, 72, 82],
    ],
    0,
    "four are a strip",
  ],
  [region([1, 6], [1, 71]), [[1, 6, 1, 63]], 0, "over the advert alone they are the page's foot"],
  [
    region([1, 3], [1, 82]),
    [
      [1, 3, 1, 60],
      [4, 6, 1, 71],
    ],
    0,
    "white at the page's foot, beside a story",
  ],
  [region([6, 6], [1, 49]), [[1, 5, 50, 82]], 50, "a column that stays empty beside stories that begin lower"],
  [region([4, 6], [60, 71]), [[1, 3, 1, 82]], 0, "one that begins lower than they do"],
])("makeup/RULES.md#white: of %j with frames at %j %i column-rows are a hole: %s", (of, places, hole) => {
  expect(holeIn(of, standing(...places))).toBe(hole);
});
