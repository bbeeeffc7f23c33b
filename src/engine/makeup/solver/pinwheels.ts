import type { Placement } from "../candidates/item.ts";
import { FAR, PINWHEEL_HALF } from "../weights.ts";
import { type Cuts, newShortlist, placeOf, type Root, type Shortlist, type TracedBlock, traced } from "./cuts.ts";

// Finds pages that no straight cut divides: pinwheels of five blocks. There are too many to try them all, so pairs of blocks side by side are found first, with
// a lower bound of their cost, and a centre is combined only with pairs whose two depths differ by its own depth.

/**
 * Five blocks that no straight cut divides: two side by side at the top, two at the bottom, each pair of unequal depth, and a centre as deep as the difference.
 * `deepLeft`: the deeper of the upper two is at the left.
 *
 *     A A B        B A A
 *     D E B   or   B E D
 *     D C C        C C D
 */
interface Pinwheel {
  readonly hub: Hub;
  /** The place of the centre. */
  readonly place: number;
  /** Entries of the two pairs in the chain. */
  readonly top: number;
  readonly bottom: number;
}

/** Sets for the upper pair, the centre and the lower pair. */
interface Wheel {
  readonly top: number;
  readonly centre: number;
  readonly bottom: number;
}

/** A wheel with its possible hubs, and a lower bound of its pinwheels' cost beyond their items' best. */
interface RatedWheel {
  readonly hubs: readonly Hub[];
  readonly least: number;
}

/** A centre's set, width and columns, at any depth. */
interface Hub {
  readonly wheel: Wheel;
  readonly width: number;
  /** Columns to the left of the centre. */
  readonly left: number;
  readonly deepLeft: boolean;
  /** The centre's list of places, and the forms of the upper and the lower pair. */
  readonly list: number;
  readonly upper: number;
  readonly lower: number;
}

/** What one search for pinwheels shares. */
interface PinwheelSearch {
  readonly cuts: Cuts;
  readonly root: Root;
  /** The most that a pinwheel may cost beyond its items' best. */
  readonly excess: number;
  readonly pairs: Pairs;
  /** By form of a pair: the least that the rest of a pinwheel costs beyond its items' best. */
  readonly others: Float64Array;
  readonly list: Shortlist;
  readonly found: Pinwheel[];
}

/** A pinwheel among the cheapest. */
interface RatedPinwheel {
  readonly cost: number;
  readonly depth: number;
  readonly placements: (column: number, row: number) => readonly Placement[];
}

/** The number of pinwheels, and the most that they may cost beyond their items' best. */
interface Wanted {
  readonly most: number;
  readonly limit: number;
  readonly buffers: PairBuffers;
}

/** Finds the cheapest pinwheels of a region. Read the placements at once: the next search reuses the buffers. */
export function pinwheels(cuts: Cuts, root: Root, { most, limit, buffers }: Wanted): readonly RatedPinwheel[] {
  const { family } = cuts.cutting;
  const excess = Math.max(FAR, cuts.cutting.excess);
  const list = newShortlist(most, (cuts.base[family.whole] as number) + limit);
  const pairs = newPairs(cuts, root.columns, buffers);
  const others = new Float64Array(pairs.least.length).fill(Number.POSITIVE_INFINITY);
  const search: PinwheelSearch = { cuts, root, excess, pairs, others, list, found: [] };
  for (const wheel of cheapestFirst(search)) {
    if (wheel.least >= spareOf(search)) break;
    for (const hub of wheel.hubs) searchHub(search, hub);
  }
  return list.taken().map(({ cost, depth, name }) => {
    return { cost, depth, placements: (column, row) => placementsOf(search, name, column, row) };
  });
}

/** The most that a pinwheel may still cost beyond its items' best; falls as better ones are found. */
function spareOf({ list, cuts }: PinwheelSearch): number {
  return list.limit - (cuts.base[cuts.cutting.family.whole] as number);
}

