// Writes many files as one change: all of them or none, even if the program is killed. New files are written under temporary names and flushed; a journal lists
// the renames to come; then they are made. The next build finishes a journal that it finds. The folder also keeps a list of its files with their hashes, so
// that outdated outputs can be removed without touching anything that the user put there or changed.
import { createHash, type Hash } from "node:crypto";
import { lstatSync, type Stats, writeSync } from "node:fs";
import {
  chmod,
  chown,
  type FileHandle,
  link,
  lstat,
  open,
  readdir,
  readFile,
  rm,
  rmdir,
  stat,
  writeFile,
} from "node:fs/promises";
import { basename, dirname, join } from "node:path";
import { type Diagnostic, warningAt } from "../../base/diagnostic.ts";
import { pathFrom, realPath } from "../../base/disk-files.ts";
import { encodeJson, jsonIn } from "../../base/json.ts";
import { inLanes } from "../../base/lanes.ts";
import { makeFolder, removeEmptyFolders } from "../../base/make-folder.ts";
import { sha256Of } from "../../base/sha256.ts";
import { fileSpan } from "../../base/source.ts";
import type { OutputFile } from "../../formats/format.ts";
import {
  type FolderLock,
  folderInTheWay,
  isPart,
  isPassing,
  LOCK,
  lockFolder,
  moveFile,
  needFile,
  onWindows,
  partIn,
  refusal,
  removeFile,
} from "./folder-lock.ts";

/** The journal: the changes that a build has begun. If the build dies, the next one makes the rest. */
const JOURNAL = ".banmian-journal";

/**
 * Writes `files` below `folder`: all of them or nothing. Each is first written beside its place. When all are complete and on the disk, they are renamed, which
 * replaces an earlier file in one step. If one cannot be renamed, the others are restored. If a build is killed in between, the next one finishes the change.
 * Other builds of the folder wait.
 * @param outputs the folder has a list of these files, and outdated ones are removed. Undefined: it has no list, and nothing is removed
 * @returns outdated files that were kept, and those that were removed
 * @throws an error if a file of `outputs` would be written behind a link
 */
export async function replaceFiles(folder: string, files: readonly OutputFile[], outputs?: Outputs): Promise<Replaced> {
  const made = makeFolder(folder);
  const touched = new Set(files.map(({ path }) => path));
  try {
    if (outputs !== undefined) needNoLink(folder, [...touched]);
    return await locked(folder, touched, async (lock) => {
      if (outputs === undefined) {
        await commit(folder, await writeParts(folder, files), lock);
        return { left: [], damaged: false, removed: [] };
      }
      const written = await writeParts(folder, files);
      const hashes = new Map(written.map(({ path, sha256 }) => [path, sha256]));
      const { gone, list, ...leftover } = await reviewFolder(folder, hashes, outputs);
      for (const { path } of gone) touched.add(path);
      const listed = list === undefined ? [] : await writeParts(folder, [list]);
      await commit(folder, [...gone, ...written, ...listed], lock);
      return { ...leftover, removed: gone.flatMap(({ path }) => (path === LIST ? [] : [path])) };
    });
  } finally {
    removeEmptyFolders([folder, ...made]);
  }
}

/** Finishes the changes that a killed build began in the folder, and removes its temporary files. */
export async function mendFolder(folder: string): Promise<void> {
  const names = await readdir(folder).catch(() => []);
  if (names.some((name) => name === JOURNAL || name === LOCK || isPart(name)))
    await locked(folder, new Set(), async () => undefined);
}

/** Calls `mendFolder` for the folders in a folder. */
export async function mendFolders(above: string): Promise<void> {
  for (const name of await readdir(above).catch(() => []))
    if ((await lstat(join(above, name, JOURNAL)).catch(() => undefined)) !== undefined)
      await mendFolder(join(above, name));
}

/** A change of one file, named below the folder with `/`: a temporary file takes its place, or it is removed. */
type Change = Going | (Going & { readonly part: string });

/**
 * Runs `work` while nobody else changes the folder, after finishing the changes of a dead build.
 * @param touched files that `work` writes or removes: their folders are removed if they end up empty
 */
