import type { Family } from "./family.ts";
import type { Offer } from "./item.ts";

/** Two heads on the same rows with a gutter between them (碰题), and a gap from edge to edge of the page (断版). */
export const TOUCHING = 70;
export const CROSSING = 25;
/** What costs more than this above the best of its place is forgotten. */
const BEYOND = 400;

/** What a page's items are to be cut for. */
export interface Cutting {
  readonly family: Family;
  /** By item, then by width from one column. */
  readonly offers: readonly (readonly (readonly Offer[])[])[];
  readonly columns: number;
  /** The deepest region's rows, the white row at its head included. */
  readonly rows: number;
  /** Columns of the whole page where a region has them all: a cut across it crosses the page. */
  readonly across: number;
  /** Sets with the free rectangle in them: nothing may stand below it. Undefined where none is cut out. */
  readonly blank: Uint8Array | undefined;
  /** What a head that reaches its frame's right edge costs on top: raised where many meet. */
  readonly reaching: number;
  /** The depth of a region from the page's first row to its last, which a cut down crosses; 0 where none is. */
  readonly down: number;
}

/**
 * For each set of items and each width, the depths that they can have together, at the least cost.
 * A place is [set][width][depth][does the head at the top right reach the edge].
 */
export interface Cuts {
  readonly cutting: Cutting;
  readonly cost: Float64Array;
  readonly back: Int32Array;
  /** Cost per state looked at: the number of pairs of places that were put together. */
  readonly states: number;
}

/** One way to cut a region. */
export interface RootWay {
  readonly depth: number;
  readonly cost: number;
  /** Packed, as `unpack` reads it. */
  readonly back: number;
}

/** A block of items cut in two, or one item's offer. */
export type Way =
  | { readonly kind: "offer"; readonly offer: number }
  | {
      readonly kind: "above" | "beside";
      readonly split: number;
      /** Rows of the upper, or columns of the left. */
      readonly size: number;
      readonly reaches: number;
      readonly others: number;
    };

const OFFER = 0;
export const ABOVE = 1;
export const BESIDE = 2;

export function pack(kind: number, split: number, size: number, reach: number): number {
  return (((split * 128 + size) * 4 + reach) << 2) | kind;
}

export function unpack(packed: number): Way {
  const kind = packed & 3;
  const rest = packed >>> 2;
  if (kind === OFFER) return { kind: "offer", offer: rest };
  const reach = rest & 3;
  const size = (rest >>> 2) & 127;
  const split = rest >>> 9;
  return { kind: kind === ABOVE ? "above" : "beside", split, size, reaches: reach & 1, others: reach >> 1 };
}

/** Index of a place; the two of one depth are neighbours. */
export function placeOf({ columns, rows }: Cutting, set: number, width: number, depth: number): number {
  return ((set * columns + width - 1) * (rows + 1) + depth) * 2;
}

/** Cuts and stacks all sets, from single items up: exact over the family's sets and the offered depths. */
export function cutAll(cutting: Cutting): Cuts {
  const { family, columns, rows } = cutting;
  const places = family.size * columns * (rows + 1) * 2;
  const table: Table = {
    cutting,
    cost: new Float64Array(places).fill(Number.POSITIVE_INFINITY),
    back: new Int32Array(places),
    depths: Array.from({ length: family.size * columns }, () => NONE),
    states: 0,
  };
  for (const set of inOrder(family)) {
    for (let width = 1; width <= columns; width++) {
      if ((family.single[set] as number) >= 0) standAlone(table, set, width);
      else putTogether(table, set, width);
      table.depths[set * columns + width - 1] = depthsAt(table, set, width);
    }
  }
  return { cutting, cost: table.cost, back: table.back, states: table.states };
}

interface Table {
  readonly cutting: Cutting;
  readonly cost: Float64Array;
  readonly back: Int32Array;
  /** Per set and width: the depths that it can have. */
  readonly depths: Int32Array[];
  states: number;
}

const NONE = new Int32Array(0);

/** Sets after both halves of each of their splits. */
function inOrder(family: Family): readonly number[] {
  const sizes = new Map<number, number>();
  const sizeOf = (set: number): number => {
    const known = sizes.get(set);
    if (known !== undefined) return known;
    const splits = family.splits[set] ?? NONE;
    const size =
      (family.single[set] as number) >= 0
        ? 1
        : splits.length === 0
          ? 0
          : sizeOf(splits[0] ?? 0) + sizeOf(splits[1] ?? 0);
    sizes.set(set, size);
    return size;
  };
  return Array.from({ length: family.size }, (_, set) => set)
    .filter((set) => sizeOf(set) > 0)
    .sort((a, b) => sizeOf(a) - sizeOf(b) || a - b);
}

