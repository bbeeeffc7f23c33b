import { expect, test } from "vitest";
import type { Cmyk } from "../../../src/base/colour.ts";
import { flatten } from "../../../src/formats/paint/flatten.ts";
import { inBlack } from "../../../src/formats/paint/in-black.ts";
import type { Placed } from "../../../src/layout/page.ts";
import { lineOf, ownerOf, placedLine, printed, runOf } from "../specimen.ts";

const text = (colour: Cmyk): Placed => placedLine(0, 50, lineOf([runOf(["天"], { colour })]));
const area = (colour: Cmyk): Placed => ({
  kind: "area",
  owner: ownerOf(undefined),
  role: "ground",
  at: { x: 0, y: 0, width: 50, height: 20 },
  colour,
});

test.each([
  ["a red ground is as dark as red", area([0, 100, 100, 0]), [0, 0, 0, 70]],
  ["a pale ground stays pale", area([0, 2, 8, 0]), [0, 0, 0, 2.1]],
  ["white stays white", area([0, 0, 0, 0]), [0, 0, 0, 0]],
  ["no more than black", area([80, 80, 80, 90]), [0, 0, 0, 100]],
  ["red type is black", text([0, 100, 100, 0]), [0, 0, 0, 100]],
  ["white type stays white", text([0, 0, 0, 0]), [0, 0, 0, 0]],
] as [string, Placed, number[]][])("%s", (_, placed, colour) => {
  const [op] = inBlack(flatten(printed([placed]))).ops;
  if (op?.kind === "glyphs") expect(op.run.colour).toEqual(colour);
  else expect(op).toMatchObject({ colour });
});
