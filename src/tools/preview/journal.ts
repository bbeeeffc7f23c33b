// Undo for steps by hand, also after a restart. A step is stored as the change of one stretch of a file with hashes of the text before and after; it is written
// or undone only if the file still has that text, so that nothing is overwritten that was changed in an editor meanwhile.
import { isUtf8 } from "node:buffer";
import { createHash, randomBytes } from "node:crypto";
import { readFile, writeFile } from "node:fs/promises";
import { dirname } from "node:path";
import { z } from "zod";
import { jsonIn } from "../../base/json.ts";
import { makeFolder } from "../../base/make-folder.ts";
import { editsBetween } from "../../base/sequence.ts";
import { moveFile } from "../../build/disk/folder-lock.ts";
import { rewriteWith } from "../../build/disk/replace-files.ts";
import { withLineFeeds } from "../../engine/manifest/decode.ts";
import type { UndoWish } from "./hand-step.ts";

/** A file's text before and after a step. */
export interface Change extends Pick<TextStep, "path" | "what"> {
  readonly before: string;
  readonly after: string;
  /** The tab in which it was done; left out: unknown. */
  readonly tab?: string | undefined;
}

/**
 * The result of writing. Nothing is written on `conflict` (the file has changed since it was read), `encoding` (some of it is not UTF-8) and `other`
 * (the step was done in another tab).
 */
export type Wrote = "written" | "conflict" | "encoding" | "other" | "nothing";

/** The steps of an issue, for undo and redo. */
export interface Journal {
  /** Resolves when the steps of earlier runs have been read. */
  ready(): Promise<unknown>;
  /** Resolves when all steps are stored. */
  close(): Promise<unknown>;
  write(change: Change): Promise<Wrote>;
  undo(by?: UndoWish): Promise<Wrote>;
  redo(by?: UndoWish): Promise<Wrote>;
  /** The steps that undo and redo would take. */
  next(): { readonly undo: string | undefined; readonly redo: string | undefined };
}

/** The most steps, and the most characters of them, that are stored. */
const MOST_STEPS = 500;
const MOST_CHARACTERS = 4_000_000;

/** @param store the file that stores steps from run to run; undefined: they last as long as the server runs */
export function openJournal(store: string | undefined): Journal {
  let done: TextStep[] = [];
  let undone: TextStep[] = [];
  // One after the other: a step is written against the text that the one before left.
  let queue: Promise<unknown> = (async () => {
    if (store !== undefined) [done, undone] = await soundSteps(store);
  })();
  const inTurn = (work: () => Promise<Wrote>): Promise<Wrote> => {
    const result = queue.then(work);
    queue = result.catch(() => undefined);
    return result;
  };
  // Not awaited: a step is done when its file is written.
  let storing: Promise<unknown> = Promise.resolve();
  const keep = (): void => {
    if (store === undefined) return;
    storing = storing.then(() => storeSteps(store, JSON.stringify({ done, undone }))).catch(() => undefined);
  };
  // Only for steps of this run, since tabs of an earlier one are closed.
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
    close: () => queue.then(() => storing),
    write: ({ path, before, after, what, tab }) =>
      inTurn(async () => {
        if (before === after) return "nothing";
        const file = (await textFile(path)) ?? { text: "", write: (made: string) => rewriteWith(path, made) };
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

/** Replaces the file in one step, so that nobody reads half of it. It contains copy, so only its owner may read it. */
async function storeSteps(path: string, text: string): Promise<void> {
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

/** The steps of earlier runs. Empty if the file that the last step wrote has changed since: then the steps before it are void too. */
async function soundSteps(store: string): Promise<[done: TextStep[], undone: TextStep[]]> {
  const text = await readFile(store, "utf8").catch(() => "");
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

/** A file's text with line feeds alone. When it is written, it keeps its byte order mark, and each line its own end. */
interface TextFile {
  readonly text: string;
  write(text: string): Promise<void>;
}

/** @returns `encoding` if it is not UTF-8 throughout: other bytes would be shown, and written, as replacement characters */
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

/** A change of a file's text. It can be undone while the text is as it left it. Offsets are UTF-16 units. */
interface TextStep {
  /** Absolute. */
  readonly path: string;
  /** What was done: a kind of step by hand. */
  readonly what: string;
  readonly from: number;
  readonly removed: string;
  readonly inserted: string;
  /** Hashes of the whole texts. */
  readonly before: string;
  readonly after: string;
}

export function textStep(path: string, what: string, before: string, after: string): TextStep {
  const most = Math.min(before.length, after.length);
  let from = 0;
  while (from < most && before[from] === after[from]) from++;
  let same = 0;
  while (same < most - from && before[before.length - 1 - same] === after[after.length - 1 - same]) same++;
  return {
    path,
    what,
    from,
    removed: before.slice(from, before.length - same),
    inserted: after.slice(from, after.length - same),
    before: textHash(before),
    after: textHash(after),
  };
}

/** The text with the step undone; undefined if the text is not as the step left it. */
export function textBefore(step: TextStep, text: string): string | undefined {
  const { from, removed, inserted, after } = step;
  if (textHash(text) !== after) return undefined;
  return text.slice(0, from) + removed + text.slice(from + inserted.length);
}

/** The text with the step done again; undefined if the text is not as it was before the step. */
export function textAgain(step: TextStep, text: string): string | undefined {
  const { from, removed, inserted, before } = step;
  if (textHash(text) !== before) return undefined;
  return text.slice(0, from) + inserted + text.slice(from + removed.length);
}

function textHash(text: string): string {
  return createHash("sha256").update(text).digest("base64");
}

/**
 * A text with the line ends of the text that it replaces: an unchanged line keeps its end, a replaced line takes the end of its predecessor, and a new line
 * takes the end of the line before.
 * @param text with line feeds alone
 */
export function withEndsOfLines(was: string, text: string): string {
  const ends = was.match(/\r\n?|\n/g) ?? [];
  const [usual = "\n"] = ends;
  if (ends.every((end) => end === usual)) return text.replaceAll("\n", usual);
  const lines = text.split("\n");
  const earlier = earlierLines(withLineFeeds(was).split("\n"), lines);
  let end = usual;
  return lines
    .map((line, at) => {
      if (at === lines.length - 1) return line;
      const own = ends[earlier[at] ?? -1] ?? end;
      // A line feed right after a return would make one line end of two.
      if (line !== "" || end !== "\r" || own !== "\n") end = own;
      return line + end;
    })
    .join("");
}

/** For each line, the line of the earlier text that it replaces; undefined if it is new. */
function earlierLines(was: readonly string[], is: readonly string[]): readonly (number | undefined)[] {
  const found: (number | undefined)[] = [];
  let before = 0;
  for (const { wasFrom, wasTo, isFrom, isTo } of editsBetween(was, is)) {
    while (found.length < isFrom) found.push(before++);
    for (let at = isFrom; at < isTo; at++)
      found.push(wasFrom + at - isFrom < wasTo ? wasFrom + at - isFrom : undefined);
    before = wasTo;
  }
  while (found.length < is.length) found.push(before++);
  return found;
}
