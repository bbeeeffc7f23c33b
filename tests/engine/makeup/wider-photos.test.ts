import { expect, test } from "vitest";
import type { Photo } from "../../../src/engine/model/issue.ts";
import { inSquares } from "../layout/in-squares.ts";
import { copyOf, issueOf, paper, partAt, photoOf, prose, storyOf } from "../layout/newsroom.ts";
import { pictures } from "./generated.ts";

// A page of 6 columns × 60 rows with more room than copy; the second story, a normal one, has a photo. One column is 99 pt wide.

/** The widths of pictures. */
function page(counts: readonly number[], photo: Partial<Photo>, more: readonly Photo[] = []): readonly number[] {
  const stories = counts.map((characters, at) =>
    storyOf(`s${at}`, [partAt(0, undefined)], {
      priority: at === 0 ? "major" : "normal",
      copy: copyOf(prose(characters / 2), prose(characters / 2)),
      ...(at === 1 && { photos: [photoOf("wide", photo), ...more] }),
    }),
  );
  const weighing = { ...paper, faults: { 天窗: "warning", 碰题: "warning", 断版: "off" } as const };
  const { layout } = inSquares(issueOf(1, stories, { paper: weighing }), { pictures });
  const placed = layout.pages[0]?.placed ?? [];
  return placed.flatMap((thing) => (thing.kind === "picture" ? [Math.round(thing.at.width)] : []));
}

test.each<[readonly number[], Partial<Photo>, number, string]>([
  // characters, photo, its width, why
  [[700, 700, 400], {}, 423, "four columns fill the foot, two are what its rank wants"],
  [[600, 600, 600, 600], {}, 315, "three columns instead of one"],
  [[700, 700, 400], { columns: 2 }, 207, "the manifest's own columns stand"],
  [[1000, 700], {}, 207, "no wider photo fills enough"],
])("makeup/RULES.md#white: %j characters, photo %j: a photo of %i pt: %s", (counts, photo, width) => {
  expect(page(counts, photo)).toEqual([width]);
});

test("makeup/RULES.md#white: one file in two places of a story is two photos, of which one is made wider", () => {
  const again = photoOf("again", { file: "wide.jpg", path: "/wide.jpg" });
  expect(page([300, 800], {}, [again])).toEqual([423, 207]);
});
