import type { Em } from "./length.ts";

/** Columns or rows, from 1, both ends included; `from` is never above `to`. */
export interface Extent {
  readonly from: number;
  readonly to: number;
}

/** A frame on the grid. */
export interface FramePlan {
  readonly columns: Extent;
  readonly rows: Extent;
}

/** How many columns or rows an extent has. */
export function count({ from, to }: Extent): number {
  return to - from + 1;
}

export function isSameExtent(a: Extent, b: Extent | undefined): boolean {
  return a.from === b?.from && a.to === b.to;
}

/** True when two extents share a column or row. */
export function extentsMeet(a: Extent, b: Extent): boolean {
  return a.from <= b.to && b.from <= a.to;
}

/** Whether two frames share a column and a row. */
export function framesMeet(a: FramePlan, b: FramePlan): boolean {
  return extentsMeet(a.columns, b.columns) && extentsMeet(a.rows, b.rows);
}

/** Columns or rows as a manifest writes them: `1-5`, or `4`. */
export function extentText({ from, to }: Extent): string {
  return from === to ? String(from) : `${from}-${to}`;
}

/** Whether a frame stands within another. */
export function holdsFrame(outer: FramePlan, inner: FramePlan): boolean {
  return (["columns", "rows"] as const).every(
    (axis) => outer[axis].from <= inner[axis].from && inner[axis].to <= outer[axis].to,
  );
}

/** The least white between two bands of a vertical story, in body em. It is more than a blank character, so that lines do not run on. */
const BAND_GAP: Em = 1.5;

/** How many characters a line has when a vertical story of some height (in body em) is divided into bands. */
export function bandMeasure(height: Em, bands: number): number {
  return Math.floor((height - (bands - 1) * BAND_GAP) / bands + 1e-9);
}

/** The most bands that still leave `measure` characters to a line. */
export function mostBands(height: Em, measure: Em): number {
  return Math.max(1, Math.floor((height + BAND_GAP) / (measure + BAND_GAP)));
}
