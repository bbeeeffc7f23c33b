/*
 * The issue for IIIF viewers such as Mirador: pages as canvases, stories as ranges across jumps, lines of text as annotations, and Collections by year. The
 * deposit and the website both use it, with their own URLs.
 */
import { encodeJson } from "../../base/json.ts";
import { scriptTag } from "../../base/language-tags.ts";
import { listFor } from "../../base/once.ts";
import type { Rect } from "../../base/rect.ts";
import {
  isDisplayBlock,
  type Newspaper,
  type PrintedLine,
  type PrintedPage,
  type ReadStory,
} from "../../engine/newspaper/newspaper.ts";
import { paperWords } from "../../locales/catalogues.ts";
import type { OutputFile } from "../format.ts";
import { pageHeading } from "../names.ts";
import { type ImageInformation, LARGEST_IMAGE, type PixelScale, sizeNear, wholeImagePath } from "./image.ts";

interface CanvasPage {
  readonly page: PrintedPage;
  readonly image: ImageInformation;
  readonly scale: PixelScale;
  /** The URL of its ALTO file, if there is one. */
  readonly alto: string | undefined;
}

interface LineUrls {
  /** Annotations of a story's lines, and of one part's. */
  readonly storyText: (story: string) => string;
  readonly partText: (story: string, part: number) => string;
  /** Annotations of a page's lines that belong to no story. */
  readonly pageText: (label: string) => string;
}

/** The ids of a manifest and its contents, and its links; all are URLs. */
interface PresentationUrls {
  readonly manifest: string;
  readonly collection: string | undefined;
  readonly canvas: (label: string) => string;
  /** A story's range; without a story, the range of all stories. */
  readonly range: (story: string | undefined) => string;
  /** Annotations of all lines, if they are written. */
  readonly lines: LineUrls | undefined;
  readonly pdf: string | undefined;
  readonly mets: string | undefined;
  /** The address for searching in the issue (Content Search 2.0), if a server answers there. */
  readonly search: string | undefined;
}

interface PresentedIssue {
  readonly newspaper: Newspaper;
  readonly canvases: readonly CanvasPage[];
  readonly urls: PresentationUrls;
}

/** Wide enough to tell pages apart in a strip of thumbnails. */
const THUMBNAIL_WIDTH = 200;

const PRESENTATION_CONTEXT = "http://iiif.io/api/presentation/3/context.json";

/** The issue's IIIF Presentation 3 manifest: pages as canvases, stories as ranges across jumps. */
export function presentationManifest(issue: PresentedIssue): object {
  const { newspaper, canvases, urls } = issue;
  const { identity } = newspaper;
  const words = paperWords("iiif", identity.language);
  const facts = [
    [words("date"), identity.date],
    [words("number"), identity.number?.toString()],
    [words("edition"), identity.edition],
    [words("cn"), identity.cn],
  ] as const;
  return {
    "@context": PRESENTATION_CONTEXT,
    id: urls.manifest,
    type: "Manifest",
    label: inLanguage(identity.language, issueLabel(newspaper)),
    metadata: facts.flatMap(([name, value]) =>
      value === undefined ? [] : [{ label: inLanguage(identity.language, name), value: { none: [value] } }],
    ),
    ...(identity.publisher !== undefined && {
      requiredStatement: {
        label: inLanguage(identity.language, words("publisher")),
        value: inLanguage(identity.language, identity.publisher),
      },
    }),
    navDate: navDateOf(identity),
    thumbnail: canvases.slice(0, 1).map(({ image }) => thumbnail(image)),
    // Viewers may show spreads if the issue begins with page 1 and has no gaps.
    behavior: [newspaper.pages.every(({ number }, at) => number === at + 1) ? "paged" : "individuals"],
    viewingDirection: identity.binding === "right" ? "right-to-left" : "left-to-right",
    ...around(urls),
    items: canvases.map((canvas) => canvasJson(canvas, issue)),
    structures: structures(issue),
  };
}

