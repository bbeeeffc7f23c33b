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
