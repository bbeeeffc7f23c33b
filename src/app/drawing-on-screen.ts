import type { Size } from "../base/rect.ts";
import { drawPages } from "../formats/png/png.ts";
import type { DrawnPage } from "../images/desk.ts";
import { loadSharp } from "../images/sharp.ts";

/** Drawn so much finer than it is shown, so that its lines are smooth. */
const FINER = 2;
const QUALITY = 85;

/** Where a drawing stands, in points, and whether it is shown whole or fills its place. */
interface DrawnPlace {
  readonly at: Size;
  readonly fit: "cover" | "contain";
}

/** A JPEG of a drawing for a screen: lines and type come out as a reader of PDFs draws them. */
export async function onScreen(
  { pdf, page }: DrawnPage,
  { at, fit }: DrawnPlace,
  resolution: number,
): Promise<Uint8Array> {
  const sharp = await loadSharp();
  const width = Math.max(1, Math.round((at.width / 72) * resolution));
  const height = Math.max(1, Math.round((at.height / 72) * resolution));
  let number = 0;
  for await (const drawn of drawPages(pdf, FINER * resolution)) {
    if (++number < page) continue;
    const raw = { width: drawn.width, height: drawn.height, channels: 4 } as const;
    return sharp(drawn.rgba, { raw })
      .flatten({ background: "#ffffff" })
      .resize(width, height, { fit, background: "#ffffff" })
      .jpeg({ quality: QUALITY })
      .toBuffer();
  }
  throw new Error("the drawing has no such page");
}
