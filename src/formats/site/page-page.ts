import { chineseDate } from "../../base/dates.ts";
import type { PrintedAdvert, PrintedPage } from "../../engine/newspaper/newspaper.ts";
import { manifestPath, monthPath, nodePath, pdfPath, picturesFolder, storyPath, wayTo, ZOOMER } from "./addresses.ts";
import { advertWords } from "./advert-words.ts";
import { attribute, type Html, html, phrases } from "./html.ts";
import type { IssueRecord, PageRecord, StoryRecord } from "./issue-record.ts";
import { pageCard } from "./link-card.ts";
import { NO_NEIGHBOURS, neighbourLinks } from "./neighbours.ts";
import { siteDocument, stepTo } from "./shell.ts";
import { siteWords } from "./words.ts";
import { type LinkedZone, outlinesOf, zoneLinks, zoneMap, zoneMarks } from "./zones.ts";

/** All from which an issue's pages are made. */
export interface WebIssue {
  readonly record: IssueRecord;
  readonly pages: readonly PrintedPage[];
  readonly adverts: readonly PrintedAdvert[];
  readonly base: string | undefined;
}

/** A page of the paper: its picture with zones, its stories, the other pages. */
export function pagePage(issue: WebIssue, page: PrintedPage): string {
  const { record, base } = issue;
  const path = nodePath(record.day, page.label);
  const at = record.pages.findIndex(({ label }) => label === page.label);
  const [own, before, after] = [record.pages[at], record.pages[at - 1], record.pages[at + 1]];
  if (own === undefined) throw new Error(`page ${page.label} is not in its issue`);
  const stories = own.stories.flatMap((id) => record.stories.find((story) => story.id === id) ?? []);
  const name = pageTitle(own);
  return siteDocument({
    path,
    title: `${name} - ${record.paper} ${chineseDate(record.date)}`,
    // A page of adverts has no headline.
    description: stories.map(({ title }) => title).join("；") || siteWords(record.language).picture(name),
    issue: record,
    base,
    kind: "sheet-page",
    picture: pageCard(own.picture, siteWords(record.language).picture(name)),
    head: html`${before && html`<link rel="prev" href="${wayTo(path, nodePath(record.day, before.label))}">\n`}${
      after && html`<link rel="next" href="${wayTo(path, nodePath(record.day, after.label))}">\n`
    }`,
    rules: stories.map((_, index) => lighting(markOf(index))).join(""),
    body: html`<main id="main">
${pager(issue, path, { own, before, after })}
<div class="desk">
${sheet(issue, page, { path, own, stories })}
${contents(issue, { path, own, stories })}</div>
${directory(issue, path, { own, stories })}
</main>
`,
  });
}

export function pageTitle({ name, section }: PageRecord): string {
  return section === undefined ? name : `${name}：${section}`;
}

function markOf(index: number): string {
  return `s${index + 1}`;
}

/** Lights up all of a story, its entry and its zones here and on the small pages, as soon as a reader points at one of them or reaches it by keyboard. */
function lighting(mark: string): string {
  const lit = `main:has(.${mark}:is(:hover,:focus-visible,:focus-within))`;
  return `${lit} .${mark} path,${lit} path.${mark}{fill-opacity:var(--lit);stroke-opacity:1}${lit} .entry.${mark}{background:var(--shade)}`;
}

/** 本版稿件, and the adverts in words; nothing on a page that has neither, as one with an advert that is a picture. */
function contents({ record, adverts }: WebIssue, { path, own, stories }: OnSheet): Html {
  const words = siteWords(record.language);
  const worded = advertWords(
    adverts.filter((advert) => advert.page === own.label),
    record.language,
  );
  if (stories.length === 0) return worded.markup === "" ? worded : html`<div class="contents">${worded}</div>\n`;
  return html`<section class="contents" aria-label="${words.stories}">
<h2>${words.stories}</h2>
<ol>
${stories.map((story, index) => entry(story, markOf(index), wayTo(path, storyPath(record.day, story.id))))}</ol>
${worded}</section>
`;
}

interface Around {
  readonly own: PageRecord;
  readonly before: PageRecord | undefined;
  readonly after: PageRecord | undefined;
}

