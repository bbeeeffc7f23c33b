// Waits for changes of the files that builds read. The system's notices are only a hint, since shared folders send none and editors save in several steps. So
// each file is compared with what the build saw (size, dates, inode), folders rather than files are watched, and all files are checked every few seconds
// anyway.
import { type FSWatcher, statSync, watch as watchFolder } from "node:fs";
import { dirname } from "node:path";
import type { Files } from "../../base/files.ts";
import type { FontFiles } from "../issue-fonts.ts";

/** A file that did not change for this long counts as fully written. */
const STILL_MS = 3;

/** Some editors save in several steps, with the file missing or empty in between. After this long they have finished. */
const SETTLE_MS = 12;

/** Files are also checked at this interval, since the system may not report changes (shared folders, no watches left). */
const LOOK_MS = 500;

/** Every file that a build read, with its state at that time; undefined if it did not exist. */
export type SeenFiles = Map<string, string | undefined>;

/** Watches the files that builds read, and caches their bytes. */
export interface FileWatch {
  /** The disk. Files that are read are noted in `seen`. A file whose state on the disk is unchanged is not read again. */
  files(disk: Files, seen: SeenFiles): Files;
  /** Resolves when one of the files has changed and the editor has finished, or when the signal is aborted. */
  change(seen: readonly SeenFiles[], ended?: AbortSignal): Promise<void>;
  close(): void;
}

export function openFileWatch(): FileWatch {
  const cache: FileCache = new Map();
  const folders = new Map<string, FSWatcher>();
  let wake = (): void => undefined;
  const listen = (seen: readonly SeenFiles[]): void => {
    for (const folder of new Set(seen.flatMap((files) => [...files.keys()].map((path) => dirname(path))))) {
      if (!folders.has(folder)) listenTo(folder, folders, () => wake());
    }
  };
  return {
    files: (disk, seen) => cachedIn(cache, disk, seen),
    change: async (seen, ended) => {
      listen(seen);
      const look = setInterval(() => seen.some(hasChanged) && wake(), LOOK_MS);
      const end = (): void => wake();
      ended?.addEventListener("abort", end);
      let changed = changedIn(seen);
      while (!ended?.aborted && changed.length === 0) {
        await new Promise<void>((resolve) => {
          wake = resolve;
        });
        changed = changedIn(seen);
      }
      clearInterval(look);
      ended?.removeEventListener("abort", end);
      await settle(changed);
    },
    close: () => {
      for (const watcher of folders.values()) watcher.close();
      folders.clear();
    },
  };
}

function changedIn(seen: readonly SeenFiles[]): readonly string[] {
  return seen.flatMap((files) => [...files].flatMap(([path, stamp]) => (stampOf(path) === stamp ? [] : [path])));
}

/** Resolves when the files that changed have been written. */
async function settle(changed: readonly string[]): Promise<void> {
  let before = changed.map(stampOf);
  for (let waited = 0; waited < SETTLE_MS; waited += STILL_MS) {
    await new Promise((resolve) => setTimeout(resolve, STILL_MS));
    const now = changed.map(stampOf);
    if (now.every((stamp, at) => stamp === before[at] && hasText(stamp))) return;
    before = now;
  }
}

/** True if a file differs from its noted state. */
export function hasChanged(seen: SeenFiles): boolean {
  return [...seen].some(([path, stamp]) => stampOf(path) !== stamp);
}

/** Notes the present state of a file. */
export function seeFile(seen: SeenFiles, path: string): void {
  seen.set(path, stampOf(path));
}

/** The fonts; each file that is opened is noted in `seen`, also a missing one. */
export function watchedFonts(fonts: FontFiles, seen: SeenFiles): FontFiles {
  return {
    ...fonts,
    open: (path) => {
      seeFile(seen, path);
      return fonts.open(path);
    },
  };
}

/** Folders are watched instead of files, since an editor may replace a file by a new one. */
function listenTo(folder: string, folders: Map<string, FSWatcher>, heard: () => void): void {
  try {
    const watcher = watchFolder(folder, heard);
    watcher.on("error", () => {
      watcher.close();
      folders.delete(folder);
    });
    folders.set(folder, watcher);
  } catch {
    // The folder does not exist (yet), or the system has no watches left. Its files are still checked at the interval.
  }
}

type FileCache = Map<string, { readonly stamp: string; readonly bytes: Uint8Array | undefined }>;

/** Caches the bytes of files while their state on the disk is unchanged. */
function cachedIn(cache: FileCache, disk: Files, seen: SeenFiles): Files {
  // Noted before the file is read, so that a change in between is noticed.
  const see = (path: string): string | undefined => {
    const stamp = seen.has(path) ? seen.get(path) : stampOf(path);
    seen.set(path, stamp);
    return stamp;
  };
  return {
    ...disk,
    look: (path) => {
      see(path);
      return disk.look(path);
    },
    read: async (path) => {
      const stamp = see(path);
      const found = cache.get(path);
      if (found !== undefined && found.stamp === stamp) return found.bytes;
      const bytes = await disk.read(path);
      if (stamp !== undefined) cache.set(path, { stamp, bytes });
      return bytes;
    },
  };
}

function hasText(stamp: string | undefined): boolean {
  return stamp !== undefined && stamp.split(" ")[1] !== "0";
}

/** A text that differs if the file has changed; undefined if there is nothing. A folder counts as unchanged, whatever it contains. */
function stampOf(path: string): string | undefined {
  try {
    const facts = statSync(path, { bigint: true, throwIfNoEntry: false });
    if (facts?.isDirectory()) return "folder";
    return facts && `${facts.ino} ${facts.size} ${facts.mtimeNs} ${facts.ctimeNs}`;
  } catch {
    return undefined;
  }
}
