import { forgetful, type Memory } from "../../base/memo.ts";
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

/** The language of all copy, by the paper's characters. */
const LANGUAGES = { simplified: "zh-CN", traditional: "zh-Hant" } as const;

interface KnownFiles {
  /** The name under which a source file is listed, by its path: the same in whatever folder the program is run. */
  readonly name: (path: string) => string;
  /** Where a place of the issue is in its file; left out: as it says. */
  readonly inFile?: (span: Span) => Span;
  /** SHA-256 of a picture's file; undefined if there is no such file. */
  readonly hash: (file: string) => string | undefined;
}

export interface PrintedIssue {
  readonly pages: readonly PrintedPage[];
  /** Pages and stories: made when it is first asked for. */
  readonly newspaper: () => Newspaper;
}

/**
 * The issue as it was laid out: what every format reads.
 * @param layout of this issue
 * @param memory has pages and stories of an earlier newspaper
 */
export function printIssue(
  issue: Issue,
  layout: Layout,
  { name, hash, inFile = (span) => span }: KnownFiles,
  memory: Memory = forgetful,
): PrintedIssue {
  const sources = newSourceList(name, inFile);
  // Sources are numbered here, in an order that does not depend on what is remembered.
  for (const { span } of [issue, issue.paper]) sources.placeOf(span);
  for (const { copy } of [...issue.stories, ...issue.fillers]) sources.numberOf(copy.source);
  const made = layout.pages.map((page, at) => {
    const known = memory.memo(newPage)(memory.same(pageToPrint(issue, page, at, sources)));
    known.placed ??= placedPage(page, issue, sources);
    return { known, placed: known.placed };
  });
  const placed = made.map((page) => page.placed);
  const printed = placed.map((page) => memory.memo(asPrinted)(page));
  const read = { pages: placed, known: made.map((page) => page.known), sources };
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

function pictureFiles({ pages }: Layout, hash: KnownFiles["hash"]): readonly PictureFile[] {
  const files = new Map<string, string>();
  for (const { placed } of pages) {
    for (const thing of placed) {
      const sha256 = thing.kind === "picture" ? hash(thing.picture.file) : undefined;
      if (thing.kind === "picture" && sha256 !== undefined) files.set(thing.picture.file, sha256);
    }
  }
  return [...files].map(([file, sha256]) => ({ file, sha256 }));
}

/** All that a printed page depends on: the page as laid out, its plan, the paper's furniture, and the lines in the sources where these stand now. */
function pageToPrint(
  { pages, paper: { nameplate, colophon, grid } }: Issue,
  page: Page,
  at: number,
  sources: SourceList,
): readonly unknown[] {
  const furniture = [nameplate?.strip, nameplate?.ears, colophon, grid];
  return [page, pages[at], furniture, linesIn([pages[at], furniture], sources)];
}

/** A page as placed, by all that it depends on. */
function newPage(_of: readonly unknown[]): { placed?: PrintedPage } {
  return {};
}

/** A story as read, likewise. */
function newStory(_of: readonly unknown[]): { read?: ReadStory } {
  return {};
}

/** The lines in the sources where the spans in plain data begin now. */
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
  /** For each page an object that is the same as long as it is. */
  readonly known: readonly object[];
  readonly sources: SourceList;
}

/** Stories in the order in which they begin on the pages, then those that stand nowhere. */
function readStories(issue: Issue, layout: Layout, printed: Printed, memory: Memory): readonly ReadStory[] {
  const parts = partsByStory(layout, printed.pages);
  const known = new Map([...issue.stories, ...issue.fillers].map((story) => [story.id, story]));
  const order = new Set([...parts.keys(), ...issue.stories.map(({ id }) => id)]);
  const fillers = new Set(issue.fillers.map(({ id }) => id));
  const placements = new Map(layout.stories.map((placement) => [placement.id, placement]));
  return [...order].flatMap((id) => {
    const story = known.get(id);
    if (story === undefined) return [];
    const own = (parts.get(id) ?? []).sort((a, b) => a.part - b.part);
    const kind = story.heads !== undefined ? "group" : fillers.has(id) ? "filler" : "story";
    const placement = placements.get(id);
    const onPages = own.map(({ part, page, anchor }) => [part, printed.known[printed.pages.indexOf(page)], anchor]);
    const source = printed.sources.numberOf(story.copy.source);
    // Story and copy are each written in one piece: where its first line stands tells where the others do.
    const lines = linesIn([story.span, copySpan(story)], printed.sources);
    const made = memory.memo(newStory)(memory.same([story, kind, placement, onPages, source, lines]));
    made.read ??= readStory({ story, kind, placement, parts: own }, printed.sources);
    return [made.read];
  });
}

/** Each story's parts, in the order of the pages. */
function partsByStory(layout: Layout, pages: readonly PrintedPage[]): Map<string, PartOnPage[]> {
  const stories = new Map<string, PartOnPage[]>();
  for (const part of pages.flatMap((page, at) => partsOn(page, layout.pages[at]))) {
    listFor(stories, part.story).push(part);
  }
  return stories;
}

/** @param laid the page whose things these are */
function partsOn(page: PrintedPage, laid: Page | undefined): readonly PartOnPage[] {
  const parts = new Map<string, PartOnPage>();
  let last: PartOnPage | undefined;
  for (const [at, { owner }] of (laid?.placed ?? []).entries()) {
    const { story, part } = owner;
    const thing = page.things[at];
    if (story === undefined || part === undefined || thing === undefined) continue;
    // Most things follow one of the same part.
    if (last === undefined || story !== last.story || part !== last.part) {
      const key = `${part} ${story}`;
      const anchor = laid?.anchors.find((each) => each.story === story && each.part === part);
      last = parts.get(key) ?? { story, part, page, anchor, things: [] };
      parts.set(key, last);
    }
    last.things.push({ thing, owner });
  }
  return [...parts.values()];
}

function advertsOf(issue: Issue, { pages, sources }: Pick<Printed, "pages" | "sources">): readonly PrintedAdvert[] {
  return issue.adverts.map((advert, index) => {
    const { label } = advert;
    const id = `advert-${index + 1}`;
    const page = issue.pages[advert.page]?.label ?? "";
    const own = (pages.find((each) => each.label === page)?.things ?? []).filter((thing) => thing.advert === id);
    const file = advert.kind === "picture" ? advert.file : undefined;
    const picture = own.find((thing) => thing.kind === "picture");
    const lines = new Map<string, string[]>();
    for (const thing of own) if (thing.kind === "line") listFor(lines, thing.block).push(thing.id);
    const blocks = advertTexts(advert, id).map(
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

/** A block of an advert, with its texts as the manifest has them. */
interface WrittenAdvertBlock extends Pick<AdvertBlock, "id" | "kind"> {
  readonly texts: readonly (Pick<AdvertText, "id" | "role"> & { readonly text: Text })[];
}

/** The texts of an advert that the paper sets, in reading order. @param id `advert-2` */
function advertTexts(advert: Advert, id: string): readonly WrittenAdvertBlock[] {
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