/** Further files that a manifest links to. */
function around({ collection, pdf, mets, search }: PresentationUrls): object {
  const dataset = { type: "Dataset", format: "application/xml", profile: "http://www.loc.gov/METS/" } as const;
  const text = { type: "Text", format: "application/pdf" } as const;
  return {
    ...(collection !== undefined && { partOf: [{ id: collection, type: "Collection" }] }),
    ...(pdf !== undefined && { rendering: [{ id: pdf, ...text, label: { none: ["PDF/A"] } }] }),
    ...(mets !== undefined && { seeAlso: [{ id: mets, ...dataset, label: { none: ["METS"] } }] }),
    ...(search !== undefined && { service: [{ id: search, type: "SearchService2" }] }),
  };
}

/** 霁川日报 2026年11月24日 总第10321期. */
function issueLabel({ identity }: Newspaper): string {
  const { paper, date, number, edition, language } = identity;
  const words = paperWords("iiif", language);
  const [year, month, day] = date.split("-").map(Number);
  const parts = [
    paper,
    `${year}年${month}月${day}日`,
    edition,
    number === undefined ? undefined : words("numbered", { number }),
  ];
  return parts.filter((part) => part !== undefined).join(" ");
}

/** A text with its language, in IIIF's form. @param tag BCP 47 */
export function inLanguage(tag: string, text: string): Readonly<Record<string, readonly string[]>> {
  return { [scriptTag(tag)]: [text] };
}

/**
 * The printed day in universal time, which viewers show: midnight in China would be the day before. Different hours sort the editions of a day.
 */
function navDateOf({ date, edition = "" }: Pick<Newspaper["identity"], "date" | "edition">): string {
  const hour = /[晨早]|morning/i.test(edition) ? "06" : /[晚夜夕]|evening/i.test(edition) ? "17" : "00";
  return `${date}T${hour}:00:00Z`;
}

function thumbnail(image: ImageInformation): object {
  const { width, height } = sizeNear(image, THUMBNAIL_WIDTH);
  return { id: `${image.id}/${wholeImagePath({ width, height })}`, type: "Image", format: "image/jpeg", width, height };
}

function canvasJson({ page, image, alto }: CanvasPage, { newspaper, urls }: PresentedIssue): object {
  const id = urls.canvas(page.label);
  const { width, height } = image;
  const text = { format: "application/xml", profile: "http://www.loc.gov/standards/alto/ns-v4#" } as const;
  return {
    id,
    type: "Canvas",
    label: inLanguage(newspaper.identity.language, pageHeading(page)),
    width,
    height,
    thumbnail: [thumbnail(image)],
    // Some viewers read `rendering`, others `seeAlso`.
    ...(alto !== undefined && {
      rendering: [{ id: alto, type: "Text", ...text, label: { none: ["ALTO XML"] } }],
      seeAlso: [{ id: alto, type: "Dataset", ...text, label: { none: ["ALTO 4.4"] } }],
    }),
    items: [
      {
        id: `${id}/page`,
        type: "AnnotationPage",
        items: [
          {
            id: `${id}/image`,
            type: "Annotation",
            motivation: "painting",
            body: {
              id: `${image.id}/${LARGEST_IMAGE}`,
              type: "Image",
              format: "image/jpeg",
              width,
              height,
              service: [{ id: image.id, type: "ImageService3", profile: "level0" }],
            },
            target: id,
          },
        ],
      },
    ],
    ...(urls.lines !== undefined && {
      annotations: textPages(page, newspaper, urls.lines).map((each) => ({ id: each, type: "AnnotationPage" })),
    }),
  };
}

