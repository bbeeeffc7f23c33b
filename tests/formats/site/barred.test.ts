import { expect, test } from "vitest";
import type { Placed } from "../../../src/engine/layout/page.ts";
import type { Newspaper, PrintedPage } from "../../../src/engine/newspaper/newspaper.ts";
import { barredOn, withoutBarred } from "../../../src/formats/site/page-pictures.ts";
import { laidOut, lineOf, newspaperFrom, ownerOf, pictureOf, runOf } from "../specimen.ts";

const text = (story: string, words: string, y: number): Placed => ({
  kind: "text",
  owner: ownerOf(story),
  x: 20,
  y,
  line: lineOf([runOf([...words])]),
});
const photo = (file: string, figure: number, x: number): Placed => ({
  kind: "picture",
  owner: { ...ownerOf("河"), piece: `figure-${figure}` },
  at: { x, y: 50, width: 60, height: 40 },
  picture: pictureOf(file, [30, 20], { ppi: 72, caption: undefined }),
});
const rule: Placed = {
  kind: "rule",
  owner: ownerOf("桥"),
  role: "box",
  from: { x: 0, y: 5 },
  to: { x: 50, y: 5 },
  weight: 0.5,
  colour: [0, 0, 0, 100],
};
const ground: Placed = {
  kind: "area",
  owner: ownerOf("桥"),
  role: "ground",
  at: { x: 0, y: 0, width: 50, height: 50 },
  colour: [0, 0, 5, 0],
};
const page = laidOut(
  [text("桥", "天地", 30), rule, ground, text("河", "玄黄", 80), photo("a.jpg", 1, 200), photo("b.jpg", 2, 300)],
  {
    anchors: ["桥", "河"].map((story) => ({ story, part: 1, title: story, at: { x: 20, y: 20 } })),
  },
);
const open = newspaperFrom([page]);
const [printed] = open.pages;
if (printed === undefined) throw new Error("no page");
const pictures = printed.things.flatMap((thing) => (thing.kind === "picture" ? [thing.id] : []));

/** The same, of which some may not be shown. */
function withBarred(stories: readonly string[], photos: readonly string[]): Newspaper {
  return {
    ...open,
    stories: open.stories.map((story) => ({
      ...story,
      web: !stories.includes(story.id),
      blocks: story.blocks.map((block) => (block.kind === "figure" ? { ...block, barred: photos } : block)),
    })),
  };
}

/** What is seen of a page, and how many places are grey. */
function seen({ things }: PrintedPage): readonly string[] {
  const shown = things.map((thing) => {
    if (thing.id.startsWith("barred-")) return "grey";
    if (thing.kind === "line") return thing.segments.map((segment) => segment.text).join("");
    return thing.kind === "picture" ? thing.file : thing.kind;
  });
  return shown.toSorted();
}

test.each<[string, readonly string[], readonly string[], readonly string[]]>([
  ["nothing is barred", [], [], ["a.jpg", "area", "b.jpg", "rule", "天地", "玄黄"]],
  [
    "a story goes with its words, its ground and rules stay",
    ["桥"],
    [],
    ["a.jpg", "area", "b.jpg", "grey", "rule", "玄黄"],
  ],
  ["a story goes with its photos", ["河"], [], ["area", "grey", "rule", "天地"]],
  ["a photo goes alone", [], pictures.slice(0, 1), ["area", "b.jpg", "grey", "rule", "天地", "玄黄"]],
  ["both", ["桥"], pictures.slice(1), ["a.jpg", "area", "grey", "grey", "rule", "玄黄"]],
])("of a page that is given away on the web: %s", (_, stories, photos, expected) => {
  const shown = withoutBarred(printed, barredOn(printed, withBarred(stories, photos)));
  expect(seen(shown)).toEqual(expected.toSorted());
});
