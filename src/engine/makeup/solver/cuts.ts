import type { Candidate, Candidates, Placement } from "../candidates/item.ts";
import { type Region, rowsFrom } from "../region.ts";
import {
  CENTRE_ITEMS,
  CENTRE_OF_MANY,
  CROSSING,
  HOLE_ROOM,
  REST,
  STRIP,
  STRIP_ROOM,
  STRIP_ROWS,
  TOUCHING,
} from "../weights.ts";

// Finds the best ways to cut a rectangle, for each set of items at each width and depth, from single items up (dynamic programming). The result is exact for
// all that costs at most `excess` more than the items' best. An entry of the table is called a place: a set at a width and depth, with its cost and the packed
// cut that gives it. Frames are read off these cuts when a whole page is chosen.

/** The cuts that wishes and a free rectangle forbid, by the sets on either side. */
export interface Bans {
  readonly above: (upper: number, lower: number) => boolean;
  readonly beside: (left: number, right: number) => boolean;
}

/** The problem that is cut. */
export interface Cutting {
  readonly family: Family;
  /** By item. */
  readonly candidates: readonly Candidates[];
  readonly columns: number;
  /** The deepest region's rows, the white row at its head included. */
  readonly rows: number;
  /** Column-rows of all regions together. */
  readonly room: number;
  /** Columns of the page: a cut across a region with all of them crosses the page. */
  readonly across: number;
  readonly bans: Bans | undefined;
  /** The depth of a region with all of the page's copy, so that an upright cut crosses the page; 0 for none. */
  readonly down: number;
  /** The price of a column-row: a Lagrange multiplier, at which all items together take about the whole room (`priceOf`). */
  readonly price: number;
  /** What costs this much more than its items' best is not searched. */
  readonly excess: number;
}

/** For each set of items and each width, the depths that the set can have, ascending. */
export interface Cuts {
  readonly cutting: Cutting;
  /** The least cost of each set less the price of its room. All costs of places have that price taken off. */
  readonly base: Float64Array;
  /** The range of places of list [set · columns + width − 1]; `to` is exclusive. */
  readonly from: Int32Array;
  readonly to: Int32Array;
  /** [list][depth]: the place's number in its list plus one; 0 for none. */
  readonly at: Uint16Array;
  readonly places: Places;
  /** The cost of the cheapest place of each list. */
  readonly least: Float64Array;
  /** Pairs of places that were combined. */
  states: number;
}

/** One entry for each place, in `cost` and `back` two. Impossible ones have infinite cost. */
interface Places {
  depth: Int32Array;
  /** First the cheapest whose head at the top right does not reach the edge; then the cheapest whose head does, if it costs less. */
  cost: Float64Array;
  back: Int32Array;
  /** The lower of the two costs; and the lower one to the left of another block, where a head at the edge may touch the other's. */
  least: Float64Array;
  left: Float64Array;
  /** Bit 1: the head of the cheaper one reaches the edge; bit 2: so does that of the cheaper one to the left of another block. */
  heads: Uint8Array;
  count: number;
}

/** A block cut in two, or a single item with one of its candidates. */
type Way =
  | { readonly kind: "single"; readonly candidate: number }
  | {
      readonly kind: "above" | "beside";
      readonly split: number;
      /** Rows of the upper, or columns of the left. */
      readonly size: number;
      /** True if the head of the upper, or of the left, reaches its right edge; `others` says the same of the second block. */
      readonly reaches: boolean;
      readonly others: boolean;
    };

const SINGLE = 0;
const ABOVE = 1;
const BESIDE = 2;
const INFINITE = Number.POSITIVE_INFINITY;
const NEVER = 1e6;

/** The size takes ten bits, the split the rest of 31. */
function packed(kind: number, split: number, size: number, reach: number): number {
  return (split << 14) | (size << 4) | (reach << 2) | kind;
}

