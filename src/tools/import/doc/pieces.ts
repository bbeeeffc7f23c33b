import { latinText } from "../latin.ts";
import type { DocFile } from "./fib.ts";

/** A stretch of the text that stands in one place of the file. */
export interface TextPiece {
  /** Characters of all texts. */
  readonly from: number;
  readonly to: number;
  /** Its first byte. */
  readonly place: number;
  /** Bytes a character. */
  readonly width: 1 | 2;
  /** Properties that a quick save laid over it. */
  readonly laid: Buffer;
}

export interface DocText {
  /** All texts of the document; a character is a UTF-16 unit. */
  readonly text: string;
  readonly pieces: readonly TextPiece[];
}

/** No newspaper's copy comes near; pieces that name one stretch of a file again and again would fill the memory. */
const MOST_CHARACTERS = 4 * 2 ** 20;

/** Puts the text together. Undefined: the file does not hold it. */
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

/** Properties that a piece gives with a number instead of a list (MS-DOC Prm0), by their numbers there. */
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
