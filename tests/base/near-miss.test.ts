import { expect, test } from "vitest";
import { nearest } from "../../src/base/near-miss.ts";

test.each([
  // word         candidates                       nearest       why
  ["leed", ["lead", "major"], "lead", "one letter is another"],
  ["breif", ["brief", "lead"], "brief", "two letters are swapped"],
  ["headlin", ["headline", "deck"], "headline", "a letter is missing"],
  ["Headline", ["headline"], "headline", "capitals do not count"],
  ["kiker", ["ticker", "kicker"], "kicker", "the nearest, not the first"],
  ["colunms", ["columns", "column"], "columns", "a swap is one slip"],
  ["foo", ["headline", "deck"], undefined, "nothing is near"],
  ["x", ["y"], undefined, "one other character is another word"],
  ["标题", ["主题"], "主题", "one of two"],
  ["", ["a"], undefined, "nothing typed"],
] as [string, string[], string | undefined, string][])("%j among %j → %j: %s", (word, candidates, expected) => {
  expect(nearest(word, candidates)).toBe(expected);
});
