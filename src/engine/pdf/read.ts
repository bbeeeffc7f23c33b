/*
 * Opens PDFs from outside. The file is read from start to end, object by object; its cross-reference table is ignored, because it may be wrong or hostile.
 * Everything is bounded: values, nesting, unpacked bytes and passes over the file.
 */
import {
  PDFArray,
  PDFBool,
  PDFContext,
  PDFDict,
  PDFHexString,
  PDFName,
  PDFNull,
  PDFNumber,
  type PDFObject,
  PDFRawStream,
  PDFRef,
  PDFString,
} from "@cantoo/pdf-lib";
import { bytesOf, dictAt, dictOf, entry, listAt, nameAt, numberAt } from "./objects.ts";

export interface OpenedPdf {
  readonly catalog: PDFDict;
  /** All trailers merged, with the last one first. */
  readonly trailer: ReadonlyMap<string, PDFObject>;
  readonly pages: readonly PDFDict[];
}

type ReadPdf =
  | { readonly ok: true; readonly file: OpenedPdf }
  | { readonly ok: false; readonly encrypted: boolean; readonly problem: string };

/** The most values in a file, including numbers and names: the tags of a whole issue are a million. */
const MOST_VALUES = 3_000_000;
const DEEPEST = 100;
/** The most bytes of all object streams together. */
const MOST_UNPACKED = 200_000_000;
/** The most passes over a file: objects without an end would each cause one to the end of the file. */
const MOST_READINGS = 20;
const MOST_PAGES = 100_000;

/**
 * Reads a PDF. A later object replaces an earlier one of the same number, as in updated files. Ends in bounded time and memory for any input.
 */
export function readPdf(bytes: Uint8Array): ReadPdf {
  const refused = (problem: string, encrypted = false): ReadPdf => ({ ok: false, encrypted, problem });
  if (!Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength).includes("%PDF-")) return refused("it is no PDF");
  try {
    const reader = new Reader(bytes);
    reader.readAll();
    const { context, trailer } = reader;
    if (trailer.has("Encrypt")) return refused("it is encrypted", true);
    const root = trailer.get("Root");
    const named = root && dictOf(context.lookup(root));
    const catalog = nameAt(named, "Type") === "Catalog" ? named : reader.catalog;
    if (catalog === undefined) return refused("it has no catalog");
    return { ok: true, file: { catalog, trailer, pages: pagesOf(catalog) } };
  } catch (cause) {
    if (cause instanceof RangeError) return refused(cause.message);
    throw cause;
  }
}

/** The pages in order; stops at a cycle in the tree. */
function pagesOf(catalog: PDFDict): readonly PDFDict[] {
  const pages: PDFDict[] = [];
  const seen = new Set<PDFDict>();
  const waiting: (PDFDict | undefined)[] = [dictAt(catalog, "Pages")];
  while (waiting.length > 0 && pages.length < MOST_PAGES) {
    const node = waiting.pop();
    if (node === undefined || seen.has(node)) continue;
    seen.add(node);
    const kids = entry(node, "Kids") === undefined ? undefined : listAt(node, "Kids");
    if (kids === undefined || nameAt(node, "Type") === "Page") pages.push(node);
    else for (let at = kids.length - 1; at >= 0; at--) waiting.push(dictOf(kids[at]));
  }
  return pages.filter((page) => nameAt(page, "Type") !== "Pages");
}

/** Reads objects into a context; a class, because each object may replace an earlier one. */
class Reader {
  readonly context = PDFContext.create();
  readonly trailer = new Map<string, PDFObject>();
  /** The last catalog, for a file whose trailer names none. */
  catalog: PDFDict | undefined;
  readonly #scan: Scanner;
  #mostRead: number;
  #read = 0;
  #values = 0;
  #unpacked = 0;

  constructor(bytes: Uint8Array) {
    this.#scan = new Scanner(bytes);
    this.#mostRead = MOST_READINGS * bytes.length + 100_000;
  }

  readAll(): void {
    const scan = this.#scan;
    for (let code = scan.next(); code !== undefined; code = scan.next()) {
      const word = scan.word();
      if (word === "") scan.at++;
      else if (word === "trailer") this.#addTrailer(this.#tried(scan));
      else if (/^\d{1,10}$/.test(word)) this.#object(Number(word));
    }
  }

  #count(bytes: number): void {
    this.#read += bytes;
    if (this.#read > this.#mostRead) throw new RangeError("it is too damaged to be read");
  }

