import { inflateSync } from "node:zlib";
import type { CopyPicture } from "../proposal.ts";
import { type DocFile, plcIn } from "./fib.ts";

/** What is drawn at one place of the body: a picture, a text box, or a group of both. */
interface Drawn {
  /** Numbers of its shapes. */
  readonly shapes: readonly number[];
  /** Undefined: it stands in a file of its own. */
  readonly pictures: readonly (CopyPicture | undefined)[];
  /** Words that are drawn as a picture of themselves. */
  readonly wordArt: readonly string[];
}

/** A record of a drawing (MS-ODRAW). */
interface Piece {
  readonly type: number;
  readonly instance: number;
  readonly data: Buffer;
}

const STORE = 0xf001;
const DRAWING = 0xf002;
const GROUP = 0xf003;
const SHAPE = 0xf004;
const STORED = 0xf007;
const NUMBER = 0xf00a;
const PROPERTIES = 0xf00b;
const HEAD = 8;
/** Groups in groups. */
const MOST_DEPTH = 30;

/** Drawings by the places of the body's characters that they are anchored to. */
export function docDrawings(file: DocFile): ReadonlyMap<number, Drawn> {
  const table = file.table("drawings");
  const [all] = piecesIn(table);
  if (all === undefined) return new Map();
  const store = piecesIn(all.data).find(({ type }) => type === STORE);
  const stored = store === undefined ? [] : piecesIn(store.data).filter(({ type }) => type === STORED);
  const pictures = new Map<number, CopyPicture | undefined>();
  const pictureOf = (number: number): CopyPicture | undefined => {
    if (!pictures.has(number)) pictures.set(number, storedPicture(stored[number - 1], file));
    return pictures.get(number);
  };
  const shapes = new Map<number, Drawn>();
  for (let at = HEAD + all.data.length + 1; at < table.length; ) {
    const [drawing] = piecesIn(table.subarray(at));
    if (drawing?.type !== DRAWING) break;
    for (const group of piecesIn(drawing.data).filter(({ type }) => type === GROUP)) {
      for (const drawn of piecesIn(group.data).slice(1)) {
        const found = drawnIn(drawn, pictureOf);
        const [first] = found.shapes;
        if (first !== undefined) shapes.set(first, found);
      }
    }
    at += HEAD + drawing.data.length + 1;
  }
  const { places, records } = plcIn(file.table("shapes"), 26);
  return new Map(
    records.flatMap((record, at) => {
      const drawn = shapes.get(record.readUInt32LE(0));
      return drawn === undefined ? [] : [[places[at] ?? 0, drawn] as const];
    }),
  );
}

function drawnIn(drawn: Piece, pictureOf: (number: number) => CopyPicture | undefined, depth = 0): Drawn {
  if (drawn.type === GROUP) {
    if (depth > MOST_DEPTH) return { shapes: [], pictures: [], wordArt: [] };
    const inner = piecesIn(drawn.data).map((piece) => drawnIn(piece, pictureOf, depth + 1));
    return {
      shapes: inner.flatMap(({ shapes }) => shapes),
      pictures: inner.flatMap(({ pictures }) => pictures),
      wordArt: inner.flatMap(({ wordArt }) => wordArt),
    };
  }
  const pieces = drawn.type === SHAPE ? piecesIn(drawn.data) : [];
  const shapes = pieces.filter(({ type }) => type === NUMBER).map(({ data }) => data.readUInt32LE(0));
  const { picture, words } = propertiesIn(pieces.find(({ type }) => type === PROPERTIES));
  return { shapes, pictures: picture === 0 ? [] : [pictureOf(picture)], wordArt: words === "" ? [] : [words] };
}

const PICTURE = 0x104;
const WORDS = 0xc0;
const LONG = 0x8000;

function propertiesIn(piece: Piece | undefined): { readonly picture: number; readonly words: string } {
  let [picture, words] = [0, ""];
  if (piece === undefined) return { picture, words };
  const { instance, data } = piece;
  let at = 6 * instance;
  for (let index = 0; index < instance && 6 * index + 6 <= data.length; index++) {
    const code = data.readUInt16LE(6 * index);
    const value = data.readUInt32LE(6 * index + 2);
    if ((code & 0x3fff) === PICTURE) picture = value;
    if ((code & LONG) === 0) continue;
    if ((code & 0x3fff) === WORDS) words = data.toString("utf16le", at, at + value).replace(/\0+$/, "");
    at += value;
  }
  return { picture, words };
}

