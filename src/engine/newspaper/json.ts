/*
 * Writes a Newspaper as layout.json and reads it back. Each shape is written key by key, in a fixed order and without undefined values, so that the same
 * issue gives the same bytes; the reading half below mirrors the writing half.
 */
import { type Encoded, encodedInside } from "../../base/json.ts";
import { rounded } from "../../base/length.ts";
import { once } from "../../base/once.ts";
import type { Point, Rect } from "../../base/rect.ts";
import type { GlyphRun } from "../text/line.ts";
import type {
  AdvertBlock,
  Newspaper,
  PrintedAdvert,
  PrintedFrame,
  PrintedGrid,
  PrintedLine,
  PrintedMark,
  PrintedPage,
  PrintedSegment,
  ReadStory,
  StoryBlock,
  Thing,
} from "./newspaper.ts";
import { type Places, placesOf } from "./places.ts";
import type { Place, SourceText } from "./source-text.ts";

/** The version of the output format, which assets/schema/layout.schema.json describes. */
const SCHEMA = "banmian.layout/2";

/** Levels that go over several lines, so that each thing of a page and each block of a story has its own line. */
export const DEPTH = 4;

export interface JsonOptions {
  /** Also writes each glyph's id and position. Together with the fonts, that is enough to draw the pages. */
  readonly glyphs: boolean;
}

