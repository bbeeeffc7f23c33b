import type { Engine } from "../build/lock.ts";
import { type FolderClaim, startThreads } from "../tools/batch/threads.ts";
import type { BatchJob, BatchResult } from "./batch-worker.ts";
import type { BuildFlags } from "./build-one.ts";

/** Who does a batch's work: threads of this program, or workers at a queue. */
export interface Hands {
  /** Issues that may be under way at once. */
  readonly lanes: number;
  readonly build: (job: BatchJob, claim: FolderClaim) => Promise<BatchResult>;
  readonly close: () => Promise<void>;
}

/** The flags of each build of a batch. @param formats names of formats besides those that a batch always writes */
export function batchFlags(out: string, formats: readonly string[], { version }: Engine): BuildFlags {
  const asked = Object.fromEntries(formats.map((format) => [format, {}]));
  return { command: "build", out, pages: undefined, draft: false, formats: asked, inBatch: true, version, json: false };
}

/** Threads of this program. An issue whose thread failed gets a second try. */
export async function threadHands(lanes: number): Promise<Hands> {
  const threads = await startThreads<BatchJob, BatchResult>("batch-worker", lanes);
  return {
    lanes,
    build: (job, claim) => threads.run(job, claim).catch(() => threads.run(job, claim)),
    close: threads.end,
  };
}
