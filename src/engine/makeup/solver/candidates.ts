import type { FramePlan } from "../../../base/extent.ts";
import { hopeOf, inversionsOffered, judge, marksBeyond } from "../judge.ts";
import type { Stand } from "../offers/item.ts";
import { largerOf, type Region, restOf } from "../region.ts";
import {
  CROSSING,
  FAR,
  INVERTED,
  JUDGED,
  MANY_ITEMS,
  MILLS,
  OVER_BORNE,
  OVER_HABIT,
  PASSED_OVER,
  STRIP_ROOM,
  SWAPPED,
  SWAPPED_OF_MANY,
} from "../weights.ts";
import { isAsWished } from "../wishes.ts";
import { evened } from "./evened.ts";
import { type Cuts, cutUpTo, type Table } from "./search.ts";
import { newShortlist } from "./shortlist.ts";
import type { Arrangement, Problem } from "./solver.ts";
import { swapped } from "./swap.ts";
import { traced } from "./trace.ts";
import type { TwosRoom } from "./twos.ts";
import { bestWayOf, cutRoot, fallsApart, rootOf } from "./ways.ts";
import { windmills } from "./windmill.ts";

/** The other blocks of a windmill, each of which needs an item. */
const OTHERS = 4;

/** Where the items are to stand, in the order of the cuts; numbers beyond the items are free rectangles. */
type Ground = Omit<Problem, "offers"> & { readonly room: TwosRoom };

/** A make-up as the cuts give it. */
interface Rough {
  readonly cost: number;
  /** What the white at the foot of its regions costs. */
  readonly white: number;
  readonly rest: FramePlan | undefined;
  readonly stands: () => readonly Stand[];
}

/** The cheapest make-ups by the cuts' own cost, then ranked as whole pages. */
export function candidates(cuts: Table, ground: Ground): readonly Arrangement[] {
  const [only, ...others] = ground.regions as readonly [Region, ...Region[]];
  const mills = millsIn(cuts, ground);
  const all = ground.items.length + (ground.blank === undefined ? 0 : 1);
  // The best of one region are found by its first cut: nobody asks how all stand together.
  cutUpTo(cuts, others.length === 0 && all > 1 ? all - 1 : all);
  const rough =
    others.length === 0
      ? [...oneRegion(cuts, only, ground.blank !== undefined && !ground.ragged), ...mills]
      : severalRegions(cuts, ground.regions);
  return weighed(rough, cuts, ground);
}

/** The cheapest windmills. Only sets as large as their blocks are cut. */
function millsIn(cuts: Table, ground: Ground): readonly Rough[] {
  if (!canTurn(cuts, ground)) return [];
  cutUpTo(cuts, ground.items.length - OTHERS);
  const within = { limit: Math.max(FAR, cuts.cutting.excess), room: ground.room };
  return turned(cuts, ground.regions[0] as Region, within);
}

/** True for a page that is one region, and whole. */
function canTurn({ cutting }: Cuts, { regions, blank }: Ground): boolean {
  return regions.length === 1 && blank === undefined && fallsApart(cutting, (regions[0] as Region).columns);
}

function weighed(rough: readonly Rough[], cuts: Cuts, ground: Ground): readonly Arrangement[] {
  return rough
    .map((each) => judged(each, ground))
    .filter(({ stands }) => isAsWished(stands, ground.items))
    .sort((a, b) => hopeOf(a) - hopeOf(b))
    .slice(0, ground.items.length > MANY_ITEMS ? SWAPPED_OF_MANY : SWAPPED)
    .map((each) => withEvenBriefs(withSwaps(each, cuts, ground), cuts, ground))
    .sort((a, b) => marksBeyond(a) - marksBeyond(b) || a.cost - b.cost);
}

function judged(rough: Rough, ground: Ground): Arrangement {
  const { items, grid } = ground;
  const all = rough.stands();
  const stands = all.filter(({ item }) => item < items.length);
  const free = all.find(({ item }) => item >= items.length)?.frame;
  const { cost, touching, crossing } = judge(stands, ground, grid);
  const rest = largerOf(free, rough.rest);
  const own = costOf(all) + rough.white + cost + habitCost(stands) + INVERTED * inversionsOffered(stands, items).length;
  return { stands, cost: own, marks: touching + crossing, touching, rest };
}

/** With gaps between briefs as even as they may be without more heads that touch. */
function withEvenBriefs(candidate: Arrangement, { cutting: { offers } }: Cuts, ground: Ground): Arrangement {
  const marksOf = (stands: readonly Stand[]): Pick<Arrangement, "marks" | "touching"> => {
    const { touching, crossing } = judge(stands, ground, ground.grid);
    return { touching, marks: touching + crossing };
  };
  const stands = evened(candidate.stands, ground.items, offers, (moved) => marksOf(moved).marks <= candidate.marks);
  return stands === candidate.stands ? candidate : { ...candidate, stands, ...marksOf(stands) };
}

