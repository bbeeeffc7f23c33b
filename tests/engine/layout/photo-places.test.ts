import { expect, test } from "vitest";
import type { Part, Photo, PhotoPosition, Story } from "../../../src/engine/model/issue.ts";
import { inSquares } from "./in-squares.ts";
import { copyOf, frameAt, issueOf, lines, partAt, photoOf, storyOf } from "./newsroom.ts";

/** Four legs of text with some photos, each a leg wide. */
function storyWith(
  photos: readonly Partial<Photo>[],
  part: Partial<Part> = {},
  rows = part.writing === undefined ? 153 : 150,
): Story {
  return storyOf("a", [partAt(0, frameAt([1, 4], [1, 40]), part)], {
    headline: undefined,
    copy: copyOf(lines(rows)),
    photos: photos.map((over, index) => photoOf(String(index + 1), { columns: 1, caption: undefined, ...over })),
  });
}

const placesOf = (story: Story) => inSquares(issueOf(1, [story])).photos();

test.each<[at: PhotoPosition, told: PhotoPosition, writing: Part["writing"]]>([
  ["top-left", "top-left", undefined],
  ["top-right", "top-right", undefined],
  ["bottom-left", "bottom-left", undefined],
  ["bottom-right", "bottom-right", undefined],
  ["centre", "centre", undefined],
  ["head", "head", undefined],
  ["top-left", "top-left", "vertical"],
  ["top-right", "top-right", "vertical"],
  ["bottom-left", "bottom-left", "vertical"],
  ["bottom-right", "bottom-right", "vertical"],
  ["centre", "centre", "vertical"],
])(
  "a photo that is asked for at %s is told at %s, in %s lines, and stands there when asked for as it is told",
  (at, told, writing) => {
    const part = writing === undefined ? {} : { writing };
    const [place] = placesOf(storyWith([{ at }], part));
    expect(place?.at).toBe(told);
    const { columns = 1, depth = 1 } = place ?? {};
    const pinned = storyWith([{ at: told, columns, depth: { from: depth, to: depth } }], part);
    expect(placesOf(pinned)).toEqual([place]);
  },
);

test("photos between the corners are told by leg and row, those of a group alike", () => {
  const photos = [{ at: "top-left" }, { at: "top-right", group: "g" }, { group: "g" }, { at: "top" }] as const;
  const story = storyWith(photos, {}, 143);
  expect(
    placesOf(story)
      .map(({ photo, at }) => `${photo} ${at}`)
      .sort(),
  ).toEqual(["1 top-left", "2 top-right", "3 top-right", "4 2/1"]);
});
