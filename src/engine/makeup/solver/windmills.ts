import type { Placement } from "../offers/item.ts";
import { FAR, MILL_HALF } from "../weights.ts";
import { type Cuts, newShortlist, placeOf, type Root, type Shortlist, type TracedBlock, traced } from "./cuts.ts";

// Pages that no straight cut parts. A wheel of five blocks has too many ways to try them all: twos side by side are found first, by what they cost at the least, and only centres
// whose depth is that by which two twos differ are closed.

/**
 * Five blocks that no straight cut parts: two side by side at the head, two at the foot, each pair of unlike depth, and a
 * centre as deep as the pairs differ. `deepLeft`: the deeper of the upper two stands at the left.
 *
 *     A A B        B A A
 *     D E B   or   B E D
 *     D C C        C C D
 */
interface Windmill {
  readonly hub: Hub;
  /** The centre's. */
  readonly place: number;
  /** Entries of the twos. */
  readonly top: number;
  readonly bottom: number;
}

/** Sets for the upper two, the centre, the lower two. */
interface Wheel {
  readonly top: number;
  readonly centre: number;
  readonly bottom: number;
}

/** Where a wheel may turn, and what its windmills cost beyond their items' best at least, whatever depths would go together. */
interface RatedWheel {
  readonly hubs: readonly Hub[];
  readonly least: number;
}

/** Where a centre stands, whatever its depth. */
interface Hub {
  readonly wheel: Wheel;
  readonly width: number;
  /** Columns left of the centre. */
  readonly left: number;
  readonly deepLeft: boolean;
  /** The centre's places, and the forms of the upper and the lower two. */
  readonly list: number;
  readonly upper: number;
  readonly lower: number;
}

/** What one search for windmills shares. */
interface Yard {
  readonly cuts: Cuts;
  readonly root: Root;
  /** What a windmill may cost beyond its items' best; each of its blocks no more than the cuts allow. */
  readonly excess: number;
  readonly twos: Twos;
  /** By form of two: what else is in a windmill with it costs so much beyond its items' best, at least. */
  readonly others: Float64Array;
  readonly list: Shortlist;
  readonly found: Windmill[];
}

/** A windmill that costs little. */
interface Mill {
  readonly cost: number;
  readonly depth: number;
  readonly placements: (column: number, row: number) => readonly Placement[];
}

/** How many windmills are wanted, what they may cost beyond their items' best, and where they are looked for. */
interface Wanted {
  readonly most: number;
  readonly limit: number;
  readonly room: TwosRoom;
}

/** The cheapest windmills over a region: their placements are to be asked for before the next search in the same room. */
export function windmills(cuts: Cuts, root: Root, { most, limit, room }: Wanted): readonly Mill[] {
  const { family } = cuts.cutting;
  const excess = Math.max(FAR, cuts.cutting.excess);
  const list = newShortlist(most, (cuts.base[family.whole] as number) + limit);
  const twos = twosOf(cuts, root.columns, room);
  const others = new Float64Array(twos.least.length).fill(Number.POSITIVE_INFINITY);
  const yard: Yard = { cuts, root, excess, twos, others, list, found: [] };
  for (const wheel of cheapestFirst(yard)) {
    if (wheel.least >= spareOf(yard)) break;
    for (const hub of wheel.hubs) turn(yard, hub);
  }
  return list.taken().map(({ cost, depth, name }) => {
    return { cost, depth, placements: (column, row) => placementsOf(yard, name, column, row) };
  });
}

/** What a windmill may cost beyond its items' best: less and less, as better ones are found. */
function spareOf({ list, cuts }: Yard): number {
  return list.limit - (cuts.base[cuts.cutting.family.whole] as number);
}

