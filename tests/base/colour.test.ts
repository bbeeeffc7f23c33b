import { expect, test } from "vitest";
import { type Cmyk, hex, screenColour } from "../../src/base/colour.ts";

test.each<[inks: Cmyk, colour: string, why: string]>([
  [[0, 0, 0, 0], "#ffffff", "paper"],
  [[0, 100, 100, 0], "#ed1c24", "red"],
  [[100, 0, 0, 0], "#00aeef", "cyan"],
  [[0, 0, 0, 50], "#918f90", "half a black is half way"],
])("%j is %s: %s", (inks, expected) => {
  expect(hex(screenColour(inks))).toBe(expected);
});
