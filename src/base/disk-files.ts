import { readFileSync, realpathSync, statSync } from "node:fs";
import { readdir, readFile } from "node:fs/promises";
import system, { type PlatformPath } from "node:path";
import type { Files } from "./files.ts";
import { jsonIn } from "./json.ts";

/**
 * The files of this machine. Reads are synchronous: an issue has hundreds of small files, mostly in the system's cache, and passing each to another thread
 * takes far longer than reading it.
 * @param folder the working folder, absolute: paths in messages are relative to it
 */
export function diskFiles(folder: string): Files {
  return {
    look: async (path) => {
      try {
        const real = realPath(path);
        const facts = statSync(real);
        const kind = facts.isFile() ? "file" : facts.isDirectory() ? "folder" : "other";
        return { path: real, kind, bytes: facts.size };
      } catch {
        return undefined;
      }
    },
    read: async (path) => {
      try {
        return readFileSync(path);
      } catch {
        return undefined;
      }
    },
    list: async (path) => (await readdir(path).catch(() => [])).sort(),
    name: (path) => nameFrom(folder, path),
  };
}

/**
 * The path with all symbolic links resolved. The system's own function fails on some Windows drives (in memory, behind a driver) and for some long paths;
 * Node's slower one does not, so it is tried second.
 * @throws the system's error if nothing exists there
 */
export function realPath(path: string, ways: readonly ((path: string) => string)[] = WAYS): string {
  const [first, ...others] = ways;
  if (first === undefined) return path;
  try {
    return first(path);
  } catch (error) {
    if (others.length === 0 || (error as NodeJS.ErrnoException).code === "ENOENT") throw error;
    return realPath(path, others);
  }
}

const WAYS = [realpathSync.native, realpathSync];

/** A path with `/` on every system, for messages and outputs. */
export function slashed(path: string, { sep }: PlatformPath = system): string {
  return path.split(sep).join("/");
}

/** A path relative to a folder, with `/` on every system, for manifests and outputs. A path on another Windows drive keeps the drive. */
export function pathFrom(folder: string, path: string, rules: PlatformPath = system): string {
  return slashed(rules.relative(folder, path), rules);
}

/** A file's name in messages, with `/` on every system: reports and comments in manifests contain it too. */
export function nameFrom(folder: string, path: string, rules: PlatformPath = system): string {
  const near = pathFrom(folder, path, rules);
  return near !== "" && near.length < path.length ? near : slashed(path, rules);
}

/** The value of a JSON file; undefined if the file does not exist. */
export async function readJson(path: string): Promise<unknown> {
  return readFile(path, "utf8").then(jsonIn, () => undefined);
}
