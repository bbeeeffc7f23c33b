import { chineseDate } from "../../base/dates.ts";
import {
  ARCHIVE,
  addressOf,
  ENTRY,
  monthPath,
  NOT_FOUND,
  nodePath,
  SEARCH,
  SEARCHER,
  SHARDS,
  storyPath,
  wayTo,
} from "./addresses.ts";
import { type Html, html, phrases } from "./html.ts";
import { frontPath, type IssueRecord, type PageRecord, type StoryRecord } from "./issue-record.ts";
import { monthName } from "./month-page.ts";
import { entryClass, pagePicture, pageTitle } from "./page-page.ts";
import { siteDocument } from "./shell.ts";
import { siteWords } from "./words.ts";

/** What entry, archive and search page are made from. */
interface SiteIndex {
  readonly newest: IssueRecord;
  /** All months, in order: 202611, with how many issues each has. */
  readonly months: readonly { readonly month: string; readonly issues: number }[];
  readonly base: string | undefined;
}

/** The entry: the newest issue's front page, beside all the issue's headlines. */
export function entryPage({ newest, base }: SiteIndex): string {
  const [front] = newest.pages;
  const headlines = newest.stories
    .filter(({ pages }) => pages[0] === front?.label)
    .map(({ title }) => title)
    .join("；");
  return siteDocument({
    path: ENTRY,
    title: `${newest.paper} ${chineseDate(newest.date)}`,
    description: headlines || siteWords(newest.language).entryOf(newest.paper),
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
  // A story that goes on here was listed on its first page.
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

/** 往期: all years and their months. */
export function archivePage({ newest, months, base }: SiteIndex): string {
  const words = siteWords(newest.language);
  const years = [...new Set(months.map(({ month }) => month.slice(0, 4)))].reverse();
  return siteDocument({
    path: ARCHIVE,
    title: `${words.archive} - ${newest.paper}`,
    description: words.archiveOf(newest.paper),
    issue: newest,
    base,
    kind: "archive-page",
    body: html`<main id="main">
<div class="pager"><h1>${words.archive}</h1></div>
${years.map(
  (year) => html`<section class="year"><h2>${year}年</h2>
<ol>${months
    .filter(({ month }) => month.startsWith(year))
    .map(
      ({ month, issues }) =>
        html`<li><a href="${wayTo(ARCHIVE, monthPath(month))}" aria-label="${monthName(month)}，${words.issues(issues)}">${Number(month.slice(4))}月<small>${words.issues(issues)}</small></a></li>`,
    )}</ol></section>
`,
)}</main>
`,
  });
}

/**
 * What a server shows for an address that the site does not have, at whatever depth.
 * @param root the address of the site's root, or its path on the server
 */
export function notFoundPage({ newest, base }: Pick<SiteIndex, "newest" | "base">, root: string): string {
  const words = siteWords(newest.language);
  return siteDocument({
    path: NOT_FOUND,
    title: `${words.notFound} - ${newest.paper}`,
    description: words.notFound,
    issue: newest,
    base,
    root,
    kind: "lost-page",
    body: html`<main id="main">
<div class="pager"><h1>${words.notFound}</h1></div>
<p class="status"><a href="${addressOf(root, ENTRY)}">${words.entryOf(newest.paper)}</a></p>
</main>
`,
  });
}

/** 检索. It is the only page that needs a script; without one it leads to the months. */
export function searchPage({ newest, base }: SiteIndex): string {
  const words = siteWords(newest.language);
  const [before, behind] = words.noScript;
  return siteDocument({
    path: SEARCH,
    title: `${words.search} - ${newest.paper}`,
    description: words.searchOf(newest.paper),
    issue: newest,
    base,
    kind: "search-page",
    head: html`<script src="${wayTo(SEARCH, SEARCHER)}" defer></script>\n`,
    body: html`<main id="main">
<h1 class="unseen">${words.search}</h1>
<form class="search" role="search" action="${SEARCH}" data-months="${SHARDS}"><label for="q">${words.asked}</label><input id="q" name="q" type="search" autocomplete="off" required><button>${words.search}</button></form>
<noscript><p class="status">${before}<a href="${wayTo(SEARCH, ARCHIVE)}">${words.archive}</a>${behind}</p></noscript>
<p class="status" role="status"></p>
<ol class="hits"></ol>
<button type="button" class="more" hidden>${words.more}</button>
</main>
`,
  });
}
