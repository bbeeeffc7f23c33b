import { expect, test } from "vitest";
import { type Elastic, followed } from "../../../src/tools/fixes/rows.ts";

/** A frame of a page of 40 rows: the rows of text that are over, and the depth of its photo over all legs. */
function elastic(columns: string, rows: string, over: number | undefined, depth?: number): Elastic {
  const extent = (text: string) => {
    const [from = 0, to = from] = text.split("-").map(Number);
    return { from, to };
  };
  const frame = { columns: extent(columns), rows: extent(rows) };
  if (over === undefined) return { frame, copy: undefined };
  const legs = frame.columns.to - frame.columns.from + 1;
  const photo = depth === undefined ? undefined : { legs, depth, usual: depth };
  return { frame, copy: { legs, over, tight: over > 0, photo } };
}

test.each<readonly [why: string, page: readonly Elastic[], found: readonly string[] | undefined]>([
  ["nothing is over or short", [elastic("1-2", "1-20", 0), elastic("1-2", "21-40", 0)], undefined],
  ["the second is as much too short", [elastic("1-2", "1-20", 8), elastic("1-2", "21-40", -8)], ["1-24", "25-40"]],
  [
    "what lies between moves as it is",
    [elastic("1-2", "1-10", 6), elastic("1-2", "11-20", 0), elastic("1-2", "21-40", -6)],
    ["1-13", "14-23", "24-40"],
  ],
  [
    "the photo of the last gives way",
    [elastic("1-2", "1-20", 4), elastic("1-2", "21-40", 0, 10)],
    ["1-22", "23-40 photo 8"],
  ],
  [
    "beside it a photo grows, and two rows may stay empty",
    [elastic("1-2", "1-20", 4), elastic("3-4", "1-20", 0, 10), elastic("1-4", "21-40", -8)],
    ["1-22", "1-22 photo 11", "23-40"],
  ],
  ["an advert stays where it is", [elastic("1-2", "1-20", 8), elastic("1-2", "21-40", undefined)], undefined],
])("rows follow the copy: %s", (_, page, found) => {
  const made = followed(page, 40)?.map(({ frame: { rows }, depth }) => {
    return `${rows.from}-${rows.to}${depth === undefined ? "" : ` photo ${depth}`}`;
  });
  expect(made).toEqual(found);
});
