import { expect, test } from "vitest";
import { placedLines, printLayout } from "../../src/build/lock.ts";
import type { Layout, Placed } from "../../src/engine/layout/page.ts";
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

const at = { x: 0, y: 0, width: 50, height: 30 };
const [owner, black] = [ownerOf("桥"), [0, 0, 0, 100]] as const;
const shot = { path: "/a.jpg", file: "a.jpg", pixels: { width: 9, height: 9 }, ppi: 200, caption: undefined } as const;
const picture = { kind: "picture", owner, at, picture: { ...shot, crop: { kind: "centre" }, fit: "cover" } } as const;
const area = { kind: "area", owner, role: "ground", at, colour: black } as const;
const art = { kind: "art", owner, role: "label", at, viewBox: [0, 0, 9, 9], paths: ["M0 0H9"], colour: black } as const;
const link = { kind: "link", owner, at, to: { story: "桥", part: 2 } } as const;
const dotted = (radius: number): Placed => {
  const line = { ...lineOf([runOf(["天"])]), marks: [{ kind: "dot", x: 5, y: 3, radius }] as const };
  return { kind: "text", owner, x: 10, y: 20, line };
};

test.each<[string, Placed, Placed]>([
  ["a picture's place", picture, { ...picture, at: { ...at, x: 1 } }],
  ["its crop", picture, { ...picture, picture: { ...picture.picture, crop: { kind: "attention" } } }],
  ["how it fills its place", picture, { ...picture, picture: { ...picture.picture, fit: "contain" } }],
  ["a ground's colour", area, { ...area, colour: [0, 0, 0, 10] }],
  ["the path of a drawing", art, { ...art, paths: ["M0 0H8"] }],
  ["where a link leads", link, { ...link, to: { story: "桥", part: 3 } }],
  ["a dot under a character", dotted(1), dotted(2)],
])("the prints of page and story tell %s", (_, one, other) => {
  const [was, is] = [one, other].map((thing) => printLayout(layoutOf(thing)));
  expect([was?.hash === is?.hash, was?.stories[0]?.hash === is?.stories[0]?.hash]).toEqual([false, false]);
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
