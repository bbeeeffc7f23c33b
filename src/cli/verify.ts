// `banmian verify`: rebuilds an issue and compares the result with its lock. Inputs are checked first, without a build: if a font or profile differs, it may be
// crafted to break its reader, and is never opened. For packs and bags all other files are checked as well.
import { readFile } from "node:fs/promises";
import { basename, dirname, join, resolve } from "node:path";
import { countErrors, type Diagnostic } from "../base/diagnostic.ts";
import { pathFrom, slashed } from "../base/disk-files.ts";
import type { Files } from "../base/files.ts";
import { sha256Of } from "../base/sha256.ts";
import { replaceFiles } from "../build/disk/replace-files.ts";
import { diskHost, type Host } from "../build/host.ts";
import { catalogueOf, issueCatalogue } from "../build/issue-fonts.ts";
import { type Engine, type Input, type Lock, lockBeside, lockPath, placedLines } from "../build/lock.ts";
import { identityIn, pdfObjects } from "../build/make-lock.ts";
import type { FontEntry } from "../engine/fonts/catalogue.ts";
import type { OutputFile } from "../formats/format.ts";
import { reportJson } from "../locales/report.ts";
import { say } from "../locales/texts.ts";
import { bagDamage, type Damage } from "../tools/records/pack.ts";
import {
  type Comparison,
  compareInputs,
  compareLocks,
  type InputChange,
  isIdentical,
  type LockedBuild,
  type OutputChange,
  rebuild,
  type StoryChange,
} from "../tools/records/rebuild.ts";
import { unwritable } from "./failure.ts";
import { bagAround, issuePaths, typedPath } from "./issue-paths.ts";
import { isPack, openPack } from "./open-pack.ts";
import { withProgress } from "./progress.ts";
import { type Exit, printJson, type Terminal } from "./terminal.ts";
import { misuse, printLine, reportFor } from "./texts.ts";

export interface VerifyFlags {
  /** The folder for the rebuilt outputs; undefined: they are not written. */
  readonly out: string | undefined;
  readonly json: boolean;
}

/** Rebuilds what the locks name and reports the differences. 0 identical, 1 different, 2 misuse. */
export async function verify(
  args: readonly string[],
  flags: VerifyFlags,
  terminal: Terminal,
  engine: Engine,
): Promise<Exit> {
  const verified: Verified[] = [];
  try {
    for (const arg of args.length === 0 ? await issuePaths([], "verify", terminal) : args) {
      const one = await verifyArgument(arg, terminal, engine);
      verified.push(one);
      if (flags.out !== undefined && one.rebuilt !== undefined) {
        await putRebuilt(one.rebuilt.files, slashed(join(flags.out, one.rebuilt.lock.issue)), terminal);
      }
      if (!flags.json) tell(one, terminal);
    }
  } finally {
    // Even if one cannot be read: those before it are verified.
    if (flags.json)
      printJson({ schema: "banmian.verify/2", issues: verified.map((one) => jsonOf(one, terminal)) }, terminal);
  }
  return verified.every(({ identical }) => identical) ? 0 : 1;
}

/**
 * Rebuilds one issue and compares it with its lock. In a pack or a bag all other files are checked as well.
 * @param arg a pack, a bag, or a manifest or its folder
 * @param through wraps the ways in which an issue outside of a pack is read, for a caller that records them
 */
