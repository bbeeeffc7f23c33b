import { basename, dirname, join, resolve } from "node:path";
import { parse } from "yaml";
import { dayAfter } from "../base/dates.ts";
import { type Diagnostic, warningAt } from "../base/diagnostic.ts";
import type { Files } from "../base/files.ts";
import type { IssueManifest } from "../engine/manifest/manifest.ts";
import { SOME_DAY } from "../engine/manifest/read.ts";

// Checks the date and number of an issue against the name of its folder and against its neighbours. A wrong number would be printed in the nameplate, and
// nobody reads it there.

/** The date that a folder's name begins with: issues/2026-11-25, issues/2026-11-25-晚. */
export function dayIn(folder: string): string | undefined {
  return /^\d{4}-\d{2}-\d{2}(?!\d)/.exec(basename(folder))?.[0];
}

/** The parts of an issue's manifest that its neighbours are compared with. */
export interface IssueHead {
  readonly date: string;
  readonly number: number | undefined;
  /** Absolute. */
  readonly paper: string | undefined;
}

const HEAD = /^(?:date|number|paper)[ \t]*:[ \t].*$/gm;

/** The head of a manifest in `folder`; undefined if it has no date. The rest, which may be long, is not parsed. */
export function headIn(manifest: string, folder: string): IssueHead | undefined {
  try {
    const { date, number, paper } = parse(manifest.match(HEAD)?.join("\n") ?? "{}") as Record<string, unknown>;
    if (typeof date !== "string") return undefined;
    return {
      date,
      number: typeof number === "number" ? number : undefined,
      paper: typeof paper === "string" ? resolve(folder, paper) : undefined,
    };
  } catch {
    return undefined;
  }
}

/**
 * Warns if an issue's date is not that of its folder's name, and if its number does not fit the nearest issues of the same paper in folders with similar names.
 * Folders without a date in their names are not compared.
 * @param path the manifest, absolute
 * @param beside reads the other issues; undefined skips the check
 */
export async function dayFaults(
  path: string,
  { source, date, number }: Pick<IssueManifest, "source" | "date" | "number">,
  beside: Files | undefined,
): Promise<readonly Diagnostic[]> {
  const folder = dirname(path);
  const day = dayIn(folder);
  // 2026-02-30 does not exist.
  if (day === undefined || dayAfter(day, 0) !== day) return [];
  const faults: Diagnostic[] = [];
  if (date.value !== day && date.value !== SOME_DAY)
    faults.push(warningAt(date.span, "date-not-folder", { day, date: date.value }));
  const paper = headIn(source.text, folder)?.paper;
  if (beside === undefined || number === undefined || paper === undefined) return faults;
  for (const step of [-1, 1]) {
    const other = await nearest(path, { day, step, paper }, beside);
    if (other === undefined) continue;
    const numbers = step * (other.number - number.value);
    if (numbers > 0 && numbers <= other.days) continue;
    const next = other.days === 1 ? { next: other.number - step } : {};
    const args = { number: number.value, other: other.number, day: other.date, ...next };
    return [...faults, warningAt(number.span, "number-out-of-turn", args)];
  }
  return faults;
}

/** A weekly's neighbour is seven days away, and a few more over the New Year. */
const FARTHEST = 10;

/** The nearest numbered issue of the paper before or after a day, and the date of its folder. */
async function nearest(
  path: string,
  { day, step, paper }: { readonly day: string; readonly step: number; readonly paper: string },
  { read }: Files,
): Promise<{ readonly date: string; readonly number: number; readonly days: number } | undefined> {
  const own = dirname(path);
  for (let days = 1; days <= FARTHEST; days++) {
    const date = dayAfter(day, step * days);
    const folder = join(dirname(own), basename(own).replace(day, date));
    const bytes = await read(join(folder, basename(path)));
    const head = bytes && headIn(new TextDecoder().decode(bytes), folder);
    if (head?.date !== date || head.paper !== paper || head.number === undefined) continue;
    return { date, number: head.number, days };
  }
  return undefined;
}
