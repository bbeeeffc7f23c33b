import type { Cmyk } from "../../base/colour.ts";
import type { CopyText } from "../../base/copy.ts";
import type { Em, Pt } from "../../base/length.ts";
import type { Crop, Point, Rect, Size } from "../../base/rect.ts";
import type { Heading, Inset, Photo } from "../model/issue.ts";
import type { Text } from "../model/text.ts";
import type { Line, Role } from "../text/line.ts";

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
