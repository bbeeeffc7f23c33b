import { readdir, readFile, realpath, stat } from "node:fs/promises";
import { relative } from "node:path";
import type { Files } from "./files.ts";

/**
 * The files of this machine.
 * @param folder the working folder, absolute: paths in messages are relative to it
 */
export function diskFiles(folder: string): Files {
  return {
    look: async (path) => {
      try {
        const real = await realpath(path);
        const facts = await stat(real);
        const kind = facts.isFile() ? "file" : facts.isDirectory() ? "folder" : "other";
        return { path: real, kind, bytes: facts.size };
      } catch {
        return undefined;
      }
    },
    read: (path) => readFile(path).catch(() => undefined),
    list: async (path) => (await readdir(path).catch(() => [])).sort(),
    name: (path) => {
      const near = relative(folder, path);
      return near !== "" && near.length < path.length ? near : path;
    },
  };
}