export async function verifyArgument(
  arg: string,
  terminal: Terminal,
  engine: Engine,
  through: (disk: Files) => Files = (disk) => disk,
): Promise<Verified> {
  if (!(await isPack(resolve(terminal.folder, arg)))) {
    const [manifest = arg] = await issuePaths([arg], "verify", terminal);
    return withProgress(arg, terminal, async (watch) => {
      const disk = diskHost(terminal, watch);
      const host = { ...disk, files: through(disk.files) };
      const was = await lockOf(manifest, host, terminal);
      const found = await verifyOne({ was, manifest }, host, terminal, engine);
      const bag = await bagAround(manifest);
      if (bag !== undefined) return withDamage(found, await bagDamage(bag, host.files, was), terminal);
      if (found.inputs.length === 0 && (found.comparison?.inputs ?? []).length === 0) return found;
      const folder = typedPath(pathFrom(terminal.folder, dirname(manifest)) || ".");
      return { ...found, lines: [...found.lines, ...indented([say("lock-anew", { folder }, terminal)])] };
    });
  }
  const pack = await openPack(arg, terminal);
  return withProgress(arg, terminal, async (watch) => {
    const host = pack.host(watch);
    const { manifest } = pack;
    const was = await lockOf(manifest, host, terminal);
    // A font or profile that differs from the lock may be crafted to break its reader, so it must not be opened.
    const wrong = await wrongInputs(was, manifest, host);
    const unsafe = wrong.filter(({ kind }) => kind === "font" || kind === "profile");
    if (unsafe.length > 0) return notRebuilt(was, unsafe, terminal);
    const found = await verifyOne({ was, manifest }, host, terminal, engine);
    return withDamage(found, await pack.damage(was), terminal);
  }).finally(pack.close);
}

/** The result of one issue. */
interface Verified {
  /** Its name in the lock. */
  readonly issue: string;
  readonly identical: boolean;
  /** The inputs that differ, if the issue could not be rebuilt for that reason; otherwise the comparison has them. */
  readonly inputs: readonly InputChange[];
  /** Undefined if it could not be rebuilt. */
  readonly comparison: Comparison | undefined;
  /** Damaged files of a pack or a bag; of a pack only those that are no inputs. */
  readonly damage: readonly Damage[];
  /** Prints the results in words on a terminal, and the diagnostics that prevented a rebuild. */
  readonly lines: readonly string[];
  readonly diagnostics: string;
  /** Of its signatures. */
  readonly signatures: readonly Diagnostic[];
  /** The number of errors among the diagnostics. */
  readonly errors: number;
  readonly rebuilt: LockedBuild | undefined;
}

interface LockedIssue {
  readonly was: Lock;
  readonly manifest: string;
}

async function verifyOne(
  { was, manifest }: LockedIssue,
  host: Host,
  terminal: Terminal,
  engine: Engine,
): Promise<Verified> {
  const { built, diagnostics, signatures } = await rebuild(manifest, host, engine, terminal.language, was.press);
  if (built === undefined) {
    const found = notRebuilt(was, await wrongInputs(was, manifest, host), terminal);
    return { ...found, diagnostics: reportFor(diagnostics, terminal), errors: countErrors(diagnostics) };
  }
  const comparison = compareBuilt(was, built);
  const isSame = isIdentical(comparison);
  const errors = countErrors(signatures);
  const values = { issue: was.issue, inputs: was.inputs.files.length, outputs: was.outputs.length };
  const lines = isSame
    ? [say("identical", values, terminal)]
    : [say("differs", { issue: was.issue }, terminal), ...comparisonLines({ was, built, comparison }, terminal)];
  const identical = isSame && errors === 0;
  const told = { diagnostics: reportFor(signatures, terminal), errors };
  return {
    inputs: [],
    damage: [],
    signatures,
    ...told,
    issue: was.issue,
    identical,
    comparison,
    lines,
    rebuilt: built,
  };
}

function notRebuilt(was: Lock, inputs: readonly InputChange[], terminal: Terminal): Verified {
  return {
    issue: was.issue,
    identical: false,
    inputs,
    comparison: undefined,
    damage: [],
    signatures: [],
    lines: [say("cannot-rebuild", { issue: was.issue }, terminal), ...indented(inputLines(inputs, terminal))],
    diagnostics: "",
    errors: 0,
    rebuilt: undefined,
  };
}

/**
 * Damaged files make a pack or bag count as different, even if the issue is rebuilt well here: with a damaged program the pack rebuilds nothing elsewhere, and a
 * bag is read without a rebuild.
 */
