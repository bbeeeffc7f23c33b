/*
 * The data that leaves this room: pages with everything placed on them. The few functions here put a line, a rule or a block at a point. Pages are
 * plain data with absolute positions, so that output measures nothing.
 */

import type { BesideCopy } from "../../base/blocks.ts";
import { BLACK, type Cmyk, WHITE } from "../../base/colour.ts";
import type { CopyText } from "../../base/copy.ts";
import type { Em, Pt } from "../../base/length.ts";
import type { Crop, Point, Rect, Size } from "../../base/rect.ts";
import type { Heading, Inset, Photo } from "../model/issue.ts";
import type { Align, TextStyle } from "../model/style.ts";
import type { Text } from "../model/text.ts";
import type { Line, Role } from "../text/line.ts";
import { type Axis, HORIZONTAL } from "./axis.ts";

/** The story and part that a thing belongs to. */
export interface Owner {
  /** Undefined for furniture. */
  readonly story: string | undefined;
  /** The story's part on this page, from 1. */
  readonly part: number | undefined;
  /** The piece of the story it belongs to; left out for a frame's rules and grounds, adverts and furniture. */
  readonly block?: Block;
  /** The piece outside stories: an advert (`advert-1`), a text of it (`advert-1/p2`) or a text of the furniture (`section`, `strip-2`). */
  readonly piece?: string;
  /** The author's words in that text. The set text may be longer, as a page's name with its section. */
  readonly text?: Text | undefined;
  /** For lines of copy: their leg, from 0. */
  readonly leg?: number;
}

/** A unit for the reader, with the author's text. `part` is the part of that text; for a story over the fold, the left one. */
export type Block = { readonly part: number } & (
  | DisplayBlock
  /** Pictures with the caption and credit that they share. */
  | { readonly kind: "figure"; readonly photos: readonly Photo[] }
  /** `entry`: the title of a box of figures, or one of its figures, from 1. */
  | { readonly kind: "inset"; readonly inset: Inset; readonly entry?: string }
  | { readonly kind: "notice"; readonly direction: "to" | "from" }
  /** Dateline and reporters on lines of their own. */
  | { readonly kind: "opening" }
  /** A paragraph of the copy, by its number from 0, or the table that begins with it. */
  | { readonly kind: "copy"; readonly copy: CopyText; readonly paragraph: number }
);

/** A text over, beside or below the copy, named by the role of its lines. */
export interface DisplayBlock {
  readonly kind: BesideCopy;
  readonly text: Text | Heading | undefined;
  /** Of a note: 编者按：. */
  readonly label?: Text | undefined;
}

/** A thing at its place on the page, in points from the trim's top left. `Page.placed` has them back to front. */
export type Placed =
  | { readonly kind: "text"; readonly owner: Owner; readonly x: Pt; readonly y: Pt; readonly line: Line }
  | {
      readonly kind: "picture";
      readonly owner: Owner;
      readonly at: Rect;
      readonly picture: PlacedPicture;
      /** The part that is printed; left out: all of it. */
      readonly outline?: readonly Point[];
    }
  | {
      readonly kind: "rule";
      readonly owner: Owner;
      readonly role: Role;
      readonly from: Point;
      readonly to: Point;
      readonly weight: Pt;
      readonly colour: Cmyk;
    }
  | { readonly kind: "area"; readonly owner: Owner; readonly role: Role; readonly at: Rect; readonly colour: Cmyk }
  | {
      readonly kind: "art";
      readonly owner: Owner;
      readonly role: Role;
      readonly at: Rect;
      readonly viewBox: readonly [number, number, number, number];
      readonly paths: readonly string[];
      readonly colour: Cmyk;
    }
  /** The clickable area of a jump notice. */
  | { readonly kind: "link"; readonly owner: Owner; readonly at: Rect; readonly to: LinkTarget };

/** A part of a story as a link's target; each part has its anchor. */
export interface LinkTarget {
  readonly story: string;
  readonly part: number;
}

