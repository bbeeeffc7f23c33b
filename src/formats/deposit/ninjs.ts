/*
 * ninjs is IPTC's JSON for news items; other newsrooms and agencies read it. Each story becomes an item with its copy as XHTML and its photos as associations,
 * and the issue becomes a composite of these items. The addresses of a bag's files on the web are defined here too.
 */
import { BLOCK_ROWS, type BlockKind, blockRow } from "../../base/blocks.ts";
import { scriptTag } from "../../base/language-tags.ts";
import {
  type CopyBlock,
  type FigureBlock,
  isCopyBlock,
  type Newspaper,
  type Opener,
  type Passage,
  type PrintedPicture,
  type ReadStory,
  type TableBlock,
} from "../../engine/newspaper/newspaper.ts";
import { issueTitle, pagesOf } from "../names.ts";
import { bylinesOf, storyTexts } from "./mets.ts";
import { escaped } from "./xml.ts";

export interface LinkedFile {
  /** The path below the bag's payload. */
  readonly path: string;
  readonly type: string;
  readonly width: number;
  readonly height: number;
}

/** Facts of items that do not come from the story. */
export interface NinjsIssue {
  readonly newspaper: Newspaper;
  readonly addresses: Addresses;
  readonly pagePictures: ReadonlyMap<string, LinkedFile>;
  /** The file of a placed picture; undefined if it is not in the bag. */
  readonly photo: (picture: PrintedPicture) => LinkedFile | undefined;
}

const STANDARD = {
  name: "ninjs",
  version: "3.1",
  schema: "http://www.iptc.org/std/ninjs/ninjs-schema_3.1.json#",
} as const;

/** The usage terms of material that was printed, and is in the bag, but must not be shown on the web. */
const NOT_FOR_THE_WEB = "not for the web";

/** IPTC's urgency, from 1 (highest) to 8. */
const URGENCY = { lead: 1, major: 3, normal: 5, brief: 7 } as const;

export function ninjsPath(story: string): string {
  return `ninjs/${story}.json`;
}

export const ISSUE_ITEM = "ninjs.json";

/** A story as a ninjs 3.1 item. A group's head is a composite of its stories, without a body. ninjs has no field for printed pages: they are in `altIds`. */
export function storyItem(story: ReadStory, issue: NinjsIssue): object {
  const { newspaper, addresses } = issue;
  const texts = storyTexts(story);
  const isGroup = story.kind === "group";
  const listed = (list: "headlines" | "descriptions"): readonly object[] =>
    BLOCK_ROWS.flatMap(({ kind, ninjs }) => {
      const [own, role] = ninjs ?? [];
      return own === list ? (texts.get(kind) ?? []).map((value) => ({ role, contentType: "text/plain", value })) : [];
    });
  const count = [...story.copy.text].length;
  const pages = pagesOf(story);
  return {
    uri: addresses.of(ninjsPath(story.id)),
    ...commonTo(newspaper),
    type: typeOf(story),
    representationType: isGroup ? "partial" : "full",
    profile: isGroup ? "banmian-print-group" : "banmian-print-story",
    urgency: URGENCY[story.priority],
    usageTerms: story.web ? undefined : NOT_FOR_THE_WEB,
    title: story.title,
    slugline: story.id,
    by: bylinesOf(texts)[0],
    headlines: listed("headlines"),
    descriptions: listed("descriptions"),
    bodies: isGroup
      ? []
      : [
          { role: "main", contentType: "text/plain", charCount: count, value: story.copy.text },
          { role: "richtext", contentType: "application/xhtml+xml", charCount: count, value: copyXhtml(story) },
        ],
    subjects: [{ name: story.section, rel: "section", literal: story.section }],
    altIds: [
      { role: "storyId", value: story.id },
      ...pages.map((page) => ({ role: "printPage", value: page })),
      { role: "issue", value: newspaper.identity.stem },
    ],
    renditions: pages.flatMap((label) => pageRenditions(label, issue)),
    associations: isGroup
      ? newspaper.stories.filter(({ group }) => group === story.id).map((member) => storyLink(member, addresses))
      : story.blocks.filter((block) => block.kind === "figure").flatMap((figure) => photos(figure, issue)),
  };
}

/** The issue as a composite item of its stories, in order. */
export function issueItem(issue: NinjsIssue): object {
  const { newspaper, addresses } = issue;
  const { identity, stories, pages } = newspaper;
  return {
    uri: addresses.of(ISSUE_ITEM),
    ...commonTo(newspaper),
    type: "composite",
    representationType: "partial",
    profile: "banmian-print-issue",
    title: issueTitle(newspaper),
    infoSources: [{ name: identity.paper, role: "paper", literal: identity.code }],
    altIds: [
      { role: "issue", value: identity.stem },
      ...(identity.number === undefined ? [] : [{ role: "issueNumber", value: String(identity.number) }]),
    ],
    renditions: pages.flatMap(({ label }) => pageRenditions(label, issue)),
    associations: stories.map((story) => storyLink(story, addresses)),
  };
}

function typeOf({ kind }: ReadStory): "composite" | "text" {
  return kind === "group" ? "composite" : "text";
}

function storyLink(story: ReadStory, addresses: NinjsIssue["addresses"]): object {
  const { id, title } = story;
  return { name: id, rel: "item", uri: addresses.of(ninjsPath(id)), type: typeOf(story), title };
}

/** China's time zone: items are dated at midnight, at the start of the issue's day. */
const ZONE = "+08:00";

