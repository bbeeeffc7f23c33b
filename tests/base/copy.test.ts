import { expect, test } from "vitest";
import { type Copy, spanOfCodes } from "../../src/base/copy.ts";
import { sourceFile } from "../../src/base/source.ts";

// 𠮷 takes two units of the file, and ** is markup, no copy.
const source = sourceFile("issue.yaml", "天𠮷**地**");
const copy: Copy = {
  codes: Uint32Array.from([..."天𠮷地"].map((character) => character.codePointAt(0) ?? 0)),
  paragraphs: [],
  source,
  origins: Int32Array.from([0, 1, 5, 8]),
};

test.each([
  // from  to  place  why
  [0, 1, "天", "one character"],
  [0, 2, "天𠮷", "a character of two units is whole"],
  [1, 3, "𠮷**地", "markup between two is part of the place, behind the last it is not"],
  [2, 2, "地", "no character at all: the one that follows"],
])("code points %i to %i stand at %s: %s", (from, to, place) => {
  const { start, end } = spanOfCodes(copy, from, to);
  expect(source.text.slice(start, end)).toBe(place);
});
