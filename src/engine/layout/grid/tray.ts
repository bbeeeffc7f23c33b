/**
 * Consecutive free rows of one leg, in reading order. Type stands in it as in a galley tray: from the head, row by row.
 */
export interface LegSegment {
  /** From 0, left to right. */
  readonly leg: number;
  /** The page's row at its head. */
  readonly from: number;
  readonly rows: number;
}

/**
 * A frame's leg segments end to end: a position counts rows from the head of the first. The foot of a segment and the head
 * of the next are one position.
 */
export interface Tray {
  readonly segments: readonly LegSegment[];
  /** Position of each segment's head, and at last the total. */
  readonly starts: Int32Array;
  /** The segment that holds the row after each position; the number of segments for the total. */
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
