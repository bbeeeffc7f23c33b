import type { Cmyk } from "../../base/colour.ts";
import type { CopyRole } from "../../base/copy.ts";
import type { Em, Pt } from "../../base/length.ts";
import type { ShortText } from "../../base/short-texts.ts";
import type { FontId } from "../fonts/font.ts";

/** What a placed thing is; formats translate it (tags, ALTO, hot zones). */
export type Role =
  | CopyRole
  | ShortText
  | "continuation"
  | "jump"
  | "kicker"
  | "headline"
  | "deck"
  | "note"
  | "noteLabel"
  | "caption"
  | "credit"
  | "pullquote"
  | "numeral"
  | "legend"
  | "qr"
  | "picture"
  | "marker"
  | "advert"
  | "advertLabel"
  | "advertHead"
  | "advertText"
  | "category"
  | "smallAdTitle"
  | "smallAd"
  | "nameplate"
  | "ear"
  | "strip"
  | "folio"
  | "colophon"
  | "rule"
  | "box"
  | "ground"
  | "filler"
  | "draft";

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
  /** The scale of each glyph along the line, about its origin: less than 1 in a narrowed headline (RULES.md#narrow-heads). */
  readonly stretch: number;
}

/** A stretch of one line in one role. */
export interface Segment {
  readonly role: Role;
  /** Code points of the text that it is a stretch of: of the story's copy, or else of the one text that was set (a caption, a headline with its turns taken out). */
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
  /** The measure that the line was set to; of display lines that are not headlines, their natural width. The length along the line for vertical ones. */
  readonly width: Pt;
  readonly size: Pt;
  readonly writing: "horizontal" | "vertical";
  /** Space added (positive) or taken (negative) at each gap, in em: for the quality report. A line that would gape stays short and says what it lacks. */
  readonly added: Em;
  /** On the first row of a table that is too wide even at its smallest size: by how many characters. */
  readonly tooWide?: number;
  /** On the first line of a heading that turns inside a phrase since no other turn fits: its text, / at each turn. */
  readonly torn?: string;
  /** What the quality report tells of it; left out where there is nothing to tell. */
  readonly care?: LineCare;
}

/** How a line of copy came to fit. */
export interface LineCare {
  /** Marks whose blank half gave way, beyond what the rules of adjacent marks take. */
  readonly squeezed: number;
  /** It ends in a hyphen that the engine added. */
  readonly hyphenated: boolean;
  /** It ends inside a word without a hyphen, or breaks a prohibition: nothing else fitted. */
  readonly broken: boolean;
  /** The last line of a paragraph that would have ended in a single character. */
  readonly saved: boolean;
}

/** All that a line says. */
export function textOfLine({ segments }: { readonly segments: readonly Pick<Segment, "text">[] }): string {
  return segments.map(({ text }) => text).join("");
}
