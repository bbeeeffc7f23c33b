import type { Point, Rect } from "../../base/rect.ts";
import { type Bitmap, bitmapIn } from "./bitmap.ts";
import { loadSharp, type Sharp } from "./sharp.ts";

/** What is left of the longer side of a blurred place: not enough to read a headline of any size, or to know a face. */
const CELLS = 8;

/** A bitmap in which nothing can be made out inside the outlines. @param outlines in pixels */
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

/** The place in a few cells, drawn large again, in the shape of its outline. */
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
