import type { Size } from "../base/rect.ts";
import type { Bitmap } from "../engine/images/bitmap.ts";
import type { DrawnPage } from "../engine/images/picture-maker.ts";
import { loadSharp } from "../engine/images/sharp.ts";
import { drawPages } from "../engine/pdf/pdfium.ts";

/** A drawing is rendered this many times finer than it is shown, so that its lines are smooth. */
const FINER = 2;
const QUALITY = 85;

/** A JPEG of a drawing for a screen, with lines and type as a PDF reader shows them. `at` is its place in points. */
export async function onScreen(
  { pdf, page }: DrawnPage,
  { at, fit }: { readonly at: Size; readonly fit: "cover" | "contain" },
  resolution: number,
): Promise<Uint8Array> {
  const sharp = await loadSharp();
  const width = Math.max(1, Math.round((at.width / 72) * resolution));
  const height = Math.max(1, Math.round((at.height / 72) * resolution));
  // A drawing's own page may be far larger or smaller than its place in print.
  const own = await drawnAt(pdf, page, POINTS);
  const dpi = FINER * POINTS * Math.max(width / own.width, height / own.height);
  const drawn = await drawnAt(pdf, page, dpi);
  const raw = { width: drawn.width, height: drawn.height, channels: 4 } as const;
  return sharp(drawn.rgba, { raw, limitInputPixels: false })
    .flatten({ background: "#ffffff" })
    .resize(width, height, { fit, background: "#ffffff" })
    .jpeg({ quality: QUALITY })
    .toBuffer();
}

/** At this resolution a pixel is a point. */
const POINTS = 72;

async function drawnAt(pdf: Uint8Array, page: number, dpi: number): Promise<Bitmap> {
  let number = 0;
  for await (const drawn of drawPages(pdf, dpi)) if (++number === page) return drawn;
  throw new Error("the drawing has no such page");
}
