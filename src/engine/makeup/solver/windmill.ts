import type { Stand } from "../offers/item.ts";
import { FAR, MILL_HALF } from "../weights.ts";
import { type Cuts, placeOf } from "./search.ts";
import { newShortlist, type Shortlist } from "./shortlist.ts";
import { type TracedBlock, traced } from "./trace.ts";
import { findTwos, formOfTwo, type Two, type Twos, type TwosRoom, twosAt, twosOf } from "./twos.ts";
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
  readonly stands: (column: number, row: number) => readonly Stand[];
}

/** How many windmills are wanted, what they may cost beyond their items' best, and where they are looked for. */
interface Wanted {
  readonly most: number;
  readonly limit: number;
  readonly room: TwosRoom;
}

/** The cheapest windmills over a region: their stands are to be asked for before the next search in the same room. */
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
    return { cost, depth, stands: (column, row) => standsOf(yard, name, column, row) };
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

function standsOf(yard: Yard, name: number, column: number, row: number): readonly Stand[] {
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
    ...standTwo(yard, upper, { column, rows, fromOf: () => row }),
    ...stand(cuts, middle, deepLeft),
    ...standTwo(yard, lower, { column, rows, fromOf: (depth) => foot - depth }),
  ];
}

interface Corner {
  readonly column: number;
  /** By which the two differ. */
  readonly rows: number;
  /** The first row of a two, by its depth. */
  readonly fromOf: (depth: number) => number;
}

function standTwo({ cuts, root }: Yard, two: Two, { column, rows, fromOf }: Corner): readonly Stand[] {
  const { set, split, left, depth, deepFirst, level } = two;
  const splits = cuts.cutting.family.splits[set] as Int32Array;
  const first = depth + (deepFirst ? rows : 0);
  const second = depth + (deepFirst ? 0 : rows);
  const one = { set: splits[split] as number, column, row: fromOf(first), width: left, depth: first };
  const width = root.columns - left;
  const other = { set: splits[split + 1] as number, column: column + left, row: fromOf(second), width, depth: second };
  return [...stand(cuts, one, level), ...stand(cuts, other, false)];
}

/** @param level true where its head could touch that of what stands right of it */
function stand(cuts: Cuts, block: TracedBlock, level: boolean): readonly Stand[] {
  const place = placeOf(cuts, block.set, block.width, block.depth);
  const heads = cuts.places.heads[place] as number;
  return traced(cuts, block, cuts.places.back[2 * place + (level ? heads >> 1 : heads & 1)] as number);
}
