import { joined } from "./byte-writer.ts";

/** What a text of JSON says; undefined where it is none. */
export function jsonIn(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

/** A value that is JSON already, in pieces of UTF-8. */
export class Encoded {
  readonly pieces: readonly Uint8Array[];

  constructor(pieces: readonly Uint8Array[]) {
    this.pieces = pieces;
  }
}

/** A value as `encodeJson` lays it out some levels inside of another: made once, it can be written again and again. */
export function encodedInside(value: unknown, depth: number, levels: number): Encoded {
  const text = new Utf8();
  layOut(text, value, depth - levels, `\n${"  ".repeat(levels)}`);
  return new Encoded(text.pieces());
}

/**
 * JSON in UTF-8 that a person can read and `diff`: objects and lists are laid out line by line down to `depth`, one line each below it.
 * The keys keep their order. The whole need never be there, as objects or as a string: a list may be any iterable that makes its elements as they
 * are written.
 */
export function encodeJson(value: unknown, depth: number): Uint8Array {
  const text = new Utf8();
  layOut(text, value, depth, "\n");
  text.add("\n");
  return joined(text.pieces());
}

/** @param line the line feed and indent of the line that the value begins in */
function layOut(text: Utf8, value: unknown, depth: number, line: string): void {
  if (value instanceof Encoded) text.encoded(value);
  else if (depth === 0 || typeof value !== "object" || value === null) text.add(JSON.stringify(value));
  else if (Symbol.iterator in value) layOutList(text, value as Iterable<unknown>, depth, line);
  else layOutObject(text, value, depth, line);
}

function layOutList(text: Utf8, list: Iterable<unknown>, depth: number, line: string): void {
  const inner = `${line}  `;
  let before = `[${inner}`;
  for (const element of list) {
    text.add(before);
    layOut(text, element, depth - 1, inner);
    before = `,${inner}`;
  }
  text.add(before.startsWith(",") ? `${line}]` : "[]");
}

function layOutObject(text: Utf8, object: object, depth: number, line: string): void {
  const inner = `${line}  `;
  let before = `{${inner}`;
  for (const [key, member] of Object.entries(object)) {
    if (member === undefined) continue;
    text.add(`${before}${JSON.stringify(key)}: `);
    layOut(text, member, depth - 1, inner);
    before = `,${inner}`;
  }
  text.add(before.startsWith(",") ? `${line}}` : "{}");
}

/**
 * A growing text, of which there is only a piece as a string: a string of all would take 1 % of the processor time of 64 pages (Node 20.20,
 * 2026-11-28), as V8 copies it once more.
 */
class Utf8 {
  readonly #encoder = new TextEncoder();
  readonly #pieces: Uint8Array[] = [];
  #text = "";

  add(text: string): void {
    this.#text += text;
    if (this.#text.length > PIECE) this.#encode();
  }

  encoded({ pieces }: Encoded): void {
    this.#encode();
    this.#pieces.push(...pieces);
  }

  pieces(): readonly Uint8Array[] {
    this.#encode();
    return this.#pieces;
  }

  #encode(): void {
    this.#pieces.push(this.#encoder.encode(this.#text));
    this.#text = "";
  }
}

/** In UTF-16 units: long enough that it does not matter how long one piece takes. */
const PIECE = 1 << 15;
