import type { Paragraph } from "../../base/copy.ts";
import type { Em } from "../../base/length.ts";
import type { Align, TextStyle } from "../model/style.ts";
import type { LineRoom } from "./lines/demerits.ts";
import type { Setting } from "./setting.ts";
import type { Units } from "./units/units.ts";
import type { Workbench } from "./workbench.ts";

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
