import { link } from "node:fs/promises";

// What both ways to change many files at once have in common: outputs (replace-files.ts) and sites (../site/site-files.ts).

/** True for a path that a journal of ours may hold: it does not lead out of the folder. */
export function staysInside(path: unknown): boolean {
  return typeof path === "string" && !path.split(/[\\/]/).includes("..");
}

/** Gives a file a second name, which keeps its content. @returns false where the disk knows no second names, or the file is somebody else's */
export function gotSecondName(place: string, second: string): Promise<boolean> {
  return link(place, second).then(
    () => true,
    () => false,
  );
}

/** For a move of a file that may be gone. @throws every other error */
export function unlessGone(error: NodeJS.ErrnoException): false {
  if (error.code !== "ENOENT") throw error;
  return false;
}

/** Of `a/b/c.txt`: `a` and `a/b`. */
export function foldersAbove(path: string): readonly string[] {
  const names = path.split("/").slice(0, -1);
  return names.map((_, index) => names.slice(0, index + 1).join("/"));
}
