import type { Stats } from "node:fs";
import { chmod, chown, type FileHandle, open, readdir, rm, stat } from "node:fs/promises";
import { basename, dirname, join } from "node:path";
import { realPath } from "../../base/disk-files.ts";
import { makeFolder, removeEmptyFolders } from "../../base/make-folder.ts";
import { isPart, lockFolder, partIn } from "./folder-lock.ts";
import { moveFile } from "./held.ts";
import { needFile } from "./refusal.ts";

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
    await removeLeft(dirname(place));
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

/** Removes what killed runs left in the folder. The caller has the folder's lock, so nobody else writes there. */
async function removeLeft(folder: string): Promise<void> {
  const parts = (await readdir(folder)).filter(isPart);
  for (const name of parts) await rm(join(folder, name), { force: true });
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
