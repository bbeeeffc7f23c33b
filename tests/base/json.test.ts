import { expect, test } from "vitest";
import { encodeJson, rounded } from "../../src/base/json.ts";

test.each([
  [1.23449, 1.234],
  [-0.0001, 0],
  [1105.5118, 1105.512],
])("%d is written %d", (value, expected) => {
  expect(Object.is(rounded(value), expected)).toBe(true);
});

test("lines are laid out down to the depth, one entry a line below it", () => {
  const json = encodeJson({ a: 1, b: undefined, c: [{ d: [1, 2] }, "文"], e: [], f: {} }, 2);
  expect(new TextDecoder().decode(json)).toBe(
    '{\n  "a": 1,\n  "c": [\n    {"d":[1,2]},\n    "文"\n  ],\n  "e": [],\n  "f": {}\n}\n',
  );
});
