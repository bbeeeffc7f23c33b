import { PDFiumLibrary } from "@hyzyla/pdfium";
import PDFDocument from "pdfkit";
import sharp from "sharp";
import type { Cmyk } from "../../../src/base/colour.ts";
import type { Rect, Size } from "../../../src/base/rect.ts";

/** A picture of a page: its channels one after the other, rows from the top. */
interface Raster {
  readonly width: number;
  readonly height: number;
  readonly channels: number;
  readonly bytes: Uint8Array;
}

const pdfium = await PDFiumLibrary.init();

/** A page of a PDF, drawn at so many pixels per inch. */
export async function drawnPdf(pdf: Uint8Array, page: number, dpi: number): Promise<Raster> {
  const document = await pdfium.loadDocument(pdf);
  try {
    const { width, height, data } = await document.getPage(page).render({ scale: dpi / 72, render: "bitmap" });
    return { width, height, channels: 4, bytes: data };
  } finally {
    document.destroy();
  }
}

/** An SVG, drawn at the size that it names. */
export async function drawnSvg(svg: string): Promise<Raster> {
  const image = sharp(Buffer.from(svg), { unlimited: true, limitInputPixels: false });
  const { data, info } = await image.removeAlpha().raw().toBuffer({ resolveWithObject: true });
  return { width: info.width, height: info.height, channels: info.channels, bytes: data };
}

/** Squares of `times` by `times` pixels become one pixel of three channels: their mean. */
export function reduced({ width, height, channels, bytes }: Raster, times: number): Raster {
  const columns = Math.floor(width / times);
  const rows = Math.floor(height / times);
  const means = new Uint8Array(columns * rows * 3);
  const sums = new Uint32Array(columns * 3);
  for (let row = 0; row < rows; row++) {
    sums.fill(0);
    for (let y = row * times; y < (row + 1) * times; y++) {
      let at = y * width * channels;
      for (let sum = 0; sum < sums.length; sum += 3) {
        for (let x = 0; x < times; x++, at += channels) {
          (sums[sum] as number) += bytes[at] as number;
          (sums[sum + 1] as number) += bytes[at + 1] as number;
          (sums[sum + 2] as number) += bytes[at + 2] as number;
        }
      }
    }
    const from = row * columns * 3;
    for (let sum = 0; sum < sums.length; sum++) means[from + sum] = Math.round((sums[sum] as number) / (times * times));
  }
  return { width: columns, height: rows, channels: 3, bytes: means };
}

const PATCH = 10;

/** What the renderer of `drawnPdf` makes of inks, as SVG writes colours: patches of each are drawn and looked at. */
export async function shownInks(inks: readonly Cmyk[]): Promise<(colour: Cmyk) => string> {
  const chunks: Buffer[] = [];
  const document = new PDFDocument({ size: [PATCH * inks.length, PATCH], margin: 0 });
  const ended = new Promise((done) => document.on("data", (chunk: Buffer) => chunks.push(chunk)).on("end", done));
  for (const [at, ink] of inks.entries()) document.rect(at * PATCH, 0, PATCH, PATCH).fill([...ink]);
  document.end();
  await ended;
  const { width, channels, bytes } = await drawnPdf(Buffer.concat(chunks), 0, 72);
  const shown = inks.map((ink, at) => {
    const middle = ((PATCH / 2) * width + at * PATCH + PATCH / 2) * channels;
    return [ink.join(), `rgb(${bytes.subarray(middle, middle + 3).join()})`] as const;
  });
  const known = new Map(shown);
  return (colour) => known.get(colour.join()) ?? "none";
}

const THIRD = 255 / 3;

/**
 * The share of a page's pixels that differ by more than a third of full scale in any channel.
 * @param places not looked at, in the page's points
 */
export function differenceOf(a: Raster, b: Raster, trim: Size, places: readonly Rect[]): number {
  const { width, height } = a;
  const masked = maskOf(a, trim, places);
  let different = 0;
  let seen = 0;
  for (let pixel = 0; pixel < width * height; pixel++) {
    if (masked[pixel] === 1) continue;
    seen++;
    const at = 3 * pixel;
    if (far(a, b, at) || far(a, b, at + 1) || far(a, b, at + 2)) different++;
  }
  return different / seen;
}

function far(a: Raster, b: Raster, at: number): boolean {
  return Math.abs((a.bytes[at] as number) - (b.bytes[at] as number)) > THIRD;
}

/** A place's edge pixels belong to it. */
function maskOf({ width, height }: Raster, trim: Size, places: readonly Rect[]): Uint8Array {
  const mask = new Uint8Array(width * height);
  const across = width / trim.width;
  const down = height / trim.height;
  for (const place of places) {
    const left = Math.max(0, Math.floor(place.x * across));
    const right = Math.min(width, Math.ceil((place.x + place.width) * across));
    const top = Math.max(0, Math.floor(place.y * down));
    const foot = Math.min(height, Math.ceil((place.y + place.height) * down));
    for (let row = top; row < foot; row++) mask.fill(1, row * width + left, row * width + right);
  }
  return mask;
}
