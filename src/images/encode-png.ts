import { loadSharp } from "./sharp.ts";

/** RGB with an opaque fourth byte, rows from the top. */
export interface Bitmap {
  readonly width: number;
  readonly height: number;
  readonly rgba: Uint8Array;
}

/** A bitmap as a PNG file, without its fourth channel. */
export async function encodePng({ width, height, rgba }: Bitmap): Promise<Uint8Array> {
  const sharp = await loadSharp();
  return sharp(rgba, { raw: { width, height, channels: 4 } })
    .removeAlpha()
    .png({ compressionLevel: 6, adaptiveFiltering: false })
    .toBuffer();
}
