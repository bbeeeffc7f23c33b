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

/** Lists the changes that a build has begun. If the build dies among them, the next one makes the rest: all are made, or none. */
const JOURNAL = ".banmian-journal";

/**
 * Writes `files` below `folder`: all of them or nothing. Each file goes to a part file beside its place. When all are complete and on the disk, they are
 * renamed, which replaces an earlier file in one step. If one cannot be renamed, the others become what they were. If a build is killed in between, the
 * next one finishes what it began. Other builds of the folder wait.
 * @param outputs the folder has a list of these files: those that are outdated go. Undefined: it has none, and nothing goes
 * @returns what stays though it is outdated
 * @throws a refusal if a file of `outputs` would be written behind a link
 */
export async function replaceFiles(folder: string, files: readonly OutputFile[], outputs?: Outputs): Promise<Leftover> {
  const made = makeFolder(folder);
  const touched = new Set(files.map(({ path }) => path));
  try {
    if (outputs !== undefined) needNoLink(folder, [...touched]);
    return await locked(folder, touched, async (lock) => {
      if (outputs === undefined) {
        await commit(folder, await writeParts(folder, files), lock);
        return { left: [], damaged: false };
      }
      const written = await writeParts(folder, files);
      const hashes = new Map(written.map(({ path, sha256 }) => [path, sha256]));
      const { gone, list, ...leftover } = await reviewFolder(folder, hashes, outputs);
      for (const { path } of gone) touched.add(path);
      const listed = list === undefined ? [] : await writeParts(folder, [list]);
      await commit(folder, [...gone, ...written, ...listed], lock);
      return leftover;
    });
  } finally {
    removeEmptyFolders([folder, ...made]);
  }
}

/** Finishes what a killed build began in the folder, and removes what it left behind. Does nothing if there was no such build. */
export async function mendFolder(folder: string): Promise<void> {
  const names = await readdir(folder).catch(() => []);
  if (names.some((name) => name === JOURNAL || name === LOCK || isPart(name)))
    await locked(folder, new Set(), async () => undefined);
}

/** A file that takes its place from a part file, named below the folder with `/`; or one that goes. */
type Change = Going | (Going & { readonly part: string });

/**
 * Runs `work` while nobody else changes the folder, after putting in order what a dead build left.
 * @param touched files that `work` writes or removes: their folders do not stay empty
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

async function writeParts(
  folder: string,
  files: readonly OutputFile[],
): Promise<readonly (Going & { readonly part: string })[]> {
  const written = await Promise.allSettled(
    files.map(async (file) => {
      const into = dirname(join(folder, file.path));
      makeFolder(into);
      const part = partIn(into);
      const hash = createHash("sha256");
      await writeSynced(part, file.pieces === undefined ? file.bytes : hashed(file.pieces, hash));
      if (file.pieces === undefined) hash.update(file.bytes);
      return { part: pathFrom(folder, part), path: file.path, sha256: file.timed ? "" : hash.digest("hex") };
    }),
  );
  return written.map((each) => {
    if (each.status === "rejected") throw each.reason;
    return each.value;
  });
}

/** The pieces as they are, each hashed on the way. */
function* hashed(pieces: Iterable<Uint8Array>, hash: Hash): Generator<Uint8Array> {
  for (const piece of pieces) {
    hash.update(piece);
    yield piece;
  }
}