/** The wheels that may be cheap enough, cheapest first. Also fills `others` of the search. */
function cheapestFirst(search: PinwheelSearch): readonly RatedWheel[] {
  const { cuts, pairs } = search;
  const excess = spareOf(search);
  const { triples, tops, bottoms } = cuts.cutting.family.wheels();
  const cheapest = new Float64Array(cuts.cutting.family.size);
  for (const sets of [tops, bottoms]) for (const set of sets) cheapest[set] = cheapestForm(pairs, set);
  const found: RatedWheel[] = [];
  for (let at = 0; at < triples.length; at += 3) {
    const [top, centre, bottom] = [triples[at] as number, triples[at + 1] as number, triples[at + 2] as number];
    const spare = excess - (cheapest[top] as number) - (cheapest[bottom] as number);
    const wheel = { top, centre, bottom };
    const hubs = spare <= 0 ? [] : hubsOf(search, wheel, spare, excess);
    if (hubs.length > 0) found.push({ hubs, least: roughly(search, wheel) });
  }
  return found.sort((a, b) => a.least - b.least);
}

function cheapestForm({ least, slot, columns }: Pairs, set: number): number {
  const from = (slot[set] as number) * columns * 2;
  let best = Number.POSITIVE_INFINITY;
  for (let form = from; form < from + 2 * columns; form++) best = Math.min(best, least[form] as number);
  return best;
}

/**
 * The hubs of a wheel that may be cheap enough, at every width and position.
 * @param spare the most that the centre may cost beyond its items' best; `excess` is that of the whole
 */
function hubsOf(search: PinwheelSearch, wheel: Wheel, spare: number, excess: number): readonly Hub[] {
  const { cuts, root, pairs, others } = search;
  const { least } = pairs;
  const uppers = pairForm(pairs, wheel.top, 0, false);
  const lowers = pairForm(pairs, wheel.bottom, 0, false);
  const own = cuts.base[wheel.centre] as number;
  const hubs: Hub[] = [];
  for (let width = 1; width < root.columns - 1; width++) {
    const list = wheel.centre * cuts.cutting.columns + width - 1;
    const middle = (cuts.least[list] as number) - own;
    if (middle >= spare) continue;
    for (let side = FIRST_SIDE; side < 2 * (root.columns - width); side++) {
      const deepLeft = (side & 1) === 1;
      const upper = uppers + (deepLeft ? side : side + 2 * width);
      const lower = lowers + (deepLeft ? side - 1 + 2 * width : side + 1);
      if (!isHub(search, list, upper, lower, excess - middle)) continue;
      others[upper] = Math.min(others[upper] as number, middle + (least[lower] as number));
      others[lower] = Math.min(others[lower] as number, middle + (least[upper] as number));
      hubs.push({ wheel, width, left: side >> 1, deepLeft, list, upper, lower });
    }
  }
  return hubs;
}

/** A side is twice the columns to the left of the centre, plus one if the deeper block is at the left; it begins at one column. */
const FIRST_SIDE = 2;

/** True if both pairs are cheap enough and their depths may differ by the centre's depth. */
function isHub({ cuts, pairs }: PinwheelSearch, list: number, upper: number, lower: number, spare: number): boolean {
  const { least } = pairs;
  if ((least[upper] as number) + (least[lower] as number) >= spare) return false;
  return isAsDeep(cuts, list, pairs, upper) && isAsDeep(cuts, list, pairs, lower);
}

/**
 * A lower bound of the cost of a wheel's pinwheels beyond their items' best, whatever their depths. It also sets the order of the search, and of pinwheels with
 * the same cost the first one found stays first.
 */
function roughly({ cuts, root, pairs }: PinwheelSearch, { top, centre, bottom }: Wheel): number {
  const { rough } = pairs;
  let best = Number.POSITIVE_INFINITY;
  for (let width = 1; width < root.columns - 1; width++) {
    const list = centre * cuts.cutting.columns + width - 1;
    const middle = (cuts.least[list] as number) - (cuts.base[centre] as number);
    if (middle === Number.POSITIVE_INFINITY) continue;
    const both = (upper: number, lower: number): number =>
      middle + (rough[lower] as number) + (middle + (rough[upper] as number)) - middle;
    for (let left = 1; left + width < root.columns; left++) {
      const wide = left + width;
      best = Math.min(best, both(pairForm(pairs, top, left, true), pairForm(pairs, bottom, wide, false)));
      best = Math.min(best, both(pairForm(pairs, top, wide, false), pairForm(pairs, bottom, left, true)));
    }
  }
  return best;
}

