/*
 * A paragraph as it goes in, a setting of spans of style over code points, and as it comes out, lines of placed glyphs. All that later rooms know of text is
 * in these.
 */

import type { Cmyk } from "../../base/colour.ts";
import type { CopyRole } from "../../base/copy.ts";
import type { Em, Pt } from "../../base/length.ts";
import type { ListCell } from "../../base/listed.ts";
import type { ShortText } from "../../base/short-texts.ts";
import type { FontChain, FontId } from "../fonts/font.ts";
import type { TextStyle } from "../model/style.ts";
import type { Hyphens, OwnWords, Unbroken } from "../words/words.ts";

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

/** A stretch of text in one style, up to `to`. */
export interface StyleSpan {
  /** Index into the setting's codes. */
  readonly to: number;
  readonly role: Role;
  /** Of text that is no copy: what to add to an index of the codes to get a code point of that text; 0 for copy. */
  readonly origin: number;
  readonly style: TextStyle;
  readonly chain: FontChain;
  /** Its size in em of the setting. */
  readonly scale: Em;
  readonly mark: "none" | "dot" | "rule";
}

/** One paragraph's text, ready to be broken and placed. Its em is `size`. */
export interface Setting {
  readonly codes: Uint32Array;
  readonly from: number;
  readonly to: number;
  /** In order, covering from…to. */
  readonly spans: readonly StyleSpan[];
  readonly size: Pt;
  readonly writing: "horizontal" | "vertical";
  /** The opening (dateline, notice) ends here; `from` where there is none. No line breaks within it. */
  readonly opening: number;
  /** What to add to an index of `codes` to get an offset of the copy; 0 for text that is no copy. */
  readonly origin: number;
  /** A heading: its brackets and quotation marks keep less white, and it may be set a little tighter than solid. */
  readonly display?: boolean;
  /** White before the units that begin cells of a list, beyond their ideographic space: by the code point that each begins with. */
  readonly columns?: ReadonlyMap<number, Em> | undefined;
  /** The code points that a list may turn before: where its cells begin; undefined: it turns anywhere. */
  readonly turns?: ReadonlySet<number> | undefined;
  /** Where Latin words may be parted; undefined: nowhere. */
  readonly hyphens?: Hyphens | undefined;
  /** Names and terms that the paper lists; undefined: none. */
  readonly own?: OwnWords | undefined;
  /** Finds the names that no line may break; undefined: there are none. */
  readonly unbroken?: Unbroken | undefined;
}

/** A paragraph of a list with what its columns need. */
export type Listed =
  | {
      readonly kind: "names";
      readonly names: readonly ListedName[];
      /** Of the widest name in any list of the copy, so that all have the same columns. */
      readonly widest: Em;
    }
  | {
      readonly kind: "results";
      /** What each cell but the first has before it beyond its ideographic space, by the code point that it begins with. */
      readonly white: ReadonlyMap<number, Em>;
      /** Of the widest row, aligned. */
      readonly width: Em;
      /** Of this row's widest cell. */
      readonly cell: Em;
    };

/** A name in a list; `second`: of two characters, the other one. */
export interface ListedName extends Pick<ListCell, "from" | "second"> {
  readonly width: Em;
}