export interface PlacedPicture {
  /** The path as the manifest writes it; the photo context uses the same name. */
  readonly file: string;
  /** The photo's id; left out for adverts. */
  readonly photo?: string;
  readonly pixels: { readonly width: number; readonly height: number };
  readonly crop: Crop;
  readonly fit: "cover" | "contain";
  /** Pixels per inch at the placed size. */
  readonly ppi: number;
  /** The alternate text: the caption. */
  readonly caption: string | undefined;
  /** Which page of a PDF, from 1; left out: the first. */
  readonly filePage?: number;
  /** `picture` for a page of a PDF drawn in pixels; left out: it stays vector. */
  readonly as?: "picture";
}

/** A story's frame, or an advert's. */
export interface Frame {
  readonly owner: Owner;
  readonly rect: Rect;
  /** Columns and rows of the grid, from 1, inclusive. */
  readonly columns: readonly [number, number];
  readonly rows: readonly [number, number];
  /** For a frame with steps: its whole outline. */
  readonly outline?: readonly Point[];
  /** For the head of a group: the rectangle of the whole group. */
  readonly around?: Rect;
  /** Its legs from the left, or a vertical story's bands from the top: all rows except a box's padding and the white under the frame above. */
  readonly legs: readonly Rect[];
  /** How full it is. */
  readonly fit: FrameFit;
}

/** The place of a filler at the foot of another story's frame. */
export interface FillerFrame {
  readonly owner: Owner;
  /** The story whose frame holds it. */
  readonly host: Owner;
  readonly rect: Rect;
}

interface FrameFit {
  readonly legs: number;
  /** Characters in a line of its legs. */
  readonly measure: Em;
  /** Rows of all legs together, and empty rows at the last leg's foot. */
  readonly capacity: number;
  readonly empty: number;
  /** Rows of white added by levers. */
  readonly white: number;
}

export interface Page {
  readonly label: string;
  readonly name: string;
  readonly section: string | undefined;
  readonly trim: Size;
  readonly frames: readonly Frame[];
  readonly fillers: readonly FillerFrame[];
  readonly placed: readonly Placed[];
  /** For bookmarks, in the order of the page's frames. */
  readonly anchors: readonly Anchor[];
}

export interface Anchor {
  readonly story: string;
  readonly part: number;
  readonly title: string;
  readonly at: Point;
}

/** A story as laid out. */
export interface StoryPlacement {
  readonly id: string;
  readonly characters: number;
  readonly placed: number;
  readonly overset: number;
  readonly jumps: readonly Jump[];
}

export interface Jump {
  /** Page labels. */
  readonly from: string;
  readonly to: string;
  /** The first code point of the copy on the later page. */
  readonly at: number;
}

export interface Layout {
  readonly pages: readonly Page[];
  readonly stories: readonly StoryPlacement[];
}

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

/** Lines of display text, one under the other, each aligned within its own width. */
export interface SetBlock {
  readonly lines: readonly Line[];
  /** Baseline to baseline. */
  readonly pitch: Pt;
}

/** From the top of the first line's em box to the foot of the last one's. */
export function heightOf(block: SetBlock): Pt {
  const first = block.lines[0];
  return first === undefined ? 0 : first.size + (block.lines.length - 1) * block.pitch;
}

/** The left end of a line in a box of `width`. */
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

/** Places a block with the corner of its first line's em box at a point. */
export function placeBlock(
  { lines, pitch }: SetBlock,
  corner: Point,
  owner: Owner,
  axis: Axis = HORIZONTAL,
): readonly Placed[] {
  const first = axis.origin(corner, lines[0]?.size ?? 0);
  return lines.map((line, index) => placedText(line, axis.on(first, 0, index * pitch), owner));
}

/** The same things, moved. */
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

/** The style in another colour, such as white on a dark ground. */
export function inColour(style: TextStyle, colour: Cmyk): TextStyle {
  return { ...style, colour };
}

/** True for paper white: a ground of that colour would not show. */
export function isWhite(colour: Cmyk): boolean {
  return colour.every((ink, index) => ink === WHITE[index]);
}
