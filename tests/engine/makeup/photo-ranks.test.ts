import { expect, test } from "vitest";
import type { Photo } from "../../../src/engine/model/issue.ts";
import type { Priority } from "../../../src/engine/model/style.ts";
import { inSquares } from "../layout/in-squares.ts";
import { copyOf, issueOf, paper, partAt, photoOf, prose, storyOf, twos } from "../layout/newsroom.ts";
import { drawn, type Kind, make } from "./checked.ts";
import { pictures } from "./generated.ts";
import { figuresOf } from "./page-figures.ts";

// No photo of a page is larger than one of a story of higher rank (makeup/RULES.md#ranks).

test.each<[Kind, number, number, string]>([
  // issue, seed, page, why
  ["对开4", 2, 4, "both take three legs, and the lesser one is deeper as it is set"],
  ["对开4", 15, 1, "the lead's in one leg, a major story's in two"],
  ["对开4", 22, 1, "in one leg each: the lead's grows"],
  ["对开4", 37, 2, "the page is made up anew, the lesser one less large"],
])("makeup/RULES.md#ranks: the greater story has the larger photo: %s, issue %i, page %i: %s", (kind, seed, page) => {
  const { issue } = drawn(kind, seed);
  const { pages } = figuresOf({ written: issue, ...make(issue), marks: [], words: twos });
  expect(pages[page - 1]?.ranked).toBeGreaterThan(0);
  expect(pages[page - 1]?.inverted).toBe(0);
});

/** Widths of photos by story: a page of 6 columns × 60 rows with more room than copy; one column is 99 pt wide. */
function widths(stories: readonly (readonly [Priority, number, Partial<Photo> | undefined])[]) {
  const written = stories.map(([priority, characters, photo], at) =>
    storyOf(`s${at}`, [partAt(0, undefined)], {
      priority,
      copy: copyOf(prose(characters / 2), prose(characters / 2)),
      ...(photo && { photos: [photoOf("wide", photo)] }),
    }),
  );
  const { layout } = inSquares(issueOf(1, written, { paper }), { pictures });
  return layout.pages.flatMap(({ placed }) =>
    placed.flatMap((thing) => (thing.kind === "picture" ? [`${thing.owner.story} ${Math.round(thing.at.width)}`] : [])),
  );
}

test.each<[Partial<Photo> | undefined, readonly string[], string]>([
  [undefined, ["s1 423"], "wider than its rank wants, since white is left"],
  [{ columns: 1 }, ["s0 99", "s1 99"], "no wider than the greater story's"],
  [{ columns: 2 }, ["s0 207", "s1 207"], "as wide as the greater story's"],
])("makeup/RULES.md#ranks: beside a major story's photo %j → %j: %s", (photo, expected) => {
  expect(
    widths([
      ["major", 700, photo],
      ["normal", 700, {}],
      ["normal", 450, undefined],
    ]),
  ).toEqual(expected);
});