function commonTo({ identity }: Newspaper): object {
  const { date, revision, language, publisher } = identity;
  const midnight = `${date}T00:00:00${ZONE}`;
  return {
    standard: STANDARD,
    version: String(revision),
    firstCreated: midnight,
    versionCreated: midnight,
    pubStatus: "usable",
    language: scriptTag(language),
    copyrightHolder: publisher,
  };
}

/** Empty for a page without a picture. */
function pageRenditions(label: string, { newspaper, addresses, pagePictures }: NinjsIssue): readonly object[] {
  const picture = pagePictures.get(label);
  const name = newspaper.pages.find((page) => page.label === label)?.name;
  return picture === undefined ? [] : [rendition(`page-${label}`, picture, addresses, name)];
}

function rendition(
  name: string,
  { path, type, width, height }: LinkedFile,
  addresses: Addresses,
  title?: string,
): object {
  return { name, href: addresses.of(path), contentType: type, title, width, height };
}

/** The photos of a figure; photos of a group share caption and credit. */
function photos(
  { pictures, barred, caption, credit }: FigureBlock,
  { newspaper, addresses, photo }: NinjsIssue,
): readonly object[] {
  const placed = newspaper.pages.flatMap(({ things }) =>
    things.filter((thing): thing is PrintedPicture => thing.kind === "picture" && pictures.includes(thing.id)),
  );
  return placed.flatMap((picture) => {
    const file = photo(picture);
    if (file === undefined) return [];
    return [
      {
        name: picture.id,
        rel: "picture",
        uri: addresses.of(file.path),
        type: "picture",
        usageTerms: barred.includes(picture.id) ? NOT_FOR_THE_WEB : undefined,
        descriptions:
          caption === undefined ? [] : [{ role: "caption", contentType: "text/plain", value: caption.text.text }],
        by: credit?.text.text,
        renditions: [rendition("original", file, addresses)],
      },
    ];
  });
}

/** A story's copy as XHTML. Its text is the copy, character by character; dateline and reporters (本报讯) are not copy, and have spans of their own. */
function copyXhtml({ blocks, copy }: ReadStory): string {
  const codes = [...copy.text];
  return blocks
    .flatMap((block) => {
      if (block.kind === "opening") return [tagged("p", openers(block.texts))];
      return isCopyBlock(block) ? [blockXhtml(block, codes)] : [];
    })
    .join("\n");
}

type Codes = readonly string[];

function blockXhtml(block: CopyBlock, codes: Codes): string {
  switch (block.kind) {
    case "paragraph":
    case "subhead":
    case "signature":
      return element(block.kind, openers(block.opening) + passage(block, codes));
    case "verse":
      return block.stanzas
        .map((lines) => `<p class="verse">${lines.map((line) => passage(line, codes)).join("<br/>\n")}</p>`)
        .join("\n");
    case "quote":
      return element(block.kind, block.blocks.map((each) => blockXhtml(each, codes)).join("\n"));
    case "list": {
      // The copy contains the numbers, so browsers must not add their own.
      const items = block.items.map((item) => tagged("li", passage(item, codes))).join("\n");
      return block.ordered ? `<ol style="list-style: none">${items}</ol>` : tagged("ul", items);
    }
    case "table":
      return tableXhtml(block, codes);
  }
}

function tableXhtml({ rows }: TableBlock, codes: Codes): string {
  const row = (cells: readonly Passage[], tag: string): string =>
    tagged("tr", cells.map((cell) => tagged(tag, passage(cell, codes))).join(""));
  const [head = [], ...body] = rows;
  const lines = body.map((cells) => row(cells, "td"));
  return `<table>\n<thead>${row(head, "th")}</thead>\n${tagged("tbody", lines.join("\n"))}\n</table>`;
}

function openers(opening: readonly Opener[]): string {
  return opening.map(({ role, text }) => element(role, escaped(text.text))).join("");
}

const STYLES: Readonly<Record<Passage["styled"][number]["style"], readonly [open: string, close: string]>> = {
  strong: ["<strong>", "</strong>"],
  emphasis: ["<em>", "</em>"],
  properName: ['<span class="name">', "</span>"],
  speaker: ['<strong class="speaker">', "</strong>"],
};

function passage({ from, to, styled }: Passage, codes: Codes): string {
  const text = (start: number, end: number): string => escaped(codes.slice(start, end).join(""));
  let at = from;
  let made = "";
  for (const range of styled) {
    const [open, close] = STYLES[range.style];
    made += `${text(at, range.from)}${open}${text(range.from, range.to)}${close}`;
    at = range.to;
  }
  return made + text(at, to);
}

function element(kind: BlockKind, content: string): string {
  const [name, of] = blockRow(kind).html;
  return of === undefined ? tagged(name, content) : `<${name} class="${of}">${content}</${name}>`;
}

function tagged(name: string, content: string): string {
  return `<${name}>${content}</${name}>`;
}

/** The web addresses of a bag's files, below the future address of the folder of bags. Ids that are URLs then resolve to files. */
export interface Addresses {
  readonly collection: string;
  /** A file of the payload, or a thing in it, by its path below `data`. */
  readonly of: (path: string) => string;
}

/** @param base the address of the folder of bags, without a final slash @param stem the issue's stem, which names the folder of its bag */
export function addressesOf(base: string, code: string, stem: string): Addresses {
  return {
    collection: `${base}/${collectionPath(code)}`,
    of: (path) => [base, encodeURIComponent(stem), "data", ...path.split("/").map(encodeURIComponent)].join("/"),
  };
}

/** The path of the paper's Collection below the folder of bags. */
export function collectionPath(code: string): string {
  return `${code}/collection.json`;
}

/** The path of the Collection of a paper's year. */
export function yearPath(code: string, year: string): string {
  return `${code}/${year}.json`;
}
