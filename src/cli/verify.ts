import { readFile } from "node:fs/promises";
import { join, resolve } from "node:path";
import { countErrors } from "../base/diagnostic.ts";
import { pathFrom, slashed } from "../base/disk-files.ts";
import type { Files } from "../base/files.ts";
import { sha256Of } from "../base/sha256.ts";
import { replaceFiles } from "../build/disk/replace-files.ts";
import { diskHost, type Host } from "../build/host.ts";
import type { Engine, Lock } from "../build/lock.ts";
import { identityIn } from "../build/make-lock.ts";
import type { OutputFile } from "../formats/format.ts";
import { bagDamage, type Damage } from "../tools/records/pack.ts";
import {
  type Comparison,
  compareLocks,
  type InputChange,
  isIdentical,
  type LockedBuild,
  lockBeside,
  lockPath,
  rebuild,
} from "../tools/records/rebuild.ts";
import { bagAround, issuePaths } from "./issue-paths.ts";
import { isPack, openPack } from "./open-pack.ts";
import { withProgress } from "./progress.ts";
import { type Exit, Misuse, printJson, type Terminal } from "./terminal.ts";
import { lockTexts } from "./texts/lock.ts";
import { unwritable } from "./texts/system-words.ts";
import { fill, misuse, printLine, reportFor, texts } from "./texts/texts.ts";
import { comparisonLines, inputLines, objectIn, wrongInputs } from "./texts/verify-words.ts";

export interface VerifyFlags {
  /** Where the rebuilt outputs go; undefined: nowhere. */
  readonly out: string | undefined;
  readonly json: boolean;
}

/** Rebuilds what a lock names and tells whether it came out the same. 0 identical, 1 not, 2 misuse. */
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
    // Also if one cannot be read: those before it are proved.
    if (flags.json) printJson({ schema: "banmian.verify/2", issues: verified.map(jsonOf) }, terminal);
  }
  return verified.every(({ identical }) => identical) ? 0 : 1;
}

/**
 * Rebuilds one issue against its lock. Of a pack or a bag all other files are checked, too.
 * @param arg a pack, a bag, or a manifest or its folder
 * @param through how the files of an issue that is no pack are read, where somebody else wants to know of it
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
      return bag === undefined ? found : withDamage(found, await bagDamage(bag, host.files, was), terminal);
    });
  }
  const pack = await openPack(arg, terminal);
  return withProgress(arg, terminal, async (watch) => {
    const host = pack.host(watch);
    const { manifest } = pack;
    const was = await lockOf(manifest, host, terminal);
    // A font or profile that is not the locked one may be made to break its reader: it must not be opened.
    const wrong = await wrongInputs(was, manifest, host);
    const unsafe = wrong.filter(({ kind }) => kind === "font" || kind === "profile");
    if (unsafe.length > 0) return notRebuilt(was, unsafe, terminal);
    const found = await verifyOne({ was, manifest }, host, terminal, engine);
    return withDamage(found, await pack.damage(was), terminal);
  }).finally(pack.close);
}

/** What came of one issue. */
interface Verified {
  /** As the lock calls it. */
  readonly issue: string;
  readonly identical: boolean;
  /** The inputs that differ, where the issue could not be rebuilt; else they stand in the comparison. */
  readonly inputs: readonly InputChange[];
  /** Undefined when it could not be rebuilt. */
  readonly comparison: Comparison | undefined;
  /** Files of a pack or a bag that are not as they were put there; of a pack besides the inputs. */
  readonly damage: readonly Damage[];
  /** Tells a terminal the results in words, and the diagnostics that stood in the way. */
  readonly lines: readonly string[];
  readonly diagnostics: string;
  /** How many of the diagnostics are errors. */
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
  const words = lockTexts[terminal.language];
  const { built, diagnostics } = await rebuild(manifest, host, engine);
  if (built === undefined) {
    const found = notRebuilt(was, await wrongInputs(was, manifest, host), terminal);
    return { ...found, diagnostics: reportFor(diagnostics, terminal), errors: countErrors(diagnostics) };
  }
  const comparison = compareBuilt(was, built);
  const identical = isIdentical(comparison);
  const values = { issue: was.issue, inputs: was.inputs.files.length, outputs: was.outputs.length };
  const lines = identical
    ? [fill(words.identical, values)]
    : [fill(words.differs, values), ...comparisonLines({ was, built, comparison }, words)];
  const nothing = { inputs: [], damage: [], diagnostics: "", errors: 0 };
  return { ...nothing, issue: was.issue, identical, comparison, lines, rebuilt: built };
}