function withDamage(found: Verified, damage: readonly Damage[], terminal: Terminal): Verified {
  if (damage.length === 0) return found;
  const first = found.identical ? [say("damaged", { issue: found.issue }, terminal)] : found.lines;
  return {
    ...found,
    identical: false,
    damage,
    lines: [...first, ...indented(damage.map((each) => say("packed-change", each, terminal)))],
  };
}

function jsonOf(
  { issue, identical, inputs, comparison, damage, signatures: found, rebuilt }: Verified,
  { language }: Terminal,
): object {
  if (comparison === undefined || rebuilt === undefined) return { issue, identical, inputs, damage };
  const signatures = found.length > 0 ? reportJson(found, language) : undefined;
  const outputs = comparison.outputs.map((output) => ({ ...output, object: objectIn(output, rebuilt) }));
  return { ...comparison, issue, otherIssue: comparison.issue?.is, identical, outputs, damage, signatures };
}

/** The differences of a build from its lock. */
export function compareBuilt(was: Lock, built: LockedBuild): Comparison {
  const { pages } = built.madeUp.layout;
  const labelsOf = (story: string): readonly string[] =>
    pages.filter((page) => page.placed.some(({ owner }) => owner.story === story)).map(({ label }) => label);
  return compareLocks(was, built.lock, labelsOf);
}

/** @throws Misuse if there is no lock to read */
export async function lockOf(manifest: string, host: Host, terminal: Terminal): Promise<Lock> {
  const lock = await lockBeside(manifest, host.files);
  const path = pathFrom(terminal.folder, lockPath(manifest));
  if (typeof lock !== "string") return lock;
  const complaints = { missing: "no-lock", unread: "unread-lock", unfit: "unfit-lock" } as const;
  throw misuse(complaints[lock], { path }, terminal);
}

/** Writes rebuilt outputs. @throws Misuse if the disk refuses */
export async function putRebuilt(files: readonly OutputFile[], folder: string, terminal: Terminal): Promise<void> {
  await replaceFiles(resolve(terminal.folder, folder), files).catch(unwritable(folder, terminal));
}

function tell({ lines, diagnostics }: Verified, terminal: Terminal): void {
  terminal.tell(diagnostics);
  terminal.print(`${lines.join("\n")}\n`);
}

/** Reports which issue and build each PDF comes from, by the file alone; exits 1 if one says nothing. */
export async function verifyPdfs(paths: readonly string[], asJson: boolean, terminal: Terminal): Promise<Exit> {
  if (paths.length === 0) throw misuse("no-pdfs", {}, terminal);
  const files = await Promise.all(
    paths.map(async (path) => {
      const bytes = await readFile(resolve(terminal.folder, path)).catch(() => {
        throw misuse("no-file", { path }, terminal);
      });
      return { path, sha256: sha256Of(bytes), build: identityIn(bytes) };
    }),
  );
  if (asJson) printJson({ schema: "banmian.verify-pdf/1", files }, terminal);
  else {
    for (const { path, sha256, build } of files) {
      if (build === undefined) printLine("no-build", { path }, terminal);
      else if (build.page === undefined) printLine("is-build", { path, sha256, ...build }, terminal);
      else printLine("is-page", { path, sha256, ...build }, terminal);
    }
  }
  return files.every(({ build }) => build !== undefined) ? 0 : 1;
}

/** A lock, the rebuild, and their differences. */
interface VerifyFinding {
  readonly was: Lock;
  readonly built: LockedBuild;
  readonly comparison: Comparison;
}

