import { expect, test } from "vitest";
import { newLayoutContext } from "../../../src/engine/layout/context.ts";
import type { Placement } from "../../../src/engine/makeup/candidates/item.ts";
import { distanceOf, type MakeUp } from "../../../src/engine/makeup/found.ts";
import { makeUp, makeUpContext } from "../../../src/engine/makeup/make-up.ts";
import { newTextContext } from "../../../src/engine/text/galley.ts";
import { squareFonts } from "../../square-font.ts";
import { twos } from "../layout/newsroom.ts";
import { drawn, type Kind } from "./checked.ts";
import { pictures } from "./generated.ts";

/** Each page's make-ups, best first. */
function makeUpsOf(kind: Kind, seed: number, wanted: number): readonly (readonly MakeUp[])[] {
  const context = newLayoutContext(drawn(kind, seed).issue, {
    bench: newTextContext(squareFonts()),
    pictures,
    words: twos,
  });
  return makeUp(makeUpContext(context), wanted).pages.map(({ makeUps }) => makeUps);
}

const framesOf = ({ placements }: MakeUp) => placements.map(({ item, frame }) => ({ item, frame }));

test.each([
  ["四开4", 1],
  ["对开4", 1],
] as const)("%s issue %i: the first of five alternatives is what build makes, and each two differ", (kind, seed) => {
  const built = makeUpsOf(kind, seed, 1);
  const five = makeUpsOf(kind, seed, 5);
  expect(five.map(([first]) => first && framesOf(first))).toEqual(built.map(([only]) => only && framesOf(only)));
  for (const page of five) {
    expect(page.length).toBeGreaterThan(1);
    for (const [rank, one] of page.entries()) {
      for (const other of page.slice(0, rank)) expect(distanceOf(other, one)).toBeGreaterThanOrEqual(0.15);
    }
  }
});

const placement = (item: number, columns: [number, number], rows: [number, number]) =>
  ({
    item,
    frame: { columns: { from: columns[0], to: columns[1] }, rows: { from: rows[0], to: rows[1] } },
  }) as Placement;
const made = (...placements: Placement[]) => ({ placements }) as unknown as MakeUp;
const halves = made(placement(0, [1, 2], [1, 30]), placement(1, [3, 4], [1, 10]));

test.each([
  [halves, 0, "the same"],
  [made(placement(1, [1, 2], [1, 10]), placement(0, [3, 4], [1, 30])), 1, "the two change places"],
  [made(placement(0, [1, 2], [13, 42]), placement(1, [3, 4], [13, 22])), 0, "all twelve rows lower"],
  [
    made(placement(0, [1, 2], [14, 43]), placement(1, [3, 4], [1, 10])),
    0.375,
    "half of the one that begins thirteen rows lower",
  ],
  [made(placement(0, [1, 2], [1, 30]), placement(1, [3, 5], [1, 7])), 0.25, "one is wider"],
  [made(placement(0, [1, 2], [1, 30])), 0.25, "one is missing"],
])(
  "the distance of two make-ups is the share of the copy that stands elsewhere: row %# is %f from two stories: %s",
  (other, distance) => {
    expect(distanceOf(halves, other)).toBeCloseTo(distance);
  },
);