function unpack(packed: number): Way {
  const kind = packed & 3;
  if (kind === SINGLE) return { kind: "single", candidate: packed >>> 2 };
  const reach = (packed >>> 2) & 3;
  const size = (packed >>> 4) & 1023;
  const reaches = (reach & 1) === 1;
  return { kind: kind === ABOVE ? "above" : "beside", split: packed >>> 14, size, reaches, others: reach >> 1 === 1 };
}

/** The place of a depth; −1 if the set cannot have it. */
export function placeOf({ cutting, from, at }: Cuts, set: number, width: number, depth: number): number {
  const list = set * cutting.columns + width - 1;
  const number = at[list * (cutting.rows + 1) + depth] as number;
  return number === 0 ? -1 : (from[list] as number) + number - 1;
}

export function beginCuts(cutting: Cutting, buffers: TableBuffers): Table {
  const { family, columns, rows, candidates } = cutting;
  const lists = family.size * columns;
  return {
    cutting,
    base: sumsOf(family, (item) => cheapest(candidates[item] ?? [], cutting)),
    area: sumsOf(family, (item) => smallest(candidates[item] ?? [])),
    ...cleared(buffers, lists, rows),
    lowest: new Float64Array(family.size).fill(INFINITE),
    scratch: { cost: new Float64Array(2 * (rows + 1)), back: new Int32Array(2 * (rows + 1)) },
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

/** Cuts all sets of at most `most` items, single items first: exact over the family's sets and the candidates' depths, up to the excess. */
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
      if ((family.single[set] as number) >= 0) placeSingle(table, set, width);
      else combine(table, set, width);
      if (!table.empty) storePlaces(table, set, width);
    }
  }
}

/** The tables of the last cutting, reused by the next. */
export interface TableBuffers {
  tables: Pick<Cuts, "from" | "to" | "least" | "at" | "places"> | undefined;
}

function cleared(buffers: TableBuffers, lists: number, rows: number): NonNullable<TableBuffers["tables"]> {
  const former = buffers.tables;
  const fits = former !== undefined && former.from.length >= lists && former.at.length >= lists * (rows + 1);
  const tables = fits
    ? former
    : {
        from: new Int32Array(lists),
        to: new Int32Array(lists),
        least: new Float64Array(lists),
        at: new Uint16Array(lists * (rows + 1)),
        places: newPlaces(1 << 13),
      };
  buffers.tables = tables;
  tables.from.fill(0, 0, lists);
  tables.to.fill(0, 0, lists);
  tables.least.fill(INFINITE, 0, lists);
  tables.at.fill(0, 0, lists * (rows + 1));
  tables.places.count = 0;
  return tables;
}

/** The least cost of an item; an item without candidates costs `NEVER`. */
function cheapest(candidates: Candidates, { price }: Cutting): number {
  let best = NEVER;
  for (const each of candidates) {
    for (const { cost, depth, shape } of each) {
      best = Math.min(best, cost - price * depth * shape.columns);
    }
  }
  return best;
}

function smallest(candidates: Candidates): number {
  let best = NEVER;
  for (const each of candidates) for (const { depth, shape } of each) best = Math.min(best, depth * shape.columns);
  return best;
}

/** A table while it is filled. */
export interface Table extends Cuts {
  /** Sets of up to this many items are cut. */
  cut: number;
  /** The fewest column-rows of each set. */
  readonly area: Float64Array;
  /** The cost of the cheapest place of each set at any width. */
  readonly lowest: Float64Array;
  /** Collects the places of one set and width: two for each depth, preset to the cap. */
  readonly scratch: Scratch;
  /** True until something is put into `scratch`. */
  empty: boolean;
  /** The fewest and the most rows of the current set and width. */
  first: number;
  last: number;
  /** Every place of the current set has to cost less. */
  cap: number;
  /** The fewest and the most rows in `scratch`. */
  shallowest: number;
  deepest: number;
}

type Scratch = Pick<Places, "cost" | "back">;

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

