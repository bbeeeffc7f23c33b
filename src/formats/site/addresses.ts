import type { Identity } from "../../engine/newspaper/newspaper.ts";

// Paths in a site, from its root, with `/`. They are those of Founder's system, which readers and collectors' crawlers know (src/formats/site/README.md).

/** The part of an issue's paths that sets it apart: 202611/24, and 202611/24-晚 for one of several editions of a day. */
export function dayOf({ date, edition }: Pick<Identity, "date" | "edition">): string {
  const [year = "", month = "", day = ""] = date.split("-");
  return `${year}${month}/${day}${edition === undefined ? "" : `-${edition}`}`;
}

/** The folder with an issue's pages. */
export function layoutFolder(day: string): string {
  return `pc/layout/${day}`;
}

/** The folder with an issue's stories. */
export function contentFolder(day: string): string {
  return `pc/content/${day}`;
}

export function nodePath(day: string, label: string): string {
  return `${layoutFolder(day)}/node_${padded(label)}.html`;
}

export function pdfPath(day: string, label: string): string {
  return `${layoutFolder(day)}/page_${padded(label)}.pdf`;
}

/** The folder with a page's pictures: an IIIF image. */
export function picturesFolder(day: string, label: string): string {
  return `${layoutFolder(day)}/picture_${padded(label)}`;
}

/** The issue's manifest for IIIF viewers. */
export function manifestPath(day: string): string {
  return `${layoutFolder(day)}/manifest.json`;
}

/** What that manifest calls a page. There is no such file. */
export function canvasPath(day: string, label: string): string {
  return `${layoutFolder(day)}/canvas/${label}`;
}

/** Where IIIF viewers search for words. There is no such file: `banmian serve` answers. */
export function searchPath(day: string): string {
  return `${layoutFolder(day)}/search`;
}

export function nameplatePath(day: string): string {
  return `${layoutFolder(day)}/nameplate.svg`;
}

export function recordPath(day: string): string {
  return `${layoutFolder(day)}/issue.json`;
}

export function storyPath(day: string, story: string): string {
  return `${contentFolder(day)}/content_${story}.html`;
}

/** The words of an issue's stories, for the search. */
export function wordsPath(day: string): string {
  return `${contentFolder(day)}/words.json`;
}

/** The lines of an issue's stories with their places, for the search of IIIF viewers. */
export function linesPath(day: string): string {
  return `${contentFolder(day)}/lines.json`;
}

/** @param month 202611 */
export function monthPath(month: string): string {
  return `pc/layout/${month}/index.html`;
}

export function shardPath(month: string): string {
  return `search/${month}.json`;
}

export const ENTRY = "index.html";
export const ARCHIVE = "pc/layout/index.html";
/** GitHub, Cloudflare, Netlify and others show it by itself; nginx by `error_page 404 /404.html`. */
export const NOT_FOUND = "404.html";
export const SEARCH = "search.html";
export const SHARDS = "search/months.json";
export const FEED = "feed.xml";
export const SITEMAP = "sitemap.xml";
export const STYLE = "assets/site.css";
export const READER = "assets/reader.js";
export const SEARCHER = "assets/search.js";
export const ZOOMER = "assets/openseadragon.js";

/** Labels of one digit get a zero in front, so that they sort. */
function padded(label: string): string {
  return /^\d$/.test(label) ? `0${label}` : label;
}

/** The relative link from one file of the site to another: it works in every folder, and from the disk. */
export function wayTo(from: string, to: string): string {
  const here = from.split("/").slice(0, -1);
  const there = to.split("/");
  let same = 0;
  while (same < here.length && same < there.length - 1 && here[same] === there[same]) same++;
  const up = "../".repeat(here.length - same);
  return up + encoded(there.slice(same).join("/"));
}

/** @param base the address of the site's root, with or without a slash at its end */
export function addressOf(base: string, path: string): string {
  return `${base.replace(/\/+$/, "")}/${encoded(path)}`;
}

/** Commas are not encoded: the paths of IIIF images have them, and not every server takes them encoded. */
function encoded(path: string): string {
  return encodeURI(path).replace(/[?#]/g, encodeURIComponent);
}
