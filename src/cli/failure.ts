// Failures in words. Errors of the system (a full disk, a missing right, a port in use) are the user's to solve, so they get a message with the path and the
// remedy; anything else is a fault of the program, and says so.
import { basename, isAbsolute } from "node:path";
import { pathFrom } from "../base/disk-files.ts";
import { isPart } from "../build/disk/folder-lock.ts";
import { engineFolder } from "../build/engine.ts";
import { textIn } from "../locales/catalogues.ts";
import { say } from "../locales/texts.ts";
import { complaintOf, Misuse, type Terminal } from "./terminal.ts";
import { misuse } from "./texts.ts";

/** Node's codes for a file that is missing or cannot be read, and for a missing library. */
const UNREADABLE: ReadonlySet<unknown> = new Set(["ENOENT", "ENOTDIR", "EISDIR", "EACCES"]);
const NO_LIBRARY: ReadonlySet<unknown> = new Set(["MODULE_NOT_FOUND", "ERR_MODULE_NOT_FOUND"]);
/** The folders of the program, which may be a clone that also holds issues and outputs. */
const OWN = /^(?:assets|dist|fonts)\/|^package\.json$/;

/** The file of the program that could not be read, relative to the program's folder; undefined for any other error. */
function brokenPart(error: unknown): string | undefined {
  const file = unreadFile(error);
  if (file === undefined) return undefined;
  const part = pathFrom(engineFolder, file);
  return OWN.test(part) ? part : undefined;
}

/** From Node 22.8 on Node itself loads the program's scripts, and searches a missing one like a library (build/start.ts). */
function unreadFile(error: unknown): string | undefined {
  const { code, path } = error instanceof Error ? (error as NodeJS.ErrnoException) : {};
  if (NO_LIBRARY.has(code)) return soughtModule(error);
  return UNREADABLE.has(code) ? path : undefined;
}

/** The name or the path that Node looked for. */
function soughtModule(error: unknown): string | undefined {
  return /'([^']+)'/.exec(complaintOf(error))?.[1];
}

/** The line that reports why the program failed: it was misused, a part of it is missing, or it has a fault. */
export function failureLine(error: unknown, terminal: Pick<Terminal, "language">): string {
  if (error instanceof Misuse) return error.message;
  const path = brokenPart(error);
  if (path !== undefined) return say("part-missing", { path }, terminal);
  const { code } = error instanceof Error ? (error as NodeJS.ErrnoException) : {};
  return NO_LIBRARY.has(code)
    ? say("library-missing", { name: soughtModule(error) ?? "?" }, terminal)
    : say("internal-error", { message: complaintOf(error) }, terminal);
}

const SYSTEM_CODE = /^E[A-Z0-9]+$/;

/** Why the disk refused something, and the remedy; also for the program's own errors of writing. */
export function diskRefusal(error: unknown, { language }: Pick<Terminal, "language">): ReturnType<typeof textIn> {
  const code = codeOf(error);
  const isRefusal = SYSTEM_CODE.test(code) || AT_A_PATH.has(code) || code === "TAKEN";
  if (!isRefusal) return { message: complaintOf(error), hint: undefined };
  return textIn("cli", "disk-refusal", { code }, language);
}

/** Why a port, a server or a program is not available. */
export function reasonElsewhere(error: unknown, terminal: Pick<Terminal, "language">): string {
  const code = codeOf(error);
  return SYSTEM_CODE.test(code) ? say("refusal-elsewhere", { code }, terminal) : complaintOf(error);
}

/** Empty for anything but an error of the system. */
function codeOf(error: unknown): string {
  return error instanceof Error && "code" in error ? String(error.code) : "";
}

/**
 * Handles an error of writing `path`: the message gives the disk's reason, the file in the way, and the remedy.
 * @returns a function that throws a Misuse, or the error itself if it is a fault of ours
 */
export function unwritable(path: string, terminal: Terminal): (error: unknown) => never {
  return (error) => {
    throw refusedWriting(path, error, terminal);
  };
}

/** A Misuse with the disk's reason for not writing `path`; any other error unchanged. */
export function refusedWriting(path: string, error: unknown, terminal: Terminal): unknown {
  const { message: reason, hint: cure } = diskRefusal(error, terminal);
  // Reading failed instead: the new content comes from that file.
  if (cure === undefined || brokenPart(error) !== undefined) return error;
  const wall = obstacleOf(error);
  // The working folder has an empty path.
  const place = path || ".";
  const named = wall === undefined ? place : isAbsolute(wall) ? pathFrom(terminal.folder, wall) || "." : wall;
  const args = { path: place, reason, wall: named === place ? undefined : named, cure: cure || undefined };
  return misuse("cannot-write", args, terminal);
}

/** Codes whose message names the path: it has the wrong kind or a wrong form. */
const AT_A_PATH: ReadonlySet<string> = new Set([
  "EEXIST",
  "EISDIR",
  "ENOTDIR",
  "HALF_ISSUE",
  "HELD",
  "LINK",
  "NO_FILE",
  "NO_LEDGER",
  "NO_PACK",
  "OLD_SITE",
  "TOO_LARGE",
]);

/** The path in the way, absolute; undefined if there is none, or it is unknown. */
function obstacleOf(error: unknown): string | undefined {
  if (!AT_A_PATH.has(codeOf(error))) return undefined;
  const { path, dest } = error as NodeJS.ErrnoException & { readonly dest?: string };
  const found = dest ?? path;
  return found === undefined || isPart(basename(found)) ? undefined : found;
}
