import { count, type Extent, extentsMeet, type FramePlan, holdsFrame } from "../../../base/extent.ts";
import type { Grid } from "../../model/paper.ts";
import { FREE_ROWS, FREE_TRIED, FREE_WAYS, HOLE_ROWS } from "../weights.ts";
import { freeOf } from "./grid.ts";

/**
 * Ways to divide the free area of a page into disjoint rectangles, the ways with the widest rectangles first. Each begins with a large
 * rectangle that no other contains, and goes on with the largest that is left.
 */
export function divisionsOf(grid: Grid, taken: readonly FramePlan[]): readonly (readonly FramePlan[])[] {
  const ways = new Map<string, readonly FramePlan[]>();
  for (const first of largestFree(grid, taken, FREE_ROWS).slice(0, FREE_TRIED)) {
    const found = dividedFrom([first], grid, taken, FREE_ROWS);
    const way = found.toSorted((a, b) => a.rows.from - b.rows.from || a.columns.from - b.columns.from);
    const name = way.map(({ columns, rows }) => `${columns.from}-${columns.to}/${rows.from}-${rows.to}`).join(" ");
    if (!ways.has(name)) ways.set(name, way);
  }
  return [...ways.values()].toSorted((a, b) => worthOf(b) - worthOf(a)).slice(0, FREE_WAYS);
}

/** What occupants leave of a page in disjoint rectangles, the largest first, the smallest of them worth telling the editor. */
export function holesOf(grid: Grid, occupants: readonly { readonly frame: FramePlan }[]): readonly FramePlan[] {
  const taken = occupants.map(({ frame }) => frame);
  return dividedFrom([], grid, taken, HOLE_ROWS);
}

/** Some rectangles, and after them the largest that is left, as long as one has `least` rows. */
function dividedFrom(
  first: readonly FramePlan[],
  grid: Grid,
  taken: readonly FramePlan[],
  least: number,
): readonly FramePlan[] {
  const found = [...first];
  for (;;) {
    const next = largestFree(grid, [...taken, ...found], least)[0];
    if (next === undefined) return found;
    found.push(next);
  }
}

function worthOf(frames: readonly FramePlan[]): number {
  return frames.reduce((sum, frame) => sum + areaOf(frame), 0);
}

export function areaOf(frame: FramePlan): number {
  return count(frame.columns) * count(frame.rows);
}

/** The free rectangles of `least` rows or more that no other contains, the largest first. */
function largestFree(grid: Grid, taken: readonly FramePlan[], least: number): readonly FramePlan[] {
  const found: FramePlan[] = [];
  for (let from = 1; from <= grid.columns; from++) {
    for (let to = grid.columns; to >= from; to--) {
      for (const rows of freeRuns(grid, taken, from, to)) {
        const frame = { columns: { from, to }, rows };
        if (count(rows) < least || found.some((other) => holdsFrame(other, frame))) continue;
        found.push(frame);
      }
    }
  }
  return found.toSorted((a, b) => areaOf(b) - areaOf(a));
}

/** The runs of rows that are free in all of some columns. */
function freeRuns(grid: Grid, taken: readonly FramePlan[], from: number, to: number): readonly Extent[] {
  const busy = taken.filter(({ columns }) => extentsMeet(columns, { from, to })).map(({ rows }) => rows);
  return freeOf({ from: 1, to: grid.rows }, busy);
}
