import { type Diagnostic, hasErrors } from "../base/diagnostic.ts";
import { pathFrom } from "../base/disk-files.ts";
import { rewriteWith } from "../build/disk/replace-files.ts";
import { diskHost } from "../build/host.ts";
import { type Engine, lockPath, writeLock } from "../build/lock.ts";
import { changedFonts } from "../engine/fonts/catalogue.ts";
import { type LockedBuild, rebuild } from "../tools/records/rebuild.ts";
import { unwritable } from "./failure.ts";
import { issuePaths } from "./issue-paths.ts";
import { withProgress } from "./progress.ts";
import type { Exit, Terminal } from "./terminal.ts";
import { printLine, reportFor, reportLine } from "./texts.ts";

export interface LockFlags {
  /** Replace locks that vouch for other press files of the same revision. */
  readonly force: boolean;
}

/** Writes issue.lock beside each manifest. An issue with errors is not locked. */
export async function lock(
  issues: readonly string[],
  flags: LockFlags,
  terminal: Terminal,
  engine: Engine,
): Promise<Exit> {
  let exit: Exit = 0;
  for (const path of await issuePaths(issues, "lock", terminal)) {
    const name = pathFrom(terminal.folder, path);
    const { built, diagnostics, signatures } = await withProgress(name, terminal, (watch) =>
      rebuild(path, diskHost(terminal, watch), engine, terminal.language, flags.force ? "page" : undefined),
    );
    terminal.tell(reportFor([...diagnostics, ...signatures], terminal));
    if (built === undefined || hasErrors(signatures)) {
      reportLine("not-locked", { issue: name }, terminal);
      exit = 1;
      continue;
    }
    const place = lockPath(path);
    const shown = pathFrom(terminal.folder, place);
    await rewriteWith(place, writeLock(built.lock)).catch(unwritable(shown, terminal));
    const { inputs, outputs } = built.lock;
    terminal.tell(reportFor(fontsUnlike(built), terminal));
    const values = { path: shown, inputs: inputs.files.length, outputs: outputs.length };
    printLine("locked", values, terminal);
  }
  return exit;
}

/** Fonts that were read and differ from those in fonts.yaml. */
function fontsUnlike({ lock: { inputs }, madeUp }: LockedBuild): readonly Diagnostic[] {
  const fonts = inputs.files.filter(({ kind }) => kind === "font");
  return changedFonts(madeUp.fonts.catalogue, new Map(fonts.map(({ name, sha256 }) => [name, sha256])));
}
