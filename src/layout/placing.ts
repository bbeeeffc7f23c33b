import { type Cmyk, WHITE } from "../base/colour.ts";
import { type Pt, SQUARE_TOP } from "../base/length.ts";
import type { Align, TextStyle } from "../model/style.ts";
import type { Line } from "../text/line.ts";
import type { Owner, Placed } from "./page.ts";

/** Lines of display text set under one another; they stand aligned within their own width. */
export interface SetBlock {
  readonly lines: readonly Line[];
  /** Baseline to baseline. */
  readonly pitch: Pt;
}

/** From the head of the first line's em box to the foot of the last's. */
export function heightOf(block: SetBlock): Pt {
  const first = block.lines[0];
  return first === undefined ? 0 : first.size + (block.lines.length - 1) * block.pitch;
}

/** Where the left end of a line stands in a box of `width`. */
export function indentOf(align: Align, width: Pt, lineWidth: Pt): Pt {
  switch (align) {
    case "center":
      return (width - lineWidth) / 2;
    case "right":
      return width - lineWidth;
    case "left":
    case "justify":
      return 0;
  }
}

/** A box's left edge and head, and the owner of its text. */
export interface Box {
  readonly x: Pt;
  readonly y: Pt;
  readonly owner: Owner;
}

/** Places a block with the head of its first line's em box at `box.y`. */
export function placeBlock(block: SetBlock, box: Box): readonly Placed[] {
  const size = block.lines[0]?.size ?? 0;
  return block.lines.map((line, index) => ({
    kind: "text",
    owner: box.owner,
    x: box.x,
    y: box.y + SQUARE_TOP * size + index * block.pitch,
    line,
  }));
}

/** The same things, moved. */
export function moved(placed: readonly Placed[], dx: Pt, dy: Pt): readonly Placed[] {
  return placed.map((thing) => movedThing(thing, dx, dy));
}

function movedThing(thing: Placed, dx: Pt, dy: Pt): Placed {
  switch (thing.kind) {
    case "text":
      return { ...thing, x: thing.x + dx, y: thing.y + dy };
    case "rule":
      return {
        ...thing,
        from: { x: thing.from.x + dx, y: thing.from.y + dy },
        to: { x: thing.to.x + dx, y: thing.to.y + dy },
      };
    case "picture":
    case "area":
    case "art":
    case "link":
      return { ...thing, at: { ...thing.at, x: thing.at.x + dx, y: thing.at.y + dy } };
  }
}

/** A style in another colour: white type on a dark ground. */
export function inColour(style: TextStyle, colour: Cmyk): TextStyle {
  return { ...style, colour };
}

/** True for paper white, where a ground of that colour would not show. */
export function isWhite(colour: Cmyk): boolean {
  return colour.every((ink, index) => ink === WHITE[index]);
}

/** Where a line's text ends, from its origin; a line's own width may be the whole measure. */
export function penEnd({ segments }: Line): Pt {
  const last = segments.at(-1);
  return last === undefined ? 0 : last.x + last.width;
}
