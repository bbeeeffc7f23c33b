import { writeSync } from "node:fs";
import { lstat, open, readdir, readFile, rmdir, stat, writeFile } from "node:fs/promises";
import { dirname, join } from "node:path";
import { pathFrom } from "../../base/disk-files.ts";
import { makeFolder, removeEmptyFolders } from "../../base/make-folder.ts";
import type { OutputFile } from "../../formats/format.ts";
import { type FolderLock, isPart, LOCK, lockFolder, partIn } from "./folder-lock.ts";
import { moveFile, onWindows, removeFile } from "./held.ts";
import { gotSecondName, staysInside, unlessGone } from "./moves.ts";
import { folderInTheWay } from "./refusal.ts";

/** Tells by its path below the folder, with `/`, whether a file that is not written again is out of date. */
export type IsStale = (path: string) => boolean;

const nothingIsStale: IsStale = () => false;

/** Lists the changes that a build has begun. If the build dies among them, the next one makes the rest: all are made, or none. */
const JOURNAL = ".banmian-journal";

/** Part files of versions of the program that knew no lock are removed when they are this old. */
const OLD_PART_MS = 3_600_000;

/**
 * Writes `files` below `folder` and removes what is out of date there: all of it or nothing. Each file goes to a part file beside its place. When
 * all are complete and on the disk, they are renamed, which replaces an earlier file in one step. If one cannot be renamed, the others become what they
 * were. If a build is killed in between, the next one finishes what it began. Other builds of the folder wait.
 */
export async function replaceFiles(
  folder: string,
  files: readonly OutputFile[],
  isStale: IsStale = nothingIsStale,
): Promise<void> {
  const made = makeFolder(folder);
  const written = new Set(files.map(({ path }) => path));
  const touched = new Set(written);
  const replace = async (lock: FolderLock): Promise<void> => {
    const moves = await writeParts(folder, files);
    const stale = (await filesBelow(folder)).filter((path) => !written.has(path) && isStale(path));
    for (const path of stale) touched.add(path);
    await lock.stillOurs();
    await commit(folder, [...moves, ...stale.map((path): Change => ({ part: undefined, path }))]);
  };
  try {
    await locked(folder, replace, touched);
  } finally {
    removeEmptyFolders([folder, ...made]);
  }
}

/** Finishes what a killed build began in the folder, and removes what it left behind. Does nothing if there was no such build. */
export async function mendFolder(folder: string): Promise<void> {
  const names = await readdir(folder).catch(() => []);
  if (names.some((name) => name === JOURNAL || name === LOCK || isPart(name)))
    await locked(folder, async () => undefined);
}

/** A file that takes its place, or one that goes. */
interface Change {
  /** Below the folder, with `/`; undefined: what stands at `path` goes. */
  readonly part: string | undefined;
  readonly path: string;
}

/**
 * Runs `work` while nobody else changes the folder, after putting in order what a dead build left.
 * @param touched files that `work` writes or removes: their folders do not stay empty
 */
async function locked(
  folder: string,
  work: (lock: FolderLock) => Promise<void>,
  touched: ReadonlySet<string> = new Set(),
): Promise<void> {
  const lock = await lockFolder(folder);
  try {
    await finishEarlier(folder);
    await removeParts(folder);
    await work(lock);
  } finally {
    await removeParts(folder).catch(() => undefined);
    await removeEmpty(folder, touched);
    await lock.release();
  }
}

async function writeParts(folder: string, files: readonly OutputFile[]): Promise<readonly Change[]> {
  const written = await Promise.allSettled(
    files.map(async (file): Promise<Change> => {
      const into = dirname(join(folder, file.path));
      makeFolder(into);
      const part = partIn(into);
      await writeSynced(part, file.pieces ?? file.bytes);
      return { part: pathFrom(folder, part), path: file.path };
    }),
  );
  return written.map((each) => {
    if (each.status === "rejected") throw each.reason;
    return each.value;
  });
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

async function commit(folder: string, changes: readonly Change[]): Promise<void> {
  const [only] = changes;
  // A file by itself takes its place in one step, or stays away.
  if (changes.length === 1 && only?.part !== undefined)
    return moveFile(join(folder, only.part), join(folder, only.path));
  const journal = join(folder, JOURNAL);
  const draft = partIn(folder);
  await writeSynced(draft, new TextEncoder().encode(JSON.stringify(changes)));
  await moveFile(draft, journal);
  const undo: (() => Promise<void>)[] = [];
  try {
    for (const { part, path } of changes) {
      const place = join(folder, path);
      const kept = await keepAside(place);
      undo.push(() => (kept === undefined ? removeFile(place) : moveFile(kept, place)));
      if (part === undefined) await removeFile(place);
      else await moveFile(join(folder, part), place);
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
  for (const { part, path } of changesIn(text)) {
    const place = join(folder, path);
    if (part === undefined) await removeFile(place);
    // A part that is gone is in its place already.
    else await moveFile(join(folder, part), place).catch(unlessGone);
  }
  await removeFile(journal);
}

/** The changes in a journal. None if no build of ours wrote it: our paths never lead out of the folder. */
function changesIn(text: string): readonly Change[] {
  try {
    const changes: readonly Change[] = JSON.parse(text);
    return changes.every(({ part, path }) => staysInside(path) && (part === undefined || staysInside(part)))
      ? changes
      : [];
  } catch {
    return [];
  }
}

/** Removes all part files; only the holder of the lock may do so. One that another program has open goes the next time. */
async function removeParts(folder: string): Promise<void> {
  for (const path of await filesBelow(folder)) {
    const name = path.slice(path.lastIndexOf("/") + 1);
    const place = join(folder, path);
    if (isPart(name) || (isOldPart(name) && (await ageOf(place)) > OLD_PART_MS))
      await removeFile(place).catch(() => undefined);
  }
}

function isOldPart(name: string): boolean {
  return name.startsWith(".") && name.endsWith(".part");
}

async function ageOf(path: string): Promise<number> {
  return Date.now() - ((await stat(path).catch(() => undefined))?.mtimeMs ?? Date.now());
}

/** Paths of all files, with `/`. A link to a folder is followed where it stands in the folder itself: press/ may be the plant's own folder. */
async function filesBelow(folder: string, below = ""): Promise<readonly string[]> {
  const entries = await readdir(join(folder, below), { withFileTypes: true }).catch(() => []);
  const found = entries.map(async (entry): Promise<readonly string[]> => {
    const path = `${below}${entry.name}`;
    const isFolder =
      entry.isDirectory() || (below === "" && entry.isSymbolicLink() && (await isFolderAt(folder, path)));
    return isFolder ? filesBelow(folder, `${path}/`) : [path];
  });
  return (await Promise.all(found)).flat().sort();
}

async function isFolderAt(folder: string, path: string): Promise<boolean> {
  return (await stat(join(folder, path)).catch(() => undefined))?.isDirectory() ?? false;
}

/** Removes the folders of these files, below the folder, if they are empty. */
async function removeEmpty(folder: string, paths: ReadonlySet<string>): Promise<void> {
  const folders = new Set([...paths].flatMap(foldersAbove));
  const deepestFirst = [...folders].sort((a, b) => b.length - a.length);
  for (const each of deepestFirst) await rmdir(join(folder, each)).catch(() => undefined);
}

/** Of `a/b/c.txt`: `a/b` and `a`. */
function foldersAbove(path: string): readonly string[] {
  const names = path.split("/").slice(0, -1);
  return names.map((_, index) => names.slice(0, index + 1).join("/"));
}
