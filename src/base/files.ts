/** What a path leads to. */
export interface FileFacts {
  /** Absolute, after every symbolic link. */
  readonly path: string;
  readonly kind: "file" | "folder" | "other";
  readonly bytes: number;
}

/** The reader of files that a host gives: a disk, or a map in a test. Paths are absolute. */
export interface Files {
  /** Undefined when nothing is there. */
  readonly look: (path: string) => Promise<FileFacts | undefined>;
  /** Undefined when the file cannot be read. */
  readonly read: (path: string) => Promise<Uint8Array | undefined>;
  /** Learns the path, before links, by which a manifest names a file that was found. */
  readonly named?: (path: string, found: string) => void;
  /** The names in a folder, sorted; none when there is no such folder. */
  readonly list: (folder: string) => Promise<readonly string[]>;
  /** A file's name in messages: its path from the working folder if that is shorter. With `/` on every system. */
  readonly name: (path: string) => string;
}

/** For sorting by code unit, so that no locale has a say. */
export function byCodeUnit(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}

/*
 * What disks of other systems make of a name. An issue that is built on one system must be one on the others, so these rules hold everywhere.
 */

/** A name as disks of Windows and macOS know it: files whose names differ by capitals, or by how an accent is written, are one there. */
export function nameOnDisk(name: string): string {
  return name.normalize("NFC").toLowerCase();
}

/**
 * The names of devices, whatever ending follows; signs that Windows keeps for itself; a dot or blank at the end, which it cuts off
 * (learn.microsoft.com, Naming Files, Paths, and Namespaces).
 */
const REFUSED = /^(?:con|prn|aux|nul|(?:com|lpt)[1-9¹²³]) *(?:\.|$)|[<>:"|?*]|[. ]$/i;

/**
 * Bytes in UTF-8 that an id may have. Linux takes names of 255; those of the site put `content_` and `.html` round it, and a little is kept back. Only
 * rare characters, of four bytes each, come as far.
 */
export const MOST_ID_BYTES = 240;

/** True where Windows takes no file of this name. @param path a name, or several with `/`, perhaps behind a drive */
export function isRefusedByWindows(path: string): boolean {
  const names = path.replace(/^[A-Z]:(?=\/)/i, "").split("/");
  return names.some((name) => name !== "." && name !== ".." && REFUSED.test(name));
}
