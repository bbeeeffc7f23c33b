/*
 * The pages round the issues: entry, calendar, archive, search, feed, sitemaps. They are made from issue records alone, so that a new issue of an old site
 * opens no other issue.
 */
import { chineseDate, dayTime, weekday } from "../../base/dates.ts";
import { paperWords } from "../../locales/catalogues.ts";
import {
  ARCHIVE,
  addressOf,
  ENTRY,
  FEED,
  monthPath,
  NOT_FOUND,
  nodePath,
  SEARCH,
  SEARCHER,
  SHARDS,
  SITEMAP,
  storyPath,
  wayTo,
} from "./addresses.ts";
import { type Html, html, phrases } from "./html.ts";
import { frontPath, type IssueRecord, type PageRecord, type StoryRecord } from "./issue-record.ts";
import { entryClass, pagePicture, pageTitle, smallPage } from "./page-page.ts";
import { siteDocument, stepTo } from "./shell.ts";

interface SiteIndex {
  readonly newest: IssueRecord;
  /** All months, in order: 202611, with the number of issues. */
  readonly months: readonly { readonly month: string; readonly issues: number }[];
  readonly base: string | undefined;
}

/** The entry: the newest issue's front page, with all its headlines beside it. */
export function entryPage({ newest, base }: SiteIndex): string {
  const [front] = newest.pages;
  const headlines = newest.stories
    .filter(({ pages }) => pages[0] === front?.label)
    .map(({ title }) => title)
    .join("；");
  return siteDocument({
    path: ENTRY,
    title: `${newest.paper} ${chineseDate(newest.date)}`,
    description: headlines || paperWords("site", newest.language)("entry-of", { paper: newest.paper }),
    issue: newest,
    base,
    kind: "entry-page",
    body: html`<main id="main">
<h1 class="unseen">${newest.paper}　${chineseDate(newest.date)}</h1>
<div class="desk">
${front && html`<a class="sheet" href="${wayTo(ENTRY, frontPath(newest))}">${pagePicture(newest, front, ENTRY, { sizes: "(min-width: 64em) 46vw, 100vw" })}</a>`}
<div class="contents">
${newest.pages.map((page) => pageSection(newest, page))}</div>
</div>
</main>
`,
  });
}

function pageSection(issue: IssueRecord, page: PageRecord): Html {
  const stories = page.stories.flatMap((id) => issue.stories.find((story) => story.id === id) ?? []);
  // A story that continues here is listed on its first page.
  const begun = stories.filter(({ pages }) => pages[0] === page.label);
  return html`<section>
<h2><a href="${wayTo(ENTRY, nodePath(issue.day, page.label))}">${pageTitle(page)}</a></h2>
${begun.length > 0 && html`<ol>${begun.map((story) => headline(issue, story))}</ol>\n`}</section>
`;
}

function headline(issue: IssueRecord, story: StoryRecord): Html {
  const { id, title, deck, kicker, priority, summary, label } = story;
  const lead = priority === "lead";
  return html`<li class="${entryClass(story)}"><a href="${wayTo(ENTRY, storyPath(issue.day, id))}">${label !== undefined && html`<span class="label">${label}</span>`}${
    lead && kicker !== undefined && html`<span class="kicker">${phrases(kicker)}</span>`
  }<span class="head">${title}</span>${deck !== undefined && priority !== "brief" && html`<span class="deck">${phrases(deck)}</span>`}${
    lead && summary !== "" && html`<span class="summary">${summary}</span>`
  }</a></li>
`;
}

/** 往期: all years and months. */
export function archivePage({ newest, months, base }: SiteIndex): string {
  const words = paperWords("site", newest.language);
  const years = [...new Set(months.map(({ month }) => month.slice(0, 4)))].reverse();
  return siteDocument({
    path: ARCHIVE,
    title: `${words("archive")} - ${newest.paper}`,
    description: words("archive-of", { paper: newest.paper }),
    issue: newest,
    base,
    kind: "archive-page",
    body: html`<main id="main">
<div class="pager"><h1>${words("archive")}</h1></div>
${years.map(
  (year) => html`<section class="year"><h2>${year}年</h2>
<ol>${months
    .filter(({ month }) => month.startsWith(year))
    .map(
      ({ month, issues }) =>
        html`<li><a href="${wayTo(ARCHIVE, monthPath(month))}" aria-label="${monthName(month)}，${words("issues", { count: issues })}">${Number(month.slice(4))}月<small>${words("issues", { count: issues })}</small></a></li>`,
    )}</ol></section>
`,
)}</main>
`,
  });
}

/**
 * The page that servers show for missing addresses at any depth.
 * @param root the address of the site's root, or its path on the server
 */
