/** A number as outputs write it: thousandths, and never a minus zero. */
export function rounded(value: number): number {
  return Math.round(value * 1000) / 1000 || 0;
}

/** A value whose JSON is known already. */
export class Written {
  readonly json: string;

  constructor(json: string) {
    this.json = json;
  }
}

/** The same in UTF-8, laid out for its place in another value. */
export class Encoded {
  readonly bytes: Uint8Array;

  constructor(bytes: Uint8Array) {
    this.bytes = bytes;
  }
}

/**
 * JSON in UTF-8 that a person can read and `diff`: objects and arrays are laid out line by line down to `depth`, one line each below it.
 * The keys keep their order. There is never a string of the whole: it would take several times the memory of the bytes.
 */
export function encodeJson(value: unknown, depth: number): Uint8Array {
  const writer = new Utf8Writer();
  layOut(writer, value, depth, "");
  writer.text("\n");
  return writer.bytes();
}

/**
 * The JSON of a value that will stand so deep inside another.
 * @param depth levels that are laid out line by line
 * @param level of its own line, from 0
 */
export function encodedAt(value: unknown, depth: number, level: number): Encoded {
  const writer = new Utf8Writer();
  layOut(writer, value, depth, "  ".repeat(level));
  return new Encoded(writer.bytes());
}

function layOut(writer: Utf8Writer, value: unknown, depth: number, indent: string): void {
  if (value instanceof Encoded) writer.copy(value.bytes);
  else if (value instanceof Written) writer.text(value.json);
  else if (depth === 0 || typeof value !== "object" || value === null) writer.text(JSON.stringify(value));
  else {
    const members = Array.isArray(value)
      ? value.map((element) => ["", element] as const)
      : Object.entries(value).flatMap(([key, member]) =>
          member === undefined ? [] : [[`${JSON.stringify(key)}: `, member] as const],
        );
    const [open, close] = Array.isArray(value) ? "[]" : "{}";
    const inner = `${indent}  `;
    let before = `${open}\n${inner}`;
    for (const [key, member] of members) {
      writer.text(before + key);
      layOut(writer, member, depth - 1, inner);
      before = `,\n${inner}`;
    }
    writer.text(members.length === 0 ? `${open}${close}` : `\n${indent}${close}`);
  }
}

const MOST_WAITING = 1 << 14;

/** A growing buffer for text. */
class Utf8Writer {
  readonly #encoder = new TextEncoder();
  #buffer = new Uint8Array(1 << 14);
  #length = 0;
  /** Not encoded yet: a few long texts are encoded in less time than many short ones. */
  #waiting = "";

  text(text: string): void {
    this.#waiting += text;
    if (this.#waiting.length > MOST_WAITING) this.#encode();
  }

  copy(bytes: Uint8Array): void {
    this.#encode();
    this.#reserve(bytes.length);
    this.#buffer.set(bytes, this.#length);
    this.#length += bytes.length;
  }

  bytes(): Uint8Array {
    this.#encode();
    return this.#buffer.slice(0, this.#length);
  }

  #encode(): void {
    // At most three bytes a UTF-16 unit.
    this.#reserve(3 * this.#waiting.length);
    this.#length += this.#encoder.encodeInto(this.#waiting, this.#buffer.subarray(this.#length)).written;
    this.#waiting = "";
  }

  #reserve(more: number): void {
    if (this.#length + more <= this.#buffer.length) return;
    const wider = new Uint8Array(Math.max(2 * this.#buffer.length, this.#length + more));
    wider.set(this.#buffer.subarray(0, this.#length));
    this.#buffer = wider;
  }
}
