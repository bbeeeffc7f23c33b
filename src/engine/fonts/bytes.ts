/** A half-open range of a file's bytes. */
type ByteRange = readonly [from: number, to: number];

/** A font file read in pieces: of a face of 15 MB an issue needs only the tables and the outlines of its characters. */
export interface FontBytes {
  readonly size: number;
  /** Reads each range to the same place in `into`, which is as long as the file. */
  read(into: Uint8Array, ranges: readonly ByteRange[]): void;
}

/** Where a table of a font stands in its file. */
export interface FontTable {
  readonly offset: number;
  readonly length: number;
}

/**
 * Opens a font file by its absolute path. Synchronous, since a fallback is read only when layout meets a character that needs it.
 * @throws when the file cannot be read
 */
export type OpenFontFile = (path: string) => FontBytes;

/** A font file that is in memory already. */
export function bytesInMemory(bytes: Uint8Array): FontBytes {
  return {
    size: bytes.length,
    read: (into, ranges) => {
      for (const [from, to] of ranges) into.set(bytes.subarray(from, to), from);
    },
  };
}

/**
 * Sorts ranges and joins those less than `gap` bytes apart: one long read costs less than two calls.
 * @param ranges in any order
 */
export function joinRanges(ranges: readonly ByteRange[], gap: number): readonly ByteRange[] {
  const joined: [from: number, to: number][] = [];
  for (const [from, to] of [...ranges].sort((a, b) => a[0] - b[0])) {
    const last = joined.at(-1);
    if (last !== undefined && from - last[1] < gap) last[1] = Math.max(last[1], to);
    else joined.push([from, to]);
  }
  return joined;
}
