/** How a picture is cut when its place has another shape; the manifest's `crop`. */
export type CropRule =
  | { readonly kind: "attention" | "entropy" | "centre" }
  /** A point that stays in the picture, as shares of width and height. */
  | { readonly kind: "focus"; readonly x: number; readonly y: number };

/** Whole pixels. */
export interface Pixels {
  readonly width: number;
  readonly height: number;
}

interface PixelRect extends Pixels {
  readonly left: number;
  readonly top: number;
}

/** The largest part of `source` in the shape of `place`. */
export function largestCrop(source: Pixels, place: { readonly width: number; readonly height: number }): Pixels {
  const shape = place.width / place.height;
  return source.width / source.height > shape
    ? { width: Math.max(1, Math.round(source.height * shape)), height: source.height }
    : { width: source.width, height: Math.max(1, Math.round(source.width / shape)) };
}

/** Where a crop of this size lies so that its middle is as near to the focus as the picture's edges allow. */
export function cropAround(source: Pixels, crop: Pixels, focus: { readonly x: number; readonly y: number }): PixelRect {
  const place = (whole: number, part: number, share: number): number =>
    Math.min(Math.max(Math.round(whole * share - part / 2), 0), whole - part);
  return {
    left: place(source.width, crop.width, focus.x),
    top: place(source.height, crop.height, focus.y),
    ...crop,
  };
}

/** The pixels of `crop` at a resolution, never more than it has. */
export function printedPixels(
  crop: Pixels,
  place: { readonly width: number; readonly height: number },
  resolution: number,
): Pixels {
  const wanted = (place.width / 72) * resolution;
  const scale = Math.min(1, wanted / crop.width);
  return {
    width: Math.max(1, Math.round(crop.width * scale)),
    height: Math.max(1, Math.round(crop.height * scale)),
  };
}
