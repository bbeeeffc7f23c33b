import { createHash } from "node:crypto";
import { lineAt, lineOf, type SourceFile, type Span } from "../base/source.ts";
import { lineMarker } from "./mark-lines.ts";

/** Gives values strings by which to tell whether two of them say the same. */
interface Fingerprints {
  /**
   * The same for values that say the same. A span counts by its line (wherever that stands now), its column and its text, not by the rest of the
   * file: all below an edit stays the same. A source alone counts by its path. For plain data, typed arrays and maps; no functions.
   */
  of(value: unknown): string;
  /** Registers a source, as its file is now. A source that is not registered counts with all its text wherever it occurs. */
  source(value: SourceFile): void;
  /** From now on the object counts by its identity, not by its content. */
  name(value: object): void;
}

/** A text with `origins`, or a copy. */
interface Written {
  readonly span?: Span;
  readonly source?: SourceFile;
}

/** Shorter texts are not hashed: a hash would take longer than it saves. */
const SHORT = 256;

export function newFingerprints(): Fingerprints {
  const names = new WeakMap<object, string>();
  const arrays = new WeakMap<object, string>();
  const sources = new WeakSet<object>();
  const markLines = lineMarker();
  let named = 0;
  const isTold = (source: unknown): source is SourceFile => sources.has(source as SourceFile);
  const isSpan = (value: object): value is Span => "start" in value && "source" in value && isTold(value.source);
  /** A span with its text and place instead of its offsets. */
  const placed = ({ source, start, end, ...rest }: Span): object => ({ ...rest, place: placeOf(source, start, end) });
  const hashOf = (value: ArrayBufferView): string => {
    const hash = arrays.get(value) ?? hashOfBytes(value);
    arrays.set(value, hash);
    return hash;
  };
  /** Where the characters of a text are written, first to last; the text between follows from it. */
  const extentOf = ({ span, source }: Written, origins: unknown): Span | undefined => {
    if (isTold(span?.source)) return span;
    if (!isTold(source) || !(origins instanceof Int32Array)) return undefined;
    return { source, start: origins[0] ?? 0, end: origins.at(-1) ?? 0 };
  };
  const speltOut = (holder: Written, key: string, value: object): unknown => {
    const extent = key === "origins" ? extentOf(holder, value) : undefined;
    if (extent !== undefined) return placed(extent);
    if (ArrayBuffer.isView(value)) return hashOf(value);
    if (value instanceof Map) return [...value];
    if (isTold(value)) return value.path;
    return isSpan(value) ? placed(value) : value;
  };
  function replace(this: Written, key: string, value: unknown): unknown {
    if (typeof value !== "object" || value === null) return value;
    return names.get(value) ?? speltOut(this, key, value);
  }
  return {
    of: (value) => {
      const name = typeof value === "object" && value !== null ? names.get(value) : undefined;
      if (name !== undefined) return name;
      // JSON.stringify would turn a Buffer into text before `replace` sees it.
      if (ArrayBuffer.isView(value)) return hashOf(value);
      const plain = Array.isArray(value)
        ? value.map((each) => (ArrayBuffer.isView(each) ? hashOf(each) : each))
        : value;
      const text = JSON.stringify(plain, replace);
      return text.length <= SHORT ? text : createHash("sha1").update(text).digest("base64");
    },
    source: (source) => {
      sources.add(source);
      markLines(source);
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

/** An extent as a key: its file, line and column, the text of that line, its length, and its whole text if it has more than one line. */
function placeOf(source: SourceFile, start: number, end: number): readonly (string | number)[] {
  const line = lineOf(source, start);
  const mark = source.marked?.marks[line] ?? line;
  const place = [source.path, mark, start - (source.lines[line] as number), lineAt(source, start), end - start];
  return end <= (source.lines[line + 1] ?? end) ? place : [...place, source.text.slice(start, end)];
}
