import type { Item } from "../offers/item.ts";
import { CROSSING, MOST_SUBSETS } from "../weights.ts";
import { bansFor, wishedOrder } from "./bans.ts";
import { candidates } from "./candidates.ts";
import { cheapestRows } from "./cheapest-rows.ts";
import { type Family, runsOf, subsetsOf } from "./family.ts";
import { priceOf } from "./price.ts";
import { beginCuts, type Cutting } from "./search.ts";
import type { Attempt, Outlook, Problem, Puzzle, Solver, Workroom } from "./solver.ts";
import { fallsApart } from "./ways.ts";

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
      stands: each.stands.map((stand) => ({ ...stand, item: order[stand.item] as number })),
    })),
    least: (cuts.base[cutting.family.whole] as number) + cutting.price * cutting.room,
    crossing: !isBlank && fallsApart(cutting, cutting.columns) ? CROSSING : 0,
    states: cuts.states,
  };
}
