import { expect, test } from "vitest";
import { newFingerprints } from "../../src/app/fingerprint.ts";
import { keep } from "../../src/app/keep.ts";
import { sourceFile } from "../../src/base/source.ts";

const source = sourceFile("issue.yaml", "a: 1\nb: 2\n");
const moved = sourceFile("issue.yaml", "a:1\n\nb: 2\n");
const later = sourceFile("issue.yaml", "a: 1\nb: 2\nc: 3\n");

test.each([
  // one value, another, same, why
  [{ a: 1, b: "河" }, { a: 1, b: "河" }, true, "plain data"],
  [{ a: 1 }, { a: 2 }, false, "another number"],
  [Uint32Array.of(1, 2), Uint32Array.of(1, 2), true, "arrays by their bytes"],
  [Uint32Array.of(1, 2), Uint32Array.of(1, 3), false, "arrays by their bytes"],
  [Buffer.from("ab"), new Uint8Array([97, 98]), true, "a Buffer is its bytes"],
  [new Map([["a", 1]]), new Map([["a", 2]]), false, "maps by their entries"],
  [{ at: { source, start: 5, end: 6 } }, { at: { source: later, start: 5, end: 6 } }, true, "text after a place"],
  [{ at: { source, start: 5, end: 6 } }, { at: { source: moved, start: 5, end: 6 } }, false, "a place on another line"],
] as const)("%j and %j: %s (%s)", (one, other, same, _why) => {
  const prints = newFingerprints();
  expect(prints.of(one) === prints.of(other)).toBe(same);
});

test("what the last build used is recalled; what it did not use is made again", () => {
  const kept = keep();
  let made = 0;
  const ask = (from: string) =>
    kept.recall(
      "story",
      () => from,
      () => ({ from, number: ++made }),
    );
  kept.begin();
  const first = ask("a");
  kept.begin();
  expect(ask("a")).toBe(first);
  expect(ask("b").number).toBe(2);
  kept.begin();
  kept.begin();
  expect(ask("a").number).toBe(3);
});