async function locked<T>(
  folder: string,
  touched: ReadonlySet<string>,
  work: (lock: FolderLock) => Promise<T>,
): Promise<T> {
  const lock = await lockFolder(folder);
  try {
    await finishEarlier(folder);
    await removeParts(folder);
    return await work(lock);
  } finally {
    await removeParts(folder).catch(() => undefined);
    await removeEmpty(folder, touched);
    await lock.release();
  }
}

/** The most files that are open at once: some systems allow a process 256. */
const MOST_OPEN = 32;

async function writeParts(
  folder: string,
  files: readonly OutputFile[],
): Promise<readonly (Going & { readonly part: string })[]> {
  const written: (Going & { readonly part: string })[] = [];
  await inLanes([...files.entries()], MOST_OPEN, async ([at, file]) => {
    const into = dirname(join(folder, file.path));
    makeFolder(into);
    const part = partIn(into);
    const hash = createHash("sha256");
    await writeSynced(part, file.pieces === undefined ? file.bytes : hashed(file.pieces, hash));
    if (file.pieces === undefined) hash.update(file.bytes);
    written[at] = { part: pathFrom(folder, part), path: file.path, sha256: hash.digest("hex") };
  });
  return written;
}

/** The pieces unchanged; hashes each one. */
function* hashed(pieces: Iterable<Uint8Array>, hash: Hash): Generator<Uint8Array> {
  for (const piece of pieces) {
    hash.update(piece);
    yield piece;
  }
}

/** Writes a new file and flushes it to the disk. */
export async function writeSynced(path: string, content: Uint8Array | Iterable<Uint8Array>): Promise<void> {
  const handle = await open(path, "wx");
  try {
    if (content instanceof Uint8Array) await writeFile(handle, content);
    else
      for (const piece of content) {
        // Synchronous: passing a piece to a thread takes longer than writing it to the system's memory.
        for (let at = 0; at < piece.length; ) at += writeSync(handle.fd, piece, at);
      }
    await handle.sync();
  } finally {
    await handle.close();
  }
}

async function commit(folder: string, changes: readonly Change[], lock: FolderLock): Promise<void> {
  await lock.stillOurs();
  const [only] = changes;
  // A single file needs no journal: its rename is one step.
  if (changes.length === 1 && only !== undefined && "part" in only)
    return moveFile(join(folder, only.part), join(folder, only.path));
  const journal = join(folder, JOURNAL);
  const draft = partIn(folder);
  await writeSynced(draft, new TextEncoder().encode(JSON.stringify(changes)));
  await moveFile(draft, journal);
  const undo: (() => Promise<void>)[] = [];
  try {
    for (const change of changes) {
      const place = join(folder, change.path);
      const aside = await moveAside(place);
      undo.push(() => (aside === undefined ? removeFile(place) : moveFile(aside, place)));
      if ("part" in change) await moveFile(join(folder, change.part), place);
      else await removeFile(place);
    }
  } catch (error) {
    for (const back of undo.reverse()) await back().catch(() => undefined);
    throw error;
  } finally {
    await removeFile(journal);
  }
}

/** Gives the file a second name, under which its content is kept; undefined if there is no file. */
async function moveAside(place: string): Promise<string | undefined> {
  const found = await lstat(place).catch(() => undefined);
  if (found === undefined) return undefined;
  if (found.isDirectory()) throw folderInTheWay(place);
  const aside = partIn(dirname(place));
  // Without a second name the file is missing for a moment. On Windows it is always moved, since a file that is open elsewhere accepts a second name but does
  // not give up its first.
  if (onWindows || !(await gotSecondName(place, aside))) await moveFile(place, aside, place);
  return aside;
}

async function finishEarlier(folder: string): Promise<void> {
  const journal = join(folder, JOURNAL);
  const text = await readFile(journal, "utf8").catch(() => undefined);
  if (text === undefined) return;
  for (const change of changesIn(text)) {
    const place = join(folder, change.path);
    // A missing temporary file was renamed before the build died.
    if ("part" in change) await moveFile(join(folder, change.part), place).catch(unlessGone);
    // Somebody may have changed the file meanwhile.
    else if ((await stateOf(folder, change.path, change.sha256)) === "same") await removeFile(place);
  }
  await removeFile(journal);
}

