import { engineFolder } from "../app/engine.ts";
import { pathFrom } from "../base/disk-files.ts";
import type { Language } from "../base/report.ts";
import { complaintOf } from "./terminal.ts";
import { fill, texts } from "./texts.ts";

/** What Node says of a file that is not there or cannot be read, and of a library. */
const UNREADABLE: ReadonlySet<unknown> = new Set(["ENOENT", "ENOTDIR", "EISDIR", "EACCES"]);
const NO_LIBRARY: ReadonlySet<unknown> = new Set(["MODULE_NOT_FOUND", "ERR_MODULE_NOT_FOUND"]);

/** The line that tells why the program failed: a part of it is missing, or it has a fault. */
export function failureLine(error: unknown, language: Language): string {
  const words = texts[language];
  const { code, path } = error instanceof Error ? (error as NodeJS.ErrnoException) : {};
  if (NO_LIBRARY.has(code)) {
    const [, name = "?"] = /'([^']+)'/.exec(complaintOf(error)) ?? [];
    return fill(words.libraryMissing, { name });
  }
  if (path?.startsWith(engineFolder) && UNREADABLE.has(code)) {
    return fill(words.partMissing, { path: pathFrom(engineFolder, path) });
  }
  return fill(words.internal, { message: complaintOf(error) });
}
