import { readdir } from "node:fs/promises";
import { join } from "node:path";
import { readJson } from "../../../base/disk-files.ts";
import { encodeJson } from "../../../base/json.ts";
import { refusal } from "../../../build/disk/refusal.ts";
import type { OutputFile } from "../../../formats/format.ts";
import { contentFolder, layoutFolder, recordPath, wordsPath } from "../../../formats/site/addresses.ts";
import { type IssueRecord, readRecord } from "../../../formats/site/issue-record.ts";
import type { StoryWords } from "../../../formats/site/story-words.ts";

/** What a site knows of itself: `site.json` at its root. */
interface SiteState {
  readonly paper: string;
  readonly code: string;
  /** Its address, once one was given. */
  readonly base: string | undefined;
  /** The issues that are in its months, its search and the links of their neighbours. Issues that were put but not yet taken in are missing. */
  readonly days: readonly string[];
}

const STATE = "site.json";
const SCHEMA = "banmian.site/1";

export function stateFile({ paper, code, base, days }: SiteState): OutputFile {
  return { path: STATE, bytes: encodeJson({ schema: SCHEMA, paper, code, base, days }, 1) };
}

/** Undefined where there is no site, or one of another version: its months are then made anew. */
export async function readState(root: string): Promise<SiteState | undefined> {
  const json = (await readJson(join(root, STATE))) as (SiteState & { readonly schema: string }) | undefined;
  return json?.schema === SCHEMA ? { paper: json.paper, code: json.code, base: json.base, days: json.days } : undefined;
}

/** The issues in the site's folders, in order: 202611/24. @param half by their folders of pages, or of stories */
export async function daysIn(root: string, half: "layout" | "content" = "layout"): Promise<readonly string[]> {
  const folder = join(root, "pc", half);
  const months = (await namesIn(folder)).filter((name) => /^\d{6}$/.test(name));
  const days = await Promise.all(
    months.map(async (month) => {
      const names = await namesIn(join(folder, month));
      return names.filter((name) => /^\d{2}(-|$)/.test(name)).map((day) => `${month}/${day}`);
    }),
  );
  return days.flat();
}

async function namesIn(folder: string): Promise<readonly string[]> {
  return (await readdir(folder).catch(() => [])).sort();
}

/** The folders of issues whose other folder was deleted: without stories, links lead nowhere; without pages, the stories can still be read. */
export async function halvesIn(root: string): Promise<readonly string[]> {
  const layout = new Set(await daysIn(root));
  const content = new Set(await daysIn(root, "content"));
  return [
    ...[...layout].filter((day) => !content.has(day)).map(layoutFolder),
    ...[...content].filter((day) => !layout.has(day)).map(contentFolder),
  ];
}

/** The record of an issue. @throws a refusal if it cannot be read, or is of another version */
export async function recordIn(root: string, day: string): Promise<IssueRecord> {
  const place = join(root, recordPath(day));
  const json = await readJson(place);
  if (json === undefined) throw refusal("HALF_ISSUE", `${recordPath(day)} cannot be read`, place);
  const record = readRecord(json);
  if (record === undefined) throw refusal("OLD_SITE", `${recordPath(day)} is not as this version writes it`, place);
  return record;
}

/** The revision of an issue that a site holds; undefined where it holds none. */
export async function revisionIn(root: string, day: string): Promise<number | undefined> {
  return readRecord(await readJson(join(root, recordPath(day))))?.revision;
}

export async function wordsIn(root: string, day: string): Promise<readonly StoryWords[]> {
  return ((await readJson(join(root, wordsPath(day)))) as readonly StoryWords[] | undefined) ?? [];
}
