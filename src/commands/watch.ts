import { type FSWatcher, statSync, watch as watchFolder } from "node:fs";
import { dirname, join } from "node:path";
import { type Kept, keep } from "../app/kept.ts";
import type { Files } from "../base/files.ts";
import { type BuildFlags, buildOne } from "./build-one.ts";
import { tell, told } from "./tell-built.ts";
import { type Exit, Misuse, type Terminal } from "./terminal.ts";
import { textsIn } from "./texts.ts";

/** An editor that saves in several steps has done with them by then. */
const SETTLE_MS = 10;

/** An issue that is being watched. */
interface Watched {
  readonly path: string;
  readonly kept: Kept;
  /** Every file that the last build looked at. */
  readonly seen: Set<string>;
}

/**
 * Builds issues, and each again whenever a file that it is made of changes, until the terminal is interrupted. What a change does not touch is
 * kept in memory; what is written is what a build from nothing would write.
 */
export async function watch(paths: readonly string[], flags: BuildFlags, terminal: Terminal): Promise<Exit> {
  const issues = paths.map((path): Watched => ({ path, kept: keep(), seen: new Set() }));
  const remembered = rememberFiles();
  const changed = new Set<string>();
  const folders = new Map<string, FSWatcher>();
  let wake = (): void => undefined;
  const heard = (path: string): void => {
    changed.add(path);
    wake();
  };
  const interrupted = terminal.interruption?.();
  interrupted?.addEventListener("abort", () => wake());
  let waiting: readonly Watched[] = issues;
  let exit: Exit = 0;
  while (!interrupted?.aborted) {
    for (const issue of waiting) exit = await rebuild(issue, flags, terminal, remembered);
    listen(issues, folders, heard);
    if (waiting.length > 0) terminal.tell(`${textsIn(terminal.language).watching}\n`);
    if (changed.size === 0 && !interrupted?.aborted) {
      await new Promise<void>((resolve) => {
        wake = resolve;
      });
    }
    await new Promise((resolve) => setTimeout(resolve, SETTLE_MS));
    waiting = issues.filter(({ seen }) => [...changed].some((path) => seen.has(path)));
    changed.clear();
  }
  for (const watcher of folders.values()) watcher.close();
  return exit;
}

/** A misuse of one moment (a page that is gone) does not end the watch. */
async function rebuild(
  { path, kept, seen }: Watched,
  flags: BuildFlags,
  terminal: Terminal,
  remembered: (disk: Files, seen: Set<string>) => Files,
): Promise<Exit> {
  const began = terminal.now();
  seen.clear();
  seen.add(path);
  try {
    const files = (disk: Files): Files => remembered(disk, seen);
    const built = await buildOne(path, flags, terminal, { claim: () => undefined, kept, files });
    const result = told(built, (terminal.now() - began) / 1000, false, terminal);
    tell(result, flags.draft, terminal);
    return result.errors > 0 ? 1 : 0;
  } catch (error) {
    if (!(error instanceof Misuse)) throw error;
    terminal.tell(`${textsIn(terminal.language).error}: ${error.message}\n`);
    return 2;
  }
}

/** Folders are watched, not files: an editor may put a new file in the old one's place. */
function listen(issues: readonly Watched[], folders: Map<string, FSWatcher>, heard: (path: string) => void): void {
  for (const folder of new Set(issues.flatMap(({ seen }) => [...seen].map((path) => dirname(path))))) {
    if (folders.has(folder)) continue;
    try {
      const watcher = watchFolder(folder, (_event, name) => {
        if (name !== null) heard(join(folder, name));
      });
      watcher.on("error", () => folders.delete(folder));
      folders.set(folder, watcher);
    } catch {
      // A folder that is not there (yet) cannot change.
    }
  }
}

/** Files as they were read last, as long as the disk says that they are the same. */
function rememberFiles(): (disk: Files, seen: Set<string>) => Files {
  const known = new Map<string, { readonly stamp: string; readonly bytes: Uint8Array | undefined }>();
  return (disk, seen) => ({
    ...disk,
    look: (path) => {
      seen.add(path);
      return disk.look(path);
    },
    read: async (path) => {
      seen.add(path);
      const stamp = stampOf(path);
      const found = known.get(path);
      if (found !== undefined && found.stamp === stamp) return found.bytes;
      const bytes = await disk.read(path);
      if (stamp !== undefined) known.set(path, { stamp, bytes });
      return bytes;
    },
  });
}

function stampOf(path: string): string | undefined {
  const facts = statSync(path, { bigint: true, throwIfNoEntry: false });
  return facts && `${facts.ino} ${facts.size} ${facts.mtimeNs} ${facts.ctimeNs}`;
}
