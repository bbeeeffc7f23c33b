import { expect, test } from "vitest";
import type { Cmyk } from "../../../src/base/colour.ts";
import type { Rect } from "../../../src/base/rect.ts";
import type { Placed } from "../../../src/engine/layout/page.ts";
import type { Line } from "../../../src/engine/text/line.ts";
import { flatten } from "../../../src/formats/paint/paint.ts";
import { lineOf, ownerOf, pictureOf, placedLine, printed, runOf } from "../specimen.ts";

const owner = ownerOf("bridge");
const at = { x: 10, y: 20, width: 100, height: 50 };
const red: Cmyk = [0, 100, 100, 0];

const picture = pictureOf("photos/a.jpg", [300, 300]);

function opsOf(...placed: readonly Placed[]) {
  return flatten(printed(placed)).ops;
}

test.each<["cover" | "contain", Rect, string]>([
  // fit      where the ink stands                          why
  ["cover", at, "a cropped picture fills its place"],
  ["contain", { x: 35, y: 20, width: 50, height: 50 }, "a whole picture stands in its middle"],
])("a square picture, %s, stands at %j: %s", (fit, expected) => {
  const [op] = opsOf({ kind: "picture", owner, at, picture: { ...picture, fit } });
  expect(op).toMatchObject({ kind: "picture", at: expected });
});

test("art is moved and scaled from its view box to its place", () => {
  const [op] = opsOf({
    kind: "art",
    owner,
    role: "nameplate",
    at,
    viewBox: [5, 10, 200, 100],
    paths: ["M0 0"],
    colour: red,
  });
  expect(op).toMatchObject({ kind: "path", at: { x: 7.5, y: 15 }, scale: [0.5, 0.5], paths: ["M0 0"], colour: red });
});

test("every run of every segment is an operation with its segment's role and range", () => {
  const line: Line = {
    ...lineOf([]),
    segments: [
      { role: "dateline", from: 0, to: 3, text: "本报讯", x: 0, width: 30, size: 10, runs: [runOf([..."本报讯"])] },
      { role: "body", from: 4, to: 6, text: "天A", x: 40, width: 15, size: 10, runs: [runOf(["天"]), runOf(["A"])] },
    ],
  };
  expect(
    opsOf(placedLine(1, 2, line)).map((op) => op.kind === "glyphs" && [op.role, op.from, op.to, op.x, op.y]),
  ).toEqual([
    ["dateline", 0, 3, 1, 2],
    ["body", 4, 6, 1, 2],
    ["body", 4, 6, 1, 2],
  ]);
});

test("marks are painted after their line's glyphs in the colour of its first run", () => {
  const line: Line = {
    ...lineOf([runOf(["天"], { colour: red })]),
    marks: [
      { kind: "dot", x: 5, y: 3, radius: 0.6 },
      { kind: "rule", x: 0, y: 2, width: 10, weight: 0.4 },
    ],
  };
  expect(opsOf(placedLine(100, 50, line)).slice(1)).toMatchObject([
    { kind: "dot", centre: { x: 105, y: 53 }, radius: 0.6, colour: red },
    { kind: "line", from: { x: 100, y: 52 }, to: { x: 110, y: 52 }, weight: 0.4, colour: red },
  ]);
});
