import { expect, test } from "vitest";
import { followed } from "./followed.ts";
import { overSeeds, randomIssue, upright } from "./random-issue.ts";

test("a hint with a figure, when followed, takes away what was told: 34 random issues", () => {
  const counts = new Map<string, number>();
  expect(overSeeds(34, (seed) => followed(randomIssue(seed), counts))).toEqual([]);
  for (const name of ["depth", "cut", "to", "fewer", "shallow", "over", "fits"])
    expect([name, counts.get(name) ?? 0]).not.toEqual([name, 0]);
});

test("the same where every story runs down: 12 random issues", () => {
  expect(overSeeds(12, (seed) => followed(upright(randomIssue(seed)), new Map()))).toEqual([]);
});
