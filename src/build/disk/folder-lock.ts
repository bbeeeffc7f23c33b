// One build at a time changes a folder. A lock file in the folder names its process, which touches it while it works. A lock whose process has ended, or
// that nobody touched for a while, belongs to a dead build and may be taken. Works on shared disks too, since only the disk's own clock counts. Renaming and
// removing are here as well, because Windows refuses both for open files.
import { readFileSync, readlinkSync, type Stats, writeSync } from "node:fs";
import { type FileHandle, link, lstat, open, readFile, rename, rm } from "node:fs/promises";
import { join, sep } from "node:path";
import { setTimeout as pause } from "node:timers/promises";

/** The right to change a folder, held by one build at a time. */
export interface FolderLock {
  /** @throws if another build took the folder, since this one was paused for so long that it looked dead */
  readonly stillOurs: () => Promise<void>;
  readonly release: () => Promise<void>;
}

/** The lock file in the folder. */
export const LOCK = ".banmian-lock";
/** A running build touches its lock this often. */
const BEAT_MS = 1000;
/** A lock that nobody touched for so long belongs to a dead build. Measured by the folder's own clock, since machines may share it. */
const DEAD_AFTER_MS = 10_000;
const WAIT_MS = 20;

/**
 * Waits until no other build changes the folder, then locks it. Waits at most ten seconds for a build that was killed, and not at all
 * if it ran on the same Linux.
 * @param folder absolute; it exists
 */
export async function lockFolder(folder: string): Promise<FolderLock> {
  const path = join(folder, LOCK);
  for (;;) {
    // On some disks of Windows a removed lock stays visible for a moment.
    const handle = await patiently(path, () => open(path, "wx")).catch((error: NodeJS.ErrnoException) => {
      if (error.code === "EEXIST") return undefined;
      throw error;
    });
    if (handle !== undefined) return keepAlive(folder, handle);
    await takeFromDead(folder, path);
    await pause(WAIT_MS);
  }
}

async function keepAlive(folder: string, handle: FileHandle): Promise<FolderLock> {
  const path = join(folder, LOCK);
  const name = nameOf("self");
  touch(handle.fd, name);
  // On Windows the numbers of files are larger than a plain number can be.
  const own = (await handle.stat({ bigint: true })).ino;
  // Synchronous: in the thread pool it would wait for slow writes.
  const beat = setInterval(() => touch(handle.fd, name), BEAT_MS);
  const isOurs = async (): Promise<boolean> =>
    (await lstat(path, { bigint: true }).catch(() => undefined))?.ino === own;
  return {
    stillOurs: async () => {
      if (!(await isOurs())) throw refusal("TAKEN", "another build took the folder", folder);
    },
    release: async () => {
      clearInterval(beat);
      const ours = await isOurs();
      // Closed first: older Windows keep the name of a removed file until it is closed.
      await handle.close();
      if (ours) await removeFile(path);
    },
  };
}

function touch(file: number, name: string): void {
  try {
    writeSync(file, `${name}\n`, 0);
  } catch {
    // The disk is full, so the build will fail by itself.
  }
}

/**
 * A unique name for a process: the boot of the machine, the namespace of process numbers, the number and the start time. Empty on other systems than
 * Linux, and for a process that has ended.
 */
function nameOf(process: string): string {
  try {
    const [number, state, ...facts] = readFileSync(`/proc/${process}/stat`, "latin1").split(/ \(.*\) | /s);
    const machine = readFileSync("/proc/sys/kernel/random/boot_id", "latin1").trim();
    return state === "Z" ? "" : [machine, readlinkSync("/proc/self/ns/pid"), number, facts[18]].join(" ");
  } catch {
    return "";
  }
}

/** True if the process of this name ran on this machine and has ended. */
function hasEnded(name: string): boolean {
  const [machine, space, number = ""] = name.split(" ");
  const isHere = nameOf("self").startsWith(`${machine} ${space} `);
  return isHere && /^\d+$/.test(number) && nameOf(number) !== name;
}

