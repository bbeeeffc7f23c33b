import type { PDFiumDocument } from "@hyzyla/pdfium";
import type { Bitmap } from "../images/bitmap.ts";

/** Enough to read 9 pt body type on a screen, while a broadsheet page still fits. */
const DEFAULT_DPI = 108;

/**
 * The pages of a PDF as bitmaps, in order, each drawn on request.
 * @param dpi pixels per inch
 * @param isWanted tells whether to draw a page, counted from 0; by default all are drawn
 */
export async function* drawPages(
  pdf: Uint8Array,
  dpi = DEFAULT_DPI,
  isWanted: (page: number) => boolean = () => true,
): AsyncGenerator<Bitmap, void, undefined> {
  const { document, close } = await openDrawable(pdf);
  try {
    for (const page of document.pages()) {
      if (!isWanted(page.number)) continue;
      const { width, height, data } = await page.render({ scale: dpi / 72, render: "bitmap" });
      yield { width, height, rgba: data };
    }
  } finally {
    close();
  }
}

/** Opens a PDF for drawing. The caller closes it. */
export async function openDrawable(
  pdf: Uint8Array,
): Promise<{ readonly document: PDFiumDocument; readonly close: () => void }> {
  // Loaded here, so that builds without pictures do not wait for it.
  const { PDFiumLibrary } = await import("@hyzyla/pdfium");
  const pdfium = await PDFiumLibrary.init();
  try {
    const document = await pdfium.loadDocument(pdf);
    const close = (): void => {
      document.destroy();
      pdfium.destroy();
    };
    return { document, close };
  } catch (cause) {
    pdfium.destroy();
    throw cause;
  }
}
