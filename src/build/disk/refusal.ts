import type { Stats } from "node:fs";

/** The program's own refusals to write, in the form of the system's; cli/texts/system-words.ts words both. */
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

/** @param path the file or folder that is the reason */
export function refusal(code: RefusalCode, message: string, path: string): NodeJS.ErrnoException {
  return Object.assign(new Error(message), { code, path });
}

/**
 * Makes sure that a place can be read or replaced as a file: a device would be replaced by a file, and reading it might never end.
 * @throws a refusal if something else stands there
 */
export function needFile(found: Stats | undefined, place: string): void {
  if (found?.isDirectory()) throw folderInTheWay(place);
  if (found?.isFile() === false) throw refusal("NO_FILE", `${place} is no file`, place);
}

export function folderInTheWay(place: string): Error {
  return refusal("EISDIR", `${place} is a folder`, place);
}
