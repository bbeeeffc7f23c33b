import type { Container } from "./container.ts";

/** The texts of a document, in the order in which they stand behind one another. */
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
  /** Empty: the document has none. */
  readonly table: (name: keyof typeof TABLES) => Buffer;
  /** What stands behind the first `length` bytes of a table, beyond its end too. */
  readonly behind: (name: keyof typeof TABLES, length: number) => Buffer;
  /** Bytes that packed pictures may still grow to. */
  readonly pictures: { left: number };
  /** Where each text stands, in characters of all texts. */
  readonly stretches: Readonly<Record<(typeof TEXTS)[number], TextStretch>>;
}

type Opened = { readonly file: DocFile } | { readonly refused: "sealed" | "old" | "damaged" };

const MOST_PICTURES = 256 * 2 ** 20;

/** nFib of Word 97; its predecessors hold text and properties in other ways. */
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

/** A list of places with a record behind each (MS-DOC Plc). */
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

/** Stretches of a text that is parted at these places; none goes back behind the one before. */
export function partsOf(table: Buffer, size: number, { from, to }: TextStretch): readonly TextStretch[] {
  const { places } = plcIn(table, size);
  let at = from;
  return places.slice(1).map((place, index) => {
    const start = Math.max(at, Math.min(to, from + (places[index] ?? 0)));
    at = Math.max(start, Math.min(to, from + place));
    return { from: start, to: at };
  });
}

/** Texts behind one another, each with its length before it. */
export function textsIn(table: Buffer): readonly string[] {
  const texts: string[] = [];
  for (let at = 0; at + 2 <= table.length; ) {
    const end = at + 2 + 2 * table.readUInt16LE(at);
    texts.push(table.toString("utf16le", at + 2, end));
    at = end;
  }
  return texts;
}
