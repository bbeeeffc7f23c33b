import { createHash } from "node:crypto";
import { readdir, readFile } from "node:fs/promises";
import { join } from "node:path";
import { folderOf, heiPaper, issue } from "./program.ts";

/** A working folder with so many small issues, a day each from 1 January 2020. */
export function archiveOf(count: number, more: Readonly<Record<string, string>> = {}): Promise<string> {
  const issues = daysFrom2020(count).map((day) => [
    `issues/${day}/issue.yaml`,
    issue.replace("2026-11-24", day).replace("paper.yaml", "../paper.yaml"),
  ]);
  return folderOf({ "issues/paper.yaml": heiPaper, ...Object.fromEntries(issues), ...more });
}

export function daysFrom2020(count: number): readonly string[] {
  const day = 24 * 3600 * 1000;
  return Array.from({ length: count }, (_, at) => new Date(Date.UTC(2020, 0, 1) + at * day).toISOString().slice(0, 10));
}

/** The hash of each file, but for the ledgers, which tell how long it took. */
export async function hashesIn(folder: string): Promise<Readonly<Record<string, string>>> {
  const entries = await readdir(folder, { recursive: true, withFileTypes: true });
  const files = entries.filter((entry) => entry.isFile() && !/\.jsonl$/.test(entry.name));
  const hashes = files.map(async (entry) => {
    const path = join(entry.parentPath, entry.name);
    const hash = createHash("sha256").update(await readFile(path));
    return [path.slice(folder.length + 1), hash.digest("hex")] as const;
  });
  return Object.fromEntries((await Promise.all(hashes)).sort(([a], [b]) => (a < b ? -1 : 1)));
}
