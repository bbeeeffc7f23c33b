import type { FramePlan } from "../model/issue.ts";
import type { Grid } from "../model/paper.ts";

/** Rows below which a free rectangle is no place for a story. */
const LEAST_ROWS = 8;

/** Free rectangles of a page, disjoint, the largest first: again and again the largest that is left. */
export function freeRectangles(grid: Grid, taken: readonly FramePlan[]): readonly FramePlan[] {
  const found: FramePlan[] = [];
  for (;;) {
    const next = largestFree(grid, [...taken, ...found]);
    if (next === undefined) return found;
    found.push(next);
  }
}

export function areaOf(frame: FramePlan): number {
  return (frame.columns.to - frame.columns.from + 1) * (frame.rows.to - frame.rows.from + 1);
}

function largestFree(grid: Grid, taken: readonly FramePlan[]): FramePlan | undefined {
  let best: FramePlan | undefined;
  for (let from = 1; from <= grid.columns; from++) {
    for (let to = grid.columns; to >= from; to--) {
      for (const rows of freeRuns(grid, taken, from, to)) {
        const frame = { columns: { from, to }, rows };
        if (rows.to - rows.from + 1 < LEAST_ROWS) continue;
        if (best === undefined || areaOf(frame) > areaOf(best)) best = frame;
      }
    }
  }
  return best;
}

/** The runs of rows that are free in all of some columns. */
function freeRuns(grid: Grid, taken: readonly FramePlan[], from: number, to: number): readonly FramePlan["rows"][] {
  const busy = taken
    .filter((frame) => frame.columns.from <= to && from <= frame.columns.to)
    .map((frame) => frame.rows)
    .sort((a, b) => a.from - b.from);
  const runs: FramePlan["rows"][] = [];
  let row = 1;
  for (const rows of busy) {
    if (rows.from > row) runs.push({ from: row, to: rows.from - 1 });
    row = Math.max(row, rows.to + 1);
  }
  if (row <= grid.rows) runs.push({ from: row, to: grid.rows });
  return runs;
}
