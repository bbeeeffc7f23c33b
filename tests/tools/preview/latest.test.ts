import { expect, test } from "vitest";
import { latest } from "../../../src/tools/preview/page-ink.ts";

test.each([
  // a name alone is asked for, one with a size is put
  ["a3 b3 c3", "abc", "all have room"],
  ["a4 b4 c4", "bc", "the oldest goes"],
  ["a4 b4 a c4", "ac", "what was asked for is not the oldest"],
  ["a4 b4 a4 c4", "ac", "nor is what was put again"],
  ["a1 b8 b2 c6", "abc", "a name counts once, with its last size"],
  ["a4 b4 c9", "c", "a large one drives several out"],
  ["a4 b12", "b", "what is too large stays alone"],
  ["a4 b12 c1", "c", "until the next one comes"],
])("%s leave %s: %s", (steps, kept) => {
  const values = latest<string>(10);
  for (const step of steps.split(" ")) {
    const [name, size] = [step.slice(0, 1), step.slice(1)];
    if (size === "") values.get(name);
    else values.put(name, name, Number(size));
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
