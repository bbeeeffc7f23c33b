import type { FramePlan } from "../../../base/extent.ts";
import { cornersBetween, type Rect, type Size } from "../../../base/rect.ts";
import type { SpreadHalf } from "../../model/issue.ts";
import type { Grid } from "../../model/paper.ts";
import { columnStart, frameRect, rowFoot, rowTop } from "../grid/grid.ts";
import type { SteppedOutline } from "./stepped.ts";

/** A picture over the fold as one of its pages has it. */
interface Half extends SteppedOutline {
  /** The whole picture, as it lies when both pages do; points from this page's own corner. */
  readonly at: Rect;
}

/**
 * One half of a picture over the fold (RULES.md#spreads): both pages place the same whole, each moved by the trim's width against the other, and print it up
 * to their own edge. Corners run clockwise from the top left.
 */
export function halfOutline(
  frame: FramePlan,
  { side, across }: SpreadHalf,
  { grid, trim }: { readonly grid: Grid; readonly trim: Size },
): Half {
  const { columns, measure, size } = grid;
  const [from, to] = side === "left" ? [0, trim.width] : [-trim.width, 0];
  const left = columnStart(grid, across.from) + from;
  const right = columnStart(grid, across.to - columns) + measure * size + to;
  const top = rowTop(grid, frame.rows.from + 1);
  const foot = rowFoot(grid, frame.rows.to);
  const [first, last] = side === "left" ? ([left, trim.width] as const) : ([0, right] as const);
  const { y, height } = frameRect(grid, frame);
  return {
    at: { x: left, y: top, width: right - left, height: foot - top },
    rule: cornersBetween(first, last, top, foot),
    zone: cornersBetween(first, last, y, y + height),
  };
}
