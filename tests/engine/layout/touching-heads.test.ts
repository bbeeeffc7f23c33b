import { describe, expect, test } from "vitest";
import type { Story } from "../../../src/engine/model/issue.ts";
import { inSquares } from "./in-squares.ts";
import { copyOf, frameAt, heading, issueOf, paper, partAt, storyOf } from "./newsroom.ts";

// Two columns are 207 pt wide; a headline of n characters at 18 pt stands in their middle. Its ink keeps apart where 36 pt are
// white right of it, twice its size: up to seven characters.

const anywhere = (of: string): readonly string[] => [...of];
const loose = undefined;

function laidOut(stories: readonly Story[], touching: "ink" | undefined) {
  const faults = { 天窗: "off", 碰题: "warning", 断版: "off" } as const;
  const own = { ...paper, faults, ...(touching !== undefined && { touching }) };
  const made = inSquares(issueOf(1, stories, { paper: own }), { words: anywhere });
  return { made, told: made.diagnostics.filter(({ code }) => code === "heads-side-by-side").length };
}

/** A story of about `rows` rows in each of its columns under a headline of so many characters. */
function headed(id: string, frame: Parameters<typeof partAt>[1], characters: number, lines: number): Story {
  const copy = copyOf("天".repeat(lines * 11 - 2));
  return storyOf(id, [partAt(0, frame)], { headline: heading("题".repeat(characters)), copy });
}

describe("碰题: heads of two stories side by side, in given frames", () => {
  test.each([
    { left: 2, right: 2, frames: 1, ink: 0, why: "the ink of both is far from the gutter" },
    { left: 7, right: 7, frames: 1, ink: 0, why: "40 pt of white" },
    { left: 8, right: 8, frames: 1, ink: 1, why: "31 pt of white" },
    { left: 10, right: 10, frames: 1, ink: 1, why: "both over nearly their whole width" },
    { left: 10, right: 2, frames: 1, ink: 1, why: "the left one ends at the gutter" },
    { left: 2, right: 10, frames: 1, ink: 0, why: "the left one ends far from it" },
  ])("of $left and $right characters: by frames $frames, by ink $ink ($why)", ({ left, right, frames, ink }) => {
    const stories = [headed("a", frameAt([1, 2], [1, 20]), left, 34), headed("b", frameAt([3, 4], [1, 20]), right, 34)];
    expect([laidOut(stories, undefined).told, laidOut(stories, "ink").told]).toEqual([frames, ink]);
  });
});

test.each([
  [true, true, "banmian layout --pin", "no frame can be moved in the manifest"],
  [true, undefined, undefined, "the other frame is in the manifest"],
] as const)("frames that the engine found (%s, %s): %s (%s)", (left, right, pin, _why) => {
  const at = (from: number, found: true | undefined) => {
    const story = headed(`s${from}`, frameAt([from, from + 1], [1, 20]), 10, 34);
    return { ...story, parts: story.parts.map((part) => ({ ...part, ...(found && { found }) })) };
  };
  const { diagnostics } = laidOut([at(1, left), at(3, right)], undefined).made;
  const told = diagnostics.filter(({ code }) => code === "heads-side-by-side");
  expect(told.map(({ arguments: args }) => args["pin"])).toEqual([pin]);
});

test.each([
  [{}, 1, "nothing but a gutter parts them"],
  [{ box: "plain" }, 0, "a rule and an em of white do"],
  [{ tint: [0, 0, 0, 10] }, 0, "the edge of a ground and an em of it do"],
] as const)(
  "layout/RULES.md#touching-heads: two heads side by side, one in %j, touch %i times: %s",
  (own, touch, _why) => {
    const boxed = headed("b", frameAt([3, 4], [1, 20]), 10, 28);
    const parts = boxed.parts.map((part) => ({ ...part, ...own }));
    expect(laidOut([headed("a", frameAt([1, 2], [1, 20]), 10, 34), { ...boxed, parts }], undefined).told).toBe(touch);
  },
);

test.each<[readonly [Partial<Story>, Partial<Story>, Partial<Story>], number, string]>([
  [[{}, {}, {}], 1, "two stories"],
  [[{ group: "g" }, { group: "g" }, { group: "g" }], 0, "a group in which all have one rank is a list"],
  [[{ group: "g" }, { group: "g" }, { group: "g", priority: "major" }], 1, "beside a main story they are none"],
  [[{ group: "g" }, { group: "h" }, {}], 1, "two groups are two lists"],
])("heads of the stories %j are told %i times: %s", ([one, other, main], told) => {
  const stories = [
    { ...headed("a", frameAt([1, 2], [31, 50]), 10, 34), ...one },
    { ...headed("b", frameAt([3, 4], [31, 50]), 10, 34), ...other },
    { ...headed("c", frameAt([1, 4], [1, 30]), 10, 110), ...main },
  ];
  expect(laidOut(stories, undefined).told).toBe(told);
});

describe("碰题: a head that make-up sets beside another", () => {
  const marksOf = (stories: readonly Story[], touching: "ink" | undefined) => {
    const { made, told } = laidOut(stories, touching);
    return { marks: made.madeUp.pages[0]?.makeUps[0]?.marks, told };
  };
  const beside = (characters: number): readonly Story[] => [
    headed("given", frameAt([1, 3], [1, 60]), characters, 168),
    headed("free", loose, characters, 168),
  ];

  test.each([
    { characters: 2, frames: 1, ink: 0 },
    { characters: 16, frames: 1, ink: 1 },
  ])(
    "of $characters characters: by frames $frames, by ink $ink, and the check agrees",
    ({ characters, frames, ink }) => {
      expect(marksOf(beside(characters), undefined)).toEqual({ marks: frames, told: frames });
      expect(marksOf(beside(characters), "ink")).toEqual({ marks: ink, told: ink });
    },
  );
});
