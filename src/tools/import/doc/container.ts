// A .doc file: a compound file (MS-CFB), a small file system with chains of sectors, and in it Word's text in pieces (MS-DOC). Every length and offset comes
// from the file and may be hostile, so each is checked against the size of the file, chains may not be longer than the file, and nothing is read before it is
// needed.
import { addAll } from "../../../base/diagnostic.ts";
import { latinText } from "../file-form.ts";

/** A compound file (MS-CFB). */
export interface Container {
  /** The names of the streams and storages in the root. */
  readonly names: readonly string[];
  /** The bytes of a stream of the root; undefined if there is none, or it is broken. */
  readonly stream: (name: string) => Buffer | undefined;
}

interface Entry {
  readonly start: number;
  readonly size: number;
}

/** From this number on, a sector's number ends a chain or names no sector. */
const NO_SECTOR = 0xfffffffa;
const ENTRY = 128;
/** The header itself lists so many sectors of the table. */
const LISTED = 109;

/**
 * Opens a compound file. The library for it (cfb) reads every stream at once, so a hostile file of 2 MB makes it take gigabytes.
 * @returns undefined if it is damaged
 */
export function openContainer(bytes: Uint8Array): Container | undefined {
  const file = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  try {
    return opened(file);
  } catch {
    return undefined;
  }
}

function opened(file: Buffer): Container | undefined {
  const shift = file.readUInt16LE(30);
  if (shift !== 9 && shift !== 12) return undefined;
  const sectors: Sectors = { file, size: 2 ** shift, table: sectorTable(file, 2 ** shift) };
  const directory = chained(sectors, file.readUInt32LE(48));
  const root = entryAt(directory, 0);
  const found = entriesIn(directory);
  const cutoff = file.readUInt32LE(56);
  const small = (): Sectors => ({
    file: chained(sectors, root.start),
    size: 2 ** Math.min(file.readUInt16LE(32), shift),
    table: numbersIn(chained(sectors, file.readUInt32LE(60))),
  });
  const stream = (name: string): Buffer | undefined => {
    const entry = found.get(name);
    if (entry === undefined) return undefined;
    const data = entry.size < cutoff ? chained(small(), entry.start, 0) : chained(sectors, entry.start);
    return data.subarray(0, entry.size);
  };
  return { names: [...found.keys()], stream };
}

interface Sectors {
  readonly file: Buffer;
  readonly size: number;
  /** The sector that follows each one. */
  readonly table: readonly number[];
}

function numbersIn(bytes: Buffer): readonly number[] {
  return Array.from({ length: Math.floor(bytes.length / 4) }, (_, at) => bytes.readUInt32LE(4 * at));
}

/** The table of sectors. It is stored in sectors itself, which the header and further sectors list. */
function sectorTable(file: Buffer, size: number): readonly number[] {
  const most = Math.ceil(file.length / size);
  const listed = numbersIn(file.subarray(76, 76 + 4 * LISTED)).filter((sector) => sector < NO_SECTOR);
  let next = file.readUInt32LE(68);
  for (let lists = 0; next < most && lists < most && listed.length < most; lists++) {
    const list = numbersIn(sectorOf(file, size, next, 1));
    addAll(
      listed,
      list.slice(0, -1).filter((sector) => sector < NO_SECTOR),
    );
    next = list.at(-1) ?? NO_SECTOR;
  }
  return listed.slice(0, most).flatMap((sector) => numbersIn(sectorOf(file, size, sector, 1)));
}

function sectorOf(file: Buffer, size: number, sector: number, offset: number): Buffer {
  return file.subarray((sector + offset) * size, (sector + offset + 1) * size);
}

/** @param offset sectors before the first: the file's header takes one */
function chained({ file, size, table }: Sectors, start: number, offset = 1): Buffer {
  const chain: Buffer[] = [];
  const seen = new Set<number>();
  for (let sector = start; sector < NO_SECTOR && !seen.has(sector); sector = table[sector] ?? NO_SECTOR) {
    seen.add(sector);
    const data = sectorOf(file, size, sector, offset);
    if (data.length === 0) break;
    chain.push(data);
  }
  return Buffer.concat(chain);
}

function entryAt(directory: Buffer, at: number): Entry {
  return { start: directory.readUInt32LE(ENTRY * at + 116), size: directory.readUInt32LE(ENTRY * at + 120) };
}

