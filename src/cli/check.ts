import { type Diagnostic, hasErrors } from "../base/diagnostic.ts";
import { pathFrom } from "../base/disk-files.ts";
import { type Compiled, compile, typographyOf } from "../build/compile.ts";
import { diskHost, type Host, withLedger } from "../build/host.ts";
import type { CopyFit, IssueQuality } from "../engine/layout/figures.ts";
import { gradeForPress } from "../formats/press/check.ts";
import { reportJson } from "../locales/report.ts";
import { type FixJson, fixesOf, fixJson, MANY, openFixing } from "../tools/fixes/fixes.ts";
import { checkSignatures } from "../tools/records/signatures.ts";
import { type DeskFinding, deskOf, deskText } from "./desk.ts";
import { copyFitText, typographyText } from "./figures.ts";
import { hintsOf } from "./fix.ts";
import { issuePaths } from "./issue-paths.ts";
import { withProgress } from "./progress.ts";
import { sarifOf } from "./sarif.ts";
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
  /** For each diagnostic what cures it, if JSON is requested. */
  readonly fixes: readonly (readonly FixJson[])[];
  /** For a terminal the first of them, by the place of the diagnostic. */
  readonly hints: ReadonlyMap<string, string> | undefined;
}

/** The parts of the report, and their form. */
export interface CheckFlags {
  readonly json: boolean;
  /** SARIF 2.1.0 in place of text. */
  readonly sarif: boolean;
  /** A proof-reader's list in place of the whole report. */
  readonly desk: boolean;
  readonly typography: boolean;
  readonly copyfit: boolean;
  /** Also report all that `build --press` would refuse. */
  readonly press: boolean;
}

/** Runs all stages up to the made-up pages, and reports their diagnostics. */
export async function check(
  issues: readonly string[],
  flags: CheckFlags,
  terminal: Terminal,
  version: string,
): Promise<Exit> {
  const forProgram = flags.json || flags.sarif;
  const results: Checked[] = [];
  const desks: (readonly DeskFinding[])[] = [];
  for (const path of await issuePaths(issues, "check", terminal)) {
    const name = pathFrom(terminal.folder, path);
    const { look, diagnostics, fixes, hints } = await withProgress(name, terminal, async (watch) => {
      const disk = diskHost(terminal, watch);
      // Press files are compared with those of the lock, which name their build.
      const host = flags.press ? withLedger(disk, version) : disk;
      const fixing = await openFixing(path, host);
      const { compiled: whole } = fixing.look;
      // If an error leaves no pages, a draft is made of what there is, so that all problems come in one list.
      const { memory } = fixing.looking;
      const compiled = whole.madeUp === undefined ? await compile(path, { ...host, memory, draft: true }) : whole;
      const { madeUp, diagnostics: own } = compiled;
      const reader = { ...terminal, files: host.files, version };
      const signed = madeUp && (await checkSignatures(madeUp, reader));
      const diagnostics = [
        ...(flags.press ? await forPress(compiled, host) : own),
        ...(signed?.diagnostics ?? []),
        ...((flags.press && signed?.unsigned) || []),
      ];
      const look = { ...fixing.look, compiled };
      if (!forProgram) return { look, diagnostics, fixes: [], hints: await hintsOf(fixing, terminal) };
      const found = await fixesOf(fixing, MANY);
      const json = diagnostics.map((each) => {
        const same = whole.diagnostics.find(({ code, span }) => code === each.code && span.start === each.span.start);
        return ((same && found.get(same)) ?? []).map((fix) => fixJson(fix, fixing.look, terminal.language));
      });
      return { look, diagnostics, fixes: json, hints: undefined };
    });
    const { madeUp } = look.compiled;
    const typography = flags.typography && madeUp !== undefined ? typographyOf(madeUp) : undefined;
    const copyFit = flags.copyfit ? madeUp?.copyFit() : undefined;
    const result = { issue: name, stem: madeUp?.issue.stem, diagnostics, typography, copyFit, fixes, hints };
    results.push(result);
    if (flags.desk) desks.push(deskOf(look, diagnostics, terminal.language));
    if (!forProgram && flags.desk) terminal.print(deskText(desks.at(-1) ?? [], terminal));
    else if (!forProgram) tell(result, terminal);
  }
  if (flags.sarif) printJson(sarifOf(results, version, terminal.language), terminal);
  else if (flags.json) {
    const issuesJson = results.map(({ fixes, hints, ...result }, issue) => ({
      ...result,
      ...(flags.desk && { desk: desks[issue] }),
      diagnostics: reportJson(result.diagnostics, terminal.language).map((each, at) => ({ ...each, fixes: fixes[at] })),
    }));
    printJson({ schema: "banmian.check/1", issues: issuesJson }, terminal);
  }
  return results.some(({ diagnostics }) => hasErrors(diagnostics)) ? 1 : 0;
}

/** All diagnostics of a build for the plant. */
async function forPress(compiled: Compiled, host: Host): Promise<readonly Diagnostic[]> {
  const { madeUp, diagnostics } = compiled;
  if (madeUp === undefined) return gradeForPress(diagnostics, "x4");
  const [{ draw }, { press }] = await Promise.all([import("../build/draw.ts"), import("../formats/press/format.ts")]);
  const wishes = { pages: undefined, formats: { press: {} }, instead: [press] };
  return (await draw(compiled, madeUp, wishes, host)).diagnostics;
}

function tell(result: Checked, terminal: Terminal): void {
  terminal.tell(reportFor(result.diagnostics, terminal, result.hints));
  if (result.typography !== undefined) terminal.print(typographyText(result.typography, terminal));
  if (result.copyFit !== undefined) terminal.print(copyFitText(result.copyFit, terminal));
  if (hasErrors(result.diagnostics)) return;
  printLine("no-errors", { stem: result.stem ?? result.issue, warnings: result.diagnostics.length }, terminal);
}
