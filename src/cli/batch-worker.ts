// One issue of a batch, built or verified in a thread or by a worker at a queue. Job and result are plain data, so that both can send them. The result has the
// hash of every file that was read: with it a later run sees whether the issue has to be built again.
import { join, resolve } from "node:path";
import type { Diagnostic } from "../base/diagnostic.ts";
import { pathFrom, slashed } from "../base/disk-files.ts";
import type { Files } from "../base/files.ts";
import { houseMemoryOnly, type Memory } from "../base/memo.ts";
import { sha256Of } from "../base/sha256.ts";
import { hashOfFile } from "../build/disk/replace-files.ts";
import { ownFontFiles } from "../build/issue-fonts.ts";
import type { Engine } from "../build/lock.ts";
import { newMemory } from "../build/memory.ts";
import type { OutputFile } from "../formats/format.ts";
import { reportJson } from "../locales/report.ts";
import type { Language } from "../locales/words.ts";
import { type BatchEntry, type BatchOutput, noteInputs } from "../tools/batch/ledger.ts";
import { claimThrough, type FolderClaim, type InThread } from "../tools/batch/threads.ts";
import { type BuildFlags, buildOne, claimFolder } from "./build-one.ts";
import { isPack } from "./open-pack.ts";
import { complaintOf, Misuse, quietTerminal, type Terminal, type TerminalFacts } from "./terminal.ts";
import { putRebuilt, verifyArgument } from "./verify.ts";

/** An issue of a batch, as a thread receives it: plain data. */
export interface BatchJob {
  /** Relative to the working folder: a manifest or a pack. */
  readonly issue: string;
  readonly task: "build" | "verify";
  readonly flags: BuildFlags;
  readonly terminal: TerminalFacts;
  readonly engine: Engine;
}

/** The result: a line of the ledger without the fields that the batch itself adds. */
export type BatchResult = Omit<BatchEntry, "key">;

/** Executes the jobs of a batch: threads of this program, or workers at a queue. */
export interface Hands {
  /** The number of issues that may be in progress at once. */
  readonly lanes: number;
  readonly build: (job: BatchJob, claim: FolderClaim) => Promise<BatchResult>;
  readonly close: () => Promise<void>;
}

/** Runs in a thread, which opens fonts and words once for all its issues. */
export const batchJob = workerWith(houseMemoryOnly(newMemory()));

function workerWith(memory: Memory): (job: BatchJob & InThread) => Promise<BatchResult> {
  return async (job) => {
    const terminal = quietTerminal(job.terminal);
    const began = terminal.now();
    const result = await work(job, memory, terminal).catch((error: unknown) => {
      // A fault of a path, a lock or the disk is the same in every thread. Any other failure is worth a second try.
      if (error instanceof Misuse) return failed(complaintOf(error));
      throw error;
    });
    return { issue: job.issue, ...result, seconds: Math.round(terminal.now() - began) / 1000 };
  };
}

type Work = Omit<BatchResult, "issue" | "seconds">;

async function work(job: BatchJob & InThread, memory: Memory, terminal: Terminal): Promise<Work> {
  const inputs = new Map<string, string | null>();
  const reading: Reading = {
    files: (disk) => noteInputs(disk, terminal.folder, inputs),
    fonts: async (paths) => {
      for (const path of paths) inputs.set(pathFrom(terminal.folder, path), await hashOfFile(path));
    },
  };
  const path = resolve(terminal.folder, job.issue);
  const packed = await isPack(path);
  if (packed) inputs.set(job.issue, await hashOfFile(path));
  const result =
    packed || job.task === "verify"
      ? await proved(job, packed, reading, terminal)
      : await made(job, memory, reading, terminal);
  return { ...result, inputs: Object.fromEntries([...inputs].sort(([a], [b]) => (a < b ? -1 : 1))) };
}

/** Records the files that an issue reads. Fonts of its paper are included, which are opened by path. */
interface Reading {
  readonly files: (disk: Files) => Files;
  readonly fonts: (paths: readonly string[]) => Promise<void>;
}

async function made(
  { issue, flags, port }: BatchJob & InThread,
  memory: Memory,
  { files, fonts }: Reading,
  terminal: Terminal,
): Promise<Omit<Work, "inputs">> {
  let outputs: readonly BatchOutput[] = [];
  let own: readonly string[] = [];
  const wrote = (all: readonly OutputFile[]): void => {
    outputs = all.map(outputOf);
  };
  const ownFonts = (paths: readonly string[]): void => {
    own = paths;
  };
  const building = { claim: claimThrough(port), memory, files, ownFonts, wrote };
  const built = await buildOne(resolve(terminal.folder, issue), flags, terminal, building);
  await fonts(own);
  const errors = built.diagnostics.filter(({ severity }) => severity === "error");
  return {
    outcome: built.made && errors.length === 0 ? "made" : "errors",
    folder: built.folder,
    outputs,
    errors: errors.length,
    warnings: built.diagnostics.length - errors.length,
    problem: firstOf(errors, terminal.language),
  };
}

/** Verifies an issue against its lock. A pack contains its issue, so its outputs are written as well, unless the batch only verifies. */
async function proved(
  { issue, task, flags, engine, port }: BatchJob & InThread,
  packed: boolean,
  { files, fonts }: Reading,
  terminal: Terminal,
): Promise<Omit<Work, "inputs">> {
  const proof = await verifyArgument(issue, terminal, engine, files);
  const { rebuilt, identical, errors } = proof;
  if (rebuilt !== undefined && !packed) await fonts(ownFontFiles(rebuilt.madeUp.fonts));
  const nothing = { folder: undefined, outputs: [], errors, warnings: 0 };
  if (rebuilt === undefined || !identical) {
    const [first = "", second = ""] = proof.lines;
    return { ...nothing, outcome: "differs", problem: `${first} ${second.trim()}`.trim() };
  }
  if (!packed || task === "verify") return { ...nothing, outcome: "identical", problem: undefined };
  const folder = slashed(join(flags.out, rebuilt.lock.issue));
  await claimFolder(folder, issue, { claim: claimThrough(port) }, terminal);
  await putRebuilt(rebuilt.files, folder, terminal);
  return { ...nothing, outcome: "identical", folder, outputs: rebuilt.files.map(outputOf), problem: undefined };
}

function failed(problem: string): Work {
  return { outcome: "failed", folder: undefined, outputs: [], errors: 0, warnings: 0, inputs: {}, problem };
}

function outputOf({ path, bytes }: OutputFile): BatchOutput {
  return { path, bytes: bytes.length, sha256: sha256Of(bytes) };
}

function firstOf(errors: readonly Diagnostic[], language: Language): string | undefined {
  const [first] = reportJson(errors.slice(0, 1), language);
  return first && `${first.file}:${first.line}:${first.column}: ${first.message}`;
}