/** The wheels that may be cheap enough, the cheapest first; notes on the way what each form of two costs together with others, at the least. */
function cheapestFirst(yard: Yard): readonly RatedWheel[] {
  const { cuts, twos } = yard;
  const excess = spareOf(yard);
  const { triples, tops, bottoms } = cuts.cutting.family.wheels();
  const cheapest = new Float64Array(cuts.cutting.family.size);
  for (const sets of [tops, bottoms]) for (const set of sets) cheapest[set] = cheapestForm(twos, set);
  const found: RatedWheel[] = [];
  for (let at = 0; at < triples.length; at += 3) {
    const [top, centre, bottom] = [triples[at] as number, triples[at + 1] as number, triples[at + 2] as number];
    const spare = excess - (cheapest[top] as number) - (cheapest[bottom] as number);
    const wheel = { top, centre, bottom };
    const hubs = spare <= 0 ? [] : hubsOf(yard, wheel, spare, excess);
    if (hubs.length > 0) found.push({ hubs, least: roughly(yard, wheel) });
  }
  return found.sort((a, b) => a.least - b.least);
}

function cheapestForm({ least, slot, columns }: Twos, set: number): number {
  const from = (slot[set] as number) * columns * 2;
  let best = Number.POSITIVE_INFINITY;
  for (let form = from; form < from + 2 * columns; form++) best = Math.min(best, least[form] as number);
  return best;
}

/**
 * The centres of a wheel that may be cheap enough, of every width and between every two columns.
 * @param spare what the centre may cost beyond its items' best, `excess` the whole
 */
function hubsOf(yard: Yard, wheel: Wheel, spare: number, excess: number): readonly Hub[] {
  const { cuts, root, twos, others } = yard;
  const { least } = twos;
  const uppers = formOfTwo(twos, wheel.top, 0, false);
  const lowers = formOfTwo(twos, wheel.bottom, 0, false);
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
      if (!isHub(yard, list, upper, lower, excess - middle)) continue;
      others[upper] = Math.min(others[upper] as number, middle + (least[lower] as number));
      others[lower] = Math.min(others[lower] as number, middle + (least[upper] as number));
      hubs.push({ wheel, width, left: side >> 1, deepLeft, list, upper, lower });
    }
  }
  return hubs;
}

/** A centre's columns left of it, times two, and one more for the form that is deep at the left: from one column on. */
const FIRST_SIDE = 2;

/** True where both forms of two are cheap enough, and may differ in depth as a centre is deep. */
function isHub({ cuts, twos }: Yard, list: number, upper: number, lower: number, spare: number): boolean {
  const { least } = twos;
  if ((least[upper] as number) + (least[lower] as number) >= spare) return false;
  return isAsDeep(cuts, list, twos, upper) && isAsDeep(cuts, list, twos, lower);
}

/**
 * What the windmills of a wheel cost beyond their items' best at the least, whatever depths would go together. Wheels come in this order: of windmills that
 * cost the same, the first that is found stays first.
 */
function roughly({ cuts, root, twos }: Yard, { top, centre, bottom }: Wheel): number {
  const { rough } = twos;
  let best = Number.POSITIVE_INFINITY;
  for (let width = 1; width < root.columns - 1; width++) {
    const list = centre * cuts.cutting.columns + width - 1;
    const middle = (cuts.least[list] as number) - (cuts.base[centre] as number);
    if (middle === Number.POSITIVE_INFINITY) continue;
    const both = (upper: number, lower: number): number =>
      middle + (rough[lower] as number) + (middle + (rough[upper] as number)) - middle;
    for (let left = 1; left + width < root.columns; left++) {
      const wide = left + width;
      best = Math.min(best, both(formOfTwo(twos, top, left, true), formOfTwo(twos, bottom, wide, false)));
      best = Math.min(best, both(formOfTwo(twos, top, wide, false), formOfTwo(twos, bottom, left, true)));
    }
  }
  return best;
}

/** True where a centre may be as deep as the two of a form differ. */
function isAsDeep(cuts: Cuts, list: number, { near, far }: Twos, form: number): boolean {
  const { depth } = cuts.places;
  const shallowest = depth[cuts.from[list] as number] as number;
  const deepest = depth[(cuts.to[list] as number) - 1] as number;
  return deepest >= (near[form] as number) && shallowest <= (far[form] as number);
}

