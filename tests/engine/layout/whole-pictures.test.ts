import { expect, test } from "vitest";
import type { Placed } from "../../../src/engine/layout/page.ts";
import type { Photo } from "../../../src/engine/model/issue.ts";
import { inSquares } from "./in-squares.ts";
import { copyOf, frameAt, issueOf, partAt, photoOf, storyOf } from "./newsroom.ts";

// `crop: none`. Columns are 11 characters of 9 pt with a gutter of one: 99, 207, 315 … pt. Row 1 at y = 20, pitch 12. A row
// of a picture ends with its em box: n rows are 12 n − 3 pt. wide.jpg is 3 : 2, tall.jpg 3 : 4, square.jpg 1 : 1.

function pictured(photos: readonly Photo[], columns = 3, lines = 40): readonly Placed[] {
  const part = partAt(0, frameAt([1, columns], [1, 60]));
  const story = storyOf("one", [part], { copy: copyOf("天".repeat(lines * 11)), headline: undefined, photos });
  return inSquares(issueOf(1, [story])).layout.pages[0]?.placed ?? [];
}

const rectsOf = (placed: readonly Placed[]): readonly (readonly number[])[] =>
  placed.flatMap(({ ...each }) =>
    each.kind === "picture"
      ? [[each.at.x, each.at.y, each.at.width, each.at.height].map((of) => Math.round(of * 100) / 100)]
      : [],
  );

const whole = (id: string, over: Partial<Photo> = {}): Photo =>
  photoOf(id, { crop: { kind: "none" }, at: "top-left", columns: 1, caption: undefined, ...over });

const RECTS: [what: string, photos: readonly Photo[], rects: readonly (readonly number[])[], why: string][] = [
  ["wide", [whole("wide")], [[20, 21.5, 99, 66]], "66 pt in six rows of 69: a quarter row of white above and below"],
  [
    "wide with a caption",
    [photoOf("wide", { ...whole("wide"), id: "1", caption: photoOf("wide").caption })],
    [[20, 20, 99, 66]],
    "the caption takes the rest",
  ],
  ["tall", [whole("tall")], [[20, 24.5, 99, 132]], "132 pt in twelve rows of 141"],
  [
    "wide in four rows",
    [whole("wide", { depth: { from: 3, to: 4 } })],
    [[35.75, 20, 67.5, 45]],
    "45 pt: narrower, white at both sides",
  ],
  [
    "wide where 12 to 18 rows are allowed",
    [whole("wide", { depth: { from: 12, to: 18 } })],
    [[20, 21.5, 99, 66]],
    "no deeper than its width asks",
  ],
  [
    "a group",
    [whole("wide", { group: "g", columns: 2 }), whole("square", { group: "g", columns: 2, at: undefined })],
    [
      [20, 20, 121.5, 81],
      [146, 20, 81, 81],
    ],
    "one height of 81 pt, seven rows, 4.5 pt between them",
  ],
];

test.each(RECTS)("%s stands whole: %j", (_, photos, rects) => {
  expect(rectsOf(pictured(photos))).toEqual(rects);
});

test("a whole picture is not cropped by the levers, however the copy falls", () => {
  for (const lines of [60, 100, 128, 150]) {
    const [picture] = pictured([whole("wide", { columns: 2, at: undefined })], 3, lines).filter(
      (each) => each.kind === "picture",
    );
    expect(picture).toMatchObject({ at: { width: 207, height: 138 }, picture: { fit: "contain" } });
  }
});

const wordless = (photos: readonly Photo[], rows: number): readonly Placed[] => {
  const story = storyOf("one", [partAt(0, frameAt([1, 3], [1, rows]))], {
    copy: copyOf(),
    headline: undefined,
    photos,
  });
  return inSquares(issueOf(1, [story])).layout.pages[0]?.placed ?? [];
};

test("a photo without copy takes the width of its frame", () => {
  expect(rectsOf(wordless([photoOf("wide", { caption: undefined })], 19))).toEqual([[20, 20, 315, 213]]);
});

test("a photo too deep for its frame at its own proportion stands at the least depth that the lever allows", () => {
  // 18.25 rows by itself, 16 by the lever.
  expect(rectsOf(wordless([photoOf("wide", { caption: undefined })], 16))).toEqual([[20, 20, 315, 189]]);
});
