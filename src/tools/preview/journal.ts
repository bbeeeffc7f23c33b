import { isUtf8 } from "node:buffer";
import { randomBytes } from "node:crypto";
import { readFile, writeFile } from "node:fs/promises";
import { dirname } from "node:path";
import { z } from "zod";
import { jsonIn } from "../../base/json.ts";
import { makeFolder } from "../../base/make-folder.ts";
import { moveFile } from "../../build/disk/held.ts";
import { rewriteWith } from "../../build/disk/rewrite-file.ts";
import { withLineFeeds } from "../../engine/manifest/decode.ts";
import type { UndoWish } from "./hand-step.ts";
import { withEndsOfLines } from "./line-ends.ts";
import { type TextStep, textAgain, textBefore, textHash, textStep } from "./text-step.ts";

/** A file's text before and after a step. */
export interface Change extends Pick<TextStep, "path" | "what"> {
  readonly before: string;
  readonly after: string;
  /** The tab that it was done in; left out: not known. */
  readonly tab?: string | undefined;
}

/**
 * The result of writing. Nothing is written on `conflict` (the file is no longer as it was read), `encoding` (some of it is not UTF-8) and `other`
 * (the step was done in another tab).
 */
export type Wrote = "written" | "conflict" | "encoding" | "other" | "nothing";

/** What was done by hand, to be undone, also after a restart. */
export interface Journal {
  /** Resolves when what was done before is known. */
  ready(): Promise<unknown>;
  /** Resolves when all that was done is kept. */
  close(): Promise<unknown>;
  write(change: Change): Promise<Wrote>;
  undo(by?: UndoWish): Promise<Wrote>;
  redo(by?: UndoWish): Promise<Wrote>;
  /** What undo would take back, and redo do again. */
  next(): { readonly undo: string | undefined; readonly redo: string | undefined };
}

/** No more steps, and no more characters of them, are kept. */
const MOST_STEPS = 500;
const MOST_CHARACTERS = 4_000_000;

/** @param kept the file that keeps steps from run to run; undefined: they last as long as the server runs */
export function openJournal(kept: string | undefined): Journal {
  let done: TextStep[] = [];
  let undone: TextStep[] = [];
  // One after the other: a step is written against the text that the one before left.
  let queue: Promise<unknown> = (async () => {
    if (kept !== undefined) [done, undone] = await soundSteps(kept);
  })();
  const inTurn = (work: () => Promise<Wrote>): Promise<Wrote> => {
    const result = queue.then(work);
    queue = result.catch(() => undefined);
    return result;
  };
  // Nobody waits for it: a step is done when its file is written.
  let keeping: Promise<unknown> = Promise.resolve();
  const keep = (): void => {
    if (kept === undefined) return;
    keeping = keeping.then(() => keepSteps(kept, JSON.stringify({ done, undone }))).catch(() => undefined);
  };
  // Only of this run: tabs of an earlier one are closed.
  const tabs = new WeakMap<TextStep, string>();
  const add = (step: TextStep, tab: string | undefined): void => {
    if (tab !== undefined) tabs.set(step, tab);
    done.push(step);
    while (done.length > MOST_STEPS || (done.length > 1 && charactersIn(done) > MOST_CHARACTERS)) done.shift();
  };
  const isOthers = (step: TextStep, { tab, sure = false }: UndoWish): boolean => {
    const own = tabs.get(step);
    return !sure && own !== undefined && tab !== undefined && own !== tab;
  };
  const move = ([from, to]: readonly [TextStep[], TextStep[]], turn: typeof textBefore, by: UndoWish): Promise<Wrote> =>
    inTurn(async () => {
      const last = from.at(-1);
      if (last === undefined) return "nothing";
      if (isOthers(last, by)) return "other";
      const file = await textFile(last.path);
      if (file === "encoding") return file;
      const text = file && turn(last, file.text);
      if (file === undefined || text === undefined) return "conflict";
      await file.write(text);
      from.pop();
      to.push(last);
      keep();
      return "written";
    });
  const next = (): ReturnType<Journal["next"]> => ({ undo: done.at(-1)?.what, redo: undone.at(-1)?.what });
  const opened = queue;
  return {
    ready: () => opened,
    close: () => queue.then(() => keeping),
    write: ({ path, before, after, what, tab }) =>
      inTurn(async () => {
        if (before === after) return "nothing";
        const file = (await textFile(path)) ?? newFile(path);
        if (file === "encoding") return file;
        if (file.text !== before) return "conflict";
        await file.write(after);
        add(textStep(path, what, before, after), tab);
        undone.length = 0;
        keep();
        return "written";
      }),
    undo: (by = {}) => move([done, undone], textBefore, by),
    redo: (by = {}) => move([undone, done], textAgain, by),
    next,
  };
}

/** In one step, so that nobody reads half a file. It holds copy, so only its owner may read it. */
async function keepSteps(path: string, text: string): Promise<void> {
  makeFolder(dirname(path));
  const part = `${path}.${randomBytes(4).toString("hex")}`;
  await writeFile(part, text, { mode: 0o600 });
  await moveFile(part, path);
}

function charactersIn(steps: readonly TextStep[]): number {
  return steps.reduce((sum, { removed, inserted }) => sum + removed.length + inserted.length, 0);
}

const step = z.strictObject({
  path: z.string(),
  what: z.string(),
  from: z.int().min(0),
  removed: z.string(),
  inserted: z.string(),
  before: z.string(),
  after: z.string(),
});
const steps = z.strictObject({ done: z.array(step), undone: z.array(step) });

/** The steps of earlier runs. None if the file that the last step wrote has changed since: then the steps before it are void, too. */
async function soundSteps(kept: string): Promise<[done: TextStep[], undone: TextStep[]]> {
  const text = await readFile(kept, "utf8").catch(() => "");
  const read = steps.safeParse(jsonIn(text));
  if (!read.success) return [[], []];
  const { done, undone } = read.data;
  const isNow = async (path: string, hash: string): Promise<boolean> => {
    const file = await textFile(path);
    return typeof file === "object" && textHash(file.text) === hash;
  };
  const [last, next] = [done.at(-1), undone.at(-1)];
  return [
    last !== undefined && (await isNow(last.path, last.after)) ? done : [],
    next !== undefined && (await isNow(next.path, next.before)) ? undone : [],
  ];
}

const MARK = "\ufeff";

/** A file's text with line feeds alone. Written, it keeps its byte order mark, and each line its end. */
interface TextFile {
  readonly text: string;
  write(text: string): Promise<void>;
}

/** A file that is gone has no text; written, it is there again. */
function newFile(path: string): TextFile {
  return { text: "", write: (text) => rewriteWith(path, text) };
}

/** @returns `encoding` if it is not UTF-8 throughout: other bytes are shown as replacement characters, which must not be written */
async function textFile(path: string): Promise<TextFile | "encoding" | undefined> {
  const bytes = await readFile(path).catch(() => undefined);
  if (bytes === undefined) return undefined;
  if (!isUtf8(bytes)) return "encoding";
  const raw = bytes.toString("utf8");
  const mark = raw.startsWith(MARK) ? MARK : "";
  const own = raw.slice(mark.length);
  return {
    text: withLineFeeds(own),
    write: (text) => rewriteWith(path, mark + withEndsOfLines(own, text)),
  };
}