/** The upper and the lower two that go with a centre. */
function turn(yard: Yard, hub: Hub): void {
  const { cuts, twos } = yard;
  const { wheel, list, deepLeft, upper, lower } = hub;
  const own = cuts.base[wheel.centre] as number;
  const least = (cuts.least[list] as number) - own;
  const isDear = (): boolean => least + (twos.least[upper] as number) + (twos.least[lower] as number) >= spareOf(yard);
  // Once a form is found it is known what it really costs.
  if (isDear()) return;
  found(yard, wheel.top, upper);
  if (isDear()) return;
  found(yard, wheel.bottom, lower);
  if (isDear()) return;
  const others = (twos.least[upper] as number) + (twos.least[lower] as number) - own;
  const cost = deepLeft ? cuts.places.left : cuts.places.least;
  for (let place = cuts.from[list] as number; place < (cuts.to[list] as number); place++) {
    if ((cost[place] as number) + others >= spareOf(yard)) continue;
    const rows = cuts.places.depth[place] as number;
    const bottoms = twosAt(twos, lower, rows);
    if (bottoms < 0) continue;
    for (let top = twosAt(twos, upper, rows); top >= 0; top = twos.chain.next[top] as number) {
      close(yard, { hub, place, top, bottom: bottoms }, cost[place] as number);
    }
  }
}

function found(yard: Yard, set: number, form: number): void {
  const { twos, others, excess } = yard;
  if ((twos.at[form] as number) >= 0) return;
  findTwos(twos, set, form, Math.min(MILL_HALF * excess, spareOf(yard) - (others[form] as number)));
}

/** Goes through the lower twos for a centre and an upper two. */
function close({ cuts, root, twos, list, found }: Yard, mill: Windmill, centre: number): void {
  const { chain } = twos;
  const rows = (cuts.places.depth[mill.place] as number) + (chain.depth[mill.top] as number);
  const cost = centre + (chain.cost[mill.top] as number);
  for (let { bottom } = mill; bottom >= 0; bottom = chain.next[bottom] as number) {
    const depth = rows + (chain.depth[bottom] as number);
    cuts.states++;
    if (depth > root.most || depth < root.least) continue;
    const all = cost + (chain.cost[bottom] as number) + (root.rest[depth] as number);
    if (all >= list.limit) continue;
    found.push({ ...mill, bottom });
    list.offer(all, depth, found.length - 1);
  }
}

function placementsOf(yard: Yard, name: number, column: number, row: number): readonly Placement[] {
  const { cuts, twos, found: mills } = yard;
  const { hub, place, top, bottom } = mills[name] as Windmill;
  const { wheel, width, left, deepLeft } = hub;
  const rows = cuts.places.depth[place] as number;
  const twoAt = (set: number, entry: number, cut: number): Omit<Two, "deepFirst" | "level"> => {
    const { depth, split } = twos.chain;
    return { set, left: cut, depth: depth[entry] as number, split: split[entry] as number };
  };
  const upper = { deepFirst: deepLeft, level: true, ...twoAt(wheel.top, top, deepLeft ? left : left + width) };
  const lower = {
    deepFirst: !deepLeft,
    level: !deepLeft,
    ...twoAt(wheel.bottom, bottom, deepLeft ? left + width : left),
  };
  const foot = row + upper.depth + rows + lower.depth;
  const middle = { set: wheel.centre, column: column + left, row: row + upper.depth, width, depth: rows };
  return [
    ...placeTwo(yard, upper, { column, rows, fromOf: () => row }),
    ...placeBlock(cuts, middle, deepLeft),
    ...placeTwo(yard, lower, { column, rows, fromOf: (depth) => foot - depth }),
  ];
}

interface Corner {
  readonly column: number;
  /** By which the two differ. */
  readonly rows: number;
  /** The first row of a two, by its depth. */
  readonly fromOf: (depth: number) => number;
}

function placeTwo({ cuts, root }: Yard, two: Two, { column, rows, fromOf }: Corner): readonly Placement[] {
  const { set, split, left, depth, deepFirst, level } = two;
  const splits = cuts.cutting.family.splits[set] as Int32Array;
  const first = depth + (deepFirst ? rows : 0);
  const second = depth + (deepFirst ? 0 : rows);
  const one = { set: splits[split] as number, column, row: fromOf(first), width: left, depth: first };
  const width = root.columns - left;
  const other = { set: splits[split + 1] as number, column: column + left, row: fromOf(second), width, depth: second };
  return [...placeBlock(cuts, one, level), ...placeBlock(cuts, other, false)];
}