/** The changes in a journal. Empty if no build of ours wrote it, since our paths never lead out of the folder. */
function changesIn(text: string): readonly Change[] {
  try {
    const changes: readonly Change[] = JSON.parse(text);
    return changes.every((each) => staysInside(each.path) && (!("part" in each) || staysInside(each.part)))
      ? changes
      : [];
  } catch {
    return [];
  }
}

/** Removes all temporary files; only the holder of the lock may do so. A file that another program has open is removed the next time. */
async function removeParts(folder: string): Promise<void> {
  for (const path of await filesBelow(folder))
    if (isPart(basename(path))) await removeFile(join(folder, path)).catch(() => undefined);
}

/** Removes the folders of these files, below the folder, if they are empty. */
async function removeEmpty(folder: string, paths: ReadonlySet<string>): Promise<void> {
  const folders = new Set([...paths].flatMap(foldersAbove));
  const deepestFirst = [...folders].sort((a, b) => b.length - a.length);
  for (const each of deepestFirst) await rmdir(join(folder, each)).catch(() => undefined);
}

// The list of the files that were written into a folder of outputs. Only these are ever removed, and only if they are unchanged.

/** The name of the list, in the folder itself. */
export const LIST = ".banmian.json";
const SCHEMA = "banmian.files/1";

/** A warning names this many files and counts the others. */
const MOST_NAMED = 20;

/** SHA-256 by path, with `/`. An empty hash: the file was there before the list, and its origin is unknown. */
type Listed = ReadonlyMap<string, string>;

/** Recognises the files that belong in a folder's list, by their paths below it. */
export interface Outputs {
  /** True for a path that only our files have. */
  readonly owns: (path: string) => boolean;
  /** True for a file that is removed unless it is written again. */
  readonly isOutdated: (path: string) => boolean;
}

/** Outdated files that a folder keeps. */
export interface Leftover {
  /** Paths of files that were changed, or that may not be ours. */
  readonly left: readonly string[];
  /** True if the list could not be read: then nothing was removed, and a new list was begun. */
  readonly damaged: boolean;
}

/** What became of a folder's outdated files. */
export interface Replaced extends Leftover {
  /** Paths of those that were removed. */
  readonly removed: readonly string[];
}

/** A file to be removed, with the hash that it must still have. */
interface Going {
  readonly path: string;
  readonly sha256: string;
}

/** The change of a folder's list when files are written. */
interface Review extends Leftover {
  readonly gone: readonly Going[];
  /** Undefined if there is nothing to list. */
  readonly list: OutputFile | undefined;
}

/**
 * Compares a folder with its list before files are written into it.
 * @param written their hashes by path
 */
export async function reviewFolder(folder: string, written: Listed, { owns, isOutdated }: Outputs): Promise<Review> {
  const before = await listIn(folder);
  const damaged = before === "damaged";
  const listed = before instanceof Map ? before : await filesUnlisted(folder, owns);
  const next = new Map([...listed, ...written]);
  const gone: Going[] = [];
  const left: string[] = [];
  for (const [path, sha256] of listed) {
    if (written.has(path) || !owns(path) || !isOutdated(path)) continue;
    const found = await stateOf(folder, path, sha256);
    if (found === "changed") left.push(path);
    else next.delete(path);
    if (found === "same") gone.push({ path, sha256 });
  }
  if (next.size > 0) return { gone, left, damaged, list: listFile(next) };
  const sha256 = await hashOfFile(join(folder, LIST));
  return { gone: sha256 === null ? gone : [...gone, { path: LIST, sha256 }], left, damaged, list: undefined };
}

/** @param folder as messages name it */
export function leftoverWarnings(folder: string, { left, damaged }: Leftover): readonly Diagnostic[] {
  const span = fileSpan(`${folder}/${LIST}`);
  const more = left.length - MOST_NAMED;
  const files = left
    .slice(0, MOST_NAMED)
    .map((path) => `\`${path}\``)
    .join(", ");
  return [
    ...(damaged ? [warningAt(span, "outputs-list-damaged", { list: LIST, folder })] : []),
    ...(left.length > 0 ? [warningAt(span, "outputs-left", { folder, files, ...(more > 0 && { more }) })] : []),
  ];
}

