import { mkdirSync } from "node:fs";
import { dirname } from "node:path";
import { PDFiumLibrary } from "@hyzyla/pdfium";
import sharp from "sharp";
import { ownTexts } from "../typography/copy.ts";
import { measure } from "../typography/measure-pdf.ts";
import { type Glyph, readGlyphs } from "../typography/read-glyphs.ts";
import { readLines } from "../typography/read-lines.ts";
import { type SetCopy, SIZE, setOurs } from "../typography/set-ours.ts";
import { setTypst } from "../typography/set-typst.ts";

const MEASURE = 13;
/** Paragraphs of the prose, some 300 characters. */
const FROM = 5;
const TO = 10;
/** Pixels a point. */
const SCALE = 4;
/** White round a column and between the two, in points. */
const MARGIN = 9;
/** Over the first line: less, since our headline stands there. */
const ABOVE = 2;

interface Column {
  readonly png: Buffer;
  readonly width: number;
  readonly height: number;
}

/** Draws both columns side by side, ours at the left; tells what a proof-reader would find in each. */
export async function drawPicture(path: string): Promise<string> {
  const paragraphs = ownTexts()[0]?.paragraphs.slice(FROM, TO) ?? [];
  const columns: Column[] = [];
  const told: string[] = [`${[...paragraphs.join("")].length} characters`];
  const sets: readonly (readonly [string, SetCopy])[] = [
    ["banmian", await setOurs(paragraphs, MEASURE)],
    ["Typst", setTypst(paragraphs, MEASURE)],
  ];
  for (const [engine, set] of sets) {
    const glyphs = await readGlyphs(set.pdf);
    const lines = readLines(glyphs, paragraphs, set);
    const { singles, prohibited, ragged } = measure(lines);
    told.push(`${engine}: ${lines.length} lines; ${JSON.stringify({ singles, prohibited, ragged })}`);
    columns.push(
      await drawColumn(
        set,
        lines.flatMap((line) => line.glyphs.map(({ glyph }) => glyph)),
      ),
    );
  }
  mkdirSync(dirname(path), { recursive: true });
  const height = Math.max(...columns.map((column) => column.height));
  const lefts = columns.map((_, at) => columns.slice(0, at).reduce((sum, { width }) => sum + width, 0));
  const width = columns.reduce((sum, column) => sum + column.width, 0);
  await sharp({ create: { width, height, channels: 3, background: "white" } })
    .composite(columns.map(({ png }, at) => ({ input: png, left: lefts[at] ?? 0, top: 0 })))
    .toColourspace("b-w")
    .png({ palette: true, colours: 16, compressionLevel: 9 })
    .toFile(path);
  return told.join("\n");
}

async function drawColumn({ pdf, columns }: SetCopy, glyphs: readonly Glyph[]): Promise<Column> {
  const library = await PDFiumLibrary.init();
  try {
    const document = await library.loadDocument(pdf);
    const page = await document.getPage(0).render({ scale: SCALE, render: "bitmap" });
    const [{ left = 0, width = 0 } = {}] = columns;
    const tops = glyphs.map(({ y }) => y);
    const top = Math.min(...tops) - SIZE - ABOVE;
    const region = {
      left: Math.round((left - MARGIN) * SCALE),
      top: Math.round(top * SCALE),
      width: Math.round((width + 2 * MARGIN) * SCALE),
      height: Math.round((Math.max(...tops) - top + MARGIN) * SCALE),
    };
    const raw = { width: page.width, height: page.height, channels: 4 } as const;
    // PDFium's pixels are BGRA; black on white, that is all the same.
    const png = await sharp(page.data, { raw }).flatten({ background: "white" }).extract(region).png().toBuffer();
    document.destroy();
    return { png, width: region.width, height: region.height };
  } finally {
    library.destroy();
  }
}
