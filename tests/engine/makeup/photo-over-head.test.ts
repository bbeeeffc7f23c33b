import { expect, test } from "vitest";
import type { Photo } from "../../../src/engine/model/issue.ts";
import { inSquares } from "../layout/in-squares.ts";
import { copyOf, heading, issueOf, partAt, photoOf, storyOf } from "../layout/newsroom.ts";

/** Pages with a story of two paragraphs and photos beside others: on these the engine prefers a photo above the head. */
const PAGES = [
  { paragraph: 150, others: 1, characters: 600 },
  { paragraph: 300, others: 2, characters: 300 },
  { paragraph: 450, others: 3, characters: 800 },
];

/** The photos placed on the page. */
function standing(
  photos: readonly Photo[],
  { paragraph, others, characters }: (typeof PAGES)[number],
): readonly string[] {
  const copy = copyOf("天".repeat(paragraph), "地".repeat(paragraph));
  const stories = [
    storyOf("main", [partAt(0, undefined)], { copy, headline: heading("标题一行"), photos }),
    ...Array.from({ length: others }, (_, other) =>
      storyOf(`other-${other}`, [partAt(0, undefined)], { copy: copyOf("玄".repeat(characters)) }),
    ),
  ];
  const { layout } = inSquares(issueOf(1, stories));
  return layout.pages
    .flatMap(({ placed }) => placed.flatMap((each) => (each.kind === "picture" ? [each.picture.file] : [])))
    .sort();
}

test.each([
  [undefined, "head", "the second over the head, the first where the engine puts it"],
  ["head", undefined, "the first over the head"],
  ["head", "top", "the second at the top of the copy"],
  ["bottom", "head", "the first at the foot"],
] as const)("photos at %s and %s both stand: %s", (first, second, _) => {
  const photos = [photoOf("wide", { at: first }), photoOf("square", { id: "2", at: second })];
  for (const page of PAGES) expect([page, standing(photos, page)]).toEqual([page, ["square.jpg", "wide.jpg"]]);
});
