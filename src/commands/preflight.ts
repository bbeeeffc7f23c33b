import { readFile } from "node:fs/promises";
import { resolve } from "node:path";
import { drawPlates } from "../app/draw-plates.ts";
import { preflightPdf } from "../app/preflight.ts";
import { hasErrors } from "../base/diagnostic.ts";
import { diskFiles } from "../base/disk-files.ts";
import { reportJson, reportText } from "../base/report.ts";
import { type Exit, Misuse, type Terminal } from "./terminal.ts";
import { fill, textsIn } from "./texts.ts";

interface PreflightFlags {
  /** The standard that files must keep; undefined: the one that each claims. */
  readonly standard: "x4" | "x1a" | undefined;
  /** The most ink in one place, in percent. */
  readonly ink: number | undefined;
  readonly json: boolean;
}

/** Checks PDFs as a newspaper plant would, ours or another's. */
export async function preflight(files: readonly string[], flags: PreflightFlags, terminal: Terminal): Promise<Exit> {
  const words = textsIn(terminal.language);
  const checked: { file: string; diagnostics: ReturnType<typeof reportJson> }[] = [];
  let failed = false;
  for (const file of files) {
    const path = resolve(terminal.folder, file);
    const bytes = await readFile(path).catch(() => undefined);
    if (bytes === undefined) throw new Misuse(fill(words.noFile, { path: file }));
    const name = diskFiles(terminal.folder).name(path);
    const diagnostics = await preflightPdf(bytes, name, { ...flags, draw: drawPlates });
    failed ||= hasErrors(diagnostics);
    checked.push({ file: name, diagnostics: reportJson(diagnostics, terminal.language) });
    if (flags.json) continue;
    terminal.tell(reportText(diagnostics, terminal.language, terminal.colour, terminal.width));
    const errors = diagnostics.filter(({ severity }) => severity === "error").length;
    const values = { file: name, errors, warnings: diagnostics.length - errors };
    terminal.print(`${fill(errors > 0 ? words.refused : words.passed, values)}\n`);
  }
  if (flags.json) {
    terminal.print(`${JSON.stringify({ schema: "banmian.preflight/1", files: checked }, undefined, 2)}\n`);
  }
  return failed ? 1 : 0;
}
