import type { Cmyk } from "../../base/colour.ts";
import type { Pt } from "../../base/length.ts";
import type { Rect, Size } from "../../base/rect.ts";
import type { LinkTarget, Owner, PlacedPicture, Point } from "../../layout/page.ts";
import type { GlyphRun, Role } from "../../text/line.ts";

/** One drawing operation, in points from the trim's top left, y down. Text carries its range of the story's copy. */
export type PaintOp =
  | {
      readonly kind: "glyphs";
      readonly owner: Owner;
      readonly role: Role;
      readonly x: Pt;
      readonly y: Pt;
      readonly run: GlyphRun;
      readonly from: number;
      readonly to: number;
      readonly writing: "horizontal" | "vertical";
    }
  | { readonly kind: "picture"; readonly owner: Owner; readonly at: Rect; readonly picture: PlacedPicture }
  | {
      readonly kind: "line";
      readonly owner: Owner;
      readonly role: Role;
      readonly from: Point;
      readonly to: Point;
      readonly weight: Pt;
      readonly colour: Cmyk;
    }
  | { readonly kind: "area"; readonly owner: Owner; readonly role: Role; readonly at: Rect; readonly colour: Cmyk }
  | {
      readonly kind: "dot";
      readonly owner: Owner;
      readonly role: Role;
      readonly centre: Point;
      readonly radius: Pt;
      readonly colour: Cmyk;
    }
  /** SVG path data, moved and scaled: x' = at.x + x · scale. */
  | {
      readonly kind: "path";
      readonly owner: Owner;
      readonly role: Role;
      readonly at: Point;
      readonly scale: readonly [number, number];
      readonly paths: readonly string[];
      readonly colour: Cmyk;
    }
  | { readonly kind: "link"; readonly owner: Owner; readonly at: Rect; readonly to: LinkTarget };

/** A page ready to be written. */
export interface PaintPage {
  readonly label: string;
  readonly trim: Size;
  readonly ops: readonly PaintOp[];
}
