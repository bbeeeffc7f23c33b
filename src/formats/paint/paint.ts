import type { Cmyk } from "../../base/colour.ts";
import type { Pt } from "../../base/length.ts";
import type { Point, Rect, Size } from "../../base/rect.ts";
import type { Belonging, PartPlace, PrintedPicture } from "../../engine/newspaper/newspaper.ts";
import type { GlyphRun, Role } from "../../engine/text/line.ts";

/** One drawing operation, in points from the trim's top left, y down. */
export type PaintOp =
  | {
      readonly kind: "glyphs";
      readonly owner: Belonging;
      readonly role: Role;
      /** The block, or the passage, cell or label in it, that the text belongs to. */
      readonly element: string;
      /** The origin of the run's line. */
      readonly x: Pt;
      readonly y: Pt;
      readonly run: GlyphRun;
      /** The range of the whole segment, as `PrintedSegment` has it. */
      readonly from: number;
      readonly to: number;
      readonly writing: "horizontal" | "vertical";
    }
  | { readonly kind: "picture"; readonly owner: Belonging; readonly at: Rect; readonly picture: PaintedPicture }
  | {
      readonly kind: "line";
      readonly owner: Belonging;
      readonly role: Role;
      readonly from: Point;
      readonly to: Point;
      readonly weight: Pt;
      readonly colour: Cmyk;
    }
  | { readonly kind: "area"; readonly owner: Belonging; readonly role: Role; readonly at: Rect; readonly colour: Cmyk }
  | {
      readonly kind: "dot";
      readonly owner: Belonging;
      readonly role: Role;
      readonly centre: Point;
      readonly radius: Pt;
      readonly colour: Cmyk;
    }
  /** SVG path data, moved and scaled: x' = at.x + x · scale. */
  | {
      readonly kind: "path";
      readonly owner: Belonging;
      readonly role: Role;
      readonly at: Point;
      readonly scale: readonly [number, number];
      readonly paths: readonly string[];
      readonly colour: Cmyk;
    }
  | {
      readonly kind: "link";
      readonly owner: Belonging;
      readonly id: string;
      readonly notice: string;
      readonly at: Rect;
      readonly to: PartPlace;
    };

/** A picture to paint; in grey on a page that is printed in black alone. */
export type PaintedPicture = Pick<
  PrintedPicture,
  "id" | "file" | "filePage" | "as" | "pixels" | "crop" | "fit" | "outline"
> & {
  readonly black: boolean;
};

/** A page ready to be written. */
export interface PaintPage {
  readonly label: string;
  readonly trim: Size;
  readonly ops: readonly PaintOp[];
}
