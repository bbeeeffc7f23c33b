import { count } from "../../../base/extent.ts";
import type { LayoutContext } from "../../layout/context.ts";
import { reachesByInk } from "../../layout/faults/touching.ts";
import { freeRows, type Inside, insideOf } from "../../layout/inside.ts";
import { isCopyName, isPhotoName, waysToLeave, without } from "../../layout/jump.ts";
import { galleyOf, openPart } from "../../layout/part.ts";
import { type PictureBlock, pictureBlocks, preferred } from "../../layout/pictures/pictures.ts";
import type { PartRequest, Stage } from "../../layout/stages.ts";
import type { Head } from "../../layout/typeset.ts";
import { JUMP_BEHIND, JUMP_LINES, MAY_END_SHORT } from "../../layout/weights.ts";
import type { Photo } from "../../model/issue.ts";
import type { Block, Galley } from "../../text/galley.ts";
import { linesOf } from "../../text/set-galley.ts";
import {
  BELOW_HEAD,
  BRIEF_LINES,
  BROADSHEET,
  BY_CUT_ROW,
  BY_HEAD,
  BY_LINE,
  BY_PHOTO,
  COUNTED,
  DEEP,
  DEEP_ROW,
  EMPTY,
  FAR_WIDTH,
  GROWING,
  HOLLOW,
  INSET_ROOM,
  LEAST_MEASURE,
  LEAST_TEXT,
  LEFT_OUT,
  MORE_DEPTHS,
  MOST_PHOTO,
  OFF_ROOM,
  OPENER_ROWS,
  PHOTO_ROOM,
  STUB,
  STUB_ROWS,
  TOO_LARGE,
  WORDS_LEFT_OUT,
} from "../weights.ts";
import { type Candidate, type Candidates, type Item, type Room, requestOf, type Shape, type Share } from "./item.ts";
import { aspectCost, headCost, shapesOf, squeezeCost, verseCost, widthCost } from "./shapes.ts";

// The candidates of a story: each form at each depth that its copy fills. Depths and costs are estimated from counts of lines and the range of photos' depths,
// since setting them all would take too long; the few that the search chooses are set by prove.ts.

/**
 * Every shape of an item at every depth that its text fills, by width: index 0 is one column. If there are none, first white under a photo alone in its legs is
 * allowed, then copy too short for the legs under its photo, or a last leg that ends short.
 */
export function candidatesFor(item: Item, context: LayoutContext, room: Room): Candidates {
  const level = candidatesWith(item, {}, context, room);
  if (item.share !== undefined || !isNone(level)) return level;
  const short = candidatesWith(item, { short: MAY_END_SHORT }, context, room);
  if (!isNone(short)) return short;
  const picture = pictureNews(item);
  if (picture === undefined) return candidatesWith(item, { ragged: true }, context, room);
  return candidatesWith(picture.item, {}, context, room).map((candidates, index) =>
    index + 1 === picture.columns ? candidates : [],
  );
}

function isNone(candidates: Candidates): boolean {
  return candidates.every((own) => own.length === 0);
}

function candidatesWith(
  item: Item,
  also: Pick<Shape, "short" | "ragged">,
  context: LayoutContext,
  room: Room,
): Candidates {
  const shapesAt = shapesOf(item, context);
  const most = item.crowded ? FAR_WIDTH : Number.POSITIVE_INFINITY;
  return Array.from({ length: room.columns }, (_, index): readonly Candidate[] =>
    widthCost(item, index + 1, context) > most
      ? []
      : shapesAt(index + 1)
          .filter((shape) => !isStubby(item, shape, context, room.rows))
          .flatMap((shape) => candidatesOf(item, { ...shape, ...also }, context, room.rows)),
  );
}

/** 图片新闻: a line or two of copy in one leg as wide as the photo above it (RULES.md#picture-news). */
function pictureNews(item: Item): { readonly item: Item; readonly columns: number } | undefined {
  const { story, part } = item;
  const isOwn = (photo: Photo): boolean => photo.part === part.number;
  const [columns, ...others] = new Set(story.photos.filter(isOwn).map((photo) => photo.columns));
  if (columns === undefined || others.length > 0 || part.legs !== undefined) return undefined;
  const photos = story.photos.map((photo) => (isOwn(photo) ? { ...photo, columns: 1 } : photo));
  return { item: { ...item, part: { ...part, legs: 1 }, story: { ...story, photos } }, columns };
}

/** One shape at every depth that its text fills, with every depth of a photo above its head. */
export function candidatesOf(item: Item, shape: Shape, context: LayoutContext, rows: number): readonly Candidate[] {
  return [shape, ...otherDepths(item, shape, context)].flatMap((each) => candidatesAt(item, each, context, rows));
}