export function notFoundPage({ newest, base }: Pick<SiteIndex, "newest" | "base">, root: string): string {
  const words = paperWords("site", newest.language);
  return siteDocument({
    path: NOT_FOUND,
    title: `${words("not-found")} - ${newest.paper}`,
    description: words("not-found"),
    issue: newest,
    base,
    root,
    kind: "lost-page",
    body: html`<main id="main">
<div class="pager"><h1>${words("not-found")}</h1></div>
<p class="status"><a href="${addressOf(root, ENTRY)}">${words("entry-of", { paper: newest.paper })}</a></p>
</main>
`,
  });
}

/** 检索: the only page that needs a script; without scripts it links to the months. */
export function searchPage({ newest, base }: SiteIndex): string {
  const words = paperWords("site", newest.language);
  return siteDocument({
    path: SEARCH,
    title: `${words("search")} - ${newest.paper}`,
    description: words("search-of", { paper: newest.paper }),
    issue: newest,
    base,
    kind: "search-page",
    head: html`<script src="${wayTo(SEARCH, SEARCHER)}" defer></script>\n`,
    body: html`<main id="main">
<h1 class="unseen">${words("search")}</h1>
<form class="search" role="search" action="${SEARCH}" data-months="${SHARDS}"><label for="q">${words("asked")}</label><input id="q" name="q" type="search" autocomplete="off" required><button>${words("search")}</button></form>
<noscript><p class="status">${words("no-script")}<a href="${wayTo(SEARCH, ARCHIVE)}">${words("archive")}</a></p></noscript>
<p class="status" role="status"></p>
<ol class="hits"></ol>
<button type="button" class="more" hidden>${words("more")}</button>
</main>
`,
  });
}

/** A month of the site: its issues, and the adjacent months. */
interface Month {
  /** 202611. */
  readonly month: string;
  /** In order; at least one. */
  readonly issues: readonly IssueRecord[];
  readonly before: string | undefined;
  readonly after: string | undefined;
  readonly base: string | undefined;
}

/** The calendar of a month, then its issues, the newest first. */
export function monthPage({ month, issues, before, after, base }: Month): string {
  const path = monthPath(month);
  const newest = issues.at(-1) as IssueRecord;
  const words = paperWords("site", newest.language);
  const step = (to: string | undefined, name: string): Html =>
    stepTo(name, to === undefined ? undefined : html` href="${wayTo(path, monthPath(to))}"`);
  return siteDocument({
    path,
    title: `${monthName(month)} - ${newest.paper}`,
    description: words("month-of", { paper: newest.paper, month: monthName(month) }),
    issue: newest,
    base,
    kind: "month-page",
    body: html`<main id="main">
<div class="pager"><h1>${monthName(month)}</h1>
<nav class="steps" aria-label="${words("turn-months")}">${step(before, words("month-before"))}<a href="${wayTo(path, ARCHIVE)}">${words("whole-archive")}</a>${step(after, words("month-after"))}</nav></div>
${calendar(month, issues, path)}
<ol class="issues">
${[...issues].reverse().map((issue) => issueEntry(issue, path))}</ol>
</main>
`,
  });
}

/** 202611 → 2026年11月. */
function monthName(month: string): string {
  return `${month.slice(0, 4)}年${Number(month.slice(4))}月`;
}

const DAY = 86_400_000;

/** Weeks begin on Monday, as in Chinese calendars (GB/T 7408.1). */
function calendar(month: string, issues: readonly IssueRecord[], path: string): Html {
  const first = dayTime(`${month.slice(0, 4)}-${month.slice(4)}-01`);
  const lead = (new Date(first).getUTCDay() + 6) % 7;
  const weeks: Html[] = [];
  for (let week = 0; week < 6; week++) {
    const days = Array.from({ length: 7 }, (_, at) => new Date(first + (week * 7 + at - lead) * DAY));
    const inside = (day: Date): boolean => isoOf(day).startsWith(`${month.slice(0, 4)}-${month.slice(4)}`);
    if (days.some(inside))
      weeks.push(html`<tr>${days.map((day) => (inside(day) ? dayCell(day, issues, path) : html`<td></td>`))}</tr>\n`);
  }
  const names = [..."一二三四五六日"].map((name) => html`<th scope="col" abbr="星期${name}">${name}</th>`);
  return html`<table class="calendar"><caption>${monthName(month)}</caption>
<thead><tr>${names}</tr></thead>
<tbody>${weeks}</tbody></table>`;
}

function dayCell(day: Date, issues: readonly IssueRecord[], path: string): Html {
  const iso = isoOf(day);
  const own = issues.filter(({ date }) => date === iso);
  const number = String(day.getUTCDate());
  if (own.length === 0) return html`<td>${number}</td>`;
  return html`<td>${own.map(
    (issue, at) =>
      html`<a href="${wayTo(path, frontPath(issue))}" aria-label="${chineseDate(iso)}${issue.edition ?? ""}">${at === 0 ? number : ""}${
        own.length > 1 && html`<small>${issue.edition}</small>`
      }</a>`,
  )}</td>`;
}

function isoOf(day: Date): string {
  return day.toISOString().slice(0, 10);
}

const HEADLINES = 4;

