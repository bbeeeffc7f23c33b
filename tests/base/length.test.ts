import { expect, test } from "vitest";
import { rounded } from "../../src/base/length.ts";

test.each([
  [1.23449, 1.234],
  [-0.0001, 0],
  [1105.5118, 1105.512],
])("%d is written %d", (value, expected) => {
  expect(Object.is(rounded(value), expected)).toBe(true);
});