/** True if a centre may be as deep as the difference of the pair. */
function isAsDeep(cuts: Cuts, list: number, { near, far }: Pairs, form: number): boolean {
  const { depth } = cuts.places;
  const shallowest = depth[cuts.from[list] as number] as number;
  const deepest = depth[(cuts.to[list] as number) - 1] as number;
  return deepest >= (near[form] as number) && shallowest <= (far[form] as number);
}

/** Finds the pairs that go with a centre. */
function searchHub(search: PinwheelSearch, hub: Hub): void {
  const { cuts, pairs } = search;
  const { wheel, list, deepLeft, upper, lower } = hub;
  const own = cuts.base[wheel.centre] as number;
  const least = (cuts.least[list] as number) - own;
  const isDear = (): boolean =>
    least + (pairs.least[upper] as number) + (pairs.least[lower] as number) >= spareOf(search);
  // The true cost of a form is known only after it is found.
  if (isDear()) return;
  findForm(search, wheel.top, upper);
  if (isDear()) return;
  findForm(search, wheel.bottom, lower);
  if (isDear()) return;
  const others = (pairs.least[upper] as number) + (pairs.least[lower] as number) - own;
  const cost = deepLeft ? cuts.places.left : cuts.places.least;
  for (let place = cuts.from[list] as number; place < (cuts.to[list] as number); place++) {
    if ((cost[place] as number) + others >= spareOf(search)) continue;
    const rows = cuts.places.depth[place] as number;
    const bottoms = pairsAt(pairs, lower, rows);
    if (bottoms < 0) continue;
    for (let top = pairsAt(pairs, upper, rows); top >= 0; top = pairs.chain.next[top] as number) {
      closeWheel(search, { hub, place, top, bottom: bottoms }, cost[place] as number);
    }
  }
}

function findForm(search: PinwheelSearch, set: number, form: number): void {
  const { pairs, others, excess } = search;
  if ((pairs.at[form] as number) >= 0) return;
  findPairs(pairs, set, form, Math.min(PINWHEEL_HALF * excess, spareOf(search) - (others[form] as number)));
}

/** Combines a centre and an upper pair with all lower pairs. */
function closeWheel({ cuts, root, pairs, list, found }: PinwheelSearch, pinwheel: Pinwheel, centre: number): void {
  const { chain } = pairs;
  const rows = (cuts.places.depth[pinwheel.place] as number) + (chain.depth[pinwheel.top] as number);
  const cost = centre + (chain.cost[pinwheel.top] as number);
  for (let { bottom } = pinwheel; bottom >= 0; bottom = chain.next[bottom] as number) {
    const depth = rows + (chain.depth[bottom] as number);
    cuts.states++;
    if (depth > root.most || depth < root.least) continue;
    const all = cost + (chain.cost[bottom] as number) + (root.rest[depth] as number);
    if (all >= list.limit) continue;
    found.push({ ...pinwheel, bottom });
    list.add(all, depth, found.length - 1);
  }
}

function placementsOf(search: PinwheelSearch, name: number, column: number, row: number): readonly Placement[] {
  const { cuts, pairs, found: pinwheels } = search;
  const { hub, place, top, bottom } = pinwheels[name] as Pinwheel;
  const { wheel, width, left, deepLeft } = hub;
  const rows = cuts.places.depth[place] as number;
  const pairAt = (set: number, entry: number, cut: number): Omit<Pair, "deepFirst" | "level"> => {
    const { depth, split } = pairs.chain;
    return { set, left: cut, depth: depth[entry] as number, split: split[entry] as number };
  };
  const upper = { deepFirst: deepLeft, level: true, ...pairAt(wheel.top, top, deepLeft ? left : left + width) };
  const lower = {
    deepFirst: !deepLeft,
    level: !deepLeft,
    ...pairAt(wheel.bottom, bottom, deepLeft ? left + width : left),
  };
  const foot = row + upper.depth + rows + lower.depth;
  const middle = { set: wheel.centre, column: column + left, row: row + upper.depth, width, depth: rows };
  return [
    ...placePair(search, upper, { column, rows, fromOf: () => row }),
    ...placeBlock(cuts, middle, deepLeft),
    ...placePair(search, lower, { column, rows, fromOf: (depth) => foot - depth }),
  ];
}