function issueEntry(issue: IssueRecord, path: string): Html {
  const [front] = issue.pages;
  const toFront = wayTo(path, frontPath(issue));
  const stories = weightiest(issue);
  return html`<li><a class="thumb" href="${toFront}" tabindex="-1" aria-hidden="true">${front && smallPage(front, path)}</a>
<div><h2><a href="${toFront}">${chineseDate(issue.date)}　${weekday(issue.date)}${issue.edition !== undefined && html`　${paperWords("site", issue.language)("edition", { edition: issue.edition })}`}</a></h2>
<ul>${stories.map(({ id, title }) => html`<li><a href="${wayTo(path, storyPath(issue.day, id))}">${title}</a></li>`)}</ul></div></li>
`;
}

/** The most important stories, in reading order. */
function weightiest({ stories }: IssueRecord): readonly StoryRecord[] {
  const order = ["lead", "major", "normal", "brief"];
  const weighed = stories
    .filter(({ members }) => members === undefined)
    .sort((a, b) => order.indexOf(a.priority) - order.indexOf(b.priority))
    .slice(0, HEADLINES);
  return stories.filter((story) => weighed.includes(story));
}

// Atom feeds and sitemaps are small: our escaping templates are shorter than calls of a library.

/**
 * The newest issues as an Atom feed (RFC 4287). A printed issue has a day but no hour: its stories are dated at the start of that day in China.
 * @param issues the newest first
 */
export function atomFeed(issues: readonly IssueRecord[], base: string): string {
  const [newest] = issues;
  if (newest === undefined) throw new Error("a feed of no issues");
  return html`<?xml version="1.0" encoding="utf-8"?>
<feed xmlns="http://www.w3.org/2005/Atom" xml:lang="${newest.language}">
<id>${addressOf(base, "")}</id>
<title>${newest.paper}</title>
<updated>${issues.map(changed).sort().at(-1)}</updated>
<author><name>${newest.paper}</name></author>
<link rel="self" href="${addressOf(base, FEED)}"/>
<link rel="alternate" type="text/html" href="${addressOf(base, ENTRY)}"/>
${issues.map((issue) => issue.stories.filter(isRead).map((story) => feedEntry(issue, story, base)))}</feed>
`.markup;
}

/** False for the head of a group, which has no text of its own. */
function isRead({ members }: StoryRecord): boolean {
  return members === undefined;
}

function feedEntry(issue: IssueRecord, story: StoryRecord, base: string): Html {
  const address = addressOf(base, storyPath(issue.day, story.id));
  const page = issue.pages.find(({ label }) => label === story.pages[0]);
  return html`<entry>
<id>${address}</id>
<title>${story.title}</title>
<link rel="alternate" type="text/html" href="${address}"/>
<published>${beginning(issue.date)}</published>
<updated>${changed(issue)}</updated>
${page && html`<category term="${page.section ?? page.name}"/>\n`}<summary>${story.summary}</summary>
</entry>
`;
}

function beginning(date: string): string {
  return `${date}T00:00:00+08:00`;
}

/**
 * The time of an issue's last significant change (RFC 4287, 4.2.15). The hour of a later revision is unknown, so each revision adds a second: feed readers
 * then see that their copy is older.
 */
function changed({ date, revision }: IssueRecord): string {
  const [minutes, seconds] = [Math.floor((revision - 1) / 60), (revision - 1) % 60];
  return `${date}T00:${twoDigits(minutes)}:${twoDigits(seconds)}+08:00`;
}

function twoDigits(part: number): string {
  return String(part).padStart(2, "0");
}

export function monthSitemapPath(month: string): string {
  return `sitemap/${month}.xml`;
}

/** The sitemap of a month (sitemaps.org): a sitemap may contain 50,000 addresses, and ten years of a daily paper have more. */
export function monthSitemap(month: string, issues: readonly IssueRecord[], base: string): string {
  const places = issues.flatMap(({ day, date, pages, stories }) => [
    ...pages.map(({ label }) => ({ path: nodePath(day, label), date })),
    ...stories.map(({ id }) => ({ path: storyPath(day, id), date })),
  ]);
  const index = { path: monthPath(month), date: issues.at(-1)?.date };
  return html`<?xml version="1.0" encoding="utf-8"?>
<urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9">
${[index, ...places].map(({ path, date }) => html`<url><loc>${addressOf(base, path)}</loc><lastmod>${date}</lastmod></url>\n`)}</urlset>
`.markup;
}

export function sitemapIndex(months: readonly string[], base: string): string {
  return html`<?xml version="1.0" encoding="utf-8"?>
<sitemapindex xmlns="http://www.sitemaps.org/schemas/sitemap/0.9">
${months.map((month) => html`<sitemap><loc>${addressOf(base, monthSitemapPath(month))}</loc></sitemap>\n`)}</sitemapindex>
`.markup;
}

export function robots(base: string | undefined): string {
  return `User-agent: *\nAllow: /\n${base === undefined ? "" : `\nSitemap: ${addressOf(base, SITEMAP)}\n`}`;
}
