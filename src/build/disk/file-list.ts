import { lstatSync } from "node:fs";
import { lstat, readdir, readFile } from "node:fs/promises";
import { basename, join } from "node:path";
import { type Diagnostic, warningAt } from "../../base/diagnostic.ts";
import { encodeJson, jsonIn } from "../../base/json.ts";
import { sha256Of } from "../../base/sha256.ts";
import { fileSpan } from "../../base/source.ts";
import type { OutputFile } from "../../formats/format.ts";
import { isPassing } from "./folder-lock.ts";
import { hashOfFile } from "./hash-of-file.ts";
import { foldersAbove, staysInside } from "./moves.ts";
import { refusal } from "./refusal.ts";

// A folder of outputs has a list of the files that were written into it. Only they are ever removed, and only while they are as they were written.

/** The name of the list, in the folder itself. */
export const LIST = ".banmian.json";
const SCHEMA = "banmian.files/1";

/** So many files are named in a warning; the others are counted. */
const MOST_NAMED = 20;

/** SHA-256 by path, with `/`. Empty: each build writes the file anew; or it was there before the list, and nobody knows whose it is. */
type Listed = ReadonlyMap<string, string>;

/** Tells the files that belong on a folder's list, by their paths below it. */
export interface Outputs {
  /** True for a path that only they have. */
  readonly owns: (path: string) => boolean;
  /** True for one that goes, unless it is written again. */
  readonly isOutdated: (path: string) => boolean;
}

/** What a folder keeps though it is outdated. */
export interface Leftover {
  /** Paths of files that were changed, or that nobody knows to be ours. */
  readonly left: readonly string[];
  /** True where the list could not be read: then nothing was removed, and a new list was begun. */
  readonly damaged: boolean;
}

/** A file that goes, with the hash that it must still have. */
export interface Going {
  readonly path: string;
  readonly sha256: string;
}

/** How a folder's list changes with files that are written. */
interface Review extends Leftover {
  readonly gone: readonly Going[];
  /** Undefined: there is nothing to list. */
  readonly list: OutputFile | undefined;
}

/**
 * Looks at a folder before files are written into it.
 * @param written their hashes by path
 */
export async function reviewFolder(folder: string, written: Listed, { owns, isOutdated }: Outputs): Promise<Review> {
  const before = await listIn(folder);
  const damaged = before === "damaged";
  const listed = before instanceof Map ? before : await filesUnlisted(folder, owns);
  const next = new Map([...listed, ...written]);
  const gone: Going[] = [];
  const left: string[] = [];
  for (const [path, sha256] of listed) {
    if (written.has(path) || !owns(path) || !isOutdated(path)) continue;
    const found = await stateOf(folder, path, sha256);
    if (found === "changed") left.push(path);
    else next.delete(path);
    if (found === "same") gone.push({ path, sha256 });
  }
  if (next.size > 0) return { gone, left, damaged, list: listFile(next) };
  const sha256 = await hashOfFile(join(folder, LIST));
  return { gone: sha256 === null ? gone : [...gone, { path: LIST, sha256 }], left, damaged, list: undefined };
}

/** @param folder as messages name it */
export function leftoverWarnings(folder: string, { left, damaged }: Leftover): readonly Diagnostic[] {
  const span = fileSpan(`${folder}/${LIST}`);
  const more = left.length - MOST_NAMED;
  const files = left
    .slice(0, MOST_NAMED)
    .map((path) => `\`${path}\``)
    .join(", ");
  return [
    ...(damaged ? [warningAt(span, "outputs-list-damaged", { list: LIST, folder })] : []),
    ...(left.length > 0 ? [warningAt(span, "outputs-left", { folder, files, ...(more > 0 && { more }) })] : []),
  ];
}

/**
 * The list of a folder after some of its files were written anew. Undefined: it has none.
 * @param files all paths, and that of the folder, are from `root`
 */
export async function listWith(
  root: string,
  folder: string,
  files: readonly OutputFile[],
): Promise<OutputFile | undefined> {
  const listed = await listIn(join(root, folder));
  if (!(listed instanceof Map)) return undefined;
  const written = files.map(({ path, bytes }) => [path.slice(folder.length + 1), sha256Of(bytes)] as const);
  return { ...listFile(new Map([...listed, ...written])), path: `${folder}/${LIST}` };
}

/** What stands in the place of a file of the list. What is behind a link is never the same. */
export async function stateOf(folder: string, path: string, sha256: string): Promise<"same" | "changed" | "missing"> {
  const place = join(folder, path);
  const found = await lstat(place).catch(() => undefined);
  if (found === undefined) return "missing";
  if (!found.isFile() || linkAbove(folder, path) !== undefined) return "changed";
  return (await hashOfFile(place)) === sha256 ? "same" : "changed";
}

/** @throws a refusal if one of the files would be written behind a link */
export function needNoLink(folder: string, paths: readonly string[]): void {
  for (const path of paths) {
    const link = linkAbove(folder, path);
    if (link !== undefined) throw refusal("LINK", `${link} is a link`, link);
  }
}

/** Paths of all files, with `/`. Links are not followed. */
export async function filesBelow(folder: string, below = ""): Promise<readonly string[]> {
  const entries = await readdir(join(folder, below), { withFileTypes: true }).catch(() => []);
  const found = entries.map(async (entry): Promise<readonly string[]> => {
    const path = `${below}${entry.name}`;
    return entry.isDirectory() ? filesBelow(folder, `${path}/`) : [path];
  });
  return (await Promise.all(found)).flat().sort();
}

/** Undefined where there is none. */
async function listIn(folder: string): Promise<Listed | "damaged" | undefined> {
  const text = await readFile(join(folder, LIST), "utf8").catch((error: NodeJS.ErrnoException) => {
    return error.code === "ENOENT" ? undefined : "";
  });
  if (text === undefined) return undefined;
  const { schema, files } = (jsonIn(text) ?? {}) as { readonly schema?: unknown; readonly files?: unknown };
  if (schema !== SCHEMA || typeof files !== "object" || files === null) return "damaged";
  const entries = Object.entries(files);
  const isSound = ([path, sha256]: [string, unknown]): boolean =>
    staysInside(path) && typeof sha256 === "string" && /^(?:[0-9a-f]{64})?$/.test(sha256);
  return entries.every(isSound) ? new Map(entries) : "damaged";
}

/** The same files give the same bytes. */
function listFile(listed: Listed): OutputFile {
  const files = Object.fromEntries([...listed].sort(([a], [b]) => (a < b ? -1 : 1)));
  return { path: LIST, bytes: encodeJson({ schema: SCHEMA, files }, 2) };
}

/** The files that look like ours in a folder without a list. */
async function filesUnlisted(folder: string, owns: (path: string) => boolean): Promise<Listed> {
  const paths = (await filesBelow(folder)).filter((path) => owns(path) && !isPassing(basename(path)) && path !== LIST);
  return new Map(paths.map((path) => [path, ""]));
}

/** The first link among the folders that lead from a folder to a file; undefined: none. */
function linkAbove(folder: string, path: string): string | undefined {
  return foldersAbove(path)
    .map((each) => join(folder, each))
    .find(isLink);
}

function isLink(place: string): boolean {
  try {
    return lstatSync(place).isSymbolicLink();
  } catch {
    return false;
  }
}
