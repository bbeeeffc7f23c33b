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

/** Draws the trimmed page as it is printed, in this many pixels: without hidden layers, with annotations that print. */
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
 * A file of this page alone, in which everything is explicit: pdfium shows layers and annotations as for a screen, and does not draw form fields.
 * Changes the page's objects, so they must have been read for this call.
 */
async function aloneInFile(source: PdfPageSource): Promise<Uint8Array> {
  const { page, trim, turns, catalog } = source;
  const { context } = page;
  for (const [ref, object] of context.enumerateIndirectObjects()) {
    // Structures of the old file.
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

/** The layer settings of a file, each layer on or off as in print for any use; undefined for a file without layers. */
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
