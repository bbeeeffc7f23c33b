import { createHash } from "node:crypto";
import type { SourceFile, Span } from "../base/source.ts";

/** Tells by a string whether two values say the same. */
export interface Fingerprints {
  /**
   * The same for values that say the same; a span in a source counts by its place and its line, not by the rest of the file, and a
   * source alone by its path. Plain data, typed arrays and maps; no functions.
   */
  of(value: unknown): string;
  /** The object is a source; one that is not told is spelt out wherever it is met. */
  source(value: SourceFile): void;
  /** From now on the object stands for itself, whatever is in it. */
  name(value: object): void;
}

/** Objects longer than this are worth a hash, which is kept as long as the object is. */
export function newFingerprints(): Fingerprints {
  const names = new WeakMap<object, string>();
  const arrays = new WeakMap<object, string>();
  /** With the starts of their lines. */
  const sources = new WeakMap<object, Int32Array>();
  let named = 0;
  /** With a span's place instead of its source. */
  const placed = ({ source, ...rest }: Span): object => ({
    ...rest,
    place: placeOf(source, rest.start, sources.get(source) as Int32Array),
  });
  const replace = (_key: string, value: unknown): unknown => {
    if (typeof value !== "object" || value === null) return value;
    const name = names.get(value);
    if (name !== undefined) return name;
    if (ArrayBuffer.isView(value)) return remember(arrays, value, () => hashOfBytes(value));
    if (value instanceof Map) return [...value];
    if (sources.has(value)) return (value as SourceFile).path;
    return "source" in value && sources.has(value.source as object) && "start" in value ? placed(value as Span) : value;
  };
  return {
    of: (value) => {
      const name = typeof value === "object" && value !== null ? names.get(value) : undefined;
      if (name !== undefined) return name;
      // A Buffer would be spelt out before `replace` sees it.
      if (ArrayBuffer.isView(value)) return hashOfBytes(value);
      return createHash("sha1").update(JSON.stringify(value, replace)).digest("base64");
    },
    source: (source) => {
      if (!sources.has(source)) sources.set(source, lineStarts(source.text));
    },
    name: (value) => {
      if (!names.has(value)) names.set(value, `#${named++}`);
    },
  };
}

function remember<K extends object, V>(known: WeakMap<K, V>, key: K, make: () => V): V {
  const found = known.get(key) ?? make();
  known.set(key, found);
  return found;
}

function hashOfBytes({ buffer, byteOffset, byteLength }: ArrayBufferView): string {
  return createHash("sha1")
    .update(new Uint8Array(buffer, byteOffset, byteLength))
    .digest("base64");
}

/** What a message tells of a place besides its extent: file, line, and the line itself, which gives the column. */
function placeOf({ path, text }: SourceFile, start: number, starts: Int32Array): readonly (string | number)[] {
  let low = 0;
  for (let high = starts.length - 1; low < high; ) {
    const middle = (low + high + 1) >> 1;
    if ((starts[middle] as number) <= start) low = middle;
    else high = middle - 1;
  }
  const from = starts[low] as number;
  return [path, low, start - from, text.slice(from, starts[low + 1] ?? text.length)];
}

/** Where a text's lines begin. */
function lineStarts(text: string): Int32Array {
  const starts = [0];
  for (let at = text.indexOf("\n"); at >= 0; at = text.indexOf("\n", at + 1)) starts.push(at + 1);
  return Int32Array.from(starts);
}
