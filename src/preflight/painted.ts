import type { PDFDict, PDFStream } from "@cantoo/pdf-lib";
import type { Space } from "./colour.ts";
import type { Matrix } from "./matrix.ts";
import type { Clip, PathOutline } from "./path.ts";

export interface Paint {
  readonly space: Space;
  readonly values: readonly number[];
  readonly overprints: boolean;
}

/** What is painted within an outline. */
export interface Area {
  readonly outline: PathOutline;
  readonly evenOdd: boolean;
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

/** One painting operation. */
export type PaintedObject = AsPainted &
  (
    | { readonly kind: "text"; readonly size: number; readonly font: PDFDict | undefined; readonly paint: Paint }
    | ({ readonly kind: "fill"; readonly thinnest: number | undefined; readonly paint: Paint } & Area)
    | { readonly kind: "stroke"; readonly weight: number; readonly paint: Paint; readonly outline: PathOutline }
    | {
        readonly kind: "image";
        readonly image: PDFStream;
        readonly ppi: number;
        readonly space: Space;
        readonly mask: boolean;
      }
    | {
        readonly kind: "shading";
        readonly shading: PDFDict | undefined;
        readonly space: Space;
        /** From the shading's own points to those of the page. */
        readonly matrix: Matrix;
        /** Undefined: all that the clip leaves. */
        readonly area: Area | undefined;
      }
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
  dashed: boolean;
  font: PDFDict | undefined;
  size: number;
  /** The text rendering mode, Tr. */
  render: number;
  see: ReadonlySet<See>;
  clip: Clip | undefined;
  /** Of fills and pictures, 0 to 1. */
  opacity: number;
  blend: string;
  /** The joint opacity of the groups around. `unclear`: it cannot be told what of a painting reaches the page. */
  around: { readonly opacity: number; readonly unclear: boolean };
}