/** True for a brief in legs of very few lines: it takes fewer, wider legs or fewer columns (RULES.md#briefs). */
function isStubby(item: Item, shape: Shape, context: LayoutContext, rows: number): boolean {
  const { story, part, share } = item;
  if (story.priority !== "brief" || share !== undefined || shape.photos.length > 0) return false;
  if ((shape.part.legs ?? shape.columns) === 1 || part.legs !== undefined || story.wish?.legs !== undefined)
    return false;
  const { text, legs } = needAt(item, shape, context, rows);
  return text <= BRIEF_LINES * legs;
}

function needAt(item: Item, shape: Shape, context: LayoutContext, rows: number): PlainNeed {
  const request = requestOf(item, shape, { from: 2, to: rows + 1 });
  const { inside, blocks, stages } = openPart(request, context);
  const galley = galleyOf(request, request.story.copy.paragraphs.length, inside, context);
  return needOf(request, inside, blocks, stages.first, galley);
}

/** The same shape with the photo above its head deeper or less deep by some rows, as far as it may be cropped. */
function otherDepths(item: Item, shape: Shape, context: LayoutContext): readonly Shape[] {
  if (!shape.photos.some(({ at, depth }) => at === "head" && depth === undefined)) return [];
  const request = requestOf(item, shape, { from: 2, to: 2 });
  const inside = insideOf(context.issue.paper.grid, shape.part, request.frame, "story");
  const block = pictureBlocks(request.story, shape.part.number, inside, context).find(({ at }) => at === "head");
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

function tallerHeads({ head }: Stage, taller: readonly Stage[], { issue }: LayoutContext): readonly TallerHead[] {
  return taller.flatMap((stage) => {
    const rows = (stage.head?.rows ?? 0) - (head?.rows ?? 0);
    const depth = ((stage.head?.added ?? 0) * 100) / issue.paper.levers.white;
    return rows > 0 ? [{ rows: rows * (stage.head?.legs ?? 1), depth }] : [];
  });
}

function candidatesAt(item: Item, shape: Shape, context: LayoutContext, most: number): readonly Candidate[] {
  const request = requestOf(item, shape, { from: 2, to: most + 1 });
  const measured = insideOf(context.issue.paper.grid, shape.part, request.frame, "story");
  if ((measured.legs[0]?.measure ?? 0) < LEAST_MEASURE) return [];
  const { inside, blocks, stages } = openPart(request, context);
  if (blocks.some((block) => (block.photos[0]?.columns ?? 0) > inside.legs.length)) return [];
  const room = photoRoom(item, shape, blocks, context);
  if (isTooLarge(item, blocks, room, context)) return [];
  const { first, taller } = stages;
  if ((first.head?.tooLong.length ?? 0) > 0) return [];
  const galley = galleyOf(request, request.story.copy.paragraphs.length, inside, context);
  if (hasWideTable(galley) || leavesHoles(galley, blocks, inside)) return [];
  const headRows = first.head?.rows ?? 0;
  const cost =
    shape.cost +
    widthCost(item, shape.columns, context) +
    headCost(shape, headRows) +
    squeezeCost(item, first) +
    photoCost(item, blocks, room, context);
  const grown = cost < GROWING ? tallerHeads(first, taller(), context) : [];
  const need = {
    ...needOf(request, inside, blocks, first, galley),
    taller: grown,
    short: shape.short,
    endsShort: mostShort(shape, inside),
    airy: item.airy === true,
  };
  const white = verseCost(item, shape.columns, inside.legs, need.text, context.issue.paper.grid);
  const padded = need.padding > 0;
  const complete: Shape = {
    drop: first.opener === undefined ? 0 : first.headRow - inside.rows.from,
    ...shape,
    reaches: shape.reaches && (first.head === undefined || reachesByInk(first.head, inside, context.issue.paper)),
    photoRoom: room,
    headRows: padded || first.head === undefined || shape.part.head !== "top" ? undefined : headRows,
  };
  const photo = mainPhoto(blocks, context);
  return depthsOf(item, need, most).map(({ depth, cost: off, grown, below }) => ({
    shape: complete,
    depth,
    cost: cost + white + off + aspectCost(shape, depth, item, context),
    below,
    ...(photo && { photoArea: photo.areaAt(grown) }),
  }));
}

/** Rows by which the last leg may end short: one for each other leg, so that any copy fits some depth. */
function mostShort({ ragged }: Shape, { legs }: Inside): number {
  return ragged === true ? Math.max(MAY_END_SHORT, legs.length - 1) : MAY_END_SHORT;
}

function needOf(
  request: PartRequest,
  inside: Inside,
  all: readonly PictureBlock[],
  first: Stage,
  { blocks: text }: Galley,
): PlainNeed {
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
  // A photo without copy ends its frame, so it needs no white below.
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
    more += Math.max(...lines) - first;
  }
  return { text, fewer, more };
}

