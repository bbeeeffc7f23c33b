import { expect, test } from "vitest";
import { latest } from "../../src/base/latest.ts";

type Step = readonly [name: string, size: number] | string;

test.each<readonly [steps: readonly Step[], kept: string, why: string]>([
  // a name alone is asked for
  [
    [
      ["a", 3],
      ["b", 3],
      ["c", 3],
    ],
    "abc",
    "all have room",
  ],
  [
    [
      ["a", 4],
      ["b", 4],
      ["c", 4],
    ],
    "bc",
    "the oldest goes",
  ],
  [[["a", 4], ["b", 4], "a", ["c", 4]], "ac", "what was asked for is not the oldest"],
  [
    [
      ["a", 4],
      ["b", 4],
      ["a", 4],
      ["c", 4],
    ],
    "ac",
    "nor is what was put again",
  ],
  [
    [
      ["a", 1],
      ["b", 8],
      ["b", 2],
      ["c", 6],
    ],
    "abc",
    "a name counts once, with its last size",
  ],
  [
    [
      ["a", 4],
      ["b", 4],
      ["c", 9],
    ],
    "c",
    "a large one drives several out",
  ],
  [
    [
      ["a", 4],
      ["b", 12],
    ],
    "b",
    "what is too large stays alone",
  ],
  [
    [
      ["a", 4],
      ["b", 12],
      ["c", 1],
    ],
    "c",
    "until the next one comes",
  ],
])("%j leave %s: %s", (steps, kept) => {
  const values = latest<string>(10);
  for (const step of steps) {
    if (typeof step === "string") values.get(step);
    else values.put(step[0], step[0], step[1]);
  }
  expect(["a", "b", "c"].filter((name) => values.get(name) === name).join("")).toBe(kept);
});

test("what is deleted takes no room", () => {
  const values = latest<number>(10);
  values.put("a", 1, 8);
  values.delete("a");
  values.delete("a");
  values.put("b", 2, 5);
  values.put("c", 3, 5);
  expect(["a", "b", "c"].map(values.get)).toEqual([undefined, 2, 3]);
});
