import { expect, test } from "vitest";
import type { Story } from "../../../src/engine/model/issue.ts";
import { inSquares } from "../layout/in-squares.ts";
import { copyOf, frameAt, heading, issueOf, partAt, photoOf, storyOf } from "../layout/newsroom.ts";

// Two legs on a ground over two columns are 10 characters wide, 90 pt: a square photo takes 7 or 8 rows there, its caption one more.

/** A tinted brief in two legs: a photo in the first, this many rows of copy in the second. */
function catOf(rows: number): Story {
  return storyOf("cat", [partAt(0, undefined, { legs: 2, tint: [0, 0, 0, 10] })], {
    priority: "brief",
    copy: copyOf("寻".repeat(rows * 10 - 4)),
    headline: heading("寻猫"),
    photos: [photoOf("square", { columns: 1, at: "top-left" })],
  });
}

const others = [
  storyOf("story", [partAt(0, undefined)], { copy: copyOf("天".repeat(1500)), headline: heading("新闻") }),
  storyOf("brief", [partAt(0, undefined)], { priority: "brief", copy: copyOf("短".repeat(150)) }),
];

/** A story with a given frame; other stories find room below it. */
const above = storyOf("above", [partAt(0, frameAt([1, 6], [1, 12]))], {
  headline: undefined,
  copy: copyOf("上".repeat(780)),
});

function made(stories: readonly Story[]) {
  const { diagnostics, layout } = inSquares(issueOf(1, stories));
  return {
    codes: diagnostics.filter(({ severity }) => severity === "error").map(({ code }) => code),
    frames: layout.pages.flatMap(({ frames }) => frames),
  };
}

test.each<[number, number | undefined, string]>([
  // rows, depth of its frame, why
  [9, 13, "the photo is as deep as its copy, its box and head take four rows"],
  [10, 14, "a row stays white under the photo"],
  [11, 15, "two rows, as a last leg may have"],
  [12, undefined, "three are a hole"],
])("makeup/RULES.md#photos: a brief of %i rows beside its photo stands on %s rows: %s", (rows, depth) => {
  const { codes, frames } = made([above, catOf(rows)]);
  expect(codes).toEqual(depth === undefined ? ["no-form"] : []);
  const cat = frames.find(({ owner }) => owner.story === "cat");
  expect(cat && cat.rows[1] - cat.rows[0] + 1).toBe(depth);
});

test.each<[number, number, readonly [number, number]]>([
  // characters of copy, columns that its photo is given, columns of its frame
  [12, 1, [1, 1]],
  [12, 2, [1, 2]],
  [12, 3, [1, 3]],
  [30, 4, [1, 4]],
])(
  "makeup/RULES.md#picture-news: %i characters under a photo of %i columns stand as wide as it",
  (length, columns, over) => {
    const news = storyOf("news", [partAt(0, undefined)], {
      copy: copyOf("晨".repeat(length)),
      headline: heading("江边的早晨"),
      photos: [photoOf("square", { columns })],
    });
    const { codes, frames } = made([news]);
    expect(codes).toEqual([]);
    expect(frames.map((frame) => frame.columns)).toEqual([over]);
  },
);

const LONG = "一江春水向东流".repeat(30);
const news = storyOf("news", [partAt(0, undefined)], { copy: copyOf("晨".repeat(600)), headline: heading("江边") });

test.each<[why: string, story: Story, code: string, related: readonly object[], told: object]>([
  ["a headline", { ...news, headline: heading(LONG) }, "headline-too-long", [], { characters: 210 }],
  ["a label", { ...news, label: { text: LONG, span: heading(LONG).span } }, "label-too-long", [], { characters: 210 }],
  ["a photo", catOf(12), "no-form", [catOf(12).photos[0]?.span ?? {}], { photos: "`square.jpg`" }],
])("what leaves a story without a form is named: %s", (_, story, code, related, told) => {
  const { diagnostics } = inSquares(issueOf(1, [above, story]));
  const errors = diagnostics.filter(({ severity }) => severity === "error");
  expect(errors.map((each) => [each.code, each.related])).toEqual([[code, related]]);
  expect(errors[0]?.arguments).toMatchObject({ story: story.id, page: "1", ...told });
});

test("makeup/RULES.md#jumps: a story that comes out in no form takes no other with it", () => {
  const { codes, frames } = made([...others, catOf(12)]);
  expect(codes).toEqual(["no-form"]);
  expect(frames.map(({ owner }) => owner.story)).toEqual(["story", "brief"]);
});

test("makeup/RULES.md#white: stories that do not come out level leave a corner of the page white, and none is cut", () => {
  const { codes, frames } = made([...others, catOf(10)]);
  expect(codes).toEqual([]);
  expect(frames.map(({ owner }) => owner.story).sort()).toEqual(["brief", "cat", "story"]);
});
