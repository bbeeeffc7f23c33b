import type { Em } from "./length.ts";

/** A range of columns or rows, from 1, both ends included; `from` never exceeds `to`. */
export interface Extent {
  readonly from: number;
  readonly to: number;
}

export interface FramePlan {
  readonly columns: Extent;
  readonly rows: Extent;
}

export function count({ from, to }: Extent): number {
  return to - from + 1;
}

export function isSameExtent(a: Extent, b: Extent | undefined): boolean {
  return a.from === b?.from && a.to === b.to;
}

/** True if the extents share a column or row. */
export function extentsMeet(a: Extent, b: Extent): boolean {
  return a.from <= b.to && b.from <= a.to;
}

/** True if the frames share a column and a row. */
export function framesMeet(a: FramePlan, b: FramePlan): boolean {
  return extentsMeet(a.columns, b.columns) && extentsMeet(a.rows, b.rows);
}

/** Columns or rows in the manifest's form: `1-5`, or `4`. */
export function extentText({ from, to }: Extent): string {
  return from === to ? String(from) : `${from}-${to}`;
}

export function holdsFrame(outer: FramePlan, inner: FramePlan): boolean {
  return (["columns", "rows"] as const).every(
    (axis) => outer[axis].from <= inner[axis].from && inner[axis].to <= outer[axis].to,
  );
}

/** The least space between two bands of a vertical story, in body em. More than a blank character, so that readers do not read on across it. */
const BAND_GAP: Em = 1.5;

/** The characters per line of a vertical story of this height (in body em), divided into bands. */
export function bandMeasure(height: Em, bands: number): number {
  return Math.floor((height - (bands - 1) * BAND_GAP) / bands + 1e-9);
}

/** The most bands that leave at least `measure` characters per line. */
export function mostBands(height: Em, measure: Em): number {
  return Math.max(1, Math.floor((height + BAND_GAP) / (measure + BAND_GAP)));
}
