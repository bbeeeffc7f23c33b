import { expect, test } from "vitest";
import type { Issue, Story } from "../../../src/engine/model/issue.ts";
import { inSquares } from "./in-squares.ts";
import { copyOf, frameAt, heading, issueOf, lines, paper, partAt, photoOf, storyOf, text } from "./newsroom.ts";

// Legs are 11 characters of 9 pt on rows of 12 pt; six of them and five gutters are 71 characters; 60 rows and 3 of the folio.

const fitOf = (issue: Issue) => inSquares(issue).copyFit;

const frame = frameAt([1, 4], [1, 30]);
const story = storyOf("one", [partAt(0, frame)], { copy: copyOf(lines(90)), headline: undefined });
// Two legs are 23 em; a 3 : 2 photo asks for 12 rows and may have 13 to come out.
const photo = photoOf("wide", { columns: 2, at: "top-right", caption: undefined, depth: { from: 12, to: 12 } });

const COUNTS: [issue: Issue, count: readonly number[], why: string][] = [
  [issueOf(2, [story]), [71, 63, 0, 4473], "60 rows and 3 of the folio, empty or not"],
  [
    issueOf(2, [{ ...story, copy: copyOf(lines(92)), photos: [photo] }]),
    [71, 63, 276, 4418],
    "12 rows of 23 characters count four fifths: 55 fewer",
  ],
  [
    issueOf(1, [story], { paper: { ...paper, colophon: text("社址") } }),
    [71, 64, 0, 4544],
    "and a line of colophon on the last page",
  ],
];

test.each(COUNTS)("the statute's count of a page: %#", (issue, [perLine, rows, photos, characters]) => {
  const { pages, statutory } = fitOf(issue);
  expect(pages[0]?.statutory).toEqual({ perLine, lines: rows, photos, characters });
  expect(statutory).toBe(pages.reduce((sum, page) => sum + page.statutory.characters, 0));
});

test("rows and characters that a page has to spare", () => {
  const { pages } = fitOf(issueOf(1, [story]));
  // 6 × 60 rows, 4 × 30 of them taken.
  expect(pages[0]).toMatchObject({ capacity: 360, demand: 120, spare: 240, characters: 2640, free: 240 });
});

const loose = (id: string, count: number): Story =>
  storyOf(id, [partAt(0, undefined)], { copy: copyOf(...Array.from({ length: count / 10 }, () => lines(10))) });

test.each<[issue: Issue, spare: number, why: string]>([
  [issueOf(2, [loose("a", 120), loose("b", 100)]), 96, "all have room: 16 rows across the page"],
  [issueOf(2, [loose("a", 240), loose("b", 110)]), 26, "a story goes on, with the least that is worth a jump"],
  [issueOf(1, [{ ...story, copy: copyOf(lines(150)) }]), 210, "30 rows of a given frame are over"],
  [issueOf(1, [loose("a", 400)]), -58, "a story of 400 lines under a head of three rows has room for 342"],
])("the figures of made-up pages are those of the same pages with given frames: %#", (issue, spare) => {
  const made = inSquares(issue);
  const { issue: framed } = made.madeUp;
  const held = made.held();
  const stories = framed.stories.map((each) => ({
    ...each,
    parts: each.parts.map(({ found, ...part }) => ({
      ...part,
      held: held.find((own) => own.story === each.id && own.part === part.number),
    })),
  }));
  expect(fitOf({ ...framed, stories } as Issue).pages).toEqual(made.copyFit.pages);
  expect(made.copyFit.pages[0]?.spare).toBe(spare);
});

test("what a cut or a wider photo would do, in rows and characters", () => {
  const { stories } = fitOf(issueOf(1, [{ ...story, copy: copyOf(lines(92)), photos: [photo] }]));
  // 120 rows − 2 × 13 of the photo and its white = 94: two are empty. 100 characters are nine lines of eleven.
  expect(stories[0]).toMatchObject({ legs: 4, measure: 11, empty: 2, characters: 22 });
  expect(stories[0]?.cut).toEqual({ characters: 100, rows: 9, depth: 2.3, empty: 11 });
  // Three legs are 35 em wide: 12 × 35 ÷ 23 = 18 rows; 3 × 19 − 2 × 13 = 31 rows more.
  expect(stories[0]?.wider).toEqual({ rows: 31, characters: 341, empty: -29 });
});

test.each<[over: Partial<Story>, why: string]>([
  [{ copy: copyOf(lines(120), "天地玄黄") }, "the rest of the copy"],
  [{ copy: copyOf(lines(120)), contact: text("天地玄黄") }, "a text below the copy"],
])("what is over counts its characters, not those that its rows would hold: %#", (over) => {
  const { copyFit, diagnostics } = inSquares(issueOf(1, [{ ...story, ...over }]));
  expect(copyFit.stories[0]).toMatchObject({ empty: -1, characters: -4 });
  expect(diagnostics.find(({ code }) => code === "overset")?.arguments).toMatchObject({ rows: 1, characters: 4 });
});

test("what a headline has room for, at its size and at its smallest", () => {
  const { stories } = fitOf(
    issueOf(1, [{ ...story, copy: copyOf(lines(100)), priority: "major", headline: heading("标题四字") }]),
  );
  // Four legs are 47 em of 9 pt: 92 % of 423 pt hold 13 characters of 28 pt and 19 of 20 pt, in two lines.
  expect(stories[0]?.headline).toEqual({ size: 28, perLine: 13, lines: 2, capacity: 26, most: 38, characters: 4 });
});