interface Corner {
  readonly column: number;
  /** The difference in depth of the two blocks. */
  readonly rows: number;
  /** The first row of a block, by its depth. */
  readonly fromOf: (depth: number) => number;
}

function placePair({ cuts, root }: PinwheelSearch, pair: Pair, { column, rows, fromOf }: Corner): readonly Placement[] {
  const { set, split, left, depth, deepFirst, level } = pair;
  const splits = cuts.cutting.family.splits[set] as Int32Array;
  const first = depth + (deepFirst ? rows : 0);
  const second = depth + (deepFirst ? 0 : rows);
  const one = { set: splits[split] as number, column, row: fromOf(first), width: left, depth: first };
  const width = root.columns - left;
  const other = { set: splits[split + 1] as number, column: column + left, row: fromOf(second), width, depth: second };
  return [...placeBlock(cuts, one, level), ...placeBlock(cuts, other, false)];
}

/** @param level true if its head could touch that of the block to its right */
function placeBlock(cuts: Cuts, block: TracedBlock, level: boolean): readonly Placement[] {
  const place = placeOf(cuts, block.set, block.width, block.depth);
  const heads = cuts.places.heads[place] as number;
  return traced(cuts, block, cuts.places.back[2 * place + (level ? heads >> 1 : heads & 1)] as number);
}

/** Two sets side by side, of unequal depth, the first at the left. */
interface Pair {
  readonly set: number;
  readonly split: number;
  /** Columns of the first. */
  readonly left: number;
  /** Rows of the shallower. */
  readonly depth: number;
  readonly deepFirst: boolean;
  /** True if the first's head could touch that of the block to its right. */
  readonly level: boolean;
}

/** The upper and lower pairs over the columns of a page. Each form is found when it is first needed. */
interface Pairs {
  readonly cuts: Cuts;
  readonly columns: number;
  readonly rows: number;
  /** By set: its number among those at the top or bottom; −1 for others. */
  readonly slot: Int32Array;
  /** Slots from this one on are at the bottom. */
  readonly bottoms: number;
  /** By form: the least cost beyond the items' best; a lower bound until the form is found. */
  readonly least: Float64Array;
  /** By form: the cheapest of both halves, whatever their depths. */
  readonly rough: Float64Array;
  /** By form: the least and the greatest possible difference in depth. */
  readonly near: Int32Array;
  readonly far: Int32Array;
  /** By form: where its heads begin, one for each difference in depth; −1 until it is found. */
  readonly at: Int32Array;
  readonly chain: Chain;
}

/** The pairs of the last search, reused by the next: allocated anew they would be most of make-up's garbage. */
export interface PairBuffers {
  chain: Chain | undefined;
}

/** The pairs, chained by form and difference in depth. */
interface Chain extends Links {
  /** The first pair of each chain; −1 for none. */
  heads: Int32Array;
  used: number;
  count: number;
  /** While a form is being found: the entry of each difference and depth, plus one; 0 otherwise. */
  entries: Int32Array;
}

/** By pair. */
interface Links {
  depth: Int32Array;
  split: Int32Array;
  cost: Float64Array;
  next: Int32Array;
}

/** The number of a form: a set, the columns of the first half, and which half is deeper. */
function pairForm({ slot, columns }: Pairs, set: number, left: number, deepFirst: boolean): number {
  return ((slot[set] as number) * columns + left) * 2 + (deepFirst ? 1 : 0);
}

