import { expect, test } from "vitest";
import type { Page } from "../../../src/engine/layout/page.ts";
import type { Issue } from "../../../src/engine/model/issue.ts";
import type { Grid } from "../../../src/engine/model/paper.ts";
import { copyOf, frameAt, heading, issueOf, lines, paper, partAt, storyOf } from "../layout/newsroom.ts";
import { differs, overSeeds, randomIssue, unless } from "../layout/random-issue.ts";
import { make, placesOf } from "./checked.ts";

// Laws of every make-up, whatever the stories: random frames are taken away from random issues.

/** The issue without frames, jumps or forms: every story waits on the page of its first part. */
function loosened(issue: Issue): Issue {
  const stories = issue.stories.map((story) => ({
    ...story,
    photos: story.photos.map((photo) => ({ ...photo, part: 1 })),
    parts: story.parts.slice(0, 1).map((part) => ({ ...partAt(part.page, undefined), number: 1 })),
  }));
  return { ...issue, stories };
}

test("issues of random stories: frames tile, each story stands once or is told of, some twice the same", () => {
  expect(overSeeds(6, lawsBroken)).toEqual([]);
});

function lawsBroken(seed: number): readonly string[] {
  const issue = loosened(randomIssue(seed));
  const { layout: made, diagnostics } = make(issue);
  const homeless = new Set(
    diagnostics.filter(({ code }) => ["no-room", "no-form"].includes(code)).map((each) => each.arguments["story"]),
  );
  const standing = made.pages.flatMap(({ frames }) =>
    frames.filter(({ owner }) => owner.part === 1).map(({ owner }) => owner.story),
  );
  return [
    ...made.pages.flatMap((page) => framesTile(page, issue.paper.grid)),
    ...differs("stories that stand once", standing.length, new Set(standing).size),
    ...differs("stories that stand or are told of", new Set([...standing, ...homeless]).size, issue.stories.length),
    ...(seed % 4 === 0
      ? differs("places of the second make-up", [...placesOf(make(issue).layout)], [...placesOf(made)])
      : []),
  ];
}

/** Frames are within the grid and do not overlap. */
function framesTile(page: Page, grid: Grid): readonly string[] {
  const cells = new Int32Array(grid.columns * grid.rows);
  const outside = page.frames.filter(
    ({ columns, rows }) => columns[0] < 1 || columns[1] > grid.columns || rows[0] < 1 || rows[1] > grid.rows,
  );
  for (const { columns, rows } of page.frames) {
    for (let row = rows[0]; row <= rows[1]; row++) {
      for (let column = columns[0]; column <= columns[1]; column++) {
        const at = (row - 1) * grid.columns + column - 1;
        cells[at] = (cells[at] ?? 0) + 1;
      }
    }
  }
  return [
    ...outside.map(({ owner }) => `page ${page.label}: ${owner.story} leaves the grid`),
    ...unless(
      cells.every((count) => count <= 1),
      () => `page ${page.label}: frames overlap`,
    ),
  ];
}

test("a pinned frame stays whatever else is on the page", () => {
  const loose = (id: string, count: number) =>
    storyOf(id, [partAt(0, undefined)], { copy: copyOf(lines(count)), headline: heading("标题") });
  const pinned = storyOf("pinned", [partAt(0, frameAt([3, 4], [21, 40]))], {
    copy: copyOf(lines(36)),
    headline: heading("标题"),
  });
  for (const others of [[20], [20, 30], [20, 30, 40, 12, 9]]) {
    const made = make(issueOf(1, [...others.map((count, index) => loose(`s${index}`, count)), pinned]));
    const frame = made.layout.pages[0]?.frames.find(({ owner }) => owner.story === "pinned");
    expect([frame?.columns, frame?.rows]).toEqual([
      [3, 4],
      [21, 40],
    ]);
  }
});

test.each([
  ["one brief", [2]],
  ["one short story", [5]],
  ["two", [4, 2]],
  ["four of different lengths", [12, 3, 7, 2]],
] as const)("little copy, %s, stands at the page's head and the rest is told", (_, lengths) => {
  const stories = lengths.map((count, index) =>
    storyOf(`s${index}`, [partAt(0, undefined)], { copy: copyOf(lines(count)), headline: heading("标题") }),
  );
  const { layout: made, diagnostics } = make(issueOf(1, stories, { paper: { ...paper, faults: {} } }));
  expect(made.pages[0]?.frames.length).toBe(lengths.length);
  expect(Math.min(...(made.pages[0]?.frames ?? []).map(({ rows }) => rows[0]))).toBe(1);
  expect(diagnostics.map(({ code }) => code)).toContain("page-rest");
});

test("copy that fits its pages goes on nowhere", () => {
  const issue = issueOf(2, [
    storyOf("a", [partAt(0, undefined)], { copy: copyOf(lines(120)), priority: "lead", headline: heading("头条") }),
    storyOf("b", [partAt(0, undefined)], { copy: copyOf(lines(60)), headline: heading("标题") }),
    storyOf("c", [partAt(1, undefined)], { copy: copyOf(lines(60)), headline: heading("标题") }),
  ]);
  expect(make(issue).layout.stories.flatMap(({ jumps }) => jumps)).toEqual([]);
});

test("what a page cannot hold goes on to the next that can, six lines at least on either side", () => {
  const paragraphs = Array.from({ length: 40 }, () => lines(10));
  const issue = issueOf(3, [
    storyOf("long", [partAt(0, undefined)], {
      copy: copyOf(...paragraphs),
      priority: "lead",
      headline: heading("头条"),
    }),
    storyOf("full", [partAt(1, undefined)], { copy: copyOf(...paragraphs.slice(0, 32)), headline: heading("标题") }),
    storyOf("c", [partAt(2, undefined)], { copy: copyOf(lines(60)), headline: heading("标题") }),
  ]);
  const { layout: made, diagnostics } = make(issue);
  const [jump, ...more] = made.stories[0]?.jumps ?? [];
  expect(more).toEqual([]);
  expect([jump?.from, jump?.to]).toEqual(["1", "3"]);
  const at = jump?.at ?? 0;
  expect(at).toBeGreaterThanOrEqual(6 * paper.grid.measure - 2);
  expect((made.stories[0]?.characters ?? 0) - at).toBeGreaterThanOrEqual(6 * paper.grid.measure - 2);
  expect(diagnostics.filter(({ severity }) => severity === "error")).toEqual([]);
});
