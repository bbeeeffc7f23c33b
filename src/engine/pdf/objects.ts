import {
  PDFArray,
  PDFBool,
  PDFDict,
  PDFHexString,
  PDFName,
  PDFNumber,
  type PDFObject,
  PDFRawStream,
  PDFStream,
  PDFString,
} from "@cantoo/pdf-lib";
import { decoded, MOST_DECODED } from "./filters.ts";

/*
 * Reads of a PDF's objects that never throw: a file from outside may hold anything anywhere.
 */

export function entry(dict: PDFDict | undefined, key: string): PDFObject | undefined {
  return dict?.lookup(PDFName.of(key));
}

export function dictAt(dict: PDFDict | undefined, key: string): PDFDict | undefined {
  return dictOf(entry(dict, key));
}

/** A dictionary, or that of a stream. */
export function dictOf(object: PDFObject | undefined): PDFDict | undefined {
  if (object instanceof PDFDict) return object;
  return object instanceof PDFStream ? object.dict : undefined;
}

export function nameOf(object: PDFObject | undefined): string | undefined {
  return object instanceof PDFName ? object.decodeText() : undefined;
}

export function nameAt(dict: PDFDict | undefined, key: string): string | undefined {
  return nameOf(entry(dict, key));
}

export function numberAt(dict: PDFDict | undefined, key: string): number | undefined {
  const value = entry(dict, key);
  return value instanceof PDFNumber ? value.asNumber() : undefined;
}

export function flagAt(dict: PDFDict | undefined, key: string): boolean | undefined {
  const value = entry(dict, key);
  return value instanceof PDFBool ? value.asBoolean() : undefined;
}

export function textAt(dict: PDFDict | undefined, key: string): string | undefined {
  const value = entry(dict, key);
  if (!(value instanceof PDFString || value instanceof PDFHexString)) return undefined;
  try {
    return value.decodeText();
  } catch {
    return undefined;
  }
}

/** The objects of an array, references followed; one object alone is a list of one. */
export function listOf(object: PDFObject | undefined): readonly PDFObject[] {
  if (object === undefined) return [];
  if (!(object instanceof PDFArray)) return [object];
  return Array.from({ length: object.size() }, (_, index) => object.lookup(index)).flatMap((each) => each ?? []);
}

export function listAt(dict: PDFDict | undefined, key: string): readonly PDFObject[] {
  return listOf(entry(dict, key));
}

export function numbersOf(object: PDFObject | undefined): readonly number[] {
  return listOf(object).flatMap((each) => (each instanceof PDFNumber ? [each.asNumber()] : []));
}

/** An entry that pages inherit from the nodes above them. */
export function inherited(page: PDFDict, key: string): PDFObject | undefined {
  let node: PDFDict | undefined = page;
  for (let depth = 0; node !== undefined && depth < 32; depth++) {
    const found = entry(node, key);
    if (found !== undefined) return found;
    node = dictAt(node, "Parent");
  }
  return undefined;
}

/** The bytes of a stream without its filters; undefined when a filter is broken or unknown, or the bytes would be too many. */
export function bytesOf(object: PDFObject | undefined): Uint8Array | undefined {
  if (!(object instanceof PDFRawStream)) return undefined;
  const filters = listAt(object.dict, "Filter").map((each) => nameOf(each) ?? "?");
  const early = listAt(object.dict, "DecodeParms").map((each) => numberAt(dictOf(each), "EarlyChange") ?? 1);
  try {
    return decoded(object.contents, filters, early);
  } catch {
    return undefined;
  }
}

/** The content of a page: its streams, one after the other; undefined where one is missing or broken, or they become too many bytes. */
export function contentOf(page: PDFDict): Uint8Array | undefined {
  const parts: Uint8Array[] = [];
  let length = 0;
  for (const stream of contentsOf(page)) {
    const part = bytesOf(stream);
    if (part === undefined) return undefined;
    length += part.length + 1;
    if (length > MOST_DECODED) return undefined;
    parts.push(part, Buffer.of(0x0a));
  }
  return Buffer.concat(parts);
}

/** The streams that a page names; undefined among them for one that the file does not hold, as where it is cut. */
function contentsOf(page: PDFDict): readonly (PDFObject | undefined)[] {
  const named = entry(page, "Contents");
  if (named instanceof PDFArray) return Array.from({ length: named.size() }, (_, index) => named.lookup(index));
  return page.has(PDFName.of("Contents")) ? [named] : [];
}

/** The boxes of a page, each standing for the next where it is left out. */
export interface PageBoxes {
  readonly media: PdfBox;
  readonly crop: PdfBox;
  readonly trim: PdfBox;
  readonly bleed: PdfBox;
}

/** As a viewer takes them: no box reaches beyond the sheet, and one that lies outside it is none (ISO 32000-1, 14.11.2.1). */
export function boxesOf(page: PDFDict): PageBoxes {
  const media = mediaOf(page);
  return orderedBoxes(page, media, (box) => within(box, media));
}

/** As the file states them. */
export function statedBoxesOf(page: PDFDict): PageBoxes {
  return orderedBoxes(page, mediaOf(page), (box) => box);
}

function mediaOf(page: PDFDict): PdfBox {
  return boxOf(inherited(page, "MediaBox")) ?? [0, 0, 612, 792];
}

function orderedBoxes(page: PDFDict, media: PdfBox, take: (box: PdfBox | undefined) => PdfBox | undefined): PageBoxes {
  const own = (name: string): PdfBox | undefined => take(boxOf(entry(page, name)));
  const crop = take(boxOf(inherited(page, "CropBox"))) ?? media;
  const trim = own("TrimBox") ?? own("ArtBox") ?? crop;
  return { media, crop, trim, bleed: own("BleedBox") ?? trim };
}

/** What of a box lies within another. */
function within(box: PdfBox | undefined, outer: PdfBox): PdfBox | undefined {
  if (box === undefined) return undefined;
  const [left, bottom] = [Math.max(box[0], outer[0]), Math.max(box[1], outer[1])];
  const [right, top] = [Math.min(box[2], outer[2]), Math.min(box[3], outer[3])];
  return right > left && top > bottom ? [left, bottom, right, top] : undefined;
}

/** left, bottom, right, top in points, y up. */
export type PdfBox = readonly [left: number, bottom: number, right: number, top: number];

export function boxOf(object: PDFObject | undefined): PdfBox | undefined {
  const [a, b, c, d] = numbersOf(object);
  if (a === undefined || b === undefined || c === undefined || d === undefined) return undefined;
  return [Math.min(a, c), Math.min(b, d), Math.max(a, c), Math.max(b, d)];
}
