import type { Region } from "../region.ts";
import { CROSSING, HOLE_ROOM, REST, STRIP, STRIP_ROOM, STRIP_ROWS } from "../weights.ts";
import { ABOVE, BESIDE, type Cuts, type Cutting, packed } from "./search.ts";
import type { Shortlist } from "./shortlist.ts";

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
