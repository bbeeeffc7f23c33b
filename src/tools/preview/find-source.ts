import type { Point } from "../../base/rect.ts";
import { positionOf, type SourceFile, type Span } from "../../base/source.ts";
import { advertById, storyById } from "../../build/by-id.ts";
import type { Issue } from "../../engine/model/issue.ts";
import type { PrintedLine, PrintedPage, PrintedPicture } from "../../engine/newspaper/newspaper.ts";
import type { Place } from "../../engine/newspaper/source-list.ts";
import type { FilesRead } from "./files-read.ts";
import { distanceTo, glyphsOf, nearestGlyph } from "./glyph-places.ts";
import type { Revision } from "./revision.ts";

/** A click this far beside a line, in points, still means the line. */
const NEAR = 5;

/** The range of a source, in lines and columns (characters), for a point on a page; undefined: nothing there comes from an author. */
export function placeAtPoint(revision: Revision, page: PrintedPage, point: Point): Place | undefined {
  const lines = page.things.filter((thing): thing is PrintedLine => thing.kind === "line");
  const on = lines.findLast(({ box }) => distanceTo(box, point) === 0);
  if (on !== undefined) return placeInLine(revision, page, on, point);
  const picture = page.things.findLast(
    (thing): thing is PrintedPicture => thing.kind === "picture" && distanceTo(thing.at, point) === 0,
  );
  if (picture !== undefined) return spanPlace(revision, pictureSpan(revision.madeUp.issue, picture));
  const near = nearestLine(lines, point);
  if (near !== undefined) return placeInLine(revision, page, near, point);
  const frame = page.frames.find(({ rect }) => distanceTo(rect, point) === 0);
  const { issue } = revision.madeUp;
  return spanPlace(revision, frame === undefined ? planOf(issue, page)?.span : ownerSpan(issue, frame.of, frame.part));
}

function nearestLine(lines: readonly PrintedLine[], point: Point): PrintedLine | undefined {
  const near = lines.map((line) => ({ line, distance: distanceTo(line.box, point) }));
  return near.filter(({ distance }) => distance <= NEAR).sort((a, b) => a.distance - b.distance)[0]?.line;
}

function placeInLine(revision: Revision, page: PrintedPage, line: PrintedLine, point: Point): Place | undefined {
  const glyphs = glyphsOf(line, revision.outlines.ink);
  const nearest = nearestGlyph(glyphs, point);
  // No author wrote a list's bullet: it leads to its item.
  const glyph = nearest?.segment.role === "marker" ? glyphs.find(({ segment }) => segment.role !== "marker") : nearest;
  if (glyph !== undefined) {
    const { segment, offset } = glyph;
    const at = segment.from + offset;
    const place = revision.places()({ element: segment.element, from: at, to: at + 1 });
    if (place !== undefined) return place;
  }
  // A word of the program (下转第三版, a page's name) leads to what asked for it.
  const { issue } = revision.madeUp;
  if (line.advert !== undefined) return spanPlace(revision, ownerSpan(issue, line.advert, 1));
  if (line.story !== undefined) return spanPlace(revision, ownerSpan(issue, line.story, line.part ?? 1));
  return spanPlace(revision, planOf(issue, page)?.span);
}

function planOf(issue: Issue, { label }: PrintedPage): Issue["pages"][number] | undefined {
  return issue.pages.find((plan) => plan.label === label);
}

/** The place of a story's part in the manifest, or of an advert. */
function ownerSpan(issue: Issue, owner: string, part: number): Span | undefined {
  const story = storyById(issue, owner);
  return story === undefined ? advertById(issue, owner)?.span : (story.parts[part - 1]?.span ?? story.span);
}

/** Where a reader begins a story: its headline; without one its place, as for an advert. */
export function headSpan(issue: Issue, owner: string): Span | undefined {
  return storyById(issue, owner)?.headline?.span ?? ownerSpan(issue, owner, 1);
}

function pictureSpan(issue: Issue, { story, advert, photo }: PrintedPicture): Span | undefined {
  if (advert !== undefined) return ownerSpan(issue, advert, 1);
  const owner = story === undefined ? undefined : storyById(issue, story);
  return owner?.photos.find(({ id }) => id === photo)?.span ?? owner?.span;
}

export function spanPlace(
  { sources, above }: Pick<FilesRead, "sources" | "above">,
  span: Span | undefined,
): Place | undefined {
  if (span === undefined) return undefined;
  const files = sources();
  const source = files.findIndex((file) => file.path === span.source.path);
  if (source < 0) return undefined;
  const lines = above?.get(span.source);
  const { line, column } = positionOf(span.source, span.start, lines);
  const { line: endLine, column: endColumn } = positionOf(span.source, span.end, lines);
  return { source, line, column, endLine, endColumn };
}

/** A column of characters as editors count it: in UTF-16 units. */
export function unitColumn(source: SourceFile, line: number, column: number): number {
  return [...lineText(source, line)].slice(0, column - 1).join("").length + 1;
}

/** A column of UTF-16 units in characters. */
export function characterColumn(source: SourceFile, line: number, column: number): number {
  return [...lineText(source, line).slice(0, column - 1)].length + 1;
}

function lineText({ text, lines }: SourceFile, line: number): string {
  const start = lines[line - 1];
  return start === undefined ? "" : text.slice(start, (lines[line] ?? text.length + 1) - 1);
}
