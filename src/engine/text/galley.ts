/*
 * What this room takes and what it gives: a request with the bench that texts are set with, and a galley, the copy as blocks of lines that stand on no page
 * yet. Scratch room is lent for one call and holds nothing that stays.
 */

import type { CopyText, Paragraph, ParagraphKind } from "../../base/copy.ts";
import type { Em, Pt } from "../../base/length.ts";
import type { Fonts } from "../fonts/font.ts";
import type { Align, Styles, TextStyle } from "../model/style.ts";
import type { Unbroken, Words } from "../words/words.ts";
import type { Listed, Role, Setting } from "./line.ts";
import { type LineRoom, roomForSearch, type Search } from "./lines/break-lines.ts";
import { type Inkwell, newInkwell } from "./lines/place.ts";
import { type Items, roomForItems, type Units } from "./units/units.ts";

/** A piece of text in one style, for text that is no copy: a notice, a caption with its credit, a note with its label. */
export interface StyledText {
  readonly role: Role;
  readonly text: string;
  /** Where it begins in the author's text, in code points, if it is a part of one; left out: at 0. */
  readonly from?: number;
  readonly style: TextStyle;
}

/** What is to be set to a galley. */
export interface GalleyRequest {
  readonly copy: CopyText;
  /** The first code point to set: 0, or where an earlier part was cut. */
  readonly from: number;
  readonly measure: Pt;
  readonly styles: Styles;
  /** Baseline distance of the page's grid. */
  readonly pitch: Pt;
  readonly bench: Workbench;
  /** Runs in before the copy, unbroken: a dateline (the paragraph keeps its indent) or a 上接 notice (no indent). */
  readonly opening: readonly StyledText[];
  /** To which side the head over the copy stands; left out: to none. */
  readonly headAlign?: Align;
  /** Which way the lines run; left out: horizontal. Vertical lines: RULES.md#vertical. */
  readonly writing?: "vertical";
  /** Where paragraphs stand that do not stand as their kind does. */
  readonly margins?: ReadonlyMap<Paragraph, ParagraphEdge>;
  /** The paragraphs that are lists of names or results, measured; left out: none is. */
  readonly lists?: ReadonlyMap<Paragraph, Listed>;
  /** Where a subhead of several lines may turn; left out, it turns evenly wherever a line may break. */
  readonly words?: Words;
  /** A whole paragraph that needs nothing of its neighbours, as it was set before; left out: set anew. */
  readonly known?: (paragraph: Paragraph) => Block;
}

/** A story, from some character on, broken into lines at one measure; not yet on a page. */
export interface Galley {
  readonly request: GalleyRequest;
  readonly blocks: readonly Block[];
}

/** A paragraph, a whole table, or an opening that has lines of its own. */
export interface Block {
  readonly kind: ParagraphKind | "table" | "opening";
  /** Code points of the copy. */
  readonly from: number;
  readonly to: number;
  /** Grid rows that one line takes; whole. */
  readonly rowsPerLine: number;
  /** White in whole rows above and below; the white above is dropped at a leg's head. */
  readonly rowsBefore: number;
  readonly rowsAfter: number;
  /** Rows that copy-fitting may add above it (subheads). */
  readonly stretchBefore: number;
  /** False for subheads and tables: all lines in one leg. */
  readonly breakable: boolean;
  /** Lines of the next block that must stand in the same leg below it (subhead: 2). */
  readonly keepNext: number;
  /** Ways to break it, the cheapest first; at least one. The others have a line more or fewer. */
  readonly variants: readonly Variant[];
  /** Undefined for a table, whose lines are set when they are asked for. */
  readonly broken: Broken | undefined;
}

/** Whole rows of the grid for a line of some pitch. */
export function rowsOf(pitch: Pt, grid: Pt): number {
  return Math.max(1, Math.ceil(pitch / grid - 1e-6));
}

export interface Variant {
  /** The copy offset after each line; its length is the number of lines. */
  readonly ends: Int32Array;
  /** Total-fit demerits; to be compared between variants of one block. */
  readonly cost: number;
  /** Its breaks keep a single character off the last line. */
  readonly saved?: boolean;
}

/** Room in which one paragraph is broken and set. */
export interface Scratch {
  readonly items: Items;
  readonly search: Search;
}

/** What texts are set with. Whoever lays an issue out makes one. */
export interface Workbench {
  readonly fonts: Fonts;
  /** Lends room until `use` returns; a call within it gets other room. Nothing that is set keeps a part of it. */
  readonly scratch: <T>(use: (scratch: Scratch) => T) => T;
  readonly inkwell: Inkwell;
  /** Finds the names that no line may break; left out: there are none. */
  readonly unbroken?: Unbroken | undefined;
}

export function newWorkbench(fonts: Fonts): Workbench {
  const free: Scratch[] = [];
  const scratch = <T>(use: (scratch: Scratch) => T): T => {
    const lent = free.pop() ?? { items: roomForItems(), search: roomForSearch() };
    try {
      return use(lent);
    } finally {
      free.push(lent);
    }
  };
  return { fonts, scratch, inkwell: newInkwell() };
}

/** A paragraph of the copy, or what is left of it, with the room that its lines have. */
export interface Form {
  readonly setting: Setting;
  readonly room: LineRoom;
  /** Left margin of all lines, in em of the setting. */
  readonly margin: Em;
  readonly align: Align;
  readonly style: TextStyle;
  /** Where it is set. */
  readonly bench: Workbench;
}

/**
 * Where a paragraph stands that does not stand as its kind does: verse from a left edge of its own, a subhead on the axis of the verse
 * below it, a guide's line with its turned-over lines hanging, a letter's salutation or sign-off without indent,
 * an entry of a list with ragged lines.
 */
export type ParagraphEdge =
  | { readonly kind: "verse"; readonly left: Em }
  | { readonly kind: "axis" }
  | { readonly kind: "guide"; readonly hang: Em }
  | { readonly kind: "flush" }
  | { readonly kind: "entry" };

/** A broken form: all that placing its lines needs. */
export interface Broken {
  readonly form: Form;
  readonly units: Units;
  /** A list's paragraph, whose label stands before its first line. */
  readonly labelled: Paragraph | undefined;
}
