import { type Encoded, encodedInside } from "../../base/json.ts";
import { rounded } from "../../base/length.ts";
import { once } from "../../base/once.ts";
import type { Point, Rect } from "../../base/rect.ts";
import type { GlyphRun } from "../text/line.ts";
import type {
  Newspaper,
  PrintedAdvert,
  PrintedFrame,
  PrintedGrid,
  PrintedMark,
  PrintedPage,
  PrintedSegment,
  ReadStory,
  Thing,
} from "./newspaper.ts";
import { type Places, placesOf } from "./places.ts";
import type { Place } from "./source-list.ts";
import type { SourceText } from "./source-text.ts";

/** The version of `newspaperJson`'s output, described in assets/schema/layout.schema.json. */
export const SCHEMA = "banmian.layout/2";

/** Levels that are laid out line by line: each thing of a page and each block of a story has a line of its own. */
export const DEPTH = 4;

export interface JsonOptions {
  /** True: each glyph's id and place are written too. With the fonts, that is enough to draw the pages. */
  readonly glyphs: boolean;
}

/**
 * The Newspaper as `encodeJson` takes it, with the keys in their order. Lengths are rounded to thousandths of a point; undefined values are left out.
 */
export function newspaperJson(newspaper: Newspaper, options: JsonOptions): Readonly<Record<string, unknown>> {
  const { identity, pages, stories, adverts, jumps, sources, pictures } = newspaper;
  const places = once(() => placesOf(newspaper));
  const inside = (value: unknown): Encoded => encodedInside(value, DEPTH, 2);
  return {
    schema: SCHEMA,
    ...identity,
    // Values that most papers have are left out: the left edge, and horizontal writing.
    binding: identity.binding === "right" ? identity.binding : undefined,
    sources,
    pictures,
    pages: each(pages, (page) => inside(pageJson(page, places(), options))),
    stories: each(stories, (story) => inside(storyJson(story))),
    adverts: adverts.map(advertJson),
    jumps,
  };
}

/** Makes each element only when it is written. */
function* each<T>(from: readonly T[], make: (one: T) => unknown): Iterable<unknown> {
  for (const one of from) yield make(one);
}

function pageJson(page: PrintedPage, places: Places, options: JsonOptions): object {
  const { label, number, name, section, trim, grid, black, frames, things, furniture } = page;
  return {
    label,
    number,
    name,
    section,
    trim: [rounded(trim.width), rounded(trim.height)],
    grid: gridJson(grid),
    black,
    frames: frames.map(frameJson),
    things: each(things, (thing) => thingJson(thing, places, options)),
    furniture: furniture.map(({ id, text }) => ({ id, ...textJson(text) })),
  };
}

function gridJson({ writing, columns, rows, measure, gutter, size, pitch, area }: PrintedGrid): object {
  const lengths = { measure: rounded(measure), gutter: rounded(gutter), size: rounded(size), pitch: rounded(pitch) };
  return { writing: writing === "vertical" ? writing : undefined, columns, rows, ...lengths, area: rectJson(area) };
}

function frameJson({ id, of, kind, part, rect, around, columns, rows, legs, zone, fit }: PrintedFrame): object {
  const { measure, capacity, empty, white } = fit;
  return {
    id,
    of,
    kind,
    part,
    rect: rectJson(rect),
    around: around && rectJson(around),
    columns,
    rows,
    legs: legs.map(rectJson),
    zone: zone.map(pointJson),
    fit: { measure: rounded(measure), capacity, empty: rounded(empty), white: rounded(white) },
  };
}

