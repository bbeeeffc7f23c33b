/*
 * The data that enters and leaves this room. A request asks to set a story's copy to one measure; the galley that comes back is the copy as blocks of broken
 * lines, before any page. A block keeps the ends of its lines alone; glyphs are placed when a page takes the lines (linesOf), since most trials of make-up
 * never need them. Scratch arrays are lent for one call, and no result refers to them.
 */

import type { Ending } from "../../base/blocks.ts";
import type { CopyText, Paragraph, ParagraphKind } from "../../base/copy.ts";
import type { Em, Pt } from "../../base/length.ts";
import type { Fonts } from "../fonts/font.ts";
import type { Align, Styles, TextStyle } from "../model/style.ts";
import type { Unbroken, Words } from "../words/words.ts";
import type { Listed, Role, Setting } from "./line.ts";
import { type LineRoom, roomForSearch, type Search } from "./lines/break-lines.ts";
import { type GlyphStore, newGlyphStore } from "./lines/place.ts";
import { type Items, roomForItems, type Units } from "./units/units.ts";

/** A text in one style beside the copy: a notice, a part of a caption or of a note. */
export interface StyledText {
  readonly role: Role;
  readonly text: string;
  /** The code point of the author's text at which it begins; left out: 0. */
  readonly from?: number;
  readonly style: TextStyle;
}

export interface EndingText extends StyledText {
  readonly role: Ending;
}

/** A story's copy to be set at one measure. */
export interface GalleyRequest {
  readonly copy: CopyText;
  /** The first code point to set: 0, or where an earlier part was cut. */
  readonly from: number;
  readonly measure: Pt;
  readonly styles: Styles;
  /** Baseline distance of the page's grid. */
  readonly pitch: Pt;
  readonly bench: TextContext;
  /** Text that runs in before the copy and stays on one line if it fits: a dateline (the paragraph keeps its indent) or a 上接 notice (it has none). */
  readonly opening: readonly StyledText[];
  /** Texts below the copy, on lines of their own. Their code points are counted on from the copy's; left out: none. */
  readonly ending?: readonly EndingText[];
  /** The side of the head over the copy; left out: the copy has no head. */
  readonly headAlign?: Align;
  /** The direction of the lines (RULES.md#vertical); left out: horizontal. */
  readonly writing?: "vertical";
  /** Paragraphs with edges of their own, in place of those of their kind. */
  readonly margins?: ReadonlyMap<Paragraph, ParagraphEdge>;
  /** The measured lists of names and of results. */
  readonly lists?: ReadonlyMap<Paragraph, Listed>;
  /** Words at which subheads turn; left out: a subhead turns evenly wherever a line may break. */
  readonly words?: Words;
  /** Gives a whole paragraph that does not depend on its neighbours from a cache; left out: each paragraph is set. */
  readonly known?: (paragraph: Paragraph) => Block;
}

/** A story, from some character on, broken into lines at one measure. */
export interface Galley {
  readonly request: GalleyRequest;
  readonly blocks: readonly Block[];
}

/** A paragraph, a whole table, or an opening or ending on lines of its own. */
export interface Block {
  readonly kind: ParagraphKind | "table" | "opening" | Ending;
  /** Code points of the copy, and of the endings behind it. */
  readonly from: number;
  readonly to: number;
  readonly rowsPerLine: number;
  /** White above and below, in rows; the white above is dropped at a leg's head. */
  readonly rowsBefore: number;
  readonly rowsAfter: number;
  /** False for subheads and tables, whose lines stay in one leg. */
  readonly breakable: boolean;
  /** Lines of the next block that must follow in the same leg (subhead: 3). */
  readonly keepNext: number;
  /** Ways to break it, at least one, the cheapest first. The others have a line more or fewer. */
  readonly variants: readonly Variant[];
  /** Undefined for a table, whose lines are set on request. */
  readonly broken: Broken | undefined;
}

export function rowsOf(pitch: Pt, grid: Pt): number {
  return Math.max(1, Math.ceil(pitch / grid - 1e-6));
}

export interface Variant {
  /** The copy offset after each line. */
  readonly ends: Int32Array;
  /** Demerits, comparable between variants of one block. */
  readonly cost: number;
  /** The rule against runts kept a single character off the last line. */
  readonly saved?: boolean;
}

/** Scratch arrays for breaking and setting one paragraph. */
export interface Scratch {
  readonly items: Items;
  readonly search: Search;
}

/** Fonts and scratch memory for setting text; one for each layout of an issue. */
export interface TextContext {
  readonly fonts: Fonts;
  /** Lends scratch arrays until `use` returns; a nested call gets others. */
  readonly scratch: <T>(use: (scratch: Scratch) => T) => T;
  readonly glyphStore: GlyphStore;
  /** Finds the names that no line may break. */
  readonly unbroken?: Unbroken | undefined;
}

export function newTextContext(fonts: Fonts): TextContext {
  const free: Scratch[] = [];
  const scratch = <T>(use: (scratch: Scratch) => T): T => {
    const lent = free.pop() ?? { items: roomForItems(), search: roomForSearch() };
    try {
      return use(lent);
    } finally {
      free.push(lent);
    }
  };
  return { fonts, scratch, glyphStore: newGlyphStore() };
}

/** A paragraph of the copy, or the rest of one, with the room of its lines. */
export interface Form {
  readonly setting: Setting;
  readonly room: LineRoom;
  /** Left margin of all lines, in em of the setting. */
  readonly margin: Em;
  readonly align: Align;
  readonly style: TextStyle;
  readonly bench: TextContext;
}

/**
 * The edges of a paragraph that has its own: verse from a left edge, a subhead centred over the verse below it, a guide's line whose turned-over lines hang,
 * a salutation or sign-off without indent, an entry of a list with ragged lines.
 */
export type ParagraphEdge =
  | { readonly kind: "verse"; readonly left: Em }
  | { readonly kind: "axis" }
  | { readonly kind: "guide"; readonly hang: Em }
  | { readonly kind: "flush" }
  | { readonly kind: "entry" };

/** All that placing the lines of a broken paragraph needs. */
export interface Broken {
  readonly form: Form;
  readonly units: Units;
  /** An item of a list, whose first line gets its label. */
  readonly labelled: Paragraph | undefined;
}
