// `build --watch`: builds again when a file changes that the last build read. Results of unchanged parts stay in memory, but the files are byte for byte those
// of a build from nothing. Mistakes while writing (a page removed, a file open in a viewer) never end the watch.
import { setTimeout as pause } from "node:timers/promises";
import type { Memory } from "../base/memo.ts";
import {
  type FileWatch,
  hasChanged,
  openFileWatch,
  type SeenFiles,
  seeFile,
  watchedFonts,
} from "../build/disk/watch-files.ts";
import type { FontFiles } from "../build/issue-fonts.ts";
import { newMemory } from "../build/memory.ts";
import { say } from "../locales/texts.ts";
import { type BuildFlags, buildOne, inWords, tell } from "./build-one.ts";
import { failureLine } from "./failure.ts";
import { WIPE } from "./progress.ts";
import type { Exit, Terminal } from "./terminal.ts";
import { reportLine } from "./texts.ts";

/** The pause between two attempts to write a file that another program holds. */
const AGAIN_MS = 500;

/** An issue that is being watched. */
interface Watched {
  readonly path: string;
  memory: Memory;
  readonly seen: SeenFiles;
  /** The fonts that cached results were set in. */
  readonly fonts: SeenFiles;
}

/**
 * Builds issues, and each again when one of its files changes, until the terminal is interrupted. Files that another program holds are written as soon as it
 * releases them.
 */
export async function watch(paths: readonly string[], flags: BuildFlags, terminal: Terminal): Promise<Exit> {
  const issues = paths.map((path): Watched => ({ path, memory: newMemory(), seen: new Map(), fonts: new Map() }));
  const files = openFileWatch();
  const interrupted = terminal.interruption?.();
  const isDue = (): boolean => issues.some((issue) => issue.seen.size === 0 || isChanged(issue));
  const goOn = async (): Promise<boolean> => {
    await pause(AGAIN_MS, undefined, { signal: interrupted }).catch(() => undefined);
    return !interrupted?.aborted && !isDue();
  };
  let exit: Exit = 0;
  /** The issues that wait for another program. */
  const held = new Set<Watched>();
  try {
    let waiting: readonly Watched[] = issues;
    while (!interrupted?.aborted) {
      for (const issue of waiting) {
        const one = await rebuild(issue, flags, terminal, { files, goOn });
        exit = one.exit;
        if (one.isHeld) held.add(issue);
        else held.delete(issue);
      }
      terminal.goOn?.();
      if (waiting.length > 0 && held.size === 0) reportLine("watching", {}, terminal);
      if (held.size === 0 || isDue()) {
        await files.change(
          issues.flatMap(({ seen, fonts }) => [seen, fonts]),
          interrupted,
        );
      }
      waiting = issues.filter((issue) => held.has(issue) || isChanged(issue));
    }
  } finally {
    files.close();
  }
  return exit;
}

function isChanged({ seen, fonts }: Watched): boolean {
  return hasChanged(seen) || hasChanged(fonts);
}

interface Watching {
  readonly files: FileWatch;
  /** Waits a moment; false if the watch has ended, or an issue has changed. */
  readonly goOn: () => Promise<boolean>;
}

/** A misuse of the moment (a missing page) does not end the watch, nor does a fault of our own. */
async function rebuild(
  issue: Watched,
  flags: BuildFlags,
  terminal: Terminal,
  { files: watched, goOn }: Watching,
): Promise<{ readonly exit: Exit; readonly isHeld: boolean }> {
  const began = terminal.now();
  /** The message about a file that another program still holds. */
  let lastReport: unknown;
  const { path, seen, fonts } = issue;
  seen.clear();
  seeFile(seen, path);
  if (hasChanged(fonts)) {
    // Cached results were set in the fonts as they were.
    issue.memory = newMemory();
    fonts.clear();
  }
  try {
    const building = {
      claim: () => undefined,
      memory: issue.memory,
      files: (disk: Parameters<FileWatch["files"]>[0]) => watched.files(disk, seen),
      fonts: (disk: FontFiles) => watchedFonts(disk, fonts),
      again: (refused: unknown) => {
        if (terminal.live) terminal.tell(WIPE);
        if (lastReport === undefined)
          terminal.tell(
            `${say("error", {}, terminal)}: ${failureLine(refused, terminal)}\n${say("trying-again", {}, terminal)}\n`,
          );
        lastReport = refused;
        return goOn();
      },
    };
    const build = (): ReturnType<typeof buildOne> => buildOne(path, flags, terminal, building);
    const built = await (terminal.unheeding?.(build) ?? build());
    const result = inWords(built, (terminal.now() - began) / 1000, false, terminal);
    tell(result, flags, terminal);
    return { exit: result.errors > 0 ? 1 : 0, isHeld: false };
  } catch (error) {
    if (error === lastReport) return { exit: 2, isHeld: true };
    terminal.tell(`${say("error", {}, terminal)}: ${failureLine(error, terminal)}\n`);
    return { exit: 2, isHeld: false };
  }
}
