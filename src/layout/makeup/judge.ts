import type { FramePlan } from "../../model/issue.ts";
import type { Grid } from "../../model/paper.ts";
import type { FixedHead } from "./fixed-heads.ts";
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

/** What stands on a page before its items do. */
export interface Given {
  readonly fixed: readonly FramePlan[];
  readonly heads: readonly FixedHead[];
}

export function judge(stands: readonly Stand[], { fixed, heads }: Given, grid: Grid): Judgement {
  const { touching } = touchingHeads(stands, heads);
  const crossing = crossings(stands, fixed, "columns", grid.columns) + crossings(stands, fixed, "rows", grid.rows);
  // The cuts have counted one crossing of each page already, and most heads; what matters here is to tell candidates apart.
  return { touching, crossing, cost: touching * TOUCHING + crossing * CROSSING };
}

/** Pairs of heads side by side, and the rows that they share. */
export function touchingHeads(
  stands: readonly Stand[],
  given: readonly FixedHead[],
): { readonly touching: number; readonly rows: number } {
  const own = stands.flatMap(headOf);
  let touching = 0;
  let rows = 0;
  const count = (shared: number): void => {
    if (shared > 0) touching++;
    rows += shared;
  };
  for (const head of own) {
    for (const right of own) count(sharedBy(head, right));
    for (const other of given) count(sharedBy(head, other) + sharedBy(other, head));
  }
  return { touching, rows };
}

function headOf({ offer, frame }: Stand): readonly FixedHead[] {
  const { headRows, reaches, drop = 0 } = offer.shape;
  if (headRows === undefined) return [];
  const from = frame.rows.from + drop;
  const right = reaches || drop > 0;
  return [{ columns: frame.columns, rows: { from, to: from + headRows - 1 }, left: true, right }];
}

/** Rows on which two heads stand side by side. */
function sharedBy(left: FixedHead, right: FixedHead): number {
  if (!left.right || !right.left || left.columns.to + 1 !== right.columns.from) return 0;
  return Math.max(0, Math.min(left.rows.to, right.rows.to) - Math.max(left.rows.from, right.rows.from) + 1);
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
