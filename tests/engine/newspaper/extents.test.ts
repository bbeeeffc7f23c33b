import { expect, test } from "vitest";
import type { PrintedSegment } from "../../../src/engine/newspaper/newspaper.ts";
import { glyphExtents } from "../../../src/engine/newspaper/places.ts";
import { type RunOptions, runOf } from "../../formats/specimen.ts";

/** A segment of one run at 10 pt. */
function segment(texts: readonly string[], width: number, options: RunOptions): PrintedSegment {
  const glyphs = texts.map(() => 1);
  const runs = [runOf(texts, { ...options, glyphs })];
  return { role: "body", element: "", text: texts.join(""), from: 0, to: 0, x: 0, width, size: 10, runs };
}

test.each([
  // texts          origins          width  rooms               why
  [["天", "地"], [0, 10], 20, "0-10 10-20", "a square each"],
  [["天", "地"], [0, 14], 24, "0-10 14-24", "a gap is nobody's"],
  [
    ["说", "，", "“", "天"],
    [0, 10, 10, 20],
    30,
    "0-10 10-15 15-20 20-30",
    "a comma and a quote in one square: a half each",
  ],
  [["“", "‘", "天"], [-5, 0, 10], 20, "0-5 5-10 10-20", "quotes whose white hangs out of the line"],
  [["。", "天"], [0, 5], 15, "0-5 5-15", "a squeezed full stop"],
  [["a", "b", " "], [0, 6, 11], 14, "0-6 6-11 11-14", "Western letters up to the next"],
  [["“", "a"], [0, 4], 9, "0-4 4-9", "a Western quote is narrow"],
  [["e", "", "f"], [0, 0, 5], 9, "0-5 5-9", "an accent belongs to its letter"],
  [["天", "-"], [0, 10], 13, "0-10 10-13", "the last mark up to the segment's end"],
] as [string[], number[], number, string, string][])("%j at %j in %i: %s: %s", (texts, x, width, rooms) => {
  const extents = glyphExtents(segment(texts, width, { x: [...x] }));
  expect(extents.map(({ from, to }) => `${from}-${to}`).join(" ")).toBe(rooms);
});

test.each([
  [0.9, [0, 9, 9, 13.5, 13.5, 22.5], "squares and halves are narrower by as much"],
  [1, [0, 10, 10, 14, 14, 22.5], "full squares overlap there"],
] as [number, number[], string][])("narrowed to %d, 天，地 have the rooms %j: %s", (stretch, rooms) => {
  const extents = glyphExtents(segment(["天", "，", "地"], 22.5, { x: [0, 9, 13.5], stretch }));
  expect(extents.flatMap(({ from, to }) => [from, to])).toEqual(rooms);
});

test("figures side by side in a vertical line share their square", () => {
  const extents = glyphExtents(segment(["1", "2", "日"], 20, { x: [-5, 0, -5], y: [8.8, 8.8, 18.8] }));
  expect(extents.map(({ text, from, to }) => [text, Math.round(from), Math.round(to)])).toEqual([
    ["1", 0, 10],
    ["2", 0, 10],
    ["日", 10, 20],
  ]);
});
