import { createHash } from "node:crypto";
import { lineAt, lineOf, type SourceFile, type Span } from "../base/source.ts";

/** Tells by a string whether two values say the same. */
export interface Fingerprints {
  /**
   * The same for values that say the same; a span counts by its place and its line, not by the rest of its file.
   * Plain data, typed arrays and maps; no functions.
   */
  of(value: unknown): string;
  /** From now on the object stands for itself, whatever is in it. */
  name(value: object): void;
}

/** Objects longer than this are worth a hash, which is kept as long as the object is. */
export function newFingerprints(): Fingerprints {
  const names = new WeakMap<object, string>();
  const arrays = new WeakMap<object, string>();
  let named = 0;
  const replace = (_key: string, value: unknown): unknown => {
    if (typeof value !== "object" || value === null) return value;
    const name = names.get(value);
    if (name !== undefined) return name;
    if (ArrayBuffer.isView(value)) return remember(arrays, value, () => hashOfBytes(value));
    if (value instanceof Map) return [...value];
    if (isSpan(value)) return placeOf(value);
    if (isSource(value)) return value.path;
    return value;
  };
  return {
    of: (value) => {
      const name = typeof value === "object" && value !== null ? names.get(value) : undefined;
      if (name !== undefined) return name;
      // A Buffer would be spelt out before `replace` sees it.
      if (ArrayBuffer.isView(value)) return hashOfBytes(value);
      return createHash("sha1").update(JSON.stringify(value, replace)).digest("base64");
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

function isSource(value: object): value is SourceFile {
  return "path" in value && "text" in value && "lines" in value && Object.keys(value).length === 3;
}

function isSpan(value: object): value is Span {
  return "source" in value && "start" in value && "end" in value && Object.keys(value).length === 3;
}

/** All that a message tells of a place: file, line, extent, and the line itself, which with them gives the column. */
function placeOf({ source, start, end }: Span): readonly (string | number)[] {
  const line = lineOf(source, start);
  return [source.path, line, start - (source.lines[line] as number), start, end, lineAt(source, start)];
}
