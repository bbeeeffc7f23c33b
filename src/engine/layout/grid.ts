/*
 * Columns, rows and legs of a page, and its free room. All places are counted in columns and rows from 1; only this file turns them into points, so
 * column 3 of row 20 is the same place in every room.
 */

import { count, type Extent, extentsMeet, type FramePlan, holdsFrame } from "../../base/extent.ts";
import type { Em, Pt } from "../../base/length.ts";
import type { Point, Rect } from "../../base/rect.ts";
import type { Part, Within } from "../model/issue.ts";
import type { Grid } from "../model/paper.ts";
import { type Axis, HORIZONTAL, VERTICAL } from "./axis.ts";
import { BOX_INSET, FREE_ROWS, FREE_TRIED, FREE_WAYS, HOLE_ROWS, WENWU_INSET } from "./weights.ts";

/** One column of text in a frame: `measure` is a whole number of characters where the grid's is. */
export interface Leg {
  /** Start of its lines, along them: the left edge; for a band of a vertical story, the head. */
  readonly start: Pt;
  /** Length of its lines. */
  readonly width: Pt;
  readonly measure: Em;
}

/** The paper's direction of lines; a story may name its own. */
export function axisOf({ writing }: Grid): Axis {
  return writing === "vertical" ? VERTICAL : HORIZONTAL;
}

/** The rectangle of all columns and rows, without the line gap after the last row. */
export function typeArea(grid: Grid): Rect {
  const along = spanOf(grid, grid.columns) * grid.size;
  const across = (grid.rows - 1) * grid.pitch + grid.size;
  const [width, height] = grid.writing === "vertical" ? [across, along] : [along, across];
  return { x: grid.left, y: grid.top, width, height };
}

/** Start of basic column `column`, from 1, along the lines: its left edge; for a band its head (RULES.md#vertical-grid). */
export function columnStart(grid: Grid, column: number): Pt {
  const first = grid.writing === "vertical" ? grid.top : grid.left;
  const along = first + (column - 1) * (grid.measure + grid.gutter) * grid.size;
  return grid.fold !== undefined && column > grid.fold.after ? along + grid.fold.gap : along;
}

/** Start of row 1 across the lines: the type area's head; in a vertical paper its right edge (RULES.md#vertical-grid). */
export function rowsStart(grid: Grid): Pt {
  return grid.writing === "vertical" ? grid.left + typeArea(grid).width : grid.top;
}

/** The corner at which a column and a row begin, both from 1. */
export function gridCorner(grid: Grid, column: number, row: number): Point {
  const axis = axisOf(grid);
  return axis.on(axis.corner(columnStart(grid, column), rowsStart(grid)), 0, (row - 1) * grid.pitch);
}

/** Width of `columns` basic columns and the gutters between them (长栏), in body em. */
export function spanOf(grid: Grid, columns: number): Em {
  return columns * grid.measure + (columns - 1) * grid.gutter;
}

/** Length of some columns along the lines, with the gutters between them and the fold. */
export function lengthAlong(grid: Grid, columns: Extent): Pt {
  const length = spanOf(grid, count(columns)) * grid.size;
  return crossesFold(grid, columns) ? length + (grid.fold?.gap ?? 0) : length;
}

/** True for columns on both sides of a sheet's fold. */
export function crossesFold({ fold }: Grid, { from, to }: Extent): boolean {
  return fold !== undefined && from <= fold.after && to > fold.after;
}

/** Head of row `row`, from 1, in a horizontal paper: the top of its text's em box. */
export function rowTop(grid: Grid, row: number): Pt {
  return grid.top + (row - 1) * grid.pitch;
}

/** Foot of the em box of row `row`: a picture or rule that ends here is level with the row's text. */
export function rowFoot(grid: Grid, row: number): Pt {
  return rowTop(grid, row) + grid.size;
}

/** The extent, shifted. */
export function movedBy({ from, to }: Extent, by: number): Extent {
  return { from: from + by, to: to + by };
}

/** The frame's rectangle: whole columns and whole rows, with the last row's line gap. */
export function frameRect(grid: Grid, { columns, rows }: FramePlan): Rect {
  const corner = gridCorner(grid, columns.from, rows.from);
  return axisOf(grid).rect(corner, lengthAlong(grid, columns), count(rows) * grid.pitch);
}

export interface Division {
  readonly columns: Extent;
  /** Undefined: one leg a basic column. */
  readonly legs: number | undefined;
  /** White inside each side: one em in a box. */
  readonly inset: Em;
}

/**
 * The legs of a frame, left to right; in a vertical paper, bands from the top. Re-divided or boxed (破栏), each takes ⌊(width − gutters) ÷ legs⌋
 * characters and the remainder widens the gutters; a single leg has it at its right (RULES.md#legs).
 */
export function legsOf(grid: Grid, division: Division): readonly Leg[] {
  const columns = count(division.columns);
  const legs = division.legs ?? columns;
  const first = columnStart(grid, division.columns.from);
  if (legs === columns && division.inset === 0) return legsFrom(first, legs, grid);
  return dividedLegs(grid, { start: first, width: spanOf(grid, columns), inset: division.inset, legs });
}