function notRebuilt(was: Lock, inputs: readonly InputChange[], terminal: Terminal): Verified {
  const words = lockTexts[terminal.language];
  return {
    issue: was.issue,
    identical: false,
    inputs,
    comparison: undefined,
    damage: [],
    lines: [fill(words.cannotRebuild, { issue: was.issue }), ...inputLines(inputs, words)],
    diagnostics: "",
    errors: 0,
    rebuilt: undefined,
  };
}

/** A pack whose program is damaged rebuilds nothing elsewhere, and a bag is read without a rebuild, however well its issue comes out here. */
function withDamage(found: Verified, damage: readonly Damage[], terminal: Terminal): Verified {
  if (damage.length === 0) return found;
  const words = lockTexts[terminal.language];
  const said = { changed: words.packedChanged, gone: words.packedGone, added: words.packedAdded };
  const first = found.identical ? [fill(words.damaged, { issue: found.issue })] : found.lines;
  return {
    ...found,
    identical: false,
    damage,
    lines: [...first, ...damage.map(({ path, change }) => fill(said[change], { path }))],
  };
}

function jsonOf({ issue, identical, inputs, comparison, damage, rebuilt }: Verified): object {
  if (comparison === undefined || rebuilt === undefined) return { issue, identical, inputs, damage };
  const outputs = comparison.outputs.map((output) => ({ ...output, object: objectIn(output, rebuilt) }));
  return { ...comparison, issue, otherIssue: comparison.issue?.is, identical, outputs, damage };
}

/** How a build differs from a lock. */
export function compareBuilt(was: Lock, built: LockedBuild): Comparison {
  const { pages } = built.madeUp.layout;
  const labelsOf = (story: string): readonly string[] =>
    pages.filter((page) => page.placed.some(({ owner }) => owner.story === story)).map(({ label }) => label);
  return compareLocks(was, built.lock, labelsOf);
}

/** @throws Misuse when there is no lock to read */
export async function lockOf(manifest: string, host: Host, terminal: Terminal): Promise<Lock> {
  const words = lockTexts[terminal.language];
  const lock = await lockBeside(manifest, host);
  const path = pathFrom(terminal.folder, lockPath(manifest));
  if (typeof lock !== "string") return lock;
  throw misuse({ missing: words.noLock, unread: words.unreadLock, unfit: words.unfitLock }[lock], { path });
}

/** Writes rebuilt outputs. @throws Misuse where the disk refuses */
export async function putRebuilt(files: readonly OutputFile[], folder: string, terminal: Terminal): Promise<void> {
  await replaceFiles(resolve(terminal.folder, folder), files).catch(unwritable(folder, terminal));
}

function tell({ lines, diagnostics }: Verified, terminal: Terminal): void {
  terminal.tell(diagnostics);
  terminal.print(`${lines.join("\n")}\n`);
}

/** Tells of each PDF, from the file alone, which issue and build it is; exits 1 when one says nothing of it. */
export async function verifyPdfs(paths: readonly string[], asJson: boolean, terminal: Terminal): Promise<Exit> {
  if (paths.length === 0) throw new Misuse(texts[terminal.language].pdfsMissing);
  const words = lockTexts[terminal.language];
  const files = await Promise.all(
    paths.map(async (path) => {
      const bytes = await readFile(resolve(terminal.folder, path)).catch(() => {
        throw misuse(texts[terminal.language].noFile, { path });
      });
      return { path, sha256: sha256Of(bytes), build: identityIn(bytes) };
    }),
  );
  if (asJson) printJson({ schema: "banmian.verify-pdf/1", files }, terminal);
  else {
    for (const { path, sha256, build } of files) {
      const text = build === undefined ? words.noBuild : words.isBuild;
      printLine(text, { path, sha256, ...build }, terminal);
    }
  }
  return files.every(({ build }) => build !== undefined) ? 0 : 1;
}