/**
 * The list of a folder after some of its files were rewritten. Undefined if it has none.
 * @param files all paths, and that of the folder, are from `root`
 */
export async function listWith(
  root: string,
  folder: string,
  files: readonly OutputFile[],
): Promise<OutputFile | undefined> {
  const listed = await listIn(join(root, folder));
  if (!(listed instanceof Map)) return undefined;
  const written = files.map(({ path, bytes }) => [path.slice(folder.length + 1), sha256Of(bytes)] as const);
  return { ...listFile(new Map([...listed, ...written])), path: `${folder}/${LIST}` };
}

/** The hash of what is now at the path of a listed file. A link has no hash, so it always differs. */
async function stateOf(folder: string, path: string, sha256: string): Promise<"same" | "changed" | "missing"> {
  const place = join(folder, path);
  const found = await lstat(place).catch(() => undefined);
  if (found === undefined) return "missing";
  if (!found.isFile() || linkAbove(folder, path) !== undefined) return "changed";
  return (await hashOfFile(place)) === sha256 ? "same" : "changed";
}

/** @throws an error if one of the files would be written behind a link */
export function needNoLink(folder: string, paths: readonly string[]): void {
  for (const path of paths) {
    const link = linkAbove(folder, path);
    if (link !== undefined) throw refusal("LINK", `${link} is a link`, link);
  }
}

/** Paths of all files, with `/`. Links are not followed. */
export async function filesBelow(folder: string, below = ""): Promise<readonly string[]> {
  const entries = await readdir(join(folder, below), { withFileTypes: true }).catch(() => []);
  const found = entries.map(async (entry): Promise<readonly string[]> => {
    const path = `${below}${entry.name}`;
    return entry.isDirectory() ? filesBelow(folder, `${path}/`) : [path];
  });
  return (await Promise.all(found)).flat().sort();
}

async function listIn(folder: string): Promise<Listed | "damaged" | undefined> {
  const text = await readFile(join(folder, LIST), "utf8").catch((error: NodeJS.ErrnoException) => {
    return error.code === "ENOENT" ? undefined : "";
  });
  if (text === undefined) return undefined;
  const { schema, files } = (jsonIn(text) ?? {}) as { readonly schema?: unknown; readonly files?: unknown };
  if (schema !== SCHEMA || typeof files !== "object" || files === null) return "damaged";
  const entries = Object.entries(files);
  const isSound = ([path, sha256]: [string, unknown]): boolean =>
    staysInside(path) && typeof sha256 === "string" && /^(?:[0-9a-f]{64})?$/.test(sha256);
  return entries.every(isSound) ? new Map(entries) : "damaged";
}

/** The same files give the same bytes. */
function listFile(listed: Listed): OutputFile {
  const files = Object.fromEntries([...listed].sort(([a], [b]) => (a < b ? -1 : 1)));
  return { path: LIST, bytes: encodeJson({ schema: SCHEMA, files }, 2) };
}

/** The files that look like ours, in a folder without a list. */
async function filesUnlisted(folder: string, owns: (path: string) => boolean): Promise<Listed> {
  const paths = (await filesBelow(folder)).filter((path) => owns(path) && !isPassing(basename(path)) && path !== LIST);
  return new Map(paths.map((path) => [path, ""]));
}

/** The first link among the folders between a folder and a file; undefined if there is none. */
function linkAbove(folder: string, path: string): string | undefined {
  return foldersAbove(path)
    .map((each) => join(folder, each))
    .find(isLink);
}

function isLink(place: string): boolean {
  try {
    return lstatSync(place).isSymbolicLink();
  } catch {
    return false;
  }
}

/**
 * Replaces a file in one step: readers find the old or the new file, and after a failure the old one. If `path` is a link, its target is replaced. The file
 * keeps its mode and, as far as the system allows, its owner.
 * @param path absolute; it need not exist
 * @param write fills the file
 */
