import { resolve } from "node:path";
import { houseMemoryOnly } from "../base/memo.ts";
import { mendFolders } from "../build/disk/replace-files.ts";
import { newMemory } from "../build/memory.ts";
import {
  type BuildFlags,
  type Built,
  type BuiltInWords,
  buildOne,
  claims,
  inWords,
  printBuilt,
  tell,
} from "./build-one.ts";
import { issuePaths } from "./issue-paths.ts";
import type { Exit, Terminal } from "./terminal.ts";
import { misuse } from "./texts.ts";

/** Builds issues one after the other, several at once, or again at every change. An issue with errors is not written, unless as a draft; the others are. */
export async function build(issues: readonly string[], flags: BuildFlags, terminal: Terminal): Promise<Exit> {
  const paths = await issuePaths(issues, flags.command, terminal);
  // Even if none of them can be read: a killed build may have left new files beside old ones. What cannot be mended now is told of with its issue.
  await mendFolders(resolve(terminal.folder, flags.out)).catch(() => undefined);
  if (flags.watch) {
    if (flags.json || flags.jobs !== undefined) throw misuse("watch-alone", {}, terminal);
    const { watch } = await import("./watch.ts");
    return watch(paths, flags, terminal);
  }
  return buildAll(paths, flags, terminal, { make: buildOne, print: (results) => printBuilt(results, terminal) });
}

export interface Making {
  /** Makes one issue in this process. */
  readonly make: typeof buildOne;
  /** Prints the results for `--json`. */
  readonly print: (results: readonly BuiltInWords[]) => void;
}

/** Makes issues, several at once if requested, and reports on each. */
export async function buildAll(
  paths: readonly string[],
  flags: BuildFlags,
  terminal: Terminal,
  making: Making,
): Promise<Exit> {
  const { jobs } = flags;
  if (jobs === undefined) return buildInTurn(paths, flags, terminal, making);
  const { buildAtOnce } = await import("./jobs.ts");
  return buildAtOnce(paths, { ...flags, jobs }, terminal, making.print);
}

async function buildInTurn(
  paths: readonly string[],
  flags: BuildFlags,
  terminal: Terminal,
  { make, print }: Making,
): Promise<Exit> {
  const results: BuiltInWords[] = [];
  const claim = claims();
  const memory = paths.length > 1 ? houseMemoryOnly(newMemory()) : undefined;
  if (paths.length === 1) terminal.saveRoom?.();
  try {
    for (const path of paths) {
      const began = terminal.now();
      const built: Built = await make(path, flags, terminal, { claim, memory });
      const seconds = (terminal.now() - began) / 1000;
      // Trying fixes takes several times as long as the build itself: only where there are no pages to look at.
      const isRefused = flags.command === "build" && !flags.json && !built.made;
      const hints = isRefused ? await (await import("./fix.ts")).hintsFor(path, flags.draft, terminal) : undefined;
      const result = inWords(built, seconds, flags.json, terminal, hints);
      results.push(result);
      if (!flags.json) tell(result, flags, terminal);
    }
  } finally {
    // Even if one failed: the issues before it are on the disk.
    if (flags.json) print(results);
  }
  return results.some(({ errors }) => errors > 0) ? 1 : 0;
}
