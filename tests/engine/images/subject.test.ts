import { expect, test } from "vitest";
import { openTones } from "../../../src/engine/images/ink.ts";
import { cropAround, cutsSubject, largestCrop } from "../../../src/engine/images/picture.ts";

// A picture of 1000 × 500; a subject by its middle and size, as shares.

const source = { width: 1000, height: 500 };
const subject = (x: number, y: number, width: number, height: number) =>
  ({ kind: "focus", x, y, width, height }) as const;

type Subject = ReturnType<typeof subject>;

test.each<[place: [number, number], rule: Subject, cut: boolean, left: number, why: string]>([
  // place        subject                          cut    left  why
  [[1, 1], subject(0.5, 0.5, 0.4, 0.5), false, 250, "400 and a tenth on each side are 480 of 500"],
  [[1, 1], subject(0.5, 0.5, 0.42, 0.5), true, 250, "420 are 504 with what stands round them"],
  [[1, 1], subject(0.1, 0.5, 0.2, 0.5), false, 0, "at the picture's edge there is no more to keep"],
  [[1, 1], subject(0.8, 0.5, 0.3, 0.5), false, 500, "the crop goes to the edge"],
  [[4, 1], subject(0.5, 0.5, 0.5, 0.6), true, 0, "too flat for it"],
  [[2, 1], subject(0.5, 0.5, 1, 1), false, 0, "nothing is cut at all"],
])("a place of %j keeps %j: cut %s, from %i: %s", ([width, height], rule, cut, left) => {
  const place = { width, height };
  expect(cutsSubject(source, place, rule)).toBe(cut);
  expect(cropAround(source, largestCrop(source, place), rule).left).toBe(left);
});

test.each<[percent: number, from: readonly number[], to: readonly number[], why: string]>([
  // percent  from            to               why
  [0, [0, 64, 128, 255], [0, 64, 128, 255], "none"],
  [10, [0, 64, 128, 255], [0, 74, 141, 255], "the middle has a tenth of its darkness less; ends stay"],
  [40, [0, 64, 128, 255], [0, 102, 179, 255], "the most that a paper may ask"],
])("tones opened by %i %%: %j become %j: %s", (percent, from, to) => {
  const pixels = Uint8Array.from(from);
  openTones(pixels, percent);
  expect([...pixels]).toEqual(to);
});
