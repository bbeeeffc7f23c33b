import { type Pt, SQUARE_TOP } from "../../base/length.ts";
import type { Point, Rect } from "../../base/rect.ts";
import { setStyled, setVertical } from "../text/headings/display.ts";
import type { Line } from "../text/line.ts";

/**
 * The direction of lines. Layout measures along a line and across lines; the axis turns both into points of the page. A corner is the start of a
 * line, picture or head: its top left, in vertical writing its top right.
 */
export interface Axis {
  readonly writing: Line["writing"];
  /** Sets texts of several styles as lines of a length. */
  readonly set: typeof setStyled;
  /** The point of the page at `along` and `across`. */
  readonly corner: (along: Pt, across: Pt) => Point;
  /** The corner moved along and across. */
  readonly on: (corner: Point, along: Pt, across: Pt) => Point;
  readonly rect: (corner: Point, length: Pt, depth: Pt) => Rect;
  /** The origin of a line whose em box of `size` begins at a corner. */
  readonly origin: (corner: Point, size: Pt) => Point;
  /** A picture's length over its depth, from its width over its height. */
  readonly ratio: (aspect: number) => number;
}

/** Lines run from left to right, from top to bottom. */
export const HORIZONTAL: Axis = {
  writing: "horizontal",
  set: setStyled,
  corner: (along, across) => ({ x: along, y: across }),
  on: ({ x, y }, along, across) => ({ x: x + along, y: y + across }),
  rect: ({ x, y }, length, depth) => ({ x, y, width: length, height: depth }),
  origin: ({ x, y }, size) => ({ x, y: y + SQUARE_TOP * size }),
  ratio: (aspect) => aspect,
};

/** Lines run down, from right to left. */
export const VERTICAL: Axis = {
  writing: "vertical",
  set: setVertical,
  corner: (along, across) => ({ x: across, y: along }),
  on: ({ x, y }, along, across) => ({ x: x - across, y: y + along }),
  rect: ({ x, y }, length, depth) => ({ x: x - depth, y, width: depth, height: length }),
  origin: ({ x, y }, size) => ({ x: x - size / 2, y }),
  ratio: (aspect) => 1 / aspect,
};
