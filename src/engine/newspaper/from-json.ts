import type { Point, Rect } from "../../base/rect.ts";
import type { GlyphRun } from "../text/line.ts";
import type {
  AdvertBlock,
  Newspaper,
  PrintedAdvert,
  PrintedFrame,
  PrintedGrid,
  PrintedLine,
  PrintedPage,
  PrintedSegment,
  ReadStory,
  Thing,
} from "./newspaper.ts";
import type { Place } from "./source-list.ts";
import type { SourceText } from "./source-text.ts";
import type { StoryBlock } from "./story-block.ts";
import { SCHEMA } from "./to-json.ts";

type Json = Readonly<Record<string, unknown>>;
type Numbers = readonly number[];

/**
 * Reads what `newspaperJson` wrote: the same Newspaper, its lengths rounded to thousandths of a point, with glyphs if they were written.
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
    // Files of earlier builds have none.
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

/** Reads a block; its texts are objects that have a `text`, and neither kind nor role. */
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
