import type { Head } from "../../layout/heads/head.ts";
import { JUMP_BEHIND, JUMP_LINES, MAY_END_SHORT } from "../../layout/weights.ts";
import {
  BELOW_HEAD,
  BY_HEAD,
  BY_LINE,
  BY_PHOTO,
  COUNTED,
  EMPTY,
  HOLLOW,
  LEAST_TEXT,
  MORE_DEPTHS,
  STUB,
  STUB_ROWS,
} from "../weights.ts";
import type { Item, Share } from "./item.ts";

// The depths at which a form's text fills its legs, and what each costs.

/** A head that is set larger, or with rows of white. */
export interface TallerHead {
  /** Leg-rows that it takes more. */
  readonly rows: number;
  /** Rows that its frame has at the least, so that the white is within the paper's lever. */
  readonly depth: number;
}

/** What a shape needs, in column-rows of its legs. */
export interface Need {
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
  /** Rows by which the last leg may end short. */
  readonly endsShort: number;
  /** True where rows of all legs may stay white, as many as the tallest photo has. */
  readonly airy: boolean;
  readonly least: number;
  /** Deeper heads, each by itself. */
  readonly taller: readonly TallerHead[];
  /** A vertical head, which takes its legs whole where few rows would be left below it. */
  readonly column: Pick<Head, "rows" | "legs"> | undefined;
}

/** What a shape needs at its plain head. */
export type PlainNeed = Omit<Need, "taller" | "short" | "endsShort" | "airy">;

interface Extremes {
  readonly least: number;
  readonly best: number;
  readonly most: number;
}

/** A depth, what it costs, and the leg-rows that photos take there beyond their own proportion. */
interface Depth {
  readonly depth: number;
  readonly cost: number;
  readonly grown: number;
  /** Rows that stay white under all legs. */
  readonly below: number;
}

export function depthsOf(item: Item, need: Need, most: number): readonly Depth[] {
  return item.share === undefined ? wholeDepths(need, most) : sharedDepths(item.share, need, most);
}

export function nearestDepth({ legs, padding, fixed, photos, text }: PlainNeed): number {
  return Math.ceil((fixed + photos.best + text) / legs) + padding;
}

/** Depths at which the whole text fills the legs, by itself or by photos' depths and paragraphs' other breaks. */
function wholeDepths(need: Need, most: number): readonly Depth[] {
  const { legs, padding, fixed, photos, text } = need;
  const found: Depth[] = [];
  const nearest = nearestDepth(need);
  const reach =
    Math.ceil((photos.most - photos.least + Math.max(0, ...need.taller.map(({ rows }) => rows))) / legs) + MORE_DEPTHS;
  const deepest = Math.min(most, nearest + reach + (need.airy ? need.tallest : 0));
  for (let depth = Math.max(need.least, nearest - reach); depth <= deepest; depth++) {
    const alone = aloneAt(need, depth);
    if (alone === undefined && standsUnder(need, depth)) continue;
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

/** A photo that takes its legs whole is as deep as they are: the text beside it wins no rows by it, and loses none. */
const PHOTOS_AS_THEY_ARE: Extremes = { least: 0, best: 0, most: 0 };

/** A single photo that stands down to the foot of its legs. */
interface Alone {
  /** Rows of its legs that it takes less than at its own proportion with white under it. */
  readonly filled: number;
  readonly cost: number;
  readonly grown: number;
}

/** Undefined where text follows under it, or it is not so deep; where rows may stay white under it, it is first as deep as it may be. */
function aloneAt({ filling, padding, deepest, short = 0, wide }: Need, depth: number): Alone | undefined {
  if (filling === undefined) return undefined;
  const { rows, more, legs } = filling;
  const below = depth - padding - deepest - rows;
  const white = Math.max(0, below - more);
  if (below < 0 || (below > 0 && white === 0) || white > short) return undefined;
  const grown = legs * (below - white);
  return { filled: legs * (1 - below), cost: BY_PHOTO * grown + EMPTY * legs * white * wide, grown };
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

/** What becomes of rows that the text does not fill, or lacks. */
type Left = Pick<Depth, "cost" | "grown" | "below">;

/** The cost of `spare` rows in the legs beyond the text; undefined when no lever takes them. */
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

/** The same with the head as it is: photos take rows before any stays empty, paragraphs only what may not stay empty. */
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

/** Depths at which a part of the text stands, with six lines at the least here and elsewhere. */
function sharedDepths(share: Share, need: Need, most: number): readonly Depth[] {
  const { legs, padding, fixed, photos, text } = need;
  const found: Depth[] = [];
  const wish = share.wish * text;
  // A text that has not enough for both sides leaves six lines at the least.
  const behind = text >= JUMP_LINES + JUMP_BEHIND ? JUMP_BEHIND : JUMP_LINES;
  for (let depth = need.least; depth <= most; depth++) {
    const lines = legs * (depth - padding) - fixed - photos.best - takenBelow(need, depth);
    if (lines < JUMP_LINES || lines > text - (share.overset ? 0 : behind)) continue;
    if (lines < share.least * text) continue;
    found.push({ depth, cost: share.pull * Math.abs(lines - wish), grown: 0, below: 0 });
  }
  return found;
}
