/*
 * All paths of a site, from its root, with `/`. They are those of Founder's system, which readers and collectors' crawlers know (src/formats/site/README.md).
 */
import type { Identity } from "../../engine/newspaper/newspaper.ts";

/** The issue's part of a path: 202611/24, or 202611/24-晚 for one of several editions of a day. */
export function dayOf({ date, edition }: Pick<Identity, "date" | "edition">): string {
  const [year = "", month = "", day = ""] = date.split("-");
  return `${year}${month}/${day}${edition === undefined ? "" : `-${edition}`}`;
}

export function layoutFolder(day: string): string {
  return `pc/layout/${day}`;
}

export function contentFolder(day: string): string {
  return `pc/content/${day}`;
}

export function nodePath(day: string, label: string): string {
  return `${layoutFolder(day)}/node_${padded(label)}.html`;
}

export function pdfPath(day: string, label: string): string {
  return `${layoutFolder(day)}/page_${padded(label)}.pdf`;
}

/** The folder of a page's pictures: an IIIF image. */
export function picturesFolder(day: string, label: string): string {
  return `${layoutFolder(day)}/picture_${padded(label)}`;
}

export function manifestPath(day: string): string {
  return `${layoutFolder(day)}/manifest.json`;
}

/** The id of a page in that manifest. There is no such file. */
export function canvasPath(day: string, label: string): string {
  return `${layoutFolder(day)}/canvas/${label}`;
}

/** The search service for IIIF viewers. There is no such file: `banmian serve` answers. */
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

/** The words of an issue's stories, for searching. */
export function wordsPath(day: string): string {
  return `${contentFolder(day)}/words.json`;
}

/** The lines of an issue's stories with their places, for searching in IIIF viewers. */
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
/** GitHub, Cloudflare, Netlify and others show it automatically; nginx with `error_page 404 /404.html`. */
export const NOT_FOUND = "404.html";
export const SEARCH = "search.html";
export const SHARDS = "search/months.json";
export const FEED = "feed.xml";
export const SITEMAP = "sitemap.xml";
export const STYLE = "assets/site.css";
export const READER = "assets/reader.js";
export const SEARCHER = "assets/search.js";
export const ZOOMER = "assets/openseadragon.js";

/** Pads labels of one digit with a zero, so that they sort. */
function padded(label: string): string {
  return /^\d$/.test(label) ? `0${label}` : label;
}

/** The relative link from one file of the site to another: works in any folder, and from disk. */
export function wayTo(from: string, to: string): string {
  const here = from.split("/").slice(0, -1);
  const there = to.split("/");
  let same = 0;
  while (same < here.length && same < there.length - 1 && here[same] === there[same]) same++;
  const up = "../".repeat(here.length - same);
  return up + encoded(there.slice(same).join("/"));
}

/** @param base the address of the site's root, with or without a final slash */
export function addressOf(base: string, path: string): string {
  return `${base.replace(/\/+$/, "")}/${encoded(path)}`;
}

/** Keeps commas: paths of IIIF images contain them, and not every server accepts them encoded. */
function encoded(path: string): string {
  return encodeURI(path).replace(/[?#]/g, encodeURIComponent);
}
