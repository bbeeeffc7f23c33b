import { Inflate } from "fflate";

/*
 * The filters of streams (ISO 32000-1, 7.4), with an end: a few bytes may stand for gigabytes. Picture filters are left alone.
 */

/** The most bytes that a stream may become; a page of the densest maps has a tenth of that. */
export const MOST_DECODED = 64_000_000;

/** Filters on one stream: more than two make sense nowhere. */
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
 * The bytes behind a stream's filters.
 * @param early LZW's EarlyChange by filter
 * @throws RangeError when a filter is unknown, its bytes are broken, or they would become too many
 */
export function decoded(bytes: Uint8Array, filters: readonly string[], early: readonly number[] = []): Uint8Array {
  if (filters.length > MOST_FILTERS) throw new RangeError("too many filters");
  return filters.reduce((data, name, index) => {
    const filter = Object.hasOwn(FILTERS, name) ? FILTERS[name] : undefined;
    if (filter === undefined) throw new RangeError(`a filter ${name}`);
    return filter(data, early[index] ?? 1);
  }, bytes);
}

/** Gathers bytes up to the limit. */
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

/** So many packed bytes at a time become four million at most. */
const STEP = 4096;

/** Without its checksum, as readers do. */
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
    const known = wordOf(code);
    if (known === undefined && last === undefined) throw new RangeError("a word without a beginning");
    const word = known ?? Buffer.concat([last as Uint8Array, (last as Uint8Array).subarray(0, 1)]);
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
