// Changes of a site that happen as a whole or not at all, even if a run is killed. New files are prepared in a stage beside the site; a journal lists the
// moves; then they are made. Only renamed files are touched, so the cost does not grow with the site. Also here: site.json, the record of what the site
// contains.
import { copyFile, readdir, readFile, rm, rmdir, stat, writeFile } from "node:fs/promises";
import { dirname, join } from "node:path";
import { readJson } from "../../base/disk-files.ts";
import { encodeJson } from "../../base/json.ts";
import { makeFolder, removeEmptyFolders } from "../../base/make-folder.ts";
import { sha256Of } from "../../base/sha256.ts";
import {
  clockOf,
  type FolderLock,
  isPart,
  lockFolder,
  moveFile,
  onWindows,
  partIn,
  refusal,
  removeFile,
} from "../../build/disk/folder-lock.ts";
import {
  filesBelow,
  gotSecondName,
  type Leftover,
  LIST,
  needNoLink,
  reviewFolder,
  staysInside,
  unlessGone,
  writeSynced,
} from "../../build/disk/replace-files.ts";
import type { OutputFile } from "../../formats/format.ts";
import { contentFolder, layoutFolder, recordPath, wordsPath } from "../../formats/site/addresses.ts";
import type { StoryWords } from "../../formats/site/grams.ts";
import { type IssueRecord, readRecord } from "../../formats/site/issue-record.ts";

/** A change of a site: files that are written, folders that these files replace as a whole, and paths that are removed. */
interface SiteChange {
  readonly files: readonly OutputFile[];
  /** Each folder has a list of its files, and contains some of these. Files in it that are on no list stay. */
  readonly folders: readonly string[];
  readonly gone: readonly string[];
}

/** A move of a change: from the stage to its place, or (without `from`) from its place to the stage. */
interface Move {
  readonly from: string | undefined;
  readonly to: string;
}

/** The unfinished rest of a change. */
interface Journal {
  readonly stage: string;
  readonly moves: readonly Move[];
}

const JOURNAL = ".banmian-site-journal";

/** The stage of a killed run is removed when it is this old. */
const OLD_STAGE_MS = 3_600_000;

/** A change that is ready beside the site. */
interface StagedChange {
  /**
   * Makes the change in one step; the caller has the site's lock.
   * @returns outdated files that are kept in `folders`
   */
  readonly put: () => Promise<readonly FolderLeftover[]>;
  /** Removes the stage, and the site's folder if it is still empty. */
  readonly drop: () => Promise<void>;
}

export interface FolderLeftover extends Leftover {
  /** Below the site. */
  readonly folder: string;
}

/** Prepares a change beside the site, where nobody sees it yet. A site may have millions of files, so it is never searched. */
export async function stageChange(root: string, change: SiteChange): Promise<StagedChange> {
  const made = makeFolder(root);
  const stage = partIn(root);
  const drop = async (): Promise<void> => {
    await rm(stage, { recursive: true, force: true });
    removeEmptyFolders(made);
  };
  try {
    needNoLink(root, [...change.files.map(({ path }) => path), ...change.gone]);
    await removeOldStages(root);
    await fillStage(stage, change.files);
  } catch (error) {
    await drop().catch(() => undefined);
    throw error;
  }
  const inFolder = (path: string): boolean => change.folders.some((folder) => path.startsWith(`${folder}/`));
  const moves: readonly Move[] = [
    ...change.folders.map((folder) => ({ from: folder, to: folder })),
    ...change.files.filter(({ path }) => !inFolder(path)).map(({ path }) => ({ from: path, to: path })),
    ...change.gone.map((path) => ({ from: undefined, to: path })),
  ];
  const journal: Journal = { stage: stage.slice(root.length + 1), moves };
  return {
    put: () =>
      orRemoved(stage, async () => {
        const leftovers: FolderLeftover[] = [];
        for (const folder of change.folders) leftovers.push(await carryOver(root, stage, folder, change.files));
        await writeJournal(root, journal);
        await makeMoves(root, journal);
        return leftovers;
      }),
    drop,
  };
}

async function fillStage(stage: string, files: readonly OutputFile[]): Promise<void> {
  makeFolder(stage);
  for (const { path, bytes } of files) {
    const place = join(stage, path);
    makeFolder(dirname(place));
    await writeFile(place, bytes);
  }
}

