import { ByteWriter } from "./byte-writer.ts";

/** A number as outputs write it: thousandths, and never a minus zero. */
export function rounded(value: number): number {
  return Math.round(value * 1000) / 1000 || 0;
}

/** JSON in UTF-8, laid out for its place in another value. */
export class Encoded {
  readonly bytes: Uint8Array;

  constructor(bytes: Uint8Array) {
    this.bytes = bytes;
  }
}

/** An element of an array that is written straight into the bytes. Where there are thousands, this saves an object and a string for each. */
export class Row {
  readonly write: (writer: ByteWriter) => void;

  constructor(write: (writer: ByteWriter) => void) {
    this.write = write;
  }
}

/**
 * JSON in UTF-8 that a person can read and `diff`: objects and arrays are laid out line by line down to `depth`, one line each below it.
 * The keys keep their order. There is never a string of the whole: it would take several times the memory of the bytes.
 */
export function encodeJson(value: unknown, depth: number): Uint8Array {
  const writer = new ByteWriter();
  layOut(writer, value, depth, "");
  return writer.ascii("\n").bytes().slice();
}

/**
 * The JSON of a value that will be put into another value, `level` levels deep.
 * @param depth levels that are laid out line by line
 * @param level of its own line, from 0
 */
export function encodedAt(value: unknown, depth: number, level: number): Encoded {
  const writer = new ByteWriter();
  layOut(writer, value, depth, "  ".repeat(level));
  return new Encoded(writer.bytes().slice());
}

function layOut(writer: ByteWriter, value: unknown, depth: number, indent: string): void {
  const inner = `${indent}  `;
  let members = 0;
  const row = (): void => {
    writer.ascii(members++ === 0 ? "\n" : ",\n").ascii(inner);
  };
  const close = (bracket: string): void => {
    if (members > 0) writer.ascii("\n").ascii(indent);
    writer.ascii(bracket);
  };
  if (value instanceof Encoded) writer.copy(value.bytes);
  else if (value instanceof Row) value.write(writer);
  else if (depth === 0 || typeof value !== "object" || value === null) writer.utf8(JSON.stringify(value));
  else if (Array.isArray(value)) {
    writer.ascii("[");
    for (const element of value) {
      row();
      layOut(writer, element, depth - 1, inner);
    }
    close("]");
  } else {
    writer.ascii("{");
    for (const [key, member] of Object.entries(value)) {
      if (member === undefined) continue;
      row();
      writer.utf8(JSON.stringify(key)).ascii(": ");
      layOut(writer, member, depth - 1, inner);
    }
    close("}");
  }
}
