import { type Pt, SQUARE_TOP } from "../../base/length.ts";
import type { Point, Rect } from "../../base/rect.ts";
import { setStyled, setVertical } from "../text/headings/display.ts";
import type { Line } from "../text/line.ts";

/**
 * The direction in which lines run. Layout measures along a line and across lines; the axis turns both into points of the page.
 * A corner is where a line, a picture or a head begins: its top left; in vertical writing its top right.
 */
export interface Axis {
  readonly writing: Line["writing"];
  /** Sets texts of several styles as lines of a length. */
  readonly set: typeof setStyled;
  /** The corner that stands `along` and `across` on the page itself. */
  readonly corner: (along: Pt, across: Pt) => Point;
  /** The corner that lies further on. */
  readonly on: (corner: Point, along: Pt, across: Pt) => Point;
  readonly rect: (corner: Point, length: Pt, depth: Pt) => Rect;
  /** Where the origin of a line lies whose em box of `size` begins at a corner. */
  readonly origin: (corner: Point, size: Pt) => Point;
  /** A picture's length over its depth, from its width over its height. */
  readonly ratio: (aspect: number) => number;
}

/** Lines run from left to right, one under the other. */
export const HORIZONTAL: Axis = {
  writing: "horizontal",
  set: setStyled,
  corner: (along, across) => ({ x: along, y: across }),
  on: ({ x, y }, along, across) => ({ x: x + along, y: y + across }),
  rect: ({ x, y }, length, depth) => ({ x, y, width: length, height: depth }),
  origin: ({ x, y }, size) => ({ x, y: y + SQUARE_TOP * size }),
  ratio: (aspect) => aspect,
};

/** Lines run down, each to the left of the one before. */
export const VERTICAL: Axis = {
  writing: "vertical",
  set: setVertical,
  corner: (along, across) => ({ x: across, y: along }),
  on: ({ x, y }, along, across) => ({ x: x - across, y: y + along }),
  rect: ({ x, y }, length, depth) => ({ x: x - depth, y, width: depth, height: length }),
  origin: ({ x, y }, size) => ({ x: x - size / 2, y }),
  ratio: (aspect) => 1 / aspect,
};
