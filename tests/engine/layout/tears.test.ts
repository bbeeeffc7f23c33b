import { expect, test } from "vitest";
import { tearsIn } from "../../../src/engine/layout/typeset.ts";
import { codesOf } from "../text/setting.ts";
import { twos } from "./newsroom.ts";

// Words of these copies have two characters, counted from the last mark before a place.

test.each([
  // copy, place, torn, why
  ["江岸城区昨日", 2, false, "between two words"],
  ["江岸城区昨日", 3, true, "inside the second"],
  ["一二，江岸城区", 5, false, "words are found anew behind a mark"],
  ["一二，江岸城区", 4, true, "inside the first behind it"],
  ["江岸2026年", 5, true, "inside a figure"],
  ["江岸2026年", 6, true, "a figure from what it counts"],
])("layout/RULES.md#jumps: %s cut at %i: %s, %s", (copy, at, torn) => {
  expect(tearsIn(codesOf(copy), twos)(at)).toBe(torn);
});

test("words are looked for once for each place", () => {
  const asked: string[] = [];
  const tears = tearsIn(codesOf("江岸城区昨日"), (text) => {
    asked.push(text);
    return twos(text);
  });
  expect([2, 3, 2, 3].map(tears)).toEqual([false, true, false, true]);
  expect(asked).toHaveLength(2);
});
