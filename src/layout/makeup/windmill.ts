import { type Cuts, placeOf } from "./search.ts";
import { newShortlist, type Shortlist } from "./shortlist.ts";
import { type Block, type Stand, traced } from "./trace.ts";
import { formOf, type Two, type Twos, twosOf } from "./twos.ts";
import type { Root } from "./ways.ts";

/**
 * Five blocks that no straight cut parts: two side by side at the head, two at the foot, each pair of unlike depth, and a
 * centre as deep as the pairs differ. `deepLeft`: the deeper of the upper two stands at the left.
 *
 *     A A B        B A A
 *     D E B   or   B E D
 *     D C C        C C D
 */
interface Windmill {
  readonly centre: Centre;
  /** Columns left of the centre. */
  readonly left: number;
  readonly deepLeft: boolean;
  /** Entries of the twos. */
  readonly top: number;
  readonly bottom: number;
}

/** The share of what a windmill may cost beyond its items' best that its upper two, or its lower, may take. */
const HALF = 0.6;

/** Sets for the upper two, the centre, the lower two. */
interface Wheel {
  readonly top: number;
  readonly centre: number;
  readonly bottom: number;
  /** What the upper and the lower cost beyond their items' best at least. */
  readonly least: number;
}

interface Centre {
  readonly wheel: Wheel;
  readonly place: number;
  readonly columns: number;
  readonly rows: number;
}

/** What one search for windmills shares. */
interface Yard {
  readonly cuts: Cuts;
  readonly root: Root;
  readonly twos: Twos;
  readonly list: Shortlist;
  readonly found: Windmill[];
}

/** A windmill that costs little. */
export interface Mill {
  readonly cost: number;
  readonly depth: number;
  readonly stands: (column: number, row: number) => readonly Stand[];
}

/** The cheapest windmills over a region. */
export function windmills(cuts: Cuts, root: Root, most: number): readonly Mill[] {
  const { family, excess } = cuts.cutting;
  const list = newShortlist(most, (cuts.base[family.whole] as number) + excess);
  const yard: Yard = { cuts, root, twos: twosOf(cuts, root.columns, HALF * excess), list, found: [] };
  for (const wheel of cheapestFirst(yard)) {
    if (wheel.least >= spareOf(yard)) break;
    roundCentre(yard, wheel);
  }
  return list.taken().map(({ cost, depth, name }) => {
    return { cost, depth, stands: (column, row) => standsOf(yard, name, column, row) };
  });
}

/** What a windmill may cost beyond its items' best: less and less, as better ones are found. */
function spareOf({ list, cuts }: Yard): number {
  return list.limit - (cuts.base[cuts.cutting.family.whole] as number);
}

function cheapestFirst({ cuts, twos }: Yard): readonly Wheel[] {
  const { triples, tops, bottoms } = cuts.cutting.family.wheels();
  const least = new Float64Array(cuts.cutting.family.size);
  for (const sets of [tops, bottoms]) {
    for (const set of sets) {
      least[set] = Math.min(
        ...twos.least.subarray(formOf(twos, set, 1, false), formOf(twos, set, twos.columns, false)),
      );
    }
  }
  const found: Wheel[] = [];
  for (let at = 0; at < triples.length; at += 3) {
    const [top = 0, centre = 0, bottom = 0] = [triples[at], triples[at + 1], triples[at + 2]];
    const own = (least[top] as number) + (least[bottom] as number);
    if (own < cuts.cutting.excess) found.push({ top, centre, bottom, least: own });
  }
  return found.sort((a, b) => a.least - b.least);
}

/** Every centre that the sets may have, at every place in the region's columns. */
function roundCentre(yard: Yard, wheel: Wheel): void {
  const { cuts, root } = yard;
  const { places, from, to, cutting, base } = cuts;
  const least = wheel.least - (base[wheel.centre] as number);
  for (let columns = 1; columns < root.columns - 1; columns++) {
    const list = wheel.centre * cutting.columns + columns - 1;
    for (let place = from[list] as number; place < (to[list] as number); place++) {
      if ((places.least[place] as number) + least >= spareOf(yard)) continue;
      const centre = { wheel, place, columns, rows: places.depth[place] as number };
      for (let left = 1; left + columns < root.columns; left++) {
        turn(yard, centre, left, false);
        turn(yard, centre, left, true);
      }
    }
  }
}

