import type { Candidates, Item } from "../candidates/item.ts";
import { CROSSING, FULL_SHARE, MOST_PRICE, MOST_SUBSETS, PRICE_STEPS, REST } from "../weights.ts";
import { wishOf } from "../wishes.ts";
import { arrangements } from "./arrangements.ts";
import { type Bans, beginCuts, type Cutting, type Family, isWholePage, runsOf, setsWith, subsetsOf } from "./cuts.ts";
import type { Arrangements, Attempt, OpenProblem, Problem, Solver, SolverBuffers } from "./solver.ts";

// Opens a problem for the solver: the sets of items, the forbidden cuts, and the price of room.

export const SOLVER: Solver = { open };

function open(problem: Problem, buffers: SolverBuffers): OpenProblem {
  const { regions, closing, grid } = problem;
  const candidates = problem.blank === undefined ? problem.candidates : [...problem.candidates, problem.blank];
  const family = familyOf(candidates.length, buffers);
  const columnRows = regions.reduce((sum, region) => sum + region.columns * region.rows, 0);
  const rows = Math.max(...regions.map((region) => region.rows));
  const cutting = {
    family,
    columns: Math.max(...regions.map((region) => region.columns)),
    rows,
    room: columnRows,
    price: priceOf(candidates, columnRows),
    across: grid.columns,
    down: regions.length === 1 && closing.length === 0 ? rows : 0,
  };
  return { inOrder: family.inOrder, arrange: (how) => arrangeIn({ ...problem, candidates }, cutting, how, buffers) };
}

/** The family of sets for a number of items. */
function familyOf(items: number, { families }: SolverBuffers): Family {
  const family = families.get(items) ?? (items > MOST_SUBSETS ? runsOf(items) : subsetsOf(items));
  families.set(items, family);
  return family;
}

/** Cuts the free area for the items in one order, as far as their wishes allow it. */
function arrangeIn(
  problem: Problem,
  cutting: Omit<Cutting, "candidates" | "excess" | "bans">,
  { order: given, refuted, excess }: Attempt,
  buffers: SolverBuffers,
): Arrangements {
  const order = wishedOrder(given, problem.items);
  const isBlank = problem.blank !== undefined;
  const cut = isBlank ? [...order, problem.items.length] : order;
  const candidates = cut.map(
    (item) => problem.candidates[item]?.map((each) => each.filter((one) => !refuted.has(one))) ?? [],
  );
  const ordered = { ...problem, items: order.map((item) => problem.items[item] as Item), buffers };
  const bans = bansFor(cutting.family, ordered.items, isBlank ? order.length : undefined);
  const cuts = beginCuts({ ...cutting, bans, candidates, excess }, buffers);
  return {
    // Items are numbered as in the problem again, instead of by the order of the cuts.
    found: arrangements(cuts, ordered).map((each) => ({
      ...each,
      placements: each.placements.map((placement) => ({ ...placement, item: order[placement.item] as number })),
    })),
    least: (cuts.base[cutting.family.whole] as number) + cutting.price * cutting.room,
    crossing: !isBlank && isWholePage(cutting, cutting.columns) ? CROSSING : 0,
    states: cuts.states,
  };
}

/**
 * Turns wishes into forbidden cuts: nothing above a story wished at the top, nothing below one at the bottom or below a free rectangle; of two stories wished
 * side by side, an upright cut parts them, a story above one is above both, and nothing is between them.
 * @param items in the order of the cuts
 * @param blank the index of a free rectangle in that order
 */
function bansFor(family: Family, items: readonly Item[], blank: number | undefined): Bans | undefined {
  const at = (where: "top" | "bottom"): number[] =>
    items.flatMap((item, index) => (wishOf(item)?.at === where ? [index] : []));
  const [tops, bottoms] = [at("top"), [...at("bottom"), ...(blank === undefined ? [] : [blank])]].map((places) =>
    places.map((place) => setsWith(family, place)),
  ) as [Uint8Array[], Uint8Array[]];
  const pairs = pairsOf(items).map(([one, other]) => [setsWith(family, one), setsWith(family, other)] as const);
  if (tops.length + bottoms.length + pairs.length === 0) return undefined;
  return {
    above: (upper, lower) =>
      tops.some((sets) => sets[lower] === 1) ||
      bottoms.some((sets) => sets[upper] === 1) ||
      pairs.some(([one, other]) => one[lower] !== other[lower]),
    beside: (left, right) => pairs.some(([one, other]) => parts(one, other, left, right)),
  };
}

/** True if an upright cut has the two in the wrong order, or something else next to one of them. */
function parts(one: Uint8Array, other: Uint8Array, left: number, right: number): boolean {
  if (one[right] === 1 && other[left] === 1) return true;
  if (one[left] === 1 && other[left] !== 1 && other[right] !== 1) return true;
  return other[right] === 1 && one[left] !== 1 && one[right] !== 1;
}

/** The items wished side by side, the earlier at the left. */
function pairsOf(items: readonly Item[]): readonly (readonly [number, number])[] {
  return items.flatMap((item, index) => {
    const other = items.findIndex(({ story }) => story.id === wishOf(item)?.beside);
    return other < 0 || other === index ? [] : [[Math.min(index, other), Math.max(index, other)] as const];
  });
}

/** The order changed so that wishes can be met: wished neighbours follow one another, items at the bottom come last. */
function wishedOrder(order: readonly number[], items: readonly Item[]): readonly number[] {
  let made = [...order];
  for (const [one, other] of pairsOf(items)) {
    const [first, second] = made.indexOf(one) < made.indexOf(other) ? [one, other] : [other, one];
    made = made.filter((item) => item !== second);
    made.splice(made.indexOf(first) + 1, 0, second);
  }
  const isLast = (item: number): boolean => wishOf(items[item] as Item)?.at === "bottom";
  return [...made.filter((item) => !isLast(item)), ...made.filter(isLast)];
}

/**
 * The price of a column-row at which the items, each by itself, take about the whole room: the dual price of room, found by bisection. With it the lower bound
 * of a set's cost is near its cost on a full page, so that less is searched (RULES.md#cuts). Rounded, to be the same on every machine.
 * @param candidates by item
 * @param room column-rows
 */
function priceOf(candidates: readonly Candidates[], room: number): number {
  let [low, high] = [-MOST_PRICE, REST];
  for (let step = 0; step < PRICE_STEPS; step++) {
    const price = (low + high) / 2;
    const area = candidates.reduce((sum, each) => sum + areaAt(each, price), 0);
    if (area < FULL_SHARE * room) low = price;
    else high = price;
  }
  return Math.round(1000 * low) / 1000;
}

/** The column-rows of the candidate that is cheapest at a price. */
function areaAt(candidates: Candidates, price: number): number {
  let best = Number.POSITIVE_INFINITY;
  let area = 0;
  for (const each of candidates) {
    for (const { cost, depth, shape } of each) {
      const own = depth * shape.columns;
      if (cost - price * own >= best) continue;
      best = cost - price * own;
      area = own;
    }
  }
  return area;
}
