import { joined } from "./byte-writer.ts";

/** The value of a JSON text; undefined if it is not JSON. */
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
  return new Encoded([...layOut(text, value, depth - levels, `\n${"  ".repeat(levels)}`), text.taken()]);
}

/**
 * JSON in UTF-8 that a person can read and `diff`: objects and lists are laid out line by line down to `depth`, one line each below it.
 * The keys keep their order. A list may be any iterable that makes its elements as they are written.
 */
export function encodeJson(value: unknown, depth: number): Uint8Array {
  return joined([...jsonPieces(value, depth)]);
}

/** The same in pieces, each made when it is asked for: the whole need never be there. */
export function* jsonPieces(value: unknown, depth: number): Generator<Uint8Array> {
  const text = new Utf8();
  yield* layOut(text, value, depth, "\n");
  text.add("\n");
  yield text.taken();
}

/** @param line the line feed and indent of the line that the value begins in */
function* layOut(text: Utf8, value: unknown, depth: number, line: string): Generator<Uint8Array> {
  if (value instanceof Encoded) {
    yield text.taken();
    yield* value.pieces;
  } else if (depth === 0 || typeof value !== "object" || value === null) text.add(JSON.stringify(value));
  else if (Symbol.iterator in value) yield* layOutList(text, value as Iterable<unknown>, depth, line);
  else yield* layOutObject(text, value, depth, line);
  if (text.isLong()) yield text.taken();
}

function* layOutList(text: Utf8, list: Iterable<unknown>, depth: number, line: string): Generator<Uint8Array> {
  const inner = `${line}  `;
  let before = `[${inner}`;
  for (const element of list) {
    text.add(before);
    yield* layOut(text, element, depth - 1, inner);
    before = `,${inner}`;
  }
  text.add(before.startsWith(",") ? `${line}]` : "[]");
}

function* layOutObject(text: Utf8, object: object, depth: number, line: string): Generator<Uint8Array> {
  const inner = `${line}  `;
  let before = `{${inner}`;
  for (const [key, member] of Object.entries(object)) {
    if (member === undefined) continue;
    text.add(`${before}${JSON.stringify(key)}: `);
    yield* layOut(text, member, depth - 1, inner);
    before = `,${inner}`;
  }
  text.add(before.startsWith(",") ? `${line}}` : "{}");
}

/** Text that waits to be taken as UTF-8. */
class Utf8 {
  readonly #encoder = new TextEncoder();
  #text = "";

  add(text: string): void {
    this.#text += text;
  }

  isLong(): boolean {
    return this.#text.length > PIECE;
  }

  taken(): Uint8Array {
    const bytes = this.#encoder.encode(this.#text);
    this.#text = "";
    return bytes;
  }
}

/** In UTF-16 units: so long that the cost of one more piece does not matter. */
const PIECE = 1 << 15;
