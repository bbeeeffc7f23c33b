import { expect, test } from "vitest";
import { insideOf } from "../../../src/engine/layout/inside.ts";
import { arrangements } from "../../../src/engine/layout/pictures/arrange.ts";
import type { PictureBlock } from "../../../src/engine/layout/pictures/pictures.ts";
import { ARRANGED } from "../../../src/engine/layout/weights.ts";
import { frameAt, paper, partAt } from "./newsroom.ts";

/** A picture without a caption over some legs. */
function pictureOver(legs: number, depth: number): PictureBlock {
  const depths = { from: depth, to: depth };
  const alone = { photos: [], caption: [], captionRows: 0, width: 0, at: undefined, anchor: undefined };
  return { ...alone, legs, natural: depth, depth: depths };
}

test.each([
  // legs, those of head and picture  offset, height                      why
  [[3, 3, 3], [[0, "top"]], "as wide as the frame under its head: within the copy it would part three legs"],
  [
    [3, 2, 1],
    [
      [1, "top"],
      [2, "top"],
    ],
    "of one leg at the head of any but the first, where the copy begins",
  ],
  [
    [4, 4, 2],
    [
      [1, "top"],
      [2, "top"],
    ],
    "of two legs, too",
  ],
  [
    [3, 2, 2],
    [
      [0, "foot"],
      [0, "top"],
      [1, "foot"],
    ],
    "first at the foot of the head's legs, last under the leg that rises beside it",
  ],
] as const)(
  "layout/RULES.md#photos-in-the-text: legs, those of head and picture %j: a photo is tried at %j: %s",
  ([columns, over, legs], slots, _why) => {
    const frame = frameAt([1, columns], [1, 40]);
    const inside = insideOf(paper.grid, partAt(0, frame), frame, "open");
    const head = { legs: { from: 0, to: over - 1 }, rows: { from: 1, to: 8 } };
    const arranging = { inside, fixed: [head], blocks: [pictureOver(legs, 12)], notice: false };
    const found = arrangements(arranging, [12], ARRANGED);
    expect(found.map(([slot]) => [slot?.offset, slot?.at])).toEqual(slots);
  },
);
