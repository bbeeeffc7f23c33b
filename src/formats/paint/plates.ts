import type { Cmyk } from "../../base/colour.ts";
import { isForm } from "../../engine/pdf/form.ts";
import { jpegFrame, type PreparedPictures, pictureKey } from "../pdf/pictures.ts";
import type { PaintOp, PaintPage } from "./paint.ts";

/** A process ink, and so a plate of the press. */
export type Ink = "C" | "M" | "Y" | "K";

export const INKS: readonly Ink[] = ["C", "M", "Y", "K"];

/** The plates that a page needs, in the order C, M, Y, K. A colour picture or a page of a PDF counts as all four. */
export function platesOf(page: PaintPage, pictures: PreparedPictures): readonly Ink[] {
  const used = new Set<Ink>();
  for (const op of page.ops) for (const ink of inksOf(op, pictures)) used.add(ink);
  return INKS.filter((ink) => used.has(ink));
}

function inksOf(op: PaintOp, pictures: PreparedPictures): readonly Ink[] {
  switch (op.kind) {
    case "glyphs":
      return inksIn(op.run.colour);
    case "area":
    case "line":
    case "dot":
    case "path":
      return inksIn(op.colour);
    case "picture": {
      const picture = pictures.get(pictureKey(op.picture, op.at));
      return picture !== undefined && !isForm(picture) && jpegFrame(picture).components === 1 ? ["K"] : INKS;
    }
    case "link":
      return [];
  }
}

function inksIn(colour: Cmyk): readonly Ink[] {
  return INKS.filter((_, index) => (colour[index] ?? 0) > 0);
}
