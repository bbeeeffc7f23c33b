// From a point on a page to the character in issue.yaml or a file of copy, and back: from an editor's cursor to all places on the pages. Every line and picture
// of the Newspaper has its span, so nothing is searched for; only the characters of a line are found by their glyphs.
import type { Point, Rect } from "../../base/rect.ts";
import { positionOf, type SourceFile, type Span } from "../../base/source.ts";
import { advertById, storyById } from "../../build/compile.ts";
import type { Issue } from "../../engine/model/issue.ts";
import { frameId } from "../../engine/newspaper/ids.ts";
import type { PrintedLine, PrintedPage, PrintedPicture, PrintedSegment } from "../../engine/newspaper/newspaper.ts";
import { codePointAt, type Place, type SourceText } from "../../engine/newspaper/source-text.ts";
import { distanceTo, glyphsOf, type InkOf, nearestGlyph } from "./outlines.ts";
import type { PlaceOnPage } from "./protocol.ts";
import type { FilesRead, Revision } from "./revision.ts";

/** A click this far beside a line, in points, still counts as on the line. */
const NEAR = 5;

/** The range of a source, in lines and columns (characters), for a point on a page; undefined if nothing there comes from an author. */
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
  // The program writes a list's bullet: it leads to its item.
  const glyph = nearest?.segment.role === "marker" ? glyphs.find(({ segment }) => segment.role !== "marker") : nearest;
  if (glyph !== undefined) {
    const { segment, offset } = glyph;
    const at = segment.from + offset;
    const place = revision.places()({ element: segment.element, from: at, to: at + 1 });
    if (place !== undefined) return place;
  }
  // A word that the program writes (下转第三版, a page's name) leads to the entry that causes it.
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

/** The place where a reader begins a story: its headline, or without one its place, as for an advert. */
export function headSpan(issue: Issue, owner: string): Span | undefined {
  return storyById(issue, owner)?.headline?.span ?? ownerSpan(issue, owner, 1);
}

function pictureSpan(issue: Issue, { story, advert, photo }: PrintedPicture): Span | undefined {
  if (advert !== undefined) return ownerSpan(issue, advert, 1);
  const owner = story === undefined ? undefined : storyById(issue, story);
  return owner?.photos.find(({ id }) => id === photo)?.span ?? owner?.span;
}

