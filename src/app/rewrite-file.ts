import { chmod, chown, type FileHandle, open, realpath, rename, rm, stat } from "node:fs/promises";
import { basename, dirname, join } from "node:path";
import { partIn } from "./folder-lock.ts";

/**
 * Writes a file anew in one step: who reads it finds the old or the new, and after a failure the old. A link still leads to the file, which keeps
 * its mode, and its owner as far as the system lets us.
 * @param path absolute; nothing need be there
 * @param write fills the file
 */
export async function rewriteFile(path: string, write: (file: FileHandle) => Promise<void>): Promise<void> {
  const place = await placeOf(path);
  const was = await stat(place).catch(() => undefined);
  if (was?.isDirectory()) throw new Error(`${place} is a folder`);
  const part = partIn(dirname(place));
  try {
    // Never more open than the file was.
    const handle = await open(part, "wx", was === undefined ? 0o666 : was.mode & 0o777);
    try {
      await write(handle);
      await handle.sync();
    } finally {
      await handle.close();
    }
    if (was !== undefined) {
      // The owner first: the system takes special bits away from a file that changes hands.
      await chown(part, was.uid, was.gid).catch(() => undefined);
      await chmod(part, was.mode & 0o7777);
    }
    await rename(part, place);
  } catch (error) {
    await rm(part, { force: true });
    throw error;
  }
}

/** The same for bytes that are at hand. */
export function rewriteBytes(path: string, bytes: Uint8Array): Promise<void> {
  return rewriteFile(path, (file) => file.writeFile(bytes));
}

/** Where links lead, the last one to a file that is not there yet included. */
async function placeOf(path: string): Promise<string> {
  const found = await realpath(path).catch(() => undefined);
  return found ?? join(await realpath(dirname(path)), basename(path));
}
