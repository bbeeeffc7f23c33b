// Threads that build issues, for `build --jobs` and `batch`. A thread is used for many issues, since opening fonts and words takes longer than a small issue,
// and is replaced after a while, since libraries keep memory. A thread that dies or hangs fails its own issue only.
import { MessageChannel, type MessagePort } from "node:worker_threads";
import type { Piscina } from "piscina";

/** Reserves a folder for a thread's issue: returns the issue that has reserved it already; undefined: it is free. */
export type FolderClaim = (folder: string) => Promise<string | undefined>;

/** Threads that each build one issue after the other, and open fonts and words once for all of them. */
export interface Threads<Job, Result> {
  /**
   * Gives a job to a free thread, as soon as there is one.
   * @param claim called before anything is written
   * @throws if the thread died or `claim` failed; the next job gets a new one
   */
  readonly run: (job: Job, claim: FolderClaim) => Promise<Result>;
  readonly end: () => Promise<void>;
}

/** A job as it is sent to a thread. */
export interface InThread {
  readonly port: MessagePort;
}

/** The files of the program that threads start from, each with the function that it exports. */
const ENTRIES = { "build-worker": "buildJob", "batch-worker": "batchJob" } as const;

/** A thread is replaced after this many issues, so that memory that libraries keep does not grow with the archive. */
const RENEWED_AFTER = 200;

/**
 * Space for V8's new objects in a thread; by default V8 takes 48 or more. A smaller one is collected more often. Measured with one thread alone, where it cost
 * no time: 30 issues of four pages take 318 MB instead of 338 on Node 20.20, 382 instead of 514 on Node 24.21 (2026-11-27).
 */
const YOUNG_MB = 12;

/** A thread that takes longer is hanging: it is ended, and its issue has failed. */
const HANGS_AFTER_MS = 15 * 60_000;

export async function startThreads<Job extends object, Result>(
  name: keyof typeof ENTRIES,
  count: number,
): Promise<Threads<Job, Result>> {
  const start = (): Promise<Threads<Job, Result>> => startThread<Job, Result>(name);
  const all = await Promise.all(Array.from({ length: count }, start));
  const free = [...all];
  const waiting: ((thread: Threads<Job, Result>) => void)[] = [];
  return {
    run: async (job, claim) => {
      const thread = free.pop() ?? (await new Promise<Threads<Job, Result>>((done) => waiting.push(done)));
      try {
        return await thread.run(job, claim);
      } finally {
        const next = waiting.shift();
        if (next === undefined) free.push(thread);
        else next(thread);
      }
    },
    end: async () => {
      await Promise.all(all.map((thread) => thread.end()));
    },
  };
}

/** Starts one thread, which takes one job at a time. */
async function startThread<Job extends object, Result>(name: keyof typeof ENTRIES): Promise<Threads<Job, Result>> {
  // Modules that a single issue does not need are not loaded.
  const { Piscina: Pool } = await import("piscina");
  const filename = new URL(`./${name}.js`, import.meta.url).href;
  const resourceLimits = { maxYoungGenerationSizeMb: YOUNG_MB };
  const start = (): Piscina =>
    new Pool({ filename, minThreads: 0, maxThreads: 1, idleTimeout: Number.POSITIVE_INFINITY, resourceLimits });
  let pool = start();
  let jobs = 0;
  const renew = async (): Promise<void> => {
    await pool.close({ force: true });
    pool = start();
    jobs = 0;
  };
  return {
    run: async (job, claim) => {
      if (++jobs > RENEWED_AFTER) await renew();
      const { port1: here, port2: port } = new MessageChannel();
      const unanswered = new AbortController();
      here.on("message", (folder: string) => {
        claim(folder).then(
          (other) => here.postMessage(other),
          (error) => unanswered.abort(error),
        );
      });
      try {
        const signal = AbortSignal.any([AbortSignal.timeout(HANGS_AFTER_MS), unanswered.signal]);
        return await pool.run({ ...job, port }, { name: ENTRIES[name], transferList: [port], signal });
      } catch (error) {
        await renew();
        throw unanswered.signal.aborted ? unanswered.signal.reason : error;
      } finally {
        here.close();
      }
    },
    end: () => pool.close({ force: true }),
  };
}

/** Called in the thread: asks the main thread to reserve a folder. */
export function claimThrough(port: MessagePort): FolderClaim {
  return (folder) =>
    new Promise((done) => {
      port.once("message", done);
      port.postMessage(folder);
    });
}
