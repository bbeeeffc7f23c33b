import { join, resolve } from "node:path";
import { pathFrom, slashed } from "../base/disk-files.ts";
import { sha256Of } from "../base/sha256.ts";
import type { Engine } from "../build/lock.ts";
import { formatsOf } from "../formats/registry.ts";
import {
  type BatchEntry,
  type BatchRun,
  hashOfEngine,
  type IsUnchanged,
  type OpenLedger,
  openLedger,
  unchangedIn,
} from "../tools/batch/ledger.ts";
import { inLanes } from "../tools/batch/threads.ts";
import { batchIssues } from "./batch-issues.ts";
import { type Done, type Ended, progressOf, tellSummary } from "./batch-told.ts";
import type { BatchJob, BatchResult } from "./batch-worker.ts";
import { claims } from "./build-one.ts";
import { batchFlags, type Hands, threadHands } from "./hands.ts";
import { isFile } from "./issue-paths.ts";
import { WIPE } from "./progress.ts";
import { complaintOf, type Exit, factsOf, Misuse, type Terminal } from "./terminal.ts";
import { batchTexts } from "./texts/batch.ts";
import { unwritable } from "./texts/system-words.ts";
import { misuse, tellLine, texts } from "./texts/texts.ts";

export interface BatchFlags {
  readonly out: string;
  readonly jobs: number;
  /** Relative to the working folder; undefined: batch.jsonl in `out`. */
  readonly ledger: string | undefined;
  readonly resume: boolean;
  /** Names of formats besides those that a batch writes always. */
  readonly formats: readonly string[];
  /** Prove each issue against its lock, and write nothing. */
  readonly verify: boolean;
  readonly json: boolean;
  /** The address of a queue that workers take the issues from; undefined: threads of this program. */
  readonly queue: string | undefined;
}

/** Builds any number of issues. One that fails stops no other; what the ledger says is done, and has not changed, is not done again. */
export async function batch(
  args: readonly string[],
  flags: BatchFlags,
  terminal: Terminal,
  engine: Engine,
): Promise<Exit> {
  const words = batchTexts[terminal.language];
  terminal.goOn?.();
  if (flags.resume && args.length > 0) throw new Misuse(words.resumeOrIssues);
  const name = flags.ledger ?? slashed(join(flags.out, "batch.jsonl"));
  const path = resolve(terminal.folder, name);
  const refuse = unwritable(pathFrom(terminal.folder, path), terminal);
  // Nothing is begun for issues that are not there.
  const fresh = flags.resume ? undefined : await newRun(args, flags, terminal);
  if (flags.resume && !(await isFile(path))) throw misuse(words.nothingToResume, { ledger: name });
  const ledger = await openLedger(path).catch(refuse);
  try {
    for (const line of ledger.found.broken) tellLine(words.brokenLine, { ledger: name, line }, terminal);
    const run = fresh ?? ledger.found.run;
    if (run === undefined) throw misuse(words.nothingToResume, { ledger: name });
    if (!flags.resume) await ledger.begin(run).catch(refuse);
    const program = await hashOfEngine(engine, terminal.folder);
    const asked: Asked = { run, engine, program, key: keyOf(run, program, terminal) };
    const began = terminal.now();
    const done = await workThrough(asked, { flags, ledger, refuse }, terminal);
    const ended: Ended = { done, run, seconds: (terminal.now() - began) / 1000 };
    return tellSummary(ended, flags, terminal);
  } finally {
    await ledger.close();
  }
}

/** What a run is asked for, with the program that does it. */
interface Asked {
  readonly run: BatchRun;
  readonly engine: Engine;
  readonly program: string;
  /** All that counts besides an issue's own files. */
  readonly key: string;
}

interface Keeping {
  readonly flags: BatchFlags;
  readonly ledger: OpenLedger;
  /** What to do where the ledger cannot be written. */
  readonly refuse: (error: unknown) => never;
}

async function newRun(args: readonly string[], flags: BatchFlags, terminal: Terminal): Promise<BatchRun> {
  const issues = await batchIssues(args, terminal);
  return { issues, task: flags.verify ? "verify" : "build", out: slashed(flags.out), formats: flags.formats };
}

function keyOf({ task, formats, out }: BatchRun, program: string, { language }: Terminal): string {
  return sha256Of(JSON.stringify([program, task, [...formats].sort(), out, language]));
}

async function workThrough(
  asked: Asked,
  { flags, ledger, refuse }: Keeping,
  terminal: Terminal,
): Promise<readonly Done[]> {
  const { run, key } = asked;
  const hands = await handsFor(asked, flags, terminal);
  const interrupted = terminal.interruption?.();
  const stop = new AbortController();
  interrupted?.addEventListener("abort", () => stop.abort());
  const done: Done[] = [];
  const show = progressOf(run.issues.length, flags, terminal);
  const isUnchanged = unchangedIn(terminal.folder);
  const claim = claims();
  let refused: unknown;
  await inLanes(run.issues, hands.lanes, stop.signal, async (issue) => {
    const before = ledger.found.entries.get(issue);
    if (before !== undefined && (await isSettled(before, { ledger, flags, isUnchanged, key }))) {
      if (before.folder !== undefined) claim(before.folder, issue);
      done.push({ entry: before, skipped: true });
    } else {
      const job = jobOf(issue, asked, terminal);
      const result = await hands
        .build(job, async (folder) => claim(folder, issue))
        .catch((error: unknown) => failedAt(issue, complaintOf(error)));
      const entry: BatchEntry = { ...result, key };
      done.push({ entry, skipped: false });
      // Without a ledger that can be written the run is not worth going on with.
      await ledger.add(entry).catch((error: unknown) => {
        refused = error;
        stop.abort();
      });
    }
    show(done);
  });
  await hands.close();
  if (terminal.live) terminal.tell(WIPE);
  if (refused !== undefined) refuse(refused);
  return done;
}

function handsFor({ program }: Asked, { queue, jobs }: BatchFlags, terminal: Terminal): Promise<Hands> {
  if (queue === undefined) return threadHands(jobs);
  return import("./queue-hands.ts").then(({ queueHands }) => queueHands(queue, program, terminal));
}

interface Settling {
  readonly ledger: OpenLedger;
  readonly flags: BatchFlags;
  readonly isUnchanged: IsUnchanged;
  readonly key: string;
}

/** A resumed run does not look again at what it has done already. */
async function isSettled(entry: BatchEntry, { ledger, flags, isUnchanged, key }: Settling): Promise<boolean> {
  const isDone = entry.outcome === "made" || entry.outcome === "identical";
  if (flags.resume && isDone && entry.key === key && ledger.found.settled.has(entry.issue)) return true;
  return isUnchanged(entry, key);
}

function jobOf(issue: string, { run, engine }: Asked, terminal: Terminal): BatchJob {
  const flags = batchFlags(run.out, run.formats, engine);
  return { issue, task: run.task, flags, terminal: factsOf(terminal), engine };
}

function failedAt(issue: string, problem: string): BatchResult {
  const nothing = { inputs: {}, folder: undefined, outputs: [], errors: 0, warnings: 0, seconds: 0 };
  return { issue, outcome: "failed", ...nothing, problem };
}

/** The formats that a batch may be asked for by name. */
export function formatsNamed(names: readonly string[], terminal: Terminal): readonly string[] {
  const known = formatsOf("build").map(({ name }) => name);
  const unknown = names.find((name) => !known.includes(name));
  if (unknown === undefined) return names;
  throw misuse(texts[terminal.language].badChoice, { text: unknown, choices: known.join(", ") });
}
