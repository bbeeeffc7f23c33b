const HEX = new Uint8Array([...Array(16).keys()].map((digit) => "0123456789abcdef".charCodeAt(digit)));
const MINUS = 0x2d;
const POINT = 0x2e;
const ZERO = 0x30;
const SPACE = 0x20;

/** A growing buffer for a page's operators: bytes are written in place, with no string or object per glyph. */
export class ByteWriter {
  #bytes = new Uint8Array(1 << 16);
  #length = 0;

  get length(): number {
    return this.#length;
  }

  /** What was written; the view is good until the next write. */
  bytes(): Uint8Array {
    return this.#bytes.subarray(0, this.#length);
  }

  ascii(text: string): this {
    this.#reserve(text.length);
    for (let at = 0; at < text.length; at++) this.#bytes[this.#length++] = text.charCodeAt(at);
    return this;
  }

  /** A number with at most three decimals, and a space. */
  number(value: number): this {
    this.#reserve(24);
    let thousandths = Math.round(value * 1000);
    if (thousandths < 0) {
      this.#bytes[this.#length++] = MINUS;
      thousandths = -thousandths;
    }
    const fraction = thousandths % 1000;
    this.#digits((thousandths - fraction) / 1000);
    if (fraction > 0) {
      this.#bytes[this.#length++] = POINT;
      this.#bytes[this.#length++] = ZERO + Math.floor(fraction / 100);
      if (fraction % 100 > 0) this.#bytes[this.#length++] = ZERO + (Math.floor(fraction / 10) % 10);
      if (fraction % 10 > 0) this.#bytes[this.#length++] = ZERO + (fraction % 10);
    }
    this.#bytes[this.#length++] = SPACE;
    return this;
  }

  /** Sixteen bits as four hex digits. */
  hex(value: number): this {
    this.#reserve(4);
    const bytes = this.#bytes;
    let at = this.#length;
    bytes[at++] = HEX[(value >> 12) & 15] as number;
    bytes[at++] = HEX[(value >> 8) & 15] as number;
    bytes[at++] = HEX[(value >> 4) & 15] as number;
    bytes[at++] = HEX[value & 15] as number;
    this.#length = at;
    return this;
  }

  #digits(whole: number): void {
    let power = 1;
    while (power * 10 <= whole) power *= 10;
    for (; power >= 1; power /= 10) this.#bytes[this.#length++] = ZERO + (Math.floor(whole / power) % 10);
  }

  #reserve(more: number): void {
    if (this.#length + more <= this.#bytes.length) return;
    const wider = new Uint8Array(Math.max(this.#bytes.length * 2, this.#length + more));
    wider.set(this.bytes());
    this.#bytes = wider;
  }
}

/** One copy of what may be tens of megabytes, and no more. */
export function joined(chunks: readonly Uint8Array[]): Uint8Array {
  const bytes = new Uint8Array(chunks.reduce((sum, { length }) => sum + length, 0));
  let at = 0;
  for (const chunk of chunks) {
    bytes.set(chunk, at);
    at += chunk.length;
  }
  return bytes;
}
