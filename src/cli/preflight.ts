import { readFile } from "node:fs/promises";
import { resolve } from "node:path";
import { countErrors, hasErrors } from "../base/diagnostic.ts";
import { diskFiles } from "../base/disk-files.ts";
import { reportJson } from "../locales/report.ts";
import { drawPlates } from "../tools/preflight/plates.ts";
import { preflightPdf } from "../tools/preflight/preflight.ts";
import { type Exit, printJson, type Terminal } from "./terminal.ts";
import { misuse, printLine, reportFor } from "./texts.ts";

export interface PreflightFlags {
  /** The standard that files must meet; undefined: the one that each claims. */
  readonly standard: "x4" | "x1a" | undefined;
  /** The most ink in one place, in percent. */
  readonly ink: number | undefined;
  readonly json: boolean;
}

/** Checks PDFs as a newspaper plant would, ours or another's. */
export async function preflight(files: readonly string[], flags: PreflightFlags, terminal: Terminal): Promise<Exit> {
  const checked: { file: string; diagnostics: ReturnType<typeof reportJson> }[] = [];
  let failed = false;
  try {
    for (const file of files) {
      const path = resolve(terminal.folder, file);
      const bytes = await readFile(path).catch(() => undefined);
      if (bytes === undefined) throw misuse("no-file", { path: file }, terminal);
      const name = diskFiles(terminal.folder).name(path);
      const diagnostics = await preflightPdf(bytes, name, flags, drawPlates);
      failed ||= hasErrors(diagnostics);
      checked.push({ file: name, diagnostics: reportJson(diagnostics, terminal.language) });
      if (flags.json) continue;
      terminal.tell(reportFor(diagnostics, terminal));
      const errors = countErrors(diagnostics);
      const values = { file: name, errors, warnings: diagnostics.length - errors };
      printLine(errors > 0 ? "preflight-failed" : "preflight-passed", values, terminal);
    }
  } finally {
    // Even if one cannot be read: the files before it are checked.
    if (flags.json) printJson({ schema: "banmian.preflight/1", files: checked }, terminal);
  }
  return failed ? 1 : 0;
}