/** @param level true where its head could touch that of what stands right of it */
function placeBlock(cuts: Cuts, block: TracedBlock, level: boolean): readonly Placement[] {
  const place = placeOf(cuts, block.set, block.width, block.depth);
  const heads = cuts.places.heads[place] as number;
  return traced(cuts, block, cuts.places.back[2 * place + (level ? heads >> 1 : heads & 1)] as number);
}

/** Two sets side by side, of unlike depth, the first at the left. */
interface Two {
  readonly set: number;
  readonly split: number;
  /** Columns of the first. */
  readonly left: number;
  /** Rows of the shallower. */
  readonly depth: number;
  readonly deepFirst: boolean;
  /** The first's head could touch that of what stands right of it. */
  readonly level: boolean;
}

/** Twos over the columns of a page: the upper two of a windmill, and the lower. Each form is found when it is asked for. */
interface Twos {
  readonly cuts: Cuts;
  readonly columns: number;
  readonly rows: number;
  /** By set: its number among those that stand at the head or the foot; −1 for others. */
  readonly slot: Int32Array;
  /** Slots from this one on stand at the foot. */
  readonly bottoms: number;
  /** By form: what they cost at least beyond their items' best; a bound as long as the form is not found. */
  readonly least: Float64Array;
  /** By form: the cheapest of both, whatever their depths. */
  readonly rough: Float64Array;
  /** By form: the fewest and the most rows by which the two may differ. */
  readonly near: Int32Array;
  readonly far: Int32Array;
  /** By form: where its heads begin, one by the rows by which the two differ; −1 as long as it is not found. */
  readonly at: Int32Array;
  readonly chain: Chain;
}

/** The twos of one search for windmills after the other: the next takes the room of the last. Made anew, they are most of what make-up throws away. */
export interface TwosRoom {
  chain: Chain | undefined;
}

/** The twos themselves, those of one form and difference chained. */
interface Chain extends Links {
  /** The first of a chain, one for each depth of the shallower; −1: none. */
  heads: Int32Array;
  used: number;
  count: number;
  /** While a form is found: one more than the entry of a difference (over the rows) and a depth; 0 again after that. */
  entries: Int32Array;
}

/** By two. */
interface Links {
  depth: Int32Array;
  split: Int32Array;
  cost: Float64Array;
  next: Int32Array;
}

/** The number of a form: a set, the columns of the first, which is the deeper. */
function formOfTwo({ slot, columns }: Twos, set: number, left: number, deepFirst: boolean): number {
  return ((slot[set] as number) * columns + left) * 2 + (deepFirst ? 1 : 0);
}

/** @param columns of the region */
function twosOf(cuts: Cuts, columns: number, room: TwosRoom): Twos {
  const { family, rows } = cuts.cutting;
  const { tops, bottoms } = family.wheels();
  const slot = new Int32Array(family.size).fill(-1);
  let slots = 0;
  for (const set of tops) slot[set] = slots++;
  for (const set of bottoms) slot[set] = slots++;
  const forms = slots * columns * 2;
  const twos: Twos = {
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
    chain: emptied(room, rows),
  };
  for (const set of tops) bound(twos, set);
  for (const set of bottoms) bound(twos, set);
  return twos;
}

function emptied(room: TwosRoom, rows: number): Chain {
  const chain = room.chain ?? {
    ...{ heads: new Int32Array((rows + 1) << 6), entries: new Int32Array(0), used: 0, count: 0 },
    ...newLinks(1 << 10),
  };
  const entries = (rows + 1) * (rows + 1);
  if (chain.entries.length < entries) chain.entries = new Int32Array(entries);
  chain.used = 0;
  chain.count = 0;
  room.chain = chain;
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

/** What the forms of a set cost at least, the cheapest of both wherever they may be of unlike depth, and how unlike. */
function bound(twos: Twos, set: number): void {
  const { cuts, columns, slot } = twos;
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
      tighten(twos, form + 2 * left, cost, lowest - high, highest - low);
      tighten(twos, form + 2 * left + 1, cost, low - highest, high - lowest);
    }
  }
}

