/*
 * The last stage before the formats: turns layout and issue into a `Newspaper`, with pages as printed and stories as read. In an open issue most pages stay
 * the same from build to build, so each is cached by all that it depends on, including the lines of the source where its texts are now.
 */
import { type Memory, noMemory } from "../../base/memo.ts";
import { listFor, once } from "../../base/once.ts";
import type { Span } from "../../base/source.ts";
import type { Layout, Page } from "../layout/page.ts";
import type { Advert, Heading, Issue } from "../model/issue.ts";
import type { Text } from "../model/text.ts";
import { frameId } from "./ids.ts";
import type {
  AdvertBlock,
  AdvertText,
  Newspaper,
  PictureFile,
  PrintedAdvert,
  PrintedPage,
  ReadStory,
} from "./newspaper.ts";
import { asPrinted, placedPage } from "./pages.ts";
import { newSourceList, type SourceList, sourceText } from "./source-text.ts";
import { copySpan, joined, type PartOnPage, readStory } from "./stories.ts";

/** The language of all copy, by the characters of the paper. */
const LANGUAGES = { simplified: "zh-CN", traditional: "zh-Hant" } as const;

interface FileAccess {
  /** The name under which a source file is listed: independent of the working folder. */
  readonly name: (path: string) => string;
  /** Translates a place in the issue to the place in its file; by default the same. */
  readonly inFile?: (span: Span) => Span;
  /** SHA-256 of a picture's file; undefined if the file does not exist. */
  readonly hash: (file: string) => string | undefined;
}

export interface PrintedIssue {
  readonly pages: readonly PrintedPage[];
  /** Pages and stories; made at the first call. */
  readonly newspaper: () => Newspaper;
}

/**
 * The issue after layout: the input of every format.
 * @param layout of this issue
 * @param memory caches pages and stories between builds
 */
export function printIssue(
  laidOut: Issue,
  layout: Layout,
  { name, hash, inFile = (span) => span }: FileAccess,
  memory: Memory = noMemory,
): PrintedIssue {
  const issue = withWholeCopy(laidOut);
  const sources = newSourceList(name, inFile);
  // Number the sources here: this order does not depend on what is cached.
  for (const { span } of [issue, issue.paper]) sources.numberOf(span.source);
  for (const { copy } of [...issue.stories, ...issue.fillers]) sources.numberOf(copy.source);
  const made = layout.pages.map((page, at) => {
    const cached: CachedPage = memory.isSingleBuild
      ? {}
      : memory.memo(cachedPage)(memory.same(pageToPrint(issue, page, at, sources)));
    cached.placed ??= placedPage(page, issue, sources);
    return { cached, placed: cached.placed };
  });
  const placed = made.map((page) => page.placed);
  const printed = placed.map((page) => memory.memo(asPrinted)(page));
  const read = { pages: placed, cacheKeys: made.map((page) => page.cached), sources };
  return {
    pages: printed,
    newspaper: once(() => ({
      identity: identityOf(issue),
      pages: printed,
      stories: readStories(issue, layout, read, memory),
      adverts: advertsOf(issue, read),
      jumps: layout.stories.flatMap(({ id, jumps }) => jumps.map(({ from, to, at }) => ({ story: id, from, to, at }))),
      sources: sources.names,
      pictures: pictureFiles(layout, hash),
    })),
  };
}

/** The site and the archive have the paragraphs that the manifest does not print. */
function withWholeCopy(issue: Issue): Issue {
  const stories = issue.stories.map((story) => (story.whole === undefined ? story : { ...story, copy: story.whole }));
  return { ...issue, stories };
}

function identityOf({ paper, date, number, edition, revision, stem }: Issue): Newspaper["identity"] {
  return {
    paper: paper.name,
    code: paper.code,
    publisher: paper.publisher,
    cn: paper.cn,
    date,
    number,
    edition,
    revision,
    stem,
    language: LANGUAGES[paper.script],
    binding: paper.binding,
  };
}