/** The differences in words: inputs, layout, outputs, and versions. */
export function comparisonLines({ was, built, comparison }: VerifyFinding, terminal: Terminal): readonly string[] {
  const { issue, inputs, layout, outputs, engine } = comparison;
  return indented([
    ...(issue === undefined ? [] : [say("other-issue", issue, terminal)]),
    ...inputLines(inputs, terminal),
    say("layout-change", { change: layout === undefined ? "same" : "differs" }, terminal),
    ...(layout?.stories ?? []).map((story) => storyLine(story, built, terminal)),
    ...(layout?.pages ?? []).map((page) => say("page-differs", { page }, terminal)),
    ...outputs.map((output) => say("output-change", { ...output, ...objectIn(output, built) }, terminal)),
    ...engine.map(({ name, was: old = "—", is = "—" }) => say("engine-changed", { name, was: old, is }, terminal)),
    // If only inputs changed, the version of the program is not the cause.
    ...(engine.length > 0 || inputs.length === 0
      ? [say("how-to-rebuild", { version: was.engine.version, node: was.engine.node }, terminal)]
      : []),
  ]);
}

function indented(lines: readonly string[]): readonly string[] {
  return lines.map((line) => `  ${line}`);
}

function inputLines(inputs: readonly InputChange[], terminal: Terminal): readonly string[] {
  return inputs.map((input) => say("input-change", input, terminal));
}

function storyLine({ id: story, change, line }: StoryChange, built: LockedBuild, terminal: Terminal): string {
  if (change === "added") return say("story-added", { story }, terminal);
  if (change === "gone") return say("story-gone", { story }, terminal);
  if (line === undefined) return say("story-head", { story }, terminal);
  const at = placedLines(built.madeUp.layout, story)[line];
  if (at === undefined) return say("story-shorter", { story, line }, terminal);
  return say("story-line", { story, line: line + 1, page: at.page, text: at.text }, terminal);
}

/** The first object of a PDF that differs, by its number in the file. */
function objectIn(
  { path, object }: OutputChange,
  built: LockedBuild,
): { readonly number: number; readonly what: string } | undefined {
  const file = built.files.find((each) => each.path === path);
  const found = file && object !== undefined ? pdfObjects(file.bytes)[object] : undefined;
  return found && { number: found.number, what: found.what };
}

/** The inputs that differ from the lock, each read by itself, without a build. A pack has exactly the fonts that its lock names. */
async function wrongInputs({ inputs }: Lock, manifest: string, host: Host): Promise<readonly InputChange[]> {
  const folder = (await host.files.look(dirname(manifest)))?.path ?? dirname(manifest);
  const fonts = await fontsOf(manifest, host);
  const bytesOf = async ({ kind, name }: Input): Promise<Uint8Array | undefined> => {
    if (kind === "font") return bytesOfFont(fonts.get(name), host);
    const isOwn = kind === "profile" && name === basename(host.profile);
    return (await host.files.read(join(folder, name))) ?? (isOwn ? host.files.read(host.profile) : undefined);
  };
  const found: Input[] = [];
  // One after the other: photos are large.
  for (const input of inputs.files) {
    const bytes = await bytesOf(input);
    if (bytes !== undefined) found.push({ ...input, bytes: bytes.length, sha256: sha256Of(bytes) });
  }
  const locked = new Set(inputs.files.flatMap(({ kind, name }) => (kind === "font" ? [name] : [])));
  for (const { id, sha256 } of host.fonts.complete ? fonts.values() : []) {
    if (!locked.has(id)) found.push({ kind: "font", name: id, bytes: 0, sha256 });
  }
  return compareInputs(inputs.files, found);
}

/** The fonts that an issue may use. A pack has them all in one list, so its manifest need not be read. */
async function fontsOf(manifest: string, host: Host): Promise<ReadonlyMap<string, FontEntry>> {
  const asked = host.fonts.complete ? undefined : await issueCatalogue(manifest, host);
  const listed = asked?.ok ? asked : catalogueOf(host.fonts, undefined);
  return listed.ok ? listed.value.files : new Map();
}

function bytesOfFont(entry: FontEntry | undefined, { fonts }: Host): Uint8Array | undefined {
  if (entry === undefined) return undefined;
  try {
    const file = fonts.open(fonts.locate(entry));
    const bytes = new Uint8Array(file.size);
    file.read(bytes, [[0, file.size]]);
    return bytes;
  } catch {
    return undefined;
  }
}
