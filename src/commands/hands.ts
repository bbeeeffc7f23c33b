import type { Engine } from "../lock/lock.ts";
import type { BatchJob, BatchResult } from "./batch-worker.ts";
import type { BuildFlags } from "./build-one.ts";
import { type FolderClaim, startThread, type Thread } from "./threads.ts";

/** Who does a batch's work: threads of this program, or workers at a queue. */
export interface Hands {
  /** Issues that may be under way at once. */
  readonly lanes: number;
  /** @param lane counts from 0; one issue at a time goes through it */
  readonly build: (job: BatchJob, lane: number, claim: FolderClaim) => Promise<BatchResult>;
  readonly close: () => Promise<void>;
}

/** The flags of each build of a batch. @param formats names of formats besides those that a batch always writes */
export function batchFlags(out: string, formats: readonly string[], { version }: Engine): BuildFlags {
  const asked = Object.fromEntries(formats.map((format) => [format, {}]));
  return { command: "build", out, pages: undefined, draft: false, formats: asked, inBatch: true, version, json: false };
}

/** Threads of this program. An issue whose thread failed gets a second try, in a fresh one. */
export async function threadHands(lanes: number): Promise<Hands> {
  const start = (): Promise<Thread<BatchJob, BatchResult>> => startThread("batch-worker");
  const threads = await Promise.all(Array.from({ length: lanes }, start));
  return {
    lanes,
    build: async (job, lane, claim) => {
      const thread = threads[lane];
      if (thread === undefined) throw new RangeError(`there is no lane ${lane}`);
      return thread.run(job, claim).catch(() => thread.run(job, claim));
    },
    close: async () => {
      await Promise.all(threads.map((thread) => thread.end()));
    },
  };
}
