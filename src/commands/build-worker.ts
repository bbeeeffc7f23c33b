import { type Kept, keep } from "../app/kept.ts";
import { buildOne } from "./build-one.ts";
import type { BuildJob, JobResult } from "./jobs.ts";
import { siteOne } from "./site-one.ts";
import { told } from "./tell-built.ts";
import type { Terminal } from "./terminal.ts";

/** What the pool runs in a thread: fonts and words are opened once for all issues that the thread builds. */
export const buildJob = builderWith(keep());

/** Builds one issue after the other. */
function builderWith(kept: Kept): (job: BuildJob) => Promise<JobResult> {
  return (job) => build(job, kept);
}

async function build(job: BuildJob, kept: Kept): Promise<JobResult> {
  if (Atomics.load(job.stopped, 0) !== 0) return { kind: "stopped" };
  const nothing = (): void => undefined;
  const now = (): number => performance.now();
  const terminal: Terminal = { ...job.terminal, live: false, now, print: nothing, tell: nothing };
  const began = now();
  try {
    const claim = (folder: string): string | undefined => claimIn(job, folder);
    const make = job.flags.site === undefined ? buildOne : siteOne;
    const built = await make(job.path, job.flags, terminal, { claim, kept });
    return { kind: "built", result: told(built, (now() - began) / 1000, job.flags.json, terminal) };
  } catch (error) {
    return { kind: "failed", problem: error instanceof Error ? error.message : String(error) };
  }
}

/** The first thread that writes a folder's hash into a free place has it. */
function claimIn({ taken, issues, own }: BuildJob, folder: string): string | undefined {
  const hash = hashOf(folder);
  for (let place = 0; place < taken.length; place += 2) {
    const before = Atomics.compareExchange(taken, place, 0, hash);
    if (before === 0) {
      Atomics.store(taken, place + 1, own);
      return undefined;
    }
    if (before === hash) return issues[Atomics.load(taken, place + 1)];
  }
  return undefined;
}

/** FNV-1a, never 0. */
function hashOf(text: string): number {
  let hash = 0x811c9dc5;
  for (let at = 0; at < text.length; at++) hash = Math.imul(hash ^ text.charCodeAt(at), 0x01000193);
  return hash === 0 ? 1 : hash;
}