function pictureFiles({ pages }: Layout, hash: FileAccess["hash"]): readonly PictureFile[] {
  const files = new Map<string, string>();
  for (const { placed } of pages) {
    for (const thing of placed) {
      const sha256 = thing.kind === "picture" ? hash(thing.picture.file) : undefined;
      if (thing.kind === "picture" && sha256 !== undefined) files.set(thing.picture.file, sha256);
    }
  }
  return [...files].map(([file, sha256]) => ({ file, sha256 }));
}

/** The cached page, if all that it depends on is unchanged: its layout, its plan, the paper's furniture and the source lines of these. */
function pageToPrint(
  { pages, paper: { nameplate, colophon, grid } }: Issue,
  page: Page,
  at: number,
  sources: SourceList,
): readonly unknown[] {
  const furniture = [nameplate?.strip, nameplate?.ears, colophon, grid];
  return [page, pages[at], furniture, linesIn([pages[at], furniture], sources)];
}

/** A place for a page in the cache. */
function cachedPage(_of: readonly unknown[]): CachedPage {
  return {};
}

interface CachedPage {
  placed?: PrintedPage;
}

/** A place for a story in the cache. */
function cachedStory(_of: readonly unknown[]): { read?: ReadStory } {
  return {};
}

/** The source lines at which the spans in plain data begin. */
function linesIn(value: unknown, sources: SourceList): readonly number[] {
  if (typeof value !== "object" || value === null || ArrayBuffer.isView(value)) return [];
  if (isSpan(value)) return [sources.lineAndColumn(value.source, value.start)[0]];
  return Object.values(value).flatMap((each) => linesIn(each, sources));
}

function isSpan(value: object): value is Span {
  return "source" in value && "start" in value;
}

interface Printed {
  readonly pages: readonly PrintedPage[];
  /** For each page an object that stays the same as long as the page does. */
  readonly cacheKeys: readonly object[];
  readonly sources: SourceList;
}

/** Stories in the order in which they begin on the pages; stories without a place come last. */
function readStories(issue: Issue, layout: Layout, printed: Printed, memory: Memory): readonly ReadStory[] {
  const parts = partsByStory(layout, printed.pages);
  const stories = new Map([...issue.stories, ...issue.fillers].map((story) => [story.id, story]));
  const order = new Set([...parts.keys(), ...issue.stories.map(({ id }) => id)]);
  const fillers = new Set(issue.fillers.map(({ id }) => id));
  const placements = new Map(layout.stories.map((placement) => [placement.id, placement]));
  return [...order].flatMap((id) => {
    const story = stories.get(id);
    if (story === undefined) return [];
    const own = (parts.get(id) ?? []).sort((a, b) => a.part - b.part);
    const kind = story.heads !== undefined ? "group" : fillers.has(id) ? "filler" : "story";
    const placement = placements.get(id);
    const onPages = own.map(({ part, page, anchor }) => [part, printed.cacheKeys[printed.pages.indexOf(page)], anchor]);
    const source = printed.sources.numberOf(story.copy.source);
    // A story and its copy are each one piece of a file: the line of the start gives all others.
    const lines = memory.isSingleBuild ? [] : linesIn([story.span, copySpan(story)], printed.sources);
    const made = memory.memo(cachedStory)(memory.same([story, kind, placement, onPages, source, lines]));
    made.read ??= readStory({ story, kind, placement, parts: own }, printed.sources);
    return [made.read];
  });
}

/** The parts of each story, in page order. */
function partsByStory(layout: Layout, pages: readonly PrintedPage[]): Map<string, PartOnPage[]> {
  const stories = new Map<string, PartOnPage[]>();
  for (const part of pages.flatMap((page, at) => partsOn(page, layout.pages[at]))) {
    listFor(stories, part.story).push(part);
  }
  return stories;
}

