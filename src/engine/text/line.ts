/*
 * The two ends of setting a paragraph: a Setting (spans of style over code points) goes in, Lines of placed glyphs come out. Later rooms and all formats work
 * with these lines alone. Each segment of a line knows its role and its range in the author's text, so a format can tag it and a fault can point to it.
 */

import type { BlockRole } from "../../base/blocks.ts";
import type { Cmyk } from "../../base/colour.ts";
import type { Em, Pt } from "../../base/length.ts";
import type { ListCell } from "../../base/listed.ts";
import type { FontChain, FontId } from "../fonts/font.ts";
import type { TextStyle } from "../model/style.ts";
import type { Hyphens, OwnWords, Unbroken } from "../words/words.ts";

/** The role of a placed thing; formats translate it (tags, ALTO, hot zones). */
export type Role =
  | BlockRole
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

/** Glyphs of one font, size and colour. Positions are points from the line's origin (x right, y down). */
export interface GlyphRun {
  readonly font: FontId;
  readonly size: Pt;
  readonly colour: Cmyk;
  readonly glyphs: Uint16Array;
  /** The origin of each glyph. */
  readonly x: Float64Array;
  /** Undefined for horizontal runs on the baseline. */
  readonly y: Float64Array | undefined;
  /** The source text of each glyph; empty for the further glyphs of a cluster. Joined, they are the text that copying gives. */
  readonly texts: readonly string[];
  /** The whole run is turned clockwise by a quarter: Western words in vertical lines. */
  readonly turned: boolean;
  /** The scale of each glyph along the line: less than 1 in a narrowed headline (RULES.md#narrow-heads). */
  readonly stretch: number;
}

/** A stretch of one line in one role. */
export interface Segment {
  readonly role: Role;
  /** Code points of the story's copy, or of the one text that was set (a caption, a headline without its turns). */
  readonly from: number;
  readonly to: number;
  readonly text: string;
  /** From the line's origin. */
  readonly x: Pt;
  readonly width: Pt;
  readonly size: Pt;
  readonly runs: readonly GlyphRun[];
}

/** An emphasis dot (着重号) or a rule under a name (专名号). Points from the line's origin, y down. */
export type Mark =
  | { readonly kind: "dot"; readonly x: Pt; readonly y: Pt; readonly radius: Pt }
  | { readonly kind: "rule"; readonly x: Pt; readonly y: Pt; readonly width: Pt; readonly weight: Pt };

/** One set line; its origin is the left end of the baseline (horizontal) or the top of the centre line (vertical). */
export interface Line {
  readonly segments: readonly Segment[];
  readonly marks: readonly Mark[];
  /** The measure of the line, along its direction; the natural width of display lines other than headlines. */
  readonly width: Pt;
  readonly size: Pt;
  readonly writing: "horizontal" | "vertical";
  /** Space added (positive) or taken (negative) at each gap, for the quality report. In a line that stays short: the space that would fill it. */
  readonly added: Em;
  /** On the first row of a table that is too wide even at its smallest size: the excess in characters. */
  readonly tooWide?: number;
  /** On the first line of a heading that has to turn inside a phrase: its text, with / at each turn. */
  readonly torn?: string;
  /** Findings for the quality report, if there are any. */
  readonly care?: LineCare;
}

/** How a line of copy was made to fit. */
export interface LineCare {
  /** The number of marks whose blank half gave way, without those beside other marks. */
  readonly squeezed: number;
  /** The engine added a hyphen at the end. */
  readonly hyphenated: boolean;
  /** The line ends inside a word without a hyphen, or against a prohibition. */
  readonly broken: boolean;
  /** The last line of a paragraph that would otherwise end in a single character. */
  readonly saved: boolean;
}
export function textOfLine({ segments }: { readonly segments: readonly Pick<Segment, "text">[] }): string {
  return segments.map(({ text }) => text).join("");
}

/** A stretch of text in one style, up to `to`. */
export interface StyleSpan {
  /** Index into the setting's codes. */
  readonly to: number;
  readonly role: Role;
  /** Add this to an index of the codes to get a code point of the author's text; 0 for copy. */
  readonly origin: number;
  readonly style: TextStyle;
  readonly chain: FontChain;
  /** The span's size in em of the setting. */
  readonly scale: Em;
  readonly mark: "none" | "dot" | "rule";
}

/** A paragraph's text, ready to be broken and placed. Its em is `size`. */
export interface Setting {
  readonly codes: Uint32Array;
  readonly from: number;
  readonly to: number;
  /** In order, covering from…to. */
  readonly spans: readonly StyleSpan[];
  readonly size: Pt;
  readonly writing: "horizontal" | "vertical";
  /** The end of the opening (dateline, notice), in which a line seldom breaks; `from`: there is no opening. */
  readonly opening: number;
  /** Add this to an index of `codes` to get an offset of the copy; 0 for other text. */
  readonly origin: number;
  /** A heading: its marks keep less white, and it may be set a little tighter than solid. */
  readonly display?: boolean;
  /** White before the cells of a list, beyond their ideographic space, by the code point at which each begins. */
  readonly columns?: ReadonlyMap<number, Em> | undefined;
  /** The code points before which a list may turn: the starts of its cells; undefined: it turns anywhere. */
  readonly turns?: ReadonlySet<number> | undefined;
  readonly hyphens?: Hyphens | undefined;
  readonly own?: OwnWords | undefined;
  /** Finds the names that no line may break. */
  readonly unbroken?: Unbroken | undefined;
}

/** A paragraph of a list, measured for its columns. */
export type Listed =
  | {
      readonly kind: "names";
      readonly names: readonly ListedName[];
      /** The width of the widest name in any list of the copy, so that all lists have the same columns. */
      readonly widest: Em;
    }
  | {
      readonly kind: "results";
      /** White before each cell but the first, beyond its ideographic space, by the code point at which the cell begins. */
      readonly white: ReadonlyMap<number, Em>;
      readonly width: Em;
      /** The width of this row's widest cell. */
      readonly cell: Em;
    };

/** A name in a list; `second`: the second character of a name of two. */
export interface ListedName extends Pick<ListCell, "from" | "second"> {
  readonly width: Em;
}