function thingJson(thing: Thing, places: Places, options: JsonOptions): object {
  const { kind, id, story, part, advert } = thing;
  const head = { kind, id, story, part, advert };
  switch (thing.kind) {
    case "line": {
      const { block, leg, writing, x, y, size, box, hyphenated, segments, marks } = thing;
      // Key by key: with `...head` V8 gives each of ten thousand lines a shape of its own, and layout.json takes three times as long.
      return {
        kind,
        id,
        story,
        part,
        advert,
        block,
        leg,
        writing: writing === "vertical" ? writing : undefined,
        x: rounded(x),
        y: rounded(y),
        size: rounded(size),
        box: rectJson(box),
        hyphenated: hyphenated || undefined,
        segments: segments.map((segment) => segmentJson(segment, block, places(segment), options)),
        marks: marks.length === 0 ? undefined : marks.map(markJson),
      };
    }
    case "picture": {
      const { figure, photo, file, filePage, as, at, ink, outline, pixels, crop, fit, ppi, alternate } = thing;
      const size = [pixels.width, pixels.height];
      const cut = crop.kind === "focus" ? { ...crop } : { kind: crop.kind };
      return {
        ...head,
        figure,
        photo,
        file,
        filePage,
        as,
        at: rectJson(at),
        ink: rectJson(ink),
        outline: outline?.map(pointJson),
        pixels: size,
        crop: cut,
        fit,
        ppi: rounded(ppi),
        alternate,
      };
    }
    case "rule": {
      const { role, from, to, weight, colour } = thing;
      return { ...head, role, from: pointJson(from), to: pointJson(to), weight: rounded(weight), colour };
    }
    case "area":
      return { ...head, role: thing.role, at: rectJson(thing.at), colour: thing.colour };
    case "art": {
      const { role, at, viewBox, paths, colour } = thing;
      return { ...head, role, at: rectJson(at), viewBox, paths, colour };
    }
    case "link":
      return { ...head, notice: thing.notice, at: rectJson(thing.at), to: thing.to };
  }
}

/** A segment names its element only where that is not its line's own block. */
function segmentJson(segment: PrintedSegment, block: string, place: Place | undefined, options: JsonOptions): object {
  const { role, element, text, from, to, x, width, size, runs } = segment;
  return {
    role,
    element: element === block ? undefined : element,
    text,
    from,
    to,
    x: rounded(x),
    width: rounded(width),
    size: rounded(size),
    place: placeJson(place),
    runs: options.glyphs ? runs.map(runJson) : undefined,
  };
}

function runJson({ font, size, colour, glyphs, x, y, texts, turned, stretch }: GlyphRun): object {
  return {
    font,
    size: rounded(size),
    colour,
    glyphs: [...glyphs],
    x: Array.from(x, rounded),
    y: y && Array.from(y, rounded),
    texts,
    turned: turned || undefined,
    stretch: stretch === 1 ? undefined : stretch,
  };
}

function markJson(mark: PrintedMark): object {
  const at = { kind: mark.kind, colour: mark.colour, x: rounded(mark.x), y: rounded(mark.y) };
  if (mark.kind === "dot") return { ...at, radius: rounded(mark.radius) };
  return { ...at, width: rounded(mark.width), weight: rounded(mark.weight) };
}

function advertJson({ blocks, ...advert }: PrintedAdvert): object {
  return { ...advert, blocks: blocks.length === 0 ? undefined : blocks.map(blockJson) };
}

function storyJson(story: ReadStory): object {
  const { copy, parts, blocks, writing, web, ...facts } = story;
  return {
    ...facts,
    writing: writing === "vertical" ? writing : undefined,
    web: web ? undefined : web,
    parts: parts.map(({ number, page, frame, title, at }) => ({ number, page, frame, title, at: pointJson(at) })),
    copy: textJson(copy),
    blocks: blocks.map(blockJson),
  };
}

/** A block with its texts and their places. A figure without barred pictures has no `barred`. */
function blockJson(value: unknown): unknown {
  // Most are lists of ids.
  if (Array.isArray(value)) return typeof value[0] === "object" ? value.map(blockJson) : value;
  if (typeof value !== "object" || value === null) return value;
  if (isSourceText(value)) return textJson(value);
  if ("barred" in value && Array.isArray(value.barred) && value.barred.length === 0) {
    return blockJson({ ...value, barred: undefined });
  }
  return Object.fromEntries(Object.entries(value).map(([key, member]) => [key, blockJson(member)]));
}

function isSourceText(value: object): value is SourceText {
  return "stretches" in value;
}

function textJson({ text, place, stretches }: SourceText): object {
  return { text, place: placeJson(place), stretches: stretches.length === 0 ? undefined : stretches };
}

function placeJson(place: Place | undefined): readonly number[] | undefined {
  return place && [place.source, place.line, place.column, place.endLine, place.endColumn];
}

/** [x, y, width, height] */
export function rectJson({ x, y, width, height }: Rect): readonly number[] {
  return [rounded(x), rounded(y), rounded(width), rounded(height)];
}

function pointJson({ x, y }: Point): readonly number[] {
  return [rounded(x), rounded(y)];
}
