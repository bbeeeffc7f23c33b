/*
 * Prepared pictures are cached on disk, because preparing the photos of an issue takes longer than everything else. Each file carries its own checksum:
 * a truncated or exchanged file is detected and made again, so a damaged cache never reaches print.
 */
import { createHash, randomUUID } from "node:crypto";
import { chmod, readFile, rename, rm, stat, utimes, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { makeFolder } from "../../base/make-folder.ts";

/** Caches prepared pictures between builds. */
export interface PictureCache {
  /** The cached bytes of `key`; if there are none, those of `make`, which are then cached. */
  through(key: string, make: () => Promise<Uint8Array>): Promise<Uint8Array>;
}

const DIGEST_LENGTH = 32;
/** In milliseconds. */
export const DAY = 86_400_000;
/** The mode of a folder that only its owner can read and write. */
const OWNER = 0o700;

export const noCache: PictureCache = { through: (_, make) => make() };

/**
 * A folder with one file per picture: its bytes, then the SHA-256 of key and bytes. Files are renamed into place, so several builds may share the folder. Only
 * its owner has access: anyone who can write there could exchange photos. An unwritable folder costs time, but does not stop the build.
 */
export function folderCache(folder: string): PictureCache {
  const running = new Map<string, Promise<Uint8Array>>();
  const cachedOrMade = async (key: string, make: () => Promise<Uint8Array>): Promise<Uint8Array> => {
    const path = join(folder, `${key}.jpg`);
    const cached = await readCached(path, key);
    if (cached !== undefined) {
      await noteUse(path);
      return cached;
    }
    const made = await make();
    await store(folder, key, made);
    return made;
  };
  return {
    through: (key, make) => {
      const pending = running.get(key) ?? cachedOrMade(key, make).finally(() => running.delete(key));
      running.set(key, pending);
      return pending;
    },
  };
}

/** SHA-256 of bytes, in hex. */
export type HashOf = (bytes: Uint8Array) => string;

/** The key of a picture made from `content` with settings that the strings describe completely; hex. */
export function cacheKey(content: Uint8Array, ...settings: readonly string[]): string {
  const hash = createHash("sha256").update(content);
  // Each string is preceded by its length, so that different lists give different input.
  for (const setting of settings) hash.update(`\n${setting.length}:${setting}`);
  return hash.digest("hex");
}

async function readCached(path: string, key: string): Promise<Uint8Array | undefined> {
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

/** Sets a file's date to the day of its last use, so that unused files can be removed (build/disk/clear-cache.ts). */
async function noteUse(path: string): Promise<void> {
  const now = Date.now();
  try {
    const { mtimeMs } = await stat(path);
    if (now - mtimeMs > DAY) await utimes(path, now / 1000, now / 1000);
  } catch {
    // It is gone or belongs to another user.
  }
}

async function store(folder: string, key: string, bytes: Uint8Array): Promise<void> {
  const path = join(folder, `${key}.jpg`);
  const temporary = `${path}.${randomUUID()}.tmp`;
  try {
    makeFolder(folder, OWNER);
    // An earlier version made the folder accessible to everybody.
    await chmod(folder, OWNER);
    await writeFile(temporary, Buffer.concat([bytes, digest(key, bytes)]), { mode: 0o600 });
    await rename(temporary, path);
  } catch {
    await rm(temporary, { force: true }).catch(() => undefined);
  }
}

function digest(key: string, bytes: Uint8Array): Buffer {
  return createHash("sha256").update(`${key}\n`).update(bytes).digest();
}
