import type { Photo } from "../../model/issue.ts";
import type { Priority } from "../../model/style.ts";
import type { Desk } from "../desk.ts";
import type { Block } from "../galley.ts";
import { count, spanOf } from "../grid.ts";
import { freeRows, type Inside, insideOf } from "../inside.ts";
import { galleyOf } from "../part.ts";
import { type PictureBlock, pictureBlocks, preferred } from "../picture-block.ts";
import { isPadded } from "../rules.ts";
import { type PartRequest, stagesOf } from "../stage.ts";
import { type Item, type Offer, requestOf, type Shape } from "./item.ts";

/** The columns that a story wants, as a share of the page's. */
const WANTED: Readonly<Record<Priority, number>> = { lead: 0.62, major: 0.45, normal: 0.3, brief: 0.15 };
/** What a column more or less than that costs, in column-rows of white, and one less than half of it. */
const OFF_WIDTH = 7;
/** Columns that the main photo wants, and what one less costs. */
const PHOTO_COLUMNS: Readonly<Record<Priority, number>> = { lead: 4, major: 3, normal: 2, brief: 1 };
const SMALL_PHOTO = 9;
/** The width of a frame as a share of its height: beyond these it is a ribbon or a chimney. */
const SLIM = 0.42;
const FLAT = 3.4;
const OFF_ASPECT = 60;
/** A head that reaches the right edge may touch one beside it wherever the rows fall so; a narrow one always reaches. */
const REACHES = 3;
const NARROW = 5;
/** Head rows beyond what a width takes: 1 column 3, 2 columns 5, 3 columns and more 8 (MAKEUP, headlines). */
const HEAD_ROWS = [3, 5, 6, 8];
const DEEP_HEAD = 4;
/** A last leg may end this many rows short. */
const SHORT = 2;
/** Rows of text under a head and photos, in each leg, at the least. */
const LEAST_TEXT = 3;
/** The share of the lines that its paragraphs could win or lose which a story may count on. */
const COUNTED = 0.6;
/** What a line won or lost by a paragraph costs, and a column-row by a photo's depth. */
const BY_LINE = 3;
const BY_PHOTO = 0.5;
/** Lines that stay on either side of a jump (MAKEUP, jumps). */
const JUMP_LINES = 6;

/** Every shape of an item at every depth that its text fills, by width: index 0 is one column. */
export function offersFor(
  item: Item,
  desk: Desk,
  room: { readonly columns: number; readonly rows: number },
): readonly (readonly Offer[])[] {
  return Array.from({ length: room.columns }, (_, index): readonly Offer[] =>
    shapesOf(item, index + 1).flatMap((shape) => offersAt(item, shape, desk, room.rows)),
  );
}

/**
 * The forms of one width: the head over all columns or all but the last ones, the main photo narrower or wider; in a box,
 * and for verse and tables, also with a leg less (破栏).
 */
function shapesOf(item: Item, columns: number): readonly Shape[] {
  const { part, story } = item;
  const overs =
    part.over === undefined && part.head === "top" && columns > 1 ? [undefined, overOf(columns)] : [part.over];
  const wide = isPadded(part) || story.copy.paragraphs.some(({ kind }) => kind === "verse" || kind === "cell");
  const legs = part.legs === undefined && wide && columns > 1 ? [undefined, columns - 1] : [part.legs];
  return legs.flatMap((count) =>
    overs.flatMap((over) =>
      photosOf(item, columns, count ?? columns).map((photos): Shape => {
        const reaches = !isPadded(part) && part.head !== "left" && (over ?? columns) >= columns;
        const cost = reaches ? (columns === 1 ? NARROW : REACHES) : 0;
        return { part: { ...part, over, legs: count }, photos, columns, reaches, headRows: undefined, cost };
      }),
    ),
  );
}

/** The columns of a head that leaves the rest to rise to the frame's top. */
function overOf(columns: number): number {
  return columns <= 4 ? columns - 1 : Math.ceil(columns * 0.62);
}

/** The photos of the part with the widths that the engine may give to the first one. */
function photosOf({ story, part }: Item, columns: number, legs: number): readonly (readonly Photo[])[] {
  const own = story.photos.filter((photo) => photo.part === part.number);
  const main = own[0];
  const group = main?.group;
  const free = main !== undefined && main.columns === undefined && main.at !== "head" && legs > 1;
  if (main === undefined || !free) return [own];
  const usual = Math.ceil(legs / 2.4);
  const widths = new Set([usual, Math.min(legs, usual + 1), Math.max(1, usual - 1), columns <= 4 ? legs : usual]);
  return [...widths].map((width) =>
    own.map((photo) =>
      photo === main || (group !== undefined && photo.group === group) ? { ...photo, columns: width } : photo,
    ),
  );
}

/** A page's picture is its lead's; what it has less than the columns it wants. */
function photoCost({ story, part }: Item, { photos, columns, part: { legs } }: Shape): number {
  const main = photos[0];
  if (main === undefined || main.columns === undefined || part.legs !== undefined) return 0;
  const wanted = PHOTO_COLUMNS[story.priority];
  const has = (main.columns * columns) / (legs ?? columns);
  return SMALL_PHOTO * Math.max(0, wanted - has);
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
  /** Rows that a box keeps off head and foot. */
  readonly padding: number;
  readonly least: number;
}

interface Extremes {
  readonly least: number;
  readonly best: number;
  readonly most: number;
}

