import { describe, expect, test } from "vitest";
import { typeArea } from "../../../src/engine/layout/grid.ts";
import type { Layout } from "../../../src/engine/layout/page.ts";
import type { Issue, Photo, Story } from "../../../src/engine/model/issue.ts";
import { copyOf, copyOfLength, frameAt, issueOf, partAt, photoOf, storyOf } from "../layout/newsroom.ts";
import { drawn, make } from "./checked.ts";

// Photos cover at most 40 % of a news page (makeup/RULES.md#photos). A page has 6 columns × 60 rows × 11 characters.

/** The share of a page's type area that pictures cover. */
function coverOf({ pages }: Layout, { paper: { grid } }: Issue, page = 0): number {
  const { width, height } = typeArea(grid);
  const covered = (pages[page]?.placed ?? []).reduce(
    (sum, thing) => sum + (thing.kind === "picture" ? thing.at.width * thing.at.height : 0),
    0,
  );
  return covered / (width * height);
}

const loose = [partAt(0, undefined)];
const lead = (characters: number, photos: readonly Photo[], over: Partial<Story> = {}): Story =>
  storyOf("lead", loose, { priority: "lead", copy: copyOfLength(characters), photos, ...over });
const second = (characters: number, photos: readonly Photo[] = []): Story =>
  storyOf("second", loose, { priority: "major", copy: copyOfLength(characters), photos });
const of = (name: string, over: Partial<Photo> = {}) => photoOf(name, { path: `/${name}.jpg`, ...over });
const cover = (...stories: readonly Story[]): number => {
  const issue = issueOf(1, stories);
  return coverOf(make(issue).layout, issue);
};
const MOST = 0.4;

describe("a photo that the engine sizes covers 40 % of the page at the most", () => {
  test.each([
    // photo, characters of the lead and of the second story, why
    ["wide", 800, 0, "it would fill two thirds"],
    ["wide", 800, 400, "it would fill half"],
    ["wide", 1200, 400, "it would be just over"],
    ["tall", 800, 0, "it would be as deep as the page"],
    ["square", 400, 0, "it would fill three quarters"],
    ["square", 1200, 400, "it would be just over"],
  ])("%s, %i and %i characters: %s", (photo, first, other) => {
    const stories = [lead(first, [of(photo)]), ...(other === 0 ? [] : [second(other)])];
    const covered = cover(...stories);
    expect(covered).toBeGreaterThan(0.2);
    expect(covered).toBeLessThanOrEqual(MOST);
  });
});

describe("what the manifest says itself stands", () => {
  test.each<[string, readonly Story[]]>([
    ["a photo whose columns are given", [lead(800, [of("wide", { columns: 6 })])]],
    ["one whose columns and depth are given", [lead(400, [of("tall", { columns: 5, depth: { from: 40, to: 40 } })])]],
    [
      "a page of pictures",
      ["a", "b"].map((id) => storyOf(id, loose, { copy: copyOf(), photos: [of("wide", { id })] })),
    ],
  ])("%s", (_, stories) => {
    expect(cover(...stories)).toBeGreaterThan(MOST);
  });
});

test("a photo in a frame that is given counts: the other one is the smaller for it", () => {
  const given = (photos: readonly Photo[]): Story =>
    storyOf("given", [partAt(0, frameAt([1, 6], [1, 20]))], { copy: copyOfLength(300), photos });
  const own = (photos: readonly Photo[]): readonly [number, number] => {
    const issue = issueOf(1, [given(photos), lead(500, [of("square")])]);
    const { layout } = make(issue);
    const alone = layout.pages.map((page) => ({
      ...page,
      placed: page.placed.filter(({ owner }) => owner.story === "lead"),
    }));
    return [coverOf(layout, issue), coverOf({ ...layout, pages: alone }, issue)];
  };
  const [, without] = own([]);
  const [all, beside] = own([of("wide", { id: "g", columns: 5, depth: { from: 14, to: 14 } })]);
  expect(without).toBeGreaterThan(0.22);
  expect(all).toBeLessThanOrEqual(MOST);
  expect(beside).toBeLessThan(without);
});

test.each([
  ["对开4", 7],
  ["对开4", 13],
  ["对开4", 15],
  ["对开4", 33],
] as const)("no page of %s, issue %i, which has pages with much of it, is covered more", (kind, seed) => {
  const { issue } = drawn(kind, seed);
  const { layout } = make(issue);
  const largest = Math.max(...layout.pages.map((_, page) => coverOf(layout, issue, page)));
  expect(largest).toBeGreaterThan(0.2);
  expect(largest).toBeLessThanOrEqual(MOST);
});
