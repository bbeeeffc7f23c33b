import type { PrintedPicture } from "../../engine/newspaper/newspaper.ts";
import type { PaintOp } from "../paint/paint.ts";

/** Standard structure types (ISO 32000-1, 14.8.4): no role map is needed. */
export type TagType =
  | "Document"
  | "Sect"
  | "Art"
  | "H1"
  | "H2"
  | "H3"
  | "P"
  | "BlockQuote"
  | "L"
  | "LI"
  | "Lbl"
  | "LBody"
  | "Table"
  | "TR"
  | "TH"
  | "TD"
  | "Figure"
  | "Caption"
  | "Span"
  | "Link";

/** An element of the structure tree. Its own content stands before its kids. */
export interface Tag {
  readonly type: TagType;
  readonly kids: readonly Tag[];
  readonly title?: string | undefined;
  /** The alternate text of a figure or a link. */
  readonly alt?: string | undefined;
  /** A figure as printed. */
  readonly picture?: PrintedPicture | undefined;
}

export interface Tags {
  readonly root: Tag;
  /** The element that a drawing operation belongs to; undefined: it is no content (furniture, rules, grounds). */
  of(op: PaintOp): Tag | undefined;
}
