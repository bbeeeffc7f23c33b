import { encodeJson } from "../../base/json.ts";
import { scriptTag } from "../../base/language-tags.ts";
import type { PrintedLine, ReadStory } from "../../engine/newspaper/newspaper.ts";
import type { OutputFile } from "../format.ts";
import {
  type CanvasPage,
  fragment,
  inLanguage,
  type LineUrls,
  PRESENTATION_CONTEXT,
  type PresentedIssue,
} from "./presentation.ts";

const CONTEXT = ["http://iiif.io/api/extension/text-granularity/context.json", PRESENTATION_CONTEXT] as const;

/** Levels of JSON that have lines of their own: each annotation stands on one. */
const DEPTH = 2;

/** The paths of the files of lines, below the bag's payload. */
interface TextPaths {
  readonly story: (story: string) => string;
  readonly part: (story: string, part: number) => string;
  readonly page: (label: string) => string;
}

/** An issue whose lines have their URLs. */
export type WithLines = PresentedIssue & { readonly urls: { readonly lines: LineUrls } };

/**
 * The issue's text as annotations, one for each line (IIIF text granularity): for each story a collection with an annotation page for each part, and for
 * each page of the paper one for what belongs to no story.
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
