import type { Extent } from "../../../base/extent.ts";
import type { Part } from "../../model/issue.ts";
import type { Paper } from "../../model/paper.ts";
import { acrossLegs } from "../grid/grid.ts";
import type { Inside } from "../grid/inside.ts";
import type { Head } from "../heads/head.ts";
import { isPadded } from "../rules.ts";
import type { Stage } from "../stage.ts";

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
  /** The group in whose box it stands: no head outside touches it. */
  readonly group?: string | undefined;
}

/** The rows on which two heads touch (碰题, RULES.md#touching-heads); 0 where they do not. */
export function touchingRows(left: HeadPlace, right: HeadPlace): number {
  if (left.group !== right.group || !left.right || !right.left || left.columns.to + 1 !== right.columns.from) return 0;
  return Math.max(0, Math.min(left.rows.to, right.rows.to) - Math.max(left.rows.from, right.rows.from) + 1);
}

/**
 * False for a part whose head touches no other: a vertical one reads as a picture does; in a box or on a ground more than a gutter parts it
 * from the next one, its rule or the ground's edge and an em inside that, so that the two are not read as one line, however near they are.
 */
export function canTouch(part: Part): boolean {
  return !isPadded(part) && part.head !== "left";
}

/** Where the head of a part stands; undefined for a part without a head, or whose head touches nothing. */
export function headPlace(
  part: Part,
  { head, headRow, headLeg }: Stage,
  inside: Inside,
  paper: Pick<Paper, "touching" | "grid">,
): HeadPlace | undefined {
  const { frame, legs } = inside;
  if (head === undefined || !canTouch(part)) return undefined;
  const rows = { from: headRow, to: headRow + head.rows - 1 };
  const group = part.within?.group;
  const right = headLeg + head.legs >= legs.length && reachesByInk(head, inside, paper);
  return { columns: frame.columns, rows, left: headLeg === 0, right, group };
}

/** The white that keeps two heads apart: so many em of the copy, and so many times the size of the line that ends there. */
const APART_EM = 3;
const APART_SIZES = 2;

/** True where the ink of a head over all its legs ends near their right edge; always for a paper that judges by frames. */
export function reachesByInk(
  { placed, legs: over }: Head,
  { legs }: Inside,
  { touching, grid }: Pick<Paper, "touching" | "grid">,
): boolean {
  if (touching === undefined) return true;
  const width = acrossLegs(legs, 0, Math.min(over, legs.length) - 1);
  return placed.some((thing) => {
    if (thing.kind !== "text") return thing.kind === "area";
    const apart = Math.max(APART_EM * grid.size, APART_SIZES * thing.line.size);
    // The line's own width is its measure, whatever its letters take of it.
    const end = Math.max(0, ...thing.line.segments.map((segment) => segment.x + segment.width));
    return width - (thing.x + end) < apart;
  });
}
