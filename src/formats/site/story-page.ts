/*
 * The web page of a story: complete across its jumps, with its photos, as people and programs read it. Programs get the same facts as JSON-LD (schema.org) and as
 * Founder's comments, which collectors of the National Library look for.
 */
import { blockRow, HEADS } from "../../base/blocks.ts";
import { chineseDate } from "../../base/dates.ts";
import type { Size } from "../../base/rect.ts";
import {
  type DisplayBlock,
  type FigureBlock,
  type InsetBlock,
  isDisplayBlock,
  type ListBlock,
  type Opener,
  type Passage,
  type PassageBlock,
  type PrintedPage,
  type PrintedPicture,
  type ReadStory,
  type StoryBlock,
  type StyledRange,
  type TableBlock,
} from "../../engine/newspaper/newspaper.ts";
import { paperWords } from "../../locales/catalogues.ts";
import type { Words } from "../../locales/words.ts";
import type { Job, OutputFile } from "../format.ts";
import { jpegFrame } from "../pdf/pictures.ts";
import { addressOf, contentFolder, dayOf, nodePath, storyPath, wayTo } from "./addresses.ts";
import { attribute, comment, element, type Html, html, phrases, scriptJson } from "./html.ts";
import { frontPath, type IssueRecord, type PageRecord, type StoryRecord, shownStories } from "./issue-record.ts";
import { outlinesOf, pageTitle, smallPage, type WebIssue, zoneMarks } from "./page-page.ts";
import { type CardPicture, pageCard, siteDocument } from "./shell.ts";

/** The photos of a story: by the picture's id, and the paths of the larger files from the site's root. */
interface StoryPhotos {
  readonly photos: ReadonlyMap<string, WebPhoto>;
  readonly paths: readonly string[];
}

/** A story, complete across its jumps, with its pages and the stories before and after it. */
export function storyPage(issue: WebIssue, story: ReadStory, { photos, paths }: StoryPhotos): string {
  const { record, base } = issue;
  const at = record.stories.findIndex(({ id }) => id === story.id);
  const [own, before, after] = [record.stories[at], record.stories[at - 1], record.stories[at + 1]];
  if (own === undefined) throw new Error(`story ${story.id} is not in its issue`);
  const path = storyPath(record.day, story.id);
  const words = paperWords("site", record.language);
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
    picture:
      photoCard(photos, paths) ?? (first && pageCard(first.picture, words("picture", { page: pageTitle(first) }))),
    head: newsArticle(record, own, base, paths),
    body: html`<main id="main">
${storyProperties(record, own)}
<article class="story ${own.priority}${vertical}">
${heads(own)}
${facts(issue, own, path)}
${membersOf(record, own, path)}${storyContent(html`<div class="copy"${vertical && html` tabindex="0" role="group" aria-label="${words("copy")}"`}>\n${storyBody(story.blocks, text)}</div>\n`)}${elsewhere(story, record.language)}</article>
${standsOn(issue, own, path)}
<nav class="onwards" aria-label="${words("onwards")}">${toStory(record, path, before, words("story-before"))}${toStory(record, path, after, words("story-after"))}</nav>
</main>
`,
  });
}

function photoCard(photos: StoryPhotos["photos"], [path]: StoryPhotos["paths"]): CardPicture | undefined {
  const [photo] = photos.values();
  if (photo === undefined || path === undefined) return undefined;
  return { path, width: photo.width, height: photo.height, alternate: photo.alternate ?? "" };
}

/** 引题, 主题, 副题 as in print: above the copy, in one group. */
function heads(story: StoryRecord): Html {
  const lines = HEADS.map((kind) => {
    const text = kind === "headline" ? story.title : story[kind];
    const { html: own, written } = blockRow(kind);
    return text !== undefined && html`${element(own, written === "heading" ? phrases(text) : text)}\n`;
  });
  return html`<hgroup class="heads">\n${lines}</hgroup>`;
}

/** 本组稿件: the stories under a common head; on a story's page, the head of its group. */
function membersOf(record: IssueRecord, { members, group }: StoryRecord, path: string): Html {
  const linked = (id: string): Html | false => {
    const story = record.stories.find((each) => each.id === id);
    return story !== undefined && html`<a href="${wayTo(path, storyPath(record.day, id))}">${story.title}</a>`;
  };
  if (members !== undefined) {
    return html`<ol class="members" aria-label="${paperWords("site", record.language)("members")}">${members.map((id) => html`<li>${linked(id)}</li>\n`)}</ol>\n`;
  }
  return group === undefined ? html`` : html`<p class="under">${linked(group)}</p>\n`;
}

