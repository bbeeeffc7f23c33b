import { lstat, readdir, rm, rmdir, stat, utimes, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { DAY } from "../../engine/images/cache.ts";

/** Files unused for this many milliseconds are removed, among them those of earlier versions of the program. */
const LONGEST = 30 * DAY;
/** A file whose date says when the cache was last cleared. */
const MARK = "cleared";
/** The names of pictures, of files that `pack` deflated, and of unfinished ones (engine/images/cache.ts). */
const MADE = /^[0-9a-f]{64}\.jpg(?:\.[0-9a-f-]{36}\.tmp)?$/;

/**
 * Once a day, removes files from the cache that were not used for 30 days. Other programs may use the cache meanwhile: a file is either whole or missing, and
 * they make a missing one again. `profiles` stay, since libraries open them by path later; so do the steps and the token of the preview.
 * @param now milliseconds of the clock
 */
export async function clearCache(cache: string, now: number): Promise<void> {
  if (!(await isDue(cache, now))) return;
  for (const name of ["pictures", "deflated"]) await clearFolder(join(cache, name), now, MADE);
  const compiled = join(cache, "compiled");
  for (const version of await namesIn(compiled)) {
    const cleared = await clearFolder(join(compiled, version), now, /./);
    // A folder from which nothing was removed stays even if it is empty: Node may have just made it, to write into when this process ends.
    if (cleared) await rmdir(join(compiled, version)).catch(() => undefined);
  }
}

/** True if it is time to clear the cache. Notes the time, so that one of several programs clears it. False if nothing can be written. */
async function isDue(cache: string, now: number): Promise<boolean> {
  const mark = join(cache, MARK);
  const last = await stat(mark).catch(() => undefined);
  // If the clock was set back, the date may be in the future.
  if (last !== undefined && Math.abs(now - last.mtimeMs) < DAY) return false;
  try {
    if (last === undefined) await writeFile(mark, "");
    await utimes(mark, now / 1000, now / 1000);
    return true;
  } catch {
    return false;
  }
}

/** @returns whether anything was old enough to be removed */
async function clearFolder(folder: string, now: number, names: RegExp): Promise<boolean> {
  let found = false;
  for (const name of await namesIn(folder)) {
    if (!names.test(name)) continue;
    const path = join(folder, name);
    const facts = await lstat(path).catch(() => undefined);
    if (facts === undefined || !facts.isFile()) continue;
    // Reading sets the first date on many systems, engine/images/cache.ts the second on all.
    const used = Math.max(facts.atimeMs, facts.mtimeMs);
    if (now - used <= LONGEST) continue;
    found = true;
    await rm(path, { force: true }).catch(() => undefined);
  }
  return found;
}

function namesIn(folder: string): Promise<readonly string[]> {
  return readdir(folder).catch(() => []);
}
