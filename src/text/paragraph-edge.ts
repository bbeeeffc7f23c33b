import type { Em } from "../base/length.ts";

/**
 * Where a paragraph stands that does not stand as its kind does: verse from a left edge of its own, a subhead on the axis of the verse
 * below it, a guide's line with its turned-over lines hanging, a letter's salutation or sign-off without indent.
 */
export type ParagraphEdge =
  | { readonly kind: "verse"; readonly left: Em }
  | { readonly kind: "axis" }
  | { readonly kind: "guide"; readonly hang: Em }
  | { readonly kind: "flush" };