/** The annotation pages of a canvas: one for each part of a story, and one for the rest. */
function textPages(page: PrintedPage, { stories }: Newspaper, urls: LineUrls): readonly string[] {
  const parts = stories.flatMap(({ id, parts: own }) =>
    own.filter((part) => part.page === page.label).map(({ number }) => urls.partText(id, number)),
  );
  return [...parts, urls.pageText(page.label)];
}

/** The ranges of all stories, by the section in which they begin. */
function structures(issue: PresentedIssue): readonly object[] {
  const { newspaper, urls } = issue;
  const sections = new Map<string, ReadStory[]>();
  for (const story of newspaper.stories) {
    if (story.parts.length > 0) listFor(sections, story.section).push(story);
  }
  if (sections.size === 0) return [];
  const { language } = newspaper.identity;
  const words = paperWords("iiif", language);
  const ranges = [...sections].map(([section, stories], at) => ({
    id: `${urls.range(undefined)}/section/${at + 1}`,
    type: "Range",
    label: inLanguage(language, section),
    items: stories.map((story) => storyRange(story, issue)),
  }));
  return [{ id: urls.range(undefined), type: "Range", label: inLanguage(language, words("stories")), items: ranges }];
}

/** A story's range: the rectangles of its parts, in reading order. */
function storyRange(story: ReadStory, { newspaper, canvases, urls }: PresentedIssue): object {
  const { language } = newspaper.identity;
  const deck = story.blocks.filter(isDisplayBlock).find(({ kind }) => kind === "deck");
  const id = urls.range(story.id);
  return {
    id,
    type: "Range",
    label: inLanguage(language, story.title),
    ...(deck !== undefined && { summary: inLanguage(language, deck.text.text) }),
    ...(urls.lines !== undefined && {
      supplementary: { id: urls.lines.storyText(story.id), type: "AnnotationCollection" },
    }),
    items: story.parts.flatMap(({ number, page, frame }) => {
      const canvas = canvases.find((each) => each.page.label === page);
      const rect = canvas?.page.frames.find((each) => each.id === frame)?.rect;
      if (canvas === undefined || rect === undefined) return [];
      return [
        {
          id: `${id}/part/${number}`,
          type: "SpecificResource",
          source: { id: urls.canvas(page), type: "Canvas" },
          selector: {
            type: "FragmentSelector",
            conformsTo: "http://www.w3.org/TR/media-frags/",
            value: fragment(canvas.scale.box(rect)),
          },
        },
      ];
    }),
  };
}

function fragment({ x, y, width, height }: Rect): string {
  return `xywh=${x},${y},${width},${height}`;
}

/** The part of an issue's manifest that a Collection repeats. */
export interface CollectedIssue {
  readonly id: string;
  readonly label: Readonly<Record<string, readonly string[]>>;
  readonly navDate: string;
  readonly thumbnail: readonly object[];
}

interface CollectionLink {
  readonly id: string;
  readonly label: Readonly<Record<string, readonly string[]>>;
}

/** The Collection of a paper's year: its issues, by day. */
export function yearCollection(year: CollectionLink, paper: string, issues: readonly CollectedIssue[]): object {
  return {
    "@context": PRESENTATION_CONTEXT,
    id: year.id,
    type: "Collection",
    label: year.label,
    partOf: [{ id: paper, type: "Collection" }],
    items: [...issues]
      .sort((a, b) => (a.navDate < b.navDate || (a.navDate === b.navDate && a.id < b.id) ? -1 : 1))
      .map(({ id, label, navDate, thumbnail }) => ({ id, type: "Manifest", label, navDate, thumbnail })),
  };
}

/** The Collection of a paper: one Collection for each year, so that none grows without limit. */
export function paperCollection(id: string, name: string, language: string, years: readonly CollectionLink[]): object {
  return {
    "@context": PRESENTATION_CONTEXT,
    id,
    type: "Collection",
    label: inLanguage(language, name),
    items: years.map((year) => ({ id: year.id, type: "Collection", label: year.label })),
  };
}

