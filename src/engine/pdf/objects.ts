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
import { Inflate } from "fflate";

/*
 * Reads objects of a PDF without ever throwing: a file from outside may contain anything anywhere. A missing or wrong entry is undefined, and filters stop
 * at a limit.
 */

export function entry(dict: PDFDict | undefined, key: string): PDFObject | undefined {
  return dict?.lookup(PDFName.of(key));
}

export function dictAt(dict: PDFDict | undefined, key: string): PDFDict | undefined {
  return dictOf(entry(dict, key));
}

/** A dictionary, or the dictionary of a stream. */
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

/** The elements of an array, with references resolved; a single object is a list of one. */
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

/** An entry that pages inherit from their parent nodes. */
export function inherited(page: PDFDict, key: string): PDFObject | undefined {
  let node: PDFDict | undefined = page;
  for (let depth = 0; node !== undefined && depth < 32; depth++) {
    const found = entry(node, key);
    if (found !== undefined) return found;
    node = dictAt(node, "Parent");
  }
  return undefined;
}

/** The decoded bytes of a stream; undefined if a filter is broken or unknown, or the result is too large. */
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

/** The content streams of a page, joined; undefined if one is missing or broken, or the result is too large. */
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

/** The content streams of a page; undefined for each one missing in the file, for example in a truncated file. */
function contentsOf(page: PDFDict): readonly (PDFObject | undefined)[] {
  const named = entry(page, "Contents");
  if (named instanceof PDFArray) return Array.from({ length: named.size() }, (_, index) => named.lookup(index));
  return page.has(PDFName.of("Contents")) ? [named] : [];
}

/** The boxes of a page, with defaults for missing ones. */
export interface PageBoxes {
  readonly media: PdfBox;
  readonly crop: PdfBox;
  readonly trim: PdfBox;
  readonly bleed: PdfBox;
}

/** The boxes as viewers use them: clipped to the sheet; a box outside the sheet is ignored (ISO 32000-1, 14.11.2.1). */
export function boxesOf(page: PDFDict): PageBoxes {
  const media = mediaOf(page);
  return orderedBoxes(page, media, (box) => within(box, media));
}

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

/*
 * Stream filters (ISO 32000-1, 7.4) with a limit: a few bytes may expand to gigabytes. Picture filters are not decoded.
 */

/** The most bytes of a decoded stream; a page of the densest maps has a tenth of this. */
const MOST_DECODED = 64_000_000;

/** More than two filters on a stream make no sense. */
const MOST_FILTERS = 4;

type Filter = (bytes: Uint8Array, early: number) => Uint8Array;

const FILTERS: Readonly<Record<string, Filter>> = {
  FlateDecode: inflate,
  Fl: inflate,
  LZWDecode: unpackLzw,
  LZW: unpackLzw,
  ASCII85Decode: fromAscii85,
  A85: fromAscii85,
  ASCIIHexDecode: fromHex,
  AHx: fromHex,
  RunLengthDecode: unpackRuns,
  RL: unpackRuns,
};

/**
 * Decodes a stream.
 * @param early LZW's EarlyChange by filter
 * @throws RangeError if a filter is unknown, the bytes are broken, or the result is too large
 */
export function decoded(bytes: Uint8Array, filters: readonly string[], early: readonly number[] = []): Uint8Array {
  if (filters.length > MOST_FILTERS) throw new RangeError("too many filters");
  return filters.reduce((data, name, index) => {
    const filter = Object.hasOwn(FILTERS, name) ? FILTERS[name] : undefined;
    if (filter === undefined) throw new RangeError(`a filter ${name}`);
    return filter(data, early[index] ?? 1);
  }, bytes);
}

class Sink {
  #held = new Uint8Array(65_536);
  #length = 0;

