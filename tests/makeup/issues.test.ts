import { expect, test } from "vitest";
import { complaints, DRAWN, drawn, make } from "./checked.ts";

// Issues that the engine has never seen, of page and priority alone: they hold as they come. MAKEUP_ISSUES=n draws n of each kind.

const more = Number(process.env["MAKEUP_ISSUES"] ?? 0);
const cases = DRAWN.flatMap(([kind, count]) =>
  Array.from({ length: more || count }, (_, index) => [kind, index + 1] as const),
);

test.each(cases)("%s issue %i is made up without a fault", (kind, seed) => {
  const { issue } = drawn(kind, seed);
  expect(complaints(issue, make(issue))).toEqual([]);
});

test.each([
  ["对开4", 101],
  ["四开4", 101],
] as const)("%s issue %i comes out the same twice", (kind, seed) => {
  const twice = [1, 2].map(() =>
    JSON.stringify(make(drawn(kind, seed).issue).layout.pages.map(({ frames }) => frames)),
  );
  expect(twice[0]).toBe(twice[1]);
});
