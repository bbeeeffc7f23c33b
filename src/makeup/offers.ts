import type { Desk } from "../layout/desk.ts";
import { count } from "../layout/grid.ts";
import type { Head } from "../layout/head.ts";
import { freeRows, type Inside, insideOf } from "../layout/inside.ts";
import { galleyOf } from "../layout/part.ts";
import { type PictureBlock, pictureBlocks, preferred } from "../layout/picture-block.ts";
import type { PartRequest, Stage } from "../layout/stage.ts";
import { reachesByInk } from "../layout/touching-heads.ts";
import { JUMP_BEHIND, JUMP_LINES, MAY_END_SHORT } from "../layout/weights.ts";
import type { Block, Galley } from "../text/galley.ts";
import { linesOf } from "../text/set-galley.ts";
import { aspectCost, edgeCost, headCost, squeezeCost, widthCost } from "./form-cost.ts";
import { type Item, type Offer, requestOf, type Shape } from "./item.ts";
import { openPart } from "./open-part.ts";
import { isTooLarge, photoCost, photoRoom } from "./photo-offers.ts";
import { shapesOf } from "./shapes.ts";
import {
  BELOW_HEAD,
  BRIEF_LINES,
  BY_HEAD,
  BY_LINE,
  BY_PHOTO,
  COUNTED,
  CROWDED,
  EMPTY,
  FAR_WIDTH,
  GROWING,
  HOLLOW,
  INSET_ROOM,
  LEAST_MEASURE,
  LEAST_TEXT,
  MORE_DEPTHS,
  OPENER_ROWS,
  STUB,
  STUB_ROWS,
} from "./weights.ts";

/**
 * Every shape of an item at every depth that its text fills, by width: index 0 is one column. An item that has none leaves rows white under a
 * photo that has its legs alone.
 */
