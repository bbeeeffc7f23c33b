import { pathFrom } from "../base/disk-files.ts";
import { engineFolder } from "../build/engine.ts";
import type { Language } from "../locales/words.ts";
import { complaintOf, Misuse } from "./terminal.ts";
import { fill, texts } from "./texts/texts.ts";

/** Node's codes for a file that is missing or cannot be read, and for a library. */
const UNREADABLE: ReadonlySet<unknown> = new Set(["ENOENT", "ENOTDIR", "EISDIR", "EACCES"]);
const NO_LIBRARY: ReadonlySet<unknown> = new Set(["MODULE_NOT_FOUND", "ERR_MODULE_NOT_FOUND"]);
/** The program's own, below its folder: in a clone that holds issues and outputs, too. */
const OWN = /^(?:assets|dist|fonts)\/|^package\.json$/;

/** The file of the program that could not be read, from the program's folder; undefined for any other error. */
export function brokenPart(error: unknown): string | undefined {
  const file = unreadFile(error);
  if (file === undefined) return undefined;
  const part = pathFrom(engineFolder, file);
  return OWN.test(part) ? part : undefined;
}

/** From Node 22.8 on Node itself loads the program's scripts, and looks for one as for a library (build/start.ts). */
function unreadFile(error: unknown): string | undefined {
  const { code, path } = error instanceof Error ? (error as NodeJS.ErrnoException) : {};
  if (NO_LIBRARY.has(code)) return soughtModule(error);
  return UNREADABLE.has(code) ? path : undefined;
}

/** The name or the path that Node looked for. */
function soughtModule(error: unknown): string | undefined {
  return /'([^']+)'/.exec(complaintOf(error))?.[1];
}

/** The line that tells why the program failed: it was misused, a part of it is missing, or it has a fault. */
export function failureLine(error: unknown, language: Language): string {
  if (error instanceof Misuse) return error.message;
  const words = texts[language];
  const path = brokenPart(error);
  if (path !== undefined) return fill(words.partMissing, { path });
  const { code } = error instanceof Error ? (error as NodeJS.ErrnoException) : {};
  return NO_LIBRARY.has(code)
    ? fill(words.libraryMissing, { name: soughtModule(error) ?? "?" })
    : fill(words.internal, { message: complaintOf(error) });
}
