import { once } from "node:events";
import system, { type PlatformPath, resolve } from "node:path";
import type { Job } from "bullmq";
import type { Redis } from "ioredis";
import { hashOfFile } from "../build/disk/replace-files.ts";
import type { Engine } from "../build/lock.ts";
import { hashOfEngine } from "../tools/batch/ledger.ts";
import { type FolderClaim, startThreads, type Threads } from "../tools/batch/threads.ts";
import type { BatchJob, BatchResult } from "./batch-worker.ts";
import { batchFlags } from "./hands.ts";
import { connect, loadQueue, QUEUE, type QueuedIssue, queuedIssue, withoutSecret } from "./queue.ts";
import { MOST_DEATHS } from "./queue-hands.ts";
import { type Exit, factsOf, type Terminal } from "./terminal.ts";
import { batchTexts } from "./texts/batch.ts";
import { fill, printLine, tellLine } from "./texts/texts.ts";

/**
 * A worker that dies loses its issues to others after so long. Issues are built in threads: this one is always free to say in time that they
 * are still under way.
 */
const LOCK_MS = 20_000;
const LOOK_FOR_DEAD_MS = 5000;

/** Takes issues from a queue, so many at once, until it is interrupted. What has begun comes to its end. */
export async function worker(address: string, jobs: number, terminal: Terminal, engine: Engine): Promise<Exit> {
  const words = batchTexts[terminal.language];
  terminal.goOn?.();
  const { Worker, UnrecoverableError } = await loadQueue(terminal);
  const { redis, close } = await connect(address, terminal);
  const program = await hashOfEngine(engine, terminal.folder);
  const threads = await startThreads<BatchJob, BatchResult>("batch-worker", jobs);
  const queue = withoutSecret(address);
  const stop = terminal.interruption?.();
  const taker = new Worker<unknown, BatchResult>(
    QUEUE,
    async ({ data }: Job<unknown>) => {
      const { data: queued, error } = queuedIssue.safeParse(data);
      if (error) {
        const field = ["data", ...(error.issues[0]?.path ?? [])].join(".");
        throw new UnrecoverableError(fill(words.malformed, { field }));
      }
      const refusal = await refusalOf(queued, program, terminal);
      if (refusal !== undefined) throw new UnrecoverableError(refusal);
      return buildIn(threads, queued, { redis, terminal, engine });
    },
    {
      connection: redis,
      concurrency: jobs,
      lockDuration: LOCK_MS,
      stalledInterval: LOOK_FOR_DEAD_MS,
      maxStalledCount: MOST_DEATHS,
    },
  );
  // The batch is told of failures at an issue; the connection shows that the server has gone.
  taker.on("error", () => undefined);
  taker.on("completed", (_, { issue, outcome, problem = "" }) => {
    printLine(words.outcomes[outcome], { issue, problem }, terminal);
  });
  taker.on("failed", (job, { message }) => {
    const issue = queuedIssue.safeParse(job?.data).data?.issue ?? job?.id ?? "";
    printLine(words.outcomes.failed, { issue, problem: message }, terminal);
  });
  tellLine(words.waiting, { queue, program: program.slice(0, 12) }, terminal);
  if (stop !== undefined && !stop.aborted) await once(stop, "abort");
  await taker.close();
  await threads.end();
  close();
  return 0;
}

interface Place {
  readonly redis: Redis;
  readonly terminal: Terminal;
  readonly engine: Engine;
}

function buildIn(
  threads: Threads<BatchJob, BatchResult>,
  { issue, task, out, formats, language, claims }: QueuedIssue,
  { redis, terminal, engine }: Place,
): Promise<BatchResult> {
  const flags = batchFlags(out, formats, engine);
  const claim: FolderClaim = async (folder) => {
    await redis.hsetnx(claims, folder, issue);
    const owner = await redis.hget(claims, folder);
    return owner === null || owner === issue ? undefined : owner;
  };
  return threads.run({ issue, task, flags, terminal: { ...factsOf(terminal), language }, engine }, claim);
}

/** Why this worker must not build an issue. Jobs may come from anyone who reaches the queue, so no path may lead out of the folder. */
async function refusalOf(
  { issue, out, sha256, program: theirs }: QueuedIssue,
  ours: string,
  terminal: Terminal,
): Promise<string | undefined> {
  const words = batchTexts[terminal.language];
  const outside = [issue, out].find((path) => leadsOut(path, terminal.folder));
  if (outside !== undefined) return fill(words.leadsOut, { path: outside });
  if (theirs !== ours) return fill(words.otherProgram, { theirs: theirs.slice(0, 12), ours: ours.slice(0, 12) });
  const isSame = (await hashOfFile(resolve(terminal.folder, issue))) === sha256;
  return isSame ? undefined : fill(words.otherFile, { issue });
}

/** Whether a path leads out of a folder: upwards, from the root, or to another drive of Windows. */
export function leadsOut(path: string, folder: string, rules: PlatformPath = system): boolean {
  const near = rules.relative(folder, rules.resolve(folder, path));
  return rules.isAbsolute(path) || rules.isAbsolute(near) || near.split(rules.sep)[0] === "..";
}
