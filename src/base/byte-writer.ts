/*
 * PDF content streams hold many thousands of operators and glyphs. They are written as bytes straight into one growing buffer: strings for each would
 * cost more time and memory than the drawing.
 */
import { rounded } from "./length.ts";

const HEX = new Uint8Array([...Array(16).keys()].map((digit) => "0123456789abcdef".charCodeAt(digit)));
const LESS = 0x3c;
const GREATER = 0x3e;

/** A growing byte buffer for PDF operators. */
export class ByteWriter {
  #bytes = new Uint8Array(1 << 16);
  #length = 0;

  /** The bytes so far, as a view that is valid until the next write. */
  bytes(): Uint8Array {
    return this.#bytes.subarray(0, this.#length);
  }

  ascii(text: string): this {
    const { length } = text;
    this.#reserve(length);
    const bytes = this.#bytes;
    const start = this.#length;
    for (let at = 0; at < length; at++) bytes[start + at] = text.charCodeAt(at);
    this.#length = start + length;
    return this;
  }

  /** A number with at most three decimals, and a space; zero never has a minus sign. */
  number(value: number): this {
    return this.ascii(`${rounded(value)} `);
  }

  /** The CIDs of the glyphs from `from` to `to`, as one string of hex digits. */
  cids(cids: Uint16Array, glyphs: Uint16Array, from: number, to: number): this {
    this.#reserve(4 * (to - from) + 2);
    const bytes = this.#bytes;
    let at = this.#length;
    bytes[at++] = LESS;
    for (let index = from; index < to; index++) {
      hexAt(bytes, at, cids[glyphs[index] as number] as number);
      at += 4;
    }
    bytes[at++] = GREATER;
    this.#length = at;
    return this;
  }

  utf16(text: string): this {
    const { length } = text;
    this.#reserve(4 * length);
    const bytes = this.#bytes;
    let at = this.#length;
    for (let index = 0; index < length; index++) {
      hexAt(bytes, at, text.charCodeAt(index));
      at += 4;
    }
    this.#length = at;
    return this;
  }

  #reserve(more: number): void {
    if (this.#length + more <= this.#bytes.length) return;
    const wider = new Uint8Array(Math.max(this.#bytes.length * 2, this.#length + more));
    wider.set(this.bytes());
    this.#bytes = wider;
  }
}

function hexAt(bytes: Uint8Array, at: number, value: number): void {
  bytes[at] = HEX[value >> 12] as number;
  bytes[at + 1] = HEX[(value >> 8) & 15] as number;
  bytes[at + 2] = HEX[(value >> 4) & 15] as number;
  bytes[at + 3] = HEX[value & 15] as number;
}

/** Joins the chunks in a single copy: they may be tens of megabytes. */
export function joined(chunks: readonly Uint8Array[]): Uint8Array {
  const bytes = new Uint8Array(chunks.reduce((sum, { length }) => sum + length, 0));
  let at = 0;
  for (const chunk of chunks) {
    bytes.set(chunk, at);
    at += chunk.length;
  }
  return bytes;
}