export async function rewriteFile(path: string, write: (file: FileHandle) => Promise<void>): Promise<void> {
  const made = makeFolder(dirname(path));
  try {
    await rewriteAt(placeOf(path), write);
  } finally {
    removeEmptyFolders(made);
  }
}

async function rewriteAt(place: string, write: (file: FileHandle) => Promise<void>): Promise<void> {
  const was = await stat(place).catch(() => undefined);
  needFile(was, place);
  const lock = await lockFolder(dirname(place));
  const part = partIn(dirname(place));
  try {
    // Temporary files of killed runs. Nobody else writes while we have the lock.
    for (const name of (await readdir(dirname(place))).filter(isPart))
      await rm(join(dirname(place), name), { force: true });
    // Never with more rights than the file had.
    const handle = await open(part, "wx", was === undefined ? 0o666 : was.mode & 0o777);
    try {
      await write(handle);
      await handle.sync();
    } finally {
      await handle.close();
    }
    if (was !== undefined) await copyRights(part, was);
    await lock.stillOurs();
    await moveFile(part, place);
  } catch (error) {
    await rm(part, { force: true });
    throw error;
  } finally {
    await lock.release();
  }
}

/** A text with the line ends of the file that it replaces: Windows' if that file has them on every line, otherwise unchanged. */
export function withEndsOf(was: string, text: string): string {
  const isWindows = was.includes("\r\n") && !/(?<!\r)\n/.test(was);
  return isWindows ? text.replace(/\r?\n/g, "\r\n") : text;
}

async function copyRights(part: string, { uid, gid, mode }: Stats): Promise<void> {
  // The owner first: the system clears special bits of a file when its owner changes.
  await chown(part, uid, gid).catch(() => undefined);
  await chmod(part, mode & 0o7777);
}

/** Replaces a file by this content; a text is written as UTF-8. */
export function rewriteWith(path: string, content: Uint8Array | string): Promise<void> {
  return rewriteFile(path, (file) => file.writeFile(content));
}

/** The path with links followed, even if there is no file yet. */
function placeOf(path: string): string {
  try {
    return realPath(path);
  } catch {
    return join(realPath(dirname(path)), basename(path));
  }
}

// Shared by both ways to change many files at once: outputs (this file) and sites (tools/publish/site-files.ts).

/** True for a path that one of our journals may hold: one inside the folder. */
export function staysInside(path: unknown): boolean {
  return typeof path === "string" && !path.split(/[\\/]/).includes("..");
}

/** Gives a file a second name, which keeps its content. @returns false if the disk has no second names, or the file belongs to another user */
export function gotSecondName(place: string, second: string): Promise<boolean> {
  return link(place, second).then(
    () => true,
    () => false,
  );
}

/** For the move of a file that may be missing. @throws every other error */
export function unlessGone(error: NodeJS.ErrnoException): false {
  if (error.code !== "ENOENT") throw error;
  return false;
}

/** Of `a/b/c.txt`: `a` and `a/b`. */
function foldersAbove(path: string): readonly string[] {
  const names = path.split("/").slice(0, -1);
  return names.map((_, index) => names.slice(0, index + 1).join("/"));
}

/** Bytes of a file that are hashed at once. */
const PIECE = 1 << 20;

/**
 * SHA-256 of a file of any size, read piece by piece; null if there is no such file. All pieces use one buffer: with a new one for each piece, garbage
 * collection took longer than the hashing.
 */
export async function hashOfFile(path: string): Promise<string | null> {
  const file = await open(path).catch(() => undefined);
  if (file === undefined) return null;
  try {
    const hash = createHash("sha256");
    const piece = Buffer.allocUnsafe(Math.max(1, Math.min(PIECE, (await file.stat()).size)));
    for (;;) {
      const { bytesRead } = await file.read(piece, 0, piece.length, null);
      if (bytesRead === 0) return hash.digest("hex");
      hash.update(piece.subarray(0, bytesRead));
    }
  } catch {
    return null;
  } finally {
    await file.close();
  }
}
