import { basename, dirname, resolve } from "node:path";
import { setTimeout as pause } from "node:timers/promises";
import type { Queue } from "bullmq";
import { sha256Of } from "../base/sha256.ts";
import { hashOfFile } from "../build/disk/replace-files.ts";
import type { BatchResult } from "./batch-worker.ts";
import type { Hands } from "./hands.ts";
import { claimsKey, connect, loadQueue, QUEUE, type QueuedIssue } from "./queue.ts";
import type { Terminal } from "./terminal.ts";
import { batchTexts } from "./texts/batch.ts";
import { fill } from "./texts/texts.ts";

/** Issues on the queue at once: enough for many workers, and little to lose with the server. */
const LANES = 200;

/** Results are looked for this often. */
const LOOK_MS = 250;

/** A job that failed is tried again once. */
const ATTEMPTS = 2;

/** How long, in seconds, the server remembers which folder belongs to which issue. */
const CLAIMS_LAST = 7 * 24 * 3600;

/**
 * Workers at a queue. Results are fetched, not awaited as events: if the server restarts, the issues that it forgot are put on the queue again.
 * An issue that is built twice by this comes out the same.
 * @param program what workers must run
 */
export async function queueHands(address: string, program: string, terminal: Terminal): Promise<Hands> {
  const { Queue: Jobs } = await loadQueue(terminal);
  const { redis, close } = await connect(address, terminal);
  const queue: Queue<QueuedIssue, BatchResult> = new Jobs(QUEUE, { connection: redis });
  queue.on("error", () => undefined);
  return {
    lanes: LANES,
    build: async ({ issue, task, flags }) => {
      const claims = claimsKey(sha256Of(JSON.stringify([program, terminal.folder, flags.out])).slice(0, 16));
      const queued: QueuedIssue = {
        issue,
        sha256: await hashOfFile(resolve(terminal.folder, issue)),
        task,
        out: flags.out,
        formats: Object.keys(flags.formats),
        language: terminal.language,
        program,
        claims,
      };
      await redis.expire(claims, CLAIMS_LAST);
      return resultOf(queue, queued, terminal);
    },
    close: async () => {
      await queue.close();
      close();
    },
  };
}

async function resultOf(
  queue: Queue<QueuedIssue, BatchResult>,
  queued: QueuedIssue,
  terminal: Terminal,
): Promise<BatchResult> {
  const jobId = nameOf(queued);
  for (;;) {
    const job = await queue.getJob(jobId);
    if (job === undefined) await queue.add(QUEUE, queued, { jobId, attempts: ATTEMPTS });
    else if (job.finishedOn !== undefined) {
      const { returnvalue, failedReason = "" } = job;
      await job.remove();
      if (returnvalue) return returnvalue;
      throw new Error(reasonIn(failedReason, terminal));
    }
    await pause(LOOK_MS);
  }
}

/** BullMQ's word for a job whose workers died one after the other, in the reader's language. */
function reasonIn(reason: string, terminal: Terminal): string {
  const times = MOST_DEATHS + 1;
  return /stalled/.test(reason) ? fill(batchTexts[terminal.language].gaveUp, { times }) : reason;
}

/** An issue counts as failed when this many workers have died over it. */
export const MOST_DEATHS = 10;

/** The same issue with the same wishes has the same name: asking again gives the job that is there. BullMQ allows no colon. */
function nameOf(queued: QueuedIssue): string {
  const folder = basename(dirname(queued.issue)).replace(/[^\w-]/g, "_");
  return `${folder}-${sha256Of(JSON.stringify(queued)).slice(0, 16)}`;
}
