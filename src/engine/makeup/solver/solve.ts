import type { Item, Offers } from "../offers/item.ts";
import { CROSSING, FULL_SHARE, MOST_PRICE, MOST_SUBSETS, PRICE_STEPS, REST } from "../weights.ts";
import { wishOf } from "../wishes.ts";
import { candidates } from "./candidates.ts";
import { cheapestRows } from "./cheapest-rows.ts";
import { type Bans, beginCuts, type Cutting, type Family, fallsApart, runsOf, setsWith, subsetsOf } from "./cuts.ts";
import type { Attempt, Outlook, Problem, Puzzle, Solver, Workroom } from "./solver.ts";

// The solver as make-up knows it: sets, bans and a price of room made ready for the cuts.

export const SOLVER: Solver = { open, rows: cheapestRows };

function open(problem: Problem, room: Workroom): Puzzle {
  const { regions, grid } = problem;
  const offers = problem.blank === undefined ? problem.offers : [...problem.offers, problem.blank];
  const family = familyOf(offers.length, room);
  const whole = regions.some((region) => region.row === 0 && region.rows === grid.rows + 1);
  const columnRows = regions.reduce((sum, region) => sum + region.columns * region.rows, 0);
  const cutting = {
    family,
    columns: Math.max(...regions.map((region) => region.columns)),
    rows: Math.max(...regions.map((region) => region.rows)),
    room: columnRows,
    price: priceOf(offers, columnRows),
    across: grid.columns,
    down: whole ? grid.rows + 1 : 0,
  };
  return { inOrder: family.inOrder, look: (how) => lookAt({ ...problem, offers }, cutting, how, room) };
}

/** The sets in which this number of items is cut. */
function familyOf(items: number, { families }: Workroom): Family {
  const family = families.get(items) ?? (items > MOST_SUBSETS ? runsOf(items) : subsetsOf(items));
  families.set(items, family);
  return family;
}

/** Cuts the free area with the items in some order, as far as their wishes allow it. */
function lookAt(
  problem: Problem,
  cutting: Omit<Cutting, "offers" | "excess" | "bans">,
  { order: asked, refuted, excess }: Attempt,
  room: Workroom,
): Outlook {
  const order = wishedOrder(asked, problem.items);
  const isBlank = problem.blank !== undefined;
  const cut = isBlank ? [...order, problem.items.length] : order;
  const offers = cut.map((item) => problem.offers[item]?.map((each) => each.filter((one) => !refuted.has(one))) ?? []);
  const ordered = { ...problem, items: order.map((item) => problem.items[item] as Item), room };
  const bans = bansFor(cutting.family, ordered.items, isBlank ? order.length : undefined);
  const cuts = beginCuts({ ...cutting, bans, offers, excess }, room);
  return {
    // With the items numbered as the problem has them, not in the cuts' order.
    found: candidates(cuts, ordered).map((each) => ({
      ...each,
      placements: each.placements.map((placement) => ({ ...placement, item: order[placement.item] as number })),
    })),
    least: (cuts.base[cutting.family.whole] as number) + cutting.price * cutting.room,
    crossing: !isBlank && fallsApart(cutting, cutting.columns) ? CROSSING : 0,
    states: cuts.states,
  };
}

/**
 * What follows for cuts: nothing over a story that is to stand at the top, nothing under one at the bottom or under a free rectangle; two stories beside one
 * another are parted by an upright cut, what stands over one stands over both, and nothing stands between them.
 * @param items in the order of the cuts
 * @param blank the place of a free rectangle in it
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

/** True where an upright cut has the two in the wrong order, or something else next to one of them. */
function parts(one: Uint8Array, other: Uint8Array, left: number, right: number): boolean {
  if (one[right] === 1 && other[left] === 1) return true;
  if (one[left] === 1 && other[left] !== 1 && other[right] !== 1) return true;
  return other[right] === 1 && one[left] !== 1 && one[right] !== 1;
}

/** The items that are to stand beside one another, the earlier at the left. */
function pairsOf(items: readonly Item[]): readonly (readonly [number, number])[] {
  return items.flatMap((item, index) => {
    const other = items.findIndex(({ story }) => story.id === wishOf(item)?.beside);
    return other < 0 || other === index ? [] : [[Math.min(index, other), Math.max(index, other)] as const];
  });
}

/** An order of items in which wishes can be met: two that stand beside one another follow one another, those at the bottom come last. */
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
 * The price of a column-row at which items, each for itself, take about all the room that there is: the dual price of room, found by halving. With it the
 * bound of what a set costs is near what it will cost on a full page, so that less has to be looked at (RULES.md#cuts). Rounded: the same everywhere.
 * @param offers by item
 * @param room column-rows
 */
function priceOf(offers: readonly Offers[], room: number): number {
  let [low, high] = [-MOST_PRICE, REST];
  for (let step = 0; step < PRICE_STEPS; step++) {
    const price = (low + high) / 2;
    const area = offers.reduce((sum, each) => sum + areaAt(each, price), 0);
    if (area < FULL_SHARE * room) low = price;
    else high = price;
  }
  return Math.round(1000 * low) / 1000;
}

/** The column-rows of the offer that is cheapest at a price. */
function areaAt(offers: Offers, price: number): number {
  let best = Number.POSITIVE_INFINITY;
  let area = 0;
  for (const each of offers) {
    for (const { cost, depth, shape } of each) {
      const own = depth * shape.columns;
      if (cost - price * own >= best) continue;
      best = cost - price * own;
      area = own;
    }
  }
  return area;
}
