import { createHash } from "node:crypto";
import { lineAt, lineOf, type SourceFile, type Span } from "../base/source.ts";

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

/** What is no longer than this stands for itself: a hash would take longer than it saves. */
const SHORT = 256;

export function newFingerprints(): Fingerprints {
  const names = new WeakMap<object, string>();
  const arrays = new WeakMap<object, string>();
  const sources = new WeakSet<object>();
  let named = 0;
  /** With a span's place instead of its source. */
  const placed = ({ source, ...rest }: Span): object => ({ ...rest, place: placeOf(source, rest.start) });
  const hashOf = (value: ArrayBufferView): string => {
    const hash = arrays.get(value) ?? hashOfBytes(value);
    arrays.set(value, hash);
    return hash;
  };
  const replace = (_key: string, value: unknown): unknown => {
    if (typeof value !== "object" || value === null) return value;
    const name = names.get(value);
    if (name !== undefined) return name;
    if (ArrayBuffer.isView(value)) return hashOf(value);
    if (value instanceof Map) return [...value];
    if (sources.has(value)) return (value as SourceFile).path;
    return "source" in value && sources.has(value.source as object) && "start" in value ? placed(value as Span) : value;
  };
  return {
    of: (value) => {
      const name = typeof value === "object" && value !== null ? names.get(value) : undefined;
      if (name !== undefined) return name;
      // A Buffer would be spelt out before `replace` sees it.
      if (ArrayBuffer.isView(value)) return hashOf(value);
      const text = JSON.stringify(value, replace);
      return text.length <= SHORT ? text : createHash("sha1").update(text).digest("base64");
    },
    source: (source) => {
      sources.add(source);
    },
    name: (value) => {
      if (!names.has(value)) names.set(value, `#${named++}`);
    },
  };
}

function hashOfBytes({ buffer, byteOffset, byteLength }: ArrayBufferView): string {
  return createHash("sha1")
    .update(new Uint8Array(buffer, byteOffset, byteLength))
    .digest("base64");
}

/** What a message tells of a place besides its extent: file, line, and the line itself, which gives the column. */
function placeOf(source: SourceFile, start: number): readonly (string | number)[] {
  const line = lineOf(source, start);
  return [source.path, line, start - (source.lines[line] as number), lineAt(source, start)];
}
