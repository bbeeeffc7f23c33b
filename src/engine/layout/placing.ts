import { BLACK, type Cmyk, WHITE } from "../../base/colour.ts";
import type { Pt } from "../../base/length.ts";
import type { Point } from "../../base/rect.ts";
import type { Align, TextStyle } from "../model/style.ts";
import type { Line, Role } from "../text/line.ts";
import { type Axis, HORIZONTAL } from "./axis.ts";
import type { Owner, Placed } from "./page.ts";

export type PlacedText = Extract<Placed, { kind: "text" }>;

export function placedText(line: Line, { x, y }: Point, owner: Owner): PlacedText {
  return { kind: "text", owner, x, y, line };
}

/** A black rule between two points. */
export function placedRule(
  from: Point,
  to: Point,
  { role, weight, owner }: { readonly role: Role; readonly weight: Pt; readonly owner: Owner },
): Placed {
  return { kind: "rule", owner, role, from, to, weight, colour: BLACK };
}

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

/** Places a block with its first line's em box at a corner. */
export function placeBlock(
  { lines, pitch }: SetBlock,
  corner: Point,
  owner: Owner,
  axis: Axis = HORIZONTAL,
): readonly Placed[] {
  const first = axis.origin(corner, lines[0]?.size ?? 0);
  return lines.map((line, index) => placedText(line, axis.on(first, 0, index * pitch), owner));
}

/** The same things elsewhere: their origin at a point. */
export function moved(placed: readonly Placed[], by: Point): readonly Placed[] {
  return placed.map((thing) => movedThing(thing, by));
}

function movedThing(thing: Placed, { x: dx, y: dy }: Point): Placed {
  const point = ({ x, y }: Point): Point => ({ x: x + dx, y: y + dy });
  switch (thing.kind) {
    case "text":
      return { ...thing, x: thing.x + dx, y: thing.y + dy };
    case "rule":
      return { ...thing, from: point(thing.from), to: point(thing.to) };
    case "picture": {
      const at = { ...thing.at, x: thing.at.x + dx, y: thing.at.y + dy };
      if (thing.outline === undefined) return { ...thing, at };
      return { ...thing, at, outline: thing.outline.map(point) };
    }
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
