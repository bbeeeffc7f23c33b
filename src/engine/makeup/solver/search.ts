import type { Offers } from "../offers/item.ts";
import { CROSSING, TOUCHING } from "../weights.ts";
import { type Family, sumsOf } from "./family.ts";

/** Which cuts a page's wishes, and a free rectangle, forbid, by the sets on either side. */
export interface Bans {
  readonly above: (upper: number, lower: number) => boolean;
  readonly beside: (left: number, right: number) => boolean;
}

/** What a page's items are to be cut for. */
export interface Cutting {
  readonly family: Family;
  /** By item. */
  readonly offers: readonly Offers[];
  readonly columns: number;
  /** The deepest region's rows, the white row at its head included. */
  readonly rows: number;
  /** Column-rows of all regions together. */
  readonly room: number;
  /** Columns of the whole page where a region has them all: a cut across it crosses the page. */
  readonly across: number;
  /** Cuts that wishes and a free rectangle forbid. */
  readonly bans: Bans | undefined;
  /** The depth of a region from the page's first row to its last, which a cut down crosses; 0 where none is. */
  readonly down: number;
  /** What a column-row that an item takes is worth: a Lagrange multiplier, at which all items together take about the room (price.ts). */
  readonly price: number;
  /** What costs this much more than its items at their best is not looked at. */
  readonly excess: number;
}

/** For each set of items and each width, the depths that they can have together, ascending. */
export interface Cuts {
  readonly cutting: Cutting;
  /** What each set costs at least, less the price of the room that it takes: all costs of places are reckoned so. */
  readonly base: Float64Array;
  /** The places of [set · columns + width − 1]: the first, and the first that is not its own. */
  readonly from: Int32Array;
  readonly to: Int32Array;
  /** [list][depth]: one more than the place's number in its list; 0 for none. */
  readonly at: Uint16Array;
  readonly places: Places;
  /** What the cheapest place of each list costs. */
  readonly least: Float64Array;
  /** Pairs of places that were put together. */
  states: number;
}

/** An entry a place in each list, in `cost` and `back` two. What cannot be costs infinitely much. */
interface Places {
  depth: Int32Array;
  /** First the cheapest whose head at the top right does not reach the edge; then the cheapest whose head does, if it costs less. */
  cost: Float64Array;
  back: Int32Array;
  /** The lower of these two costs; and the lower one left of another block, where a head at the edge may touch the other's. */
  least: Float64Array;
  left: Float64Array;
  /** Bit 1: the head of the cheaper one reaches the edge; bit 2: so does that of the cheaper one left of another block. */
  heads: Uint8Array;
  count: number;
}

/** A block of items cut in two, or one item's offer. */
type Way =
  | { readonly kind: "offer"; readonly offer: number }
  | {
      readonly kind: "above" | "beside";
      readonly split: number;
      /** Rows of the upper, or columns of the left. */
      readonly size: number;
      /** Whether the head of the upper, or of the left, reaches its right edge; and that of the other. */
      readonly reaches: boolean;
      readonly others: boolean;
    };

const OFFER = 0;
export const ABOVE = 1;
export const BESIDE = 2;
const INFINITE = Number.POSITIVE_INFINITY;
const NEVER = 1e6;

/** Rows of the upper or columns of the left take ten bits, the split what is left of 31. */
export function packed(kind: number, split: number, size: number, reach: number): number {
  return (split << 14) | (size << 4) | (reach << 2) | kind;
}

export function unpack(packed: number): Way {
  const kind = packed & 3;
  if (kind === OFFER) return { kind: "offer", offer: packed >>> 2 };
  const reach = (packed >>> 2) & 3;
  const size = (packed >>> 4) & 1023;
  const reaches = (reach & 1) === 1;
  return { kind: kind === ABOVE ? "above" : "beside", split: packed >>> 14, size, reaches, others: reach >> 1 === 1 };
}