/** The upper and the lower two that go with a centre. */
function turn(yard: Yard, centre: Centre, left: number, deepLeft: boolean): void {
  const { cuts, twos } = yard;
  const { wheel, place, columns, rows } = centre;
  const upper = formOf(twos, wheel.top, deepLeft ? left : left + columns, deepLeft);
  const lower = formOf(twos, wheel.bottom, deepLeft ? left + columns : left, !deepLeft);
  const cost = (deepLeft ? cuts.places.left : cuts.places.least)[place] as number;
  const least = (twos.least[upper] as number) + (twos.least[lower] as number);
  if (cost - (cuts.base[wheel.centre] as number) + least >= spareOf(yard)) return;
  const bottoms = twos.head[lower * (twos.rows + 1) + rows] as number;
  if (bottoms < 0) return;
  let top = twos.head[upper * (twos.rows + 1) + rows] as number;
  for (; top >= 0; top = twos.chain.next[top] as number) {
    close(yard, { centre, left, deepLeft, top, bottom: bottoms }, cost);
  }
}

/** Goes through the lower twos for a centre and an upper two. */
function close({ cuts, root, twos, list, found }: Yard, mill: Windmill, centre: number): void {
  const { chain } = twos;
  const rows = mill.centre.rows + (chain.depth[mill.top] as number);
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

function standsOf(yard: Yard, name: number, column: number, row: number): readonly Stand[] {
  const { cuts, twos, found: mills } = yard;
  const { centre, left, deepLeft, top, bottom } = mills[name] as Windmill;
  const { columns: width, rows, wheel } = centre;
  const twoAt = (set: number, entry: number, cut: number): Omit<Two, "deepFirst" | "level"> => {
    const { depth, split } = twos.chain;
    return { set, left: cut, depth: depth[entry] as number, split: split[entry] as number };
  };
  const upper = { ...twoAt(wheel.top, top, deepLeft ? left : left + width), deepFirst: deepLeft, level: true };
  const lower = {
    ...twoAt(wheel.bottom, bottom, deepLeft ? left + width : left),
    deepFirst: !deepLeft,
    level: !deepLeft,
  };
  const foot = row + upper.depth + rows + lower.depth;
  const found: Stand[] = [];
  standTwo(yard, upper, { column, rows, fromOf: () => row }, found);
  const middle = { set: wheel.centre, column: column + left, row: row + upper.depth, width, depth: rows };
  stand(cuts, middle, deepLeft, found);
  standTwo(yard, lower, { column, rows, fromOf: (depth) => foot - depth }, found);
  return found;
}

interface Corner {
  readonly column: number;
  /** By which the two differ. */
  readonly rows: number;
  /** The first row of one of so many rows. */
  readonly fromOf: (depth: number) => number;
}

function standTwo({ cuts, root }: Yard, two: Two, { column, rows, fromOf }: Corner, found: Stand[]): void {
  const { set, split, left, depth, deepFirst, level } = two;
  const splits = cuts.cutting.family.splits[set] as Int32Array;
  const first = depth + (deepFirst ? rows : 0);
  const second = depth + (deepFirst ? 0 : rows);
  const one = { set: splits[split] as number, column, row: fromOf(first), width: left, depth: first };
  const width = root.columns - left;
  const other = { set: splits[split + 1] as number, column: column + left, row: fromOf(second), width, depth: second };
  stand(cuts, one, level, found);
  stand(cuts, other, false, found);
}

/** @param level true where its head could touch that of what stands right of it */
function stand(cuts: Cuts, block: Block, level: boolean, found: Stand[]): void {
  const place = placeOf(cuts, block.set, block.width, block.depth);
  const heads = cuts.places.heads[place] as number;
  traced(cuts, block, cuts.places.back[2 * place + (level ? heads >> 1 : heads & 1)] as number, found);
}