/** Rows of the tallest table, which must stay in one leg. */
function tallestWhole(blocks: readonly Block[]): number {
  return blocks.reduce((most, { kind, rowsPerLine, variants }) => {
    const rows = kind === "table" ? rowsPerLine * (variants[0]?.ends.length ?? 0) : 0;
    return Math.max(most, rows);
  }, 0);
}

/** A head that is set larger, or with rows of white. */
interface TallerHead {
  /** Additional leg-rows. */
  readonly rows: number;
  /** The least rows of its frame, so that the white stays within the paper's lever. */
  readonly depth: number;
}

/** What a shape needs, in column-rows of its legs. */
interface Need {
  /** Rows of text at its cheapest breaks, and the rows that its paragraphs can lose or win. */
  readonly text: number;
  readonly fewer: number;
  readonly more: number;
  /** Head, note, white. */
  readonly fixed: number;
  readonly photos: Extremes;
  readonly legs: number;
  /** Columns of a leg: an empty row shows more in a wide leg. */
  readonly wide: number;
  /** Rows between a box's border and its text, at head and foot. */
  readonly padding: number;
  /** Rows above the text in the leg where they are most, and of the tallest photo in the text with its white. */
  readonly deepest: number;
  readonly tallest: number;
  /** A single photo, which may reach down to the foot of its legs, and how many rows deeper it may be. */
  readonly filling: { readonly rows: number; readonly more: number; readonly legs: number } | undefined;
  /** Rows that may stay white under that photo; undefined for none. */
  readonly short: number | undefined;
  /** Rows by which the last leg may end short. */
  readonly endsShort: number;
  /** True if rows of all legs may stay white, as many as the tallest photo has. */
  readonly airy: boolean;
  readonly least: number;
  /** Alternatives to the plain head. */
  readonly taller: readonly TallerHead[];
  /** A vertical head, which takes its legs whole if few rows would be left below it. */
  readonly column: Pick<Head, "rows" | "legs"> | undefined;
}

/** What a shape needs with its plain head. */
type PlainNeed = Omit<Need, "taller" | "short" | "endsShort" | "airy">;

interface Extremes {
  readonly least: number;
  readonly best: number;
  readonly most: number;
}

/** A depth, its cost, and the leg-rows by which photos grow there beyond their own proportion. */
interface Depth {
  readonly depth: number;
  readonly cost: number;
  readonly grown: number;
  /** Rows that stay white under all legs. */
  readonly below: number;
}

function depthsOf(item: Item, need: Need, most: number): readonly Depth[] {
  return item.share === undefined ? wholeDepths(need, most) : sharedDepths(item.share, need, most);
}

function nearestDepth({ legs, padding, fixed, photos, text }: PlainNeed): number {
  return Math.ceil((fixed + photos.best + text) / legs) + padding;
}

/** Depths at which the whole text fills the legs, if need be with deeper photos or other breaks of paragraphs. */
function wholeDepths(need: Need, most: number): readonly Depth[] {
  const { legs, padding, fixed, photos, text } = need;
  const found: Depth[] = [];
  const nearest = nearestDepth(need);
  const reach =
    Math.ceil((photos.most - photos.least + Math.max(0, ...need.taller.map(({ rows }) => rows))) / legs) + MORE_DEPTHS;
  const deepest = Math.min(most, nearest + reach + (need.airy ? need.tallest : 0));
  for (let depth = Math.max(need.least, nearest - reach); depth <= deepest; depth++) {
    const alone = aloneAt(need, depth);
    if (alone === undefined && isStub(need, depth)) continue;
    const spare =
      legs * (depth - padding) - fixed - photos.best - text - takenBelow(need, depth) + (alone?.filled ?? 0);
    const left = spareCost(spare, depth, alone === undefined ? need : { ...need, photos: PHOTOS_AS_THEY_ARE });
    if (left === undefined) continue;
    const white = HOLLOW * takenBelow(need, depth) * need.wide + (alone?.cost ?? 0);
    const grown = alone?.grown ?? left.grown;
    const below = legs === 1 ? left.below : 0;
    found.push({ depth, cost: left.cost + white + stubCost(need, depth), grown, below });
  }
  return found;
}