/** @param near the rows by which the deeper is deeper at the least, and `far` at the most */
function tighten(
  { least, rough, near: nearest, far: farthest }: Twos,
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

/** The first twos of a form that differ by `rows` rows; −1 for none. */
function twosAt({ chain, at }: Twos, form: number, rows: number): number {
  return chain.heads[(at[form] as number) + rows] as number;
}

/** One form to find: a set whose first half has `left` columns. */
interface Finding {
  readonly left: number;
  readonly deepFirst: boolean;
  readonly top: boolean;
  readonly cap: number;
}

/** Finds the twos of a form, not found before, that cost less than `excess` beyond their items' best. */
function findTwos(twos: Twos, set: number, form: number, excess: number): void {
  const { cuts, columns, rows, chain } = twos;
  const own = cuts.base[set] as number;
  const top = (twos.slot[set] as number) < twos.bottoms;
  const finding = { left: (form >> 1) % columns, deepFirst: (form & 1) === 1, top, cap: own + excess };
  const splits = cuts.cutting.family.splits[set] as Int32Array;
  const began = chain.count;
  twos.at[form] = headsFor(twos);
  for (let split = 0; split < splits.length; split += 2) splitAt(twos, finding, splits, split);
  let least = Number.POSITIVE_INFINITY;
  const heads = twos.at[form] as number;
  for (let entry = began; entry < chain.count; entry++) {
    least = Math.min(least, chain.cost[entry] as number);
    const key = chain.next[entry] as number;
    const head = heads + Math.floor(key / (rows + 1));
    chain.entries[key] = 0;
    chain.next[entry] = chain.heads[head] as number;
    chain.heads[head] = entry;
  }
  twos.least[form] = least - own;
}

/** Heads of chains, none begun yet. */
function headsFor({ chain, rows }: Twos): number {
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

function splitAt(twos: Twos, finding: Finding, splits: Int32Array, split: number): void {
  const { places, from, to, cutting, least } = twos.cuts;
  const { left, deepFirst, top, cap } = finding;
  const list = (splits[split] as number) * cutting.columns + left - 1;
  const beside = (splits[split + 1] as number) * cutting.columns + twos.columns - left - 1;
  const own = least[beside] as number;
  if ((least[list] as number) + own >= cap) return;
  const { depth } = places;
  const cost = deepFirst || top ? places.left : places.least;
  const first = from[beside] as number;
  const last = to[beside] as number;
  // Lists ascend: those less deep come first.
  let level = first;
  for (let place = from[list] as number; place < (to[list] as number); place++) {
    const rows = depth[place] as number;
    while (level < last && (depth[level] as number) < rows) level++;
    if ((cost[place] as number) + own >= cap) continue;
    const deeper = level < last && depth[level] === rows ? level + 1 : level;
    if (deepFirst) besideIt(twos, finding, split, place, first, level);
    else besideIt(twos, finding, split, place, deeper, last);
  }
}

/** All of a list, from one place up to another, beside the first at one of its places. */
function besideIt(
  twos: Twos,
  { deepFirst, top, cap }: Finding,
  split: number,
  place: number,
  from: number,
  to: number,
): void {
  const { cuts, rows } = twos;
  const { depth, least, left } = cuts.places;
  const own = depth[place] as number;
  const cost = (deepFirst || top ? left[place] : least[place]) as number;
  for (let other = from; other < to; other++) {
    const both = cost + (least[other] as number);
    if (both >= cap) continue;
    const rest = depth[other] as number;
    enter(twos, deepFirst ? (own - rest) * (rows + 1) + rest : (rest - own) * (rows + 1) + own, both, split);
  }
  cuts.states += to - from;
}

/** Twos at their difference and depth, if none that cost less stand there; the key of a new entry stands where the next of its chain will. */
function enter({ chain, rows }: Twos, key: number, cost: number, split: number): void {
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