export function spanPlace(
  { sources, inFile }: Pick<FilesRead, "sources" | "inFile">,
  span: Span | undefined,
): Place | undefined {
  if (span === undefined) return undefined;
  const files = sources();
  const source = files.findIndex((file) => file.path === span.source.path);
  if (source < 0) return undefined;
  const whole = inFile?.(span) ?? span;
  const { line, column } = positionOf(whole.source, whole.start);
  const { line: endLine, column: endColumn } = positionOf(whole.source, whole.end);
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

/** A place in a source; the column counts characters. */
export type Cursor = Pick<Place, "source" | "line" | "column">;

/**
 * All places of the text at a cursor: the character itself, wherever it is set. For a cursor beside the text (on a key, on markup) the nearest character of the
 * line; on a line without text, the frames of the story.
 */
export function placesOfCursor(revision: Revision, cursor: Cursor): readonly PlaceOnPage[] {
  const found = nearestIn(revision, cursor);
  const least = Math.min(...found.map(({ distance }) => distance));
  const wanted = found.filter(({ distance }) => distance === least);
  const places = revision.pages.flatMap((page) =>
    page.things.flatMap((thing): PlaceOnPage[] =>
      thing.kind === "line"
        ? glyphsAt(thing, wanted, revision.outlines.ink).map((at) => ({ page: page.label, at }))
        : [],
    ),
  );
  return places.length > 0 ? places : framesAround(revision, cursor);
}

/** A character of an element's text. If `at` is undefined, all of it, since its characters have no places of their own. */
interface Wanted {
  readonly element: string;
  readonly at: number | undefined;
  readonly distance: number;
}

function nearestIn(revision: Revision, { source, line, column }: Cursor): readonly Wanted[] {
  const offsets = new Map<SourceText, ReturnType<typeof codePointAt>>();
  return (revision.textsOf().get(source) ?? []).flatMap(([element, text]): Wanted[] => {
    if (text.place === undefined) return [];
    if (text.stretches.length === 0)
      return holds(text.place, line, column) ? [{ element, at: undefined, distance: 0 }] : [];
    if (!offsets.has(text)) offsets.set(text, codePointAt(text, line, column));
    const found = offsets.get(text);
    return found === undefined ? [] : [{ element, ...found }];
  });
}

function holds(place: Place, line: number, column: number): boolean {
  const begun = line > place.line || (line === place.line && column >= place.column);
  const ended = line > place.endLine || (line === place.endLine && column >= place.endColumn);
  return begun && !ended;
}

function isIn(segment: PrintedSegment, { element, at }: Wanted): boolean {
  return segment.element === element && (at === undefined || (segment.from <= at && at < segment.to));
}

function glyphsAt(line: PrintedLine, wanted: readonly Wanted[], inkOf: InkOf): readonly Rect[] {
  const here = wanted.filter((each) => line.segments.some((segment) => isIn(segment, each)));
  if (here.length === 0) return [];
  return glyphsOf(line, inkOf).flatMap(({ segment, offset, ink }) => {
    const at = segment.from + offset;
    const isWanted = here.some((each) => each.element === segment.element && (each.at === undefined || each.at === at));
    return isWanted ? [ink] : [];
  });
}

function framesAround(revision: Revision, { source, line }: Cursor): readonly PlaceOnPage[] {
  const { stories, fillers } = revision.madeUp.issue;
  const story = [...stories, ...fillers].find(({ span }) => {
    const place = spanPlace(revision, span);
    return place?.source === source && place.line <= line && line <= place.endLine;
  });
  if (story === undefined) return [];
  return framesOf(revision, story.id);
}

export function framesOf({ pages }: Revision, owner: string, part?: number): readonly PlaceOnPage[] {
  return pages.flatMap(({ label, frames }) =>
    frames
      .filter((frame) => frame.of === owner && (part === undefined || frame.id === frameId(owner, part)))
      .map(({ rect }) => ({ page: label, at: rect })),
  );
}

/** Marked lines of one message at most; more would hide the page. */
const MOST_LINES = 3;

/** The places of a message's span on the pages: its lines, its picture, its frame, or its story's frames. */
export function placesOfSpan(revision: Revision, span: Span): readonly PlaceOnPage[] {
  const { issue, inFile } = revision.madeUp;
  const within = (inner: Span, outer: Span): boolean => isWithin(inFile(inner), inFile(outer));
  for (const story of [...issue.stories, ...issue.fillers]) {
    const photo = story.photos.find((each) => within(span, each.span));
    if (photo !== undefined)
      return picturesOf(revision, story.id, photo.id) ?? framesOf(revision, story.id, photo.part);
    const part = story.parts.find((each) => within(span, each.span));
    if (part !== undefined) return framesOf(revision, story.id, part.number);
    if (within(span, story.span) && within(story.span, span)) return framesOf(revision, story.id).slice(0, 1);
  }
  const advert = issue.adverts.find((each) => within(span, each.span));
  if (advert !== undefined) return framesOf(revision, advert.id);
  const lines = linesOfSpan(revision, span);
  if (lines.length > 0) return lines.slice(0, MOST_LINES);
  const owner = [...issue.stories, ...issue.fillers].find((story) => within(span, story.span));
  if (owner !== undefined) return framesOf(revision, owner.id).slice(0, 1);
  const plan = issue.pages.find((each) => within(span, each.span));
  const page = revision.pages.find(({ label }) => label === plan?.label);
  return page === undefined ? [] : [{ page: page.label, at: { x: 0, y: 0, ...page.trim } }];
}

/** True if a place is a part of another; both count from the beginning of their file. */
function isWithin(inner: Span, outer: Span): boolean {
  return inner.source.path === outer.source.path && inner.start >= outer.start && inner.end <= outer.end;
}

function picturesOf({ pages }: Revision, story: string, photo: string): readonly PlaceOnPage[] | undefined {
  const found = pages.flatMap(({ label, things }) =>
    things.flatMap((thing) =>
      thing.kind === "picture" && thing.story === story && thing.photo === photo ? [{ page: label, at: thing.at }] : [],
    ),
  );
  return found.length > 0 ? found : undefined;
}

/** The lines in which a span's characters are set. */
function linesOfSpan(revision: Revision, span: Span): readonly PlaceOnPage[] {
  const place = spanPlace(revision, span);
  if (place === undefined) return [];
  const wanted = nearestIn(revision, place).filter(({ distance }) => distance === 0);
  if (wanted.length === 0) return [];
  return revision.pages.flatMap((page) => page.things.flatMap((thing) => markedIn(page, thing, wanted)));
}

function markedIn(
  { label }: PrintedPage,
  thing: PrintedPage["things"][number],
  wanted: readonly Wanted[],
): readonly PlaceOnPage[] {
  if (thing.kind !== "line") return [];
  const here = thing.segments.some((segment) => wanted.some((each) => isIn(segment, each)));
  return here ? [{ page: label, at: thing.box }] : [];
}
