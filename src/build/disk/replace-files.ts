import { createHash, type Hash } from "node:crypto";
import { writeSync } from "node:fs";
import { lstat, open, readdir, readFile, rmdir, writeFile } from "node:fs/promises";
import { basename, dirname, join } from "node:path";
import { pathFrom } from "../../base/disk-files.ts";
import { makeFolder, removeEmptyFolders } from "../../base/make-folder.ts";
import type { OutputFile } from "../../formats/format.ts";
import { filesBelow, type Going, type Leftover, needNoLink, type Outputs, reviewFolder, stateOf } from "./file-list.ts";
import { type FolderLock, isPart, LOCK, lockFolder, partIn } from "./folder-lock.ts";
import { moveFile, onWindows, removeFile } from "./held.ts";
import { foldersAbove, gotSecondName, staysInside, unlessGone } from "./moves.ts";
import { folderInTheWay } from "./refusal.ts";

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
    else for (const piece of content) writeWhole(handle.fd, piece);
    await handle.sync();
  } finally {
    await handle.close();
  }
}

/** Synchronously: handing a piece to a thread takes longer than writing it to the system's memory. */
function writeWhole(file: number, bytes: Uint8Array): void {
  for (let at = 0; at < bytes.length; ) at += writeSync(file, bytes, at);
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