export function offersFor(
  item: Item,
  desk: Desk,
  room: { readonly columns: number; readonly rows: number },
): readonly (readonly Offer[])[] {
  const shapesAt = shapesOf(item, desk);
  const most = isCrowded(item, desk) ? FAR_WIDTH : Number.POSITIVE_INFINITY;
  const of = (also: Pick<Shape, "short">): readonly (readonly Offer[])[] =>
    Array.from({ length: room.columns }, (_, index): readonly Offer[] =>
      widthCost(item, index + 1, desk) > most
        ? []
        : shapesAt(index + 1)
            .filter((shape) => !isStubby(item, shape, desk, room.rows))
            .flatMap((shape) => offersOf(item, { ...shape, ...also }, desk, room.rows)),
    );
  const level = of({});
  return item.share === undefined && level.every((offers) => offers.length === 0)
    ? of({ short: MAY_END_SHORT })
    : level;
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

function needAt(item: Item, shape: Shape, desk: Desk, rows: number): ReturnType<typeof needOf> {
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

/** A head that is set larger, or with rows of white. */
interface TallerHead {
  /** Leg-rows that it takes more. */
  readonly rows: number;
  /** Rows that its frame has at the least, so that the white is within the paper's lever. */
  readonly depth: number;
}

function tallerHeads({ head }: Stage, taller: readonly Stage[], { issue }: Desk): readonly TallerHead[] {
  return taller.flatMap((stage) => {
    const rows = (stage.head?.rows ?? 0) - (head?.rows ?? 0);
    const depth = ((stage.head?.added ?? 0) * 100) / issue.paper.levers.white;
    return rows > 0 ? [{ rows: rows * (stage.head?.legs ?? 1), depth }] : [];
  });
}

/** What a shape needs, in column-rows of its legs. */
interface Need {
  /** Rows of text at its cheapest breaks, and how many its paragraphs can win or lose. */
  readonly text: number;
  readonly fewer: number;
  readonly more: number;
  /** Head, note, white. */
  readonly fixed: number;
  readonly photos: Extremes;
  readonly legs: number;
  /** Columns of a leg: the wider it is, the more an empty row shows. */
  readonly wide: number;
  /** Rows that a box keeps off head and foot. */
  readonly padding: number;
  /** Rows of what stands over the text, in the leg where it is deepest, and of the tallest photo in the text with its white. */
  readonly deepest: number;
  readonly tallest: number;
  /** A single photo, which may stand down to the foot of its legs, and how many rows deeper it may be. */
  readonly filling: { readonly rows: number; readonly more: number; readonly legs: number } | undefined;
  /** Rows that may stay white under it there; undefined: none. */
  readonly short: number | undefined;
  readonly least: number;
  /** Deeper heads, each by itself. */
  readonly taller: readonly TallerHead[];
  /** A vertical head, which takes its legs whole where few rows would be left below it. */
  readonly column: Pick<Head, "rows" | "legs"> | undefined;
}

interface Extremes {
  readonly least: number;
  readonly best: number;
  readonly most: number;
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
    photoCost(item, blocks, room, desk) +
    edgeCost(first, blocks, inside.legs.length);
  const grown = cost < GROWING ? tallerHeads(first, taller(), desk) : [];
  const need = { ...needOf(request, inside, { blocks, first, galley }), taller: grown, short: shape.short };
  const padded = need.padding > 0;
  const known: Shape = {
    drop: first.opener === undefined ? 0 : first.headRow - inside.rows.from,
    ...shape,
    reaches: shape.reaches && (first.head === undefined || reachesByInk(first.head, inside, desk.issue.paper)),
    photoRoom: room,
    headRows: padded || first.head === undefined || shape.part.head !== "top" ? undefined : headRows,
  };
  return depthsOf(item, need, most).map(({ depth, cost: off }) => ({
    shape: known,
    depth,
    cost: cost + off + aspectCost(shape, depth, item, desk),
  }));
}

function needOf(
  request: PartRequest,
  inside: Inside,
  standing: { readonly blocks: readonly PictureBlock[]; readonly first: Stage; readonly galley: Galley },
): Omit<Need, "taller" | "short"> {
  const { first } = standing;
  const { fixed } = first;
  const blocks = standing.blocks.filter((block) => block.at !== "head");
  const legs = inside.legs.length;
  const rows = count(inside.rows);
  let taken = 0;
  let deepest = 0;
  for (let leg = 0; leg < legs; leg++) {
    const free = freeRows(inside, fixed, leg).reduce((sum, segment) => sum + segment.rows, 0);
    taken += rows - free;
    deepest = Math.max(deepest, rows - free);
  }
  const blocksOf = standing.galley.blocks;
  // A photo without copy ends its frame: no white is kept below it.
  const below = blocksOf.length === 0 ? 0 : 1;
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
      deepest + padding + Math.max(tallest + (alone === undefined ? LEAST_TEXT : -below), tallestWhole(blocksOf)),
      request.part.head === "inset" ? (first.head?.rows ?? 0) + INSET_ROOM : 0,
    ),
    column: request.part.head === "left" && request.part.writing === undefined ? first.head : undefined,
    ...textNeed(blocksOf),
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

interface Depth {
  readonly depth: number;
  readonly cost: number;
}

function depthsOf(item: Item, need: Need, most: number): readonly Depth[] {
  return item.share === undefined ? wholeDepths(need, most) : sharedDepths(item, need, most);
}

function nearestDepth({ legs, padding, fixed, photos, text }: Omit<Need, "taller" | "short">): number {
  return Math.ceil((fixed + photos.best + text) / legs) + padding;
}

/** Depths at which the whole text fills the legs, by itself or by photos' depths and paragraphs' other breaks. */
function wholeDepths(need: Need, most: number): readonly Depth[] {
  const { legs, padding, fixed, photos, text } = need;
  const found: Depth[] = [];
  const nearest = nearestDepth(need);
  const reach =
    Math.ceil((photos.most - photos.least + Math.max(0, ...need.taller.map(({ rows }) => rows))) / legs) + MORE_DEPTHS;
  for (let depth = Math.max(need.least, nearest - reach); depth <= Math.min(most, nearest + reach); depth++) {
    const alone = aloneAt(need, depth);
    if (alone === undefined && standsUnder(need, depth)) continue;
    const spare =
      legs * (depth - padding) - fixed - photos.best - text - takenBelow(need, depth) + (alone?.filled ?? 0);
    const cost = spareCost(spare, depth, alone === undefined ? need : { ...need, photos: PHOTOS_AS_THEY_ARE });
    const white = HOLLOW * takenBelow(need, depth) * need.wide + (alone?.cost ?? 0);
    if (cost !== undefined) found.push({ depth, cost: cost + white + stubCost(need, depth) });
  }
  return found;
}

/** A photo that takes its legs whole is as deep as they are: the text beside it wins no rows by it, and loses none. */
const PHOTOS_AS_THEY_ARE: Extremes = { least: 0, best: 0, most: 0 };

/** A single photo that stands down to the foot of its legs. */
interface Alone {
  /** Rows of its legs that it takes less than at its own proportion with white under it. */
  readonly filled: number;
  readonly cost: number;
}

/** Undefined where text follows under it, or it is not so deep; where rows may stay white under it, it is first as deep as it may be. */
function aloneAt({ filling, padding, deepest, short = 0, wide }: Need, depth: number): Alone | undefined {
  if (filling === undefined) return undefined;
  const { rows, more, legs } = filling;
  const below = depth - padding - deepest - rows;
  const white = Math.max(0, below - more);
  if (below < 0 || (below > 0 && white === 0) || white > short) return undefined;
  return { filled: legs * (1 - below), cost: BY_PHOTO * legs * (below - white) + EMPTY * legs * white * wide };
}

/** True for fewer rows under a single photo than text may have there. */
function standsUnder({ filling, padding, deepest }: Need, depth: number): boolean {
  return filling !== undefined && depth - padding - deepest - filling.rows <= LEAST_TEXT;
}

/** Rows under a vertical head that are too few for text. */
function takenBelow({ column, padding }: Need, depth: number): number {
  if (column === undefined) return 0;
  const below = depth - padding - column.rows;
  return below < BELOW_HEAD ? column.legs * Math.max(0, below) : 0;
}

/** The cost of a photo with rows under it that are too few to be worth reading. */
function stubCost({ deepest, tallest, padding }: Need, depth: number): number {
  if (tallest === 0) return 0;
  const below = depth - padding - deepest - tallest;
  return below > 0 && below < STUB_ROWS ? STUB : 0;
}

/** The cost of `spare` rows in the legs beyond the text; undefined when no lever takes them. */
function spareCost(spare: number, depth: number, need: Need): number | undefined {
  let best = leftCost(spare, need);
  for (const { rows, depth: least } of spare > MAY_END_SHORT ? need.taller : []) {
    if (depth - need.padding < least) continue;
    const left = leftCost(spare - rows, need);
    if (left !== undefined) best = Math.min(best ?? Number.POSITIVE_INFINITY, left + BY_HEAD * rows);
  }
  return best;
}

/** The same with the head as it is: photos take rows before any stays empty, paragraphs only what may not stay empty. */
function leftCost(spare: number, need: Need): number | undefined {
  const { photos } = need;
  const byPhoto = Math.min(Math.abs(spare), spare < 0 ? photos.best - photos.least : photos.most - photos.best);
  const off = Math.abs(spare) - byPhoto;
  const empty = spare < 0 ? 0 : Math.min(off, MAY_END_SHORT);
  const byLine = off - empty;
  if (byLine > Math.ceil(COUNTED * (spare < 0 ? need.fewer : need.more))) return undefined;
  return BY_PHOTO * byPhoto + EMPTY * empty * need.wide + BY_LINE * byLine;
}

/** Depths at which a part of the text stands, with six lines at the least here and elsewhere. */
function sharedDepths(item: Item, need: Need, most: number): readonly Depth[] {
  const { legs, padding, fixed, photos, text } = need;
  const share = item.share;
  if (share === undefined) return [];
  const found: Depth[] = [];
  const wish = share.wish * text;
  // A text that has not enough for both sides leaves six lines at the least.
  const behind = text >= JUMP_LINES + JUMP_BEHIND ? JUMP_BEHIND : JUMP_LINES;
  for (let depth = need.least; depth <= most; depth++) {
    const lines = legs * (depth - padding) - fixed - photos.best - takenBelow(need, depth);
    if (lines < JUMP_LINES || lines > text - (share.overset ? 0 : behind)) continue;
    if (lines < share.least * text) continue;
    found.push({ depth, cost: share.pull * Math.abs(lines - wish) });
  }
  return found;
}