/** @param columns of the region */
function newPairs(cuts: Cuts, columns: number, buffers: PairBuffers): Pairs {
  const { family, rows } = cuts.cutting;
  const { tops, bottoms } = family.wheels();
  const slot = new Int32Array(family.size).fill(-1);
  let slots = 0;
  for (const set of tops) slot[set] = slots++;
  for (const set of bottoms) slot[set] = slots++;
  const forms = slots * columns * 2;
  const pairs: Pairs = {
    cuts,
    columns,
    rows,
    slot,
    bottoms: tops.length,
    least: new Float64Array(forms).fill(Number.POSITIVE_INFINITY),
    rough: new Float64Array(forms).fill(Number.POSITIVE_INFINITY),
    near: new Int32Array(forms).fill(rows),
    far: new Int32Array(forms),
    at: new Int32Array(forms).fill(-1),
    chain: emptied(buffers, rows),
  };
  for (const set of tops) bound(pairs, set);
  for (const set of bottoms) bound(pairs, set);
  return pairs;
}

function emptied(buffers: PairBuffers, rows: number): Chain {
  const chain = buffers.chain ?? {
    ...{ heads: new Int32Array((rows + 1) << 6), entries: new Int32Array(0), used: 0, count: 0 },
    ...newLinks(1 << 10),
  };
  const entries = (rows + 1) * (rows + 1);
  if (chain.entries.length < entries) chain.entries = new Int32Array(entries);
  chain.used = 0;
  chain.count = 0;
  buffers.chain = chain;
  return chain;
}

function newLinks(room: number): Links {
  return {
    depth: new Int32Array(room),
    split: new Int32Array(room),
    cost: new Float64Array(room),
    next: new Int32Array(room),
  };
}

/** Computes for each form of a set the least cost and the range of differences in depth. */
function bound(pairs: Pairs, set: number): void {
  const { cuts, columns, slot } = pairs;
  const { from, to, least } = cuts;
  const { depth } = cuts.places;
  const splits = cuts.cutting.family.splits[set] as Int32Array;
  const own = cuts.base[set] as number;
  const form = (slot[set] as number) * columns * 2;
  for (let split = 0; split < splits.length; split += 2) {
    const first = (splits[split] as number) * cuts.cutting.columns - 1;
    const second = (splits[split + 1] as number) * cuts.cutting.columns - 1 + columns;
    for (let left = 1; left < columns; left++) {
      const one = first + left;
      const other = second - left;
      const cost = (least[one] as number) + (least[other] as number) - own;
      if (cost === Number.POSITIVE_INFINITY) continue;
      const low = depth[from[one] as number] as number;
      const high = depth[(to[one] as number) - 1] as number;
      const lowest = depth[from[other] as number] as number;
      const highest = depth[(to[other] as number) - 1] as number;
      tighten(pairs, form + 2 * left, cost, lowest - high, highest - low);
      tighten(pairs, form + 2 * left + 1, cost, low - highest, high - lowest);
    }
  }
}

/** @param near the least difference in depth, and `far` the greatest */
function tighten(
  { least, rough, near: nearest, far: farthest }: Pairs,
  form: number,
  cost: number,
  near: number,
  far: number,
): void {
  if (cost < (rough[form] as number)) rough[form] = cost;
  if (far < 1) return;
  if (cost < (least[form] as number)) least[form] = cost;
  if (near < (nearest[form] as number)) nearest[form] = near;
  if (far > (farthest[form] as number)) farthest[form] = far;
}

/** The first pair of a form with this difference in depth; −1 for none. */
function pairsAt({ chain, at }: Pairs, form: number, rows: number): number {
  return chain.heads[(at[form] as number) + rows] as number;
}

/** The form that is being found: the first half has `left` columns. */
interface Finding {
  readonly left: number;
  readonly deepFirst: boolean;
  readonly top: boolean;
  readonly cap: number;
}

