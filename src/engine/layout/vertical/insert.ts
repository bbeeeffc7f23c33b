import { count } from "../../../base/extent.ts";
import type { Em } from "../../../base/length.ts";
import type { Grid } from "../../model/paper.ts";
import { HORIZONTAL } from "../axis.ts";
import { frameRect, type Leg, legsFrom } from "../grid/grid.ts";
import { type Inside, roomIn } from "../grid/inside.ts";
import type { VerticalFrame } from "./inside.ts";

/** Longer lines are hard to find back from: left to itself, an insert is divided until its lines are no longer. */
const LONGEST_LINE: Em = 24;
/** White between an insert's legs. */
const GUTTER: Em = 1;

/**
 * The inside of a horizontal story's frame in a vertical paper (横排插稿): rows of the page's own distance from its head, legs from its left edge. The white that
 * a story at its right asks for stays free there (RULES.md#vertical-grid).
 */
export function insertInside(grid: Grid, { part, frame, above }: Omit<VerticalFrame, "head">): Inside {
  const { padded, start, width: height, rows, white } = roomIn(grid, part, frame, above);
  const rect = frameRect(grid, frame);
  const gap = grid.pitch - grid.size;
  const lines = count(rows) - white;
  const width = lines * grid.pitch - gap;
  const right = rect.x + rect.width - (rows.from - frame.rows.from + white) * grid.pitch;
  const depth = Math.max(1, Math.floor((height - grid.size) / grid.pitch + 1e-6) + 1);
  // In a box the rows stand in the middle of their room.
  const spare = padded ? (height - (depth - 1) * grid.pitch - grid.size) / 2 : 0;
  return {
    frame,
    axis: HORIZONTAL,
    legs: legsAcross(grid, { left: right - width, width, legs: part.legs }),
    rows: { from: 1, to: depth },
    first: start + spare,
    pitch: grid.pitch,
    white: 0,
    padded,
    clear: 0,
  };
}

function legsAcross(
  { size }: Grid,
  of: { readonly left: number; readonly width: number; readonly legs: number | undefined },
): readonly Leg[] {
  const width = of.width / size;
  const measureOf = (legs: number): Em => Math.max(1, Math.floor((width - (legs - 1) * GUTTER) / legs + 1e-6));
  let legs = of.legs ?? 1;
  while (of.legs === undefined && measureOf(legs) > LONGEST_LINE) legs++;
  const measure = measureOf(legs);
  const gutter = legs > 1 ? (width - legs * measure) / (legs - 1) : 0;
  // A single leg stands in the middle of what its last character leaves.
  const left = of.left + (legs > 1 ? 0 : ((width - measure) / 2) * size);
  return legsFrom(left, legs, { measure, gutter, size });
}