/** The date and the pages, each a link. */
function facts({ record }: WebIssue, story: StoryRecord, path: string): Html {
  const pages = story.pages.flatMap((label) => record.pages.find((page) => page.label === label) ?? []);
  return html`<p class="facts"><time datetime="${record.date}">${chineseDate(record.date)}</time>${pages.map(
    (page) => html`<a href="${wayTo(path, nodePath(record.day, page.label))}">${pageTitle(page)}</a>`,
  )}<span class="sizes" hidden></span></p>`;
}

/** A note on a story that is not complete in this issue. */
function elsewhere({ continuedFrom, continuesOn }: ReadStory, language: string): Html | false {
  if (continuedFrom === undefined && continuesOn === undefined) return false;
  const words = paperWords("site", language);
  const parts = [
    continuedFrom && words("earlier-part", { page: continuedFrom }),
    continuesOn && words("later-part", { page: continuesOn }),
  ];
  return html`<p class="elsewhere">（${parts.filter((each) => each !== undefined).join("，")}）</p>\n`;
}

/** Small pictures of the story's pages, with its zones marked. */
function standsOn({ record, pages }: WebIssue, story: StoryRecord, path: string): Html {
  const shown = story.pages.flatMap((label): readonly [PrintedPage, PageRecord][] => {
    const printed = pages.find((page) => page.label === label);
    const page = record.pages.find((each) => each.label === label);
    return printed === undefined || page === undefined ? [] : [[printed, page]];
  });
  return html`<nav class="stands" aria-label="${paperWords("site", record.language)("stands-on")}">
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

/** A photo on the site in two sizes, the larger last. */
interface WebPhoto {
  readonly width: number;
  readonly height: number;
  /** Relative links from the page that shows it. */
  readonly sources: readonly { readonly href: string; readonly width: number }[];
  readonly alternate: string | undefined;
}

interface ReadingText {
  readonly copy: readonly string[];
  /** By the picture's id. */
  readonly photos: ReadonlyMap<string, WebPhoto>;
  readonly words: Words;
}

/** A story's copy in reading order, complete across jumps, with its note and figures; without headings and without 下转 and 上接. */
export function storyBody(blocks: readonly StoryBlock[], text: ReadingText): readonly Html[] {
  return blocks.flatMap((block) => {
    const made = isDisplayBlock(block) ? besideCopy(block) : bodyBlock(block, text);
    return made === undefined ? [] : [made];
  });
}

/** A note, or a text below the copy; heads are above the body. */
function besideCopy({ kind, label, text }: DisplayBlock): Html | undefined {
  const { place, html: own } = blockRow(kind);
  if (place === "head") return undefined;
  if (place === "end") return html`${element(own, text.text)}\n`;
  return html`${element(own, html`<p>${label && html`<b>${label.text}</b>`}${text.text}</p>`)}\n`;
}

function bodyBlock(block: Exclude<StoryBlock, DisplayBlock>, text: ReadingText): Html | undefined {
  switch (block.kind) {
    case "notice":
      return undefined;
    case "figure":
      return figure(block, text);
    case "pullquote":
    case "numbers":
    case "qr":
      return insetBlock(block);
    case "opening":
      return html`<p>${openers(block.texts)}</p>\n`;
    case "paragraph":
    case "subhead":
    case "signature":
      return passageBlock(block, text);
    case "verse":
      return html`<div class="verse">${block.stanzas.map(
        (lines) => html`<p>${lines.map((line, at) => html`${at > 0 && html`<br>`}${styled(line, text)}`)}</p>`,
      )}</div>\n`;
    case "quote":
      return html`${element(blockRow(block.kind).html, [
        "\n",
        block.blocks.map((each) => (each.kind === "list" ? list(each, text) : passageBlock(each, text))),
      ])}\n`;
    case "list":
      return list(block, text);
    case "table":
      return table(block, text);
  }
}

/** 提要, 今日数字, 二维码: on a screen a QR code is a link. */
function insetBlock({ kind, texts, href }: InsetBlock): Html {
  const lines = texts.map(({ role, text: { text: line } }) => html`<p class="${role}">${line}</p>`);
  const link = href && html`<p><a href="${href}">${href}</a></p>`;
  return html`${element(blockRow(kind).html, [lines, link])}\n`;
}

function passageBlock(block: PassageBlock, text: ReadingText): Html {
  return html`${element(blockRow(block.kind).html, [openers(block.opening), styled(block, text)])}\n`;
}

function openers(opening: readonly Opener[]): readonly Html[] {
  return opening.map(({ role, text: { text } }) => element(blockRow(role).html, text));
}

/** A list. Its numbers are copy, as the author wrote them; its bullets are not. */
function list({ ordered, items }: ListBlock, text: ReadingText): Html {
  const entries = items.map((entry) => {
    const { label, to } = entry;
    const number = label.to > label.from && html`<span class="number">${slice(text, label.from, label.to)}</span>`;
    return html`<li>${number}${styled({ ...entry, from: label.to, to }, text)}</li>\n`;
  });
  return ordered ? html`<ol>\n${entries}</ol>\n` : html`<ul>\n${entries}</ul>\n`;
}

function table({ rows }: TableBlock, text: ReadingText): Html {
  const [head = [], ...body] = rows;
  const aligned = (align: string | undefined): Html => attribute("class", align && `to-${align}`);
  return html`<div class="table" tabindex="0" role="group" aria-label="${text.words("table")}"><table>
<thead><tr>${head.map((cell) => html`<th scope="col"${aligned(cell.align)}>${styled(cell, text)}</th>`)}</tr></thead>
<tbody>${body.map(
    (row) => html`<tr>${row.map((cell) => html`<td${aligned(cell.align)}>${styled(cell, text)}</td>`)}</tr>\n`,
  )}</tbody></table></div>\n`;
}

/** Pictures side by side with one caption. If some are barred, a note says that they are only in the printed paper. */
function figure({ pictures, barred, caption, credit }: FigureBlock, { photos, words }: ReadingText): Html {
  const shown = pictures.flatMap((id) => {
    const photo = barred.includes(id) ? undefined : photos.get(id);
    return photo === undefined ? [] : [picture(photo, pictures.length)];
  });
  const hasWords = caption !== undefined || credit !== undefined || shown.length < pictures.length;
  const under = [caption?.text.text, credit && element(blockRow("credit").html, credit.text.text)];
  const note =
    shown.length < pictures.length &&
    html`<small>（${shown.length === 0 ? words("only-in-print") : words("more-in-print")}）</small>`;
  return html`<figure${attribute("class", shown.length > 1 ? "group" : undefined)}>
${shown.length > 0 && html`<div class="photos">${shown}</div>\n`}${hasWords && html`<figcaption>${under}${note}</figcaption>`}</figure>\n`;
}

/** @param count how many pictures share the width of the text */
function picture({ width, height, sources, alternate }: WebPhoto, count: number): Html {
  const set = sources.map(({ href, width: pixels }) => `${href} ${pixels}w`).join(", ");
  const smallest = sources[0]?.href ?? "";
  const share = Math.round(100 / count);
  return html`<img src="${smallest}" srcset="${set}" sizes="(max-width: 44em) ${share}vw, ${Math.round(40 / count)}em" width="${width}" height="${height}" alt="${alternate ?? ""}" loading="lazy">`;
}

function styled({ from, to, styled: ranges }: Pick<Passage, "from" | "to" | "styled">, text: ReadingText): Html {
  const pieces: Html[] = [];
  let at = from;
  for (const range of ranges) {
    const start = Math.max(range.from, at);
    const end = Math.min(range.to, to);
    if (start >= end) continue;
    pieces.push(html`${slice(text, at, start)}`, dressed(range, slice(text, start, end)));
    at = end;
  }
  return html`${pieces}${slice(text, at, to)}`;
}

function dressed({ style }: StyledRange, text: string): Html {
  switch (style) {
    case "strong":
      return html`<strong>${text}</strong>`;
    case "emphasis":
      return html`<em>${text}</em>`;
    case "properName":
      return html`<u>${text}</u>`;
    case "speaker":
      return element(blockRow(style).html, text);
  }
}

function slice({ copy }: ReadingText, from: number, to: number): string {
  return copy.slice(from, to).join("");
}

/** In pixels: for phones, and for the width of a story's text on a high-resolution screen. */
const WIDTHS = [800, 1600] as const;

/** The photos of all stories, without those barred from the web. */
interface IssuePhotos {
  readonly of: (story: string) => StoryPhotos;
  readonly files: readonly OutputFile[];
}

export async function storyPhotos(job: Job): Promise<IssuePhotos> {
  const { newspaper } = job;
  const day = dayOf(newspaper.identity);
  const things = newspaper.pages.flatMap((page) => page.things);
  const pictures = new Map(things.filter((thing) => thing.kind === "picture").map((thing) => [thing.id, thing]));
  const made = new Map<string, StoryPhotos>();
  const files: OutputFile[] = [];
  for (const story of shownStories(newspaper)) {
    const shown = story.blocks.flatMap((block) =>
      block.kind === "figure" ? block.pictures.filter((id) => !block.barred.includes(id)) : [],
    );
    const photos = new Map<string, WebPhoto>();
    const paths: string[] = [];
    for (const [at, id] of shown.entries()) {
      const picture = pictures.get(id);
      if (picture === undefined) continue;
      const stem = `${contentFolder(day)}/photo_${story.id}_${at + 1}`;
      const sizes = await inSizes(job, picture, stem);
      files.push(...sizes);
      paths.push(sizes.at(-1)?.path ?? "");
      photos.set(id, webPhoto(sizes, picture, storyPath(day, story.id)));
    }
    made.set(story.id, { photos, paths });
  }
  return { of: (story) => made.get(story) ?? { photos: new Map(), paths: [] }, files };
}

type Sized = OutputFile & Size;

/** The photo in each width; a file with fewer pixels gives fewer sizes. */
async function inSizes(job: Job, picture: PrintedPicture, stem: string): Promise<readonly Sized[]> {
  const sizes: Sized[] = [];
  for (const wanted of WIDTHS) {
    const bytes = await job.screenPhoto(picture, (wanted * 72) / picture.ink.width);
    const { width, height } = jpegFrame(bytes);
    if (sizes.every((size) => size.width < width)) sizes.push({ path: `${stem}_${width}.jpg`, bytes, width, height });
  }
  return sizes;
}

function webPhoto(sizes: readonly Sized[], { alternate }: PrintedPicture, page: string): WebPhoto {
  const { width = 0, height = 0 } = sizes.at(-1) ?? {};
  return {
    width,
    height,
    alternate,
    sources: sizes.map((size) => ({ href: wayTo(page, size.path), width: size.width })),
  };
}

/**
 * A story in schema.org's terms. A byline is free text (记者 …　通讯员 …): it is given as text, without guessing names in it.
 * @param images paths from the site's root
 */
function newsArticle(
  issue: IssueRecord,
  story: StoryRecord,
  base: string | undefined,
  images: readonly string[],
): Html {
  const address = (path: string): string | undefined => (base === undefined ? undefined : addressOf(base, path));
  const path = storyPath(issue.day, story.id);
  const first = issue.pages.find(({ label }) => label === story.pages[0]);
  const publisher = { "@type": "NewsMediaOrganization", name: issue.paper };
  const article = {
    "@context": "https://schema.org",
    "@type": "NewsArticle",
    "@id": address(path),
    url: address(path),
    headline: story.title,
    alternativeHeadline: [story.kicker, story.deck].filter((text) => text !== undefined).join("　") || undefined,
    description: story.summary,
    datePublished: issue.date,
    inLanguage: issue.language,
    isAccessibleForFree: true,
    image: base === undefined ? undefined : images.map((image) => addressOf(base, image)),
    creditText: story.byline,
    author: publisher,
    publisher,
    printEdition: issue.edition,
    printSection: first?.section ?? first?.name,
    printPage: story.pages.join(", "),
    isPartOf: {
      "@type": "PublicationIssue",
      issueNumber: issue.number,
      datePublished: issue.date,
      url: address(frontPath(issue)),
      isPartOf: { "@type": "Newspaper", name: issue.paper },
    },
  };
  return html`<script type="application/ld+json">${scriptJson(article)}</script>\n`;
}

/** A story's facts for collectors: Founder's properties, in Founder's order. The page is the one on which the story begins. */
function storyProperties(issue: IssueRecord, story: StoryRecord): Html {
  const page = issue.pages.find(({ label }) => label === story.pages[0]);
  return comment(
    html`enpproperty <articleid>${story.id}</articleid><date>${issue.date} 00:00:00:0</date><author>${story.byline}</author><title>${story.title}</title><keyword></keyword><subtitle>${story.deck}</subtitle><introtitle>${story.kicker}</introtitle><siteid>${issue.code}</siteid><nodeid>${page?.label}</nodeid><nodename>${page?.section ?? page?.name}</nodename><nodesearchname>${page?.name}</nodesearchname><picurl></picurl><url></url><urlpad></urlpad><sourcename>${issue.paper}</sourcename> /enpproperty`,
  );
}

/** The story's text between the two comments that mark it for collectors. */
function storyContent(text: Html): Html {
  return html`<!--enpcontent-->\n${text}<!--/enpcontent-->\n`;
}
