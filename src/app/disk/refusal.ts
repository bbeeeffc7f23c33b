import type { Stats } from "node:fs";

/** What the program itself will not write, told as the system's own refusals are: commands/texts/system-words.ts words both. */
type RefusalCode = "NO_FILE" | "OLD_SITE" | "TAKEN" | "TOO_LARGE" | "EISDIR";

/** @param path what the reason is found at */
export function refusal(code: RefusalCode, message: string, path: string): NodeJS.ErrnoException {
  return Object.assign(new Error(message), { code, path });
}

/**
 * Of a place that is read or replaced as a file: in the place of a device there would be a file from then on, and what is read from one need not end.
 * @throws a refusal where something else stands there
 */
export function needFile(found: Stats | undefined, place: string): void {
  if (found?.isDirectory()) throw folderInTheWay(place);
  if (found?.isFile() === false) throw refusal("NO_FILE", `${place} is no file`, place);
}

export function folderInTheWay(place: string): Error {
  return refusal("EISDIR", `${place} is a folder`, place);
}
