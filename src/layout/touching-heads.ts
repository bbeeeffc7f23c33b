import type { Part } from "../model/issue.ts";
import type { Extent } from "../model/paper.ts";
import type { Inside } from "./inside.ts";
import { isPadded } from "./rules.ts";
import type { Stage } from "./stage.ts";

/** A head as its neighbours on both sides meet it. */
export interface HeadPlace {
  /** The columns of its frame. */
  readonly columns: Extent;
  /** Page rows of the head. */
  readonly rows: Extent;
  /** It begins at its frame's left edge. */
  readonly left: boolean;
  /** It reaches its frame's right edge. */
  readonly right: boolean;
}

/** The rows on which two heads touch (碰题, RULES.md#touching-heads); 0 where they do not. */
export function touchingRows(left: HeadPlace, right: HeadPlace): number {
  if (!left.right || !right.left || left.columns.to + 1 !== right.columns.from) return 0;
  return Math.max(0, Math.min(left.rows.to, right.rows.to) - Math.max(left.rows.from, right.rows.from) + 1);
}

/** False for a part whose head touches no other: a box keeps it off, a vertical one reads as a picture does. */
export function canTouch(part: Part): boolean {
  return !isPadded(part) && part.head !== "left";
}

/** Where the head of a part stands; undefined for a part without a head, or whose head touches nothing. */
export function headPlace(
  part: Part,
  { head, headRow, headLeg }: Stage,
  { frame, legs }: Inside,
): HeadPlace | undefined {
  if (head === undefined || !canTouch(part)) return undefined;
  const rows = { from: headRow, to: headRow + head.rows - 1 };
  return { columns: frame.columns, rows, left: headLeg === 0, right: headLeg + head.legs >= legs.length };
}