/** The entries of the root. Embedded documents have streams of the same names in storages of their own. */
function entriesIn(directory: Buffer): ReadonlyMap<string, Entry> {
  const entries = new Map<string, Entry>();
  const seen = new Set<number>();
  const next = [directory.readUInt32LE(76)];
  for (let at = next.pop(); at !== undefined; at = next.pop()) {
    const place = ENTRY * at;
    if (seen.has(at) || place + ENTRY > directory.length) continue;
    seen.add(at);
    const length = Math.max(0, Math.min(directory.readUInt16LE(place + 64) - 2, 62));
    entries.set(directory.toString("utf16le", place, place + length), entryAt(directory, at));
    next.push(directory.readUInt32LE(place + 68), directory.readUInt32LE(place + 72));
  }
  return entries;
}

/** The texts of a document, in the order in which they are stored. */
const TEXTS = ["body", "footnotes", "headers", "macros", "comments", "endnotes", "boxes", "headerBoxes"] as const;

/** The tables that are read, by their places in the file information block (MS-DOC FibRgFcLcb97). */
const TABLES = {
  styles: 1,
  footnoteMarks: 2,
  footnoteTexts: 3,
  commentMarks: 4,
  commentTexts: 5,
  headerTexts: 11,
  runPages: 12,
  paragraphPages: 13,
  fonts: 15,
  pieces: 33,
  authors: 36,
  shapes: 40,
  endnoteMarks: 46,
  endnoteTexts: 47,
  drawings: 50,
  boxTexts: 56,
  lists: 73,
  listUses: 74,
} as const;

export interface TextStretch {
  readonly from: number;
  readonly to: number;
}

/** A document of Word 97 to 2003, or of WPS, opened. */
export interface DocFile {
  /** WordDocument. */
  readonly main: Buffer;
  /** Pictures, and properties that are too long for their page. */
  readonly data: Buffer;
  /** Empty if the document has none. */
  readonly table: (name: keyof typeof TABLES) => Buffer;
  /** The bytes after the first `length` ones of a table, also beyond its end. */
  readonly behind: (name: keyof typeof TABLES, length: number) => Buffer;
  /** The number of bytes that packed pictures may still grow to. */
  readonly pictures: { left: number };
  /** The place of each text, in characters of all texts. */
  readonly stretches: Readonly<Record<(typeof TEXTS)[number], TextStretch>>;
}

type Opened = { readonly file: DocFile } | { readonly refused: "sealed" | "old" | "damaged" };

const MOST_PICTURES = 256 * 2 ** 20;

/** nFib of Word 97; earlier versions store text and properties differently. */
const WORD_97 = 0xc1;

export function openDoc(container: Container): Opened {
  const main = container.stream("WordDocument");
  if (main === undefined || main.length < 0x9a + 8 * TABLES.listUses) return { refused: "damaged" };
  if (main.readUInt16LE(0) !== 0xa5ec || main.readUInt16LE(2) < WORD_97) return { refused: "old" };
  const flags = main.readUInt16LE(10);
  if ((flags & 0x0100) !== 0) return { refused: "sealed" };
  const tables = container.stream((flags & 0x0200) === 0 ? "0Table" : "1Table");
  if (tables === undefined) return { refused: "damaged" };
  const pairs = main.readUInt16LE(0x98);
  const placeOf = (name: keyof typeof TABLES): number => main.readUInt32LE(0x9a + 8 * TABLES[name]);
  const table = (name: keyof typeof TABLES): Buffer => {
    const length = TABLES[name] < pairs ? main.readUInt32LE(0x9e + 8 * TABLES[name]) : 0;
    return tables.subarray(placeOf(name), placeOf(name) + length);
  };
  const behind = (name: keyof typeof TABLES, length: number): Buffer => tables.subarray(placeOf(name) + length);
  let from = 0;
  const stretches = TEXTS.map((name, at) => {
    const length = Math.max(0, main.readInt32LE(0x4c + 4 * at));
    const stretch = { from, to: from + length };
    from += length;
    return [name, stretch] as const;
  });
  const data = container.stream("Data") ?? Buffer.alloc(0);
  return {
    file: {
      main,
      data,
      table,
      behind,
      pictures: { left: MOST_PICTURES },
      stretches: Object.fromEntries(stretches) as DocFile["stretches"],
    },
  };
}

/** A list of places with a record for each (MS-DOC Plc). */
export interface Plc {
  /** One more than there are records. */
  readonly places: readonly number[];
  readonly records: readonly Buffer[];
}

export function plcIn(table: Buffer, size: number): Plc {
  const count = Math.max(0, Math.floor((table.length - 4) / (4 + size)));
  const places = Array.from({ length: table.length < 4 ? 0 : count + 1 }, (_, at) => table.readUInt32LE(4 * at));
  const start = 4 * (count + 1);
  const records = Array.from({ length: count }, (_, at) => table.subarray(start + size * at, start + size * (at + 1)));
  return { places, records };
}

