import type { Pt } from "./length.ts";

export interface Size {
  readonly width: Pt;
  readonly height: Pt;
}

export interface Point {
  readonly x: Pt;
  readonly y: Pt;
}

/** Origin at the top left of the trim; y grows downward. */
export interface Rect extends Size {
  readonly x: Pt;
  readonly y: Pt;
}

/** True when the two share more than an edge; `slack` forgives rounding, in points. */
export function overlaps(a: Rect, b: Rect, slack: Pt = 0.01): boolean {
  return (
    a.x < b.x + b.width - slack &&
    b.x < a.x + a.width - slack &&
    a.y < b.y + b.height - slack &&
    b.y < a.y + a.height - slack
  );
}

/** True when `inner` lies within `outer`; `slack` forgives rounding, in points. */
export function contains(outer: Rect, inner: Rect, slack: Pt = 0.01): boolean {
  return (
    inner.x >= outer.x - slack &&
    inner.y >= outer.y - slack &&
    inner.x + inner.width <= outer.x + outer.width + slack &&
    inner.y + inner.height <= outer.y + outer.height + slack
  );
}

/** A rectangle's corners, clockwise from the top left. */
export function cornersOf({ x, y, width, height }: Rect): readonly Point[] {
  return cornersBetween(x, x + width, y, y + height);
}

/** The same of a rectangle by its edges. */
export function cornersBetween(left: Pt, right: Pt, top: Pt, foot: Pt): readonly Point[] {
  return [
    { x: left, y: top },
    { x: right, y: top },
    { x: right, y: foot },
    { x: left, y: foot },
  ];
}

/** The least rectangle that holds an outline. */
export function boxAround(outline: readonly Point[]): Rect {
  const x = Math.min(...outline.map((point) => point.x));
  const y = Math.min(...outline.map((point) => point.y));
  const width = Math.max(...outline.map((point) => point.x)) - x;
  return { x, y, width, height: Math.max(...outline.map((point) => point.y)) - y };
}
