// Builds any number of issues. A ledger has a line for each finished issue with the hashes of the files that it read; so a run that was interrupted can be
// resumed, and a repeated run builds only the issues that changed. A failed issue does not stop the others.
import { readdir, readFile, stat } from "node:fs/promises";
import { join, resolve } from "node:path";
import { pathFrom, slashed } from "../base/disk-files.ts";
import { inLanes } from "../base/lanes.ts";
import { sha256Of } from "../base/sha256.ts";
import type { Engine } from "../build/lock.ts";
import { formatsOf } from "../formats/registry.ts";
import { say } from "../locales/texts.ts";
import {
  type BatchEntry,
  type BatchRun,
  hashOfEngine,
  type OpenLedger,
  openLedger,
  unchangedIn,
} from "../tools/batch/ledger.ts";
import { startThreads } from "../tools/batch/threads.ts";
import type { BatchJob, BatchResult, Hands } from "./batch-worker.ts";
import { batchFlags, claims } from "./build-one.ts";
import { unwritable } from "./failure.ts";
import { isFile, mayBeManifest } from "./issue-paths.ts";
import { isPack } from "./open-pack.ts";
import { barOf, WIPE } from "./progress.ts";
import { complaintOf, type Exit, factsOf, printJson, type Terminal } from "./terminal.ts";
import { misuse, printLine, reportLine } from "./texts.ts";

export interface BatchFlags {
  readonly out: string;
  readonly jobs: number;
  /** Relative to the working folder; undefined: batch.jsonl in `out`. */
  readonly ledger: string | undefined;
  readonly resume: boolean;
  /** Names of formats besides those that a batch always writes. */
  readonly formats: readonly string[];
  /** Verify each issue against its lock, and write nothing. */
  readonly verify: boolean;
  readonly json: boolean;
  /** The address of a queue from which workers take the issues; undefined for threads of this program. */
  readonly queue: string | undefined;
}

/** Builds the issues, except those that the ledger lists as built and that have not changed since. */
export async function batch(
  args: readonly string[],
  flags: BatchFlags,
  terminal: Terminal,
  engine: Engine,
): Promise<Exit> {
  terminal.goOn?.();
  if (flags.resume && args.length > 0) throw misuse("resume-or-issues", {}, terminal);
  const name = flags.ledger ?? slashed(join(flags.out, "batch.jsonl"));
  const path = resolve(terminal.folder, name);
  const refuse = unwritable(pathFrom(terminal.folder, path), terminal);
  // No issue is begun if one of the paths does not exist.
  const fresh = flags.resume ? undefined : newRun(await batchIssues(args, terminal), flags);
  if (flags.resume && !(await isFile(path))) throw misuse("nothing-to-resume", { ledger: name }, terminal);
  const ledger = await openLedger(path).catch(refuse);
  try {
    for (const line of ledger.found.broken) reportLine("broken-line", { ledger: name, line }, terminal);
    const run = fresh ?? ledger.found.run;
    if (run === undefined) throw misuse("nothing-to-resume", { ledger: name }, terminal);
    if (!flags.resume) await ledger.begin(run).catch(refuse);
    const program = await hashOfEngine(engine, terminal.folder);
    const began = terminal.now();
    const done = await workThrough({ run, engine, program }, flags, ledger, refuse, terminal);
    return reportSummary({ done, run, seconds: (terminal.now() - began) / 1000 }, flags, terminal);
  } finally {
    await ledger.close();
  }
}

/** The wishes of a run, and the program that carries them out. */
interface Asked {
  readonly run: BatchRun;
  readonly engine: Engine;
  readonly program: string;
}

function newRun(issues: readonly string[], { verify, out, formats }: BatchFlags): BatchRun {
  return { issues, task: verify ? "verify" : "build", out: slashed(out), formats };
}

