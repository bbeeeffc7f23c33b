import { type DocFile, type Plc, plcIn } from "./fib.ts";
import { type ParagraphState, paragraphState } from "./paragraphs.ts";
import type { DocText, TextPiece } from "./pieces.ts";
import { type RunState, runState } from "./sprms.ts";
import type { DocStyles } from "./styles.ts";

/** How a document's characters and paragraphs look, by the place of a character among all texts. */
export interface DocFormats {
  /** @returns how the character at this place looks, and where other looks begin */
  readonly runAt: (place: number, style: number) => { readonly state: RunState; readonly end: number };
  /** @param place of the paragraph's last character */
  readonly paragraphAt: (place: number) => ParagraphState;
}

const PAGE = 512;
const NOTHING = Buffer.alloc(0);

/** Properties of a stretch of the file. */
interface Found {
  readonly properties: Buffer;
  /** Behind its last byte. */
  readonly end: number;
}

export function docFormats(file: DocFile, { pieces }: DocText, styles: DocStyles): DocFormats {
  const runs = plcIn(file.table("runPages"), 4);
  const paragraphs = plcIn(file.table("paragraphPages"), 4);
  return {
    runAt: (place, style) => {
      const piece = pieceAt(pieces, place);
      const byte = byteOf(piece, place);
      const found = propertiesAt(file, runs, byte, runIn);
      const state = runState([found.properties, piece.laid], style, styles.lookOf);
      const end = piece.from + Math.ceil((found.end - piece.place) / piece.width);
      return { state, end: Math.max(place + 1, Math.min(piece.to, end)) };
    },
    paragraphAt: (place) => {
      const piece = pieceAt(pieces, place);
      const { properties } = propertiesAt(file, paragraphs, byteOf(piece, place), paragraphIn);
      const style = properties.length < 2 ? 0 : properties.readUInt16LE(0);
      return paragraphState(style, [properties.subarray(2), piece.laid], file);
    },
  };
}

function byteOf({ from, place, width }: TextPiece, at: number): number {
  return place + width * (at - from);
}

function pieceAt(pieces: readonly TextPiece[], place: number): TextPiece {
  const found = pieces[lastNotAbove(pieces, place, ({ from }) => from)];
  if (found === undefined) throw new RangeError("the text has no such place");
  return found;
}

/** The last of a list in order whose number is not above `most`; -1: none. */
function lastNotAbove<T>(list: readonly T[], most: number, numberOf: (each: T) => number): number {
  let [low, high] = [0, list.length];
  while (low < high) {
    const middle = (low + high) >>> 1;
    if (numberOf(list[middle] as T) <= most) low = middle + 1;
    else high = middle;
  }
  return low - 1;
}

/** Properties stand on pages of 512 bytes; a list names the page of each stretch of the file. */
function propertiesAt(
  { main }: DocFile,
  { places, records }: Plc,
  byte: number,
  read: (page: Buffer, count: number, at: number) => Buffer,
): Found {
  const at = lastNotAbove(places, byte, (each) => each);
  const number = (records[at]?.readUInt32LE(0) ?? 0) & 0x3fffff;
  const page = main.subarray(PAGE * number, PAGE * (number + 1));
  const none = { properties: NOTHING, end: places[at + 1] ?? byte + 1 };
  if (records[at] === undefined || page.length < PAGE)
    return { ...none, end: places[at + 1] ?? Number.MAX_SAFE_INTEGER };
  const count = page[PAGE - 1] ?? 0;
  for (let index = 0; index < count; index++) {
    const end = page.readUInt32LE(4 * (index + 1));
    if (byte < end) return { properties: read(page, count, index), end: Math.min(end, none.end) };
  }
  return none;
}

function runIn(page: Buffer, count: number, at: number): Buffer {
  const offset = 2 * (page[4 * (count + 1) + at] ?? 0);
  return offset === 0 ? NOTHING : page.subarray(offset + 1, offset + 1 + (page[offset] ?? 0));
}

const PARAGRAPH_RECORD = 13;

/** The number of its style, and its properties. */
function paragraphIn(page: Buffer, count: number, at: number): Buffer {
  const offset = 2 * (page[4 * (count + 1) + PARAGRAPH_RECORD * at] ?? 0);
  if (offset === 0) return NOTHING;
  const words = page[offset] ?? 0;
  const start = words === 0 ? offset + 2 : offset + 1;
  return page.subarray(start, start + (words === 0 ? 2 * (page[offset + 1] ?? 0) : 2 * words - 1));
}