/** The place of a depth; −1 where the set cannot have it. */
export function placeOf({ cutting, from, at }: Cuts, set: number, width: number, depth: number): number {
  const list = set * cutting.columns + width - 1;
  const number = at[list * (cutting.rows + 1) + depth] as number;
  return number === 0 ? -1 : (from[list] as number) + number - 1;
}

export function beginCuts(cutting: Cutting, room: TableRoom): Table {
  const { family, columns, rows, offers } = cutting;
  const lists = family.size * columns;
  return {
    cutting,
    base: sumsOf(family, (item) => cheapest(offers[item] ?? [], cutting)),
    area: sumsOf(family, (item) => smallest(offers[item] ?? [])),
    ...cleared(room, lists, rows),
    lowest: new Float64Array(family.size).fill(INFINITE),
    bench: { cost: new Float64Array(2 * (rows + 1)), back: new Int32Array(2 * (rows + 1)) },
    empty: true,
    first: 0,
    last: rows,
    cap: 0,
    shallowest: 0,
    deepest: rows,
    cut: 0,
    states: 0,
  };
}

/** Cuts and stacks all sets of at most `most` items, single items first: exact over the family's sets and the offered depths, up to the excess. */
export function cutUpTo(table: Table, most: number): void {
  const { cutting, cut } = table;
  const { family, columns } = cutting;
  table.cut = most;
  if ((table.area[family.whole] as number) > cutting.room) return;
  for (const set of family.order) {
    const items = family.items[set] as number;
    if (items <= cut || items > most) continue;
    table.cap = (table.base[set] as number) + cutting.excess;
    for (let width = 1; width <= columns; width++) {
      table.empty = true;
      if ((family.single[set] as number) >= 0) standAlone(table, set, width);
      else putTogether(table, set, width);
      if (!table.empty) keep(table, set, width);
    }
  }
}

/** The tables of one cutting after the other: the next takes the room of the last. */
export interface TableRoom {
  tables: Pick<Cuts, "from" | "to" | "least" | "at" | "places"> | undefined;
}

function cleared(room: TableRoom, lists: number, rows: number): NonNullable<TableRoom["tables"]> {
  const known = room.tables;
  const fits = known !== undefined && known.from.length >= lists && known.at.length >= lists * (rows + 1);
  const tables = fits
    ? known
    : {
        from: new Int32Array(lists),
        to: new Int32Array(lists),
        least: new Float64Array(lists),
        at: new Uint16Array(lists * (rows + 1)),
        places: newPlaces(1 << 13),
      };
  room.tables = tables;
  tables.from.fill(0, 0, lists);
  tables.to.fill(0, 0, lists);
  tables.least.fill(INFINITE, 0, lists);
  tables.at.fill(0, 0, lists * (rows + 1));
  tables.places.count = 0;
  return tables;
}

/** What an item costs at least, and the fewest column-rows of it; beyond all reason where it offers nothing. */
function cheapest(offers: Offers, { price }: Cutting): number {
  let best = NEVER;
  for (const each of offers) {
    for (const { cost, depth, shape } of each) {
      best = Math.min(best, cost - price * depth * shape.columns);
    }
  }
  return best;
}

function smallest(offers: Offers): number {
  let best = NEVER;
  for (const each of offers) for (const { depth, shape } of each) best = Math.min(best, depth * shape.columns);
  return best;
}

/** Cuts on their way. */
export interface Table extends Cuts {
  /** Sets of this many items and fewer are cut. */
  cut: number;
  /** The fewest column-rows of each set. */
  readonly area: Float64Array;
  /** What the cheapest place of each set costs, whatever its width. */
  readonly lowest: Float64Array;
  /** Where the places of one set and width come together: two a depth, at first at what none may cost. */
  readonly bench: Bench;
  /** True until something is put on the bench. */
  empty: boolean;
  /** The fewest and the most rows that the set and width at hand may have. */
  first: number;
  last: number;
  /** Every place of the set at hand has to cost less. */
  cap: number;
  /** The fewest and the most rows on the bench. */
  shallowest: number;
  deepest: number;
}