function pager({ record, base }: WebIssue, path: string, { own, before, after }: Around): Html {
  const iiif = base === undefined ? undefined : wayTo(path, manifestPath(record.day));
  const [month = ""] = record.day.split("/");
  const words = siteWords(record.language);
  const step = (page: PageRecord | undefined, name: string, relation: string): Html =>
    stepTo(
      name,
      page &&
        html` rel="${relation}" href="${wayTo(path, nodePath(record.day, page.label))}" title="${pageTitle(page)}"`,
    );
  // In a paper bound at the right, the next page is at the left.
  const [back, forward] = [step(before, words.pageBefore, "prev"), step(after, words.pageAfter, "next")];
  return html`<div class="pager">
<h1>${pageTitle(own)}</h1>
<nav class="steps" aria-label="${words.turnPages}"${attribute("data-binding", record.binding)}>${record.binding === "right" ? [forward, back] : [back, forward]}</nav>
<nav class="steps" aria-label="${words.turnIssues}">${neighbourLinks(path, NO_NEIGHBOURS, record.language)}<a href="${wayTo(path, monthPath(month))}">${words.calendar}</a></nav>
<p class="steps"><a href="${wayTo(path, pdfPath(record.day, own.label))}" type="application/pdf">${words.pdf}</a>${iiif && html`<a href="${iiif}" type="application/ld+json" title="${words.iiif}">IIIF</a>`}<button type="button" class="zoom" hidden data-image="${wayTo(path, `${picturesFolder(record.day, own.label)}/info.json`)}" data-zoomer="${wayTo(path, ZOOMER)}">${words.closeLook}</button></p>
</div>`;
}

interface OnSheet {
  readonly path: string;
  readonly own: PageRecord;
  readonly stories: readonly StoryRecord[];
}

function sheet({ record }: WebIssue, page: PrintedPage, { path, own, stories }: OnSheet): Html {
  const zones = stories.flatMap((story, index): readonly LinkedZone[] =>
    outlinesOf(page, story.id).map((outline) => ({
      mark: markOf(index),
      href: wayTo(path, storyPath(record.day, story.id)),
      name: story.title,
      outline,
    })),
  );
  const { width, height } = own.picture;
  return html`<div class="sheet">
${pagePicture(record, own, path, { sizes: "(min-width: 64em) 60vw, 100vw", more: html` usemap="#PagePicMap"` })}
${zoneLinks(zones, page.trim)}
${zoneMap(zones, width / page.trim.width)}
<div class="viewer" hidden${attribute("data-shape", `${width}/${height}`)}></div>
</div>`;
}

interface Showing {
  /** How wide the picture is shown, as an image's `sizes`. */
  readonly sizes: string;
  /** More attributes. */
  readonly more?: Html;
}

export function pagePicture({ language }: IssueRecord, page: PageRecord, path: string, showing: Showing): Html {
  const { picture } = page;
  const { sizes, more = html`` } = showing;
  const words = siteWords(language).picture(pageTitle(page));
  const set = picture.sizes.map(({ path: to, width }) => `${wayTo(path, to)} ${width}w`).join(", ");
  const source = wayTo(path, picture.sizes.at(-1)?.path ?? "");
  return html`<img src="${source}" srcset="${set}" sizes="${sizes}" width="${picture.width}" height="${picture.height}" alt="${words}"${more}>`;
}

/** The classes of a story's entry: its weight, and its place in a group. */
export function entryClass({ priority, members, group }: StoryRecord): string {
  const place = members !== undefined ? " group" : group !== undefined ? " member" : "";
  return `entry ${priority}${place}`;
}

function entry(story: StoryRecord, mark: string, href: string): Html {
  return html`<li class="${entryClass(story)} ${mark}"><a href="${href}">${story.label !== undefined && html`<span class="label">${story.label}</span>`}${
    story.kicker !== undefined && html`<span class="kicker">${phrases(story.kicker)}</span>`
  }<span class="head">${story.title}</span>${story.deck !== undefined && html`<span class="deck">${phrases(story.deck)}</span>`}</a></li>\n`;
}

/** 版面目录: all pages, small. Stories of this page that go on elsewhere are marked there. */
function directory(
  { record, pages }: WebIssue,
  path: string,
  { own, stories }: Pick<OnSheet, "own" | "stories">,
): Html {
  const { directory: heading } = siteWords(record.language);
  return html`<nav class="directory" aria-label="${heading}">
<h2>${heading}</h2>
<ol${attribute("dir", record.binding && "rtl")}>
${record.pages.map((page) => {
  const printed = pages.find(({ label }) => label === page.label);
  const marks = stories.flatMap((story, index) =>
    printed === undefined ? [] : outlinesOf(printed, story.id).map((outline) => ({ mark: markOf(index), outline })),
  );
  const current = attribute("aria-current", page.label === own.label ? "page" : undefined);
  return html`<li${attribute("dir", record.binding && "ltr")}><a href="${wayTo(path, nodePath(record.day, page.label))}"${current}><span class="thumb">${smallPage(page, path)}${
    printed && page.label !== own.label && marks.length > 0 && zoneMarks(marks, printed.trim)
  }</span>${pageTitle(page)}</a></li>\n`;
})}</ol>
</nav>`;
}

/** A small picture of a page. The name stands beside it, so the picture needs no words of its own. */
export function smallPage({ picture }: PageRecord, path: string): Html {
  const small = picture.sizes.find(({ width }) => width >= THUMBNAIL) ?? picture.sizes.at(-1);
  return html`<img src="${wayTo(path, small?.path ?? "")}" width="${small?.width ?? 0}" height="${small?.height ?? 0}" alt="" loading="lazy">`;
}

/** Pixels: twice the width of a thumbnail, for screens of twice the resolution. */
const THUMBNAIL = 240;
