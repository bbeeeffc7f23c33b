import { lstat, readdir, rm, rmdir, stat, utimes, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { DAY } from "../../engine/images/cache.ts";

/** A file that was not used for so many milliseconds goes. Files of earlier versions of the program are no longer used, so they go too. */
const LONGEST = 30 * DAY;
/** A file whose date says when the cache was last cleared. */
const MARK = "cleared";
/** The names of pictures and of what `pack` deflated, and of such files that were never finished (engine/images/cache.ts). */
const MADE = /^[0-9a-f]{64}\.jpg(?:\.[0-9a-f-]{36}\.tmp)?$/;

/**
 * Once a day, removes from the cache what was not used for 30 days. Other programs may use the cache meanwhile: a file that they read is whole or not there,
 * and in that case they make it again. `profiles` stay, since libraries open them by their paths later on; so do the preview's steps and its token.
 * @param now milliseconds of the clock
 */
export async function clearCache(cache: string, now: number): Promise<void> {
  if (!(await isDue(cache, now))) return;
  for (const name of ["pictures", "deflated"]) await clearFolder(join(cache, name), now, MADE);
  const compiled = join(cache, "compiled");
  for (const version of await namesIn(compiled)) {
    const cleared = await clearFolder(join(compiled, version), now, /./);
    // A folder that is not empty stays. So does one where nothing was removed: Node may have just made it, to write into when this process ends.
    if (cleared) await rmdir(join(compiled, version)).catch(() => undefined);
  }
}

/** Whether it is time to clear the cache. Notes that it is done: of several programs at once, one is enough. Where nothing can be written, nothing is cleared. */
async function isDue(cache: string, now: number): Promise<boolean> {
  const mark = join(cache, MARK);
  const last = await stat(mark).catch(() => undefined);
  // A clock that was set back is no reason to wait for years.
  if (last !== undefined && Math.abs(now - last.mtimeMs) < DAY) return false;
  try {
    if (last === undefined) await writeFile(mark, "");
    await utimes(mark, now / 1000, now / 1000);
    return true;
  } catch {
    return false;
  }
}

/** @returns whether anything was old enough to go */
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
