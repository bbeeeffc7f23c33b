/*
 * What all pages of the site share: head, masthead, footer. Links to the issues before and after are inserted into finished pages, so that a new issue changes
 * its neighbours' pages without drawing them again.
 */
import { chineseDate, weekday } from "../../base/dates.ts";
import { scriptCode } from "../../base/language-tags.ts";
import { paperWords } from "../../locales/catalogues.ts";
import { ARCHIVE, addressOf, ENTRY, FEED, READER, SEARCH, STYLE, wayTo } from "./addresses.ts";
import { attribute, comment, type Html, html, styleRules } from "./html.ts";
import { frontPath, type IssueRecord, type PagePicture } from "./issue-record.ts";

interface SitePage {
  /** From the site's root. */
  readonly path: string;
  readonly title: string;
  readonly description: string;
  /** The page's issue, or the newest one: gives nameplate and colour. */
  readonly issue: IssueRecord;
  /** The site's address; if undefined, whatever needs it is left out. */
  readonly base: string | undefined;
  /** The class of the body: `story-page`, `sheet-page` … */
  readonly kind: string;
  /** For a story's page: its section. Undefined for pages about several stories. */
  readonly section?: string;
  /** The picture for shared links to the page; by default that of the issue's first page. */
  readonly picture?: CardPicture | undefined;
  /** The address of the site's root, for a page that the server shows at any address: its links start there, and it has no canonical address. */
  readonly root?: string;
  /** Further elements of the head: JSON-LD, links to the pages before and after. */
  readonly head?: Html;
  readonly rules?: string;
  readonly body: Html;
}

export function siteDocument(page: SitePage): string {
  const { path, title, description, issue, base, kind, root, rules = "", body } = page;
  const to = (target: string): string => (root === undefined ? wayTo(path, target) : addressOf(root, target));
  const words = paperWords("site", issue.language);
  const { light, dark } = issue.accent;
  const colours = `:root{--accent-light:${light};--accent-dark:${dark}}`;
  return html`<!doctype html>
<html lang="${issue.language}">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>${title}</title>
<meta name="description" content="${description}">
<meta name="color-scheme" content="light dark">
${
  root === undefined
    ? atHome(page)
    : html`<meta name="robots" content="noindex">
`
}${
  base !== undefined &&
  html`<link rel="alternate" type="application/atom+xml" title="${issue.paper}" href="${to(FEED)}">
`
}<link rel="stylesheet" href="${to(STYLE)}">
<link rel="icon" href="${iconOf(issue)}">
<style>${styleRules(colours + rules)}</style>
<script src="${to(READER)}" defer></script>
${page.head}</head>
<body class="${kind}">
<a class="skip" href="#main">${words("skip")}</a>
${masthead(page, to)}${body}<footer class="foot"><p>${issue.paper}${base !== undefined && html`　<a href="${to(FEED)}">${words("feed")}</a>`}　<a href="${to(ARCHIVE)}">${words("archive")}</a>　<a href="${to(SEARCH)}">${words("search")}</a></p></footer>
</body>
</html>
`.markup;
}

/** What search engines and messengers read about the page's address. */
function atHome(page: SitePage): Html {
  const { path, issue, base, section, picture = frontCard(issue) } = page;
  return html`${
    base !== undefined &&
    html`<link rel="canonical" href="${addressOf(base, path)}">
`
  }${linkCard({ ...page, section, picture })}`;
}

function frontCard({ pages, language }: IssueRecord): CardPicture | undefined {
  const [front] = pages;
  return front && pageCard(front.picture, paperWords("site", language)("picture", { page: front.name }));
}

/** The paper's name as printed, the day, and the site's navigation. */
function masthead({ issue, path }: SitePage, to: (path: string) => string): Html {
  const words = paperWords("site", issue.language);
  const here = (target: string): Html => attribute("aria-current", target === path ? "page" : undefined);
  return html`<header class="mast">
<a class="nameplate" href="${to(ENTRY)}">${nameOf(issue, to)}</a>
<p class="day"><time datetime="${issue.date}">${chineseDate(issue.date)}</time>　${weekday(issue.date)}${
    issue.edition !== undefined && html`　${words("edition", { edition: issue.edition })}`
  }${issue.number !== undefined && html`　${words("number", { number: issue.number })}`}</p>
<nav class="ways" aria-label="${words("ways")}"><a href="${to(ENTRY)}"${here(ENTRY)}>${words("today")}</a><a href="${to(ARCHIVE)}"${here(ARCHIVE)}>${words("archive")}</a><a href="${to(SEARCH)}"${here(SEARCH)}>${words("search")}</a></nav>
</header>
`;
}

function nameOf({ nameplate, paper }: IssueRecord, to: (path: string) => string): Html {
  // A vertical drawing of the name would be too small beside the date.
  if (nameplate === undefined || nameplate.size.height > nameplate.size.width)
    return html`<span class="name">${paper}</span>`;
  const { width, height } = nameplate.size;
  const [wide, high] = [Math.round(width), Math.round(height)];
  return html`<img src="${to(nameplate.path)}" width="${wide}" height="${high}" alt="${paper}">`;
}

