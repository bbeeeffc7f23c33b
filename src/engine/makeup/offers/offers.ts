import { count } from "../../../base/extent.ts";
import type { Desk } from "../../layout/desk.ts";
import { reachesByInk } from "../../layout/faults/touching-heads.ts";
import { freeRows, type Inside, insideOf } from "../../layout/grid/inside.ts";
import { openPart } from "../../layout/open-part.ts";
import { galleyOf } from "../../layout/part.ts";
import { type PictureBlock, pictureBlocks, preferred } from "../../layout/pictures/picture-block.ts";
import type { PartRequest, Stage } from "../../layout/stage.ts";
import { MAY_END_SHORT } from "../../layout/weights.ts";
import type { Photo } from "../../model/issue.ts";
import type { Block, Galley } from "../../text/galley.ts";
import { linesOf } from "../../text/set-galley.ts";
import {
  BRIEF_LINES,
  BY_PHOTO,
  CROWDED,
  FAR_WIDTH,
  GROWING,
  INSET_ROOM,
  LEAST_MEASURE,
  LEAST_TEXT,
  OPENER_ROWS,
} from "../weights.ts";
import { depthsOf, type Need, nearestDepth, type PlainNeed, type TallerHead } from "./depths.ts";
import { aspectCost, headCost, squeezeCost, verseCost, widthCost } from "./form-cost.ts";
import { type Item, type Offer, type Offers, type Room, requestOf, type Shape } from "./item.ts";
import { isTooLarge, mainPhoto, photoCost, photoRoom } from "./photo-offers.ts";
import { shapesOf } from "./shapes.ts";

/**
 * Every shape of an item at every depth that its text fills, by width: index 0 is one column. An item that has none leaves rows white under a
 * photo that has its legs alone; if it still has none, its copy may be too little for the legs under its photo, or its last leg ends as short as it
 * must.
 */
export function offersFor(item: Item, desk: Desk, room: Room): Offers {
  const level = offersAs(item, {}, desk, room);
  if (item.share !== undefined || !isNone(level)) return level;
  const short = offersAs(item, { short: MAY_END_SHORT }, desk, room);
  if (!isNone(short)) return short;
  const news = pictureNews(item);
  if (news === undefined) return offersAs(item, { ragged: true }, desk, room);
  return offersAs(news.item, {}, desk, room).map((offers, index) => (index + 1 === news.columns ? offers : []));
}

function isNone(offers: Offers): boolean {
  return offers.every((own) => own.length === 0);
}

function offersAs(item: Item, also: Pick<Shape, "short" | "ragged">, desk: Desk, room: Room): Offers {
  const shapesAt = shapesOf(item, desk);
  const most = isCrowded(item, desk) ? FAR_WIDTH : Number.POSITIVE_INFINITY;
  return Array.from({ length: room.columns }, (_, index): readonly Offer[] =>
    widthCost(item, index + 1, desk) > most
      ? []
      : shapesAt(index + 1)
          .filter((shape) => !isStubby(item, shape, desk, room.rows))
          .flatMap((shape) => offersOf(item, { ...shape, ...also }, desk, room.rows)),
  );
}

/** 图片新闻: under a photo of some columns, copy of a line or two, in one leg as wide as the photo (RULES.md#picture-news). */
function pictureNews(item: Item): { readonly item: Item; readonly columns: number } | undefined {
  const { story, part } = item;
  const isOwn = (photo: Photo): boolean => photo.part === part.number;
  const [columns, ...others] = new Set(story.photos.filter(isOwn).map((photo) => photo.columns));
  if (columns === undefined || others.length > 0 || part.legs !== undefined) return undefined;
  const photos = story.photos.map((photo) => (isOwn(photo) ? { ...photo, columns: 1 } : photo));
  return { item: { ...item, part: { ...part, legs: 1 }, story: { ...story, photos } }, columns };
}

/** True for a page of so many stories that none of them has to stand over columns that suit it ill. */
function isCrowded({ part }: Item, { issue }: Desk): boolean {
  const parts = issue.stories.flatMap((story) => story.parts.filter(({ page }) => page === part.page));
  return parts.length >= CROWDED;
}

/** One shape at every depth that its text fills, a photo over its head at every depth too. */
export function offersOf(item: Item, shape: Shape, desk: Desk, rows: number): readonly Offer[] {
  return [shape, ...otherDepths(item, shape, desk)].flatMap((each) => offersAt(item, each, desk, rows));
}

