import { type Diagnostic, hasErrors } from "../base/diagnostic.ts";
import { pathFrom } from "../base/disk-files.ts";
import { compile, typographyOf } from "../build/compile.ts";
import { diskHost } from "../build/host.ts";
import type { CopyFit, IssueQuality } from "../engine/layout/figures.ts";
import { reportJson } from "../locales/report.ts";
import { copyFitText, typographyText } from "./figures.ts";
import { issuePaths } from "./issue-paths.ts";
import { withProgress } from "./progress.ts";
import { type Exit, printJson, type Terminal } from "./terminal.ts";
import { printLine, reportFor } from "./texts.ts";

interface Checked {
  readonly issue: string;
  /** Undefined if the issue could not be made up. */
  readonly stem: string | undefined;
  readonly diagnostics: readonly Diagnostic[];
  /** The typesetting quality, if requested. */
  readonly typography: IssueQuality | undefined;
  /** The copy-fit of the pages, if requested. */
  readonly copyFit: CopyFit | undefined;
}

/** The parts of the report, and their form. */
export interface CheckFlags {
  readonly json: boolean;
  readonly typography: boolean;
  readonly copyfit: boolean;
}

/** Runs all stages up to the made-up pages, and reports their diagnostics. */
export async function check(issues: readonly string[], flags: CheckFlags, terminal: Terminal): Promise<Exit> {
  const results: Checked[] = [];
  for (const path of await issuePaths(issues, "check", terminal)) {
    const name = pathFrom(terminal.folder, path);
    const compiled = await withProgress(name, terminal, (watch) => compile(path, diskHost(terminal, watch)));
    const { madeUp, diagnostics } = compiled;
    const typography = flags.typography && madeUp !== undefined ? typographyOf(madeUp) : undefined;
    const copyFit = flags.copyfit ? madeUp?.copyFit() : undefined;
    const result = { issue: name, stem: madeUp?.issue.stem, diagnostics, typography, copyFit };
    results.push(result);
    if (!flags.json) tell(result, terminal);
  }
  if (flags.json) {
    const issuesJson = results.map((result) => ({
      ...result,
      diagnostics: reportJson(result.diagnostics, terminal.language),
    }));
    printJson({ schema: "banmian.check/1", issues: issuesJson }, terminal);
  }
  return results.some(({ diagnostics }) => hasErrors(diagnostics)) ? 1 : 0;
}

function tell(result: Checked, terminal: Terminal): void {
  terminal.tell(reportFor(result.diagnostics, terminal));
  if (result.typography !== undefined) terminal.print(typographyText(result.typography, terminal));
  if (result.copyFit !== undefined) terminal.print(copyFitText(result.copyFit, terminal));
  if (hasErrors(result.diagnostics)) return;
  printLine("no-errors", { stem: result.stem ?? result.issue, warnings: result.diagnostics.length }, terminal);
}
