import type { Crop, Size } from "../../base/rect.ts";
import type { Span } from "../../base/source.ts";

/** A picture file as layout sees it. */
export interface Picture {
  /** Absolute; output uses it as the key to the bytes. */
  readonly path: string;
  /** In pixels, after the EXIF rotation. */
  readonly width: number;
  readonly height: number;
}

/** Pictures by absolute path, with `#page=2` appended for a page of a PDF. */
export type Pictures = ReadonlyMap<string, Picture>;

export function pictureName({ path, filePage }: { readonly path: string; readonly filePage?: number }): string {
  return filePage === undefined ? path : `${path}#page=${filePage}`;
}

/** The resolution at which a PDF page is drawn as pixels, at the printed size: type stays readable. */
export const DRAWN_PPI = 300;

/** A picture named in the manifest. */
export interface PictureRequest {
  /** Absolute. */
  readonly path: string;
  /** The name in the manifest. */
  readonly file: string;
  readonly span: Span;
  /** True if a page of a PDF is allowed: adverts. */
  readonly mayBePdf?: boolean;
  /** True if drawings must have the file extension of their format: photos, whose charts are recognised by name. */
  readonly byName?: boolean;
  /** The page of a PDF, from 1; by default the first, with a warning if the file has several. */
  readonly filePage?: number;
}

/** A size in whole pixels. */
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

/** Places a crop with its middle as near to the focus as the picture's edges allow. */
export function cropAround(source: Pixels, crop: Pixels, focus: { readonly x: number; readonly y: number }): PixelRect {
  // Centres the subject in the crop, so that both sides show the same, as far as the picture extends.
  const place = (whole: number, part: number, share: number): number =>
    Math.min(Math.max(Math.round(whole * share - part / 2), 0), whole - part);
  return { left: place(source.width, crop.width, focus.x), top: place(source.height, crop.height, focus.y), ...crop };
}

/** The pixels of `crop` at a resolution, at most as many as it has. */
export function printedPixels(crop: Pixels, place: Size, resolution: number): Pixels {
  const wanted = (place.width / 72) * resolution;
  const scale = Math.min(1, wanted / crop.width);
  return { width: Math.max(1, Math.round(crop.width * scale)), height: Math.max(1, Math.round(crop.height * scale)) };
}

/** The space kept round a subject on each side, as a share of its size. */
const ROUND = 0.1;

/** True if a crop cuts into a subject or the space round it that the picture has. */
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