/** A new file that is on the disk before the promise ends. */
export async function writeSynced(path: string, content: Uint8Array | Iterable<Uint8Array>): Promise<void> {
  const handle = await open(path, "wx");
  try {
    if (content instanceof Uint8Array) await writeFile(handle, content);
    else
      for (const piece of content) {
        // Synchronously: handing a piece to a thread takes longer than writing it to the system's memory.
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
  // A file by itself takes its place in one step, or stays away.
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
      const kept = await keepAside(place);
      undo.push(() => (kept === undefined ? removeFile(place) : moveFile(kept, place)));
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

/** Gives the file a second name, under which its content stays; undefined if there is no file. */
async function keepAside(place: string): Promise<string | undefined> {
  const found = await lstat(place).catch(() => undefined);
  if (found === undefined) return undefined;
  if (found.isDirectory()) throw folderInTheWay(place);
  const kept = partIn(dirname(place));
  // Without a second name the file is missing for a moment. On Windows it is always moved: there a file that is open elsewhere takes a second name, but does
  // not give up its first.
  if (onWindows || !(await gotSecondName(place, kept))) await moveFile(place, kept, place);
  return kept;
}

async function finishEarlier(folder: string): Promise<void> {
  const journal = join(folder, JOURNAL);
  const text = await readFile(journal, "utf8").catch(() => undefined);
  if (text === undefined) return;
  for (const change of changesIn(text)) {
    const place = join(folder, change.path);
    // A part that is gone is in its place already.
    if ("part" in change) await moveFile(join(folder, change.part), place).catch(unlessGone);
    // Somebody may have changed the file meanwhile.
    else if ((await stateOf(folder, change.path, change.sha256)) === "same") await removeFile(place);
  }
  await removeFile(journal);
}

/** The changes in a journal. None if no build of ours wrote it: our paths never lead out of the folder. */
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

/** Removes all part files; only the holder of the lock may do so. One that another program has open goes the next time. */
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

// A folder of outputs has a list of the files that were written into it. Only they are ever removed, and only while they are as they were written.

/** The name of the list, in the folder itself. */
export const LIST = ".banmian.json";
const SCHEMA = "banmian.files/1";

/** So many files are named in a warning; the others are counted. */
const MOST_NAMED = 20;

/** SHA-256 by path, with `/`. Empty: each build writes the file anew; or it was there before the list, and nobody knows whose it is. */
type Listed = ReadonlyMap<string, string>;

/** Tells the files that belong on a folder's list, by their paths below it. */
export interface Outputs {
  /** True for a path that only they have. */
  readonly owns: (path: string) => boolean;
  /** True for one that goes, unless it is written again. */
  readonly isOutdated: (path: string) => boolean;
}

/** What a folder keeps though it is outdated. */
export interface Leftover {
  /** Paths of files that were changed, or that nobody knows to be ours. */
  readonly left: readonly string[];
  /** True where the list could not be read: then nothing was removed, and a new list was begun. */
  readonly damaged: boolean;
}

/** A file that goes, with the hash that it must still have. */
interface Going {
  readonly path: string;
  readonly sha256: string;
}

/** How a folder's list changes with files that are written. */
interface Review extends Leftover {
  readonly gone: readonly Going[];
  /** Undefined: there is nothing to list. */
  readonly list: OutputFile | undefined;
}

/**
 * Looks at a folder before files are written into it.
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
 * The list of a folder after some of its files were written anew. Undefined: it has none.
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

/** What stands in the place of a file of the list. What is behind a link is never the same. */
async function stateOf(folder: string, path: string, sha256: string): Promise<"same" | "changed" | "missing"> {
  const place = join(folder, path);
  const found = await lstat(place).catch(() => undefined);
  if (found === undefined) return "missing";
  if (!found.isFile() || linkAbove(folder, path) !== undefined) return "changed";
  return (await hashOfFile(place)) === sha256 ? "same" : "changed";
}

/** @throws a refusal if one of the files would be written behind a link */
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

/** Undefined where there is none. */
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

/** The files that look like ours in a folder without a list. */
async function filesUnlisted(folder: string, owns: (path: string) => boolean): Promise<Listed> {
  const paths = (await filesBelow(folder)).filter((path) => owns(path) && !isPassing(basename(path)) && path !== LIST);
  return new Map(paths.map((path) => [path, ""]));
}

/** The first link among the folders that lead from a folder to a file; undefined: none. */
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
 * Writes a file anew in one step: readers find the old or the new file, and after a failure the old one. If `path` is a link, it still leads to the file.
 * The file keeps its mode and, as far as the system lets us, its owner.
 * @param path absolute; nothing need be there
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
    // What killed runs left there. Nobody else writes while we have the lock.
    for (const name of (await readdir(dirname(place))).filter(isPart))
      await rm(join(dirname(place), name), { force: true });
    // Never more open than the file was.
    const handle = await open(part, "wx", was === undefined ? 0o666 : was.mode & 0o777);
    try {
      await write(handle);
      await handle.sync();
    } finally {
      await handle.close();
    }
    if (was !== undefined) await keepRights(part, was);
    await lock.stillOurs();
    await moveFile(part, place);
  } catch (error) {
    await rm(part, { force: true });
    throw error;
  } finally {
    await lock.release();
  }
}

/** A text with the line ends of the file that it replaces: Windows' own if that file has them at every line, else as they are. */
export function withEndsOf(was: string, text: string): string {
  const isWindows = was.includes("\r\n") && !/(?<!\r)\n/.test(was);
  return isWindows ? text.replace(/\r?\n/g, "\r\n") : text;
}

async function keepRights(part: string, { uid, gid, mode }: Stats): Promise<void> {
  // The owner first: the system takes special bits away from a file that changes hands.
  await chown(part, uid, gid).catch(() => undefined);
  await chmod(part, mode & 0o7777);
}

/** Writes a file anew with this content; a text is written as UTF-8. */
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

// What both ways to change many files at once have in common: outputs (replace-files.ts) and sites (../site/site-files.ts).

/** True for a path that a journal of ours may hold: it does not lead out of the folder. */
export function staysInside(path: unknown): boolean {
  return typeof path === "string" && !path.split(/[\\/]/).includes("..");
}

/** Gives a file a second name, which keeps its content. @returns false where the disk knows no second names, or the file is somebody else's */
export function gotSecondName(place: string, second: string): Promise<boolean> {
  return link(place, second).then(
    () => true,
    () => false,
  );
}

/** For a move of a file that may be gone. @throws every other error */
export function unlessGone(error: NodeJS.ErrnoException): false {
  if (error.code !== "ENOENT") throw error;
  return false;
}

/** Of `a/b/c.txt`: `a` and `a/b`. */
function foldersAbove(path: string): readonly string[] {
  const names = path.split("/").slice(0, -1);
  return names.map((_, index) => names.slice(0, index + 1).join("/"));
}

/** How much of a file is hashed at once. */
const PIECE = 1 << 20;

/**
 * SHA-256 of a file of any size, read piece by piece; null if there is no such file. All pieces use one buffer: with a new one for each piece, V8 swept
 * all memory so often that it took longer than the hashing.
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