/** True for a brief in legs of a few lines: it stands in fewer, wider ones, or over fewer columns (RULES.md#briefs). */
function isStubby(item: Item, shape: Shape, desk: Desk, rows: number): boolean {
  const { story, part, share } = item;
  if (story.priority !== "brief" || share !== undefined || shape.photos.length > 0) return false;
  if ((shape.part.legs ?? shape.columns) === 1 || part.legs !== undefined || story.wish?.legs !== undefined)
    return false;
  const { text, legs } = needAt(item, shape, desk, rows);
  return text <= BRIEF_LINES * legs;
}

/** The depth at which the text of a shape about fills its legs, where it may fill none: so deep a story stands that has to stand. */
export function askedDepth(item: Item, shape: Shape, desk: Desk, rows: number): number {
  return nearestDepth(needAt(item, shape, desk, rows));
}

function needAt(item: Item, shape: Shape, desk: Desk, rows: number): PlainNeed {
  const request = requestOf(item, shape, { from: 2, to: rows + 1 });
  const { inside, blocks, stages } = openPart(request, desk);
  const galley = galleyOf(request, request.story.copy.paragraphs.length, inside, desk);
  return needOf(request, inside, { blocks, first: stages.first, galley });
}

/** The same shape with the photo over its head some rows deeper or less deep, as far as it may be cropped. */
function otherDepths(item: Item, shape: Shape, desk: Desk): readonly Shape[] {
  if (!shape.photos.some(({ at, depth }) => at === "head" && depth === undefined)) return [];
  const request = requestOf(item, shape, { from: 2, to: 2 });
  const inside = insideOf(desk.issue.paper.grid, shape.part, request.frame, "story");
  const block = pictureBlocks(request.story, shape.part.number, inside, desk).find(({ at }) => at === "head");
  if (block === undefined || block.photos.length > 1) return [];
  const best = preferred(block);
  const depths = Array.from({ length: 2 * OPENER_ROWS + 1 }, (_, step) => best - OPENER_ROWS + step);
  return depths
    .filter((depth) => depth !== best && depth >= block.depth.from && depth <= block.depth.to)
    .map((depth) => ({
      ...shape,
      cost: shape.cost + BY_PHOTO * block.legs * Math.abs(depth - best),
      photos: shape.photos.map((photo) =>
        photo.id === block.photos[0]?.id ? { ...photo, depth: { from: depth, to: depth } } : photo,
      ),
    }));
}

function tallerHeads({ head }: Stage, taller: readonly Stage[], { issue }: Desk): readonly TallerHead[] {
  return taller.flatMap((stage) => {
    const rows = (stage.head?.rows ?? 0) - (head?.rows ?? 0);
    const depth = ((stage.head?.added ?? 0) * 100) / issue.paper.levers.white;
    return rows > 0 ? [{ rows: rows * (stage.head?.legs ?? 1), depth }] : [];
  });
}

function offersAt(item: Item, shape: Shape, desk: Desk, most: number): readonly Offer[] {
  const request = requestOf(item, shape, { from: 2, to: most + 1 });
  const measured = insideOf(desk.issue.paper.grid, shape.part, request.frame, "story");
  if ((measured.legs[0]?.measure ?? 0) < LEAST_MEASURE) return [];
  const { inside, blocks, stages } = openPart(request, desk);
  if (blocks.some((block) => (block.photos[0]?.columns ?? 0) > inside.legs.length)) return [];
  const room = photoRoom(item, shape, blocks, desk);
  if (isTooLarge(item, blocks, room, desk)) return [];
  const { first, taller } = stages;
  if ((first.head?.tooLong.length ?? 0) > 0) return [];
  const galley = galleyOf(request, request.story.copy.paragraphs.length, inside, desk);
  if (hasWideTable(galley) || leavesHoles(galley, blocks, inside)) return [];
  const headRows = first.head?.rows ?? 0;
  const cost =
    shape.cost +
    widthCost(item, shape.columns, desk) +
    headCost(shape, headRows) +
    squeezeCost(item, first, desk) +
    photoCost(item, blocks, room, desk);
  const grown = cost < GROWING ? tallerHeads(first, taller(), desk) : [];
  const need = {
    ...needOf(request, inside, { blocks, first, galley }),
    taller: grown,
    short: shape.short,
    endsShort: endsShortBy(shape, inside),
    airy: item.airy === true,
  };
  const white = verseCost(item, shape.columns, inside.legs, { grid: desk.issue.paper.grid, rows: need.text });
  const padded = need.padding > 0;
  const known: Shape = {
    drop: first.opener === undefined ? 0 : first.headRow - inside.rows.from,
    ...shape,
    reaches: shape.reaches && (first.head === undefined || reachesByInk(first.head, inside, desk.issue.paper)),
    photoRoom: room,
    headRows: padded || first.head === undefined || shape.part.head !== "top" ? undefined : headRows,
  };
  const photo = mainPhoto(blocks, desk);
  return depthsOf(item, need, most).map(({ depth, cost: off, grown, below }) => ({
    shape: known,
    depth,
    cost: cost + white + off + aspectCost(shape, depth, item, desk),
    below,
    ...(photo && { photoArea: photo.areaAt(grown) }),
  }));
}

