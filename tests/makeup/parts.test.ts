import { expect, test } from "vitest";
import { layOut } from "../../src/makeup/lay-out.ts";
import { copyOf, heading, issueOf, partAt, storyOf, twos } from "../layout/newsroom.ts";
import { pictures } from "../layout/random-issue.ts";
import { squareFonts } from "../square-font.ts";

/** So many paragraphs of five to seven lines. */
const paragraphs = (count: number): readonly string[] =>
  Array.from({ length: count }, (_, index) => "天".repeat(55 + ((index * 7) % 20)));

test("makeup/RULES.md#jumps: a story in three parts fills its first pages, so that the last has room for the rest", () => {
  const day = storyOf(
    "day",
    [0, 1, 2].map((page) => partAt(page, undefined)),
    { priority: "major", headline: heading("一天"), copy: copyOf(...paragraphs(60)) },
  );
  const others = [15, 11, 11, 11, 12, 18].map((count, at) =>
    storyOf(`other-${at}`, [partAt(Math.floor(at / 2), undefined)], {
      headline: heading(`新闻第${at}`),
      copy: copyOf(...paragraphs(count)),
    }),
  );
  const { diagnostics, layout } = layOut(issueOf(3, [day, ...others]), squareFonts(), pictures, twos);
  expect(diagnostics.filter(({ severity }) => severity === "error").map(({ code }) => code)).toEqual([]);
  expect(layout.pages.flatMap(({ frames }) => frames).filter(({ owner }) => owner.story === "day").length).toBe(3);
});
