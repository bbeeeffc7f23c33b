import { createHash, randomUUID } from "node:crypto";
import { chmod, readFile, rename, rm, stat, utimes, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { makeFolder } from "../../base/make-folder.ts";

/** Made pictures kept between builds. */
export interface PictureCache {
  /** The kept bytes of `key`, or those that `make` makes; then they are kept. */
  through(key: string, make: () => Promise<Uint8Array>): Promise<Uint8Array>;
}

const DIGEST_LENGTH = 32;
/** Milliseconds. */
export const DAY = 86_400_000;
/** The mode of a folder that only its owner reads and writes. */
const OWNER = 0o700;

/** Makes every picture anew. */
export const noCache: PictureCache = { through: (_, make) => make() };

/**
 * A folder with one file a picture: its bytes, then the SHA-256 of key and bytes, so that a file cut short, or one that stands
 * under another's name, is noticed and made again. Files appear whole, by renaming, so builds may share the folder. It is its
 * owner's alone: who could write there would print other photos. A folder that cannot be written costs time, not the build.
 */
export function folderCache(folder: string): PictureCache {
  const running = new Map<string, Promise<Uint8Array>>();
  const keptOrMade = async (key: string, make: () => Promise<Uint8Array>): Promise<Uint8Array> => {
    const path = join(folder, `${key}.jpg`);
    const kept = await readKept(path, key);
    if (kept !== undefined) {
      await noteUse(path);
      return kept;
    }
    const made = await make();
    await keep(folder, key, made);
    return made;
  };
  return {
    through: (key, make) => {
      const known = running.get(key) ?? keptOrMade(key, make).finally(() => running.delete(key));
      running.set(key, known);
      return known;
    },
  };
}

/** SHA-256 of bytes, hex. */
export type HashOf = (bytes: Uint8Array) => string;

/** A key for a picture made of `content` in a way that the strings tell in full; hex. */
export function cacheKey(content: Uint8Array, ...settings: readonly string[]): string {
  const hash = createHash("sha256").update(content);
  // A length before each string, so that no two lists run into one.
  for (const setting of settings) hash.update(`\n${setting.length}:${setting}`);
  return hash.digest("hex");
}

async function readKept(path: string, key: string): Promise<Uint8Array | undefined> {
  let file: Uint8Array;
  try {
    file = await readFile(path);
  } catch {
    return undefined;
  }
  const end = file.length - DIGEST_LENGTH;
  if (end <= 0) return undefined;
  const bytes = file.subarray(0, end);
  return digest(key, bytes).equals(file.subarray(end)) ? bytes : undefined;
}

/** A file's date says on which day it was last used: what is not used any more is cleared away (build/disk/clear-cache.ts). */
async function noteUse(path: string): Promise<void> {
  const now = Date.now();
  try {
    const { mtimeMs } = await stat(path);
    if (now - mtimeMs > DAY) await utimes(path, now / 1000, now / 1000);
  } catch {
    // It went, or is somebody else's.
  }
}

async function keep(folder: string, key: string, bytes: Uint8Array): Promise<void> {
  const path = join(folder, `${key}.jpg`);
  const fresh = `${path}.${randomUUID()}.tmp`;
  try {
    makeFolder(folder, OWNER);
    // A folder that an earlier version made for everybody.
    await chmod(folder, OWNER);
    await writeFile(fresh, Buffer.concat([bytes, digest(key, bytes)]), { mode: 0o600 });
    await rename(fresh, path);
  } catch {
    await rm(fresh, { force: true }).catch(() => undefined);
  }
}

function digest(key: string, bytes: Uint8Array): Buffer {
  return createHash("sha256").update(`${key}\n`).update(bytes).digest();
}
