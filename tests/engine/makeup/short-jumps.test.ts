import { expect, test } from "vitest";
import { copyOf, heading, issueOf, lines, partAt, storyOf } from "../layout/newsroom.ts";
import { make } from "./checked.ts";

// makeup/RULES.md#jumps. Six columns of eleven characters and sixty rows: 400 characters are 37 lines.

const story = (id: string, page: number, count: number) =>
  storyOf(id, [partAt(page, undefined)], { copy: copyOf(...paragraphs(count)), headline: heading("标题一行") });

const paragraphs = (count: number): readonly string[] => Array.from({ length: count / 10 }, () => lines(10));

const CASES: [why: string, stories: readonly number[]][] = [
  ["some lines more than the page has", [240, 110]],
  ["three stories of one length", [120, 120, 110]],
  ["the first is long enough for a jump", [150, 100, 100]],
  ["two jump", [60, 60, 60, 60, 60, 60]],
  ["a single story that its page cannot hold", [370]],
];

test.each(CASES)("%s: what jumps is worth turning the page for", (_why, counts) => {
  const { layout, diagnostics } = make(
    issueOf(
      2,
      counts.map((count, at) => story(`story-${at}`, 0, count)),
    ),
  );
  expect(diagnostics.filter(({ severity }) => severity === "error")).toEqual([]);
  const jumping = layout.stories.filter(({ jumps }) => jumps.length > 0);
  expect(jumping).not.toEqual([]);
  for (const { characters, jumps } of jumping) {
    expect(jumps).toHaveLength(1);
    expect(characters - (jumps[0]?.at ?? 0)).toBeGreaterThanOrEqual(400);
  }
});

const TARGETS: [why: string, counts: readonly number[], to: number][] = [
  ["the page with more room", [250, 150], 2],
  ["the nearer of two with about as much room", [200, 190], 1],
  ["the nearer one if the other has too little room", [200, 300], 1],
];

test.each(TARGETS)("a story jumps to %s", (_why, counts, to) => {
  const { layout, madeUp } = make(
    issueOf(3, [
      story("a", 0, 260),
      story("b", 0, 110),
      ...counts.map((count, at) => story(`on-${at + 1}`, at + 1, count)),
    ]),
  );
  expect(layout.stories.flatMap(({ id, jumps }) => jumps.map(({ from }) => `${id} ${from}`))).toEqual(["a 1"]);
  expect(madeUp.issue.stories[0]?.parts.map(({ page }) => page)).toEqual([0, to]);
});
