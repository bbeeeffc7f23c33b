import { createHash } from "node:crypto";
import { byCodeUnit } from "./files.ts";

export function sha256Of(bytes: Uint8Array | string): string {
  return createHash("sha256").update(bytes).digest("hex");
}

/** A file and the hash of its bytes, in hex. */
export interface SummedFile {
  /** Relative to the folder of the list, with `/`. */
  readonly path: string;
  readonly sum: string;
}

/** The difference of a file between two lists. */
export type ListChange = "changed" | "added" | "gone";

interface Changed<T> {
  readonly change: ListChange;
  /** The file now; for a file that has gone, the old one. */
  readonly one: T;
  /** The old file if it has changed; otherwise undefined. */
  readonly other: T | undefined;
}

/**
 * Compares an old list of files with a new one.
 * @param keyOf files with the same key are the same file
 */
export function changes<T>(
  was: readonly T[],
  is: readonly T[],
  keyOf: (file: T) => string,
  sumOf: (file: T) => string,
): readonly Changed<T>[] {
  const before = new Map(was.map((file) => [keyOf(file), file]));
  const after = new Set(is.map(keyOf));
  return [
    ...is.flatMap((one): readonly Changed<T>[] => {
      const other = before.get(keyOf(one));
      if (other === undefined) return [{ change: "added", one, other }];
      return sumOf(other) === sumOf(one) ? [] : [{ change: "changed", one, other }];
    }),
    ...was
      .filter((file) => !after.has(keyOf(file)))
      .map((one): Changed<T> => ({ change: "gone", one, other: undefined })),
  ];
}

/** A list in the format of `sha256sum` and `sha512sum`, sorted by path. */
export function writeSums(files: readonly SummedFile[]): string {
  const sorted = [...files].sort((a, b) => byCodeUnit(a.path, b.path));
  return sorted.map(({ path, sum }) => `${sum}  ${path}\n`).join("");
}

const LINE = /^([0-9a-f]+) [ *](.+)$/;

interface SumList {
  readonly files: readonly SummedFile[];
  /** True if every line could be read. */
  readonly isSound: boolean;
}

export function readSums(list: string): SumList {
  const lines = list.split("\n").filter(Boolean);
  const files = lines.flatMap((line): readonly SummedFile[] => {
    const [, sum, path] = LINE.exec(line) ?? [];
    return sum === undefined || path === undefined ? [] : [{ path, sum }];
  });
  return { files, isSound: files.length === lines.length };
}
