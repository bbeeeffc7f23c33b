import { extentsMeet } from "../layout/grid.ts";
import type { FramePlan } from "../model/issue.ts";
import type { Grid } from "../model/paper.ts";
import type { FixedHead } from "./fixed-heads.ts";
import type { Stand } from "./trace.ts";
import { CROSSING, TOUCHING } from "./weights.ts";

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
  const crossing = gapsDown(stands, fixed, grid) + gapsAcross(stands, fixed, grid);
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

/** Gutters that no frame spans from the page's first row to its last. */
function gapsDown(stands: readonly Stand[], fixed: readonly FramePlan[], { columns }: Grid): number {
  const spanned = new Uint8Array(columns + 1);
  const before = new Uint8Array(columns + 1);
  const after = new Uint8Array(columns + 1);
  for (const frame of fixed) spanned.fill(1, frame.columns.from, frame.columns.to);
  for (const { frame } of stands) {
    const { from, to } = frame.columns;
    spanned.fill(1, from, to);
    before[to] = 1;
    after[from - 1] = 1;
  }
  let found = 0;
  for (let line = 1; line < columns; line++) {
    if (spanned[line] === 0 && before[line] === 1 && after[line] === 1) found++;
  }
  return found;
}

/** Rows' ends from edge to edge: where both sides are free there is no edge. */
function gapsAcross(stands: readonly Stand[], fixed: readonly FramePlan[], { columns, rows }: Grid): number {
  const spanned = new Uint8Array(rows + 1);
  const before = new Int32Array(rows + 1);
  const after = new Int32Array(rows + 1);
  const given = new Int32Array(rows + 1);
  for (const frame of fixed) {
    const over = columnBits(frame);
    spanned.fill(1, frame.rows.from, frame.rows.to);
    given[frame.rows.to] = (given[frame.rows.to] as number) | over;
    given[frame.rows.from - 1] = (given[frame.rows.from - 1] as number) | over;
  }
  for (const { frame } of stands) {
    const { from, to } = frame.rows;
    const over = columnBits(frame);
    spanned.fill(1, from, to);
    before[to] = (before[to] as number) | over;
    after[from - 1] = (after[from - 1] as number) | over;
  }
  const all = (1 << columns) - 1;
  let found = 0;
  for (let line = 1; line < rows; line++) {
    const [above, below] = [before[line] as number, after[line] as number];
    if (spanned[line] === 1 || above === 0 || below === 0) continue;
    if ((above | below | (given[line] as number)) === all) found++;
  }
  return found;
}

/** The columns of a frame, a bit each. */
function columnBits({ columns: { from, to } }: FramePlan): number {
  return (1 << to) - (1 << (from - 1));
}
