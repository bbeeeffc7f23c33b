import { readFileSync, realpathSync, statSync } from "node:fs";
import { readdir, readFile } from "node:fs/promises";
import system, { type PlatformPath } from "node:path";
import type { Files } from "./files.ts";
import { jsonIn } from "./json.ts";

/**
 * The files of this machine. Reads synchronously: an issue is hundreds of small files that the system has in memory, and handing each to another
 * thread takes far longer than reading it.
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
 * A path after every symbolic link. The system's own way fails on some drives of Windows (in memory, behind a driver) and in some long paths; Node's own, which takes longer, does not.
 * @throws the system's error where nothing is
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

/** A path as messages and outputs write it: with `/` on every system. */
export function slashed(path: string, { sep }: PlatformPath = system): string {
  return path.split(sep).join("/");
}

/** A path as manifests and outputs write it: from a folder, with `/` on every system. What is on another drive of Windows has the drive before it. */
export function pathFrom(folder: string, path: string, rules: PlatformPath = system): string {
  return slashed(rules.relative(folder, path), rules);
}

/** A file's name in messages: with `/` on every system, since reports and comments of manifests hold it too. */
export function nameFrom(folder: string, path: string, rules: PlatformPath = system): string {
  const near = pathFrom(folder, path, rules);
  return near !== "" && near.length < path.length ? near : slashed(path, rules);
}

/** The value of a JSON file; undefined if there is none. */
export async function readJson(path: string): Promise<unknown> {
  return readFile(path, "utf8").then(jsonIn, () => undefined);
}