/** Gives the staged folder its list, and the files of the replaced folder that are not ours. */
async function carryOver(
  root: string,
  stage: string,
  folder: string,
  files: readonly OutputFile[],
): Promise<FolderLeftover> {
  const [from, to] = [join(root, folder), join(stage, folder)];
  const own = files.filter(({ path }) => path.startsWith(`${folder}/`));
  const written = new Map(own.map(({ path, bytes }) => [path.slice(folder.length + 1), sha256Of(bytes)]));
  const outputs = { owns: () => true, isOutdated: () => true };
  const { gone, list, ...leftover } = await reviewFolder(from, written, outputs);
  const replaced = new Set([...written.keys(), ...gone.map(({ path }) => path), LIST]);
  for (const path of await filesBelow(from)) {
    if (replaced.has(path)) continue;
    const place = join(to, path);
    makeFolder(dirname(place));
    if (!(await gotSecondName(join(from, path), place))) await copyFile(join(from, path), place);
  }
  if (list !== undefined) await writeFile(join(to, LIST), list.bytes);
  return { folder, ...leftover };
}

/** Runs `work`. If it fails, removes what it began at `path`, so that a full disk keeps no half file. */
async function orRemoved<T>(path: string, work: () => Promise<T>): Promise<T> {
  try {
    return await work();
  } catch (error) {
    await rm(path, { recursive: true, force: true }).catch(() => undefined);
    throw error;
  }
}

/** Runs `work` while nobody else changes the site, after finishing the change of a killed run. */
export async function withSite<T>(root: string, work: (lock: FolderLock) => Promise<T>): Promise<T> {
  makeFolder(root);
  const lock = await lockFolder(root);
  try {
    await finishBegun(root);
    return await work(lock);
  } finally {
    await lock.release();
  }
}

/** The journal is flushed to the disk before anything moves. */
async function writeJournal(root: string, journal: Journal): Promise<void> {
  const draft = partIn(root);
  await orRemoved(draft, async () => {
    await writeSynced(draft, new TextEncoder().encode(JSON.stringify(journal)));
    await moveFile(draft, join(root, JOURNAL));
  });
}

async function finishBegun(root: string): Promise<void> {
  const text = await readFile(join(root, JOURNAL), "utf8").catch(() => undefined);
  if (text === undefined) return;
  const journal = journalIn(text);
  if (journal === undefined) await removeFile(join(root, JOURNAL));
  else await makeMoves(root, journal);
}

/** Undefined for a journal that no run of ours wrote: our moves never lead out of the site. */
function journalIn(text: string): Journal | undefined {
  try {
    const journal: Journal = JSON.parse(text);
    const sound = journal.moves.every(({ from, to }) => staysInside(to) && (from === undefined || staysInside(from)));
    return sound && isPart(journal.stage) ? journal : undefined;
  } catch {
    return undefined;
  }
}

/** Makes the remaining moves. If one fails, those before it are undone. */
async function makeMoves(root: string, { stage, moves }: Journal): Promise<void> {
  const back: (() => Promise<void>)[] = [];
  try {
    for (const [index, move] of moves.entries()) await makeMove(root, stage, { ...move, index, back });
  } catch (error) {
    for (const step of back.reverse()) await step().catch(() => undefined);
    throw error;
  } finally {
    await removeFile(join(root, JOURNAL));
    // On Windows the replaced file may be open in another program: a later run removes it.
    await rm(join(root, stage), { recursive: true, force: true }).catch(() => undefined);
  }
  // Remove the empty folder of a month whose issues are gone.
  for (const { to, from } of moves) if (from === undefined) await rmdir(dirname(join(root, to))).catch(() => undefined);
}

/** Makes one move, unless it was made before the run was killed. @param move with its number; `back` collects the steps that undo it */
async function makeMove(
  root: string,
  stage: string,
  { from, to, index, back }: Move & { readonly index: number; readonly back: (() => Promise<void>)[] },
): Promise<void> {
  const place = join(root, to);
  const staged = from === undefined ? undefined : join(root, stage, from);
  const found = staged === undefined ? undefined : await stat(staged).catch(() => undefined);
  if (staged !== undefined && found === undefined) return;
  needNoLink(root, [found?.isDirectory() ? `${to}/` : to]);
  const old = join(root, stage, `old-${index}`);
  makeFolder(dirname(place));
  if (await moveAside(place, old, staged !== undefined)) back.push(() => moveFile(old, place));
  if (staged === undefined) return;
  await moveFile(staged, place);
  back.push(() => moveFile(place, staged));
}

