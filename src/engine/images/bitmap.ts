/*
 * Drawn pages as picture files for the website, previews and plates. The website may not show barred photos: they are reduced to a few cells before the page
 * is encoded, so that no detail is left in the file.
 */
import type { Point, Rect, Size } from "../../base/rect.ts";
import { loadSharp, type Sharp } from "./sharp.ts";

/** A drawn page: RGB and an opaque fourth byte, rows from the top. */
export interface Bitmap extends Size {
  readonly rgba: Uint8Array;
}

export interface Raster extends Size {
  readonly rgb: Uint8Array;
}

/** Encodes a bitmap as PNG, without its fourth channel. */
export async function encodePng(bitmap: Bitmap): Promise<Uint8Array> {
  return (await opened(bitmap)).png({ compressionLevel: 6, adaptiveFiltering: false }).toBuffer();
}

/** Encodes a bitmap as JPEG, with its resolution. @param dpi pixels per inch */
export async function encodeJpeg(bitmap: Bitmap, dpi: number): Promise<Uint8Array> {
  return (await opened(bitmap)).withMetadata({ density: dpi }).jpeg(MASTER).toBuffer();
}

/** Encodes a bitmap as lossless TIFF. @param dpi pixels per inch */
export async function encodeTiff(bitmap: Bitmap, dpi: number): Promise<Uint8Array> {
  const perMillimetre = dpi / 25.4;
  const tiff = { compression: "deflate", predictor: "horizontal", xres: perMillimetre, yres: perMillimetre } as const;
  return (await opened(bitmap)).withMetadata({ density: dpi }).tiff(tiff).toBuffer();
}

/** Chroma at full resolution, so that red type stays sharp. At this quality letters of 9 pt have no halo. */
const MASTER = { quality: 90, chromaSubsampling: "4:4:4" } as const;

/** For tiles on a screen: three fifths of the bytes, without a visible difference. */
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

/** Encodes a region of a raster as JPEG, without scaling. */
export async function cutJpeg(raster: Raster, region: Size & { x: number; y: number }): Promise<Uint8Array> {
  const sharp = await loadSharp();
  const { x, y, width, height } = region;
  return rasterIn(sharp, raster).extract({ left: x, top: y, width, height }).jpeg(TILE).toBuffer();
}

async function opened(bitmap: Bitmap) {
  return bitmapIn(await loadSharp(), bitmap).removeAlpha();
}

function bitmapIn(sharp: Sharp, { width, height, rgba }: Bitmap) {
  return sharp(rgba, { raw: { width, height, channels: 4 }, limitInputPixels: false });
}

function rasterIn(sharp: Sharp, { width, height, rgb }: Raster) {
  return sharp(rgb, { raw: { width, height, channels: 3 }, limitInputPixels: false });
}

/** The cells along the longer side of a blurred place: too few to read a headline of any size or to recognise a face. */
const CELLS = 8;

/** A bitmap with everything inside the outlines made unrecognisable. @param outlines in pixels */
export async function blurred(bitmap: Bitmap, outlines: readonly (readonly Point[])[]): Promise<Bitmap> {
  if (outlines.length === 0) return bitmap;
  const sharp = await loadSharp();
  const patches = await Promise.all(outlines.map((outline) => patchOf(sharp, bitmap, outline)));
  const rgba = await bitmapIn(sharp, bitmap)
    .composite(patches.filter((patch) => patch !== undefined))
    .raw()
    .toBuffer();
  return { width: bitmap.width, height: bitmap.height, rgba };
}

/** The place reduced to a few cells and enlarged again, in the shape of its outline. */
async function patchOf(sharp: Sharp, bitmap: Bitmap, outline: readonly Point[]) {
  const { x, y, width, height } = boxIn(bitmap, outline);
  if (width < 1 || height < 1) return undefined;
  const scale = CELLS / Math.max(width, height);
  const cells = await bitmapIn(sharp, bitmap)
    .extract({ left: x, top: y, width, height })
    .resize(Math.max(1, Math.round(width * scale)), Math.max(1, Math.round(height * scale)), { fit: "fill" })
    .png()
    .toBuffer();
  const corners = outline.map((point) => `${point.x - x},${point.y - y}`).join(" ");
  const mask = `<svg xmlns="http://www.w3.org/2000/svg" width="${width}" height="${height}"><polygon points="${corners}"/></svg>`;
  const input = await sharp(cells)
    .resize(width, height, { fit: "fill", kernel: "cubic" })
    .ensureAlpha()
    .composite([{ input: Buffer.from(mask), blend: "dest-in" }])
    .png()
    .toBuffer();
  return { input, left: x, top: y };
}

function boxIn({ width, height }: Bitmap, outline: readonly Point[]): Rect {
  const xs = outline.map(({ x }) => x);
  const ys = outline.map(({ y }) => y);
  const left = Math.max(0, Math.floor(Math.min(...xs)));
  const top = Math.max(0, Math.floor(Math.min(...ys)));
  const right = Math.min(width, Math.ceil(Math.max(...xs)));
  const foot = Math.min(height, Math.ceil(Math.max(...ys)));
  return { x: left, y: top, width: right - left, height: foot - top };
}

/** One plate as a grey picture: 0 is no ink, 255 full ink. */
interface Plate {
  readonly width: number;
  readonly height: number;
  readonly ink: Uint8Array;
}

/** Reads a plate from a picture file in which black means ink. */
export async function readPlate(bytes: Uint8Array): Promise<Plate> {
  const sharp = await loadSharp();
  const { data, info } = await sharp(bytes, { limitInputPixels: false })
    .toColourspace("b-w")
    .raw()
    .toBuffer({ resolveWithObject: true });
  return { width: info.width, height: info.height, ink: data.map((value) => 255 - value) };
}
