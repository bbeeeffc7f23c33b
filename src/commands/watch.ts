import { type FSWatcher, statSync, watch as watchFolder } from "node:fs";
import { dirname } from "node:path";
import { type Kept, keep } from "../app/kept.ts";
import type { Files } from "../base/files.ts";
import { type BuildFlags, buildOne } from "./build-one.ts";
import { tell, told } from "./tell-built.ts";
import { type Exit, Misuse, type Terminal } from "./terminal.ts";
import { fill, textsIn } from "./texts.ts";

/** An editor that saves in several steps has done with them by then. */
const SETTLE_MS = 10;

/** Where the system does not tell of changes (shared folders, or no watches left), files are looked at this often. */
const LOOK_MS = 500;

/** An issue that is being watched. */
interface Watched {
  readonly path: string;
  readonly kept: Kept;
  /** Every file that the last build looked at, as it was then. */
  readonly seen: Map<string, string | undefined>;
}

/**
 * Builds issues, and each again whenever a file that it is made of changes, until the terminal is interrupted. What a change does not touch is
 * kept in memory; what is written is what a build from nothing would write.
 */
export async function watch(paths: readonly string[], flags: BuildFlags, terminal: Terminal): Promise<Exit> {
  const issues = paths.map((path): Watched => ({ path, kept: keep(), seen: new Map() }));
  const remembered = rememberFiles();
  const folders = new Map<string, FSWatcher>();
  let wake = (): void => undefined;
  const interrupted = terminal.interruption?.();
  interrupted?.addEventListener("abort", () => wake());
  const look = setInterval(() => issues.some(hasChanged) && wake(), LOOK_MS);
  let exit: Exit = 0;
  try {
    let waiting: readonly Watched[] = issues;
    while (!interrupted?.aborted) {
      for (const issue of waiting) exit = await rebuild(issue, flags, terminal, remembered);
      listen(issues, folders, () => wake());
      if (waiting.length > 0) terminal.tell(`${textsIn(terminal.language).watching}\n`);
      if (!issues.some(hasChanged) && !interrupted?.aborted) {
        await new Promise<void>((resolve) => {
          wake = resolve;
        });
      }
      await new Promise((resolve) => setTimeout(resolve, SETTLE_MS));
      waiting = issues.filter(hasChanged);
    }
  } finally {
    clearInterval(look);
    for (const watcher of folders.values()) watcher.close();
  }
  return exit;
}

function hasChanged({ seen }: Watched): boolean {
  return [...seen].some(([path, stamp]) => stampOf(path) !== stamp);
}

/** Neither a misuse of one moment (a page that is gone) nor a fault of our own ends the watch. */
async function rebuild(
  { path, kept, seen }: Watched,
  flags: BuildFlags,
  terminal: Terminal,
  remembered: (disk: Files, seen: Watched["seen"]) => Files,
): Promise<Exit> {
  const began = terminal.now();
  seen.clear();
  seen.set(path, stampOf(path));
  try {
    const files = (disk: Files): Files => remembered(disk, seen);
    const built = await buildOne(path, flags, terminal, { claim: () => undefined, kept, files });
    const result = told(built, (terminal.now() - began) / 1000, false, terminal);
    tell(result, flags.draft, terminal);
    return result.errors > 0 ? 1 : 0;
  } catch (error) {
    const words = textsIn(terminal.language);
    const message = error instanceof Error ? error.message : String(error);
    const line = error instanceof Misuse ? message : fill(words.internal, { message: message.split("\n", 1)[0] ?? "" });
    terminal.tell(`${words.error}: ${line}\n`);
    return 2;
  }
}

/** Folders are watched, not files: an editor may put a new file in the old one's place. */
function listen(issues: readonly Watched[], folders: Map<string, FSWatcher>, heard: () => void): void {
  for (const folder of new Set(issues.flatMap(({ seen }) => [...seen.keys()].map((path) => dirname(path))))) {
    if (folders.has(folder)) continue;
    try {
      const watcher = watchFolder(folder, heard);
      watcher.on("error", () => {
        watcher.close();
        folders.delete(folder);
      });
      folders.set(folder, watcher);
    } catch {
      // It is not there (yet), or the system has no watches left: its files are looked at all the same.
    }
  }
}

/** Files as they were read last, as long as the disk says that they are the same. */
function rememberFiles(): (disk: Files, seen: Watched["seen"]) => Files {
  const known = new Map<string, { readonly stamp: string; readonly bytes: Uint8Array | undefined }>();
  return (disk, seen) => {
    // Before the file is read: a change in between is a change.
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
        const found = known.get(path);
        if (found !== undefined && found.stamp === stamp) return found.bytes;
        const bytes = await disk.read(path);
        if (stamp !== undefined) known.set(path, { stamp, bytes });
        return bytes;
      },
    };
  };
}

/** Undefined when nothing is there. What comes and goes in a folder is no change of it. */
function stampOf(path: string): string | undefined {
  try {
    const facts = statSync(path, { bigint: true, throwIfNoEntry: false });
    if (facts?.isDirectory()) return "folder";
    return facts && `${facts.ino} ${facts.size} ${facts.mtimeNs} ${facts.ctimeNs}`;
  } catch {
    return undefined;
  }
}
