import { expect, test } from "vitest";
import type { Layout, Placed } from "../../src/layout/page.ts";
import { placedLines, printLayout } from "../../src/lock/layout-print.ts";
import { laidOut, lineOf, ownerOf, runOf } from "../formats/specimen.ts";

function text(words: string, x = 10, y = 20, more: Parameters<typeof runOf>[1] = {}): Placed {
  return { kind: "text", owner: ownerOf("桥"), x, y, line: lineOf([runOf([...words], more)]) };
}

function rule(weight = 0.35): Placed {
  const { story, part } = ownerOf(undefined);
  const from = { x: 0, y: 5 };
  return {
    kind: "rule",
    owner: { story, part },
    role: "rule",
    from,
    to: { x: 50, y: 5 },
    weight,
    colour: [0, 0, 0, 100],
  };
}

function layoutOf(...placed: readonly Placed[]): Layout {
  return { pages: [laidOut(placed)], stories: [] };
}

const plain = layoutOf(text("天地"), text("玄黄", 10, 32), rule());

test.each<[string, Layout, boolean]>([
  ["the same again", layoutOf(text("天地"), text("玄黄", 10, 32), rule()), true],
  ["a millionth of a point", layoutOf(text("天地", 10.000001), text("玄黄", 10, 32), rule()), true],
  ["a glyph", layoutOf(text("天水"), text("玄黄", 10, 32), rule()), false],
  ["a hundredth of a point", layoutOf(text("天地", 10.01), text("玄黄", 10, 32), rule()), false],
  ["a space between glyphs", layoutOf(text("天地", 10, 20, { x: [0, 10.5] }), text("玄黄", 10, 32), rule()), false],
  ["a colour", layoutOf(text("天地", 10, 20, { colour: [0, 100, 100, 0] }), text("玄黄", 10, 32), rule()), false],
  ["a face", layoutOf(text("天地", 10, 20, { font: "hei" }), text("玄黄", 10, 32), rule()), false],
  ["the weight of a rule", layoutOf(text("天地"), text("玄黄", 10, 32), rule(0.5)), false],
  ["the order of painting", layoutOf(text("玄黄", 10, 32), text("天地"), rule()), false],
])("%s: same print %s", (_, layout, same) => {
  expect(printLayout(layout).hash === printLayout(plain).hash).toBe(same);
});

test("a story has four digits a line of copy, in reading order across its parts", () => {
  const later: Placed = { kind: "text", owner: ownerOf("桥", 2), x: 10, y: 20, line: lineOf([runOf([..."宇宙"])]) };
  const head: Placed = { kind: "text", owner: ownerOf("桥"), x: 10, y: 5, line: lineOf([runOf(["桥"])], "headline") };
  // The later part stands on the page that is printed first.
  const layout: Layout = { pages: [laidOut([later]), laidOut([head, text("天地")], { label: "2" })], stories: [] };
  const [story] = printLayout(layout).stories;
  expect(story?.lines).toMatch(/^[0-9a-f]{8}$/);
  expect(placedLines(layout, "桥")).toEqual([
    { page: "2", text: "天地" },
    { page: "1", text: "宇宙" },
  ]);
});
