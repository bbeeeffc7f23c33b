// A batch spread over several machines by a queue in Valkey or Redis (BullMQ). Server and workers may die at any time: results are polled, lost jobs are queued
// again, and an issue that is built twice gives the same files. Jobs come from anyone who reaches the server, so each is checked before it is built.
import { once } from "node:events";
import system, { basename, dirname, type PlatformPath, resolve } from "node:path";
import { setTimeout as pause } from "node:timers/promises";
import type { Job, Queue } from "bullmq";
import type { Redis } from "ioredis";
import { z } from "zod";
import { realPath } from "../base/disk-files.ts";
import { sha256Of } from "../base/sha256.ts";
import { hashOfFile } from "../build/disk/replace-files.ts";
import type { Engine } from "../build/lock.ts";
import { formatsOf } from "../formats/registry.ts";
import { say } from "../locales/texts.ts";
import { hashOfEngine } from "../tools/batch/ledger.ts";
import { type FolderClaim, startThreads, type Threads } from "../tools/batch/threads.ts";
import type { BatchJob, BatchResult, Hands } from "./batch-worker.ts";
import { batchFlags } from "./build-one.ts";
import { reasonElsewhere } from "./failure.ts";
import { type Exit, factsOf, type Terminal } from "./terminal.ts";
import { misuse, printLine, reportLine } from "./texts.ts";

/** Issues in the queue at once: enough for many workers, and little to lose if the server dies. */
const LANES = 200;

/** The interval of polling for results. */
const LOOK_MS = 250;

/** A job that failed is tried again once. */
const ATTEMPTS = 2;

/** How long, in seconds, the server stores which folder belongs to which issue. */
const CLAIMS_LAST = 7 * 24 * 3600;

/**
 * Workers at a queue. Results are polled instead of awaited as events: if the server restarts, the issues that it lost are queued again.
 * @param program the program that workers must run
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

/** BullMQ's message for a job whose workers died one after the other, in the reader's language. */
function reasonIn(reason: string, terminal: Terminal): string {
  const times = MOST_DEATHS + 1;
  return /stalled/.test(reason) ? say("gave-up", { times }, terminal) : reason;
}

/** An issue has failed when this many workers have died while building it. */
const MOST_DEATHS = 10;

/** The same issue with the same wishes has the same name, so queueing it again finds the existing job. BullMQ allows no colon. */
function nameOf(queued: QueuedIssue): string {
  const folder = basename(dirname(queued.issue)).replace(/[^\w-]/g, "_");
  return `${folder}-${sha256Of(JSON.stringify(queued)).slice(0, 16)}`;
}

/**
 * A dead worker loses its issues to others after this long. Issues are built in threads, so the worker itself can always report in time that they are in
 * progress.
 */
const LOCK_MS = 20_000;
const LOOK_FOR_DEAD_MS = 5000;

