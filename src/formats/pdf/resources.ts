import { forgetful, type Memory } from "../../base/memo.ts";
import type { FontId } from "../../engine/fonts/font.ts";
import { isForm } from "../../engine/pdf/form.ts";
import { addForm } from "./form.ts";
import { addJpeg, type Face, openFace, type PdfFile } from "./inside-pdfkit.ts";
import type { Image, Resources } from "./paint-page.ts";
import { type PreparedPictures, pictureKey } from "./pictures.ts";

/** Where a PDF gets its fonts from: the part of `OpenFonts` that it uses. */
export interface FontSource {
  file(id: FontId): {
    /** fontkit's own font object, sound for these glyphs: their outlines have been read. */
    withOutlines(glyphs: Iterable<number>): object;
  };
}

/** The fonts and pictures of pages. */
export interface Supplies {
  readonly fonts: FontSource;
  readonly pictures: PreparedPictures;
}

/** @param memory has fonts' subsets that an earlier file had too */
export function openResources(file: PdfFile, supplies: Supplies, memory: Memory = forgetful): Resources {
  const faces = new Map<FontId, Face>();
  const images = new Map<string, Image>();
  return {
    face: (font) => {
      const load = (glyphs: Iterable<number>): object => supplies.fonts.file(font).withOutlines(glyphs);
      const open = faces.get(font) ?? openFace(file, font, load, memory);
      faces.set(font, open);
      return open;
    },
    image: (op) => {
      const key = pictureKey(op.picture, op.at);
      const known = images.get(key);
      if (known) return known;
      const picture = supplies.pictures.get(key);
      if (picture === undefined) throw new Error(`no print-ready bytes for ${key}`);
      const ref = isForm(picture) ? addForm(file, picture) : addJpeg(file, picture);
      const image = { name: `I${images.size + 1}`, ref };
      images.set(key, image);
      return image;
    },
  };
}
