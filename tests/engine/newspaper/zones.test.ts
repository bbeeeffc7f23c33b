import { expect, test } from "vitest";
import type { Rect } from "../../../src/base/rect.ts";
import { fillerZone, withoutRect } from "../../../src/engine/newspaper/pages.ts";

const rect = (x: number, y: number, width: number, height: number): Rect => ({ x, y, width, height });
/** A frame with three legs of 90, which begin at 10, 110 and 210 and end ten points above its foot. */
const host = rect(0, 0, 320, 200);
const legs = [10, 110, 210].map((x) => rect(x, 10, 90, 180));

test.each<[Rect, Rect, string]>([
  // filler                zone
  [rect(210, 150, 90, 40), rect(205, 150, 115, 50), "at the foot of the last leg it goes out to the frame's corner"],
  [rect(10, 150, 90, 40), rect(0, 150, 105, 50), "at that of the first, to the other corner"],
  [rect(110, 150, 90, 40), rect(105, 150, 100, 50), "between legs, to the middle of the gutters"],
  [rect(110, 150, 90, 20), rect(105, 150, 100, 20), "where its leg goes on below, no further down than itself"],
])("a filler at %j has the zone %j: %s", (filler, zone) => {
  expect(fillerZone(host, legs, filler)).toEqual(zone);
});

test.each<[Rect, string, string]>([
  [rect(205, 150, 115, 50), "0,0 320,0 320,200 320,150 205,150 205,200 0,200", "a corner"],
  [rect(105, 150, 100, 50), "0,0 320,0 320,200 205,200 205,150 105,150 105,200 0,200", "a notch in the foot"],
  [
    rect(105, 150, 100, 20),
    "0,0 320,0 320,200 205,200 205,150 105,150 105,170 205,170 205,200 0,200",
    "a hole, with a slit up to it",
  ],
  [rect(-10, -10, 400, 60), "0,0 320,0 320,200 320,0 0,0 0,50 320,50 320,200 0,200", "as far as it is inside"],
])("a frame without %j is %s: %s", (hole, outline) => {
  expect(
    withoutRect(host, hole)
      .map(({ x, y }) => `${x},${y}`)
      .join(" "),
  ).toBe(outline);
});
