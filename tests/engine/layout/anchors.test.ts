import { expect, test } from "vitest";
import { inSquares } from "./in-squares.ts";
import { copyOf, frameAt, issueOf, lines, partAt, photoOf, storyOf } from "./newsroom.ts";

// A story of four legs, whose third paragraph, in the third and fourth, has an anchor. Its photo is the second of its list: the first is left out.

test.each<[string, string | undefined, number, string]>([
  ["map", "map", 236, "its id"],
  ["map", "2", 236, "its number in the list"],
  ["map", "1", 128, "the number of the photo that is left out"],
  ["2", "2", 236, "its number is its id"],
  ["map", undefined, 128, "no anchor"],
])("a photo called %s, an anchor %s: its left edge is at %i pt: %s", (id, anchor, edge) => {
  const copy = copyOf(lines(40), lines(40), lines(73));
  const paragraphs = copy.paragraphs.map((paragraph, at) =>
    at === 2 && anchor !== undefined ? { ...paragraph, anchors: [anchor] } : paragraph,
  );
  const story = storyOf("s", [partAt(0, frameAt([1, 4], [1, 40]))], {
    headline: undefined,
    copy: { ...copy, paragraphs },
    photos: [photoOf(id, { number: 2, columns: 1, caption: undefined })],
  });
  const { layout } = inSquares(issueOf(1, [story]));
  const [placed] = layout.pages.flatMap((page) => page.placed.filter(({ kind }) => kind === "picture"));
  expect(placed?.kind === "picture" && placed.at.x).toBe(edge);
});
