import type { Placed, PlacedPicture } from "../../layout/page.ts";
import type { GlyphRun } from "../../text/line.ts";
import type { PaintOp } from "../paint/paint.ts";

/** Standard structure types (ISO 32000-1, 14.8.4): no role map is needed. */
export type TagType =
  | "Document"
  | "Sect"
  | "Art"
  | "H1"
  | "H2"
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
  | "Link";

/** An element of the structure tree. What it holds itself stands before its kids. */
export interface Tag {
  readonly type: TagType;
  readonly kids: Tag[];
  readonly title?: string;
  /** The alternate text of a figure; what a link says. */
  readonly alt?: string;
  /** A figure as placed. */
  readonly picture?: PlacedThing<"picture">;
}

export type PlacedThing<Kind extends Placed["kind"]> = Extract<Placed, { kind: Kind }>;

/** The structure of an issue. */
export interface Tags {
  readonly root: Tag;
  /** The element that a drawing operation belongs to; undefined: it is no content (furniture, rules, grounds). */
  of(op: PaintOp): Tag | undefined;
}

/** Things on the pages by the element that they belong to. */
export type Holders = Map<GlyphRun | PlacedPicture | PlacedThing<"link">, Tag>;

/** What one part of a story has on its page, in its reading order. */
export interface PlacedPart {
  readonly part: number;
  readonly placed: readonly Placed[];
}