function improve({ cost, back }: Scratch, at: number, found: number, way: number): void {
  if (found >= (cost[at] as number)) return;
  cost[at] = found;
  back[at] = way;
}

/** Opens a range of depths in `scratch`, preset to the cap that every place must stay below. */
function clear(table: Table, from: number, to: number): void {
  if (table.empty) {
    table.scratch.cost.fill(table.cap, 2 * table.first, 2 * table.last + 2);
    table.shallowest = from;
    table.deepest = to;
  }
  table.shallowest = Math.min(table.shallowest, from);
  table.deepest = Math.max(table.deepest, to);
  table.empty = false;
}

function placeSingle(table: Table, set: number, width: number): void {
  const { cutting, scratch } = table;
  table.first = 0;
  table.last = cutting.rows;
  clear(table, 0, cutting.rows);
  const candidates = cutting.candidates[cutting.family.single[set] as number]?.[width - 1] ?? [];
  candidates.forEach(({ shape, depth, cost }, index) => {
    if (depth > cutting.rows) return;
    const reach = shape.reaches ? 1 : 0;
    improve(scratch, 2 * depth + reach, cost - cutting.price * depth * width, (index << 2) | SINGLE);
  });
}

/** The most rows of a set at a width that leave the others room beside and below. */
function mostRows({ cutting, area }: Table, set: number, width: number): number {
  const others = (area[cutting.family.whole] as number) - (area[set] as number);
  return Math.min(cutting.rows, Math.floor((cutting.room - others) / width));
}

function combine(table: Table, set: number, width: number): void {
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
  const { from, to, scratch, last: most } = table;
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
      improve(scratch, 2 * rows, free + own, packed(ABOVE, split, upper, flags));
      improve(scratch, 2 * rows + 1, reach + own, packed(ABOVE, split, upper, flags | 1));
    }
    table.states += other - below;
  }
}

function besideTwo(table: Table, split: number, first: number, second: number, left: number): void {
  const { from, to, scratch, cutting } = table;
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
    improve(scratch, 2 * rows, own + (cost[2 * other] as number), packed(BESIDE, split, left, flag));
    improve(scratch, 2 * rows + 1, own + (cost[2 * other + 1] as number), packed(BESIDE, split, left, flag | 2));
  }
}

