import type { Size } from "../../base/rect.ts";
import { loadSharp, type Sharp } from "./sharp.ts";

/** A drawn page: RGB with an opaque fourth byte, rows from the top. */
export interface Bitmap extends Size {
  readonly rgba: Uint8Array;
}

/** Three bytes a pixel, rows from the top. */
export interface Raster extends Size {
  readonly rgb: Uint8Array;
}

/** A bitmap as a PNG file, without its fourth channel. */
export async function encodePng(bitmap: Bitmap): Promise<Uint8Array> {
  return (await opened(bitmap)).png({ compressionLevel: 6, adaptiveFiltering: false }).toBuffer();
}

/** A bitmap as a JPEG file that knows its resolution. @param dpi pixels per inch */
export async function encodeJpeg(bitmap: Bitmap, dpi: number): Promise<Uint8Array> {
  return (await opened(bitmap)).withMetadata({ density: dpi }).jpeg(MASTER).toBuffer();
}

/** A bitmap as a TIFF file without loss. @param dpi pixels per inch */
export async function encodeTiff(bitmap: Bitmap, dpi: number): Promise<Uint8Array> {
  const perMillimetre = dpi / 25.4;
  const tiff = { compression: "deflate", predictor: "horizontal", xres: perMillimetre, yres: perMillimetre } as const;
  return (await opened(bitmap)).withMetadata({ density: dpi }).tiff(tiff).toBuffer();
}

/** Colours at full resolution: red type stays sharp. At this quality letters of 9 pt show no halo. */
const MASTER = { quality: 90, chromaSubsampling: "4:4:4" } as const;

/** Tiles are looked at on a screen: three fifths of the bytes, and the difference does not show. */
const TILE = { quality: 75 } as const;

export async function rasterOf(bitmap: Bitmap): Promise<Raster> {
  const rgb = await (await opened(bitmap)).raw().toBuffer();
  return { width: bitmap.width, height: bitmap.height, rgb };
}

export async function scaled(raster: Raster, { width, height }: Size): Promise<Raster> {
  const sharp = await loadSharp();
  const rgb = await rasterIn(sharp, raster).resize(width, height, { fit: "fill" }).raw().toBuffer();
  return { width, height, rgb };
}

/** A region of a raster as a JPEG file, in its own pixels. */
export async function cutJpeg(raster: Raster, region: Size & { x: number; y: number }): Promise<Uint8Array> {
  const sharp = await loadSharp();
  const { x, y, width, height } = region;
  return rasterIn(sharp, raster).extract({ left: x, top: y, width, height }).jpeg(TILE).toBuffer();
}

async function opened(bitmap: Bitmap) {
  return bitmapIn(await loadSharp(), bitmap).removeAlpha();
}

export function bitmapIn(sharp: Sharp, { width, height, rgba }: Bitmap) {
  return sharp(rgba, { raw: { width, height, channels: 4 }, limitInputPixels: false });
}

function rasterIn(sharp: Sharp, { width, height, rgb }: Raster) {
  return sharp(rgb, { raw: { width, height, channels: 3 }, limitInputPixels: false });
}