/** Finds the pairs of a form that cost less than `excess` beyond their items' best. */
function findPairs(pairs: Pairs, set: number, form: number, excess: number): void {
  const { cuts, columns, rows, chain } = pairs;
  const own = cuts.base[set] as number;
  const top = (pairs.slot[set] as number) < pairs.bottoms;
  const finding = { left: (form >> 1) % columns, deepFirst: (form & 1) === 1, top, cap: own + excess };
  const splits = cuts.cutting.family.splits[set] as Int32Array;
  const began = chain.count;
  pairs.at[form] = headsFor(pairs);
  for (let split = 0; split < splits.length; split += 2) splitAt(pairs, finding, splits, split);
  let least = Number.POSITIVE_INFINITY;
  const heads = pairs.at[form] as number;
  for (let entry = began; entry < chain.count; entry++) {
    least = Math.min(least, chain.cost[entry] as number);
    const key = chain.next[entry] as number;
    const head = heads + Math.floor(key / (rows + 1));
    chain.entries[key] = 0;
    chain.next[entry] = chain.heads[head] as number;
    chain.heads[head] = entry;
  }
  pairs.least[form] = least - own;
}

/** Room for the heads of a form's chains. */
function headsFor({ chain, rows }: Pairs): number {
  const began = chain.used;
  chain.used += rows + 1;
  if (chain.used > chain.heads.length) {
    const larger = new Int32Array(2 * chain.used);
    larger.set(chain.heads);
    chain.heads = larger;
  }
  chain.heads.fill(-1, began, chain.used);
  return began;
}

function splitAt(pairs: Pairs, finding: Finding, splits: Int32Array, split: number): void {
  const { places, from, to, cutting, least } = pairs.cuts;
  const { left, deepFirst, top, cap } = finding;
  const list = (splits[split] as number) * cutting.columns + left - 1;
  const beside = (splits[split + 1] as number) * cutting.columns + pairs.columns - left - 1;
  const own = least[beside] as number;
  if ((least[list] as number) + own >= cap) return;
  const { depth } = places;
  const cost = deepFirst || top ? places.left : places.least;
  const first = from[beside] as number;
  const last = to[beside] as number;
  // Lists ascend, so the less deep come first.
  let level = first;
  for (let place = from[list] as number; place < (to[list] as number); place++) {
    const rows = depth[place] as number;
    while (level < last && (depth[level] as number) < rows) level++;
    if ((cost[place] as number) + own >= cap) continue;
    const deeper = level < last && depth[level] === rows ? level + 1 : level;
    if (deepFirst) besideIt(pairs, finding, split, place, first, level);
    else besideIt(pairs, finding, split, place, deeper, last);
  }
}

/** Pairs one place of the first half with a range of places of the second. */
function besideIt(
  pairs: Pairs,
  { deepFirst, top, cap }: Finding,
  split: number,
  place: number,
  from: number,
  to: number,
): void {
  const { cuts, rows } = pairs;
  const { depth, least, left } = cuts.places;
  const own = depth[place] as number;
  const cost = (deepFirst || top ? left[place] : least[place]) as number;
  for (let other = from; other < to; other++) {
    const both = cost + (least[other] as number);
    if (both >= cap) continue;
    const rest = depth[other] as number;
    enter(pairs, deepFirst ? (own - rest) * (rows + 1) + rest : (rest - own) * (rows + 1) + own, both, split);
  }
  cuts.states += to - from;
}

/** Stores a pair if it is the cheapest with its difference and depth. `next` of a new entry holds its key until the chains are built. */
function enter({ chain, rows }: Pairs, key: number, cost: number, split: number): void {
  const { entries } = chain;
  let entry = (entries[key] as number) - 1;
  if (entry >= 0 && cost >= (chain.cost[entry] as number)) return;
  if (entry < 0) {
    if (chain.count === chain.depth.length) grow(chain);
    entry = chain.count++;
    entries[key] = entry + 1;
    chain.depth[entry] = key % (rows + 1);
    chain.next[entry] = key;
  }
  chain.cost[entry] = cost;
  chain.split[entry] = split;
}

function grow(chain: Chain): void {
  const larger = newLinks(chain.depth.length * 2);
  larger.depth.set(chain.depth);
  larger.split.set(chain.split);
  larger.cost.set(chain.cost);
  larger.next.set(chain.next);
  Object.assign(chain, larger);
}
