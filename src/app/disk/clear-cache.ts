import { lstat, readdir, rm, rmdir, stat, utimes, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { DAY } from "../../images/cache.ts";

/** What nothing used for so long goes, in milliseconds. What an earlier version of the program made is used no more, so it goes, too. */
const LONGEST = 30 * DAY;
/** Says by its date when the cache was last gone over. */
const MARK = "cleared";
/** Pictures and what `pack` deflated, by their keys, and such files that were never finished (images/cache.ts). */
const MADE = /^[0-9a-f]{64}\.jpg(?:\.[0-9a-f-]{36}\.tmp)?$/;

/**
 * Removes from the cache what was not used for 30 days; once a day. Other programs may use the cache meanwhile: what they read is whole or not there, and
 * is made again where it is not. `profiles` stay, since libraries open them by their paths later on, and so do the preview's steps and its token.
 * @param now milliseconds of the clock
 */
export async function clearCache(cache: string, now: number): Promise<void> {
  if (!(await isDue(cache, now))) return;
  for (const name of ["pictures", "deflated"]) await clearFolder(join(cache, name), now, MADE);
  const compiled = join(cache, "compiled");
  for (const version of await namesIn(compiled)) {
    const cleared = await clearFolder(join(compiled, version), now, /./);
    // One that is not empty stays; so does one that Node has just made, to write into when this process ends.
    if (cleared) await rmdir(join(compiled, version)).catch(() => undefined);
  }
}

/** Also marks that it is done: of programs that run at once one is enough. Where nothing can be written, nothing is cleared. */
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
    // Reading sets the first date on many systems, images/cache.ts the second on all.
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
