import { houseMemoryOnly, type Memory } from "../base/memo.ts";
import { newMemory } from "../build/memory.ts";
import { claimThrough, type InThread } from "../tools/batch/threads.ts";
import { buildOne, inWords } from "./build-one.ts";
import { failureLine } from "./failure.ts";
import type { BuildJob, JobResult } from "./jobs.ts";
import { siteOne } from "./site-one.ts";
import { quietTerminal } from "./terminal.ts";

/** Runs in a thread, which opens fonts and words once for all its issues. */
export const buildJob = builderWith(houseMemoryOnly(newMemory()));

function builderWith(memory: Memory): (job: BuildJob & InThread) => Promise<JobResult> {
  return async ({ path, flags, terminal: facts, port }) => {
    const terminal = quietTerminal(facts);
    const began = terminal.now();
    try {
      const make = flags.command === "site" ? siteOne : buildOne;
      const built = await make(path, flags, terminal, { claim: claimThrough(port), memory });
      return { kind: "built", result: inWords(built, (terminal.now() - began) / 1000, flags.json, terminal) };
    } catch (error) {
      return { kind: "failed", problem: failureLine(error, terminal) };
    }
  };
}