  push(chunk: Uint8Array): void {
    const length = this.#length + chunk.length;
    if (length > MOST_DECODED) throw new RangeError("too many bytes");
    if (length > this.#held.length) {
      const larger = new Uint8Array(Math.max(length, 2 * this.#held.length));
      larger.set(this.#held.subarray(0, this.#length));
      this.#held = larger;
    }
    this.#held.set(chunk, this.#length);
    this.#length = length;
  }

  bytes(): Uint8Array {
    return this.#held.subarray(0, this.#length);
  }
}

/** Packed bytes per step, which expand to four million at most. */
const STEP = 4096;

/** Ignores the checksum, as other readers do. */
function inflate(bytes: Uint8Array): Uint8Array {
  const [method = 0, flags = 0] = bytes;
  if ((method & 15) !== 8 || (method * 256 + flags) % 31 !== 0 || (flags & 32) !== 0)
    throw new RangeError("no deflate");
  const sink = new Sink();
  let ended = false;
  const inflating = new Inflate((chunk, final) => {
    sink.push(chunk);
    ended ||= final;
  });
  for (let at = 2; at < bytes.length && !ended; at += STEP) {
    inflating.push(bytes.subarray(at, at + STEP), at + STEP >= bytes.length);
  }
  return sink.bytes();
}

function fromHex(bytes: Uint8Array): Uint8Array {
  const text = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength).toString("latin1");
  const [digits = ""] = text.split(">");
  const even = digits.replace(/\s/g, "");
  if (/[^0-9A-Fa-f]/.test(even)) throw new RangeError("no hex digits");
  return Buffer.from(even.length % 2 === 0 ? even : `${even}0`, "hex");
}

function fromAscii85(bytes: Uint8Array): Uint8Array {
  const out = Buffer.alloc(Math.ceil(bytes.length * 0.8) + 4 * bytes.filter((code) => code === 0x7a).length + 8);
  let length = 0;
  let group: number[] = [];
  const flush = (): void => {
    const given = group.length;
    if (given === 1) throw new RangeError("a lone digit");
    while (group.length < 5) group.push(84);
    const value = group.reduce((sum, digit) => sum * 85 + digit, 0);
    if (value > 0xffffffff) throw new RangeError("a digit too high");
    out.writeUInt32BE(value, length);
    length += given - 1;
    group = [];
  };
  for (const code of bytes) {
    if (code === 0x7e) break;
    if (code <= 32) continue;
    if (code === 0x7a && group.length === 0) {
      out.writeUInt32BE(0, length);
      length += 4;
      continue;
    }
    if (code < 33 || code > 117) throw new RangeError("no digit");
    group.push(code - 33);
    if (group.length === 5) flush();
  }
  if (group.length > 0) flush();
  return out.subarray(0, length);
}

function unpackRuns(bytes: Uint8Array): Uint8Array {
  const sink = new Sink();
  for (let at = 0; at < bytes.length; ) {
    const length = bytes[at++] as number;
    if (length === 128) break;
    if (length < 128) {
      sink.push(bytes.subarray(at, at + length + 1));
      at += length + 1;
    } else sink.push(new Uint8Array(257 - length).fill(bytes[at++] ?? 0));
  }
  return sink.bytes();
}

const CLEAR = 256;
const END = 257;

function unpackLzw(bytes: Uint8Array, early: number): Uint8Array {
  const sink = new Sink();
  let table: Uint8Array[] = [];
  let width = 9;
  let last: Uint8Array | undefined;
  let bits = 0;
  let held = 0;
  const wordOf = (code: number): Uint8Array | undefined => (code < 256 ? Uint8Array.of(code) : table[code - 258]);
  for (const byte of bytes) {
    held = ((held << 8) | byte) & 0xffffff;
    bits += 8;
    if (bits < width) continue;
    bits -= width;
    const code = (held >> bits) & ((1 << width) - 1);
    if (code === END) break;
    if (code === CLEAR) {
      [table, width, last] = [[], 9, undefined];
      continue;
    }
    const listed = wordOf(code);
    if (listed === undefined && last === undefined) throw new RangeError("a word without a beginning");
    const word = listed ?? Buffer.concat([last as Uint8Array, (last as Uint8Array).subarray(0, 1)]);
    sink.push(word);
    if (last !== undefined && table.length < 4096 - 258) table.push(Buffer.concat([last, word.subarray(0, 1)]));
    last = word;
    width = widthFor(table.length + 258 + early);
  }
  return sink.bytes();
}

function widthFor(codes: number): number {
  return codes >= 2048 ? 12 : codes >= 1024 ? 11 : codes >= 512 ? 10 : 9;
}