async function takeFromDead(folder: string, path: string): Promise<void> {
  const found = await lstat(path, { bigint: true }).catch(() => undefined);
  if (found === undefined) return;
  if (found.isDirectory()) throw folderInTheWay(path);
  const name = (await readFile(path, "latin1").catch(() => "")).trim();
  // No build makes a link.
  if (found.isFile() && !hasEnded(name) && Math.abs((await clockOf(folder)) - Number(found.mtimeMs)) < DEAD_AFTER_MS)
    return;
  const aside = partIn(folder);
  await moveFile(path, aside, path).catch(() => undefined);
  const taken = await lstat(aside, { bigint: true }).catch(() => undefined);
  // Another build may have replaced the dead one a moment before: give it its lock back.
  if (taken !== undefined && taken.ino !== found.ino) await link(aside, path).catch(() => undefined);
  await removeFile(aside);
}

/** The time, in milliseconds, by the clock of the machine that has the disk. */
export async function clockOf(folder: string): Promise<number> {
  const path = partIn(folder);
  const handle = await open(path, "wx");
  try {
    return (await handle.stat()).mtimeMs;
  } finally {
    await handle.close();
    await removeFile(path);
  }
}

/** A temporary name for a file, before it gets its place in the folder or after it lost it. `isPart` recognises it. */
export function partIn(folder: string): string {
  return join(folder, `.banmian-${crypto.randomUUID()}.part`);
}

/** @param name a file's name, without its folder */
export function isPart(name: string): boolean {
  return name.startsWith(".banmian-") && name.endsWith(".part");
}

/** True for files that exist in a folder only while it is changed. @param name without its folder */
export function isPassing(name: string): boolean {
  return name.startsWith(".banmian-");
}

/** Windows refuses to rename or remove a file that another program has open, unless that program allows it; PDF viewers do not. */
export const onWindows = sep === "\\";

/** Windows' refusals for such a file. */
const HELD: ReadonlySet<unknown> = new Set(["EACCES", "EBUSY", "EPERM"]);

/** Pauses between attempts, in milliseconds. A virus scanner releases a new file within a second. */
const PAUSES_MS = [10, 20, 50, 100, 200, 400, 500];

/** Renames a file; replaces a file of that name. @param named the file that may be open elsewhere: an error names it */
export function moveFile(from: string, to: string, named = to): Promise<void> {
  return patiently(named, () => rename(from, to));
}

/** Does nothing if there is no such file. */
export function removeFile(path: string): Promise<void> {
  return patiently(path, () => rm(path, { force: true }));
}

/**
 * Does `work`. If Windows says that another program holds a file, tries again for a moment.
 * @throws an error that names `path`, if that program does not release it
 */
export async function patiently<T>(path: string, work: () => Promise<T>, isWindows = onWindows): Promise<T> {
  if (!isWindows) return work();
  for (const ms of PAUSES_MS) {
    try {
      return await work();
    } catch (error) {
      if (!isHeld(error)) throw error;
    }
    await pause(ms);
  }
  return work().catch((error: unknown) => {
    throw isHeld(error) ? refusal("HELD", `${path} is open in another program`, path) : error;
  });
}

/** True for the error that another program holds a file: on Windows from `patiently`, elsewhere from the system (shared folders). */
export function isHeldElsewhere(error: unknown): boolean {
  return error instanceof Error && "code" in error && (error.code === "HELD" || error.code === "EBUSY");
}

function isHeld(error: unknown): boolean {
  return error instanceof Error && "code" in error && HELD.has(error.code);
}

/** The program's own errors of writing, in the form of the system's; cli/failure.ts words both. */
type RefusalCode =
  | "HALF_ISSUE"
  | "HELD"
  | "LINK"
  | "NO_FILE"
  | "NO_LEDGER"
  | "NO_PACK"
  | "OLD_SITE"
  | "TAKEN"
  | "TOO_LARGE"
  | "EISDIR";

/** @param path the file or folder that is the cause */
export function refusal(code: RefusalCode, message: string, path: string): NodeJS.ErrnoException {
  return Object.assign(new Error(message), { code, path });
}

/**
 * Checks that a path can be read or replaced as a file. A device would be replaced by a file, and reading it might never end.
 * @throws an error if there is something else
 */
export function needFile(found: Stats | undefined, place: string): void {
  if (found?.isDirectory()) throw folderInTheWay(place);
  if (found?.isFile() === false) throw refusal("NO_FILE", `${place} is no file`, place);
}

export function folderInTheWay(place: string): Error {
  return refusal("EISDIR", `${place} is a folder`, place);
}
