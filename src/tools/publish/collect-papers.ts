// The IIIF Collections of a folder of bags: one for each paper, with its years and their issues, so that a viewer can browse all that a library has. They are
// written anew from the bags each time.
import { readdir } from "node:fs/promises";
import { join } from "node:path";
import { readJson } from "../../base/disk-files.ts";
import { encodeJson } from "../../base/json.ts";
import { type Leftover, replaceFiles } from "../../build/disk/replace-files.ts";
import { collectionPath, ISSUE_ITEM, yearPath } from "../../formats/deposit/ninjs.ts";
import type { OutputFile } from "../../formats/format.ts";
import { type CollectedIssue, inLanguage, paperCollection, yearCollection } from "../../formats/iiif/presentation.ts";

interface Collected {
  readonly papers: readonly CollectedPaper[];
  /** Undefined if nothing was written. */
  readonly leftover: Leftover | undefined;
}

interface CollectedPaper {
  readonly paper: string;
  readonly issues: number;
  /** Below the folder of bags. */
  readonly path: string;
}

/** A bag that stands in the folder. */
interface Bag {
  readonly code: string;
  readonly paper: string;
  readonly language: string;
  readonly year: string;
  readonly issue: CollectedIssue;
}

/** The part of an issue's ninjs item that names the paper. */
interface BagItem {
  readonly language: string;
  readonly infoSources: readonly { readonly name: string; readonly literal: string }[];
}

/** Levels of JSON that have lines of their own, so that each issue is one line. */
const DEPTH = 2;

/**
 * Writes the IIIF Collection of each paper that has bags in a folder: all its years, and the issues of each year.
 * @param base the folder's address on the web, without a slash at the end
 */
export async function collectPapers(folder: string, base: string): Promise<Collected> {
  const bags = await bagsIn(folder);
  const files: OutputFile[] = [];
  const collected: CollectedPaper[] = [];
  for (const code of new Set(bags.map((bag) => bag.code))) {
    const own = bags.filter((bag) => bag.code === code);
    const last = own.at(-1);
    if (last === undefined) continue;
    const path = collectionPath(code);
    const id = `${base}/${path}`;
    const years = [...new Set(own.map(({ year }) => year))].sort().map((year) => {
      const label = inLanguage(last.language, `${last.paper} ${year}年`);
      return { year, link: { id: `${base}/${yearPath(code, year)}`, label } };
    });
    const links = years.map(({ link }) => link);
    files.push({ path, bytes: encodeJson(paperCollection(id, last.paper, last.language, links), DEPTH) });
    for (const { year, link } of years) {
      const issues = own.filter((bag) => bag.year === year).map(({ issue }) => issue);
      files.push({ path: yearPath(code, year), bytes: encodeJson(yearCollection(link, id, issues), DEPTH) });
    }
    collected.push({ paper: last.paper, issues: own.length, path });
  }
  const isYear = /^[A-Za-z0-9]{1,12}\/\d{4}\.json$/;
  const outputs = { owns: (path: string) => isYear.test(path), isOutdated: () => true };
  const leftover = files.length === 0 ? undefined : await replaceFiles(folder, files, outputs);
  return { papers: collected, leftover };
}

/** The bags in a folder, in order of their names: by paper, then by day. Skips everything else. */
async function bagsIn(folder: string): Promise<readonly Bag[]> {
  const names = (await readdir(folder).catch(() => [])).sort();
  const bags: Bag[] = [];
  for (const name of names) {
    const bag = await bagIn(join(folder, name, "data"));
    if (bag !== undefined) bags.push(bag);
  }
  return bags;
}

/** The paper whose issue is in a bag; undefined if there is no bag. */
export async function paperOfBag(folder: string): Promise<string | undefined> {
  return (await bagIn(join(folder, "data")))?.paper;
}

async function bagIn(data: string): Promise<Bag | undefined> {
  const item = (await readJson(join(data, ISSUE_ITEM))) as Partial<BagItem> | undefined;
  const manifest = (await readJson(join(data, "iiif/manifest.json"))) as CollectedIssue | undefined;
  const source = item?.infoSources?.[0];
  if (item?.language === undefined || source === undefined || manifest?.navDate === undefined) return undefined;
  const { id, label, navDate, thumbnail } = manifest;
  const year = navDate.slice(0, 4);
  return {
    code: source.literal,
    paper: source.name,
    language: item.language,
    year,
    issue: { id, label, navDate, thumbnail },
  };
}
