import type { Answer } from "../protocol.ts";
import type { Client } from "./shown.ts";

/** Steps on their way to the server, one after the other: each waits until the pages show the one before, since it is made against what the reader sees. */
export interface StepQueue {
  /** @param asked makes the step in its turn; undefined: there is none */
  send(path: string, asked: () => object | undefined, outcome?: StepOutcome): Promise<void>;
  /** True while a step is on its way. */
  busy(): boolean;
}

/** What whoever sent a step does when it is answered. */
interface StepOutcome {
  /** It stands in its file. */
  written(): void;
  /** Its file was changed elsewhere meanwhile. @returns the step to be sent in its place; undefined: there is none */
  refused(): Promise<object | undefined>;
}

/** @param cancel shows the pages as they are */
export function openStepQueue(of: () => Client, cancel: () => void): StepQueue {
  let last: Promise<void> = Promise.resolve();
  let pending = 0;
  const taken = async ({ path, wish, outcome }: SentStep): Promise<void> => {
    const { line, shown } = of();
    const before = shown.value.state?.read ?? 0;
    const done: Answer<{ readonly wrote: string }> = await line.post(path, { ...wish, tab: tabName() });
    const again = isConflict(done) ? await outcome?.refused() : undefined;
    if (again !== undefined) return taken({ path, wish: again, outcome });
    pending--;
    if (done.ok && done.value.wrote === "written") {
      outcome?.written();
      await shownAfter(of(), before);
      return;
    }
    cancel();
    if (done.ok) return;
    // Undo and redo cannot go past a change of the file elsewhere, however often one tries.
    const past = isConflict(done) && path !== "/hand";
    shown.change({ notice: past ? { error: "past" } : done.refusal });
  };
  return {
    send: (path, asked, outcome) => {
      pending++;
      last = last.then(() => {
        const wish = asked();
        if (wish !== undefined) return taken({ path, wish, outcome });
        pending--;
        return undefined;
      });
      return last;
    },
    busy: () => pending > 0,
  };
}

const TAB_KEY = "banmian-tab";

/** A name for this tab, by which the server knows its steps; it lasts through a reload. */
function tabName(): string {
  const kept = sessionStorage.getItem(TAB_KEY);
  if (kept !== null) return kept;
  const name = Array.from(crypto.getRandomValues(new Uint32Array(4)), (part) => part.toString(16)).join("-");
  sessionStorage.setItem(TAB_KEY, name);
  return name;
}

interface SentStep {
  readonly path: string;
  readonly wish: object;
  readonly outcome: StepOutcome | undefined;
}

function isConflict(done: Answer<unknown>): boolean {
  return !done.ok && done.refusal.error === "conflict";
}

/** A step that changes no file of the issue shows no later build. */
const LONGEST_WAIT_MS = 5000;

/** Resolves when a later build is shown; false: none came. */
export function shownAfter({ shown }: Client, read: number): Promise<boolean> {
  return new Promise((done) => {
    const look = (): void => {
      if ((shown.value.state?.read ?? 0) > read) end(true);
    };
    const end = (came: boolean): void => {
      clearTimeout(late);
      stop();
      done(came);
    };
    const late = setTimeout(() => end(false), LONGEST_WAIT_MS);
    const stop = shown.listen(look);
    look();
  });
}
