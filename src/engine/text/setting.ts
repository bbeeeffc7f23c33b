import type { Em, Pt } from "../../base/length.ts";
import type { ListCell } from "../../base/listed.ts";
import type { FontChain } from "../fonts/font.ts";
import type { TextStyle } from "../model/style.ts";
import type { Hyphens, OwnWords, Unbroken } from "../words/words.ts";
import type { Role } from "./line.ts";

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
