import type { Redis } from "ioredis";
import { z } from "zod";
import { formatsOf } from "../formats/registry.ts";
import { Misuse, type Terminal } from "./terminal.ts";
import { batchTexts } from "./texts/batch.ts";
import { reasonElsewhere } from "./texts/system-words.ts";
import { misuse, tellLine } from "./texts/texts.ts";

/** The queue's name in Valkey. */
export const QUEUE = "banmian";

/** The key of the hash in which workers note which folder belongs to which issue. @param name of the folders, in hex */
export function claimsKey(name: string): string {
  return `${QUEUE}-folders-${name}`;
}

/**
 * An issue on the queue, which anyone who reaches the server may have put there. Paths are relative: to the batch's working folder and to the
 * worker's, which are one shared folder.
 */
export const queuedIssue = z.object({
  issue: z.string(),
  /** SHA-256 of the manifest or pack; null when the batch found no such file. */
  sha256: z.string().nullable(),
  task: z.enum(["build", "verify"]),
  out: z.string(),
  formats: z.array(z.enum(formatsOf("build").map(({ name }) => name))).readonly(),
  language: z.enum(["en", "zh"]),
  /** The hash of the program with its libraries and fonts: a worker with another does not take the issue. */
  program: z.string(),
  claims: z.string().regex(new RegExp(`^${claimsKey("[0-9a-f]+")}$`)),
});

export type QueuedIssue = Readonly<z.infer<typeof queuedIssue>>;

/** The packages that a queue needs. @throws Misuse when they are not installed */
export async function loadQueue(terminal: Terminal): Promise<typeof import("bullmq")> {
  try {
    return await import("bullmq");
  } catch {
    throw new Misuse(batchTexts[terminal.language].noQueuePackages);
  }
}

/** Longest pause between two tries to reach a queue that went away. */
const PAUSE_MS = 2000;

/** A connection, and how it ends without a word. */
interface QueueConnection {
  readonly redis: Redis;
  readonly close: () => void;
}

/**
 * Connects to Valkey or Redis. Once connected it waits if the server goes away, and says so. @throws Misuse for an address that is wrong or does not answer
 */
export async function connect(address: string, terminal: Terminal): Promise<QueueConnection> {
  const words = batchTexts[terminal.language];
  if (!/^rediss?:\/\/[^/]/.test(address)) throw misuse(words.badQueue, { text: address });
  const { Redis: Client } = await import("ioredis").catch(() => {
    throw new Misuse(words.noQueuePackages);
  });
  let wasThere = false;
  let isLost = false;
  let isClosing = false;
  let reason = "";
  const redis = new Client(address, {
    // BullMQ asks for it: its commands wait as long as it takes.
    maxRetriesPerRequest: null,
    lazyConnect: true,
    retryStrategy: (times) => (wasThere ? Math.min(times * 100, PAUSE_MS) : null),
  });
  redis.on("error", (error: Error) => {
    reason = reasonElsewhere(error, terminal.language);
  });
  redis.on("close", () => {
    if (isClosing) return;
    if (wasThere && !isLost) tellLine(words.queueLost, { queue: withoutSecret(address) }, terminal);
    isLost = wasThere;
  });
  redis.on("ready", () => {
    if (isLost) tellLine(words.queueBack, { queue: withoutSecret(address) }, terminal);
    isLost = false;
    wasThere = true;
  });
  await redis.connect().catch((error: unknown) => {
    throw misuse(words.noQueue, {
      queue: withoutSecret(address),
      reason: reason || reasonElsewhere(error, terminal.language),
    });
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
export function withoutSecret(address: string): string {
  return address.replace(/\/\/[^@/]*@/, "//");
}
