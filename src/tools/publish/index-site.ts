// Adds issues to a paper's website, and then updates its shared parts: months, search, feed, entry page, links between neighbours. A site may hold decades, so
// only the months with changes are read and written. The result does not depend on the order in which issues were added.
import { readdir, readFile } from "node:fs/promises";
import { join } from "node:path";
import { encodeJson } from "../../base/json.ts";
import { lazyByKey, listFor } from "../../base/once.ts";
import { refusal } from "../../build/disk/folder-lock.ts";
import { listWith } from "../../build/disk/replace-files.ts";
import { siteAssets } from "../../build/host.ts";
import type { Identity } from "../../engine/newspaper/newspaper.ts";
import { type OutputFile, textFile } from "../../formats/format.ts";
import {
  ARCHIVE,
  contentFolder,
  dayOf,
  ENTRY,
  FEED,
  layoutFolder,
  monthPath,
  NOT_FOUND,
  nodePath,
  SEARCH,
  SHARDS,
  SITEMAP,
  shardPath,
} from "../../formats/site/addresses.ts";
import {
  archivePage,
  atomFeed,
  entryPage,
  monthPage,
  monthSitemap,
  monthSitemapPath,
  notFoundPage,
  robots,
  searchPage,
  sitemapIndex,
} from "../../formats/site/entry-pages.ts";
import type { IssueRecord } from "../../formats/site/issue-record.ts";
import { searchShard } from "../../formats/site/shard.ts";
import { withNeighbours } from "../../formats/site/shell.ts";
import {
  daysIn,
  type FolderLeftover,
  halvesIn,
  heldIn,
  readState,
  recordIn,
  stageChange,
  stateFile,
  withSite,
  wordsIn,
} from "./site-files.ts";

/** The reason why an issue was refused: the site belongs to another paper, or has a newer revision of the issue. */
type Unput = { readonly paper: string } | { readonly held: number };

/**
 * Puts an issue into a site: its folders are replaced in one step, so that no earlier files remain. The issue appears in the site's lists when `indexSite` adds
 * it.
 * @returns outdated files that its folders keep
 */
export async function putIssue(
  root: string,
  identity: Identity,
  files: readonly OutputFile[],
): Promise<Unput | readonly FolderLeftover[]> {
  const day = dayOf(identity);
  const { code, paper } = identity;
  const why = await unputOf(root, identity);
  if (why !== undefined) return why;
  const change = await stageChange(root, { files, folders: [layoutFolder(day), contentFolder(day)], gone: [] });
  const work = async (): Promise<Unput | readonly FolderLeftover[]> => {
    const late = await unputOf(root, identity);
    if (late !== undefined) return late;
    const state = await readState(root);
    if (state === undefined || state.days.includes(day)) {
      const { base, days } = state ?? { base: undefined, days: [] };
      const without = stateFile({ code, paper, base, days: days.filter((each) => each !== day) });
      await (await stageChange(root, { files: [without], folders: [], gone: [] })).put();
    }
    return change.put();
  };
  return withSite(root, work).finally(change.drop);
}

async function unputOf(root: string, identity: Identity): Promise<Unput | undefined> {
  const state = await readState(root);
  if (state !== undefined && state.code !== identity.code) return { paper: state.paper };
  const held = await heldIn(root, dayOf(identity));
  // Two papers may have one code.
  if (held !== undefined && held.paper !== identity.paper) return { paper: held.paper };
  return held !== undefined && held.revision > identity.revision ? { held: held.revision } : undefined;
}

/** The feed has the stories of this many issues: enough for a reader who was away for a long weekend. */
const IN_FEED = 4;

/** The result of `indexSite`. */
export interface Indexed {
  readonly issues: number;
  /** Issues that were made for another address: their pages name it until they are made again. */
  readonly elsewhere: number;
  /** Folders of issues whose other folder was deleted. */
  readonly halves: readonly string[];
  /** Issues of different days of a year with the same number, in the months that were written: one may have been given another date. */
  readonly twice: readonly SameNumber[];
}

