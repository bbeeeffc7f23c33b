import type { Crop, Size } from "../../base/rect.ts";
import type { Span } from "../../base/source.ts";

/** What layout knows of a picture file. */
export interface Picture {
  /** Absolute; the key by which output asks for the bytes. */
  readonly path: string;
  /** Pixels, after the EXIF turn. */
  readonly width: number;
  readonly height: number;
}

/** Pictures by absolute path; where the manifest names a page of a PDF, with `#page=2` behind it. */
export type Pictures = ReadonlyMap<string, Picture>;

/** The name of a picture among them. */
export function pictureName({ path, filePage }: { readonly path: string; readonly filePage?: number }): string {
  return filePage === undefined ? path : `${path}#page=${filePage}`;
}

/** The pixels an inch, at the placed size, of a PDF's page that is drawn in pixels: its type stays readable. */
export const DRAWN_PPI = 300;

/** A picture that the manifest names. */
export interface PictureRequest {
  /** Absolute. */
  readonly path: string;
  /** As written. */
  readonly file: string;
  readonly span: Span;
  /** True where a page of a PDF may stand: adverts. */
  readonly mayBePdf?: boolean;
  /** True where a drawing has to be named as what it is: photos, whose charts are known, and checked, by their names. */
  readonly byName?: boolean;
  /** Which page of a PDF is meant, from 1; left out: the first, and a file of several is told. */
  readonly filePage?: number;
}

/** Whole pixels. */
export type Pixels = Size;

interface PixelRect extends Pixels {
  readonly left: number;
  readonly top: number;
}

/** The largest part of `source` in the shape of `place`. */
export function largestCrop(source: Pixels, place: Size): Pixels {
  const shape = place.width / place.height;
  return source.width / source.height > shape
    ? { width: Math.max(1, Math.round(source.height * shape)), height: source.height }
    : { width: source.width, height: Math.max(1, Math.round(source.width / shape)) };
}

/** Where a crop of this size lies so that its middle is as near to the focus as the picture's edges allow. */
export function cropAround(source: Pixels, crop: Pixels, focus: { readonly x: number; readonly y: number }): PixelRect {
  // The middle of a subject lies in the middle of the crop: what is kept round it is alike on both sides, as far as the picture goes.
  const place = (whole: number, part: number, share: number): number =>
    Math.min(Math.max(Math.round(whole * share - part / 2), 0), whole - part);
  return { left: place(source.width, crop.width, focus.x), top: place(source.height, crop.height, focus.y), ...crop };
}

/** The pixels of `crop` at a resolution, never more than it has. */
export function printedPixels(crop: Pixels, place: Size, resolution: number): Pixels {
  const wanted = (place.width / 72) * resolution;
  const scale = Math.min(1, wanted / crop.width);
  return { width: Math.max(1, Math.round(crop.width * scale)), height: Math.max(1, Math.round(crop.height * scale)) };
}

/** A subject is kept with so much of its own size round it, on each side. */
const ROUND = 0.1;

/** True if a crop cuts into a subject or the tenth round it, as far as the picture has that. */
export function cutsSubject(source: Pixels, place: Size, rule: Crop): boolean {
  if (rule.kind !== "focus" || rule.width === undefined || rule.height === undefined) return false;
  const part = largestCrop(source, place);
  const { left, top } = cropAround(source, part, rule);
  const reaches = (middle: number, size: number, whole: number): readonly [number, number] => [
    Math.max(0, (middle - size * (0.5 + ROUND)) * whole),
    Math.min(whole, (middle + size * (0.5 + ROUND)) * whole),
  ];
  const [from, to] = reaches(rule.x, rule.width, source.width);
  const [head, foot] = reaches(rule.y, rule.height, source.height);
  // Half a pixel is rounding.
  return from < left - 0.5 || to > left + part.width + 0.5 || head < top - 0.5 || foot > top + part.height + 0.5;
}
