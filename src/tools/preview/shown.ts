import type { Cmyk } from "../../base/colour.ts";
import type { Bitmap } from "../../engine/images/bitmap.ts";
import { isForm, type PreparedPicture } from "../../engine/pdf/form.ts";
import { drawPages } from "../../engine/pdf/pdfium.ts";
import type { PaintOp, PaintPage } from "../../formats/paint/paint.ts";
import { paintPage } from "../../formats/pdf/paint-page.ts";
import { addPage, closePdf, openPdf } from "../../formats/pdf/pdf-file.ts";
import { type PreparedPictures, pictureKey } from "../../formats/pdf/pictures.ts";

// A preview looks like the proof: inks and pictures go into a small PDF, which the renderer of `--png` draws.

/** No one reads it. */
const METADATA = { title: "", author: undefined, date: "2000-01-01", language: "zh-CN" } as const;

/** The furniture owns what belongs to no story. */
const OWNER = { story: undefined, part: undefined, advert: undefined } as const;

/** Pixels per inch of pictures: enough for a page at twice its size on a common screen, and no more than newsprint takes. */
const PICTURE_DPI = 200;
/** Pixels per inch of drawings, which have edges: still sharp at twice the size, and in the proof's place to a fraction of a pixel. */
const DRAWING_DPI = 400;

/** Points; a patch is drawn at a pixel a point, and looked at in its middle. */
const PATCH = 4;

/** The colours that the proof's renderer makes of inks, as SVG writes them, by the ink's numbers joined. */
export async function shownColours(inks: readonly Cmyk[]): Promise<ReadonlyMap<string, string>> {
  if (inks.length === 0) return new Map();
  const ops = inks.map((colour, at): PaintOp => {
    return {
      kind: "area",
      owner: OWNER,
      role: "ground",
      at: { x: at * PATCH, y: 0, width: PATCH, height: PATCH },
      colour,
    };
  });
  const page = { label: "", trim: { width: PATCH * inks.length, height: PATCH }, ops };
  const { width, rgba } = await bitmapOf(page, new Map(), 72);
  return new Map(
    inks.map((ink, at) => {
      const middle = 4 * ((PATCH / 2) * width + at * PATCH + PATCH / 2);
      const digits = [...rgba.subarray(middle, middle + 3)].map((channel) => channel.toString(16).padStart(2, "0"));
      return [ink.join(), `#${digits.join("")}`];
    }),
  );
}

type PictureOp = Extract<PaintOp, { kind: "picture" }>;

/** A print-ready picture as the proof shows it. */
export async function shownPicture(op: PictureOp, prepared: PreparedPicture): Promise<Bitmap> {
  const { width, height } = op.at;
  const at = { x: 0, y: 0, width, height };
  const page = { label: "", trim: { width, height }, ops: [{ ...op, at }] };
  return bitmapOf(
    page,
    new Map([[pictureKey(op.picture, at), prepared]]),
    isForm(prepared) ? DRAWING_DPI : PICTURE_DPI,
  );
}

async function bitmapOf(page: PaintPage, pictures: PreparedPictures, dpi: number): Promise<Bitmap> {
  const noFonts = {
    file: (id: string) => {
      throw new Error(`a page without text asks for ${id}`);
    },
  };
  const file = openPdf(METADATA, { fonts: noFonts, pictures });
  addPage(file, paintPage(page, file), [], new Map());
  for await (const bitmap of drawPages(closePdf(file), dpi)) return bitmap;
  throw new Error("a PDF of one page has none");
}
