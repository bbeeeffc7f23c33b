/*
 * The web page of a printed page: its picture with a clickable zone for each story, the list of its stories, and small pictures of all pages. Zones are drawn
 * twice: as SVG links for readers, and as Founder's image map for programs.
 */
import { chineseDate } from "../../base/dates.ts";
import type { Point, Size } from "../../base/rect.ts";
import type { AdvertBlock, PrintedAdvert, PrintedPage } from "../../engine/newspaper/newspaper.ts";
import { paperWords } from "../../locales/catalogues.ts";
import { manifestPath, monthPath, nodePath, pdfPath, picturesFolder, storyPath, wayTo, ZOOMER } from "./addresses.ts";
import { attribute, type Html, html, phrases } from "./html.ts";
import type { IssueRecord, PageRecord, StoryRecord } from "./issue-record.ts";
import { NO_NEIGHBOURS, neighbourLinks, pageCard, siteDocument, stepTo } from "./shell.ts";

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
    description:
      stories.map(({ title }) => title).join("；") || paperWords("site", record.language)("picture", { page: name }),
    issue: record,
    base,
    kind: "sheet-page",
    picture: pageCard(own.picture, paperWords("site", record.language)("picture", { page: name })),
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

/** Highlights a story's entry and all its zones, also on the small pages, while a reader points at one of them or focuses it by keyboard. */
function lighting(mark: string): string {
  const lit = `main:has(.${mark}:is(:hover,:focus-visible,:focus-within))`;
  return `${lit} .${mark} path,${lit} path.${mark}{fill-opacity:var(--lit);stroke-opacity:1}${lit} .entry.${mark}{background:var(--shade)}`;
}

/** 本版稿件, and the adverts in words; nothing on a page without either, such as one with a single picture advert. */
function contents({ record, adverts }: WebIssue, { path, own, stories }: OnSheet): Html {
  const words = paperWords("site", record.language);
  const worded = advertWords(
    adverts.filter((advert) => advert.page === own.label),
    record.language,
  );
  if (stories.length === 0) return worded.markup === "" ? worded : html`<div class="contents">${worded}</div>\n`;
  return html`<section class="contents" aria-label="${words("stories")}">
<h2>${words("stories")}</h2>
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
  const words = paperWords("site", record.language);
  const step = (page: PageRecord | undefined, name: string, relation: string): Html =>
    stepTo(
      name,
      page &&
        html` rel="${relation}" href="${wayTo(path, nodePath(record.day, page.label))}" title="${pageTitle(page)}"`,
    );
  // In a paper bound at the right, the next page is at the left.
  const [back, forward] = [step(before, words("page-before"), "prev"), step(after, words("page-after"), "next")];
  return html`<div class="pager">
<h1>${pageTitle(own)}</h1>
<nav class="steps" aria-label="${words("turn-pages")}"${attribute("data-binding", record.binding)}>${record.binding === "right" ? [forward, back] : [back, forward]}</nav>
<nav class="steps" aria-label="${words("turn-issues")}">${neighbourLinks(path, NO_NEIGHBOURS, record.language)}<a href="${wayTo(path, monthPath(month))}">${words("calendar")}</a></nav>
<p class="steps"><a href="${wayTo(path, pdfPath(record.day, own.label))}" type="application/pdf">${words("pdf")}</a>${iiif && html`<a href="${iiif}" type="application/ld+json" title="${words("iiif")}">IIIF</a>`}<button type="button" class="zoom" hidden data-image="${wayTo(path, `${picturesFolder(record.day, own.label)}/info.json`)}" data-zoomer="${wayTo(path, ZOOMER)}">${words("close-look")}</button></p>
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
  /** The displayed width, as an image's `sizes`. */
  readonly sizes: string;
  readonly more?: Html;
}

export function pagePicture({ language }: IssueRecord, page: PageRecord, path: string, showing: Showing): Html {
  const { picture } = page;
  const { sizes, more = html`` } = showing;
  const words = paperWords("site", language)("picture", { page: pageTitle(page) });
  const set = picture.sizes.map(({ path: to, width }) => `${wayTo(path, to)} ${width}w`).join(", ");
  const source = wayTo(path, picture.sizes.at(-1)?.path ?? "");
  return html`<img src="${source}" srcset="${set}" sizes="${sizes}" width="${picture.width}" height="${picture.height}" alt="${words}"${more}>`;
}

/** The classes of a story's entry: its priority, and its position in a group. */
export function entryClass({ priority, members, group }: StoryRecord): string {
  const place = members !== undefined ? " group" : group !== undefined ? " member" : "";
  return `entry ${priority}${place}`;
}