/** A link to the page or issue before or after. @param attributes undefined if there is none: only the words are shown */
export function stepTo(words: string, attributes: Html | undefined): Html {
  return attributes === undefined ? html`<span class="none">${words}</span>` : html`<a${attributes}>${words}</a>`;
}

/** The first character of the paper's name on its colour. */
function iconOf({ paper, accent }: IssueRecord): string {
  const [first = ""] = paper;
  const drawing = html`<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 64 64"><rect width="64" height="64" rx="8" fill="${accent.light}"/><text x="32" y="48" font-size="46" font-family="serif" font-weight="900" text-anchor="middle" fill="#fff">${first}</text></svg>`;
  return `data:image/svg+xml,${encodeURIComponent(drawing.markup)}`;
}

interface Neighbours {
  readonly before: IssueRecord | undefined;
  readonly after: IssueRecord | undefined;
}

/** An issue's pages are first written without neighbours. `withNeighbours` inserts them when the whole site is known, and again when they change. */
export const NO_NEIGHBOURS: Neighbours = { before: undefined, after: undefined };

const BEGIN = comment(html`issues`);
const END = comment(html`/issues`);

/** 上一期 and 下一期, as links if these issues exist. @param language of the issue between them */
export function neighbourLinks(path: string, { before, after }: Neighbours, language: string): Html {
  const words = paperWords("site", language);
  const step = (issue: IssueRecord | undefined, name: string): Html =>
    stepTo(name, issue && html` href="${wayTo(path, frontPath(issue))}" title="${issue.date}"`);
  return html`${BEGIN}${step(before, words("issue-before"))}${step(after, words("issue-after"))}${END}`;
}

/** A finished page with other neighbours. @param path the page's @param language of its issue */
export function withNeighbours(page: string, path: string, neighbours: Neighbours, language: string): string {
  const from = page.indexOf(BEGIN.markup);
  const to = page.indexOf(END.markup, from);
  if (from < 0 || to < 0) return page;
  return page.slice(0, from) + neighbourLinks(path, neighbours, language).markup + page.slice(to + END.markup.length);
}

export interface CardPicture {
  /** From the site's root. */
  readonly path: string;
  readonly width: number;
  readonly height: number;
  readonly alternate: string;
}

interface LinkCard {
  /** From the site's root. */
  readonly path: string;
  readonly title: string;
  readonly description: string;
  readonly issue: IssueRecord;
  readonly base: string | undefined;
  /** Undefined for a page about several stories. */
  readonly section: string | undefined;
  readonly picture: CardPicture | undefined;
}

/**
 * The card that messengers and social networks show with a link (ogp.me; Twitter reads the same and only needs the card's size). They load a picture only by
 * its full address, so without the site's address there is none.
 */
function linkCard({ path, title, description, issue, base, section, picture }: LinkCard): Html {
  const shown = base === undefined ? undefined : picture;
  const fact = (property: string, content: string | number | undefined): Html | false =>
    content !== undefined && html`<meta property="${property}" content="${content}">\n`;
  return html`${fact("og:title", title)}${fact("og:description", description)}${fact("og:site_name", issue.paper)}${fact(
    "og:locale",
    localeOf(issue.language),
  )}${fact("og:type", section === undefined ? "website" : "article")}${
    section !== undefined && html`${fact("article:published_time", issue.date)}${fact("article:section", section)}`
  }${base !== undefined && fact("og:url", addressOf(base, path))}${
    base !== undefined &&
    shown !== undefined &&
    html`${fact("og:image", addressOf(base, shown.path))}${fact("og:image:width", shown.width)}${fact(
      "og:image:height",
      shown.height,
    )}${fact("og:image:alt", shown.alternate)}`
  }<meta name="twitter:card" content="${shown !== undefined && shown.width > shown.height ? "summary_large_image" : "summary"}">
`;
}

/** Networks refuse smaller pictures, and do not wait for much larger ones. */
const LEAST_WIDTH = 600;

/** The picture of a page in the smallest size that networks accept. */
export function pageCard({ sizes }: PagePicture, alternate: string): CardPicture | undefined {
  const size = sizes.find(({ width }) => width >= LEAST_WIDTH) ?? sizes.at(-1);
  return size && { ...size, alternate };
}

/** Language and territory, in the form of ogp.me; undefined if the paper's language names no territory. */
function localeOf(tag: string): string | undefined {
  const [language = "", ...subtags] = tag.split("-");
  const implied = language === "zh" ? (scriptCode(tag) === "Hant" ? "TW" : "CN") : undefined;
  const territory = subtags.find((subtag) => /^[A-Z]{2}$/.test(subtag)) ?? implied;
  return territory && `${language}_${territory}`;
}
