import { readFile } from "node:fs/promises";
import { rewriteBytes } from "../rewrite-file.ts";

/** A file's text before and after a step. */
export interface Change {
  /** Absolute. */
  readonly path: string;
  readonly before: string;
  readonly after: string;
  /** What was done: a kind of step. */
  readonly what: string;
}

/** What came of writing: `conflict` if the file is no longer as it was read, and then nothing is written. */
export type Wrote = "written" | "conflict" | "nothing";

/** What was done by hand, to be undone; it lasts as long as the server runs. */
export interface Journal {
  write(change: Change): Promise<Wrote>;
  undo(): Promise<Wrote>;
  redo(): Promise<Wrote>;
  /** What undo would take back, and redo do again. */
  next(): { readonly undo: string | undefined; readonly redo: string | undefined };
}

/** Steps further back are not kept. */
const MOST_STEPS = 500;

export function openJournal(): Journal {
  const done: Change[] = [];
  const undone: Change[] = [];
  // One after the other: a step is written against the text that the one before left.
  let queue: Promise<unknown> = Promise.resolve();
  const inTurn = (work: () => Promise<Wrote>): Promise<Wrote> => {
    const result = queue.then(work);
    queue = result.catch(() => undefined);
    return result;
  };
  const move = (from: Change[], to: Change[], back: boolean): Promise<Wrote> =>
    inTurn(async () => {
      const last = from.at(-1);
      if (last === undefined) return "nothing";
      const [is, becomes] = back ? [last.after, last.before] : [last.before, last.after];
      const wrote = await replaceText(last.path, is, becomes);
      if (wrote !== "written") return wrote;
      from.pop();
      to.push(last);
      return wrote;
    });
  return {
    write: (change) =>
      inTurn(async () => {
        if (change.before === change.after) return "nothing";
        const wrote = await replaceText(change.path, change.before, change.after);
        if (wrote !== "written") return wrote;
        done.push(change);
        if (done.length > MOST_STEPS) done.shift();
        undone.length = 0;
        return wrote;
      }),
    undo: () => move(done, undone, true),
    redo: () => move(undone, done, false),
    next: () => ({ undo: done.at(-1)?.what, redo: undone.at(-1)?.what }),
  };
}

const MARK = "\ufeff";

/** Writes a text only over the one that was read. The file keeps its byte order mark and its line ends. */
async function replaceText(path: string, before: string, after: string): Promise<Wrote> {
  const raw = await readFile(path, "utf8").catch(() => undefined);
  if (raw === undefined) return "conflict";
  const mark = raw.startsWith(MARK) ? MARK : "";
  const text = raw.slice(mark.length);
  if (text.replace(/\r\n?/g, "\n") !== before) return "conflict";
  const ends = /\r\n/.test(text) ? "\r\n" : "\n";
  await rewriteBytes(path, new TextEncoder().encode(mark + after.replaceAll("\n", ends)));
  return "written";
}