/** The picture in the line that stands at this place of `Data` (MS-DOC PICFAndOfficeArtData); undefined: a drawing without one. */
export function linePicture(file: DocFile, place: number): CopyPicture | "elsewhere" | undefined {
  const { data } = file;
  if (place + 8 > data.length) return undefined;
  const whole = data.subarray(place, place + data.readUInt32LE(place));
  const head = data.readUInt16LE(place + 4);
  const isNamed = data.readUInt16LE(place + 6) === 0x66;
  const start = isNamed ? head + 1 + (whole[head] ?? 0) : head;
  for (const piece of piecesIn(whole.subarray(start))) {
    const found = piece.type === STORED ? pictureInStored(piece, file) : pictureIn(piece, file);
    if (found !== undefined) return found;
  }
  return isNamed ? "elsewhere" : undefined;
}

/** A picture of the store stands among the text's bytes, or in its record. */
function storedPicture(piece: Piece | undefined, file: DocFile): CopyPicture | undefined {
  if (piece === undefined || piece.data.length < 36) return undefined;
  const own = pictureInStored(piece, file);
  if (own !== undefined) return own;
  const [picture] = piecesIn(file.main.subarray(piece.data.readUInt32LE(28)), 1);
  return picture === undefined ? undefined : pictureIn(picture, file);
}

function pictureInStored({ data }: Piece, file: DocFile): CopyPicture | undefined {
  const [picture] = piecesIn(data.subarray(36 + (data[33] ?? 0)), 1);
  return picture === undefined ? undefined : pictureIn(picture, file);
}

const METAFILES: ReadonlyMap<number, string> = new Map([
  [0xf01a, "emf"],
  [0xf01b, "wmf"],
  [0xf01c, "pict"],
]);
const BITMAPS: ReadonlyMap<number, string> = new Map([
  [0xf01d, "jpeg"],
  [0xf01e, "png"],
  [0xf01f, "bmp"],
  [0xf029, "tiff"],
  [0xf02a, "jpeg"],
]);

function pictureIn({ type, instance, data }: Piece, { pictures }: DocFile): CopyPicture | undefined {
  // Odd: it has two marks of itself before it.
  const marks = instance % 2 === 0 ? 16 : 32;
  const bitmap = BITMAPS.get(type);
  if (bitmap !== undefined) return pictureFile(bitmap, data.subarray(marks + 1));
  const metafile = METAFILES.get(type);
  if (metafile === undefined) return undefined;
  const bytes = data.subarray(marks + 34);
  const isPacked = data[marks + 32] === 0;
  try {
    const whole = isPacked ? inflateSync(bytes, { maxOutputLength: Math.max(1, pictures.left) }) : bytes;
    if (isPacked) pictures.left -= whole.length;
    return pictureFile(metafile, whole);
  } catch {
    return undefined;
  }
}

/** A picture as a file of its kind has it: a bitmap of Windows and a picture of the Macintosh stand in a document without the head of their file. */
export function pictureFile(kind: string, bytes: Buffer): CopyPicture {
  const name = `picture.${kind}`;
  if (kind === "bmp") return { bytes: withBitmapHead(bytes), name };
  return { bytes: kind === "pict" ? Buffer.concat([Buffer.alloc(512), bytes]) : bytes, name };
}

function withBitmapHead(bitmap: Buffer): Buffer {
  const head = Buffer.alloc(14);
  head.write("BM", "latin1");
  head.writeUInt32LE(14 + bitmap.length, 2);
  const bits = bitmap.length < 40 ? 24 : bitmap.readUInt16LE(14);
  const named = bitmap.length < 40 ? 0 : bitmap.readUInt32LE(32);
  const colours = bits > 8 ? 0 : named || 2 ** bits;
  head.writeUInt32LE(14 + (bitmap.length < 4 ? 40 : bitmap.readUInt32LE(0)) + 4 * colours, 10);
  return Buffer.concat([head, bitmap]);
}

function piecesIn(bytes: Buffer, most = Number.MAX_SAFE_INTEGER): readonly Piece[] {
  const pieces: Piece[] = [];
  for (let at = 0; at + HEAD <= bytes.length && pieces.length < most; ) {
    const end = at + HEAD + bytes.readUInt32LE(at + 4);
    pieces.push({
      type: bytes.readUInt16LE(at + 2),
      instance: bytes.readUInt16LE(at) >>> 4,
      data: bytes.subarray(at + HEAD, end),
    });
    at = end;
  }
  return pieces;
}
