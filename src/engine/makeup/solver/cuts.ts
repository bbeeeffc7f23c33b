import type { Offer, Offers, Placement } from "../offers/item.ts";
import { type Region, rowsFrom } from "../region.ts";
import {
  CENTRE,
  CENTRE_OF_MANY,
  CROSSING,
  HOLE_ROOM,
  REST,
  STRIP,
  STRIP_ROOM,
  STRIP_ROWS,
  TOUCHING,
} from "../weights.ts";

// The best ways to cut a rectangle for each set of items at each width and depth, from single items up (dynamic programming): exact, for what costs no more than some excess beyond
// the items' best. A way is a packed number; the frames are read off it when a whole page is chosen.

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
  /** What a column-row that an item takes is worth: a Lagrange multiplier, at which all items together take about the room (`priceOf`). */
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
const ABOVE = 1;
const BESIDE = 2;
const INFINITE = Number.POSITIVE_INFINITY;
const NEVER = 1e6;

/** Rows of the upper or columns of the left take ten bits, the split what is left of 31. */
function packed(kind: number, split: number, size: number, reach: number): number {
  return (split << 14) | (size << 4) | (reach << 2) | kind;
}

function unpack(packed: number): Way {
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

/**
 * Sets of a page's items that may stand in one rectangle, each with its splits in two: the set with the first of the items
 * stands above or at the left.
 */
export interface Family {
  /** True where only consecutive items stand together, so that their order matters. */
  readonly inOrder: boolean;
  readonly size: number;
  /** How many items are in each set. */
  readonly items: Uint8Array;
  /** The single item of each set; −1 for sets of several. */
  readonly single: Int32Array;
  /** Per set: first and second half, alternating. */
  readonly splits: readonly Int32Array[];
  /** All sets that have items, each after both halves of all its splits. */
  readonly order: Int32Array;
  /** The set of all items. */
  readonly whole: number;
  /** Splits of all items into those at the head, in the centre and at the foot of a windmill. */
  readonly wheels: () => Wheels;
  /** Splits of all items into as many sets as there are regions, consecutive ones in runs; an empty one is −1. */
  readonly shares: (regions: number) => readonly (readonly number[])[];
}

/** What windmills are made of. */
interface Wheels {
  /** Sets for the upper two, the centre and the lower two, one after the other. */
  readonly triples: Int32Array;
  /** The sets that stand at the head, and those at the foot: none is in both. */
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
  // A part of a set has the smaller number.
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
  // All proper subsets of the others, from none up, go with the first.
  for (let along = 0; along !== others; along = (along - others) & others) found.push(first | along, others ^ along);
  return Int32Array.from(found);
}

/** The first of the items stands at the head. */
function wheelsOf(whole: number): Wheels {
  const found: number[] = [];
  const others = whole & ~1;
  for (let centre = others; centre > 0; centre = (centre - 1) & others) {
    if (sizeOf(centre) > CENTRE) continue;
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

/** Runs of consecutive items: for many, whose order is then the reading order. A run i…j is number i · n + j. */
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

/** A region that the whole of a page's items is to fill. */
export interface Root {
  readonly columns: number;
  /** The rows that the items may take, and those that they must. */
  readonly most: number;
  readonly least: number;
  /** By depth: the cost of the rows that it leaves free at the region's foot, less the price of that room. */
  readonly rest: Float64Array;
  /** The same with the price of room not taken off. */
  readonly white: Float64Array;
}

/**
 * @param full true where nothing may be left at the region's foot
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

/** Puts on the list the ways to cut a whole region in two, the cheapest inside of each: what alternatives are made of. */
export function cutRoot(cuts: Cuts, root: Root, list: Shortlist): void {
  const { cutting, least } = cuts;
  const { family, bans, columns } = cutting;
  const splits = family.splits[family.whole] as Int32Array;
  const down = fallsApart(cutting, root.columns) ? CROSSING : 0;
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
export function fallsApart({ down, across }: Pick<Cutting, "down" | "across">, columns: number): boolean {
  return down > 0 && columns === across;
}

/** The cheapest way to cut a region for a set, the rows left at its foot weighed. */
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

/** Two sets; a set's list at some width stands that many after its number here. */
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
    list.offer((places.cost[2 * place] as number) + rest, depth, places.back[2 * place] as number);
    list.offer((places.cost[2 * place + 1] as number) + rest, depth, places.back[2 * place + 1] as number);
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
      list.offer(cost, rows, packed(ABOVE, split, upper, flag | (((heads[other] as number) & 1) << 1)));
    }
    cuts.states += other - below;
  }
}

function beside(cuts: Cuts, root: Root, { split, first, second }: Halves, left: number, list: Shortlist): void {
  const { places, from, to, at, cutting } = cuts;
  const { depth, least, heads } = places;
  const down = fallsApart(cutting, root.columns) ? CROSSING : 0;
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
    list.offer(cost, rows, packed(BESIDE, split, left, flags));
  }
}

/** A block of the page: a set of items over `width` columns from `column`, its first row `row`, or the one above the page's first. */
export interface TracedBlock {
  readonly set: number;
  readonly column: number;
  readonly row: number;
  readonly width: number;
  readonly depth: number;
}

/** The frames of a block that is cut as `back` tells. */
export function traced(cuts: Cuts, block: TracedBlock, back: number): readonly Placement[] {
  const { family, offers } = cuts.cutting;
  const way = unpack(back);
  const { set, column, row, width, depth } = block;
  if (way.kind === "offer") {
    const item = family.single[set] as number;
    const offer = offers[item]?.[width - 1]?.[way.offer] as Offer;
    const columns = { from: column, to: column + width - 1 };
    return [{ item, offer, frame: { columns, rows: rowsFrom(row, depth) } }];
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

/** The cheapest of what is offered, each with its depth and what it is called; ties go to the deeper, then to the smaller name. */
export interface Shortlist {
  /** What costs as much or more is not taken. */
  readonly limit: number;
  readonly offer: (cost: number, depth: number, name: number) => void;
  /** Cheapest first. */
  readonly taken: () => readonly Listed[];
}

interface Listed {
  readonly cost: number;
  readonly depth: number;
  readonly name: number;
}

/** @param most how many are kept */
export function newShortlist(most: number, limit: number): Shortlist {
  // Always in order, so that the limit falls early.
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
    offer(cost: number, depth: number, name: number): void {
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
