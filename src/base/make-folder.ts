import { mkdirSync, rmdirSync, statSync } from "node:fs";
import { dirname } from "node:path";

/**
 * Makes a folder and its parents. Node's recursive `mkdir` never returns in places where nobody can make a folder, such as /proc.
 * @param path absolute
 * @param mode of the new folders
 * @returns the new folders, the deepest first
 * @throws the system's error, with the `path` that could not be made or is in the way; no folder is left behind
 */
export function makeFolder(path: string, mode?: number): readonly string[] {
  if (isFolder(path)) return [];
  const above = dirname(path);
  const made = above === path ? [] : makeFolder(above, mode);
  try {
    mkdirSync(path, { mode });
  } catch (error) {
    // Another process may have made it in the meantime.
    if (isFolder(path)) return made;
    removeEmptyFolders(made);
    throw error;
  }
  return [path, ...made];
}

/** Skips folders that are not empty. @param folders the deepest first */
export function removeEmptyFolders(folders: readonly string[]): void {
  for (const folder of folders) {
    try {
      rmdirSync(folder);
    } catch {
      // Not empty, or already gone.
    }
  }
}

function isFolder(path: string): boolean {
  try {
    return statSync(path).isDirectory();
  } catch {
    return false;
  }
}