/** The Newspaper as a value for `encodeJson`. Lengths are rounded to thousandths of a point; undefined values are omitted. */
export function newspaperJson(newspaper: Newspaper, options: JsonOptions): Readonly<Record<string, unknown>> {
  const { identity, pages, stories, adverts, jumps, sources, pictures } = newspaper;
  const places = once(() => placesOf(newspaper));
  const inside = (value: unknown): Encoded => encodedInside(value, DEPTH, 2);
  return {
    schema: SCHEMA,
    ...identity,
    // Default values are omitted: binding at the left, horizontal writing.
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
      // Written key by key: with `...head` V8 gives each of ten thousand lines its own shape, and layout.json takes three times as long.
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

/** The element of a segment is omitted if it is the line's own block. */
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

/** A block with its texts and their places. `barred` is omitted for a figure without barred pictures. */
function blockJson(value: unknown): unknown {
  // Most lists are ids.
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

type Json = Readonly<Record<string, unknown>>;
type Numbers = readonly number[];

/**
 * Reads the output of `newspaperJson`: the same Newspaper, with lengths rounded to thousandths of a point, and with glyphs if they were written.
 * @param json a parsed layout.json that is valid by its schema
 * @throws Error for another schema
 */
export function readNewspaper(json: Json): Newspaper {
  if (json["schema"] !== SCHEMA) throw new Error(`the schema is ${String(json["schema"])}, not ${SCHEMA}`);
  const identity = json as unknown as Newspaper["identity"];
  const { paper, code, publisher, cn, date, number, edition, revision, stem, language, binding = "left" } = identity;
  return {
    identity: { paper, code, publisher, cn, date, number, edition, revision, stem, language, binding },
    pages: (json["pages"] as readonly Json[]).map(readPage),
    stories: (json["stories"] as readonly Json[]).map(readStory),
    adverts: (json["adverts"] as readonly Json[]).map(readAdvert),
    jumps: json["jumps"] as Newspaper["jumps"],
    sources: json["sources"] as readonly string[],
    // Missing in files of earlier builds.
    pictures: (json["pictures"] ?? []) as Newspaper["pictures"],
  };
}

function readAdvert(json: Json): PrintedAdvert {
  const { id, page, frame, file, label, picture } = json as unknown as PrintedAdvert;
  const blocks = ((json["blocks"] as readonly Json[] | undefined) ?? []).map(
    (block) => readBlock(block) as AdvertBlock,
  );
  return { id, page, frame, file, label, picture, blocks };
}

function readPage(json: Json): PrintedPage {
  const page = json as unknown as PrintedPage;
  const [width = 0, height = 0] = json["trim"] as Numbers;
  return {
    ...page,
    section: page.section,
    trim: { width, height },
    grid: readGrid(json["grid"] as Json),
    frames: (json["frames"] as readonly Json[]).map((frame) => ({
      ...(frame as unknown as PrintedFrame),
      rect: readRect(frame["rect"]),
      ...(frame["around"] !== undefined && { around: readRect(frame["around"]) }),
      legs: (frame["legs"] as readonly unknown[]).map(readRect),
      zone: (frame["zone"] as readonly unknown[]).map(readPoint),
    })),
    things: (json["things"] as readonly Json[]).map(readThing),
    furniture: (json["furniture"] as readonly Json[]).map((text) => ({
      id: text["id"] as string,
      text: readText(text),
    })),
  };
}

function readGrid(json: Json): PrintedGrid {
  const grid = json as unknown as PrintedGrid;
  return { ...grid, writing: grid.writing ?? "horizontal", area: readRect(json["area"]) };
}

function readThing(json: Json): Thing {
  const thing = json as unknown as Thing;
  const belonging = { story: thing.story, part: thing.part, advert: thing.advert };
  switch (thing.kind) {
    case "line":
      return { ...readLine(json, thing), ...belonging };
    case "picture": {
      const [width = 0, height = 0] = json["pixels"] as Numbers;
      const { figure, photo, alternate } = thing;
      return {
        ...thing,
        ...belonging,
        ...{ figure, photo, alternate },
        at: readRect(json["at"]),
        ink: readRect(json["ink"]),
        outline: (json["outline"] as readonly unknown[] | undefined)?.map(readPoint),
        pixels: { width, height },
      };
    }
    case "rule":
      return { ...thing, ...belonging, from: readPoint(json["from"]), to: readPoint(json["to"]) };
    case "area":
    case "art":
    case "link":
      return { ...thing, ...belonging, at: readRect(json["at"]) };
  }
}

function readLine(json: Json, line: PrintedLine): PrintedLine {
  return {
    ...line,
    leg: line.leg,
    writing: line.writing ?? "horizontal",
    box: readRect(json["box"]),
    hyphenated: line.hyphenated ?? false,
    segments: (json["segments"] as readonly Json[]).map(({ place: _, ...segment }) => ({
      ...(segment as unknown as PrintedSegment),
      element: (segment["element"] as string | undefined) ?? line.block,
      runs: ((segment["runs"] as readonly Json[]) ?? []).map(readRun),
    })),
    marks: line.marks ?? [],
  };
}

function readRun(json: Json): GlyphRun {
  const run = json as unknown as GlyphRun;
  return {
    ...run,
    glyphs: Uint16Array.from(json["glyphs"] as Numbers),
    x: Float64Array.from(json["x"] as Numbers),
    y: json["y"] === undefined ? undefined : Float64Array.from(json["y"] as Numbers),
    turned: run.turned ?? false,
    stretch: run.stretch ?? 1,
  };
}

function readStory(json: Json): ReadStory {
  const story = json as unknown as ReadStory;
  return {
    ...story,
    continuedFrom: story.continuedFrom,
    continuesOn: story.continuesOn,
    writing: story.writing ?? "horizontal",
    web: story.web ?? true,
    parts: (json["parts"] as readonly Json[]).map((part) => ({
      ...(part as unknown as ReadStory["parts"][number]),
      at: readPoint(part["at"]),
    })),
    copy: readText(json["copy"] as Json),
    blocks: (json["blocks"] as readonly Json[]).map((block) => readBlock(block) as StoryBlock),
  };
}

/** Reads a block. An object with `text` but without `kind` and `role` is a text. */
function readBlock(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(readBlock);
  if (typeof value !== "object" || value === null) return value;
  const json = value as Json;
  if (typeof json["text"] === "string" && !("kind" in json) && !("role" in json)) return readText(json);
  const read = Object.fromEntries(Object.entries(json).map(([key, member]) => [key, readBlock(member)]));
  return json["kind"] === "figure" ? { ...read, barred: json["barred"] ?? [] } : read;
}

function readText(json: Json): SourceText {
  const place = json["place"] as Numbers | undefined;
  const stretches = (json["stretches"] as SourceText["stretches"] | undefined) ?? [];
  return { text: json["text"] as string, place: place && readPlace(place), stretches };
}

function readPlace([source = 0, line = 0, column = 0, endLine = 0, endColumn = 0]: Numbers): Place {
  return { source, line, column, endLine, endColumn };
}

function readRect(value: unknown): Rect {
  const [x = 0, y = 0, width = 0, height = 0] = value as Numbers;
  return { x, y, width, height };
}

function readPoint(value: unknown): Point {
  const [x = 0, y = 0] = value as Numbers;
  return { x, y };
}