interface SameNumber {
  readonly number: number;
  readonly days: readonly string[];
}

const NOTHING: Indexed = { issues: 0, elsewhere: 0, halves: [], twice: [] };

/**
 * Updates the site's months, search, feed, entry and the links between neighbours after issues were added, changed or removed. The same issues give the same
 * site, one by one or all at once.
 * @param asked the site's address; undefined: the present one
 */
export async function indexSite(root: string, asked: string | undefined): Promise<Indexed> {
  // Without any issue there is nothing to do.
  if ((await daysIn(root)).length === 0) return NOTHING;
  return withSite(root, async () => {
    const state = await readState(root);
    const days = await daysIn(root);
    const last = days.at(-1);
    if (last === undefined) return NOTHING;
    const site = openSite(root, days, asked ?? state?.base);
    const moved = state?.base !== site.base;
    const before = new Set(state?.days ?? []);
    const changed = [...days.filter((day) => !before.has(day)), ...[...before].filter((day) => !days.includes(day))];
    const months = moved ? new Set([...before, ...days].map(monthOf)) : monthsAround(changed, [...before], days);
    const newest = await site.record(last);
    const files: OutputFile[] = [
      ...(await assetFiles()),
      ...(await rootFiles(site, newest)),
      ...(await neighbourFiles(site, changed)),
    ];
    const gone: string[] = [];
    for (const month of months) {
      if (site.months.includes(month)) files.push(...(await monthFiles(site, month)));
      else gone.push(monthPath(month), shardPath(month), monthSitemapPath(month));
    }
    files.push(stateFile({ paper: newest.paper, code: newest.code, base: site.base, days }));
    await (await stageChange(root, { files, folders: [], gone })).put();
    const elsewhere = moved ? days.filter((day) => before.has(day)).length : 0;
    return { issues: days.length, elsewhere, halves: await halvesIn(root), twice: await sameNumbers(site, months) };
  });
}

/** A site during the update. */
interface Site {
  readonly root: string;
  readonly base: string | undefined;
  readonly days: readonly string[];
  /** In order. */
  readonly months: readonly string[];
  readonly record: (day: string) => Promise<IssueRecord>;
}

/** Each record is read once. */
function openSite(root: string, days: readonly string[], base: string | undefined): Site {
  const record = lazyByKey((day: string) => recordIn(root, day));
  return { root, base, days, months: [...new Set(days.map(monthOf))], record };
}

function monthOf(day: string): string {
  return day.slice(0, 6);
}

/** The months of changed issues, and the months before and after an issue that was added or removed: their links change. */
function monthsAround(
  changed: readonly string[],
  before: readonly string[],
  now: readonly string[],
): ReadonlySet<string> {
  const months = new Set(changed.map(monthOf));
  const all = [...new Set([...before, ...now].map(monthOf))].sort();
  const old = new Set(before.map(monthOf));
  const present = new Set(now.map(monthOf));
  for (const [at, month] of all.entries()) {
    if (old.has(month) === present.has(month)) continue;
    const beside = [
      all.slice(0, at).findLast((each) => present.has(each)),
      all.slice(at + 1).find((each) => present.has(each)),
    ];
    for (const each of beside) if (each !== undefined) months.add(each);
  }
  return months;
}

async function rootFiles({ base, days, months, record }: Site, newest: IssueRecord): Promise<readonly OutputFile[]> {
  const counted = months.map((month) => ({ month, issues: days.filter((day) => monthOf(day) === month).length }));
  const index = { newest, months: counted, base };
  const recent = await Promise.all(days.slice(-IN_FEED).reverse().map(record));
  const addressed =
    base === undefined ? [] : [textFile(FEED, atomFeed(recent, base)), textFile(SITEMAP, sitemapIndex(months, base))];
  return [
    textFile(ENTRY, entryPage(index)),
    textFile(ARCHIVE, archivePage(index)),
    textFile(SEARCH, searchPage(index)),
    // Without an address, the site is assumed to be the root of its server.
    textFile(NOT_FOUND, notFoundPage(index, base === undefined ? "" : new URL(base).pathname)),
    { path: SHARDS, bytes: encodeJson(counted, 1) },
    textFile("robots.txt", robots(base)),
    ...addressed,
  ];
}

