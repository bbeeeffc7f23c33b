/*
 * JSON is written in pieces of UTF-8, made one at a time: `layout.json` of a large issue is tens of megabytes, and no single string of it ever exists.
 * Parts that repeat are encoded once and inserted as bytes (`Encoded`).
 */
import { joined } from "./byte-writer.ts";

/** The value of a JSON text; undefined if the text is not JSON. */
export function jsonIn(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

/** A value already encoded as JSON, in pieces of UTF-8. */
export class Encoded {
  readonly pieces: readonly Uint8Array[];

  constructor(pieces: readonly Uint8Array[]) {
    this.pieces = pieces;
  }
}

/** A value in the form in which `encodeJson` writes it some levels deep, so that it is encoded once and written many times. */
export function encodedInside(value: unknown, depth: number, levels: number): Encoded {
  const text = new Utf8();
  return new Encoded([...layOut(text, value, depth - levels, `\n${"  ".repeat(levels)}`), text.taken()]);
}

/**
 * Readable JSON in UTF-8 that works well with `diff`: objects and lists go over several lines down to `depth`, and on one line below it.
 * Keys keep their order. A list may be an iterable that makes its elements while they are written.
 */
export function encodeJson(value: unknown, depth: number): Uint8Array {
  return joined([...jsonPieces(value, depth)]);
}

/** The same in pieces, each made on request: the whole text is never in memory. */
export function* jsonPieces(value: unknown, depth: number): Generator<Uint8Array> {
  const text = new Utf8();
  yield* layOut(text, value, depth, "\n");
  text.add("\n");
  yield text.taken();
}

/** @param line the line feed and indent of the line in which the value begins */
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

/** Collects text until it is taken as UTF-8. */
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

/** In UTF-16 units: long enough to make the cost of a further piece negligible. */
const PIECE = 1 << 15;
