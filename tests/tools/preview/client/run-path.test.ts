import { expect, test } from "vitest";
import { runPath, runScale, scaledOutline } from "../../../../src/tools/preview/client/run-path.ts";
import { relativePath } from "../../../../src/tools/preview/outlines.ts";

const SQUARE = "m0 0l100 0l0 200l-100 0z";

test.each([
  ["0.01 0.01", "0 0 0", "M5 7m0 0l1 0l0 -2l-1 0z", "units are points, and y goes down"],
  ["0.01 0.02", "0 50 10", "M5.5 6.8m0 0l1 0l0 -4l-1 0z", "a run that is narrowed along its line"],
  ["0.01 0.02 turned", "0 50 10", "M5.2 7.5m0 0l0 1l4 0l0 -1z", "a turned run lies on its right side"],
  ["0.01 0.01", "1 0 0 0 100 0", "M6 7m0 0l1 0l0 -2l-1 0z", "a glyph without an outline, and one behind it"],
])("a run at %s of %s → %s: %s", (scale, glyphs, path) => {
  const own = runScale(scale);
  const outlines = [SQUARE, ""];
  const drawn = runPath(glyphs, { x: 5, y: 7 }, own, (number) => scaledOutline(outlines[number] ?? "", own));
  expect(drawn).toBe(path);
});

/** The ends of a path's lines. */
function ends(path: string): readonly (readonly [number, number])[] {
  let [x, y] = [0, 0];
  return [...path.matchAll(/[ml]([^mlqcz]*)/g)].map(([, list = ""]) => {
    const [dx = 0, dy = 0] = list.split(" ").map(Number);
    [x, y] = [x + dx, y + dy];
    return [x, y] as const;
  });
}

test("what is cut off of fractions does not add up over a long outline", () => {
  const steps = Array.from({ length: 500 }, (_, index) => [index * 7.7, (index % 3) * 3.3] as const);
  const outline = relativePath(
    steps.map((args, index) => ({ command: index === 0 ? ("moveTo" as const) : ("lineTo" as const), args: [...args] })),
  );
  const scale = { wide: 0.009, tall: 0.009, turned: false };
  const placed = ends(scaledOutline(outline, scale));
  expect(placed).toHaveLength(500);
  for (const [index, [x, y]] of placed.entries()) {
    const [right, up] = steps[index] as readonly [number, number];
    expect(Math.abs(x - right * scale.wide)).toBeLessThan(0.001);
    expect(Math.abs(y + up * scale.tall)).toBeLessThan(0.001);
  }
});