/** @param laid the page in layout's form */
function partsOn(page: PrintedPage, laid: Page | undefined): readonly PartOnPage[] {
  const parts = new Map<string, PartOnPage>();
  let last: PartOnPage | undefined;
  laid?.placed.forEach(({ owner }, at) => {
    const { story, part } = owner;
    const thing = page.things[at];
    if (story === undefined || part === undefined || thing === undefined) return;
    // Most things belong to the same part as the one before.
    if (last === undefined || story !== last.story || part !== last.part) {
      const key = `${part} ${story}`;
      const anchor = laid?.anchors.find((each) => each.story === story && each.part === part);
      last = parts.get(key) ?? { story, part, page, anchor, things: [] };
      parts.set(key, last);
    }
    last.things.push({ thing, owner });
  });
  return [...parts.values()];
}

function advertsOf(issue: Issue, { pages, sources }: Pick<Printed, "pages" | "sources">): readonly PrintedAdvert[] {
  return issue.adverts.map((advert) => {
    const { id, label } = advert;
    const page = issue.pages[advert.page]?.label ?? "";
    const own = (pages.find((each) => each.label === page)?.things ?? []).filter((thing) => thing.advert === id);
    const file = advert.kind === "picture" ? advert.file : undefined;
    const picture = own.find((thing) => thing.kind === "picture");
    const lines = new Map<string, string[]>();
    for (const thing of own) if (thing.kind === "line") listFor(lines, thing.block).push(thing.id);
    const blocks = advertTexts(advert).map(
      (block): AdvertBlock => ({
        kind: block.kind,
        id: block.id,
        texts: block.texts.map(({ id: of, role, text }) => ({ id: of, role, text: sourceText(text, sources) })),
        lines: lines.get(block.id) ?? [],
      }),
    );
    return { id, page, frame: frameId(id, 1), file, label, picture: picture?.id, blocks };
  });
}

/** A block of an advert, with its texts from the manifest. */
interface WrittenAdvertBlock extends Pick<AdvertBlock, "id" | "kind"> {
  readonly texts: readonly (Pick<AdvertText, "id" | "role"> & { readonly text: Text })[];
}

/** The texts that the paper sets for an advert, in reading order. */
function advertTexts(advert: Advert): readonly WrittenAdvertBlock[] {
  const { id } = advert;
  switch (advert.kind) {
    case "picture":
      return [];
    case "text":
      return [
        ...headlineOf(advert.headline, id),
        ...advert.paragraphs.map((text, at) => blockOf("paragraph", `${id}/p${at + 1}`, text)),
        ...advert.signature.map((text, at) => blockOf("signature", `${id}/signature-${at + 1}`, text)),
      ];
    case "classified":
      return [
        ...headlineOf(advert.headline, id),
        ...advert.categories.flatMap(({ name, ads }, at): readonly WrittenAdvertBlock[] => [
          {
            kind: "category",
            id: `${id}/category-${at + 1}`,
            texts: [{ id: `${id}/category-${at + 1}`, role: "category", text: name }],
          },
          ...ads.map(({ number, title, text }): WrittenAdvertBlock => {
            const own = `${id}/ad-${number}`;
            const opening =
              title === undefined ? [] : [{ id: `${own}/title`, role: "smallAdTitle", text: title } as const];
            return { kind: "smallAd", id: own, texts: [...opening, { id: own, role: "smallAd", text }] };
          }),
        ]),
      ];
  }
}

function headlineOf(headline: Heading | undefined, id: string): readonly WrittenAdvertBlock[] {
  if (headline === undefined) return [];
  const block = `${id}/headline`;
  return [{ kind: "headline", id: block, texts: [{ id: block, role: "advertHead", text: joined(headline) }] }];
}

function blockOf(kind: "paragraph" | "signature", id: string, text: Text): WrittenAdvertBlock {
  return { kind, id, texts: [{ id, role: "advertText", text }] };
}
