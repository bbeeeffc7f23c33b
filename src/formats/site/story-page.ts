import { chineseDate } from "../../base/dates.ts";
import type { PrintedPage, ReadStory } from "../../engine/newspaper/newspaper.ts";
import { nodePath, storyPath, wayTo } from "./addresses.ts";
import { storyContent, storyProperties } from "./founder.ts";
import { type Html, html, phrases } from "./html.ts";
import type { IssueRecord, PageRecord, StoryRecord } from "./issue-record.ts";
import { newsArticle } from "./json-ld.ts";
import { type CardPicture, pageCard } from "./link-card.ts";
import { pageTitle, smallPage, type WebIssue } from "./page-page.ts";
import { siteDocument } from "./shell.ts";
import { storyBody, type WebPhoto } from "./story-body.ts";
import { siteWords } from "./words.ts";
import { outlinesOf, zoneMarks } from "./zones.ts";

/** The photos of a story: by the picture's id, and the paths of the larger files from the site's root. */
export interface StoryPhotos {
  readonly photos: ReadonlyMap<string, WebPhoto>;
  readonly paths: readonly string[];
}

/** A story, whole across its jumps, with the pages that it stands on and the stories before and after it. */
export function storyPage(issue: WebIssue, story: ReadStory, { photos, paths }: StoryPhotos): string {
  const { record, base } = issue;
  const at = record.stories.findIndex(({ id }) => id === story.id);
  const [own, before, after] = [record.stories[at], record.stories[at - 1], record.stories[at + 1]];
  if (own === undefined) throw new Error(`story ${story.id} is not in its issue`);
  const path = storyPath(record.day, story.id);
  const words = siteWords(record.language);
  const first = record.pages.find(({ label }) => label === own.pages[0]);
  const text = { copy: [...story.copy.text], photos, words };
  const vertical = story.writing === "vertical" && " vertical";
  return siteDocument({
    path,
    title: `${own.title} - ${record.paper} ${chineseDate(record.date)}`,
    description: own.summary || own.title,
    issue: record,
    base,
    kind: "story-page",
    section: first?.section ?? first?.name ?? "",
    picture: photoCard(photos, paths) ?? (first && pageCard(first.picture, words.picture(pageTitle(first)))),
    head: newsArticle(record, own, base, paths),
    body: html`<main id="main">
${storyProperties(record, own)}
<article class="story ${own.priority}${vertical}">
${heads(own)}
${facts(issue, own, path)}
${membersOf(record, own, path)}${storyContent(html`<div class="copy"${vertical && html` tabindex="0" role="group" aria-label="${words.copy}"`}>\n${storyBody(story.blocks, text)}</div>\n`)}${elsewhere(story, record.language)}</article>
${standsOn(issue, own, path)}
<nav class="onwards" aria-label="${words.onwards}">${toStory(record, path, before, words.storyBefore)}${toStory(record, path, after, words.storyAfter)}</nav>
</main>
`,
  });
}

/** The story's first photo, for links to it. */
function photoCard(photos: StoryPhotos["photos"], [path]: StoryPhotos["paths"]): CardPicture | undefined {
  const [photo] = photos.values();
  if (photo === undefined || path === undefined) return undefined;
  return { path, width: photo.width, height: photo.height, alternate: photo.alternate ?? "" };
}

/** 引题, 主题, 副题 as they stand in print: over the copy, in one group. */
function heads(story: StoryRecord): Html {
  return html`<hgroup class="heads">
${story.label !== undefined && html`<p class="label">${story.label}</p>\n`}${
  story.kicker !== undefined && html`<p class="kicker">${phrases(story.kicker)}</p>\n`
}<h1>${phrases(story.title)}</h1>
${story.deck !== undefined && html`<p class="deck">${phrases(story.deck)}</p>\n`}${
  story.byline !== undefined && html`<p class="byline">${story.byline}</p>\n`
}</hgroup>`;
}

/** 本组稿件: the stories under a common head, and on a story's page the head that it stands under. */
function membersOf(record: IssueRecord, { members, group }: StoryRecord, path: string): Html {
  const linked = (id: string): Html | false => {
    const story = record.stories.find((each) => each.id === id);
    return story !== undefined && html`<a href="${wayTo(path, storyPath(record.day, id))}">${story.title}</a>`;
  };
  if (members !== undefined) {
    return html`<ol class="members" aria-label="${siteWords(record.language).members}">${members.map((id) => html`<li>${linked(id)}</li>\n`)}</ol>\n`;
  }
  return group === undefined ? html`` : html`<p class="under">${linked(group)}</p>\n`;
}

/** The day and the pages, each a link. */
function facts({ record }: WebIssue, story: StoryRecord, path: string): Html {
  const pages = story.pages.flatMap((label) => record.pages.find((page) => page.label === label) ?? []);
  return html`<p class="facts"><time datetime="${record.date}">${chineseDate(record.date)}</time>${pages.map(
    (page) => html`<a href="${wayTo(path, nodePath(record.day, page.label))}">${pageTitle(page)}</a>`,
  )}<span class="sizes" hidden></span></p>`;
}

/** A story that is not whole in this issue's pages says so. */
function elsewhere({ continuedFrom, continuesOn }: ReadStory, language: string): Html | false {
  if (continuedFrom === undefined && continuesOn === undefined) return false;
  const { earlierPart, laterPart } = siteWords(language);
  const parts = [continuedFrom && earlierPart(continuedFrom), continuesOn && laterPart(continuesOn)];
  return html`<p class="elsewhere">（${parts.filter((each) => each !== undefined).join("，")}）</p>\n`;
}

/** The story's pages, small, with its places marked. */
function standsOn({ record, pages }: WebIssue, story: StoryRecord, path: string): Html {
  const shown = story.pages.flatMap((label): readonly [PrintedPage, PageRecord][] => {
    const printed = pages.find((page) => page.label === label);
    const page = record.pages.find((each) => each.label === label);
    return printed === undefined || page === undefined ? [] : [[printed, page]];
  });
  return html`<nav class="stands" aria-label="${siteWords(record.language).standsOn}">
<ol>
${shown.map(([printed, page]) => {
  const marks = outlinesOf(printed, story.id).map((outline) => ({ mark: "own", outline }));
  return html`<li><a href="${wayTo(path, nodePath(record.day, page.label))}"><span class="thumb">${smallPage(page, path)}${zoneMarks(marks, printed.trim)}</span>${pageTitle(page)}</a></li>\n`;
})}</ol>
</nav>`;
}

function toStory(record: IssueRecord, path: string, story: StoryRecord | undefined, name: string): Html {
  if (story === undefined) return html`<span class="none"></span>`;
  return html`<a href="${wayTo(path, storyPath(record.day, story.id))}"><small>${name}</small>${story.title}</a>`;
}
