import type { Cuts } from "./search.ts";

/** Two sets side by side, of unlike depth, the first at the left. */
export interface Two {
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
export interface Twos {
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
export function formOfTwo({ slot, columns }: Twos, set: number, left: number, deepFirst: boolean): number {
  return ((slot[set] as number) * columns + left) * 2 + (deepFirst ? 1 : 0);
}

/** @param columns of the region */
export function twosOf(cuts: Cuts, columns: number, room: TwosRoom): Twos {
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
export function twosAt({ chain, at }: Twos, form: number, rows: number): number {
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
export function findTwos(twos: Twos, set: number, form: number, excess: number): void {
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
