import { basename } from "node:path";
import type { Files } from "../../base/files.ts";
import { byCodeUnit } from "../../base/order.ts";
import { sha256Of } from "../../base/sha256.ts";
import type { FontEntry } from "../../engine/fonts/catalogue.ts";
import type { FontBytes, OpenFontFile } from "../../engine/fonts/font-file.ts";

/** Everything that a build read, with what it held. */
export interface Ledger {
  /** Files other than fonts, in order of path. */
  readonly read: () => readonly Read[];
  /** Fonts of which anything was read; each counts as a whole file, under each name that fonts.yaml has for it. */
  readonly fonts: () => readonly ReadFont[];
}

interface ReadFont extends Read {
  readonly id: string;
}

/** The name of an issue's lock. It is no input of the build. */
export const LOCK_FILE = "issue.lock";

export interface Read {
  /** Absolute. */
  readonly path: string;
  readonly bytes: number;
  /** Hex. */
  readonly sha256: string;
}

/** The parts of a host through which a build reads. */
interface FileReading {
  readonly files: Files;
  readonly locate: (entry: FontEntry) => string;
  readonly open: OpenFontFile;
}

/** The same ways to read, with a ledger of all that is read. A file that cannot be read is no input. */
export function keepLedger({ files, locate, open }: FileReading): FileReading & { readonly ledger: Ledger } {
  const read = new Map<string, Read>();
  const ids = new Map<string, Set<string>>();
  const fonts = new Map<string, FontBytes>();
  // Each is hashed once: claims, lock and kit all ask, and a font has some ten megabytes.
  const hashed = new Map<string, Read>();
  const entryOfFont = (path: string, font: FontBytes): Read => {
    const entry = hashed.get(path) ?? entryOf(path, whole(font));
    hashed.set(path, entry);
    return entry;
  };
  return {
    locate: (entry) => {
      const path = locate(entry);
      ids.set(path, (ids.get(path) ?? new Set()).add(entry.id));
      return path;
    },
    files: {
      ...files,
      read: async (path) => {
        const bytes = await files.read(path);
        if (bytes !== undefined && basename(path) !== LOCK_FILE) read.set(path, entryOf(path, bytes));
        return bytes;
      },
    },
    open: (path) => {
      const font = open(path);
      return {
        size: font.size,
        read: (into, ranges) => {
          fonts.set(path, font);
          font.read(into, ranges);
        },
      };
    },
    ledger: {
      read: () => inOrder(read.values()),
      fonts: () =>
        inOrder(
          [...fonts].flatMap(([path, font]) =>
            [...(ids.get(path) ?? [path])].map((id) => ({ ...entryOfFont(path, font), id })),
          ),
        ),
    },
  };
}

function whole(font: FontBytes): Uint8Array {
  const bytes = new Uint8Array(font.size);
  font.read(bytes, [[0, font.size]]);
  return bytes;
}

function entryOf(path: string, bytes: Uint8Array): Read {
  return { path, bytes: bytes.length, sha256: sha256Of(bytes) };
}

function inOrder<T extends Read>(entries: Iterable<T>): readonly T[] {
  return [...entries].sort((a, b) => byCodeUnit(a.path, b.path));
}
