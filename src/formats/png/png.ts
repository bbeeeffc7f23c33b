/** A page as drawn: RGB with an opaque fourth byte, rows from the top. */
export interface PageBitmap {
  readonly width: number;
  readonly height: number;
  readonly rgba: Uint8Array;
}

/** Turns a bitmap into the bytes of a PNG file; `images` does it. */
type EncodePng = (bitmap: PageBitmap) => Promise<Uint8Array>;

/** Enough to read 9 pt body on a screen, and a broadsheet page still fits one. */
const DEFAULT_DPI = 108;

/**
 * The pages of a PDF as PNG files, in order, each drawn when it is asked for. An editor looks at what the PDF holds.
 * @param dpi pixels per inch
 */
export async function* drawPages(pdf: Uint8Array, encode: EncodePng, dpi = DEFAULT_DPI): AsyncGenerator<Uint8Array> {
  // Only who wants pictures waits for it to load.
  const { PDFiumLibrary } = await import("@hyzyla/pdfium");
  const pdfium = await PDFiumLibrary.init();
  try {
    const document = await pdfium.loadDocument(pdf);
    try {
      for (const page of document.pages()) {
        const { width, height, data } = await page.render({ scale: dpi / 72, render: "bitmap" });
        yield await encode({ width, height, rgba: data });
      }
    } finally {
      document.destroy();
    }
  } finally {
    pdfium.destroy();
  }
}