/**
 * Renames the file or folder at a place. A file that is to be replaced also keeps its first name until then (not on Windows), so that readers always find one.
 * @returns false if there is nothing
 */
async function moveAside(place: string, aside: string, replaced: boolean): Promise<boolean> {
  if (replaced && !onWindows && (await stat(place).catch(() => undefined))?.isFile()) {
    if (await gotSecondName(place, aside)) return true;
  }
  return moveFile(place, aside, place).then(() => true, unlessGone);
}

/** Removes old stages only, since another run may be filling its own. */
async function removeOldStages(root: string): Promise<void> {
  const names = (await readdir(root)).filter(isPart);
  if (names.length === 0) return;
  const now = await clockOf(root);
  for (const name of names) {
    const found = await stat(join(root, name)).catch(() => undefined);
    if (found !== undefined && now - found.mtimeMs > OLD_STAGE_MS) {
      await rm(join(root, name), { recursive: true, force: true }).catch(() => undefined);
    }
  }
}

/** The record of a site: `site.json` at its root. */
interface SiteState {
  readonly paper: string;
  readonly code: string;
  /** Its address, once one was given. */
  readonly base: string | undefined;
  /** The issues in its months, its search and the links of their neighbours. Issues that were put into the site but not yet indexed are missing. */
  readonly days: readonly string[];
}

const STATE = "site.json";
const SCHEMA = "banmian.site/1";

export function stateFile({ paper, code, base, days }: SiteState): OutputFile {
  return { path: STATE, bytes: encodeJson({ schema: SCHEMA, paper, code, base, days }, 1) };
}

/** Undefined if there is no site, or one of another version or by another hand: its months are then made anew. */
export async function readState(root: string): Promise<SiteState | undefined> {
  const json = (await readJson(join(root, STATE))) as (SiteState & { readonly schema: string }) | undefined;
  const { paper, code, base, days } = json ?? {};
  const isWhole = json?.schema === SCHEMA && typeof code === "string" && Array.isArray(days);
  return isWhole ? { paper: typeof paper === "string" ? paper : code, code, base, days } : undefined;
}

/** The issues in the site's folders, in order: 202611/24. @param half by their folders of pages, or of stories */
export async function daysIn(root: string, half: "layout" | "content" = "layout"): Promise<readonly string[]> {
  const folder = join(root, "pc", half);
  const months = (await namesIn(folder)).filter((name) => /^\d{6}$/.test(name));
  const days = await Promise.all(
    months.map(async (month) => {
      const names = await namesIn(join(folder, month));
      return names.filter((name) => /^\d{2}(-|$)/.test(name)).map((day) => `${month}/${day}`);
    }),
  );
  return days.flat();
}

async function namesIn(folder: string): Promise<readonly string[]> {
  return (await readdir(folder).catch(() => [])).sort();
}

/** Folders of issues whose other folder was deleted: without stories, links lead nowhere; without pages, the stories can still be read. */
export async function halvesIn(root: string): Promise<readonly string[]> {
  const layout = new Set(await daysIn(root));
  const content = new Set(await daysIn(root, "content"));
  return [
    ...[...layout].filter((day) => !content.has(day)).map(layoutFolder),
    ...[...content].filter((day) => !layout.has(day)).map(contentFolder),
  ];
}

/** The record of an issue. @throws an error if it cannot be read, or has another version */
export async function recordIn(root: string, day: string): Promise<IssueRecord> {
  const place = join(root, recordPath(day));
  const json = await readJson(place);
  if (json === undefined) throw refusal("HALF_ISSUE", `${recordPath(day)} cannot be read`, place);
  const record = readRecord(json);
  if (record === undefined) throw refusal("OLD_SITE", `${recordPath(day)} is not as this version writes it`, place);
  return record;
}

/** The record of an issue in a site; undefined if the site does not have it. */
export async function heldIn(root: string, day: string): Promise<IssueRecord | undefined> {
  return readRecord(await readJson(join(root, recordPath(day))));
}

export async function wordsIn(root: string, day: string): Promise<readonly StoryWords[]> {
  return ((await readJson(join(root, wordsPath(day)))) as readonly StoryWords[] | undefined) ?? [];
}
