import { mkdirSync, rmdirSync, statSync } from "node:fs";
import { dirname } from "node:path";

/**
 * Makes a folder and those above it. Node's own way to do both never returns where nobody can make a folder: below /proc.
 * @param path absolute
 * @param mode of those that are made
 * @returns those that were made, the deepest first
 * @throws the system's error, whose `path` could not be made or stands in the way; then nothing was made
 */
export function makeFolder(path: string, mode?: number): readonly string[] {
  if (isFolder(path)) return [];
  const above = dirname(path);
  const made = above === path ? [] : makeFolder(above, mode);
  try {
    mkdirSync(path, { mode });
  } catch (error) {
    // Another run may have made it meanwhile.
    if (isFolder(path)) return made;
    removeEmptyFolders(made);
    throw error;
  }
  return [path, ...made];
}

/** Leaves those that hold something. @param folders the deepest first */
export function removeEmptyFolders(folders: readonly string[]): void {
  for (const folder of folders) {
    try {
      rmdirSync(folder);
    } catch {
      // It holds something, or is gone.
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
