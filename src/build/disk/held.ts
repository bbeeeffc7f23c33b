import { rename, rm } from "node:fs/promises";
import { sep } from "node:path";
import { setTimeout as pause } from "node:timers/promises";
import { refusal } from "./refusal.ts";

/** Windows renames and removes no file that another program has open, unless that program allows it: viewers of PDFs do not. */
export const onWindows = sep === "\\";

/** Windows' refusals for such a file. */
const HELD: ReadonlySet<unknown> = new Set(["EACCES", "EBUSY", "EPERM"]);

/** The pauses between tries. A virus scanner lets go of a new file within a second. */
const PAUSES_MS = [10, 20, 50, 100, 200, 400, 500];

/** Gives a file another name; a file of that name is replaced. @param named the file that may be open elsewhere: a refusal names it */
export function moveFile(from: string, to: string, named = to): Promise<void> {
  return patiently(named, () => rename(from, to));
}

/** Does nothing if there is no such file. */
export function removeFile(path: string): Promise<void> {
  return patiently(path, () => rm(path, { force: true }));
}

/**
 * Does `work`. If Windows says that another program holds a file, tries again for a moment.
 * @throws a refusal that names `path`, if that program does not let go
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

/** True for the refusal of a file that another program holds: on Windows by `patiently`, elsewhere by the system (shared folders). */
export function isHeldElsewhere(error: unknown): boolean {
  return error instanceof Error && "code" in error && (error.code === "HELD" || error.code === "EBUSY");
}

function isHeld(error: unknown): boolean {
  return error instanceof Error && "code" in error && HELD.has(error.code);
}
