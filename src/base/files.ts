export interface FileFacts {
  /** Absolute, with symbolic links resolved. */
  readonly path: string;
  readonly kind: "file" | "folder" | "other";
  readonly bytes: number;
}

/** Reads files for the program: from a disk, or from a map in a test. Paths are absolute. */
export interface Files {
  /** Undefined if nothing exists there. */
  readonly look: (path: string) => Promise<FileFacts | undefined>;
  /** Undefined if the file cannot be read. */
  readonly read: (path: string) => Promise<Uint8Array | undefined>;
  /** Records the path, before links, by which a manifest names a file that was found. */
  readonly named?: (path: string, found: string) => void;
  /** The sorted names in a folder; empty if the folder does not exist. */
  readonly list: (folder: string) => Promise<readonly string[]>;
  /** A file's name in messages: relative to the working folder if that is shorter; always with `/`. */
  readonly name: (path: string) => string;
}

/** Sorts by code unit: the same order in every locale. */
export function byCodeUnit(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}

/*
 * File names on other systems. An issue that builds on one system must build on the others, so these rules apply everywhere.
 */

/** A file name as Windows and macOS compare it: names that differ only in capitals or in the encoding of accents are the same file. */
export function nameOnDisk(name: string): string {
  return name.normalize("NFC").toLowerCase();
}

/**
 * Names that Windows refuses: device names with any extension; reserved characters; a final dot or blank, which it removes
 * (learn.microsoft.com, Naming Files, Paths, and Namespaces).
 */
const REFUSED = /^(?:con|prn|aux|nul|(?:com|lpt)[1-9¹²³]) *(?:\.|$)|[<>:"|?*]|[. ]$/i;

/**
 * The most UTF-8 bytes of an id. Linux allows file names of 255 bytes; the site adds `content_` and `.html`, with a little to spare.
 * Only ids of rare four-byte characters reach this limit.
 */
export const MOST_ID_BYTES = 240;

/** True if Windows refuses a file of this name. @param path a name, or several with `/`, possibly after a drive */
export function isRefusedByWindows(path: string): boolean {
  const names = path.replace(/^[A-Z]:(?=\/)/i, "").split("/");
  return names.some((name) => name !== "." && name !== ".." && REFUSED.test(name));
}
