import { boxAround, type Rect } from "../../base/rect.ts";
import type { Owner, Page, Placed, PlacedPicture } from "../layout/page.ts";
import { photosOf, writtenPart } from "./display-text.ts";
import { advertOf, counter, figureId, furnitureId, noticeId } from "./ids.ts";
import { LineReader } from "./line-reader.ts";
import type { Belonging, Thing } from "./newspaper.ts";
import type { SetText } from "./set-text.ts";

type PlacedThing<Kind extends Placed["kind"]> = Extract<Placed, { kind: Kind }>;

/** A page's things, each with its id and what it belongs to. */
export function thingsOf(page: Page, texts: SetText): readonly Thing[] {
  const count = counter();
  const reader = new LineReader(page, texts, count);
  return page.placed.map((placed, at) => {
    if (placed.kind === "text") return reader.read(placed, at);
    const belonging = belongingOf(placed.owner);
    const id = count(`${prefixOf(page.label, placed.owner, texts)}/${placed.kind}`);
    return placed.kind === "picture" ? pictureOf(placed, belonging, id, texts) : thingOf(placed, belonging, id);
  });
}

function thingOf(
  placed: Exclude<Placed, { kind: "text" | "picture" }>,
  { story, part, advert }: Belonging,
  id: string,
): Thing {
  switch (placed.kind) {
    case "rule": {
      const { kind, role, from, to, weight, colour } = placed;
      return { kind, id, story, part, advert, role, from, to, weight, colour };
    }
    case "area": {
      const { kind, role, at, colour } = placed;
      return { kind, id, story, part, advert, role, at, colour };
    }
    case "art": {
      const { kind, role, at, viewBox, paths, colour } = placed;
      return { kind, id, story, part, advert, role, at, viewBox, paths, colour };
    }
    case "link": {
      const { kind, at, to } = placed;
      return { kind, id, story, part, advert, notice: noticeOf(placed), at, to };
    }
  }
}

/** Things back to front: grounds; areas, rules, art and pictures; lines; links; a draft's marks. Within each of these groups they keep their order. */
export function inPaintingOrder(things: readonly Thing[]): readonly Thing[] {
  const layers: readonly Thing[][] = [[], [], [], [], []];
  for (const thing of things) layers[layerOf(thing)]?.push(thing);
  return ([] as Thing[]).concat(...layers);
}

function layerOf(thing: Thing): number {
  switch (thing.kind) {
    case "line":
      return thing.segments[0]?.role === "draft" ? 4 : 2;
    case "area":
    case "rule":
      if (thing.role === "draft") return 4;
      return thing.kind === "area" && thing.role === "ground" ? 0 : 1;
    case "art":
    case "picture":
      return 1;
    case "link":
      return 3;
  }
}

function belongingOf({ story, part, piece }: Owner): Belonging {
  return { story, part, advert: story === undefined ? advertOf(piece) : undefined };
}

/** The beginning of a thing's id. */
function prefixOf(label: string, { story, part = 1, piece }: Owner, texts: SetText): string {
  if (story === undefined) return advertOf(piece) ?? furnitureId(label, piece ?? "furniture");
  if (piece === undefined) return `${story}/part-${part}`;
  const of = texts.story(story)?.story;
  // One figure may stand on both pages of a spread.
  const isBeyond = of !== undefined && writtenPart(of, part) !== part;
  return isBeyond ? `${story}/${piece}/part-${part}` : `${story}/${piece}`;
}

function pictureOf(
  { owner, at, picture, outline }: PlacedThing<"picture">,
  belonging: Belonging,
  id: string,
  texts: SetText,
): Thing {
  const { file, pixels, crop, fit, ppi, caption } = picture;
  const { story, piece, part = 1 } = owner;
  const figure = story === undefined || piece === undefined ? undefined : figureId(story, piece);
  const of = story === undefined ? undefined : texts.story(story)?.story;
  // A story may show one file in two figures.
  const photos = of === undefined || piece === undefined ? undefined : photosOf(of, piece, writtenPart(of, part));
  return {
    kind: "picture",
    id,
    story: belonging.story,
    part: belonging.part,
    advert: belonging.advert,
    figure,
    photo: photos?.find((photo) => photo.path === picture.path)?.id,
    file,
    filePage: picture.filePage,
    as: picture.as,
    at: outline === undefined ? at : boxAround(outline),
    ink: inkOf(picture, at),
    outline,
    pixels,
    crop,
    fit,
    ppi,
    alternate: caption,
  };
}

/**
 * The part of its place that a picture's ink fills: all of it if the picture covers it, else the largest centred rectangle of the picture's shape.
 */
function inkOf({ fit, pixels }: PlacedPicture, at: Rect): Rect {
  if (fit === "cover") return at;
  const scale = Math.min(at.width / pixels.width, at.height / pixels.height);
  const width = pixels.width * scale;
  const height = pixels.height * scale;
  return { x: at.x + (at.width - width) / 2, y: at.y + (at.height - height) / 2, width, height };
}

/** The notice that a link lies over: 下转 leads to a later part, 上接 back to an earlier one. */
function noticeOf({ owner: { story = "", part = 1 }, to }: PlacedThing<"link">): string {
  return noticeId(story, to.part > part ? "to" : "from", part);
}