async function monthFiles({ root, base, days, months, record }: Site, month: string): Promise<readonly OutputFile[]> {
  const own = days.filter((day) => monthOf(day) === month);
  const issues = await Promise.all(own.map(record));
  const at = months.indexOf(month);
  const words = await Promise.all(own.map(async (day) => ({ day, stories: await wordsIn(root, day) })));
  const page = monthPage({ month, issues, before: months[at - 1], after: months[at + 1], base });
  const addressed = base === undefined ? [] : [textFile(monthSitemapPath(month), monthSitemap(month, issues, base))];
  return [textFile(monthPath(month), page), { path: shardPath(month), bytes: searchShard(words) }, ...addressed];
}

/** Finds numbers that issues of different days of a year share. Editions of one day have one number, and a paper may count anew each year. */
async function sameNumbers({ days, record }: Site, months: ReadonlySet<string>): Promise<readonly SameNumber[]> {
  const byNumber = new Map<string, IssueRecord[]>();
  for (const day of days.filter((each) => months.has(monthOf(each)))) {
    const issue = await record(day);
    listFor(byNumber, `${issue.date.slice(0, 4)} ${issue.number}`).push(issue);
  }
  return [...byNumber.values()].flatMap((issues) => {
    const number = issues[0]?.number;
    const dates = new Set(issues.map(({ date }) => date));
    return number === undefined || dates.size < 2 ? [] : [{ number, days: issues.map(({ day }) => day) }];
  });
}

/** The pages of changed issues and of their neighbours, with 上一期 and 下一期 filled in. */
async function neighbourFiles(
  { root, days, record }: Site,
  changed: readonly string[],
): Promise<readonly OutputFile[]> {
  const touched = new Set<number>();
  for (const day of changed) {
    const at = days.findIndex((each) => each >= day);
    const place = at < 0 ? days.length : at;
    for (const index of [place - 1, place, place + 1]) if (index >= 0 && index < days.length) touched.add(index);
  }
  const files: OutputFile[] = [];
  const recordAt = async (index: number): Promise<IssueRecord | undefined> => {
    const day = days[index];
    return day === undefined ? undefined : record(day);
  };
  for (const index of touched) {
    const own = await record(days[index] as string);
    const around = { before: await recordAt(index - 1), after: await recordAt(index + 1) };
    files.push(...(await pagesBetween(root, own, around)));
  }
  return files;
}

/** The pages of an issue whose neighbours have changed, and the list of their folder. */
async function pagesBetween(
  root: string,
  { day, pages, language }: IssueRecord,
  around: Parameters<typeof withNeighbours>[2],
): Promise<readonly OutputFile[]> {
  const files: OutputFile[] = [];
  for (const { label } of pages) {
    const path = nodePath(day, label);
    const place = join(root, path);
    const page = await readFile(place, "utf8").catch(() => {
      throw refusal("HALF_ISSUE", `${path} cannot be read`, place);
    });
    const put = withNeighbours(page, path, around, language);
    if (put !== page) files.push(textFile(path, put));
  }
  const list = files.length === 0 ? undefined : await listWith(root, layoutFolder(day), files);
  return list === undefined ? files : [...files, list];
}

/** Style, scripts and the viewer, from the program itself. */
async function assetFiles(): Promise<readonly OutputFile[]> {
  const names = (await readdir(siteAssets)).sort();
  return Promise.all(
    names.map(async (name) => ({ path: `assets/${name}`, bytes: await readFile(join(siteAssets, name)) })),
  );
}
