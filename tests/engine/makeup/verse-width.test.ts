import { expect, test } from "vitest";
import { newLayoutContext } from "../../../src/engine/layout/context.ts";
import { itemOf } from "../../../src/engine/makeup/candidates/items.ts";
import { candidatesIn, newMemos } from "../../../src/engine/makeup/context.ts";
import { groupCandidates } from "../../../src/engine/makeup/groups.ts";
import type { Part } from "../../../src/engine/model/issue.ts";
import { newTextContext } from "../../../src/engine/text/galley.ts";
import { squareFonts } from "../../square-font.ts";
import { copyOf, heading, issueOf, partAt, storyOf, twos, type Written } from "../layout/newsroom.ts";

// One leg in a box over one column is 9 characters wide, over two 21, over three 33.

const verse = (characters: number, lines: number): readonly Written[] =>
  Array.from({ length: lines }, (): Written => ({ kind: "verse", text: "诗".repeat(characters) }));

/** The columns of the cheapest candidate of a story of one leg, in a box by default. */
function cheapest(copy: readonly Written[], box: Part["box"] = "wenwu"): number {
  const part: Part = partAt(0, undefined, { legs: 1, box });
  const story = storyOf("verse", [part], { headline: heading("渡口"), copy: copyOf(...copy) });
  const means = { bench: newTextContext(squareFonts()), pictures: new Map(), words: twos };
  const context = { ...newLayoutContext(issueOf(1, [story]), means), memos: newMemos(groupCandidates) };
  const item = itemOf(context, story, story.parts[0] as Part, 0);
  const all = candidatesIn(item, { columns: 6, rows: 61 }, context).flat();
  return all.toSorted((a, b) => a.cost - b.cost)[0]?.shape.columns ?? 0;
}

test.each([
  [7, 30, 1, "its lines fit one column: the second would be white"],
  [8, 38, 1, "all of the column is full"],
  [15, 30, 2, "its lines need two"],
  [25, 30, 3, "and these three"],
])(
  "makeup/RULES.md#forms: a box of verse, %i characters a line and %i lines, stands over %i: %s",
  (characters, lines, columns) => {
    expect(cheapest(verse(characters, lines))).toBe(columns);
  },
);

test("makeup/RULES.md#forms: a box of as much prose is no chimney", () => {
  expect(cheapest(["文".repeat(270)])).toBe(2);
});

test.each([
  [9, 3, 1, "its lines fit one column, though its rank wants two"],
  [15, 3, 2, "its lines need two"],
])(
  "makeup/RULES.md#forms: a few lines of verse of %i characters each, %i lines, stand over %i: %s",
  (characters, lines, columns) => {
    expect(cheapest(verse(characters, lines), undefined)).toBe(columns);
  },
);
