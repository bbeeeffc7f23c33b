import { addressOf, ENTRY, FEED, monthPath, nodePath, SITEMAP, storyPath } from "./addresses.ts";
import { type Html, html } from "./html.ts";
import type { IssueRecord, StoryRecord } from "./issue-record.ts";

// Atom feeds and sitemaps are small: our own templates, which escape, are shorter than calls of a library.

/**
 * The newest issues as an Atom feed (RFC 4287). A printed issue has a day and no hour: its stories appear when that day begins in China.
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

/** False for the head of a group, which has nothing to read but its stories. */
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
 * When an issue was last changed in a way that matters (RFC 4287, 4.2.15). The hour of a later revision is not known: each revision adds a second, so
 * that feed readers see that their copy is older.
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

/** The sitemap of a month (sitemaps.org): a sitemap holds 50,000 addresses at most, and ten years of a daily have more. */
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
