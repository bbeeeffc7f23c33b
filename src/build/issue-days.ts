import { basename, dirname, join, resolve } from "node:path";
import { parse } from "yaml";
import { dayAfter } from "../base/dates.ts";
import { type Diagnostic, warningAt } from "../base/diagnostic.ts";
import type { Files } from "../base/files.ts";
import type { IssueManifest } from "../engine/manifest/manifest.ts";

// Day and number of an issue, as its folder's name and the issues beside it have them.

/** The date that a folder's name begins with: issues/2026-11-25, issues/2026-11-25-晚. */
export function dayIn(folder: string): string | undefined {
  return /^\d{4}-\d{2}-\d{2}(?!\d)/.exec(basename(folder))?.[0];
}

/** What an issue takes over from another. */
export interface IssueHead {
  readonly date: string;
  readonly number: number | undefined;
  /** Absolute. */
  readonly paper: string | undefined;
}

const HEAD = /^(?:date|number|paper)[ \t]*:[ \t].*$/gm;

/** The head of a manifest in `folder`; undefined where it names no date. The rest, which may be long, is not parsed. */
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
 * Warns where an issue's date is not that of its folder's name, and where its number does not fit those of the nearest issues beside it: of the same
 * paper, in folders named alike. A folder without a date in its name tells nothing.
 * @param path the manifest, absolute
 * @param beside reads the other issues; undefined: nobody looks at them
 */
export async function dayFaults(
  path: string,
  { source, date, number }: Pick<IssueManifest, "source" | "date" | "number">,
  beside: Files | undefined,
): Promise<readonly Diagnostic[]> {
  const folder = dirname(path);
  const day = dayIn(folder);
  // 2026-02-30 is no day.
  if (day === undefined || dayAfter(day, 0) !== day) return [];
  const faults: Diagnostic[] = [];
  if (date.value !== day) faults.push(warningAt(date.span, "date-not-folder", { day, date: date.value }));
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

/** A weekly's neighbour is seven days off, and over the New Year some more. */
const FARTHEST = 10;

/** The nearest issue of the paper before or after a day that has a number, and the date of its folder. */
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
