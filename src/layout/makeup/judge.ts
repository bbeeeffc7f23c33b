import type { FramePlan } from "../../model/issue.ts";
import type { Extent, Grid } from "../../model/paper.ts";
import type { Stand } from "./trace.ts";

/** What a fault that the cuts could not foresee costs, in column-rows of white. */
const TOUCHING = 90;
const CROSSING = 60;

/** The faults of make-up among found frames, counted before any is set: heads side by side (碰题), gaps across the page (断版). */
export interface Judgement {
  readonly touching: number;
  readonly crossing: number;
  readonly cost: number;
}

export function judge(stands: readonly Stand[], fixed: readonly FramePlan[], grid: Grid): Judgement {
  const { touching } = touchingHeads(stands);
  const crossing = crossings(stands, fixed, "columns", grid.columns) + crossings(stands, fixed, "rows", grid.rows);
  // The cuts have counted one crossing of each page already, and most heads; what matters here is to tell candidates apart.
  return { touching, crossing, cost: touching * TOUCHING + crossing * CROSSING };
}

/** Pairs of heads side by side, and the rows that they share. */
export function touchingHeads(stands: readonly Stand[]): { readonly touching: number; readonly rows: number } {
  let touching = 0;
  let rows = 0;
  for (const left of stands) {
    if (!left.offer.shape.reaches && !left.offer.shape.drop) continue;
    for (const right of stands) {
      if (left.frame.columns.to + 1 !== right.frame.columns.from) continue;
      const shared = sharedRows(headOf(left), headOf(right));
      if (shared <= 0) continue;
      touching++;
      rows += shared;
    }
  }
  return { touching, rows };
}

function sharedRows(a: Extent | undefined, b: Extent | undefined): number {
  return a === undefined || b === undefined ? 0 : Math.min(a.to, b.to) - Math.max(a.from, b.from) + 1;
}

function headOf({ offer, frame }: Stand): Extent | undefined {
  const { headRows, drop = 0 } = offer.shape;
  const from = frame.rows.from + drop;
  return headRows === undefined ? undefined : { from, to: from + headRows - 1 };
}

function crossings(
  stands: readonly Stand[],
  fixed: readonly FramePlan[],
  axis: "columns" | "rows",
  most: number,
): number {
  let found = 0;
  for (let line = 1; line < most; line++) {
    const whole = (frame: FramePlan): boolean => frame[axis].to <= line || frame[axis].from > line;
    if (!fixed.every(whole) || !stands.every(({ frame }) => whole(frame))) continue;
    const before = stands.some(({ frame }) => frame[axis].to === line);
    const after = stands.some(({ frame }) => frame[axis].from === line + 1);
    if (before && after) found++;
  }
  return found;
}
