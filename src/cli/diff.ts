// `banmian diff`: reports what changed for a reader between two issues. Each side is a build's layout.json, a folder, a pack, or a manifest that is built for
// the comparison; all end up as Newspapers, which tools/records/diff compares.
import { readFile, stat } from "node:fs/promises";
import { basename, dirname, join, resolve } from "node:path";
import { pathFrom, slashed } from "../base/disk-files.ts";
import { compile, newspaperIn } from "../build/compile.ts";
import { LIST, leftoverWarnings, replaceFiles } from "../build/disk/replace-files.ts";
import { draw } from "../build/draw.ts";
import { diskHost, type Host } from "../build/host.ts";
import { LOCK_FILE } from "../build/lock.ts";
import { readNewspaper } from "../engine/newspaper/json.ts";
import type { Newspaper } from "../engine/newspaper/newspaper.ts";
import type { OutputFile } from "../formats/format.ts";
import { compareIssues } from "../tools/records/diff/compare-issues.ts";
import { diffText } from "../tools/records/diff/diff-words.ts";
import { type DrawnSide, drawDiff } from "../tools/records/diff/draw-diff.ts";
import { type IssueDiff, isSame, pagesChanged } from "../tools/records/diff/issue-diff.ts";
import { unwritable } from "./failure.ts";
import { isFile, mayBeManifest } from "./issue-paths.ts";
import { isPack, openPack } from "./open-pack.ts";
import { withProgress } from "./progress.ts";
import { complaintOf, type Exit, printJson, type Terminal } from "./terminal.ts";
import { misuse, reportFor, reportLine } from "./texts.ts";

export interface DiffFlags {
  /** Draw the changed pages. */
  readonly png: boolean;
  readonly out: string;
  readonly json: boolean;
}

/** Reports the differences. Exit 0: none; 1: some. */
export async function diff(
  [wasPath, isPath]: readonly [string, string],
  flags: DiffFlags,
  terminal: Terminal,
): Promise<Exit> {
  const was = await openSide(wasPath, terminal);
  const is = await openSide(isPath, terminal);
  const found = compareIssues(was.newspaper, is.newspaper);
  if (flags.json) printJson({ schema: "banmian.diff/1", ...found }, terminal);
  else terminal.print(diffText(found, terminal));
  if (!found.typeCompared) reportLine("no-glyphs", {}, terminal);
  if (flags.png) await drawPages(found, [was, wasPath], [is, isPath], { flags, terminal });
  return isSame(found) ? 0 : 1;
}

type NamedSide = readonly [side: DiffSide, path: string];

async function drawPages(
  found: IssueDiff,
  was: NamedSide,
  is: NamedSide,
  { flags, terminal }: { readonly flags: DiffFlags; readonly terminal: Terminal },
): Promise<void> {
  const folder = resolve(terminal.folder, flags.out);
  const outputs = { owns: (path: string) => /^pages\/[^/]+\.png$/.test(path), isOutdated: () => true };
  const put = async (files: readonly OutputFile[]): Promise<void> => {
    const leftover = await replaceFiles(folder, files, outputs).catch(unwritable(flags.out, terminal));
    terminal.tell(reportFor(leftoverWarnings(slashed(flags.out), leftover), terminal));
  };
  if (pagesChanged(found).length === 0) {
    // Remove the pictures of an earlier run, which would be taken for this one's.
    await put([]);
    reportLine("diff-none-drawn", {}, terminal);
    return;
  }
  const drawn = async ([{ newspaper, proof }, path]: NamedSide): Promise<DrawnSide> => {
    const bytes = await proof();
    if (bytes === undefined) throw misuse("no-proof", { path }, terminal);
    return { proof: bytes, labels: newspaper.pages.map(({ label }) => label) };
  };
  const files = await drawDiff(found, await drawn(was), await drawn(is));
  await put(files);
  const shown = `${pathFrom(terminal.folder, folder) || "."}/pages`;
  reportLine("diff-drawn", { count: files.length, folder: shown }, terminal);
}

/** One of the two issues. */
interface DiffSide {
  readonly newspaper: Newspaper;
  /** The PDF of its pages; undefined if there is none. */
  readonly proof: () => Promise<Uint8Array | undefined>;
}

/** An issue as it was built, or as it would be built now. @throws Misuse if the path leads to neither */
export async function openSide(name: string, terminal: Terminal): Promise<DiffSide> {
  const path = resolve(terminal.folder, name);
  const facts = await stat(path).catch(() => undefined);
  if (facts === undefined) throw misuse("no-side", { path: name }, terminal);
  if (await isPack(path)) return packSide(name, terminal);
  const layout = facts.isDirectory() ? join(path, "layout.json") : path;
  if (layout.endsWith(".json") && (await isFile(layout))) return layoutSide(layout, name, terminal);
  if (basename(path) === LOCK_FILE) throw misuse("lock-given", { path: name }, terminal);
  const manifest = facts.isDirectory() ? join(path, "issue.yaml") : path;
  if (!mayBeManifest(manifest) || !(await isFile(manifest))) {
    throw misuse((await isFile(join(path, LIST))) ? "no-layout-file" : "no-side", { path: name }, terminal);
  }
  return withProgress(name, terminal, (watch) => issueSide(manifest, name, diskHost(terminal, watch), terminal));
}

async function layoutSide(path: string, name: string, terminal: Terminal): Promise<DiffSide> {
  let newspaper: Newspaper;
  try {
    newspaper = readNewspaper(JSON.parse(await readFile(path, "utf8")));
  } catch (error) {
    // The engine's own message about a missing part would help nobody.
    const problem = error instanceof TypeError ? undefined : complaintOf(error);
    throw misuse("no-layout", { path: name, problem }, terminal);
  }
  const proof = join(dirname(path), `${newspaper.identity.stem}.pdf`);
  return { newspaper, proof: () => readFile(proof).catch(() => undefined) };
}

async function packSide(name: string, terminal: Terminal): Promise<DiffSide> {
  const pack = await openPack(name, terminal);
  return withProgress(name, terminal, async (watch) => {
    const side = await issueSide(pack.manifest, name, pack.host(watch), terminal);
    // Read now: the pack is closed before the proof is drawn.
    const proof = await side.proof();
    return { ...side, proof: async () => proof };
  }).finally(pack.close);
}

async function issueSide(manifest: string, name: string, host: Host, terminal: Terminal): Promise<DiffSide> {
  const compiled = await compile(manifest, host);
  const { madeUp, diagnostics } = compiled;
  if (madeUp === undefined) {
    terminal.tell(reportFor(diagnostics, terminal));
    throw misuse("not-made-up", { path: name }, terminal);
  }
  return {
    newspaper: newspaperIn(madeUp),
    proof: async () => {
      const { files } = await draw(compiled, madeUp, { formats: {}, pages: undefined }, host);
      return files.find(({ path }) => path === `${madeUp.issue.stem}.pdf`)?.bytes;
    },
  };
}
