import { expect, test } from "vitest";
import { withEarlierFrames } from "../../src/app/earlier-frames.ts";
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
