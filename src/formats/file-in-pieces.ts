import { joined } from "../base/byte-writer.ts";
import type { OutputFile } from "./format.ts";

/**
 * A file whose bytes are made while it is written. Reading `bytes` makes the whole file, which is then reused for writing.
 * @param make makes the pieces, the same ones at each call
 */
export function fileInPieces(path: string, make: () => Iterable<Uint8Array>): OutputFile {
  let whole: Uint8Array | undefined;
  return {
    path,
    get bytes(): Uint8Array {
      whole ??= joined([...make()]);
      return whole;
    },
    pieces: { [Symbol.iterator]: () => (whole === undefined ? make() : [whole])[Symbol.iterator]() },
  };
}

/** The same file, with the work for each piece passed through `timed`. */
export function withTimedPieces(file: OutputFile, timed: <Result>(work: () => Result) => Result): OutputFile {
  const { path, pieces } = file;
  if (pieces === undefined) return file;
  const made = (): Iterator<Uint8Array> => {
    const iterator = pieces[Symbol.iterator]();
    return { next: () => timed(() => iterator.next()) };
  };
  return {
    path,
    get bytes(): Uint8Array {
      return timed(() => file.bytes);
    },
    pieces: { [Symbol.iterator]: made },
  };
}
