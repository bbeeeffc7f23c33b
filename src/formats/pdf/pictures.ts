import type { Arguments } from "../../base/codes.ts";
import type { Rect, Size } from "../../base/rect.ts";
import type { PreparedPicture } from "../../engine/pdf/form.ts";
import type { PaintedPicture, PaintOp, PaintPage } from "../paint/paint.ts";

/** Makes a picture ready for print in its place, in CMYK or grey. */
type Prepare = (picture: PaintedPicture, at: Rect) => Promise<PreparedPicture>;

export type PreparedPictures = ReadonlyMap<string, PreparedPicture>;

/** Everything that a print-ready picture depends on besides the size of its place. */
type Keyed = Pick<PaintedPicture, "file" | "crop" | "fit"> & {
  readonly black?: boolean;
  readonly filePage?: number | undefined;
  readonly as?: "picture" | undefined;
};

/** Placements with the same key share their bytes. */
export function pictureKey(picture: Keyed, at: Rect): string {
  const { crop } = picture;
  const how = crop.kind === "focus" ? `${crop.x},${crop.y},${crop.width ?? 0},${crop.height ?? 0}` : crop.kind;
  const page = picture.filePage === undefined ? "" : `#page=${picture.filePage}`;
  const as = picture.as === undefined ? "" : `|as ${picture.as}`;
  return `${picture.file}${page}${as}|${at.width.toFixed(3)}x${at.height.toFixed(3)}|${picture.fit}|${how}${picture.black ? "|black" : ""}`;
}

/** The alternative in the hint for a refused picture: a PDF page in an advert may be drawn as pixels. */
export function pictureAlternative({ owner, picture }: Extract<PaintOp, { kind: "picture" }>): Arguments {
  return owner.advert !== undefined && /\.pdf$/i.test(picture.file) ? { as: "picture" } : {};
}

/** All pictures of the pages, each made once, concurrently. */
export async function preparePictures(pages: readonly PaintPage[], make: Prepare): Promise<PreparedPictures> {
  const made = new Map<string, Promise<PreparedPicture>>();
  for (const page of pages) {
    for (const op of page.ops) {
      if (op.kind !== "picture") continue;
      const key = pictureKey(op.picture, op.at);
      if (!made.has(key)) made.set(key, make(op.picture, op.at));
    }
  }
  const keys = [...made.keys()];
  const prepared = await Promise.all(made.values());
  return new Map(keys.map((key, index) => [key, prepared[index] as PreparedPicture]));
}

/** A JPEG's frame header: its size in pixels, and its colour components (1 grey, 3 RGB, 4 CMYK). */
export function jpegFrame(jpeg: Uint8Array): Size & { readonly components: number } {
  const two = (at: number): number => ((jpeg[at] as number) << 8) | (jpeg[at + 1] as number);
  for (let at = 2; at + 9 < jpeg.length; ) {
    const marker = jpeg[at + 1] as number;
    // SOF0 to SOF15, except DHT, JPG and DAC, which are in the same range.
    if (marker >= 0xc0 && marker <= 0xcf && marker !== 0xc4 && marker !== 0xc8 && marker !== 0xcc) {
      return { width: two(at + 7), height: two(at + 5), components: jpeg[at + 9] as number };
    }
    at += 2 + two(at + 2);
  }
  throw new Error("not a JPEG with a frame header");
}
