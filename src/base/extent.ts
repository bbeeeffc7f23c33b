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