/** Moves the places from `scratch` into the table. */
function storePlaces(table: Table, set: number, width: number): void {
  const { cutting, scratch, places, at, lowest, cap } = table;
  const list = set * cutting.columns + width - 1;
  if (places.count + cutting.rows >= places.depth.length) grow(places);
  const began = places.count;
  let best = INFINITE;
  for (let rows = table.shallowest; rows <= table.deepest; rows++) {
    const free = under(cap, scratch.cost[2 * rows] as number);
    const reach = under(Math.min(cap, free), scratch.cost[2 * rows + 1] as number);
    const least = Math.min(free, reach);
    if (least === INFINITE) continue;
    const place = places.count++;
    at[list * (cutting.rows + 1) + rows] = place - began + 1;
    places.depth[place] = rows;
    places.cost[2 * place] = free;
    // A head at the edge is stored only if it is cheaper.
    places.cost[2 * place + 1] = reach;
    places.back[2 * place] = scratch.back[2 * rows] as number;
    places.back[2 * place + 1] = scratch.back[2 * rows + 1] as number;
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

/** The sets of items that may share a rectangle, each with its splits in two: the half with the first item goes above or to the left. */
export interface Family {
  /** True if only consecutive items may share a rectangle, so that their order matters. */
  readonly inOrder: boolean;
  readonly size: number;
  /** The number of items of each set. */
  readonly items: Uint8Array;
  /** The item of a set of one; −1 for larger sets. */
  readonly single: Int32Array;
  /** By set: first and second half, alternating. */
  readonly splits: readonly Int32Array[];
  /** All non-empty sets, each after the halves of all its splits. */
  readonly order: Int32Array;
  /** The set of all items. */
  readonly whole: number;
  /** Splits of all items into the top, centre and bottom of a pinwheel. */
  readonly wheels: () => Wheels;
  /** Splits of all items into one set for each region, consecutive ones in runs; −1 for an empty set. */
  readonly shares: (regions: number) => readonly (readonly number[])[];
}

/** The sets of pinwheels. */
interface Wheels {
  /** Sets for the upper two blocks, the centre and the lower two, one after the other. */
  readonly triples: Int32Array;
  /** All sets used at the top, and all at the bottom; no set is in both. */
  readonly tops: Int32Array;
  readonly bottoms: Int32Array;
}

const NONE = new Int32Array(0);

/** All subsets: exact, for few items. A set's number is its bit mask. */
export function subsetsOf(items: number): Family {
  const size = 1 << items;
  const single = new Int32Array(size).fill(-1);
  for (let item = 0; item < items; item++) single[1 << item] = item;
  const splits = Array.from({ length: size }, (_, mask) => splitsOf(mask));
  // A subset has a smaller number than its set.
  const order = Int32Array.from({ length: size - 1 }, (_, index) => index + 1);
  const whole = size - 1;
  let wheels: Wheels | undefined;
  return {
    inOrder: false,
    size,
    items: Uint8Array.from({ length: size }, (_, mask) => sizeOf(mask)),
    single,
    splits,
    order,
    whole,
    wheels: () => {
      wheels ??= wheelsOf(whole);
      return wheels;
    },
    shares: (regions) => partitions(whole, regions),
  };
}

function splitsOf(mask: number): Int32Array {
  const first = mask & -mask;
  const others = mask ^ first;
  if (others === 0) return NONE;
  const found: number[] = [];
  // The first item goes with each proper subset of the others, from the empty one up.
  for (let along = 0; along !== others; along = (along - others) & others) found.push(first | along, others ^ along);
  return Int32Array.from(found);
}

/** The first item is at the top. */
function wheelsOf(whole: number): Wheels {
  const found: number[] = [];
  const others = whole & ~1;
  for (let centre = others; centre > 0; centre = (centre - 1) & others) {
    if (sizeOf(centre) > CENTRE_ITEMS) continue;
    const outer = others & ~centre;
    for (let along = outer; along > 0; along = (along - 1) & outer) {
      const foot = outer & ~along;
      if (sizeOf(foot) > 1) found.push(along | 1, centre, foot);
    }
  }
  return wheelsFrom(found);
}

function wheelsFrom(triples: readonly number[]): Wheels {
  const every = (third: number): Int32Array =>
    Int32Array.from(new Set(triples.filter((_, index) => index % 3 === third))).sort();
  return { triples: Int32Array.from(triples), tops: every(0), bottoms: every(2) };
}

function sizeOf(mask: number): number {
  let size = 0;
  for (let rest = mask; rest > 0; rest &= rest - 1) size++;
  return size;
}

function partitions(mask: number, regions: number): readonly (readonly number[])[] {
  if (regions === 1) return [[mask]];
  const found: (readonly number[])[] = [];
  for (let own = mask; ; own = (own - 1) & mask) {
    for (const rest of partitions(mask ^ own, regions - 1)) found.push([own, ...rest]);
    if (own === 0) break;
  }
  return found.map((sets) => sets.map((set) => (set === 0 ? -1 : set)));
}

/** Runs of consecutive items, for many items, whose order is then the reading order. The run i…j has number i · n + j. */
export function runsOf(items: number): Family {
  const size = items * items;
  const single = new Int32Array(size).fill(-1);
  const splits: Int32Array[] = Array.from({ length: size }, () => NONE);
  const order: number[] = [];
  for (let length = 0; length < items; length++) {
    for (let from = 0; from + length < items; from++) {
      const to = from + length;
      const set = from * items + to;
      order.push(set);
      if (length === 0) single[set] = from;
      else splits[set] = halvesOf(from, to, items);
    }
  }
  let wheels: Wheels | undefined;
  const run = (from: number, to: number): number => (to < from ? -1 : from * items + to);
  const shares = (regions: number, from = 0): readonly (readonly number[])[] => {
    if (regions === 1) return [[run(from, items - 1)]];
    return Array.from({ length: items - from + 1 }, (_, taken) => taken).flatMap((taken) =>
      shares(regions - 1, from + taken).map((rest) => [run(from, from + taken - 1), ...rest]),
    );
  };
  return {
    inOrder: true,
    size,
    items: Uint8Array.from({ length: size }, (_, set) => Math.max(0, (set % items) - Math.floor(set / items) + 1)),
    single,
    splits,
    order: Int32Array.from(order),
    whole: items - 1,
    wheels: () => {
      wheels ??= wheelsInOrder(items);
      return wheels;
    },
    shares: (regions) => shares(regions),
  };
}

function wheelsInOrder(items: number): Wheels {
  const found: number[] = [];
  for (let head = 1; head < items - 3; head++) {
    for (let centre = head + 1; centre < items - 2 && centre <= head + CENTRE_OF_MANY; centre++) {
      found.push(head, (head + 1) * items + centre, (centre + 1) * items + items - 1);
    }
  }
  return wheelsFrom(found);
}

function halvesOf(from: number, to: number, items: number): Int32Array {
  const found: number[] = [];
  for (let middle = from; middle < to; middle++) found.push(from * items + middle, (middle + 1) * items + to);
  return Int32Array.from(found);
}

function sumsOf(family: Family, weightOf: (item: number) => number): Float64Array {
  const sums = new Float64Array(family.size);
  for (const set of family.order) {
    const item = family.single[set] as number;
    const [first = 0, second = 0] = family.splits[set] ?? NONE;
    sums[set] = item >= 0 ? weightOf(item) : (sums[first] as number) + (sums[second] as number);
  }
  return sums;
}

export function setsWith(family: Family, item: number): Uint8Array {
  return Uint8Array.from(sumsOf(family, (other) => (other === item ? 1 : 0)));
}

/** A region that all items together fill. */
export interface Root {
  readonly columns: number;
  /** The most and the fewest rows that the items may take. */
  readonly most: number;
  readonly least: number;
  /** By depth: the cost of the rows left at the region's foot, less the price of that room. */
  readonly rest: Float64Array;
  /** The same without the price of room. */
  readonly white: Float64Array;
}

/**
 * @param full true if nothing may stay white at the region's foot
 * @param price of a column-row
 */
export function rootOf({ columns, rows, open }: Region, full: boolean, price: number): Root {
  const white = Float64Array.from({ length: rows + 1 }, (_, depth) => {
    const left = rows - depth;
    const small = left < STRIP_ROWS || left * columns < STRIP_ROOM || !open;
    return left * columns * (open ? REST : HOLE_ROOM) + (left > 0 && small ? STRIP : 0);
  });
  const rest = white.map((cost, depth) => cost - price * (rows - depth) * columns);
  return { columns, most: rows, least: full ? rows : 1, rest, white };
}

/** The best way to fill a region with some set. */
interface RootWay {
  readonly depth: number;
  readonly cost: number;
  /** Packed, as `unpack` reads it. */
  readonly back: number;
}

/** Lists the ways to cut a whole region in two, each with the cheapest halves: these become the alternatives of a page. */
export function cutRoot(cuts: Cuts, root: Root, list: Shortlist): void {
  const { cutting, least } = cuts;
  const { family, bans, columns } = cutting;
  const splits = family.splits[family.whole] as Int32Array;
  const down = isWholePage(cutting, root.columns) ? CROSSING : 0;
  const across = root.columns === cutting.across ? CROSSING : 0;
  const rest = root.rest.subarray(root.least).reduce((best, cost) => Math.min(best, cost), Number.POSITIVE_INFINITY);
  const isDear = (one: number, other: number, crossing: number): boolean =>
    (least[one] as number) + crossing + (least[other] as number) + rest >= list.limit;
  if (splits.length === 0) alone(cuts, root, list);
  for (let split = 0; split < splits.length; split += 2) {
    const one = splits[split] as number;
    const other = splits[split + 1] as number;
    const halves = { split: split >> 1, first: one * columns - 1, second: other * columns - 1 };
    if (!isDear(halves.first + root.columns, halves.second + root.columns, across) && bans?.above(one, other) !== true)
      above(cuts, root, halves, list);
    if (bans?.beside(one, other) === true) continue;
    for (let left = 1; left < root.columns; left++) {
      const right = halves.second + root.columns - left;
      if (!isDear(halves.first + left, right, down)) beside(cuts, root, halves, left, list);
    }
  }
}

/** True for a region that is the whole page: its first cut crosses the page (断版). */
export function isWholePage({ down, across }: Pick<Cutting, "down" | "across">, columns: number): boolean {
  return down > 0 && columns === across;
}

/** The cheapest way to fill a region with a set, white at its foot included. */
export function bestWayOf({ cutting, places, from, to }: Cuts, set: number, root: Root): RootWay | undefined {
  const list = set * cutting.columns + root.columns - 1;
  let best: RootWay | undefined;
  for (let place = (to[list] as number) - 1; place >= (from[list] as number); place--) {
    const depth = places.depth[place] as number;
    if (depth > root.most) continue;
    const cost = (places.least[place] as number) + (root.rest[depth] as number);
    if (best !== undefined && cost >= best.cost) continue;
    best = { depth, cost, back: places.back[2 * place + ((places.heads[place] as number) & 1)] as number };
  }
  return best;
}

/** Two halves of a split; add a width to `first` or `second` for the number of its list. */
interface Halves {
  readonly split: number;
  readonly first: number;
  readonly second: number;
}

function alone({ cutting, places, from, to }: Cuts, root: Root, list: Shortlist): void {
  const at = cutting.family.whole * cutting.columns + root.columns - 1;
  for (let place = from[at] as number; place < (to[at] as number); place++) {
    const depth = places.depth[place] as number;
    if (depth > root.most || depth < root.least) continue;
    const rest = root.rest[depth] as number;
    list.add((places.cost[2 * place] as number) + rest, depth, places.back[2 * place] as number);
    list.add((places.cost[2 * place + 1] as number) + rest, depth, places.back[2 * place + 1] as number);
  }
}

function above(cuts: Cuts, root: Root, { split, first, second }: Halves, list: Shortlist): void {
  const { places, from, to, cutting } = cuts;
  const { depth, least, heads } = places;
  const width = root.columns;
  const crossing = width === cutting.across ? CROSSING : 0;
  const below = from[second + width] as number;
  const end = to[second + width] as number;
  for (let place = from[first + width] as number; place < (to[first + width] as number); place++) {
    const upper = depth[place] as number;
    const own = (least[place] as number) + crossing;
    const flag = (heads[place] as number) & 1;
    let other = below;
    for (; other < end; other++) {
      const rows = upper + (depth[other] as number);
      if (rows > root.most) break;
      const cost = own + (least[other] as number) + (root.rest[rows] as number);
      if (cost >= list.limit || rows < root.least) continue;
      list.add(cost, rows, packed(ABOVE, split, upper, flag | (((heads[other] as number) & 1) << 1)));
    }
    cuts.states += other - below;
  }
}

function beside(cuts: Cuts, root: Root, { split, first, second }: Halves, left: number, list: Shortlist): void {
  const { places, from, to, at, cutting } = cuts;
  const { depth, least, heads } = places;
  const down = isWholePage(cutting, root.columns) ? CROSSING : 0;
  const right = second + root.columns - left;
  const others = from[right] as number;
  for (let place = from[first + left] as number; place < (to[first + left] as number); place++) {
    const rows = depth[place] as number;
    const other = others + (at[right * (cutting.rows + 1) + rows] as number) - 1;
    if (other < others || rows > root.most || rows < root.least) continue;
    cuts.states++;
    const own = (places.left[place] as number) + down;
    const flags = ((heads[place] as number) >> 1) | (((heads[other] as number) & 1) << 1);
    const cost = own + (least[other] as number) + (root.rest[rows] as number);
    list.add(cost, rows, packed(BESIDE, split, left, flags));
  }
}

/** A block of the page: a set of items over `width` columns from `column`; `row` is the white row at its head. */
export interface TracedBlock {
  readonly set: number;
  readonly column: number;
  readonly row: number;
  readonly width: number;
  readonly depth: number;
}

/** The frames of a block whose cut is packed in `back`. */
export function traced(cuts: Cuts, block: TracedBlock, back: number): readonly Placement[] {
  const { family, candidates } = cuts.cutting;
  const way = unpack(back);
  const { set, column, row, width, depth } = block;
  if (way.kind === "single") {
    const item = family.single[set] as number;
    const candidate = candidates[item]?.[width - 1]?.[way.candidate] as Candidate;
    const columns = { from: column, to: column + width - 1 };
    return [{ item, candidate, frame: { columns, rows: rowsFrom(row, depth) } }];
  }
  const splits = family.splits[set] as Int32Array;
  const first = { ...block, set: splits[2 * way.split] as number };
  const second = { ...block, set: splits[2 * way.split + 1] as number };
  const { size, reaches, others } = way;
  if (way.kind === "above") {
    const below = { ...second, row: row + size, depth: depth - size };
    return [...inner(cuts, { ...first, depth: size }, reaches), ...inner(cuts, below, others)];
  }
  const right = { ...second, column: column + size, width: width - size };
  return [...inner(cuts, { ...first, width: size }, reaches), ...inner(cuts, right, others)];
}

function inner(cuts: Cuts, block: TracedBlock, reaches: boolean): readonly Placement[] {
  const place = placeOf(cuts, block.set, block.width, block.depth);
  return traced(cuts, block, cuts.places.back[2 * place + (reaches ? 1 : 0)] as number);
}

/** The cheapest entries offered so far; ties go to the deeper, then to the smaller name. */
export interface Shortlist {
  /** Entries must cost less than this. */
  readonly limit: number;
  readonly add: (cost: number, depth: number, name: number) => void;
  /** Cheapest first. */
  readonly taken: () => readonly Listed[];
}

interface Listed {
  readonly cost: number;
  readonly depth: number;
  readonly name: number;
}

/** @param most entries to keep */
export function newShortlist(most: number, limit: number): Shortlist {
  // Sorted at all times, so that the limit falls early.
  const costs = new Float64Array(most + 1);
  const depths = new Int32Array(most + 1);
  const names = new Int32Array(most + 1);
  let count = 0;
  const isBehind = (at: number, cost: number, depth: number, name: number): boolean => {
    const off = (costs[at] as number) - cost || depth - (depths[at] as number) || (names[at] as number) - name;
    return off > 0;
  };
  const list = {
    limit,
    add(cost: number, depth: number, name: number): void {
      if (cost >= list.limit) return;
      let at = count;
      for (; at > 0 && isBehind(at - 1, cost, depth, name); at--) {
        costs[at] = costs[at - 1] as number;
        depths[at] = depths[at - 1] as number;
        names[at] = names[at - 1] as number;
      }
      costs[at] = cost;
      depths[at] = depth;
      names[at] = name;
      count = Math.min(most, count + 1);
      if (count === most) list.limit = Math.min(limit, costs[most - 1] as number);
    },
    taken: (): readonly Listed[] =>
      Array.from({ length: count }, (_, at): Listed => {
        return { cost: costs[at] as number, depth: depths[at] as number, name: names[at] as number };
      }),
  };
  return list;
}