/** The stretches of a text that is split at these places; a place never goes back before the one before. */
export function partsOf(table: Buffer, size: number, { from, to }: TextStretch): readonly TextStretch[] {
  const { places } = plcIn(table, size);
  let at = from;
  return places.slice(1).map((place, index) => {
    const start = Math.max(at, Math.min(to, from + (places[index] ?? 0)));
    at = Math.max(start, Math.min(to, from + place));
    return { from: start, to: at };
  });
}

/** Texts one after another, each preceded by its length. */
export function textsIn(table: Buffer): readonly string[] {
  const texts: string[] = [];
  for (let at = 0; at + 2 <= table.length; ) {
    const end = at + 2 + 2 * table.readUInt16LE(at);
    texts.push(table.toString("utf16le", at + 2, end));
    at = end;
  }
  return texts;
}

/** A stretch of the text that is stored in one place of the file. */
export interface TextPiece {
  /** Characters of all texts. */
  readonly from: number;
  readonly to: number;
  /** The offset of its first byte. */
  readonly place: number;
  /** Bytes a character. */
  readonly width: 1 | 2;
  /** Properties that a quick save added to it. */
  readonly laid: Buffer;
}

export interface DocText {
  /** All texts of the document; a character is a UTF-16 unit. */
  readonly text: string;
  readonly pieces: readonly TextPiece[];
}

/** More than any newspaper's copy; pieces that name one stretch of a file again and again would fill the memory. */
const MOST_CHARACTERS = 4 * 2 ** 20;

/** Joins the pieces of the text. Undefined if the file does not contain it. */
export function docText(file: DocFile): DocText | undefined {
  const table = file.table("pieces");
  const laid: Buffer[] = [];
  let at = 0;
  while (table[at] === 1) {
    const length = table.readUInt16LE(at + 1);
    laid.push(table.subarray(at + 3, at + 3 + length));
    at += 3 + length;
  }
  if (table[at] !== 2) return undefined;
  const pieces = piecesIn(table.subarray(at + 5, at + 5 + table.readUInt32LE(at + 1)), laid);
  const texts: string[] = [];
  let end = 0;
  for (const { from, to, place, width } of pieces) {
    if (from !== end || to < from || to > MOST_CHARACTERS) return undefined;
    const bytes = file.main.subarray(place, place + width * (to - from));
    if (bytes.length !== width * (to - from)) return undefined;
    texts.push(width === 2 ? bytes.toString("utf16le") : latinText(bytes));
    end = to;
  }
  const isWhole = Object.values(file.stretches).every(({ to }) => to <= end);
  return isWhole ? { text: texts.join(""), pieces } : undefined;
}

function piecesIn(table: Buffer, laid: readonly Buffer[]): readonly TextPiece[] {
  const count = Math.floor((table.length - 4) / 12);
  return Array.from({ length: Math.max(0, count) }, (_, at): TextPiece => {
    const record = 4 * (count + 1) + 8 * at;
    const place = table.readUInt32LE(record + 2);
    const isAnsi = (place & 0x40000000) !== 0;
    const start = place & 0x3fffffff;
    return {
      from: table.readUInt32LE(4 * at),
      to: table.readUInt32LE(4 * at + 4),
      place: isAnsi ? start >>> 1 : start,
      width: isAnsi ? 1 : 2,
      laid: laidOver(table.readUInt16LE(record + 6), laid),
    };
  });
}

/** Properties that a piece gives by number instead of a list (MS-DOC Prm0). */
const SHORT: ReadonlyMap<number, number> = new Map([
  [0x05, 0x2403],
  [0x18, 0x2416],
  [0x19, 0x2417],
  [0x41, 0x0800],
  [0x42, 0x0801],
  [0x55, 0x0835],
  [0x57, 0x0837],
  [0x5a, 0x083a],
  [0x5b, 0x083b],
  [0x5c, 0x083c],
  [0x68, 0x2a48],
  [0x73, 0x2a53],
]);

function laidOver(modifier: number, laid: readonly Buffer[]): Buffer {
  if ((modifier & 1) !== 0) return laid[modifier >>> 1] ?? Buffer.alloc(0);
  const sprm = SHORT.get((modifier >>> 1) & 0x7f);
  return sprm === undefined ? Buffer.alloc(0) : Buffer.from([sprm & 0xff, sprm >>> 8, modifier >>> 8]);
}
