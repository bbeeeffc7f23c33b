/*
 * The texts of stories for searching: as plain text for the site's own search, and line by line with the place of each character for IIIF viewers, which
 * highlight hits on the page's picture.
 */
import { type BlockKind, blockRow, isCopyRole } from "../../base/blocks.ts";
import { listFor } from "../../base/once.ts";
import type { Rect } from "../../base/rect.ts";
import {
  type Newspaper,
  type PrintedLine,
  type PrintedSegment,
  type ReadStory,
  textsOf as textsIn,
} from "../../engine/newspaper/newspaper.ts";
import { pagesOf } from "../names.ts";
import type { StoryWords } from "./grams.ts";
import { shownStories } from "./issue-record.ts";

/** The texts of all stories that may be shown on the web. */
export function storyWords(newspaper: Newspaper): readonly StoryWords[] {
  return shownStories(newspaper).map((story) => {
    const texts = textsOf(story);
    const isTitle = ({ kind }: StoryText): boolean => kind === "headline";
    const joined = (found: readonly StoryText[]): string => found.map(({ text }) => text).join("\n");
    const title = joined(texts.filter(isTitle)) || story.title;
    const text = joined(texts.filter((each) => !isTitle(each)));
    return { id: story.id, title, text, pages: pagesOf(story) };
  });
}

export interface PrintedText {
  readonly text: string;
  readonly lines: readonly FoundLine[];
}

/** A part of a printed line: its page, its range in the text in code points, and its box in points of the page. */
export interface FoundLine {
  readonly page: string;
  readonly from: number;
  readonly to: number;
  readonly box: readonly [x: number, y: number, width: number, height: number];
  readonly vertical: boolean;
  /** The start of each code point along the line, in points from the start of the box; omitted if they are evenly spaced. */
  readonly at?: readonly number[];
}

/** Each text of the stories that may be shown on the web, with its printed lines. */
export function printedTexts(newspaper: Newspaper): readonly PrintedText[] {
  const lines = linesByText(newspaper);
  return shownStories(newspaper).flatMap((story) =>
    textsOf(story).flatMap(({ element, text }): readonly PrintedText[] => {
      const found = lines.get(element);
      return found === undefined ? [] : [{ text, lines: [...found].sort((a, b) => a.from - b.from) }];
    }),
  );
}

/** The lines of all stories by the element of their text; lines of copy by their story. */
function linesByText({ pages }: Newspaper): ReadonlyMap<string, readonly FoundLine[]> {
  const lines = new Map<string, FoundLine[]>();
  for (const page of pages) {
    for (const line of page.things) {
      if (line.kind !== "line" || line.story === undefined) continue;
      for (const segment of line.segments.filter(({ from, to }) => to > from)) {
        const key = isCopyRole(segment.role) ? copyOf(line.story) : segment.element;
        listFor(lines, key).push(textLine(page.label, line, segment));
      }
    }
  }
  return lines;
}

function copyOf(story: string): string {
  return `${story}/`;
}

function textLine(page: string, line: PrintedLine, segment: PrintedSegment): FoundLine {
  const vertical = line.writing === "vertical";
  const box: Rect = vertical
    ? { x: line.box.x, y: line.y + segment.x, width: line.box.width, height: segment.width }
    : { x: line.x + segment.x, y: line.box.y, width: segment.width, height: line.box.height };
  const { from, to } = segment;
  const at = beginnings(segment, vertical);
  return {
    page,
    from,
    to,
    box: [tenth(box.x), tenth(box.y), tenth(box.width), tenth(box.height)],
    vertical,
    ...(at !== undefined && { at }),
  };
}

/** The start of each code point along the line. Undefined if they are evenly spaced or unknown: viewers then highlight equal shares. */
function beginnings(
  { runs, from, to, width, x: begin }: PrintedSegment,
  vertical: boolean,
): readonly number[] | undefined {
  const found = runs.flatMap((run) =>
    run.texts.flatMap((text, glyph): number[] => {
      const along = vertical ? (run.y?.[glyph] ?? 0) : (run.x[glyph] ?? 0);
      return Array.from(text, () => along - begin);
    }),
  );
  if (found.length !== to - from) return undefined;
  const step = width / found.length;
  const isEven = found.every((along, index) => Math.abs(along - index * step) < EVEN);
  return isEven ? undefined : found.map(tenth);
}

/** A deviation in points that is invisible. */
const EVEN = 1;

function tenth(points: number): number {
  return Math.round(points * 10) / 10 || 0;
}

interface StoryText {
  readonly kind: BlockKind | "copy";
  /** The element that its lines name; for copy the story's id with a slash. */
  readonly element: string;
  readonly text: string;
}

/** A story's texts in reading order, the copy as one text and captions last; without insets and the headlines of later parts. */
function textsOf({ id, blocks, copy }: ReadStory): readonly StoryText[] {
  const texts = blocks
    .filter((block) => block.kind !== "headline" || block.part === 1)
    .flatMap(textsIn)
    .map((text) => ({ kind: text.kind, element: text.id, text: text.text.text, place: blockRow(text.kind).place }));
  const of = (...places: readonly string[]) => texts.filter(({ place }) => places.includes(place));
  return [
    ...of("head", "note", "run-in"),
    { kind: "copy", element: copyOf(id), text: copy.text },
    ...of("end", "photo"),
  ];
}