/**
 * The legs of a stretch of a page.
 * @param of its start in points, its width in body em, the white inside each side
 */
export function dividedLegs(
  grid: Grid,
  of: { readonly start: Pt; readonly width: Em; readonly inset: Em; readonly legs: number },
): readonly Leg[] {
  const { start, inset, legs } = of;
  const width = of.width - 2 * inset;
  const measure = Math.max(1, Math.floor((width - (legs - 1) * grid.gutter) / legs + 1e-9));
  const gutter = legs > 1 ? (width - legs * measure) / (legs - 1) : 0;
  return Array.from({ length: legs }, (_, leg) => ({
    start: start + (inset + leg * (measure + gutter)) * grid.size,
    width: measure * grid.size,
    measure,
  }));
}

/** Legs of one measure in order, from the start of the first. */
export function legsFrom(
  first: Pt,
  legs: number,
  { measure, gutter, size }: Pick<Grid, "measure" | "gutter" | "size">,
): readonly Leg[] {
  return Array.from({ length: legs }, (_, leg) => ({
    start: first + leg * (measure + gutter) * size,
    width: measure * size,
    measure,
  }));
}

/** White inside each side of a box or a ground. */
export function insetOf({ box }: Pick<Part, "box">): Em {
  return box === "wenwu" ? WENWU_INSET : BOX_INSET;
}

/** The legs of a group with a box or a ground, one a column; each of its stories takes some of them (RULES.md#groups). */
export function groupLegs(grid: Grid, { columns, box }: Pick<Within, "columns" | "box">): readonly Leg[] {
  return legsOf(grid, { columns, legs: undefined, inset: insetOf({ box }) });
}

/** Distance from the start of leg `from` to the end of leg `to` (from 0, inclusive). */
export function acrossLegs(legs: readonly Leg[], from: number, to: number): Pt {
  const first = legs[from];
  const last = legs[to];
  if (first === undefined || last === undefined) throw new RangeError(`no legs ${from} to ${to} of ${legs.length}`);
  return last.start + last.width - first.start;
}

/** Whole numbers from `first` to `last`, inclusive; empty if `last` is smaller. */
export function between(first: number, last: number): readonly number[] {
  return Array.from({ length: Math.max(0, last - first + 1) }, (_, index) => first + index);
}

/** The parts of `whole` outside the taken extents, in order; taken extents may reach beyond it. */
export function freeOf(whole: Extent, taken: readonly Extent[]): readonly Extent[] {
  if (taken.length === 0) return whole.from <= whole.to ? [whole] : [];
  const free: Extent[] = [];
  let next = whole.from;
  for (const { from, to } of taken.toSorted((a, b) => a.from - b.from)) {
    if (from > next && next <= whole.to) free.push({ from: next, to: Math.min(from - 1, whole.to) });
    next = Math.max(next, to + 1);
  }
  if (next <= whole.to) free.push({ from: next, to: whole.to });
  return free;
}

/** Consecutive free rows of one leg, in reading order. Type fills it from the head, row by row, like a galley tray. */
export interface LegSegment {
  /** From 0, left to right. */
  readonly leg: number;
  /** The page row at its head. */
  readonly from: number;
  readonly rows: number;
}

/**
 * A frame's leg segments end to end. A position counts rows from the head of the first; the foot of one segment and the head of the next are the same
 * position.
 */
export interface Tray {
  readonly segments: readonly LegSegment[];
  /** Position of each segment's head, then the total. */
  readonly starts: Int32Array;
  /** The segment of the row after each position; for the total, the number of segments. */
  readonly at: Int32Array;
  readonly total: number;
  /** Rows of the longest segment. */
  readonly longest: number;
}

export function trayOf(segments: readonly LegSegment[]): Tray {
  const starts = new Int32Array(segments.length + 1);
  segments.forEach((segment, index) => {
    starts[index + 1] = (starts[index] ?? 0) + segment.rows;
  });
  const total = starts[segments.length] ?? 0;
  const at = new Int32Array(total + 1);
  segments.forEach((_, index) => {
    at.fill(index, starts[index], starts[index + 1]);
  });
  at[total] = segments.length;
  const longest = segments.reduce((most, segment) => Math.max(most, segment.rows), 0);
  return { segments, starts, at, total, longest };
}

/**
 * Ways to divide a page's free area into disjoint rectangles, widest rectangles first. Each starts with a maximal rectangle and continues with the
 * largest one left.
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

/** The free area of a page as disjoint rectangles, largest first, without those too small to report. */
export function holesOf(grid: Grid, occupants: readonly { readonly frame: FramePlan }[]): readonly FramePlan[] {
  const taken = occupants.map(({ frame }) => frame);
  return dividedFrom([], grid, taken, HOLE_ROWS);
}

/** The given rectangles, followed by the largest one left, while one has `least` rows. */
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

/** The maximal free rectangles of at least `least` rows, largest first. */
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

/** The runs of rows free in all of some columns. */
function freeRuns(grid: Grid, taken: readonly FramePlan[], from: number, to: number): readonly Extent[] {
  const busy = taken.filter(({ columns }) => extentsMeet(columns, { from, to })).map(({ rows }) => rows);
  return freeOf({ from: 1, to: grid.rows }, busy);
}
