import type { Rect } from "../../base/rect.ts";
import { orderOf, positionOf, type Span } from "../../base/source.ts";
import { frameId } from "../../engine/newspaper/ids.ts";
import type { PrintedLine, PrintedPage, PrintedSegment } from "../../engine/newspaper/newspaper.ts";
import type { Place } from "../../engine/newspaper/source-list.ts";
import { codePointAt, type SourceText } from "../../engine/newspaper/source-text.ts";
import { spanPlace } from "./find-source.ts";
import { glyphsOf, type InkOf } from "./glyph-places.ts";
import type { PlaceOnPage } from "./protocol.ts";
import type { Revision } from "./revision.ts";

/** A place in a source; the column counts characters. */
export type Cursor = Pick<Place, "source" | "line" | "column">;

/**
 * All places of the text at a cursor: the character itself, wherever it is set. For a cursor beside the text (on a key, on markup) it is the nearest
 * character of the line; on a line without text, the frames of the story.
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

/** A character of an element's text. `at` undefined: all of it, since its characters have no places of their own. */
interface Wanted {
  readonly element: string;
  readonly at: number | undefined;
  readonly distance: number;
}

function nearestIn(revision: Revision, { source, line, column }: Cursor): readonly Wanted[] {
  const known = new Map<SourceText, ReturnType<typeof codePointAt>>();
  return (revision.textsOf().get(source) ?? []).flatMap(([element, text]): Wanted[] => {
    if (text.place === undefined) return [];
    if (text.stretches.length === 0)
      return holds(text.place, line, column) ? [{ element, at: undefined, distance: 0 }] : [];
    if (!known.has(text)) known.set(text, codePointAt(text, line, column));
    const found = known.get(text);
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

/** Lines of one message that are marked; more would hide the page. */
const MOST_LINES = 3;

/** The places of a message's span on the pages: its lines, its picture, its frame, or its story's frames. */
export function placesOfSpan(revision: Revision, span: Span): readonly PlaceOnPage[] {
  const { issue } = revision.madeUp;
  for (const story of [...issue.stories, ...issue.fillers]) {
    const photo = story.photos.find((each) => within(span, each.span));
    if (photo !== undefined)
      return picturesOf(revision, story.id, photo.id) ?? framesOf(revision, story.id, photo.part);
    const part = story.parts.find((each) => within(span, each.span));
    if (part !== undefined) return framesOf(revision, story.id, part.number);
    if (within(span, story.span) && within(story.span, span)) return framesOf(revision, story.id).slice(0, 1);
  }
  const advert = issue.adverts.findIndex((each) => within(span, each.span));
  if (advert >= 0) return framesOf(revision, `advert-${advert + 1}`);
  const lines = linesOfSpan(revision, span);
  if (lines.length > 0) return lines.slice(0, MOST_LINES);
  const owner = [...issue.stories, ...issue.fillers].find((story) => within(span, story.span));
  if (owner !== undefined) return framesOf(revision, owner.id).slice(0, 1);
  const plan = issue.pages.find((each) => within(span, each.span));
  const page = revision.pages.find(({ label }) => label === plan?.label);
  return page === undefined ? [] : [{ page: page.label, at: { x: 0, y: 0, ...page.trim } }];
}

function within(inner: Span, outer: Span): boolean {
  if (inner.source.path !== outer.source.path) return false;
  const at = ({ source, start }: Span) => positionOf(source, start);
  const behind = ({ source, end }: Span) => positionOf(source, end);
  return orderOf(at(inner), at(outer)) >= 0 && orderOf(behind(inner), behind(outer)) <= 0;
}

function picturesOf({ pages }: Revision, story: string, photo: string): readonly PlaceOnPage[] | undefined {
  const found = pages.flatMap(({ label, things }) =>
    things.flatMap((thing) =>
      thing.kind === "picture" && thing.story === story && thing.photo === photo ? [{ page: label, at: thing.at }] : [],
    ),
  );
  return found.length > 0 ? found : undefined;
}

/** The lines that a span's characters are set in. */
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
