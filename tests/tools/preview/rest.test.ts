import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { openRest } from "../../../src/tools/preview/previewed-issue.ts";

beforeEach(() => {
  vi.useFakeTimers();
});
afterEach(() => {
  vi.useRealTimers();
});

/** A build begins, is over, or seconds pass. */
type Step = "build" | "built" | number;

const editEvery = (seconds: number): Step[] =>
  Array.from({ length: 10 }, (): Step[] => ["build", "built", seconds]).flat();

test.each<[string, readonly Step[], number]>([
  ["nothing was built", [60], 0],
  ["a pause of a minute", ["build", "built", 60], 1],
  ["a pause of nine seconds", ["build", "built", 9], 0],
  ["a build that takes a minute", ["build", "built", "build", 60], 0],
  ["an edit every five seconds", editEvery(5), 0],
  ["an edit every fifteen seconds", editEvery(15), 10],
])("memory is given back when nobody edits: %s", (_, steps, expected) => {
  const collect = vi.fn();
  const rest = openRest(collect);
  for (const step of steps) {
    if (step === "build") rest.end();
    else if (step === "built") rest.begin();
    else vi.advanceTimersByTime(step * 1000);
  }
  expect(collect).toHaveBeenCalledTimes(expected);
});
