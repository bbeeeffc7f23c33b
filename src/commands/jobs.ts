import { relative } from "node:path";
import type { BuildFlags } from "./build-one.ts";
import { printJson, type Told, tell } from "./tell-built.ts";
import type { Exit, Terminal } from "./terminal.ts";
import { fill, textsIn } from "./texts.ts";

/** What a worker is given: plain data. */
export interface BuildJob {
  readonly path: string;
  readonly flags: BuildFlags;
  readonly terminal: Pick<Terminal, "language" | "folder" | "cache" | "colour" | "width" | "today">;
  /** Shared by all workers: for each folder that is taken a hash of its name, and who has it. */
  readonly taken: Int32Array;
  /** All issues, as messages name them; `own` is this one's place. */
  readonly issues: readonly string[];
  readonly own: number;
  /** Shared by all workers: not 0 once the build is interrupted. */
  readonly stopped: Int32Array;
}

/** What a worker gives back; a failure is that of one issue alone. */
export type JobResult =
  | { readonly kind: "built"; readonly result: Told }
  | { readonly kind: "failed"; readonly problem: string }
  | { readonly kind: "stopped" };

/** Builds issues in several threads. An interruption lets those that have begun come to their end, and starts no more. */
export async function buildAtOnce(
  paths: readonly string[],
  flags: BuildFlags & { readonly jobs: number },
  terminal: Terminal,
): Promise<Exit> {
  const threads = Math.min(flags.jobs, paths.length);
  const filename = new URL("./build-worker.js", import.meta.url).href;
  // What one issue alone does not need is not loaded.
  const { Piscina } = await import("piscina");
  const pool = new Piscina({ filename, minThreads: threads, maxThreads: threads });
  const { language, folder, cache, colour, width, today } = terminal;
  const issues = paths.map((path) => relative(folder, path));
  const taken = new Int32Array(new SharedArrayBuffer(8 * paths.length));
  const stopped = new Int32Array(new SharedArrayBuffer(4));
  const stop = terminal.interruption?.();
  stop?.addEventListener("abort", () => Atomics.store(stopped, 0, 1));
  let done = 0;
  const runs = paths.map(async (path, own): Promise<JobResult> => {
    const job: BuildJob = {
      path,
      flags,
      terminal: { language, folder, cache, colour, width, today },
      taken,
      issues,
      own,
      stopped,
    };
    // A thread that dies takes its own issue with it and no other.
    const result: JobResult = await pool
      .run(job, { name: "buildJob" })
      .catch((error: unknown) => ({ kind: "failed", problem: firstLine(error) }));
    if (result.kind !== "stopped") showBar(++done, paths.length, terminal);
    return result;
  });
  const results: JobResult[] = [];
  for (const run of runs) {
    const result = await run;
    results.push(result);
    if (!flags.json) tellResult(result, issues[results.length - 1] ?? "", flags.draft, terminal);
  }
  await pool.close({ force: true });
  const built = results.flatMap((each) => (each.kind === "built" ? [each.result] : []));
  if (flags.json) printJson(built, terminal);
  else if (paths.length > 1) terminal.print(summaryOf(results, issues, terminal));
  if (stop?.aborted) return 130;
  if (results.some((each) => each.kind === "failed")) return 2;
  return built.some(({ errors }) => errors > 0) ? 1 : 0;
}

function tellResult(result: JobResult, issue: string, draft: boolean, terminal: Terminal): void {
  const words = textsIn(terminal.language);
  if (terminal.live) terminal.tell(WIPE);
  if (result.kind === "built") tell(result.result, draft, terminal);
  else if (result.kind === "failed") terminal.tell(`${words.error}: ${issue}: ${result.problem}\n`);
}

const WIPE = "\r\u001b[K";
const BAR = 24;

function showBar(done: number, all: number, terminal: Terminal): void {
  if (!terminal.live) return;
  const full = Math.round((BAR * done) / all);
  terminal.tell(`${WIPE}[${"#".repeat(full)}${".".repeat(BAR - full)}] ${done}/${all}`);
}

/** One line an issue: what came of it. */
function summaryOf(results: readonly JobResult[], issues: readonly string[], terminal: Terminal): string {
  const words = textsIn(terminal.language);
  const widest = Math.max(...issues.map((issue) => issue.length));
  const lines = results.map((each, index) => {
    const issue = (issues[index] ?? "").padEnd(widest);
    if (each.kind === "stopped") return `${issue}  ${words.jobStopped}`;
    if (each.kind === "failed") return `${issue}  ${words.jobFailed}`;
    const { made, pages, seconds, errors, warnings } = each.result;
    const values = { pages: pages.length, seconds: seconds.toFixed(1), errors, warnings };
    return `${issue}  ${fill(made ? words.jobMade : words.jobNotMade, values)}`;
  });
  return `${lines.join("\n")}\n`;
}

function firstLine(error: unknown): string {
  return (error instanceof Error ? error.message : String(error)).split("\n", 1)[0] ?? "";
}