function offersAt(item: Item, shape: Shape, desk: Desk, most: number): readonly Offer[] {
  const request = requestOf(item, shape, { from: 2, to: most + 1 });
  const inside = insideOf(desk.issue.paper.grid, shape.part, request.frame, "story");
  const blocks = pictureBlocks(request.story, shape.part.number, inside.legs, desk);
  if (blocks.some((block) => (block.photos[0]?.columns ?? 0) > inside.legs.length)) return [];
  const { first } = stagesOf(request, inside, blocks, desk);
  if ((first.head?.tooLong.length ?? 0) > 0) return [];
  const headRows = first.head?.rows ?? 0;
  const need = needOf(
    request,
    inside,
    { blocks: blocks.filter((block) => block.at !== "head"), fixed: first.fixed },
    desk,
  );
  const padded = need.padding > 0;
  const known: Shape = {
    ...shape,
    headRows: padded || first.head === undefined || shape.part.head !== "top" ? undefined : headRows,
  };
  const own = shape.cost + widthCost(item, shape, desk) + headCost(shape, headRows) + photoCost(item, shape);
  return depthsOf(item, need, most).map(({ depth, cost }) => ({
    shape: known,
    depth,
    cost: own + cost + aspectCost(shape, depth, item, desk),
  }));
}

function needOf(
  request: PartRequest,
  inside: Inside,
  standing: { readonly blocks: readonly PictureBlock[]; readonly fixed: Parameters<typeof freeRows>[1] },
  desk: Desk,
): Need {
  const { blocks, fixed } = standing;
  const legs = inside.legs.length;
  const rows = count(inside.rows);
  let taken = 0;
  let deepest = 0;
  for (let leg = 0; leg < legs; leg++) {
    const free = freeRows(inside, fixed, leg).reduce((sum, segment) => sum + segment.rows, 0);
    taken += rows - free;
    deepest = Math.max(deepest, rows - free);
  }
  const photo = (depth: (block: PictureBlock) => number): number =>
    blocks.reduce((sum, block) => sum + block.legs * (depth(block) + block.captionRows + 1), 0);
  const tallest = Math.max(0, ...blocks.map((block) => block.depth.from + block.captionRows + 1));
  const padding = count(request.frame.rows) - rows;
  const blocksOf = galleyOf(request, request.story.copy, inside, desk).blocks;
  return {
    ...textNeed(blocksOf),
    fixed: taken + (request.after === "jump" ? 1 : 0),
    photos: {
      least: photo((block) => block.depth.from),
      best: photo(preferred),
      most: photo((block) => block.depth.to),
    },
    legs,
    padding,
    least: deepest + padding + Math.max(tallest + LEAST_TEXT, tallestWhole(blocksOf)),
  };
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

/** Depths at which the whole text fills the legs, by itself or by photos' depths and paragraphs' other breaks. */
function wholeDepths(need: Need, most: number): readonly Depth[] {
  const { legs, padding, fixed, photos, text } = need;
  const found: Depth[] = [];
  const nearest = Math.ceil((fixed + photos.best + text) / legs) + padding;
  const reach = Math.ceil((photos.most - photos.least) / legs) + 3;
  for (let depth = Math.max(need.least, nearest - reach); depth <= Math.min(most, nearest + reach); depth++) {
    const spare = legs * (depth - padding) - fixed - photos.best - text;
    const cost = spareCost(spare, need);
    if (cost !== undefined) found.push({ depth, cost });
  }
  return found;
}

/** What it costs that the legs have `spare` rows more than the text; undefined when no lever takes them. */
function spareCost(spare: number, need: Need): number | undefined {
  if (spare >= 0 && spare <= SHORT) return spare;
  const { photos } = need;
  const off = spare < 0 ? -spare : spare - SHORT;
  const byPhoto = Math.min(off, spare < 0 ? photos.best - photos.least : photos.most - photos.best);
  const byLine = off - byPhoto;
  if (byLine > Math.ceil(COUNTED * (spare < 0 ? need.fewer : need.more))) return undefined;
  return BY_PHOTO * byPhoto + BY_LINE * byLine;
}

/** Depths at which a part of the text stands, six lines at least here and there. */
function sharedDepths(item: Item, need: Need, most: number): readonly Depth[] {
  const { legs, padding, fixed, photos, text } = need;
  const share = item.share;
  if (share === undefined) return [];
  const found: Depth[] = [];
  const wish = share.wish * text;
  for (let depth = need.least; depth <= most; depth++) {
    const lines = legs * (depth - padding) - fixed - photos.best;
    if (lines < JUMP_LINES || lines > text - (share.overset ? 0 : JUMP_LINES)) continue;
    if (lines < share.least * text) continue;
    found.push({ depth, cost: share.pull * Math.abs(lines - wish) });
  }
  return found;
}

function widthCost({ story, opening }: Item, { columns }: Shape, desk: Desk): number {
  const share = opening === "first" ? WANTED[story.priority] : WANTED.normal;
  const wanted = Math.max(1, share * desk.issue.paper.grid.columns);
  const off = Math.abs(columns - wanted);
  return OFF_WIDTH * Math.max(0, off - 0.6) * (columns < wanted ? 1.5 : 1);
}

function headCost({ columns }: Shape, rows: number): number {
  const most = HEAD_ROWS[Math.min(columns, HEAD_ROWS.length) - 1] ?? 0;
  return DEEP_HEAD * Math.max(0, rows - 1 - most);
}

function aspectCost({ columns }: Shape, depth: number, { story }: Item, desk: Desk): number {
  const { grid } = desk.issue.paper;
  const aspect = (spanOf(grid, columns) * grid.size) / (depth * grid.pitch);
  if (aspect > FLAT) return OFF_ASPECT * (aspect / FLAT - 1);
  const slim = story.priority === "brief" ? SLIM / 2 : SLIM;
  return aspect < slim ? OFF_ASPECT * (slim / aspect - 1) : 0;
}
