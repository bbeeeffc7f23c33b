// `banmian sign`: records who signed a page as it would be printed (三审三校); without a name, shows who signed what.
import { pathFrom } from "../base/disk-files.ts";
import { compile, type MadeUp } from "../build/compile.ts";
import { diskHost, type Host } from "../build/host.ts";
import { pagePrints } from "../build/make-lock.ts";
import { say } from "../locales/texts.ts";
import { isSigner, signaturesBeside, signaturesPath, signPages, stagesOf } from "../tools/records/signatures.ts";
import { unwritable } from "./failure.ts";
import { issuePaths } from "./issue-paths.ts";
import { withProgress } from "./progress.ts";
import { type Exit, printJson, type Terminal } from "./terminal.ts";
import { misuse, printLine, reportFor, reportLine } from "./texts.ts";

export interface SignFlags {
  /** Labels. */
  readonly pages: readonly string[] | undefined;
  /** The stage, and the name of who signs. */
  readonly as: string | undefined;
  readonly by: string | undefined;
  readonly json: boolean;
}

/**
 * Signs pages of an issue. Exit 1: an error is in the way, and nothing was signed.
 * @param now ISO
 */
export async function sign(
  issue: string | undefined,
  { pages, as: stage, by, json }: SignFlags,
  { version, now }: { readonly version: string; readonly now: string },
  terminal: Terminal,
): Promise<Exit> {
  const [path = ""] = await issuePaths(issue === undefined ? [] : [issue], "sign", terminal);
  const name = pathFrom(terminal.folder, path);
  return withProgress(name, terminal, async (watch) => {
    // Another page may have errors while this one is signed.
    const host = { ...diskHost(terminal, watch), draft: true };
    const { madeUp, diagnostics } = await compile(path, host);
    if (madeUp === undefined) {
      terminal.tell(reportFor(diagnostics, terminal));
      reportLine("not-signed", { issue: name }, terminal);
      return 1;
    }
    if (pages === undefined && stage === undefined && by === undefined) return show(madeUp, host, json, terminal);
    if (pages === undefined || stage === undefined || by === undefined) throw misuse("sign-flags", {}, terminal);
    needStage(stage, madeUp, terminal);
    if (!isSigner(by)) throw misuse("bad-signer", {}, terminal);
    const labels = madeUp.issue.pages.map(({ label }) => label);
    const unknown = pages.find((label) => !labels.includes(label));
    if (unknown !== undefined) throw misuse("unknown-page", { label: unknown, labels: labels.join(", ") }, terminal);
    const signing = { pages, stage, by, at: now, engine: version };
    const record = pathFrom(terminal.folder, signaturesPath(path));
    const signed = await signPages(madeUp, diagnostics, signing, host.files).catch(unwritable(record, terminal));
    if (!signed.ok) {
      terminal.tell(reportFor(signed.diagnostics, terminal));
      reportLine("not-signed", { issue: name }, terminal);
      return 1;
    }
    printLine("signed", { issue: name, pages: pages.join(", "), stage, by }, terminal);
    return 0;
  });
}

/** ISO, in local time with its offset: the record is read in the newsroom. */
export function localMoment(now: Date): string {
  const minutes = -now.getTimezoneOffset();
  const local = new Date(now.getTime() + minutes * 60_000).toISOString().slice(0, 19);
  const two = (value: number): string => String(Math.floor(value)).padStart(2, "0");
  return `${local}${minutes < 0 ? "-" : "+"}${two(Math.abs(minutes) / 60)}:${two(Math.abs(minutes) % 60)}`;
}

function needStage(stage: string, { issue }: MadeUp, terminal: Terminal): void {
  const { signing } = issue.paper;
  if (signing.length === 0) throw misuse("no-signing", {}, terminal);
  if (!signing.includes(stage)) throw misuse("unknown-stage", { stage, stages: signing.join(", ") }, terminal);
}

/** Prints the stages of each page. Exit 1: the record has faults. */
async function show(madeUp: MadeUp, { files }: Host, json: boolean, terminal: Terminal): Promise<Exit> {
  const record = (await signaturesBeside(madeUp.place.manifest, files)) ?? { signatures: [], diagnostics: [] };
  const prints = pagePrints(madeUp);
  const pages = [...prints.keys()].map((page) => ({
    page,
    stages: stagesOf(page, record, prints, madeUp.issue.paper.signing),
  }));
  if (json) printJson({ schema: "banmian.sign/1", pages }, terminal);
  else {
    for (const { page, stages } of pages) {
      printLine("signing-page", { page }, terminal);
      for (const each of stages) terminal.print(`  ${say("signing-state", each, terminal)}\n`);
    }
  }
  terminal.tell(reportFor(record.diagnostics, terminal));
  return record.diagnostics.length === 0 ? 0 : 1;
}
