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