  #addTrailer(object: PDFObject | undefined): void {
    const dict = dictOf(object);
    for (const key of ["Root", "Info", "ID", "Encrypt"]) {
      const value = dict?.get(PDFName.of(key));
      if (value !== undefined) this.trailer.set(key, value);
    }
  }

  #object(number: number): void {
    const scan = this.#scan;
    const { at: behind } = scan;
    scan.next();
    const generation = scan.word();
    scan.next();
    if (!/^\d{1,5}$/.test(generation) || !scan.skips("obj")) {
      // A number in a table; the next one may begin an object.
      this.#count(scan.at - behind);
      scan.at = behind;
      return;
    }
    const { at } = scan;
    const object = this.#tried(scan);
    if (object === undefined) {
      // Its contents are not objects of the file.
      const end = scan.find("endobj");
      this.#count((end < 0 ? scan.bytes.length : end) - at);
      if (end >= 0) scan.at = end;
      return;
    }
    const made =
      object instanceof PDFDict && scan.next() !== undefined && scan.skips("stream") ? this.#stream(object) : object;
    this.#assign(PDFRef.of(number, Number(generation)), made);
  }

  #stream(dict: PDFDict): PDFRawStream {
    const scan = this.#scan;
    const { bytes } = scan;
    if (bytes[scan.at] === 0x0d) scan.at++;
    if (bytes[scan.at] === 0x0a) scan.at++;
    const from = scan.at;
    const length = numberAt(dict, "Length");
    let to = from + Math.max(0, length ?? 0);
    scan.at = to;
    if (length === undefined || to > bytes.length || scan.next() === undefined || !scan.skips("endstream")) {
      scan.at = from;
      to = scan.find("endstream");
      // A stream without an end extends to the end of the file.
      if (to < 0) to = bytes.length;
      scan.at = Math.min(bytes.length, to + "endstream".length);
      if (bytes[to - 1] === 0x0a) to--;
      if (bytes[to - 1] === 0x0d) to--;
      to = Math.max(from, to);
    }
    const stream = PDFRawStream.of(dict, bytes.subarray(from, to));
    const type = nameAt(dict, "Type");
    if (type === "XRef") this.#addTrailer(dict);
    if (type === "ObjStm") this.#packed(stream);
    return stream;
  }

  /** The objects of an object stream. They are never streams themselves. */
  #packed(stream: PDFRawStream): void {
    const bytes = bytesOf(stream);
    if (bytes === undefined) return;
    this.#unpacked += bytes.length;
    this.#mostRead += MOST_READINGS * bytes.length;
    if (this.#unpacked > MOST_UNPACKED) throw new RangeError("its object streams are too large");
    const scan = new Scanner(bytes);
    for (const [number, at] of indexOf(scan, stream.dict)) {
      if (!(number >= 0 && at >= 0 && at < bytes.length)) continue;
      scan.at = at;
      const object = this.#tried(scan);
      if (object !== undefined) this.#assign(PDFRef.of(number, 0), object);
    }
  }

  #assign(ref: PDFRef, object: PDFObject): void {
    this.context.assign(ref, object);
    const dict = dictOf(object);
    if (nameAt(dict, "Type") === "Catalog") this.catalog = dict;
  }

  /** The value at this position; undefined if there is none, and then the scanner does not move. */
  #tried(scan: Scanner): PDFObject | undefined {
    const { at } = scan;
    const value = this.#value(scan, 0);
    this.#count(scan.at - at);
    if (value === undefined) scan.at = at;
    return value;
  }

  #value(scan: Scanner, depth: number): PDFObject | undefined {
    if (++this.#values > MOST_VALUES) throw new RangeError("it has too many objects");
    if (depth > DEEPEST) return undefined;
    switch (scan.next()) {
      case 0x2f:
        return PDFName.of(escapesOf(scan.name()));
      case 0x28:
        return PDFString.of(scan.string());
      case 0x5b:
        return this.#array(scan, depth);
      case 0x3c:
        return scan.bytes[scan.at + 1] === 0x3c ? this.#dict(scan, depth) : PDFHexString.of(scan.hex());
    }
    return plainValue(scan);
  }

  #array(scan: Scanner, depth: number): PDFArray | undefined {
    scan.at++;
    const array = PDFArray.withContext(this.context);
    for (let code = scan.next(); code !== 0x5d; code = scan.next()) {
      const item = code === undefined ? undefined : this.#value(scan, depth + 1);
      if (item === undefined) return undefined;
      array.push(item);
    }
    scan.at++;
    return array;
  }

  #dict(scan: Scanner, depth: number): PDFDict | undefined {
    scan.at += 2;
    const map = new Map<PDFName, PDFObject>();
    for (let code = scan.next(); !(code === 0x3e && scan.bytes[scan.at + 1] === 0x3e); code = scan.next()) {
      if (code !== 0x2f) return undefined;
      const key = PDFName.of(escapesOf(scan.name()));
      const value = this.#value(scan, depth + 1);
      if (value === undefined) return undefined;
      map.set(key, value);
    }
    scan.at += 2;
    return PDFDict.fromMapWithContext(map, this.context);
  }
}

/** A number, a reference, or a word. */
function plainValue(scan: Scanner): PDFObject | undefined {
  const word = scan.word();
  if (word === "true" || word === "false") return word === "true" ? PDFBool.True : PDFBool.False;
  if (word === "null") return PDFNull;
  const value = numberOf(word);
  if (value === undefined) return undefined;
  if (!/^\d{1,10}$/.test(word) || !isPdfSpace(scan.bytes[scan.at])) return PDFNumber.of(value);
  const { at } = scan;
  scan.next();
  const generation = scan.word();
  if (/^\d{1,5}$/.test(generation) && scan.next() === 0x52 && scan.word() === "R") {
    return PDFRef.of(value, Number(generation));
  }
  scan.at = at;
  return PDFNumber.of(value);
}

