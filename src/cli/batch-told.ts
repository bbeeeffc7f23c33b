import type { Language } from "../locales/words.ts";
import type { BatchEntry, BatchRun } from "../tools/batch/ledger.ts";
import { barOf, WIPE } from "./progress.ts";
import { type Exit, printJson, type Terminal } from "./terminal.ts";
import { batchTexts, durationIn } from "./texts/batch.ts";
import { fill, printLine } from "./texts/texts.ts";

/** How a run is told of. */
interface Telling {
  readonly json: boolean;
  /** The address of the queue, if workers do the work. */
  readonly queue: string | undefined;
}

/** An issue that the run has seen. */
export interface Done {
  readonly entry: BatchEntry;
  /** True if it was not built: nothing has changed since the ledger's line. */
  readonly skipped: boolean;
}

/** A run that is over. */
export interface Ended {
  readonly run: BatchRun;
  readonly done: readonly Done[];
  readonly seconds: number;
}

/** How far the run is, on a live terminal. */
export function progressOf(all: number, { queue }: Telling, terminal: Terminal): (done: readonly Done[]) => void {
  const words = batchTexts[terminal.language];
  let built = 0;
  let seen = 0;
  const began = terminal.now();
  return (done) => {
    // Called with one issue more each time; skipped issues say nothing about the time that others take.
    for (; seen < done.length; seen++) if (done[seen]?.skipped === false) built++;
    if (!terminal.live) return;
    const each = (terminal.now() - began) / 1000 / Math.max(1, built);
    const left =
      built === 0 ? "" : `  ${fill(words.left, { time: durationIn(each * (all - seen), terminal.language) })}`;
    const bad = done.filter(({ entry }) => !isGood(entry)).length;
    const place = queue === undefined ? "" : `  ${queue}`;
    terminal.tell(`${WIPE}${barOf(seen, all)}${left}${bad > 0 ? `  ${fill(words.bad, { bad })}` : ""}${place}`);
  };
}

function isGood({ outcome }: BatchEntry): boolean {
  return outcome === "made" || outcome === "identical";
}

/** How many issues were made, and how many were proved by their locks. */
function goodOf(done: readonly Done[], { good }: (typeof batchTexts)[Language]): string {
  const countOf = (outcome: BatchEntry["outcome"]): number =>
    done.filter(({ entry, skipped }) => !skipped && entry.outcome === outcome).length;
  const [made, identical] = [countOf("made"), countOf("identical")];
  if (identical === 0) return fill(good.made, { made });
  return made === 0 ? fill(good.identical, { identical }) : fill(good.both, { made, identical });
}

/** Says what came of a run. @returns 0 when all is well, 1 when an issue failed, 130 when some were not begun */
export function tellSummary({ done, run, seconds }: Ended, { json, queue }: Telling, terminal: Terminal): Exit {
  const words = batchTexts[terminal.language];
  const bad = done.filter(({ entry }) => !isGood(entry));
  const unseen = run.issues.length - done.length;
  const inOrder = [...done].sort((a, b) => (a.entry.issue < b.entry.issue ? -1 : 1));
  if (json) {
    const issues = inOrder.map(({ entry: { inputs, ...entry }, skipped }) => ({ ...entry, skipped }));
    printJson({ schema: "banmian.batch/1", issues, unseen }, terminal);
  } else {
    for (const { entry } of inOrder.filter(({ entry: each }) => !isGood(each))) {
      const { issue, outcome, problem = "" } = entry;
      printLine(words.outcomes[outcome], { issue, problem }, terminal);
    }
    const skipped = done.filter((each) => each.skipped).length;
    const worked = done.length - skipped;
    const values = {
      issues: run.issues.length,
      good: goodOf(done, words),
      skipped,
      bad: bad.length,
      time: durationIn(seconds, terminal.language),
      rate: worked === 0 ? "0" : (worked / seconds).toFixed(1),
      peak: Math.round((terminal.peak?.() ?? 0) / 1e6),
    };
    printLine(queue === undefined ? words.summary : words.queueSummary, values, terminal);
    if (unseen > 0) printLine(words.unseen, { unseen }, terminal);
  }
  if (unseen > 0) return 130;
  return bad.length > 0 ? 1 : 0;
}