async function workThrough(
  { run, engine, program }: Asked,
  flags: BatchFlags,
  ledger: OpenLedger,
  refuse: (error: unknown) => never,
  terminal: Terminal,
): Promise<readonly Done[]> {
  // Everything besides an issue's own files that its result depends on.
  const { task, formats, out } = run;
  const key = sha256Of(JSON.stringify([program, task, [...formats].sort(), out, terminal.language]));
  const { queue } = flags;
  const hands =
    queue === undefined
      ? await threadHands(flags.jobs)
      : await (await import("./queue.ts")).queueHands(queue, program, terminal);
  const interrupted = terminal.interruption?.();
  const stop = new AbortController();
  interrupted?.addEventListener("abort", () => stop.abort());
  const done: Done[] = [];
  const show = progressOf(run.issues.length, flags, terminal);
  const isUnchanged = unchangedIn(terminal.folder);
  // A resumed run does not check again what it has finished.
  const isSettled = async (entry: BatchEntry): Promise<boolean> =>
    (flags.resume && isGood(entry) && entry.key === key && ledger.found.settled.has(entry.issue)) ||
    isUnchanged(entry, key);
  const claim = claims();
  let refused: unknown;
  const work = async (issue: string): Promise<void> => {
    const before = ledger.found.entries.get(issue);
    if (before !== undefined && (await isSettled(before))) {
      if (before.folder !== undefined) claim(before.folder, issue);
      done.push({ entry: before, skipped: true });
    } else {
      const job = { issue, task, flags: batchFlags(out, formats, engine), terminal: factsOf(terminal), engine };
      const result = await hands
        .build(job, async (folder) => claim(folder, issue))
        .catch((error: unknown) => failedAt(issue, complaintOf(error)));
      const entry: BatchEntry = { ...result, key };
      done.push({ entry, skipped: false });
      // Without a ledger the results would be lost for a later run, so stop.
      await ledger.add(entry).catch((error: unknown) => {
        refused = error;
        stop.abort();
      });
    }
    show(done);
  };
  await inLanes(run.issues, hands.lanes, work, stop.signal);
  await hands.close();
  if (terminal.live) terminal.tell(WIPE);
  if (refused !== undefined) refuse(refused);
  return done;
}

/** Threads of this program. An issue whose thread failed gets a second try. */
async function threadHands(lanes: number): Promise<Hands> {
  const threads = await startThreads<BatchJob, BatchResult>("batch-worker", lanes);
  return {
    lanes,
    build: (job, claim) => threads.run(job, claim).catch(() => threads.run(job, claim)),
    close: threads.end,
  };
}

function failedAt(issue: string, problem: string): BatchResult {
  const nothing = { inputs: {}, folder: undefined, outputs: [], errors: 0, warnings: 0, seconds: 0 };
  return { issue, outcome: "failed", ...nothing, problem };
}

/** The formats that `--formats` may name. */
export function formatsNamed(names: readonly string[], terminal: Terminal): readonly string[] {
  const choices = formatsOf("build").map(({ name }) => name);
  const unknown = names.find((name) => !choices.includes(name));
  if (unknown === undefined) return names;
  throw misuse("bad-choice", { text: unknown, choices: choices.join(", ") }, terminal);
}

/**
 * The issues that a batch's arguments name, each once, in the order of their paths: manifests, packs, folders with issues anywhere below them, and lists
 * (`.txt`: one path a line; `#` at the beginning of a line or after a blank starts a comment, unless it belongs to the name of a file). Relative to the working
 * folder, with `/`.
 * @param args none: `issues`
 * @throws Misuse if an argument does not exist, cannot be read or names no issue. A list may name missing files: the batch reports them and goes on.
 */
async function batchIssues(args: readonly string[], terminal: Terminal): Promise<readonly string[]> {
  const found: string[] = [];
  for (const arg of args.length === 0 ? ["issues"] : args) {
    const path = resolve(terminal.folder, arg);
    const refuse = ({ code }: NodeJS.ErrnoException): never => {
      throw misuse(code === "ENOENT" ? "not-there" : "no-file", { path: arg }, terminal);
    };
    const facts = await stat(path).catch(refuse);
    if (facts.isFile()) found.push(...(await issuesOfFile(path, arg, terminal)));
    else {
      const below = await manifestsBelow(path).catch(refuse);
      if (below.length === 0) throw misuse("no-issues", { path: arg }, terminal);
      found.push(...below);
    }
  }
  return [...new Set(found.map((path) => pathFrom(terminal.folder, path)))].sort();
}

async function issuesOfFile(path: string, arg: string, terminal: Terminal): Promise<readonly string[]> {
  if (path.endsWith(".txt")) return listedIn(path, terminal);
  if (mayBeManifest(path) || (await isPack(path))) return [path];
  throw misuse("not-manifest", { path: arg }, terminal);
}

