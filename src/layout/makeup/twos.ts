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

/** All twos over the columns of a page: the upper of a windmill, and the lower. */
export interface Twos {
  readonly columns: number;
  readonly rows: number;
  /** By set: its number among those that stand at the head or the foot; −1 for others. */
  readonly slot: Int32Array;
  /** By form: what they cost at least beyond their items' best. */
  readonly least: Float64Array;
  /** By form and the rows by which they differ: the first of a chain, one for each depth of the shallower; −1: none. */
  readonly head: Int32Array;
  readonly chain: Chain;
}

interface Chain {
  depth: Int32Array;
  split: Int32Array;
  cost: Float64Array;
  next: Int32Array;
  count: number;
}

/** The number of a form: a set, the columns of the first, which is the deeper. */
export function formOf({ slot, columns }: Twos, set: number, left: number, deepFirst: boolean): number {
  return ((slot[set] as number) * columns + left) * 2 + (deepFirst ? 1 : 0);
}

/**
 * @param columns of the region
 * @param excess what they may cost beyond their items' best
 */
export function twosOf(cuts: Cuts, columns: number, excess: number): Twos {
  const { family, rows } = cuts.cutting;
  const { tops, bottoms } = family.wheels();
  const slot = new Int32Array(family.size).fill(-1);
  let slots = 0;
  for (const set of [...tops, ...bottoms]) slot[set] = slots++;
  const forms = slots * columns * 2;
  const twos: Twos = {
    columns,
    rows,
    slot,
    least: new Float64Array(forms).fill(Number.POSITIVE_INFINITY),
    head: new Int32Array(forms * (rows + 1)).fill(-1),
    chain: newChain(1 << 12),
  };
  for (const set of tops) splitAll(cuts, twos, { set, top: true, excess });
  for (const set of bottoms) splitAll(cuts, twos, { set, top: false, excess });
  return twos;
}

function newChain(room: number): Chain {
  return {
    depth: new Int32Array(room),
    split: new Int32Array(room),
    cost: new Float64Array(room),
    next: new Int32Array(room),
    count: 0,
  };
}

interface Splitting {
  readonly set: number;
  readonly top: boolean;
  readonly excess: number;
}

export function leastAt({ cutting, least }: Cuts, set: number, width: number): number {
  return least[set * cutting.columns + width - 1] as number;
}

function splitAll(cuts: Cuts, twos: Twos, { set, top, excess }: Splitting): void {
  const splits = cuts.cutting.family.splits[set] as Int32Array;
  const cap = (cuts.base[set] as number) + excess;
  for (let split = 0; split < splits.length; split += 2) {
    for (let left = 1; left < twos.columns; left++) {
      const first = leastAt(cuts, splits[split] as number, left);
      const second = leastAt(cuts, splits[split + 1] as number, twos.columns - left);
      if (first + second < cap) splitAt(cuts, twos, { set, top, split, left, cap, second });
    }
  }
}

interface Pair {
  readonly set: number;
  readonly top: boolean;
  readonly split: number;
  readonly left: number;
  readonly cap: number;
  /** What the second costs at least. */
  readonly second: number;
}

function splitAt(cuts: Cuts, twos: Twos, pair: Pair): void {
  const { places, from, to, cutting } = cuts;
  const splits = cutting.family.splits[pair.set] as Int32Array;
  const list = (splits[pair.split] as number) * cutting.columns + pair.left - 1;
  for (let place = from[list] as number; place < (to[list] as number); place++) {
    if ((places.least[place] as number) + pair.second < pair.cap) besideIt(cuts, twos, pair, place);
  }
}

/** All that may stand beside the first at one of its places. */
function besideIt(cuts: Cuts, twos: Twos, { set, top, split, left, cap }: Pair, place: number): void {
  const { places, from, to, cutting, base } = cuts;
  const second = (cutting.family.splits[set] as Int32Array)[split + 1] as number;
  const list = second * cutting.columns + twos.columns - left - 1;
  const rows = places.depth[place] as number;
  const level = places.left[place] as number;
  const flat = top ? level : (places.least[place] as number);
  for (let other = from[list] as number; other < (to[list] as number); other++) {
    const more = rows - (places.depth[other] as number);
    const cost = (more > 0 ? level : flat) + (places.least[other] as number);
    if (cost >= cap || more === 0) continue;
    const form = formOf(twos, set, left, more > 0);
    twos.least[form] = Math.min(twos.least[form] as number, cost - (base[set] as number));
    const entry = entryFor(twos, form * (twos.rows + 1) + Math.abs(more), rows - Math.max(0, more));
    if (cost >= (twos.chain.cost[entry] as number)) continue;
    twos.chain.cost[entry] = cost;
    twos.chain.split[entry] = split;
  }
  cuts.states += (to[list] as number) - (from[list] as number);
}

/** The entry of a chain for some depth of the shallower; a new one costs infinitely much as yet. */
function entryFor({ head, chain }: Twos, at: number, depth: number): number {
  for (let entry = head[at] as number; entry >= 0; entry = chain.next[entry] as number) {
    if (chain.depth[entry] === depth) return entry;
  }
  if (chain.count === chain.depth.length) grow(chain);
  const entry = chain.count++;
  chain.depth[entry] = depth;
  chain.cost[entry] = Number.POSITIVE_INFINITY;
  chain.next[entry] = head[at] as number;
  head[at] = entry;
  return entry;
}

function grow(chain: Chain): void {
  const larger = newChain(chain.depth.length * 2);
  larger.depth.set(chain.depth);
  larger.split.set(chain.split);
  larger.cost.set(chain.cost);
  larger.next.set(chain.next);
  Object.assign(chain, { ...larger, count: chain.count });
}
