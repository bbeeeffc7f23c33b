import { expect, test } from "vitest";
import { drawn, make } from "./checked.ts";
import { photosSideBySide } from "./photo-figures.ts";

test.each([
  [22, "three pairs stood so"],
  [26, "the lead's and the next story's of its first page"],
  [44, "the lead's and the next story's of its third page"],
])("photos of two stories do not stand side by side (drawn issue %i: %s)", (seed) => {
  const { issue } = drawn("对开4", seed);
  const { layout } = make(issue);
  expect(layout.pages.map((page) => photosSideBySide(page, issue.paper.grid))).toEqual([0, 0, 0, 0]);
});
