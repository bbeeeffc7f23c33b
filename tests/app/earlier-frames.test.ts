import { expect, test } from "vitest";
import { withEarlierFrames } from "../../src/app/earlier-frames.ts";
import { copyOf, heading, issueOf, partAt, storyOf } from "../layout/newsroom.ts";
import { drawn, make } from "../makeup/checked.ts";

// A form that is not carried over makes the page jump twice at each save, while its author looks at it.
test.each([
  ["四开4", 1],
  ["四开4", 2],
  ["对开4", 1],
] as const)(
  "%s issue %i, laid out again in the frames of before: each story in the form that make-up chose for it",
  (kind, seed) => {
    const { issue } = drawn(kind, seed);
    const found = make(issue).madeUp.issue;
    expect(found.stories.some(({ parts }) => parts.some(({ box }) => box !== undefined))).toBe(true);
    expect(withEarlierFrames(issue, { written: issue, found })).toEqual(found);
  },
);

test("an optional deck that make-up left out stays out, though it would have room in the story's frame", () => {
  const copies = { a: [300, 300, 300, 200], b: [300, 300, 300, 236], c: [300, 300, 300, 300, 26] };
  const deck = { ...heading("——副题说的是另一件事"), optional: true as const };
  const stories = Object.entries(copies).map(([id, paragraphs]) =>
    storyOf(id, [partAt(0, undefined)], {
      copy: copyOf(...paragraphs.map((characters) => "天地玄黄宇宙洪荒。".repeat(34).slice(0, characters))),
      ...(id === "a" && { priority: "lead", deck }),
    }),
  );
  const issue = issueOf(1, stories);
  const found = make(issue).madeUp.issue;
  expect(found.stories[0]?.deck).toBeUndefined();
  expect(withEarlierFrames(issue, { written: issue, found })).toEqual(found);
});