const CONTEXT = ["http://iiif.io/api/extension/text-granularity/context.json", PRESENTATION_CONTEXT] as const;

/** Levels of JSON that go over several lines: each annotation has one line. */
const DEPTH = 2;

/** The paths of the annotation files, below the bag's payload. */
interface TextPaths {
  readonly story: (story: string) => string;
  readonly part: (story: string, part: number) => string;
  readonly page: (label: string) => string;
}

/** An issue with URLs for its lines. */
export type WithLines = PresentedIssue & { readonly urls: { readonly lines: LineUrls } };

/**
 * The issue's text as annotations, one for each line (IIIF text granularity): for each story a collection with an annotation page for each part, and for each
 * page an annotation page of the lines that belong to no story.
 */
export function lineAnnotations(issue: WithLines, paths: TextPaths): readonly OutputFile[] {
  const stories = issue.newspaper.stories.filter(({ parts }) => parts.length > 0);
  return [
    ...stories.flatMap((story) => storyText(story, issue, paths)),
    ...issue.canvases.map((canvas) => pageText(canvas, issue, paths)),
  ];
}

function storyText(story: ReadStory, issue: WithLines, paths: TextPaths): readonly OutputFile[] {
  const { urls, newspaper, canvases } = issue;
  const { id, parts } = story;
  const collection = { id: urls.lines.storyText(id), type: "AnnotationCollection" };
  const link = (number: number | undefined): object | undefined =>
    number === undefined ? undefined : { id: urls.lines.partText(id, number), type: "AnnotationPage" };
  const counted = parts.map(({ number, page }) => {
    const canvas = canvases.find((each) => each.page.label === page);
    const isHere = (line: PrintedLine): boolean => line.story === id && line.part === number;
    return { number, items: canvas === undefined ? [] : annotations(canvas, issue, isHere) };
  });
  let start = 0;
  const pages = counted.map(({ number, items }, at): OutputFile => {
    const json = {
      "@context": CONTEXT,
      id: urls.lines.partText(id, number),
      type: "AnnotationPage",
      partOf: [collection],
      prev: link(counted[at - 1]?.number),
      next: link(counted[at + 1]?.number),
      startIndex: start,
      items,
    };
    start += items.length;
    return { path: paths.part(id, number), bytes: encodeJson(json, DEPTH) };
  });
  const whole = {
    "@context": PRESENTATION_CONTEXT,
    ...collection,
    label: inLanguage(newspaper.identity.language, story.title),
    total: start,
    first: link(parts[0]?.number),
    last: link(parts.at(-1)?.number),
  };
  return [{ path: paths.story(id), bytes: encodeJson(whole, DEPTH) }, ...pages];
}

/** The lines of a page's furniture and adverts. */
function pageText(canvas: CanvasPage, issue: WithLines, paths: TextPaths): OutputFile {
  const { label } = canvas.page;
  const items = annotations(canvas, issue, ({ story }) => story === undefined);
  const json = { "@context": CONTEXT, id: issue.urls.lines.pageText(label), type: "AnnotationPage", items };
  return { path: paths.page(label), bytes: encodeJson(json, DEPTH) };
}

function annotations(
  { page, scale }: CanvasPage,
  { urls, newspaper }: PresentedIssue,
  isWanted: (line: PrintedLine) => boolean,
): readonly object[] {
  const canvas = urls.canvas(page.label);
  const lines = page.things.filter((thing) => thing.kind === "line").filter(isWanted);
  return lines.map((line) => ({
    id: `${canvas}/line/${encodeURIComponent(line.id)}`,
    type: "Annotation",
    motivation: "supplementing",
    textGranularity: "line",
    body: {
      type: "TextualBody",
      format: "text/plain",
      language: scriptTag(newspaper.identity.language),
      value: line.segments.map(({ text }) => text).join(""),
    },
    target: `${canvas}#${fragment(scale.box(line.box))}`,
  }));
}
