import { expect, test } from "vitest";
import { newLayoutContext } from "../../../src/engine/layout/context.ts";
import type { Stage } from "../../../src/engine/layout/stages.ts";
import { candidatesFor } from "../../../src/engine/makeup/candidates/candidates.ts";
import { itemOf } from "../../../src/engine/makeup/candidates/items.ts";
import { squeezeCost } from "../../../src/engine/makeup/candidates/shapes.ts";
import { newMemos } from "../../../src/engine/makeup/context.ts";
import { groupCandidates } from "../../../src/engine/makeup/groups.ts";
import type { Part, Story } from "../../../src/engine/model/issue.ts";
import type { Grid, Paper } from "../../../src/engine/model/paper.ts";
import { newTextContext } from "../../../src/engine/text/galley.ts";
import { squareFonts } from "../../square-font.ts";
import { copyOf, heading, issueOf, paper, partAt, storyOf, twos } from "../layout/newsroom.ts";
import { pictures } from "./generated.ts";

// The candidates of a single story, on a page of 6 columns × 60 rows × 11 characters.

function candidatesOf(story: Story, columns: number, writing: Grid["writing"] = "horizontal") {
  const turned: Paper = { ...paper, grid: { ...paper.grid, writing } };
  const issue = issueOf(1, [story], { paper: turned });
  const context = { ...newLayoutContext(issue, { bench: newTextContext(squareFonts()), pictures, words: twos }) };
  const memos = newMemos(groupCandidates);
  const item = itemOf({ ...context, memos }, story, story.parts[0] as Part, 0);
  return candidatesFor(item, context, { columns: issue.paper.grid.columns, rows: 61 })[columns - 1] ?? [];
}

const brief = (characters: number, over: Partial<Part> = {}): Story =>
  storyOf("a", [partAt(0, undefined, over)], {
    priority: "brief",
    headline: heading("题题题题题题"),
    copy: copyOf("天地玄黄宇宙洪荒。".repeat(30).slice(0, characters)),
  });

test.each([
  // characters, columns, legs, why
  [40, 1, [1], "one column has one leg"],
  [40, 2, [1], "four lines: two legs would have two each"],
  [120, 2, [1, 2], "eleven lines are enough for two"],
  [60, 3, [1], "two lines: one wide leg"],
  [130, 3, [1, 2, 3], "twelve lines are enough for three, eight longer ones for two"],
  [100, 3, [1], "nine lines are too few for three legs, and six longer ones for two"],
  [60, 4, [], "one leg over four columns is no line to read, and there is not enough for two"],
  [200, 4, [2, 4], "two legs of two columns"],
])("a brief of %i characters over %i columns stands in %j legs: %s", (characters, columns, legs) => {
  const offered = candidatesOf(brief(characters), columns).map(({ shape }) => shape.part.legs ?? columns);
  expect([...new Set(offered)].sort()).toEqual(legs);
});

test.each([
  // characters, bands, legs, why
  [120, 2, [1, 2], "a line over two bands has 23 characters"],
  [200, 3, [2, 3], "over three it would have 35"],
])(
  "makeup/RULES.md#briefs: in a vertical paper a brief of %i characters over %i bands stands in %j legs: %s",
  (...row) => {
    const [characters, columns, legs] = row;
    const down = brief(characters, { writing: "vertical", head: "left" });
    const offered = candidatesOf(down, columns, "vertical").map(({ shape }) => shape.part.legs ?? columns);
    expect([...new Set(offered)].sort()).toEqual(legs);
  },
);

test("legs that the manifest gives a brief stand", () => {
  expect(candidatesOf(brief(40, { legs: 2 }), 2)).not.toEqual([]);
});

test.each([
  [20, undefined, 0, "its style's size"],
  [16, undefined, 14, "a fifth smaller"],
  [20, "头/一晚", 14, "a turn inside a phrase"],
])("a head of %i pt of 20, torn %s, costs %i column-rows (makeup/RULES.md#heads): %s", (size, torn, cost, _why) => {
  const placed = [{ kind: "text", line: { size, torn } }];
  const stage = { head: { placed }, size: 20 } as unknown as Stage;
  expect(Math.round(squeezeCost({ opening: "first" } as Parameters<typeof squeezeCost>[0], stage))).toBe(cost);
});

test("each row that stays empty costs", () => {
  const story = storyOf("a", [partAt(0, undefined)], {
    headline: heading("题题题题题题"),
    copy: copyOf("天地玄黄宇宙洪荒。".repeat(4), { kind: "subhead", text: "小标题" }, "天地玄黄宇宙洪荒。".repeat(4)),
  });
  const costs = candidatesOf(story, 1)
    .filter(({ shape }) => shape.reaches)
    .sort((a, b) => a.depth - b.depth)
    .map(({ cost }) => cost);
  const least = costs.indexOf(Math.min(...costs));
  const steps = costs.slice(least + 1).map((cost, at) => cost - (costs[least + at] as number));
  expect(steps).toEqual([1.5, 1.5]);
});