/** A photo alone in its legs is as deep as they are, so it gives the text beside it no rows. */
const PHOTOS_AS_THEY_ARE: Extremes = { least: 0, best: 0, most: 0 };

/** A single photo that reaches down to the foot of its legs. */
interface Alone {
  /** Rows of its legs that it saves against its own proportion with white under it. */
  readonly filled: number;
  readonly cost: number;
  readonly grown: number;
}

/** Undefined if text follows under the photo, or it cannot be so deep. White stays under it only beyond its greatest depth. */
function aloneAt({ filling, padding, deepest, short = 0, wide }: Need, depth: number): Alone | undefined {
  if (filling === undefined) return undefined;
  const { rows, more, legs } = filling;
  const below = depth - padding - deepest - rows;
  const white = Math.max(0, below - more);
  if (below < 0 || (below > 0 && white === 0) || white > short) return undefined;
  const grown = legs * (below - white);
  return { filled: legs * (1 - below), cost: BY_PHOTO * grown + EMPTY * legs * white * wide, grown };
}

/** True if the rows under a single photo are too few for text. */
function isStub({ filling, padding, deepest }: Need, depth: number): boolean {
  return filling !== undefined && depth - padding - deepest - filling.rows <= LEAST_TEXT;
}

/** Rows under a vertical head that are too few for text. */
function takenBelow({ column, padding }: Need, depth: number): number {
  if (column === undefined) return 0;
  const below = depth - padding - column.rows;
  return below < BELOW_HEAD ? column.legs * Math.max(0, below) : 0;
}

/** The cost of a photo with too few rows of text under it to be worth reading. */
function stubCost({ deepest, tallest, padding }: Need, depth: number): number {
  if (tallest === 0) return 0;
  const below = depth - padding - deepest - tallest;
  return below > 0 && below < STUB_ROWS ? STUB : 0;
}

/** The cost of spare or missing rows. */
type Left = Pick<Depth, "cost" | "grown" | "below">;

/** The cost of `spare` rows in the legs beyond the text; undefined if no lever takes them. */
function spareCost(spare: number, depth: number, need: Need): Left | undefined {
  let best = leftCost(spare, need);
  for (const { rows, depth: least } of spare > MAY_END_SHORT ? need.taller : []) {
    if (depth - need.padding < least) continue;
    const left = leftCost(spare - rows, need);
    if (left === undefined) continue;
    const cost = left.cost + BY_HEAD * rows;
    if (best === undefined || cost < best.cost) best = { ...left, cost };
  }
  return best;
}

/** The same with the plain head: photos take the rows first, then some stay empty, then paragraphs win or lose lines. */
function leftCost(spare: number, need: Need): Left | undefined {
  const { photos, airy, endsShort } = need;
  const byPhoto = Math.min(Math.abs(spare), spare < 0 ? photos.best - photos.least : photos.most - photos.best);
  const off = Math.abs(spare) - byPhoto;
  const empty = spare < 0 ? 0 : airy ? off : Math.min(off, endsShort);
  const byLine = off - empty;
  if (byLine > Math.ceil(COUNTED * (spare < 0 ? need.fewer : need.more))) return undefined;
  return {
    cost: BY_PHOTO * byPhoto + EMPTY * empty * need.wide + BY_LINE * byLine,
    grown: Math.sign(spare) * byPhoto,
    below: empty,
  };
}

/** Depths for part of the text, with at least six lines here and on the later page. */
function sharedDepths(share: Share, need: Need, most: number): readonly Depth[] {
  const { legs, padding, fixed, photos, text } = need;
  const found: Depth[] = [];
  const wish = share.wish * text;
  // A short text leaves at least six lines for the later page.
  const behind = text >= JUMP_LINES + JUMP_BEHIND ? JUMP_BEHIND : JUMP_LINES;
  for (let depth = need.least; depth <= most; depth++) {
    const lines = legs * (depth - padding) - fixed - photos.best - takenBelow(need, depth);
    if (lines < JUMP_LINES || lines > text - (share.overset ? 0 : behind)) continue;
    if (lines < share.least * text || lines > share.most * text) continue;
    found.push({ depth, cost: share.pull * Math.abs(lines - wish), grown: 0, below: 0 });
  }
  return found;
}

/** The block of a part's main photo; insets have none. */
function mainOf(blocks: readonly PictureBlock[]): PictureBlock | undefined {
  return blocks.find(({ photos }) => photos.length > 0);
}

/** The width of a block in columns of the page, with fractions. */
function columnsUnder({ width }: PictureBlock, { issue }: LayoutContext): number {
  const { grid } = issue.paper;
  return width / grid.size / (grid.measure + grid.gutter);
}

