import { basename, isAbsolute } from "node:path";
import { pathFrom } from "../base/disk-files.ts";
import { isPassing } from "../build/disk/folder-lock.ts";
import { engineFolder } from "../build/engine.ts";
import { textIn } from "../locales/catalogues.ts";
import { say } from "../locales/texts.ts";
import { complaintOf, Misuse, type Terminal } from "./terminal.ts";
import { misuse } from "./texts.ts";

/** Node's codes for a file that is missing or cannot be read, and for a library. */
const UNREADABLE: ReadonlySet<unknown> = new Set(["ENOENT", "ENOTDIR", "EISDIR", "EACCES"]);
const NO_LIBRARY: ReadonlySet<unknown> = new Set(["MODULE_NOT_FOUND", "ERR_MODULE_NOT_FOUND"]);
/** The program's own, below its folder: in a clone that holds issues and outputs, too. */
const OWN = /^(?:assets|dist|fonts)\/|^package\.json$/;

/** The file of the program that could not be read, from the program's folder; undefined for any other error. */
function brokenPart(error: unknown): string | undefined {
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

/** Why the disk refused something, and what can be done; for the program's own refusals, too. */
export function diskRefusal(error: unknown, { language }: Pick<Terminal, "language">): ReturnType<typeof textIn> {
  const code = codeOf(error);
  const isKnown = SYSTEM_CODE.test(code) || AT_A_PATH.has(code) || code === "TAKEN";
  if (!isKnown) return { message: complaintOf(error), hint: undefined };
  return textIn("cli", "disk-refusal", { code }, language);
}

/** Why a port, a server or a program cannot be had. */
export function reasonElsewhere(error: unknown, terminal: Pick<Terminal, "language">): string {
  const code = codeOf(error);
  return SYSTEM_CODE.test(code) ? say("refusal-elsewhere", { code }, terminal) : complaintOf(error);
}

/** Empty for what is no refusal of the system's. */
function codeOf(error: unknown): string {
  return error instanceof Error && "code" in error ? String(error.code) : "";
}

/**
 * Handles an error of writing `path`: the message says why the disk refused, what stands in the way, and what can be done.
 * @returns throws a Misuse, or the error itself if it is no refusal but a fault of ours
 */
export function unwritable(path: string, terminal: Terminal): (error: unknown) => never {
  return (error) => {
    throw refusedWriting(path, error, terminal);
  };
}

/** A Misuse that tells why the disk refuses to write `path`; an error that is no refusal as it is. */
export function refusedWriting(path: string, error: unknown, terminal: Terminal): unknown {
  const { message: reason, hint: cure } = diskRefusal(error, terminal);
  // What was to be written was to be read from there.
  if (cure === undefined || brokenPart(error) !== undefined) return error;
  const wall = obstacleOf(error);
  // The folder that the command runs in is none from itself.
  const place = path || ".";
  const named = wall === undefined ? place : isAbsolute(wall) ? pathFrom(terminal.folder, wall) || "." : wall;
  const args = { path: place, reason, wall: named === place ? undefined : named, cure: cure || undefined };
  return misuse("cannot-write", args, terminal);
}

/** Codes whose message names the path: it is of the wrong kind, or not as it must be. */
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

/** Absolute; undefined where nothing is in the way, or it is not known. */
function obstacleOf(error: unknown): string | undefined {
  if (!AT_A_PATH.has(codeOf(error))) return undefined;
  const { path, dest } = error as NodeJS.ErrnoException & { readonly dest?: string };
  const found = dest ?? path;
  return found === undefined || isPassing(basename(found)) ? undefined : found;
}