function entry(story: StoryRecord, mark: string, href: string): Html {
  return html`<li class="${entryClass(story)} ${mark}"><a href="${href}">${story.label !== undefined && html`<span class="label">${story.label}</span>`}${
    story.kicker !== undefined && html`<span class="kicker">${phrases(story.kicker)}</span>`
  }<span class="head">${story.title}</span>${story.deck !== undefined && html`<span class="deck">${phrases(story.deck)}</span>`}</a></li>\n`;
}

/** 版面目录: all pages, small. Stories of this page that continue on others are marked there. */
function directory(
  { record, pages }: WebIssue,
  path: string,
  { own, stories }: Pick<OnSheet, "own" | "stories">,
): Html {
  const heading = paperWords("site", record.language)("directory");
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

/** A small picture of a page. Its name is beside it, so the picture has an empty alternate text. */
export function smallPage({ picture }: PageRecord, path: string): Html {
  const small = picture.sizes.find(({ width }) => width >= THUMBNAIL) ?? picture.sizes.at(-1);
  return html`<img src="${wayTo(path, small?.path ?? "")}" width="${small?.width ?? 0}" height="${small?.height ?? 0}" alt="" loading="lazy">`;
}

/** In pixels: twice the width of a thumbnail, for high-resolution screens. */
const THUMBNAIL = 240;

interface LinkedZone {
  /** The class shared by all zones of a story, for highlighting. */
  readonly mark: string;
  readonly href: string;
  readonly name: string;
  readonly outline: readonly Point[];
}

/** The zones of a page over its picture, as links. Unlike `area` elements, they scale with the picture without a script. */
function zoneLinks(zones: readonly LinkedZone[], { width, height }: Size): Html {
  return html`<svg class="zones" viewBox="0 0 ${tenths(width)} ${tenths(height)}" preserveAspectRatio="none">
${zones.map(
  ({ mark, href, name, outline }) =>
    html`<a href="${href}" class="zone ${mark}" aria-label="${name}"><title>${name}</title><path d="${pathOf(outline)}"/></a>\n`,
)}</svg>`;
}

/** Zones on a small picture of a page, shown without links. */
export function zoneMarks(zones: readonly Pick<LinkedZone, "mark" | "outline">[], { width, height }: Size): Html {
  return html`<svg class="marks" viewBox="0 0 ${tenths(width)} ${tenths(height)}" preserveAspectRatio="none" aria-hidden="true">${zones.map(
    ({ mark, outline }) => html`<path class="${mark}" d="${pathOf(outline)}"/>`,
  )}</svg>`;
}

/**
 * The zones as an image map like that of Founder's pages, in pixels of the largest picture, for programs that collect papers. Keyboards and screen readers
 * skip it, because they have the links.
 * @param scale pixels per point
 */
function zoneMap(zones: readonly LinkedZone[], scale: number): Html {
  return html`<map name="PagePicMap" aria-hidden="true">
${zones.map(({ href, name, outline }) => {
  const coordinates = outline.map(({ x, y }) => `${Math.round(x * scale)},${Math.round(y * scale)}`).join(",");
  return html`<area shape="polygon" coords="${coordinates}" href="${href}" alt="${name}" title="${name}" tabindex="-1">\n`;
})}</map>`;
}

export function outlinesOf({ frames }: PrintedPage, story: string): readonly (readonly Point[])[] {
  return frames.filter(({ of, kind }) => of === story && kind !== "advert").map(({ zone }) => zone);
}

function pathOf(outline: readonly Point[]): string {
  return `M${outline.map(({ x, y }) => `${tenths(x)} ${tenths(y)}`).join("L")}Z`;
}

/** A tenth of a point is less than a pixel of any screen. */
function tenths(points: number): string {
  return String(Math.round(points * 10) / 10);
}

/** The words of a page's adverts: texts and small ads that the paper set, which the page's picture also shows. Empty if there are none. */
export function advertWords(adverts: readonly PrintedAdvert[], language: string): Html {
  const worded = adverts.filter(({ blocks }) => blocks.length > 0);
  if (worded.length === 0) return html``;
  const heading = paperWords("site", language)("adverts");
  return html`<section class="adverts" aria-label="${heading}">
<h2>${heading}</h2>
${worded.map(
  ({ label, blocks }) => html`<article><p class="label">${label}</p>
${blocks.map(blockHtml)}</article>
`,
)}</section>
`;
}

function blockHtml({ kind, texts }: AdvertBlock): Html {
  const text = texts.at(-1)?.text.text ?? "";
  switch (kind) {
    case "headline":
      return html`<h3>${text}</h3>\n`;
    case "category":
      return html`<h4>${text}</h4>\n`;
    case "paragraph":
      return html`<p>${text}</p>\n`;
    case "signature":
      return html`<p class="signature">${text}</p>\n`;
    case "smallAd": {
      const [title] = texts.slice(0, -1);
      return html`<p class="small-ad">${title && html`<b>${title.text.text}</b>　`}${text}</p>\n`;
    }
  }
}
