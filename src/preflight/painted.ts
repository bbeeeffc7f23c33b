import type { PDFDict } from "@cantoo/pdf-lib";
import type { Space } from "./colour.ts";
import type { Matrix } from "./matrix.ts";

export interface Paint {
  readonly space: Space;
  readonly values: readonly number[];
  readonly overprints: boolean;
}

/** One painting operation; `x` and `y` are where it begins, in points of the page, y up. */
export type PaintedObject = { readonly x: number; readonly y: number; readonly see: readonly See[] } & (
  | { readonly kind: "text"; readonly size: number; readonly font: PDFDict | undefined; readonly paint: Paint }
  | { readonly kind: "fill"; readonly thinnest: number | undefined; readonly paint: Paint }
  | { readonly kind: "stroke"; readonly weight: number; readonly paint: Paint }
  | {
      readonly kind: "image";
      readonly image: PDFDict;
      readonly ppi: number;
      readonly space: Space;
      readonly mask: boolean;
    }
  | { readonly kind: "shading"; readonly space: Space }
  | { readonly kind: "hidden"; readonly font: PDFDict | undefined }
  | { readonly kind: "damage"; readonly what: string }
);

/** What lets other ink show through. */
export type See = "opacity" | "blend" | "soft-mask" | "group";

/** A painting without the parts that the state gives. */
export type Reported = PaintedObject extends infer P
  ? P extends PaintedObject
    ? Omit<P, "see" | "x" | "y"> & Partial<Pick<P, "x" | "y">>
    : never
  : never;

/** A colour as set: of a pattern its name, and for one without colours of its own the values of those that it takes. */
export interface Colour {
  space: Space;
  values: readonly number[];
  overprints: boolean;
  pattern?: string;
}

/** What a content stream has set where it paints. */
export interface State {
  ctm: Matrix;
  fill: Colour;
  stroke: Colour;
  mode: number;
  width: number;
  font: PDFDict | undefined;
  size: number;
  render: number;
  see: ReadonlySet<See>;
}
