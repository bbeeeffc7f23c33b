import { byCodeUnit } from "./order.ts";

/** A file and the hash of its bytes, in hex. */
export interface SummedFile {
  /** From the folder of the list, with `/`. */
  readonly path: string;
  readonly sum: string;
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
