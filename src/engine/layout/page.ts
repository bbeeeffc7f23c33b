/*
 * The data that leaves this room, pages with all that stands on them, and the few functions that put a line, a rule or a block at a point.
 */

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
  /** What it is a piece of in its story; left out: the frame's rules and grounds, adverts and furniture. */
  readonly block?: Block;
  /** What it is a piece of outside of stories: an advert (`advert-1`), one text of the furniture (`section`, `strip-2`). */
  readonly piece?: string;
  /** What an author wrote of that text; more may be set, as a page's name with its section. */
  readonly text?: Text | undefined;
  /** For lines of copy: the leg that they stand in, from 0. */
  readonly leg?: number;
}

/** What a reader takes as one, with what its author wrote. `part` is that of its text: of a story over the fold, the part at the left. */
export type Block = { readonly part: number } & (
  | DisplayBlock
  /** Pictures with the caption and the credit that they share. */
  | { readonly kind: "figure"; readonly photos: readonly Photo[] }
  /** `entry`: the title of a box of figures, or one of its figures, from 1. */
  | { readonly kind: "inset"; readonly inset: Inset; readonly entry?: string }
  | { readonly kind: "notice"; readonly direction: "to" | "from" }
  /** Dateline and reporters on lines of their own. */
  | { readonly kind: "opening" }
  /** A paragraph of the copy, by its number from 0, or the table that begins with it. */
  | { readonly kind: "copy"; readonly copy: CopyText; readonly paragraph: number }
);

/** A text over the copy, or beside it: the role of its lines. */
export interface DisplayBlock {
  readonly kind: "label" | "kicker" | "headline" | "deck" | "byline" | "note";
  readonly text: Text | Heading | undefined;
  /** Of a note: 编者按：. */
  readonly label?: Text | undefined;
}

/** A thing at its place on the page; back to front is the order in `Page.placed`. Points from the trim's top left. */
export type Placed =
  | { readonly kind: "text"; readonly owner: Owner; readonly x: Pt; readonly y: Pt; readonly line: Line }
  | {
      readonly kind: "picture";
      readonly owner: Owner;
      readonly at: Rect;
      readonly picture: PlacedPicture;
      /** What lies outside is not printed; left out: all of it is. */
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
  /** A jump notice's hot zone. */
  | { readonly kind: "link"; readonly owner: Owner; readonly at: Rect; readonly to: LinkTarget };

/** A part of a story as the target of a link; each part has its anchor. */
export interface LinkTarget {
  readonly story: string;
  readonly part: number;
}

export interface PlacedPicture {
  /** As the manifest writes it: by this name the photo desk knows it. */
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
  /** A page of a PDF that is drawn in pixels; left out: it stays as it is. */
  readonly as?: "picture";
}

/** A story's frame, or an advert's. */
export interface Frame {
  readonly owner: Owner;
  readonly rect: Rect;
  /** Columns and rows of the grid, from 1, inclusive. */
  readonly columns: readonly [number, number];
  readonly rows: readonly [number, number];
  /** Of a frame with steps: all that it takes. */
  readonly outline?: readonly Point[];
  /** Of the head of a group: the rectangle of the whole group. */
  readonly around?: Rect;
  /** Its legs from the left, of a vertical story its bands from the top: all rows that a box and the white under the frame above leave. */
  readonly legs: readonly Rect[];
  /** How full it is. */
  readonly fit: FrameFit;
}

/** A filler's place at the foot of another story's frame. */
export interface FillerFrame {
  readonly owner: Owner;
  /** Whose frame it stands in. */
  readonly host: Owner;
  readonly rect: Rect;
}

interface FrameFit {
  readonly legs: number;
  /** Characters a line of its legs. */
  readonly measure: Em;
  /** Rows of all legs together, and those left empty at the last one's foot. */
  readonly capacity: number;
  readonly empty: number;
  /** Rows of white that levers added. */
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
  /** For bookmarks, in order of the page's frames. */
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
