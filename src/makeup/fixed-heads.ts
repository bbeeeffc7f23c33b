import { type Inside, insideOf } from "../layout/inside.ts";
import { pictureBlocks } from "../layout/picture-block.ts";
import { isPadded } from "../layout/rules.ts";
import { type Stage, stagesOf } from "../layout/stage.ts";
import { aboveOf, type Occupant } from "../layout/surroundings.ts";
import type { Extent } from "../model/paper.ts";
import { itemOf } from "./items.ts";
import type { MakeUpDesk } from "./known.ts";

/** The head of a story whose frame the editor has given: what make-up puts beside it must not have its head there (碰题). */
export interface FixedHead {
  /** The frame's. */
  readonly columns: Extent;
  /** Page rows of the head. */
  readonly rows: Extent;
  /** It begins at its frame's left edge, or reaches the right one. */
  readonly left: boolean;
  readonly right: boolean;
}

/** The heads that stand among a page's occupants; boxes and vertical heads touch nothing. */
export function fixedHeads(occupants: readonly Occupant[], desk: MakeUpDesk): readonly FixedHead[] {
  return occupants.flatMap(({ story, part, frame }): readonly FixedHead[] => {
    if (story === undefined || part === undefined || isPadded(part) || part.head === "left") return [];
    const above = aboveOf(frame, occupants);
    const inside = insideOf(desk.issue.paper.grid, part, frame, above);
    const blocks = pictureBlocks(story, part.number, inside, desk);
    const { first } = stagesOf({ ...itemOf(desk, story, part, 0), frame, above, bias: 0 }, inside, blocks, desk);
    return headOn(first, inside);
  });
}

/** The head of a part as set in its frame; none for a part without. */
export function headOn({ head, headRow, headLeg }: Stage, { frame, legs }: Inside): readonly FixedHead[] {
  if (head === undefined) return [];
  const rows = { from: headRow, to: headRow + head.rows - 1 };
  return [{ columns: frame.columns, rows, left: headLeg === 0, right: headLeg + head.legs >= legs.length }];
}
