import type { Cmyk } from "../base/colour.ts";
import type { Em, Pt } from "../base/length.ts";
import type { Rect, Size } from "../base/rect.ts";
import type { FontId } from "../fonts/font.ts";
import type { Crop } from "../model/issue.ts";

/** What a placed thing is; outputs translate it (tags, ALTO, hot zones). */
export type Role =
  | "body"
  | "subhead"
  | "speaker"
  | "dateline"
  | "reporter"
  | "continuation"
  | "jump"
  | "kicker"
  | "headline"
  | "deck"
  | "byline"
  | "label"
  | "note"
  | "noteLabel"
  | "caption"
  | "credit"
  | "picture"
  | "cell"
  | "marker"
  | "advert"
  | "advertLabel"
  | "nameplate"
  | "ear"
  | "strip"
  | "folio"
  | "colophon"
  | "rule"
  | "box"
  | "ground"
  | "filler";

/** Whose a placed thing is. */
export interface Owner {
  /** Undefined for furniture. */
  readonly story: string | undefined;
  /** The story's part on this page, from 1. */
  readonly part: number | undefined;
}

/** Glyphs of one font, size and colour. Positions are points from the segment's line origin (x right, y down). */
export interface GlyphRun {
  readonly font: FontId;
  readonly size: Pt;
  readonly colour: Cmyk;
  readonly glyphs: Uint16Array;
  /** Where each glyph's origin stands. */
  readonly x: Float64Array;
  /** Undefined for horizontal runs on the baseline; for vertical ones the origin's y. */
  readonly y: Float64Array | undefined;
  /** The source text of each glyph; empty for the further glyphs of a cluster. Joined, it is what copying gives. */
  readonly texts: readonly string[];
  /** Quarter turn clockwise of the whole run, for Western words in vertical lines. */
  readonly turned: boolean;
}

/** A stretch of one line in one role. */
export interface Segment {
  readonly role: Role;
  /** Code points of the story's copy; both 0 for text that is no copy (captions, notices, headlines). */
  readonly from: number;
  readonly to: number;
  /** The copy of from…to, or the text set. */
  readonly text: string;
  /** From the line's origin; width to the pen's end. */
  readonly x: Pt;
  readonly width: Pt;
  readonly size: Pt;
  readonly runs: readonly GlyphRun[];
}

/** Ink under a line that is no glyph: an emphasis dot (着重号) or a name rule (专名号). Points from the line's origin, y down. */
export type Mark =
  | { readonly kind: "dot"; readonly x: Pt; readonly y: Pt; readonly radius: Pt }
  | { readonly kind: "rule"; readonly x: Pt; readonly y: Pt; readonly width: Pt; readonly weight: Pt };

/** One set line; its origin is the left end of the baseline (horizontal) or the top of the centre line (vertical). */
export interface Line {
  readonly segments: readonly Segment[];
  readonly marks: readonly Mark[];
  /** The measure for body lines; the natural width for display lines. The length along the line for vertical ones. */
  readonly width: Pt;
  readonly size: Pt;
  readonly writing: "horizontal" | "vertical";
  /** Space added (positive) or taken (negative) at each gap, in em: for the quality report. */
  readonly added: Em;
  /** The first row of a table that is too wide even at its smallest: characters over. */
  readonly tooWide?: number;
  /** What the quality report tells of it; left out where there is nothing to tell. */
  readonly care?: LineCare;
}

/** How a line of copy came to fit. */
export interface LineCare {
  /** Marks whose blank half gave way, beyond what the rules of adjacent marks take. */
  readonly squeezed: number;
  /** A hyphen of the engine's ends it. */
  readonly hyphenated: boolean;
  /** It ends inside a word without a hyphen, or breaks a prohibition: nothing else fitted. */
  readonly broken: boolean;
  /** The last line of a paragraph that would have ended in a single character. */
  readonly saved: boolean;
}

/** A thing at its place on the page; back to front is the order in `Page.placed`. Points from the trim's top left. */
export type Placed =
  | { readonly kind: "text"; readonly owner: Owner; readonly x: Pt; readonly y: Pt; readonly line: Line }
  | { readonly kind: "picture"; readonly owner: Owner; readonly at: Rect; readonly picture: PlacedPicture }
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

export interface Point {
  readonly x: Pt;
  readonly y: Pt;
}

/** A part of a story: where it stands is an anchor of its own. */
export interface LinkTarget {
  readonly story: string;
  readonly part: number;
}

export interface PlacedPicture {
  readonly path: string;
  /** As the manifest writes it. */
  readonly file: string;
  readonly pixels: { readonly width: number; readonly height: number };
  readonly crop: Crop;
  readonly fit: "cover" | "contain";
  /** Pixels per inch at the placed size. */
  readonly ppi: number;
  /** The alternate text: the caption. */
  readonly caption: string | undefined;
  /** On a page that is printed in black alone. */
  readonly black?: boolean;
}

/** A story's frame, or an advert's. */
export interface Frame {
  readonly owner: Owner;
  readonly rect: Rect;
  /** Columns and rows of the grid, from 1, inclusive. */
  readonly columns: readonly [number, number];
  readonly rows: readonly [number, number];
  /** How full it is: rows left in all its legs (negative: over), and the white that levers added as a share of its area. */
  readonly fit: FrameFit;
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

/** One printed page: the one truth that every output is drawn from. */
export interface Page {
  readonly label: string;
  readonly name: string;
  readonly section: string | undefined;
  readonly trim: Size;
  readonly frames: readonly Frame[];
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
