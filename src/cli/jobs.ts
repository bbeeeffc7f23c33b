import { pathFrom } from "../base/disk-files.ts";
import { say } from "../locales/texts.ts";
import { inLanes, startThreads } from "../tools/batch/threads.ts";
import { type BuildFlags, claims, type Told, tell } from "./build-one.ts";
import { barOf, WIPE } from "./progress.ts";
import { complaintOf, type Exit, factsOf, type Terminal, type TerminalFacts } from "./terminal.ts";

/** What a thread is given: plain data. */
export interface BuildJob {
  readonly path: string;
  readonly flags: BuildFlags;
  readonly terminal: TerminalFacts;
}

/** The result of a thread; a failure concerns one issue alone. */
export type JobResult =
  | { readonly kind: "built"; readonly result: Told }
  | { readonly kind: "failed"; readonly problem: string };

/** Builds issues in several threads. An interruption lets those that have begun come to their end, and starts no more. */
export async function buildAtOnce(
  paths: readonly string[],
  flags: BuildFlags & { readonly jobs: number },
  terminal: Terminal,
  print: (results: readonly Told[]) => void,
): Promise<Exit> {
  const lanes = Math.min(flags.jobs, paths.length);
  const threads = await startThreads<BuildJob, JobResult>("build-worker", lanes);
  const issues = paths.map((path) => pathFrom(terminal.folder, path));
  const stop = terminal.interruption?.();
  const results: (JobResult | undefined)[] = paths.map(() => undefined);
  const claim = claims();
  let done = 0;
  let told = 0;
  await inLanes([...paths.keys()], lanes, stop, async (index) => {
    const job: BuildJob = { path: paths[index] ?? "", flags, terminal: factsOf(terminal) };
    const own = issues[index] ?? "";
    const run = threads.run(job, async (folder) => claim(folder, own));
    // A thread that dies takes its own issue with it and no other.
    results[index] = await run.catch((error: unknown): JobResult => ({ kind: "failed", problem: complaintOf(error) }));
    if (terminal.live) terminal.tell(`${WIPE}${barOf(++done, paths.length)}`);
    // In the order in which they were named.
    for (let next = results[told]; next !== undefined; next = results[++told]) {
      // JSON has what was built alone.
      if (!flags.json || next.kind === "failed") tellResult(next, issues[told] ?? "", flags, terminal);
    }
  });
  await threads.end();
  const built = results.flatMap((each) => (each?.kind === "built" ? [each.result] : []));
  if (flags.json) print(built);
  else if (paths.length > 1) terminal.print(summaryOf(results, issues, terminal));
  if (stop?.aborted) return 130;
  if (results.some((each) => each?.kind === "failed")) return 2;
  return built.some(({ errors }) => errors > 0) ? 1 : 0;
}

function tellResult(result: JobResult, issue: string, flags: BuildFlags, terminal: Terminal): void {
  if (terminal.live) terminal.tell(WIPE);
  if (result.kind === "built") tell(result.result, flags, terminal);
  else terminal.tell(`${say("error", {}, terminal)}: ${issue}: ${result.problem}\n`);
}

/** One line an issue: what came of it. */
function summaryOf(results: readonly (JobResult | undefined)[], issues: readonly string[], terminal: Terminal): string {
  const widest = Math.max(...issues.map((issue) => issue.length));
  const lines = results.map((each, index) => {
    const issue = (issues[index] ?? "").padEnd(widest);
    if (each === undefined) return `${issue}  ${say("job-not-begun", {}, terminal)}`;
    if (each.kind === "failed") return `${issue}  ${say("job-failed", {}, terminal)}`;
    const { made, pages, seconds, errors, warnings } = each.result;
    const values = {
      made: made ? ("yes" as const) : ("no" as const),
      pages: pages.length,
      seconds: seconds.toFixed(1),
      errors,
      warnings,
    };
    return `${issue}  ${say("job-done", values, terminal)}`;
  });
  return `${lines.join("\n")}\n`;
}