function withSwaps(candidate: Arrangement, cuts: Cuts, ground: Ground): Arrangement {
  if (candidate.marks === 0) return candidate;
  const { items, grid, heads } = ground;
  const { offers } = cuts.cutting;
  const stands = swapped(candidate.stands, { items, heads, offers });
  if (stands === candidate.stands || !isAsWished(stands, items)) return candidate;
  const before = judge(candidate.stands, ground, grid).cost + costOf(candidate.stands);
  const { cost, touching, crossing } = judge(stands, ground, grid);
  const change = cost + costOf(stands) - before;
  return { ...candidate, stands, cost: candidate.cost + change, marks: touching + crossing, touching };
}

/** Heads over some of their legs: one or two on a page are a change, more are a habit (RULES.md#heads). */
function habitCost(stands: readonly Stand[]): number {
  const heads = stands.filter(({ offer: { shape } }) => shape.columns > 1);
  const over = heads.filter(({ offer: { shape } }) => (shape.part.over ?? shape.columns) < shape.columns).length;
  const beyond = Math.max(0, over - Math.max(1, heads.length * OVER_BORNE));
  return OVER_HABIT * beyond * beyond;
}

function costOf(stands: readonly Stand[]): number {
  return stands.reduce((sum, { offer }) => sum + offer.cost, 0);
}

function capOf({ base, cutting }: Cuts): number {
  return (base[cutting.family.whole] as number) + cutting.excess;
}

function oneRegion(cuts: Cuts, region: Region, full: boolean): readonly Rough[] {
  const set = cuts.cutting.family.whole;
  const { columns: width, column, row } = region;
  const root = rootOf(region, full, cuts.cutting.price);
  const apart = fallsApart(cuts.cutting, width);
  const list = newShortlist(JUDGED, capOf(cuts) + (apart ? CROSSING : 0));
  cutRoot(cuts, root, list);
  return list.taken().map(({ cost, depth, name }) => ({
    cost,
    white: root.white[depth] as number,
    rest: restOf(region, depth),
    stands: () => traced(cuts, { set, column, row, width, depth }, name),
  }));
}

/** @param within what a windmill costs beyond its items' best, at the most */
function turned(
  cuts: Cuts,
  region: Region,
  within: { readonly limit: number; readonly room: TwosRoom },
): readonly Rough[] {
  const { column, row } = region;
  const root = rootOf(region, false, cuts.cutting.price);
  return windmills(cuts, root, { most: MILLS, ...within }).map(({ cost, depth, stands }) => ({
    cost,
    white: root.white[depth] as number,
    rest: restOf(region, depth),
    stands: () => stands(column, row),
  }));
}

/** Each region takes some of the items, cut as well as they can be. */
function severalRegions(cuts: Cuts, regions: readonly Region[]): readonly Rough[] {
  const { family } = cuts.cutting;
  const best = regions.map((region) => bestIn(cuts, region));
  const shares = family.shares(regions.length);
  const list = newShortlist(JUDGED, capOf(cuts));
  const passed = passedOver(regions);
  for (const [index, sets] of shares.entries()) {
    let cost = passed[filled(sets)] as number;
    sets.forEach((set, region) => {
      cost += best[region]?.(set)?.cost ?? Number.POSITIVE_INFINITY;
    });
    list.offer(cost, 0, index);
  }
  return list.taken().map(({ cost, name }) => {
    const sets = shares[name] as readonly number[];
    const parts = sets.map((set, region) => best[region]?.(set) as Rough);
    return {
      cost,
      white: parts.reduce((sum, { white }) => sum + white, passed[filled(sets)] as number),
      rest: parts.findLast(({ rest }) => rest)?.rest,
      stands: () => parts.flatMap(({ stands }) => stands()),
    };
  });
}

/** The regions with items, a bit each. */
function filled(sets: readonly number[]): number {
  return sets.reduce((bits, set, region) => (set < 0 ? bits : bits | (1 << region)), 0);
}

/** By the regions with items: what those cost that stay empty though another begins lower and does not. Strips count for nothing. */
function passedOver(regions: readonly Region[]): readonly number[] {
  return Array.from({ length: 1 << regions.length }, (_, bits) => {
    const hasItems = (at: number): boolean => (bits & (1 << at)) !== 0;
    const lowest = Math.max(...regions.map(({ row }, at) => (hasItems(at) ? row : 0)));
    const passed = regions.filter(
      ({ columns, row, rows }, at) => !hasItems(at) && row < lowest && columns * rows >= STRIP_ROOM,
    );
    return PASSED_OVER * passed.length;
  });
}

/** The best way to fill a region with each set; the set −1 is empty. */
function bestIn(cuts: Cuts, region: Region): (set: number) => Rough | undefined {
  const root = rootOf(region, false, cuts.cutting.price);
  const known = new Map<number, Rough | undefined>();
  const find = (set: number): Rough | undefined => {
    const none = root.rest[0] as number;
    if (set < 0) return { cost: none, white: root.white[0] as number, rest: restOf(region, 0), stands: () => [] };
    const way = bestWayOf(cuts, set, root);
    if (way === undefined) return undefined;
    const { columns: width, column, row } = region;
    const block = { set, column, row, width, depth: way.depth };
    const stands = (): readonly Stand[] => traced(cuts, block, way.back);
    return { cost: way.cost, white: root.white[way.depth] as number, rest: restOf(region, way.depth), stands };
  };
  return (set) => {
    if (!known.has(set)) known.set(set, find(set));
    return known.get(set);
  };
}
