/** What the program itself will not write, told as the system's own refusals are: commands/system-words.ts words both. */
type RefusalCode = "NO_FILE" | "OLD_SITE" | "TAKEN" | "TOO_LARGE" | "EISDIR";

/** @param path what the reason is found at */
export function refusal(code: RefusalCode, message: string, path: string): NodeJS.ErrnoException {
  return Object.assign(new Error(message), { code, path });
}

export function folderInTheWay(place: string): Error {
  return refusal("EISDIR", `${place} is a folder`, place);
}
