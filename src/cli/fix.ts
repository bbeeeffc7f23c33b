import { basename, dirname, resolve } from "node:path";
import { pathFrom } from "../base/disk-files.ts";
import { positionOf } from "../base/source.ts";
import { diskHost } from "../build/host.ts";
import { placeKey, toldBriefly } from "../locales/report.ts";
import {
  FEW,
  type Fixing,
  fixesOf,
  fixJson,
  fixNamed,
  MANY,
  openFixing,
  plainFixes,
  sourceOf,
  type Tried,
  titleOf,
  whyUnsound,
  writeTexts,
} from "../tools/fixes/fixes.ts";
import { unwritable } from "./failure.ts";
import { isFile, issuePaths, typedPath } from "./issue-paths.ts";
import { withProgress } from "./progress.ts";
import { type Exit, printJson, type Terminal } from "./terminal.ts";
import { misuse, printLine } from "./texts.ts";

/** Shows and applies the fixes that move nothing on paper, or the one that is named. */
export async function fix(
  first: string | undefined,
  second: string | undefined,
  asJson: boolean,
  terminal: Terminal,
): Promise<Exit> {
  const { issue, name } = await meant(first, second, terminal);
  const [path = ""] = await issuePaths(issue === undefined ? [] : [issue], "fix", terminal);
  const shown = pathFrom(terminal.folder, path);
  const opened = await withProgress(shown, terminal, (watch) => openFixing(path, diskHost(terminal, watch)));
  const fixes = name === undefined ? await plainFixes(opened) : [await named(name, opened, terminal)];
  const stale = await writeTexts(fixes.at(-1)?.after.texts ?? new Map(), opened).catch(unwritable(shown, terminal));
  if (stale !== undefined) throw misuse("fix-changed", { file: stale }, terminal);
  if (asJson) {
    const json = fixes.map(({ fix: made, before }) => fixJson(made, before, terminal.language));
    printJson({ schema: "banmian.fix/1", issue: shown, fixes: json }, terminal);
    return 0;
  }
  for (const each of fixes) terminal.print(`${placeOf(each)}  ${titleOf(each.fix, terminal.language)}\n`);
  if (fixes.length === 0) {
    printLine("nothing-to-fix", { issue: shown }, terminal);
    for (const hint of (await hintsOf(opened, terminal)).values()) terminal.print(`${hint}\n`);
  }
  const written = fixes.flatMap(({ fix: { edits } }) => [...new Set(edits.map(({ file }) => file))]);
  for (const file of new Set(written)) {
    printLine("fixed", { file, count: written.filter((each) => each === file).length }, terminal);
  }
  return 0;
}

/** `fix river-bridge/deeper` names a fix of the issue that is meant without a name. */
async function meant(
  first: string | undefined,
  second: string | undefined,
  { folder }: Terminal,
): Promise<{ readonly issue: string | undefined; readonly name: string | undefined }> {
  if (first === undefined || second !== undefined) return { issue: first, name: second };
  const path = resolve(folder, first);
  const isIssue = !first.includes("/") || (await isFile(path)) || (await isFile(resolve(path, "issue.yaml")));
  return isIssue ? { issue: first, name: undefined } : { issue: undefined, name: first };
}

async function named(name: string, fixing: Fixing, terminal: Terminal): Promise<Tried> {
  const found = await fixNamed(name, fixing);
  if (found !== undefined) return found;
  const others = [...(await fixesOf(fixing, MANY)).values()].flat().map(({ id }) => id);
  const names = others.length === 0 ? undefined : others.join(", ");
  const { known, refused, first } = await whyUnsound(name, fixing);
  if (!known) throw misuse("unknown-fix", { name, names, first: first?.id }, terminal);
  const page = typeof refused === "string" ? refused : undefined;
  const fault = typeof refused === "object" ? toldBriefly(refused, terminal.language) : undefined;
  throw misuse("unsound-fix", { name, names, page, fault, first: first?.id }, terminal);
}

function placeOf({ fix: { edits }, before }: Tried): string {
  const [edit] = edits;
  if (edit === undefined) return "";
  const { line, column } = positionOf(sourceOf(edit.file, before), edit.start);
  return `${edit.file}:${line}:${column}`;
}

/** The commands that cure the first messages of an issue, by the places of these: what a terminal shows in place of hints. */
export async function hintsOf(fixing: Fixing, terminal: Terminal): Promise<ReadonlyMap<string, string>> {
  const { path } = fixing.looking;
  const issue = typedPath(pathFrom(terminal.folder, basename(path) === "issue.yaml" ? dirname(path) : path) || ".");
  const hints = new Map<string, string>();
  for (const [diagnostic, [first]] of await fixesOf(fixing, FEW)) {
    if (first === undefined) continue;
    hints.set(placeKey(diagnostic), `banmian fix ${issue} ${first.id} — ${titleOf(first, terminal.language)}`);
  }
  return hints;
}

/** The same for an issue that was built. */
export async function hintsFor(path: string, draft: boolean, terminal: Terminal): Promise<ReadonlyMap<string, string>> {
  const host = diskHost(terminal, { now: () => terminal.now(), began: () => undefined });
  return hintsOf(await openFixing(path, { ...host, draft }), terminal);
}