/** Rows by which the last leg may end short: with a row for each other leg some depth suits any copy. */
function endsShortBy({ ragged }: Shape, { legs }: Inside): number {
  return ragged === true ? Math.max(MAY_END_SHORT, legs.length - 1) : MAY_END_SHORT;
}

/** What a form's text stands beside, and the text. */
interface Standing {
  readonly blocks: readonly PictureBlock[];
  readonly first: Stage;
  readonly galley: Galley;
}

function needOf(request: PartRequest, inside: Inside, { blocks: all, first, galley }: Standing): PlainNeed {
  const blocks = all.filter((block) => block.at !== "head");
  const legs = inside.legs.length;
  const rows = count(inside.rows);
  let taken = 0;
  let deepest = 0;
  for (let leg = 0; leg < legs; leg++) {
    const free = freeRows(inside, first.fixed, leg).reduce((sum, segment) => sum + segment.rows, 0);
    taken += rows - free;
    deepest = Math.max(deepest, rows - free);
  }
  const { blocks: text } = galley;
  // A photo without copy ends its frame: no white is kept below it.
  const below = text.length === 0 ? 0 : 1;
  const photo = (depth: (block: PictureBlock) => number): number =>
    blocks.reduce((sum, block) => sum + block.legs * (depth(block) + block.captionRows + below), 0);
  const tallest = Math.max(0, ...blocks.map((block) => block.depth.from + block.captionRows + below));
  const alone = blocks.length === 1 ? blocks[0] : undefined;
  const padding = count(request.frame.rows) - rows;
  return {
    fixed: taken + (request.after === "jump" ? 1 : 0),
    photos: {
      least: photo((block) => block.depth.from),
      best: photo(preferred),
      most: photo((block) => block.depth.to),
    },
    legs,
    wide: count(inside.frame.columns) / legs,
    padding,
    deepest,
    tallest,
    filling: below === 0 ? undefined : alone && fillingOf(alone),
    least: Math.max(
      deepest + padding + Math.max(tallest + (alone === undefined ? LEAST_TEXT : -below), tallestWhole(text)),
      request.part.head === "inset" ? (first.head?.rows ?? 0) + INSET_ROOM : 0,
    ),
    column: request.part.head === "left" && request.part.writing === undefined ? first.head : undefined,
    ...textNeed(text),
  };
}

function fillingOf(block: PictureBlock): NonNullable<Need["filling"]> {
  const best = preferred(block);
  return { rows: best + block.captionRows, more: block.depth.to - best, legs: block.legs };
}

/** True for photos without copy that leave legs empty beside them. */
function leavesHoles({ blocks }: Galley, photos: readonly PictureBlock[], { legs }: Inside): boolean {
  return blocks.length === 0 && photos.some((photo) => photo.legs < legs.length);
}

/** True if a table is too wide for the legs. */
function hasWideTable(galley: Galley): boolean {
  return galley.blocks.some(
    ({ kind }, block) => kind === "table" && linesOf(galley, block, 0, 0, 1)[0]?.tooWide !== undefined,
  );
}

function textNeed(blocks: readonly Block[]): Pick<Need, "text" | "fewer" | "more"> {
  let text = 0;
  let fewer = 0;
  let more = 0;
  for (const block of blocks) {
    const lines = block.variants.map((variant) => variant.ends.length * block.rowsPerLine);
    const first = lines[0] ?? 0;
    text += block.rowsBefore + first + block.rowsAfter;
    fewer += first - Math.min(...lines);
    more += Math.max(...lines) - first + block.stretchBefore;
  }
  return { text, fewer, more };
}

/** Rows of the tallest table, which no leg may part. */
function tallestWhole(blocks: readonly Block[]): number {
  return blocks.reduce((most, { kind, rowsPerLine, variants }) => {
    const rows = kind === "table" ? rowsPerLine * (variants[0]?.ends.length ?? 0) : 0;
    return Math.max(most, rows);
  }, 0);
}
