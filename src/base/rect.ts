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

/** How a picture is cut where its place has another shape. */
export type Crop =
  | { readonly kind: "attention" | "entropy" | "centre" }
  /** A point that stays in the picture, as shares (0 to 1) of width and height. */
  | {
      readonly kind: "focus";
      readonly x: number;
      readonly y: number;
      /** A subject round the point, as shares of the picture's sides. */
      readonly width?: number;
      readonly height?: number;
    };
