import type { Paragraph } from "../base/copy.ts";
import type { Em, Pt } from "../base/length.ts";
import type { FontChain } from "../fonts/font.ts";
import type { TextStyle } from "../model/style.ts";
import type { Hyphens, OwnWords, Unbroken } from "../words/words.ts";
import type { Role } from "./line.ts";

/** A stretch of text in one style, up to `to`. */
export interface StyleSpan {
  /** Index into the setting's codes. */
  readonly to: number;
  readonly role: Role;
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
  /** What to add to an index of `codes` to get an offset of the copy; undefined for text that is no copy. */
  readonly origin: number | undefined;
  /** A heading: its brackets and quotation marks keep less white, and it may be set a little tighter than solid. */
  readonly display?: boolean;
  /** Where the label that opens the paragraph ends, and the kind of gap that its ideographic space is. */
  readonly label?: { readonly to: number; readonly space: number } | undefined;
  /** White before the units that begin cells of a row of results, beyond their ideographic space: by the code point that each begins with. */
  readonly columns?: ReadonlyMap<number, Em> | undefined;
  /** The code points that a row of results may turn before: where its cells begin; undefined: it turns anywhere. */
  readonly turns?: ReadonlySet<number> | undefined;
  /** Where Latin words may be parted; undefined: nowhere. */
  readonly hyphens?: Hyphens | undefined;
  /** Names and terms that the paper lists; undefined: none. */
  readonly own?: OwnWords | undefined;
  /** Finds the names that no line may break; undefined: there are none. */
  readonly unbroken?: Unbroken | undefined;
}

/** A row of a list of results: what each cell but the first has before it beyond its ideographic space, so that columns align. */
export interface ColumnRow {
  /** By the code point that a cell begins with. */
  readonly white: ReadonlyMap<number, Em>;
  /** Of the widest row, aligned; em. */
  readonly width: Em;
  /** Of this row's widest cell; em. */
  readonly cell: Em;
}

/** The rows of a copy. */
export type ColumnRows = ReadonlyMap<Paragraph, ColumnRow>;

/** A name in a list of names: the code points of its first and its second character, and its end. */
export interface ListedName {
  readonly from: number;
  readonly second: number;
  readonly to: number;
  readonly characters: number;
}

/** The lists of names of a copy. */
export interface NameLists {
  readonly names: ReadonlyMap<Paragraph, readonly ListedName[]>;
  /** Of the widest name in any of them, so that all have the same columns. */
  readonly widest: Em;
}
