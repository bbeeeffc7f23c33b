// `--jobs`: builds several issues at once, each in a thread of its own, and prints their results in the order of the arguments, whichever is finished first.
import { pathFrom } from "../base/disk-files.ts";
import { inLanes } from "../base/lanes.ts";
import { say } from "../locales/texts.ts";
import { startThreads } from "../tools/batch/threads.ts";
import { type BuildFlags, type BuiltInWords, claims, tell } from "./build-one.ts";
import { barOf, WIPE } from "./progress.ts";
import { complaintOf, type Exit, factsOf, type Terminal, type TerminalFacts } from "./terminal.ts";

/** The input of a thread: plain data. */
export interface BuildJob {
  readonly path: string;
  readonly flags: BuildFlags;
  readonly terminal: TerminalFacts;
}

/** The result of a thread; a failure concerns only its own issue. */
export type JobResult =
  | { readonly kind: "built"; readonly result: BuiltInWords }
  | { readonly kind: "failed"; readonly problem: string };

/** Builds issues in several threads. After an interruption those that have begun are finished, and no more are started. */
export async function buildAtOnce(
  paths: readonly string[],
  flags: BuildFlags & { readonly jobs: number },
  terminal: Terminal,
  print: (results: readonly BuiltInWords[]) => void,
): Promise<Exit> {
  const lanes = Math.min(flags.jobs, paths.length);
  const threads = await startThreads<BuildJob, JobResult>("build-worker", lanes);
  const issues = paths.map((path) => pathFrom(terminal.folder, path));
  const stop = terminal.interruption?.();
  const results: (JobResult | undefined)[] = paths.map(() => undefined);
  const claim = claims();
  let done = 0;
  let reported = 0;
  const work = async (index: number): Promise<void> => {
    const job: BuildJob = { path: paths[index] ?? "", flags, terminal: factsOf(terminal) };
    const own = issues[index] ?? "";
    const run = threads.run(job, async (folder) => claim(folder, own));
    // A thread that dies loses only its own issue.
    results[index] = await run.catch((error: unknown): JobResult => ({ kind: "failed", problem: complaintOf(error) }));
    if (terminal.live) terminal.tell(`${WIPE}${barOf(++done, paths.length)}`);
    // In the order of the arguments.
    for (let next = results[reported]; next !== undefined; next = results[++reported]) {
      // JSON lists only issues that were built.
      if (!flags.json || next.kind === "failed") reportResult(next, issues[reported] ?? "", flags, terminal);
    }
  };
  await inLanes([...paths.keys()], lanes, work, stop);
  await threads.end();
  const built = results.flatMap((each) => (each?.kind === "built" ? [each.result] : []));
  if (flags.json) print(built);
  else if (paths.length > 1) terminal.print(summaryOf(results, issues, terminal));
  if (stop?.aborted) return 130;
  if (results.some((each) => each?.kind === "failed")) return 2;
  return built.some(({ errors }) => errors > 0) ? 1 : 0;
}

function reportResult(result: JobResult, issue: string, flags: BuildFlags, terminal: Terminal): void {
  if (terminal.live) terminal.tell(WIPE);
  if (result.kind === "built") tell(result.result, flags, terminal);
  else terminal.tell(`${say("error", {}, terminal)}: ${issue}: ${result.problem}\n`);
}

/** One line for each issue with its result. */
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
