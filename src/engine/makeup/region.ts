import { count, type Extent, extentsMeet, type FramePlan } from "../../base/extent.ts";
import type { Desk } from "../layout/desk.ts";
import { areaOf, divisionsOf } from "../layout/grid/free-area.ts";
import type { Stand } from "./offers/item.ts";
import { HOLE_STRIP, REGIONS } from "./weights.ts";

/** A free rectangle; its first row is the white one at its head, row 0 at the page's. */
export interface Region {
  readonly column: number;
  readonly columns: number;
  readonly row: number;
  readonly rows: number;
  /** False where something stands below it. */
  readonly open: boolean;
}

/** The white row at a frame's head: 0 at the page's, where it is none of the frame's rows. */
export function headRow({ from }: Extent): number {
  return from === 1 ? 0 : from;
}

/** The rows of a frame with its white one at `row`. */
export function rowsFrom(row: number, depth: number): Extent {
  return { from: Math.max(1, row), to: row + depth - 1 };
}

/** Ways to divide a page's free area into regions, the best first. */
export function divisions(fixed: readonly FramePlan[], desk: Desk): readonly (readonly Region[])[] {
  return divisionsOf(desk.issue.paper.grid, fixed).map((frames) =>
    frames
      .toSorted((a, b) => areaOf(b) - areaOf(a))
      .slice(0, REGIONS)
      .toSorted((a, b) => a.rows.from - b.rows.from || a.columns.from - b.columns.from)
      .map((frame) => {
        const row = headRow(frame.rows);
        const open = frame.rows.to === desk.issue.paper.grid.rows;
        return { column: frame.columns.from, columns: count(frame.columns), row, rows: frame.rows.to - row + 1, open };
      }),
  );
}

/** What is left of a region at its foot. */
export function restOf({ column, columns, row, rows }: Region, depth: number): FramePlan | undefined {
  if (depth >= rows) return undefined;
  return {
    columns: { from: column, to: column + columns - 1 },
    rows: { from: row + Math.max(depth, row === 0 ? 1 : 0), to: row + rows - 1 },
  };
}

/** What is free below all frames of the first columns of a region or beside them, whichever is more. */
export function largestRest(whole: Region, columns: number, stands: readonly Stand[]): FramePlan | undefined {
  const deepest = Math.max(...stands.map(({ frame }) => frame.rows.to - whole.row + 1));
  const below = restOf(whole, deepest);
  const beside = restOf({ ...whole, column: whole.column + columns, columns: whole.columns - columns }, 0);
  return largerOf(below, beside);
}

/** The larger of two free rectangles, the first of equals. */
export function largerOf(one: FramePlan | undefined, other: FramePlan | undefined): FramePlan | undefined {
  if (one === undefined || other === undefined) return one ?? other;
  return areaOf(one) >= areaOf(other) ? one : other;
}

/** The column-rows of a region that stay empty over stories or higher up than some: all of it, or its foot. A strip is none. */
export function holeIn({ column, columns, row, rows }: Region, stands: readonly Stand[]): number {
  const frames = stands
    .map(({ frame }) => frame)
    .filter((frame) => extentsMeet(frame.columns, { from: column, to: column + columns - 1 }));
  const last = row + rows - 1;
  const above = frames.filter((frame) => frame.rows.from <= last);
  const free = last - Math.max(row - 1, ...above.map((frame) => frame.rows.to));
  const below =
    above.length === 0 ? stands.some(({ frame }) => headRow(frame.rows) > row) : above.length < frames.length;
  return columns * free >= HOLE_STRIP && below ? columns * free : 0;
}
