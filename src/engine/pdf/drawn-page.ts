import {
  PDFArray,
  type PDFContext,
  type PDFDict,
  PDFName,
  type PDFObject,
  PDFRawStream,
  PDFRef,
  PDFWriter,
} from "@cantoo/pdf-lib";
import type { Size } from "../../base/rect.ts";
import type { Bitmap } from "../images/bitmap.ts";
import { dictAt, dictOf, entry, inherited, nameAt } from "./objects.ts";
import { layersOf, notesInPrint, type PdfPageSource } from "./page.ts";
import { openDrawable } from "./pdfium.ts";

/** The finished size of a page as it comes out in print, drawn in so many pixels: without its layers that are off, with the notes over it that are printed. */
export async function drawPage(source: PdfPageSource, { width, height }: Size): Promise<Bitmap> {
  const { document, close } = await openDrawable(await aloneInFile(source));
  try {
    const { data } = await document.getPage(0).render({ width, height, scale: 1, render: "bitmap" });
    return { width, height, rgba: data };
  } finally {
    close();
  }
}

/**
 * The page in a file of its own, which says in the plainest way what is printed: pdfium takes layers and notes as a screen shows them, and draws no form
 * fields. The page's objects are changed: they are those of one reading, made for this page.
 */
async function aloneInFile(source: PdfPageSource): Promise<Uint8Array> {
  const { page, trim, turns, catalog } = source;
  const { context } = page;
  for (const [ref, object] of context.enumerateIndirectObjects()) {
    // Parts of the old file's structure.
    if (object instanceof PDFRawStream && /^(?:XRef|ObjStm)$/.test(nameAt(object.dict, "Type") ?? "")) {
      context.delete(ref);
    }
  }
  const notes = notesInPrint(source).map((note) => {
    const shown = note.clone(context);
    shown.set(PDFName.of("Subtype"), PDFName.of("Stamp"));
    return shown;
  });
  const layers = onOrOff(catalog, context);
  const alone = page.clone(context);
  for (const key of ["TrimBox", "BleedBox", "ArtBox", "UserUnit", "AA"]) alone.delete(PDFName.of(key));
  const resources = inherited(page, "Resources");
  if (resources !== undefined) alone.set(PDFName.of("Resources"), resources);
  const set = (key: string, value: PDFObject): void => alone.set(PDFName.of(key), value);
  set("MediaBox", context.obj([...trim]));
  set("CropBox", context.obj([...trim]));
  set("Rotate", context.obj(turns * 90));
  set("Annots", context.obj(notes));
  const kids = [context.register(alone)];
  const pages = context.register(context.obj({ Type: "Pages", Kids: kids, Count: 1 }));
  set("Parent", pages);
  const root = context.obj({ Type: "Catalog", Pages: pages });
  if (layers !== undefined) root.set(PDFName.of("OCProperties"), layers);
  context.trailerInfo.Root = context.register(root);
  return PDFWriter.forContext(context, Number.POSITIVE_INFINITY).serializeToBuffer();
}

/** The layers of a file, each on or off as in print, whatever is done with the file; undefined where it has none. */
function onOrOff(catalog: PDFDict, context: PDFContext): PDFDict | undefined {
  const layers = layersOf(catalog);
  const all = entry(dictAt(catalog, "OCProperties"), "OCGs");
  if (layers === undefined || !(all instanceof PDFArray)) return undefined;
  const groups = all.asArray().filter((each) => each instanceof PDFRef);
  const off = groups.filter((ref) => layers.hides(dictOf(context.lookup(ref))));
  for (const ref of groups) {
    const layer = dictOf(context.lookup(ref));
    for (const key of ["Usage", "Intent"]) layer?.delete(PDFName.of(key));
  }
  return context.obj({ OCGs: groups, D: { BaseState: "ON", OFF: off } });
}
