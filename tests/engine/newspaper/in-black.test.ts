import { expect, test } from "vitest";
import type { Cmyk } from "../../../src/base/colour.ts";
import type { Placed } from "../../../src/engine/layout/page.ts";
import { inBlack } from "../../../src/engine/newspaper/pages.ts";
import type { Line } from "../../../src/engine/text/line.ts";
import { lineOf, ownerOf, placedLine, printed, runOf } from "../../formats/specimen.ts";

const text = (colour: Cmyk): Placed => placedLine(0, 50, lineOf([runOf(["天"], { colour })]));
const area = (colour: Cmyk): Placed => ({
  kind: "area",
  owner: ownerOf(undefined),
  role: "ground",
  at: { x: 0, y: 0, width: 50, height: 20 },
  colour,
});

test("marks are as black as the type that they belong to", () => {
  const line: Line = {
    ...lineOf([runOf(["天"], { colour: [0, 100, 100, 0] })]),
    marks: [{ kind: "dot", x: 5, y: 3, radius: 0.6 }],
  };
  expect(inBlack(printed([placedLine(0, 50, line)]))).toMatchObject({
    black: true,
    things: [{ marks: [{ colour: [0, 0, 0, 100] }] }],
  });
});

test.each([
  ["a red ground is as dark as red", area([0, 100, 100, 0]), [0, 0, 0, 70]],
  ["a pale ground stays pale", area([0, 2, 8, 0]), [0, 0, 0, 2.1]],
  ["white stays white", area([0, 0, 0, 0]), [0, 0, 0, 0]],
  ["no more than black", area([80, 80, 80, 90]), [0, 0, 0, 100]],
  ["red type is black", text([0, 100, 100, 0]), [0, 0, 0, 100]],
  ["white type stays white", text([0, 0, 0, 0]), [0, 0, 0, 0]],
] as [string, Placed, number[]][])("%s", (_, placed, colour) => {
  const [thing] = inBlack(printed([placed])).things;
  if (thing?.kind === "line") expect(thing.segments[0]?.runs[0]?.colour).toEqual(colour);
  else expect(thing).toMatchObject({ colour });
});
