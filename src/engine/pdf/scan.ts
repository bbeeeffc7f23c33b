/*
 * The words of PDF syntax (ISO 32000-1, 7.2), read by our own hand: the library's readers run on without end, or into all memory,
 * where a bracket is missing or a number lies. Each call here moves on, and none looks further than the file's end.
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

/** The largest real number that a reader has to know (ISO 32000-1, annex C). */
const LARGEST = 3.403e38;

export function isPdfSpace(code: number | undefined): boolean {
  return code !== undefined && KIND[code] === 1;
}

/** A place in a file's bytes; a class, since every word read moves it. */
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

  /** The next byte behind white space and comments; undefined at the end. */
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

  /** Regular characters from here on; empty before a delimiter. */
  word(): string {
    const from = this.at;
    while (this.at < this.bytes.length && KIND[this.bytes[this.at] as number] === 0) this.at++;
    return this.#latin(from, this.at);
  }

  /** A name, without its slash, its `#20` as written. */
  name(): string {
    this.at++;
    return this.word();
  }

  /** What stands between a string's brackets, as written. An open string ends with the file. */
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

  /** What stands between `<` and `>`. */
  hex(): string {
    const from = ++this.at;
    const end = this.bytes.indexOf(GREATER, from);
    this.at = end < 0 ? this.bytes.length : end + 1;
    return this.#latin(from, end < 0 ? this.bytes.length : end).replace(/[^0-9A-Fa-f]/g, "");
  }

  /** Whether these letters stand here; moves behind them. */
  skips(letters: string): boolean {
    if (this.#latin(this.at, this.at + letters.length) !== letters) return false;
    this.at += letters.length;
    return true;
  }

  /** Where these letters come next; −1 where they do not. */
  find(letters: string): number {
    return this.#text.indexOf(letters, this.at, "latin1");
  }
}

/**
 * A number as PDF writes it, or as its writers do: `-.5`, `4.`, `--3`. Undefined for anything else, `1e9` and numbers that no reader
 * has to know among it.
 */
export function numberOf(word: string): number | undefined {
  if (!/^[-+.\d]+$/.test(word)) return undefined;
  const value = Number(word);
  if (!Number.isNaN(value)) return Math.abs(value) <= LARGEST ? value : undefined;
  const near = Number.parseFloat(word.replace(/^[-+]+(?=[-+])/, ""));
  return Number.isNaN(near) ? 0 : near;
}
