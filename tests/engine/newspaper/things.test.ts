import { expect, test } from "vitest";
import { BLACK, type Cmyk, WHITE } from "../../../src/base/colour.ts";
import type { Placed } from "../../../src/engine/layout/page.ts";
import type { Line } from "../../../src/engine/text/line.ts";
import { lineOf, ownerOf, pictureOf, placedLine, printed, runOf } from "../../formats/specimen.ts";

const owner = ownerOf("bridge");
const at = { x: 10, y: 20, width: 100, height: 50 };
const red: Cmyk = [0, 100, 100, 0];

const picture = pictureOf("photos/a.jpg", [300, 300]);

test("things come as they are painted: text over shapes, shapes over grounds, links over all; each kind in the page's order", () => {
  const text = (x: number): Placed => placedLine(x, 20, lineOf([runOf(["天"])]));
  const line = { from: { x: 0, y: 0 }, to: { x: 9, y: 0 }, weight: 1, colour: BLACK };
  const rule: Placed = { kind: "rule", owner, role: "rule", ...line };
  const photo: Placed = { kind: "picture", owner, at, picture };
  const label: Placed = { kind: "area", owner, role: "advertLabel", at, colour: WHITE };
  const ground: Placed = { kind: "area", owner, role: "ground", at, colour: red };
  const link: Placed = { kind: "link", owner, at, to: { story: "bridge", part: 2 } };
  const { things } = printed([link, text(10), photo, label, text(5), rule, ground]);
  expect(things.map(({ kind }) => kind)).toEqual(["area", "picture", "area", "rule", "line", "line", "link"]);
  expect(things.flatMap((thing) => (thing.kind === "line" ? [thing.x] : []))).toEqual([10, 5]);
});

test("marks have the colour of their line's first run", () => {
  const line: Line = { ...lineOf([runOf(["天"], { colour: red })]), marks: [{ kind: "dot", x: 5, y: 3, radius: 0.6 }] };
  expect(printed([placedLine(100, 50, line)]).things).toMatchObject([
    { marks: [{ kind: "dot", x: 5, y: 3, radius: 0.6, colour: red }] },
  ]);
});