/** Takes issues from a queue, so many at once, until it is interrupted; those that have begun are finished. */
export async function worker(address: string, jobs: number, terminal: Terminal, engine: Engine): Promise<Exit> {
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
        throw new UnrecoverableError(say("malformed", { field }, terminal));
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
  // The batch reports failures of issues; the connection notices that the server has gone.
  taker.on("error", () => undefined);
  taker.on("completed", (_, { issue, outcome, problem = "" }) => {
    printLine("outcome", { issue, outcome, problem }, terminal);
  });
  taker.on("failed", (job, { message }) => {
    const issue = queuedIssue.safeParse(job?.data).data?.issue ?? job?.id ?? "";
    printLine("outcome", { outcome: "failed", issue, problem: message }, terminal);
  });
  reportLine("waiting", { queue, program: program.slice(0, 12) }, terminal);
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

/** The reason why this worker must not build an issue. Jobs may come from anyone who reaches the queue, so no path may lead out of the folder. */
async function refusalOf(
  { issue, out, sha256, program: theirs }: QueuedIssue,
  ours: string,
  terminal: Terminal,
): Promise<string | undefined> {
  const { folder } = terminal;
  const isBehindLink = leadsOut(system.relative(behindLinks(folder), behindLinks(resolve(folder, out))), folder);
  const outside = isBehindLink ? out : [issue, out].find((path) => leadsOut(path, folder));
  if (outside !== undefined) return say("leads-out", { path: outside }, terminal);
  if (theirs !== ours) return say("other-program", { theirs: theirs.slice(0, 12), ours: ours.slice(0, 12) }, terminal);
  const isSame = (await hashOfFile(resolve(terminal.folder, issue))) === sha256;
  return isSame ? undefined : say("other-file", { issue }, terminal);
}

/** An absolute path without links; the file need not exist. */
function behindLinks(path: string): string {
  try {
    return realPath(path);
  } catch {
    return resolve(behindLinks(dirname(path)), basename(path));
  }
}

/** True if a path leads out of a folder: upwards, from the root, or to another drive of Windows. */
export function leadsOut(path: string, folder: string, rules: PlatformPath = system): boolean {
  const near = rules.relative(folder, rules.resolve(folder, path));
  return rules.isAbsolute(path) || rules.isAbsolute(near) || near.split(rules.sep)[0] === "..";
}

/** The queue's name in Valkey. */
const QUEUE = "banmian";

/** The key of the hash in which workers store which folder belongs to which issue. @param name of the folders, in hex */
function claimsKey(name: string): string {
  return `${QUEUE}-folders-${name}`;
}

/**
 * An issue in the queue, put there by anyone who reaches the server. Paths are relative to the working folders of batch and worker, which are one shared
 * folder.
 */
const queuedIssue = z.object({
  issue: z.string(),
  /** SHA-256 of the manifest or pack; null if the batch found no such file. */
  sha256: z.string().nullable(),
  task: z.enum(["build", "verify"]),
  out: z.string(),
  formats: z.array(z.enum(formatsOf("build").map(({ name }) => name))).readonly(),
  language: z.enum(["en", "zh"]),
  /** The hash of the program with its libraries and fonts: a worker with another one does not take the issue. */
  program: z.string(),
  claims: z.string().regex(new RegExp(`^${claimsKey("[0-9a-f]+")}$`)),
});

type QueuedIssue = Readonly<z.infer<typeof queuedIssue>>;

/** The packages that a queue needs. @throws Misuse if they are not installed */
async function loadQueue(terminal: Terminal): Promise<typeof import("bullmq")> {
  try {
    return await import("bullmq");
  } catch {
    throw misuse("no-queue-packages", {}, terminal);
  }
}

/** The longest pause between two attempts to reach a queue that went away. */
const PAUSE_MS = 2000;

/** A connection, and a function that ends it silently. */
interface QueueConnection {
  readonly redis: Redis;
  readonly close: () => void;
}

/** Connects to Valkey or Redis. Once connected it waits if the server goes away, and reports it. @throws Misuse if the address is wrong or does not answer */
async function connect(address: string, terminal: Terminal): Promise<QueueConnection> {
  if (!/^rediss?:\/\/[^/]/.test(address)) throw misuse("bad-queue", { text: address }, terminal);
  const { Redis: Client } = await import("ioredis").catch(() => {
    throw misuse("no-queue-packages", {}, terminal);
  });
  let wasThere = false;
  let isLost = false;
  let isClosing = false;
  let reason = "";
  const redis = new Client(address, {
    // BullMQ requires it, so that its commands wait as long as it takes.
    maxRetriesPerRequest: null,
    lazyConnect: true,
    retryStrategy: (times) => (wasThere ? Math.min(times * 100, PAUSE_MS) : null),
  });
  redis.on("error", (error: Error) => {
    reason = reasonElsewhere(error, terminal);
  });
  redis.on("close", () => {
    if (isClosing) return;
    if (wasThere && !isLost) reportLine("queue-lost", { queue: withoutSecret(address) }, terminal);
    isLost = wasThere;
  });
  redis.on("ready", () => {
    if (isLost) reportLine("queue-back", { queue: withoutSecret(address) }, terminal);
    isLost = false;
    wasThere = true;
  });
  await redis.connect().catch((error: unknown) => {
    throw misuse(
      "no-queue",
      {
        queue: withoutSecret(address),
        reason: reason || reasonElsewhere(error, terminal),
      },
      terminal,
    );
  });
  return {
    redis,
    close: () => {
      isClosing = true;
      redis.disconnect();
    },
  };
}

/** An address as messages show it: without its password. */
function withoutSecret(address: string): string {
  return address.replace(/\/\/[^@/]*@/, "//");
}
