import type { Rect } from "../../base/rect.ts";
import type { PaintedPicture, PaintPage } from "../paint/paint.ts";

/** Makes the print-ready JPEG (CMYK or grey) of a picture at its place; `images` does it. */
type MakeJpeg = (picture: PaintedPicture, at: Rect) => Promise<Uint8Array>;

/** Print-ready JPEGs by `pictureKey`. */
export type PreparedPictures = ReadonlyMap<string, Uint8Array>;

/** What makes one print-ready picture another. */
type Keyed = Pick<PaintedPicture, "file" | "crop" | "fit"> & { readonly black?: boolean };

/** Two placings with one key share their bytes. */
export function pictureKey(picture: Keyed, at: Rect): string {
  const { crop } = picture;
  const how = crop.kind === "focus" ? `${crop.x},${crop.y}` : crop.kind;
  return `${picture.file}|${at.width.toFixed(3)}x${at.height.toFixed(3)}|${picture.fit}|${how}${picture.black ? "|black" : ""}`;
}

/** All pictures of the pages, each made once, at the same time. */
export async function preparePictures(pages: readonly PaintPage[], make: MakeJpeg): Promise<PreparedPictures> {
  const made = new Map<string, Promise<Uint8Array>>();
  for (const page of pages) {
    for (const op of page.ops) {
      if (op.kind !== "picture") continue;
      const key = pictureKey(op.picture, op.at);
      if (!made.has(key)) made.set(key, make(op.picture, op.at));
    }
  }
  const keys = [...made.keys()];
  const jpegs = await Promise.all(made.values());
  return new Map(keys.map((key, index) => [key, jpegs[index] as Uint8Array]));
}

/** The number of colour components of a JPEG, from its frame header: 1 grey, 3 RGB, 4 CMYK. */
export function jpegComponents(jpeg: Uint8Array): number {
  for (let at = 2; at + 9 < jpeg.length; ) {
    const marker = jpeg[at + 1] as number;
    // SOF0 to SOF15 but for DHT, JPG and DAC, which share their range.
    if (marker >= 0xc0 && marker <= 0xcf && marker !== 0xc4 && marker !== 0xc8 && marker !== 0xcc) {
      return jpeg[at + 9] as number;
    }
    at += 2 + (((jpeg[at + 2] as number) << 8) | (jpeg[at + 3] as number));
  }
  throw new Error("not a JPEG with a frame header");
}
