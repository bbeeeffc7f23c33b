import { createHash } from "node:crypto";
import { byCodeUnit } from "./files.ts";

/** SHA-256 in lower-case hex. */
export function sha256Of(bytes: Uint8Array | string): string {
  return createHash("sha256").update(bytes).digest("hex");
}

/** A file and the hash of its bytes, in hex. */
export interface SummedFile {
  /** From the folder of the list, with `/`. */
  readonly path: string;
  readonly sum: string;
}

/** How one of two lists differs from the other at a file. */
export type ListChange = "changed" | "added" | "gone";

interface Changed<T> {
  readonly change: ListChange;
  /** As it is now; as it was, if it has gone. */
  readonly one: T;
  /** As it was, if it has changed; else undefined. */
  readonly other: T | undefined;
}

/**
 * Compares a list of files with what is there now.
 * @param keyOf a file of one list is that of the other with the same key
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

/** A list as `sha256sum` and `sha512sum` write and check it, in order of path. */
export function writeSums(files: readonly SummedFile[]): string {
  const sorted = [...files].sort((a, b) => byCodeUnit(a.path, b.path));
  return sorted.map(({ path, sum }) => `${sum}  ${path}\n`).join("");
}

const LINE = /^([0-9a-f]+) [ *](.+)$/;

interface SumList {
  readonly files: readonly SummedFile[];
  /** Each line of the list can be read. */
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