function standAlone(table: Table, set: number, width: number): void {
  const { cutting } = table;
  const offers = cutting.offers[cutting.family.single[set] as number]?.[width - 1] ?? [];
  offers.forEach(({ shape, depth, cost }, index) => {
    if (depth > cutting.rows) return;
    const reach = shape.reaches ? 1 : 0;
    const place = placeOf(cutting, set, width, depth) + reach;
    improve(table, place, cost + reach * cutting.reaching, (index << 2) | OFFER);
  });
}

function improve(table: Table, place: number, cost: number, back: number): void {
  if (cost >= (table.cost[place] as number)) return;
  table.cost[place] = cost;
  table.back[place] = back;
}

function putTogether(table: Table, set: number, width: number): void {
  const { family } = table.cutting;
  const splits = family.splits[set] as Int32Array;
  for (let split = 0; split < splits.length; split += 2) {
    const first = splits[split] as number;
    const second = splits[split + 1] as number;
    if (table.cutting.blank?.[first] !== 1) stackTwo(table, { set, width, split: split >> 1, first, second });
    for (let left = 1; left < width; left++) besideTwo(table, { set, width, split: split >> 1, first, second }, left);
  }
}

interface Pair {
  readonly set: number;
  readonly width: number;
  readonly split: number;
  readonly first: number;
  readonly second: number;
}

function stackTwo(table: Table, { set, width, split, first, second }: Pair): void {
  const { cutting, cost } = table;
  const { columns, rows } = cutting;
  const uppers = table.depths[first * columns + width - 1] as Int32Array;
  const lowers = table.depths[second * columns + width - 1] as Int32Array;
  if (uppers.length === 0 || lowers.length === 0) return;
  const crossing = width === cutting.across ? CROSSING : 0;
  const to = placeOf(cutting, set, width, 0);
  const fromFirst = placeOf(cutting, first, width, 0);
  const fromSecond = placeOf(cutting, second, width, 0);
  for (const upper of uppers) {
    const free = cost[fromFirst + 2 * upper] as number;
    const reaching = cost[fromFirst + 2 * upper + 1] as number;
    for (const lower of lowers) {
      const depth = upper + lower;
      if (depth > rows) break;
      table.states++;
      const a = cost[fromSecond + 2 * lower] as number;
      const b = cost[fromSecond + 2 * lower + 1] as number;
      const below = Math.min(a, b) + crossing;
      const others = b < a ? 2 : 0;
      const place = to + 2 * depth;
      improve(table, place, free + below, pack(ABOVE, split, upper, others));
      improve(table, place + 1, reaching + below, pack(ABOVE, split, upper, others | 1));
    }
  }
}

function besideTwo(table: Table, { set, width, split, first, second }: Pair, left: number): void {
  const { cutting, cost } = table;
  const { columns } = cutting;
  const depths = table.depths[first * columns + left - 1] as Int32Array;
  if (depths.length === 0 || (table.depths[second * columns + width - left - 1] as Int32Array).length === 0) return;
  const fromFirst = placeOf(cutting, first, left, 0);
  const fromSecond = placeOf(cutting, second, width - left, 0);
  const to = placeOf(cutting, set, width, 0);
  for (const depth of depths) {
    const right = fromSecond + 2 * depth;
    const free = cost[right] as number;
    const reaching = cost[right + 1] as number;
    if (free === Number.POSITIVE_INFINITY && reaching === Number.POSITIVE_INFINITY) continue;
    table.states++;
    const a = cost[fromFirst + 2 * depth] as number;
    const b = (cost[fromFirst + 2 * depth + 1] as number) + TOUCHING;
    const own = Math.min(a, b) + (depth === cutting.down ? CROSSING : 0);
    const reach = b < a ? 1 : 0;
    const place = to + 2 * depth;
    improve(table, place, free + own, pack(BESIDE, split, left, reach));
    improve(table, place + 1, reaching + own, pack(BESIDE, split, left, reach | 2));
  }
}

/** The depths of a set at one width whose cost is not far above the best; what is far above is forgotten. */
function depthsAt(table: Table, set: number, width: number): Int32Array {
  const { cutting, cost } = table;
  const from = placeOf(cutting, set, width, 0);
  const to = from + 2 * (cutting.rows + 1);
  let best = Number.POSITIVE_INFINITY;
  for (let place = from; place < to; place++) best = Math.min(best, cost[place] as number);
  if (best === Number.POSITIVE_INFINITY) return NONE;
  const found: number[] = [];
  for (let place = from; place < to; place += 2) {
    if (Math.min(cost[place] as number, cost[place + 1] as number) <= best + BEYOND) found.push((place - from) >> 1);
    else cost.fill(Number.POSITIVE_INFINITY, place, place + 2);
  }
  return Int32Array.from(found);
}