async function listedIn(list: string, terminal: Terminal): Promise<readonly string[]> {
  const lines = (await readFile(list, "utf8")).split(/\r?\n/).map((line) => line.trim());
  const paths = lines.filter((line) => line !== "" && !line.startsWith("#"));
  return Promise.all(
    paths.map(async (line) => {
      const named = (name: string): Promise<string | undefined> => manifestAt(resolve(terminal.folder, name));
      const bare = line.replace(/\s+#.*$/, "");
      return (await named(line)) ?? (await named(bare)) ?? resolve(terminal.folder, bare);
    }),
  );
}

/** A file itself, or the issues in a folder; undefined if there is neither. */
async function manifestAt(path: string): Promise<string | undefined> {
  const facts = await stat(path).catch(() => undefined);
  return facts?.isDirectory() ? join(path, "issue.yaml") : facts && path;
}

/** A folder with an issue.yaml is an issue and is not searched further. */
async function manifestsBelow(folder: string): Promise<readonly string[]> {
  const entries = await readdir(folder, { withFileTypes: true });
  if (entries.some((entry) => entry.name === "issue.yaml")) return [join(folder, "issue.yaml")];
  const folders = entries.filter(({ name }) => !name.startsWith(".") && name !== "node_modules");
  const below = await Promise.all(
    folders
      .filter((entry) => entry.isDirectory())
      .map(({ name }) => manifestsBelow(join(folder, name)).catch(() => [])),
  );
  return below.flat();
}

/** The form of a run's reports. */
interface Telling {
  readonly json: boolean;
  /** The address of the queue, if workers do the work. */
  readonly queue: string | undefined;
}

/** An issue that the run has checked. */
interface Done {
  readonly entry: BatchEntry;
  /** True if it was not built, because nothing has changed since its line in the ledger. */
  readonly skipped: boolean;
}

/** A finished run. */
interface Ended {
  readonly run: BatchRun;
  readonly done: readonly Done[];
  readonly seconds: number;
}

/** Progress on a live terminal. */
function progressOf(all: number, { queue }: Telling, terminal: Terminal): (done: readonly Done[]) => void {
  let built = 0;
  let seen = 0;
  const began = terminal.now();
  return (done) => {
    // Called with one more issue each time. Skipped issues are left out of the estimate, since they take no time.
    for (; seen < done.length; seen++) if (done[seen]?.skipped === false) built++;
    if (!terminal.live) return;
    const each = (terminal.now() - began) / 1000 / Math.max(1, built);
    const left =
      built === 0 ? "" : `  ${say("time-left", { time: durationIn(each * (all - seen), terminal) }, terminal)}`;
    const bad = done.filter(({ entry }) => !isGood(entry)).length;
    const place = queue === undefined ? "" : `  ${queue}`;
    terminal.tell(
      `${WIPE}${barOf(seen, all)}${left}${bad > 0 ? `  ${say("failed-so-far", { count: bad }, terminal)}` : ""}${place}`,
    );
  };
}

function isGood({ outcome }: BatchEntry): boolean {
  return outcome === "made" || outcome === "identical";
}

/** `42 s`, `3 min 20 s`, `1 h 5 min`. */
function durationIn(seconds: number, terminal: Terminal): string {
  const whole = Math.round(seconds);
  if (whole < 60) return say("seconds", { seconds: seconds < 10 ? seconds.toFixed(1) : whole }, terminal);
  const minutes = Math.floor(whole / 60);
  if (minutes < 60) return say("minutes", { minutes, seconds: whole % 60 }, terminal);
  return say("hours", { hours: Math.floor(minutes / 60), minutes: minutes % 60 }, terminal);
}

/** Prints the results of a run. @returns 0 if all issues succeeded, 1 if one failed, 130 if some were not begun */
function reportSummary({ done, run, seconds }: Ended, { json, queue }: Telling, terminal: Terminal): Exit {
  const bad = done.filter(({ entry }) => !isGood(entry));
  const unseen = run.issues.length - done.length;
  const inOrder = [...done].sort((a, b) => (a.entry.issue < b.entry.issue ? -1 : 1));
  if (json) {
    const issues = inOrder.map(({ entry: { inputs, ...entry }, skipped }) => ({ ...entry, skipped }));
    printJson({ schema: "banmian.batch/1", issues, unseen }, terminal);
  } else {
    for (const { entry } of inOrder.filter(({ entry: each }) => !isGood(each))) {
      const { issue, outcome, problem = "" } = entry;
      printLine("outcome", { issue, outcome, problem }, terminal);
    }
    const worked = done.filter((each) => !each.skipped);
    const countOf = (outcome: BatchEntry["outcome"]): number =>
      worked.filter(({ entry }) => entry.outcome === outcome).length;
    const values = {
      issues: run.issues.length,
      made: countOf("made"),
      identical: countOf("identical"),
      unchanged: done.length - worked.length,
      failed: bad.length,
      time: durationIn(seconds, terminal),
      rate: worked.length === 0 ? "0" : (worked.length / seconds).toFixed(1),
      peak: queue === undefined ? Math.round((terminal.peak?.() ?? 0) / 1e6) : undefined,
    };
    printLine("summary", values, terminal);
    if (unseen > 0) printLine("not-begun", { count: unseen }, terminal);
  }
  if (unseen > 0) return 130;
  return bad.length > 0 ? 1 : 0;
}