type Bench = Pick<Places, "cost" | "back">;

function newPlaces(room: number): Places {
  return {
    depth: new Int32Array(room),
    cost: new Float64Array(2 * room),
    back: new Int32Array(2 * room),
    least: new Float64Array(room),
    left: new Float64Array(room),
    heads: new Uint8Array(room),
    count: 0,
  };
}

function improve({ cost, back }: Bench, at: number, found: number, way: number): void {
  if (found >= (cost[at] as number)) return;
  cost[at] = found;
  back[at] = way;
}

/** Makes room on the bench from some depth to another: every place put on it has to cost less than the cap. */
function clear(table: Table, from: number, to: number): void {
  if (table.empty) {
    table.bench.cost.fill(table.cap, 2 * table.first, 2 * table.last + 2);
    table.shallowest = from;
    table.deepest = to;
  }
  table.shallowest = Math.min(table.shallowest, from);
  table.deepest = Math.max(table.deepest, to);
  table.empty = false;
}

function standAlone(table: Table, set: number, width: number): void {
  const { cutting, bench } = table;
  table.first = 0;
  table.last = cutting.rows;
  clear(table, 0, cutting.rows);
  const offers = cutting.offers[cutting.family.single[set] as number]?.[width - 1] ?? [];
  offers.forEach(({ shape, depth, cost }, index) => {
    if (depth > cutting.rows) return;
    const reach = shape.reaches ? 1 : 0;
    improve(bench, 2 * depth + reach, cost - cutting.price * depth * width, (index << 2) | OFFER);
  });
}

/** The rows that a set may have at a width, so that the others have room beside and below it. */
function mostRows({ cutting, area }: Table, set: number, width: number): number {
  const others = (area[cutting.family.whole] as number) - (area[set] as number);
  return Math.min(cutting.rows, Math.floor((cutting.room - others) / width));
}

function putTogether(table: Table, set: number, width: number): void {
  const { cutting, least, lowest, cap } = table;
  const { columns, bans } = cutting;
  const most = mostRows(table, set, width);
  table.first = Math.ceil((table.area[set] as number) / width);
  table.last = most;
  if (most < table.first) return;
  const splits = cutting.family.splits[set] as Int32Array;
  for (let split = 0; split < splits.length; split += 2) {
    const one = splits[split] as number;
    const other = splits[split + 1] as number;
    if ((lowest[one] as number) + (lowest[other] as number) >= cap) continue;
    const first = one * columns - 1;
    const second = other * columns - 1;
    const stacked = (least[first + width] as number) + (least[second + width] as number);
    if (stacked < cap && bans?.above(one, other) !== true) {
      stackTwo(table, split >> 1, first + width, second + width, width === cutting.across ? CROSSING : 0);
    }
    if (bans?.beside(one, other) !== true) besideAll(table, split >> 1, first, second, width);
  }
}

function besideAll(table: Table, split: number, first: number, second: number, width: number): void {
  const { least, cap } = table;
  for (let left = 1; left < width; left++) {
    const one = first + left;
    const other = second + width - left;
    if ((least[one] as number) + (least[other] as number) < cap) besideTwo(table, split, one, other, left);
  }
}

