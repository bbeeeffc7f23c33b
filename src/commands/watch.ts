import { type FileWatch, hasChanged, openFileWatch, type SeenFiles, seeFile } from "../app/disk/watch-files.ts";
import { type Kept, keep } from "../app/kept.ts";
import { type BuildFlags, buildOne } from "./build-one.ts";
import { failureLine } from "./failure.ts";
import { tell, told } from "./tell-built.ts";
import type { Exit, Terminal } from "./terminal.ts";
import { texts } from "./texts/texts.ts";

/** An issue that is being watched. */
interface Watched {
  readonly path: string;
  readonly kept: Kept;
  readonly seen: SeenFiles;
}

/**
 * Builds issues, and each again whenever a file that it is made of changes, until the terminal is interrupted. What a change does not touch is kept
 * in memory. The files are those that a build from nothing would write.
 */
export async function watch(paths: readonly string[], flags: BuildFlags, terminal: Terminal): Promise<Exit> {
  const issues = paths.map((path): Watched => ({ path, kept: keep(), seen: new Map() }));
  const files = openFileWatch();
  const interrupted = terminal.interruption?.();
  let exit: Exit = 0;
  try {
    let waiting: readonly Watched[] = issues;
    while (!interrupted?.aborted) {
      for (const issue of waiting) exit = await rebuild(issue, flags, terminal, files);
      terminal.goOn?.();
      if (waiting.length > 0) terminal.tell(`${texts[terminal.language].watching}\n`);
      await files.change(
        issues.map(({ seen }) => seen),
        interrupted,
      );
      waiting = issues.filter(({ seen }) => hasChanged(seen));
    }
  } finally {
    files.close();
  }
  return exit;
}

/** A misuse of the moment (a page that is gone) does not end the watch, nor does a fault of our own. */
async function rebuild(
  { path, kept, seen }: Watched,
  flags: BuildFlags,
  terminal: Terminal,
  watched: FileWatch,
): Promise<Exit> {
  const began = terminal.now();
  seen.clear();
  seeFile(seen, path);
  try {
    const building = {
      claim: () => undefined,
      kept,
      files: (disk: Parameters<FileWatch["files"]>[0]) => watched.files(disk, seen),
    };
    const built = await buildOne(path, flags, terminal, building);
    const result = told(built, (terminal.now() - began) / 1000, false, terminal);
    tell(result, flags, terminal);
    return result.errors > 0 ? 1 : 0;
  } catch (error) {
    terminal.tell(`${texts[terminal.language].error}: ${failureLine(error, terminal.language)}\n`);
    return 2;
  }
}
