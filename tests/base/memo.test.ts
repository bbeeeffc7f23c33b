import { expect, test } from "vitest";
import { type Key, memo } from "../../src/base/memo.ts";

const one = { size: 9 };
const twin = { size: 9 };
const of = {};

const cases: readonly (readonly [readonly unknown[], readonly unknown[], boolean, string])[] = [
  // a key, another, same, why
  [["a", 1], ["a", 1], true, "primitives by their values"],
  [["a", 1], ["a", 2], false, "every part counts"],
  [["1"], [1], false, "a text is no number"],
  [[one], [one], true, "an object is itself"],
  [[one], [twin], false, "and no other that says the same"],
  [[["a", one]], [["a", one]], true, "arrays by their elements"],
  [[["a"], "b"], [["a", "b"]], false, "arrays end where they end"],
  [["a", undefined], ["a"], false, "what is undefined is a part"],
];

test.each(cases)("%j and %j: %s (%s)", (key, other, same) => {
  const made = memo((...from: Key) => ({ from }));
  expect(made(of, ...key) === made(of, ...other)).toBe(same);
  expect(made(of, ...key)).not.toBe(made({}, ...key));
});