/** Column-rows of a main photo with its caption; 0 if there is none, or the editor gives its width. */
function photoRoom(
  { story }: Item,
  { columns }: Shape,
  blocks: readonly PictureBlock[],
  context: LayoutContext,
): number {
  const main = mainOf(blocks);
  const isGiven = (photo: Photo): boolean =>
    story.photos.some(({ id, columns: given }) => id === photo.id && given !== undefined);
  if (main === undefined || story.wish?.photo === "small" || main.photos.some(isGiven)) return 0;
  return Math.min(columns, columnsUnder(main, context)) * (preferred(main) + main.captionRows);
}

/** The column-rows of a main photo without its caption, when the photos grow by some leg-rows in total: each takes its share. */
function mainPhoto(
  blocks: readonly PictureBlock[],
  context: LayoutContext,
): { readonly areaAt: (grown: number) => number } | undefined {
  const main = mainOf(blocks);
  if (main === undefined) return undefined;
  const width = columnsUnder(main, context);
  const rows = preferred(main);
  // A photo above the head does not share them.
  const sharing = main.at === "head" ? [] : blocks.filter(({ at }) => at !== "head");
  const reach = (block: PictureBlock, more: boolean): number =>
    more ? block.depth.to - preferred(block) : preferred(block) - block.depth.from;
  const areaAt = (grown: number): number => {
    const all = sharing.reduce((sum, block) => sum + block.legs * reach(block, grown > 0), 0);
    return width * (rows + (all === 0 ? 0 : (grown * reach(main, grown > 0)) / all));
  };
  return { areaAt };
}

/** Column-rows that a main photo of the story's rank wants on a page of this paper. */
export function wantedRoom({ story }: Item, { issue }: LayoutContext): number {
  const { columns, rows } = issue.paper.grid;
  return PHOTO_ROOM[story.priority] * Math.sqrt((columns * rows) / BROADSHEET);
}

/** The cost of a main photo that is larger or smaller than its story's rank wants. */
function photoCost(item: Item, blocks: readonly PictureBlock[], room: number, context: LayoutContext): number {
  const main = mainOf(blocks);
  if (main === undefined || room === 0) return 0;
  const deep = DEEP_ROW * Math.max(0, preferred(main) - DEEP * context.issue.paper.grid.rows);
  const off = Math.log(room / wantedRoom(item, context));
  return OFF_ROOM * off * off * (off > 0 && item.story.priority !== "lead" ? TOO_LARGE : 1) + deep;
}

/** True for a photo over several legs that is far larger than its story's rank or its page allows. A photo without copy fills its frame, whatever its size. */
function isTooLarge(item: Item, blocks: readonly PictureBlock[], room: number, context: LayoutContext): boolean {
  const main = mainOf(blocks);
  if (room < (item.leastPhoto ?? 0)) return true;
  if (main === undefined || main.legs === 1 || item.story.copy.paragraphs.length === 0) return false;
  // A vertical paper has few bands: a photo takes one or two.
  if (item.part.writing === "vertical") return false;
  return room > (item.mostPhoto ?? MOST_PHOTO[item.story.priority] * wantedRoom(item, context));
}

export function candidatesWithOptional(item: Item, context: LayoutContext, room: Room): Candidates {
  const whole = candidatesFor(item, context, room);
  const others = waysToLeave(item.story, item.part.number).map((left) => bareCandidates(item, left, context, room));
  return others.length === 0 ? whole : whole.map((own, at) => [...own, ...others.flatMap((each) => each[at] ?? [])]);
}

/** The item without anything optional. */
export function bareItem(item: Item): Item {
  const all = waysToLeave(item.story, item.part.number).at(-1);
  return all === undefined ? item : { ...item, story: without(item.story, all) };
}

/** The candidates of the item without some of its optional elements. */
function bareCandidates(item: Item, left: readonly string[], context: LayoutContext, room: Room): Candidates {
  const bare = { ...item, story: without(item.story, left) };
  const cut = (item.story.copy.codes.length - bare.story.copy.codes.length) / context.issue.paper.grid.measure;
  const lost = left.reduce(
    (sum, name) => sum + (isPhotoName(name) ? LEFT_OUT : isCopyName(name) ? 0 : WORDS_LEFT_OUT),
    BY_CUT_ROW * cut,
  );
  const shapes = new Map<Shape, Shape>();
  return candidatesFor(bare, context, room).map((candidates) =>
    candidates.map((candidate): Candidate => {
      const shape = shapes.get(candidate.shape) ?? { ...candidate.shape, left };
      shapes.set(candidate.shape, shape);
      return { ...candidate, shape, cost: candidate.cost + lost };
    }),
  );
}
