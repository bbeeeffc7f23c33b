import { expect, test } from "vitest";
import { newDesk } from "../../src/layout/desk.ts";
import { makeUp } from "../../src/makeup/make-up.ts";
import { newWorkbench } from "../../src/text/workbench.ts";
import { twos } from "../layout/newsroom.ts";
import { squareFonts } from "../square-font.ts";
import { drawn, type Kind } from "./checked.ts";
import { pictures } from "./generated.ts";

/** The frames of each page's make-ups, best first. */
function framesOf(kind: Kind, seed: number, wanted: number): readonly (readonly string[])[] {
  const desk = newDesk(drawn(kind, seed).issue, { bench: newWorkbench(squareFonts()), pictures, words: twos });
  return makeUp(desk, wanted).pages.map(({ makeUps, items }) =>
    makeUps.map(({ stands }) =>
      stands.map(({ item, frame }) => `${items[item]?.story.id} ${JSON.stringify(frame)}`).join("\n"),
    ),
  );
}

test.each([
  ["四开4", 1],
  ["四开4", 2],
  ["四开4", 3],
  ["四开4", 4],
  ["对开4", 1],
  ["对开4", 2],
  ["对开4", 3],
  ["对开4", 4],
] as const)("%s issue %i: the first of five alternatives is what build makes, and each is another", (kind, seed) => {
  const built = framesOf(kind, seed, 1);
  const five = framesOf(kind, seed, 5);
  expect(five.map(([first]) => first)).toEqual(built.map(([only]) => only));
  for (const page of five) expect(new Set(page).size).toBe(page.length);
  expect(five.some((page) => page.length > 1)).toBe(true);
});
