import { expect, test } from "vitest";
import type { Photo } from "../../../src/engine/model/issue.ts";
import { inSquares } from "../layout/in-squares.ts";
import { copyOf, issueOf, paper, partAt, photoOf, prose, storyOf } from "../layout/newsroom.ts";
import { pictures } from "./generated.ts";

// A page of 6 columns × 60 rows with more room than copy; the second story, a normal one, has a photo. One column is 99 pt wide.

/** The widths of pictures, and the photos that a diagnostic names. */
function page(counts: readonly number[], photo: Partial<Photo>) {
  const stories = counts.map((characters, at) =>
    storyOf(`s${at}`, [partAt(0, undefined)], {
      priority: at === 0 ? "major" : "normal",
      copy: copyOf(prose(characters / 2), prose(characters / 2)),
      ...(at === 1 && { photos: [photoOf("wide", photo)] }),
    }),
  );
  const weighing = { ...paper, faults: { 天窗: "warning", 碰题: "warning", 断版: "off" } as const };
  const { layout, diagnostics } = inSquares(issueOf(1, stories, { paper: weighing }), { pictures });
  const placed = layout.pages[0]?.placed ?? [];
  const widths = placed.flatMap((thing) => (thing.kind === "picture" ? [Math.round(thing.at.width)] : []));
  const named = diagnostics.flatMap(({ code, arguments: { photo: file } }) =>
    code === "page-rest" && file ? [file] : [],
  );
  return { widths, named };
}

test.each<[readonly number[], Partial<Photo>, number, number, string]>([
  // characters, photo, its width, photos named, why
  [[700, 700, 500], {}, 423, 0, "four columns fill the foot, two are what its rank wants"],
  [[600, 600, 600, 600], {}, 315, 0, "three columns instead of one"],
  [[700, 700, 500], { columns: 2 }, 207, 1, "the manifest's own columns stand, and the message names more"],
  [[1000, 700], {}, 207, 0, "no wider photo fills enough"],
])("makeup/RULES.md#white: %j characters, photo %j: a photo of %i pt, %i named: %s", (counts, photo, width, named) => {
  const made = page(counts, photo);
  expect(made.widths).toEqual([width]);
  expect(made.named.length).toBe(named);
});