function stackTwo(table: Table, split: number, first: number, second: number, crossing: number): void {
  const { from, to, bench, last: most } = table;
  const { depth, cost, least, heads } = table.places;
  const below = from[second] as number;
  const end = to[second] as number;
  const shallowest = (depth[from[first] as number] as number) + (depth[below] as number);
  const deepest = (depth[(to[first] as number) - 1] as number) + (depth[end - 1] as number);
  if (shallowest > most) return;
  clear(table, shallowest, Math.min(most, deepest));
  const spare = table.cap - crossing - (table.least[second] as number);
  for (let place = from[first] as number; place < (to[first] as number); place++) {
    if ((least[place] as number) >= spare) continue;
    const upper = depth[place] as number;
    const free = (cost[2 * place] as number) + crossing;
    const reach = (cost[2 * place + 1] as number) + crossing;
    let other = below;
    for (; other < end; other++) {
      const rows = upper + (depth[other] as number);
      if (rows > most) break;
      const own = least[other] as number;
      const flags = ((heads[other] as number) & 1) << 1;
      improve(bench, 2 * rows, free + own, packed(ABOVE, split, upper, flags));
      improve(bench, 2 * rows + 1, reach + own, packed(ABOVE, split, upper, flags | 1));
    }
    table.states += other - below;
  }
}

function besideTwo(table: Table, split: number, first: number, second: number, left: number): void {
  const { from, to, bench, cutting } = table;
  const { depth, cost, heads, left: level } = table.places;
  const end = to[first] as number;
  let other = from[second] as number;
  const shallowest = Math.max(depth[from[first] as number] as number, depth[other] as number);
  const last = Math.min(depth[end - 1] as number, depth[(to[second] as number) - 1] as number);
  const deepest = Math.min(table.last, last);
  if (shallowest > deepest) return;
  clear(table, shallowest, deepest);
  const spare = table.cap - (table.least[second] as number);
  for (let place = from[first] as number; place < end; place++) {
    const rows = depth[place] as number;
    if (rows > deepest) break;
    if ((level[place] as number) >= spare) continue;
    // Lists ascend.
    while ((depth[other] as number) < rows) other++;
    if (depth[other] !== rows) continue;
    table.states++;
    const own = (level[place] as number) + (rows === cutting.down ? CROSSING : 0);
    const flag = (heads[place] as number) >> 1;
    improve(bench, 2 * rows, own + (cost[2 * other] as number), packed(BESIDE, split, left, flag));
    improve(bench, 2 * rows + 1, own + (cost[2 * other + 1] as number), packed(BESIDE, split, left, flag | 2));
  }
}

/** Moves what the bench holds to the places. */
function keep(table: Table, set: number, width: number): void {
  const { cutting, bench, places, at, lowest, cap } = table;
  const list = set * cutting.columns + width - 1;
  if (places.count + cutting.rows >= places.depth.length) grow(places);
  const began = places.count;
  let best = INFINITE;
  for (let rows = table.shallowest; rows <= table.deepest; rows++) {
    const free = under(cap, bench.cost[2 * rows] as number);
    const reach = under(Math.min(cap, free), bench.cost[2 * rows + 1] as number);
    const least = Math.min(free, reach);
    if (least === INFINITE) continue;
    const place = places.count++;
    at[list * (cutting.rows + 1) + rows] = place - began + 1;
    places.depth[place] = rows;
    places.cost[2 * place] = free;
    // A head at the edge is of use only where it saves something.
    places.cost[2 * place + 1] = reach;
    places.back[2 * place] = bench.back[2 * rows] as number;
    places.back[2 * place + 1] = bench.back[2 * rows + 1] as number;
    places.least[place] = least;
    places.left[place] = Math.min(free, reach + TOUCHING);
    places.heads[place] = (reach < free ? 1 : 0) + (reach + TOUCHING < free ? 2 : 0);
    best = Math.min(best, least);
  }
  table.from[list] = began;
  table.to[list] = places.count;
  table.least[list] = best;
  lowest[set] = Math.min(lowest[set] as number, best);
}

function under(cap: number, cost: number): number {
  return cost < cap ? cost : INFINITE;
}

function grow(places: Places): void {
  const larger = newPlaces(places.depth.length * 2);
  larger.depth.set(places.depth);
  larger.cost.set(places.cost);
  larger.back.set(places.back);
  larger.least.set(places.least);
  larger.left.set(places.left);
  larger.heads.set(places.heads);
  Object.assign(places, { ...larger, count: places.count });
}
