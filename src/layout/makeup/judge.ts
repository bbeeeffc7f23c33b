import type { FramePlan } from "../../model/issue.ts";
import type { Grid } from "../../model/paper.ts";
import { extentsMeet } from "../grid.ts";
import type { FixedHead } from "./fixed-heads.ts";
import { CROSSING, TOUCHING } from "./search.ts";
import type { Stand } from "./trace.ts";

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
  const touching = touchingHeads(stands.flatMap(headOf), heads);
  const crossing = crossings(stands, fixed, "columns", grid.columns) + crossings(stands, fixed, "rows", grid.rows);
  return { touching, crossing, cost: touching * TOUCHING + crossing * CROSSING };
}

/** Pairs of heads side by side among those of the items, and of these with given ones. */
export function touchingHeads(own: readonly FixedHead[], given: readonly FixedHead[]): number {
  let touching = 0;
  for (const head of own) {
    for (const right of own) if (touch(head, right)) touching++;
    for (const other of given) if (touch(head, other) || touch(other, head)) touching++;
  }
  return touching;
}

/** The head as its offer tells it. */
function headOf({ offer, frame }: Stand): readonly FixedHead[] {
  const { headRows, reaches, drop = 0 } = offer.shape;
  if (headRows === undefined) return [];
  const from = frame.rows.from + drop;
  const right = reaches || drop > 0;
  return [{ columns: frame.columns, rows: { from, to: from + headRows - 1 }, left: true, right }];
}

function touch(left: FixedHead, right: FixedHead): boolean {
  return left.right && right.left && left.columns.to + 1 === right.columns.from && extentsMeet(left.rows, right.rows);
}

/** The same make-up judged by the heads as they were set: a photo over one takes a row more or less. */
export function judgedAsSet(stands: readonly Stand[], heads: readonly FixedHead[], given: Given): Judgement {
  const touching = touchingHeads(heads, given.heads) - touchingHeads(stands.flatMap(headOf), given.heads);
  return { touching, crossing: 0, cost: touching * TOUCHING };
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
