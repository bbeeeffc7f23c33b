import { mkdir, readdir, rename, rm, rmdir, stat, writeFile } from "node:fs/promises";
import { basename, dirname, join } from "node:path";
import type { OutputFile } from "../formats/format.ts";

/** A part file this old belongs to a build that died: no build takes an hour to write. */
const DEAD_AFTER_MS = 3_600_000;

/**
 * Writes `files` below `folder`, all of them or none: each goes to a part file beside its place, and only when all are
 * complete are they renamed, which replaces an earlier file in one step.
 */
export async function replaceFiles(folder: string, files: readonly OutputFile[]): Promise<void> {
  const parts = files.map((file) => ({ file, part: partPath(folder, file.path), place: join(folder, file.path) }));
  try {
    for (const { part, place, file } of parts) {
      await mkdir(dirname(part), { recursive: true });
      await writeFile(part, file.bytes);
      // Found now, before the first file is replaced.
      if ((await stat(place).catch(() => undefined))?.isDirectory()) throw new Error(`${place} is a folder`);
    }
    for (const { part, place } of parts) await rename(part, place);
  } catch (error) {
    await Promise.all(parts.map(({ part }) => rm(part, { force: true })));
    throw error;
  }
}

/** Removes the files in `folder` that `isStale` names, and what builds that died left there; then the folder, if it is empty. */
export async function removeStale(folder: string, isStale: (name: string) => boolean): Promise<void> {
  const names = await readdir(folder).catch(() => []);
  for (const name of names) {
    const path = join(folder, name);
    if (isStale(name) || (isPart(name) && (await ageOf(path)) > DEAD_AFTER_MS)) await rm(path, { force: true });
  }
  await rmdir(folder).catch(() => undefined);
}

/** A name of its own, so that two builds of one issue at once do not write into each other's files. */
function partPath(folder: string, path: string): string {
  const place = join(folder, path);
  return join(dirname(place), `.${basename(place)}.${crypto.randomUUID().slice(0, 8)}.part`);
}

function isPart(name: string): boolean {
  return name.startsWith(".") && name.endsWith(".part");
}

async function ageOf(path: string): Promise<number> {
  const { mtimeMs } = await stat(path);
  return Date.now() - mtimeMs;
}
