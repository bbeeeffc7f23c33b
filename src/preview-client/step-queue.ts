import type { Answered } from "./connection.ts";
import type { Client } from "./shown.ts";

/** Steps on their way to the server, one after the other: each waits until the pages show the one before, since it is made against what the reader sees. */
export interface StepQueue {
  /**
   * @param asked makes the step in its turn; undefined: there is none
   * @param written is called when the step stands in its file
   */
  send(path: string, asked: () => object | undefined, written?: () => void): Promise<void>;
  /** True while a step is on its way. */
  busy(): boolean;
}

/** @param cancel shows the pages as they are */
export function openStepQueue(of: () => Client, cancel: () => void): StepQueue {
  let last: Promise<void> = Promise.resolve();
  let pending = 0;
  const taken = async ({ path, wish, written }: SentStep): Promise<void> => {
    const { line, shown } = of();
    const before = shown.value.state?.read ?? 0;
    const done: Answered<{ readonly wrote: string }> = await line.post(path, wish);
    pending--;
    if (done.ok && done.value.wrote === "written") {
      written?.();
      return shownAfter(of(), before);
    }
    cancel();
    if (done.ok) return;
    // What was done before the file was changed elsewhere stays done, however often one tries.
    const past = done.refusal.error === "conflict" && path !== "/hand";
    shown.change({ notice: past ? { error: "past" } : done.refusal });
  };
  return {
    send: (path, asked, written) => {
      pending++;
      last = last.then(() => {
        const wish = asked();
        if (wish !== undefined) return taken({ path, wish, written });
        pending--;
        return undefined;
      });
      return last;
    },
    busy: () => pending > 0,
  };
}

interface SentStep {
  readonly path: string;
  readonly wish: object;
  readonly written: (() => void) | undefined;
}

/** A step that changes no file of the issue shows no later build. */
const LONGEST_WAIT_MS = 5000;

/** Resolves when a later build is shown. */
function shownAfter({ shown }: Client, read: number): Promise<void> {
  return new Promise((done) => {
    const look = (): void => {
      if ((shown.value.state?.read ?? 0) > read) end();
    };
    const end = (): void => {
      clearTimeout(late);
      stop();
      done();
    };
    const late = setTimeout(end, LONGEST_WAIT_MS);
    const stop = shown.listen(look);
    look();
  });
}
