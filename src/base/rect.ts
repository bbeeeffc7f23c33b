import type { Pt } from "./length.ts";

export interface Size {
  readonly width: Pt;
  readonly height: Pt;
}

export interface Point {
  readonly x: Pt;
  readonly y: Pt;
}

/** Origin at the top left of the trim; y grows downwards. */
export interface Rect extends Size {
  readonly x: Pt;
  readonly y: Pt;
}

/** A rectangle's corners, clockwise from the top left. */
export function cornersOf({ x, y, width, height }: Rect): readonly Point[] {
  return cornersBetween(x, x + width, y, y + height);
}

/** The same from the positions of the edges. */
export function cornersBetween(left: Pt, right: Pt, top: Pt, foot: Pt): readonly Point[] {
  return [
    { x: left, y: top },
    { x: right, y: top },
    { x: right, y: foot },
    { x: left, y: foot },
  ];
}

/** The smallest rectangle that contains an outline. */
export function boxAround(outline: readonly Point[]): Rect {
  const x = Math.min(...outline.map((point) => point.x));
  const y = Math.min(...outline.map((point) => point.y));
  const width = Math.max(...outline.map((point) => point.x)) - x;
  return { x, y, width, height: Math.max(...outline.map((point) => point.y)) - y };
}

/** How a picture is cropped to the shape of its place. */
export type Crop =
  | { readonly kind: "attention" | "entropy" | "centre" }
  /** A point that must stay visible, as shares (0 to 1) of width and height. */
  | {
      readonly kind: "focus";
      readonly x: number;
      readonly y: number;
      /** The size of the subject round the point, as shares of the picture's sides. */
      readonly width?: number;
      readonly height?: number;
    };
