import { expect, test } from "vitest";
import { BLACK, type Cmyk, WHITE } from "../../../src/base/colour.ts";
import { sourceFile } from "../../../src/base/source.ts";
import type { Placed } from "../../../src/engine/layout/page.ts";
import { flatten } from "../../../src/formats/paint/paint.ts";
import { checkInk } from "../../../src/formats/press/check.ts";
import { lineOf, ownerOf, placedLine, printed, runOf } from "../specimen.ts";

const source = sourceFile("issue.yaml", "story paper advert");
const story = { source, start: 0, end: 5 };
const paper = { source, start: 6, end: 11 };
const advert = { source, start: 12, end: 18 };
const press = { ink: 240, floors: { hairline: 0.25, reversed: 8, colourType: 12 } };
const placeOf = (id: string | undefined) => (id === "bridge" ? story : id === "advert:2" ? advert : paper);

const text = (size: number, colour: Cmyk): Placed => placedLine(0, 50, lineOf([runOf(["天"], { size, colour })]));
const area = (colour: Cmyk, height = 20): Placed => ({
  kind: "area",
  owner: ownerOf(undefined),
  role: "ground",
  at: { x: 0, y: 0, width: 50, height },
  colour,
});
const rule = (weight: number): Placed => ({
  kind: "rule",
  owner: ownerOf("bridge"),
  role: "rule",
  from: { x: 0, y: 5 },
  to: { x: 50, y: 5 },
  weight,
  colour: BLACK,
});

test.each([
  ["black body", text(9, BLACK), []],
  ["white type of 7 pt fills in", text(7, WHITE), ["reversed-small"]],
  ["of 8 pt it stands", text(8, WHITE), []],
  ["two inks at 9 pt", text(9, [0, 100, 100, 0]), ["colour-type-small"]],
  ["one ink needs no register", text(9, [0, 100, 0, 0]), []],
  ["two inks at 12 pt", text(12, [0, 100, 100, 0]), []],
  ["black with other inks, at any size", text(40, [60, 40, 40, 100]), ["rich-black-type"]],
  ["270 % in large type", text(40, [90, 90, 90, 0]), ["too-much-ink"]],
  ["a rule of 0.2 pt", rule(0.2), ["hairline"]],
  ["a rule of 0.25 pt", rule(0.25), []],
  ["a rule that is not drawn", rule(0), []],
  ["black on a ground that leaves no room for it", [area([0, 50, 100, 0], 80), text(9, BLACK)], ["too-much-ink"]],
  ["black on one that does", [area([0, 40, 100, 30], 80), text(9, BLACK)], []],
  ["black on the last of two grounds", [area([0, 50, 100, 0], 80), area(WHITE, 80), text(9, BLACK)], []],
  ["black beside a ground", [area([0, 50, 100, 0], 20), text(9, BLACK)], []],
  ["250 % on a ground", area([100, 100, 50, 0]), ["too-much-ink"]],
  ["240 % is allowed", area([100, 100, 40, 0]), []],
  ["a rule drawn as an area", area(BLACK, 0.1), ["hairline"]],
] as [string, Placed | Placed[], string[]][])("%s", (_, placed, codes) => {
  expect(checkInk(press, placeOf, [flatten(printed([placed].flat()))]).map(({ code }) => code)).toEqual(codes);
});

test("a kind is told once for each story, advert and page, at the story, the advert or the paper", () => {
  const ofAdvert = { ...rule(0.1), owner: { ...ownerOf(undefined), piece: "advert:2/p1" } };
  const pages = [printed([rule(0.1), rule(0.1), area(BLACK, 0.1), ofAdvert]), printed([rule(0.1)], { label: "2" })].map(
    flatten,
  );
  const found = checkInk(press, placeOf, pages).map(({ span, arguments: args }) => [span, args["page"], args["story"]]);
  expect(found).toEqual([
    [paper, "1", "furniture"],
    [story, "1", "bridge"],
    [advert, "1", "advert:2"],
    [story, "2", "bridge"],
  ]);
});
