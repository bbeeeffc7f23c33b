import type { PDFDict, PDFStream } from "@cantoo/pdf-lib";
import type { Space } from "./colour.ts";
import type { Matrix } from "./matrix.ts";
import type { PdfBox } from "./objects.ts";

export interface Paint {
  readonly space: Space;
  readonly values: readonly number[];
  readonly overprints: boolean;
}

interface AsPainted {
  /** Where it begins, in points of the page, y up. */
  readonly x: number;
  readonly y: number;
  /** What in it lets other ink show through. */
  readonly see: readonly See[];
  /** Holds only while the painting is told: later operators change it. */
  readonly state: Readonly<State>;
}

interface Boxed {
  /** Around what is painted, in points of the page; undefined where it is not known, or all that the clip leaves is painted. */
  readonly box: PdfBox | undefined;
}

/** One painting operation. */
export type PaintedObject = AsPainted &
  (
    | { readonly kind: "text"; readonly size: number; readonly font: PDFDict | undefined; readonly paint: Paint }
    | ({ readonly kind: "fill"; readonly thinnest: number | undefined; readonly paint: Paint } & Boxed)
    | ({ readonly kind: "stroke"; readonly weight: number; readonly paint: Paint } & Boxed)
    | {
        readonly kind: "image";
        readonly image: PDFStream;
        readonly ppi: number;
        readonly space: Space;
        readonly mask: boolean;
      }
    | ({ readonly kind: "shading"; readonly space: Space } & Boxed)
    /** Type that leaves no ink, or the drawings of a type 3 font where they let other ink show through. */
    | { readonly kind: "hidden"; readonly font: PDFDict | undefined }
    /** A transparency group that names the space in which it is blended. */
    | { readonly kind: "group"; readonly space: Space }
    /** A transfer function is set. */
    | { readonly kind: "curve" }
    /** An operator, or the page's content, that cannot be followed. */
    | { readonly kind: "damage"; readonly what: string }
  );

/** What lets other ink show through. */
export type See = "opacity" | "blend" | "soft-mask" | "group";

/** A painting without the parts that `Walk` adds from the state. */
export type Reported = PaintedObject extends infer P
  ? P extends PaintedObject
    ? Omit<P, "see" | "x" | "y" | "state"> & Partial<Pick<P, "x" | "y">>
    : never
  : never;

/** A colour as set. For a pattern `pattern` is its name, and `values` the colour of one that has no colours of its own. */
export interface Colour {
  space: Space;
  values: readonly number[];
  overprints: boolean;
  pattern?: string;
}

/** Whether letters are outlines alone. */
export function isOutlined({ render }: Pick<State, "render">): boolean {
  return render === 1 || render === 5;
}

/** What a content stream has set where it paints. */
export interface State {
  ctm: Matrix;
  fill: Colour;
  stroke: Colour;
  /** The overprint mode, OPM. */
  mode: number;
  /** Of lines, before the matrix. */
  width: number;
  font: PDFDict | undefined;
  size: number;
  /** The text rendering mode, Tr. */
  render: number;
  see: ReadonlySet<See>;
  /** The box around all that its clips leave; undefined: no clip. */
  clip: PdfBox | undefined;
  /** Of fills and pictures, 0 to 1. */
  opacity: number;
  /** The joint opacity of the groups around, 0 to 1. */
  groupOpacity: number;
}