/** The numbers and offsets of the objects in an object stream. */
function indexOf(scan: Scanner, dict: PDFDict): readonly (readonly [number: number, at: number])[] {
  const first = numberAt(dict, "First") ?? 0;
  const count = numberAt(dict, "N") ?? 0;
  const index: (readonly [number: number, at: number])[] = [];
  for (let at = 0; at < count && scan.next() !== undefined; at++) {
    const number = numberOf(scan.word());
    scan.next();
    const offset = numberOf(scan.word());
    if (number === undefined || offset === undefined) break;
    index.push([number, first + offset]);
  }
  return index;
}

/** The library only knows escapes in capital letters. */
function escapesOf(name: string): string {
  return name.includes("#") ? name.replace(/#[0-9a-fA-F]{2}/g, (code) => code.toUpperCase()) : name;
}

/*
 * Tokens of PDF syntax (ISO 32000-1, 7.2). The library's own readers run endlessly or out of memory after a missing bracket or a wrong number. Each call
 * here advances, and none looks beyond the end of the file.
 */

/** 1: white space, 2: delimiter, 0: regular. */
const KIND = kinds();

function kinds(): Uint8Array {
  const table = new Uint8Array(256);
  for (const code of [0, 9, 10, 12, 13, 32]) table[code] = 1;
  for (const char of "()<>[]{}/%") table[char.charCodeAt(0)] = 2;
  return table;
}

const [LF, CR] = [0x0a, 0x0d];
const [OPEN, CLOSE, BACKSLASH, PERCENT, GREATER] = [0x28, 0x29, 0x5c, 0x25, 0x3e];

/** The largest real number that a reader must support (ISO 32000-1, annex C). */
const LARGEST = 3.403e38;

export function isPdfSpace(code: number | undefined): boolean {
  return code !== undefined && KIND[code] === 1;
}

/** A position in a file's bytes; a class, because every token moves it. */
export class Scanner {
  readonly bytes: Uint8Array;
  at: number;
  readonly #text: Buffer;

  constructor(bytes: Uint8Array, at = 0) {
    this.bytes = bytes;
    this.at = at;
    this.#text = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  }

  #latin(from: number, to?: number): string {
    return this.#text.toString("latin1", from, to);
  }

  /** The next byte after white space and comments; undefined at the end. */
  next(): number | undefined {
    const { bytes } = this;
    while (this.at < bytes.length) {
      const code = bytes[this.at] as number;
      if (code === PERCENT) this.#line();
      else if (KIND[code] !== 1) return code;
      else this.at++;
    }
    return undefined;
  }

  #line(): void {
    const { bytes } = this;
    while (this.at < bytes.length && bytes[this.at] !== LF && bytes[this.at] !== CR) this.at++;
  }

  /** The regular characters from here on; empty before a delimiter. */
  word(): string {
    const from = this.at;
    while (this.at < this.bytes.length && KIND[this.bytes[this.at] as number] === 0) this.at++;
    return this.#latin(from, this.at);
  }

  /** A name without its slash; escapes such as `#20` are kept. */
  name(): string {
    this.at++;
    return this.word();
  }

  /** The raw contents of a string's brackets. An unclosed string ends with the file. */
  string(): string {
    const from = ++this.at;
    let depth = 1;
    while (this.at < this.bytes.length) {
      const code = this.bytes[this.at++];
      if (code === BACKSLASH) this.at++;
      else if (code === OPEN) depth++;
      else if (code === CLOSE && --depth === 0) return this.#latin(from, this.at - 1);
    }
    this.at = this.bytes.length;
    return this.#latin(from);
  }

  hex(): string {
    const from = ++this.at;
    const end = this.bytes.indexOf(GREATER, from);
    this.at = end < 0 ? this.bytes.length : end + 1;
    return this.#latin(from, end < 0 ? this.bytes.length : end).replace(/[^0-9A-Fa-f]/g, "");
  }

  /** Moves past these letters if they are here. */
  skips(letters: string): boolean {
    if (this.#latin(this.at, this.at + letters.length) !== letters) return false;
    this.at += letters.length;
    return true;
  }

  /** The next position of these letters; −1 if there is none. */
  find(letters: string): number {
    return this.#text.indexOf(letters, this.at, "latin1");
  }
}

/**
 * A number in PDF syntax, or in the variants that programs write: `-.5`, `4.`, `--3`. Undefined for anything else, including `1e9` and numbers beyond
 * what a reader must support.
 */
export function numberOf(word: string): number | undefined {
  if (!/^[-+.\d]+$/.test(word)) return undefined;
  const value = Number(word);
  if (!Number.isNaN(value)) return Math.abs(value) <= LARGEST ? value : undefined;
  const near = Number.parseFloat(word.replace(/^[-+]+(?=[-+])/, ""));
  return Number.isNaN(near) ? 0 : near;
}
