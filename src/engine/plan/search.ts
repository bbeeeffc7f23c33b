import {
  FEW_ASSIGNMENTS,
  FEW_BRIEFS,
  KICKED,
  KICKS,
  LONE_BRIEFS,
  MANY_MAJORS,
  MOST_MAJORS,
  NO_LEAD,
  NO_PICTURE,
  OVER,
  OVER_QUANTUM,
  SECOND_LEAD,
  WHITE,
} from "./weights.ts";

// Finds the page of each story: an assignment problem with ranges (Ross and Soland, A branch and bound algorithm for the generalized assignment problem, 1975) whose
// pages also have costs of their mix. It sees integers only: room in quanta, counts, costs. All assignments of a small issue are tried; of a larger one local optima of
// moves and exchanges are left by drawn kicks and sought again (iterated local search), always in the same way.

/** What a story adds to a page; of a page, the sum of its stories. */
export interface Load {
  /** Quanta at the best size, and with what photos and heads take where there is white. */
  readonly need: number;
  readonly fill: number;
  readonly leads: number;
  readonly majors: number;
  readonly briefs: number;
  readonly pictures: number;
}

export const NO_LOAD: Load = { need: 0, fill: 0, leads: 0, majors: 0, briefs: 0, pictures: 0 };

/** A page as the search sees it. */
export interface Place {
  /** Quanta that its stories should fill at the least, and may need at the most. */
  readonly least: number;
  readonly most: number;
  /** Whether it should have a lead, and a picture. */
  readonly lead: boolean;
  readonly picture: boolean;
  /** The stories that the manifest puts there. */
  readonly given: Load;
}

export interface Problem {
  readonly places: readonly Place[];
  readonly loads: readonly Load[];
  /** The cost of each story on each page. The page behind the last one takes what is left out. */
  readonly costs: readonly (readonly number[])[];
}

export interface Assignment {
  /** The page of each story. */
  readonly pages: readonly number[];
  readonly cost: number;
  /** True if no other assignment costs less. */
  readonly proven: boolean;
}

/** @param start the assignment to begin with; left out: each story in its turn goes where it costs least */
export function assign(problem: Problem, start?: readonly number[]): Assignment {
  const { places, loads } = problem;
  const state = newState(problem);
  if ((places.length + 1) ** loads.length <= FEW_ASSIGNMENTS) return { ...bestOf(state), proven: true };
  for (const story of inTurn(loads)) moveTo(state, story, start?.[story] ?? cheapest(state, story));
  const all = new Set([...places.keys(), places.length]);
  descend(state, all);
  let found: Omit<Assignment, "proven"> = { pages: [...state.pages], cost: state.cost };
  const roll = diceOf(1);
  for (let kick = KICKS * (1 + places.length); kick > 0; kick--) {
    const one = roll(places.length);
    const other = (one + 1 + roll(places.length)) % (places.length + 1);
    kickBetween(state, one, other, roll);
    descend(state, new Set([one, other]));
    if (state.cost < found.cost) found = { pages: [...state.pages], cost: state.cost };
    else for (const [story, page] of found.pages.entries()) moveTo(state, story, page);
  }
  return { ...found, proven: false };
}

/** What an assignment costs. */
export function costOf(problem: Problem, pages: readonly number[]): number {
  const state = newState(problem);
  for (const [story, page] of pages.entries()) moveTo(state, story, page);
  return state.cost;
}

/** A page's load while stories come and go. */
type Sum = { -readonly [Key in keyof Load]: number };

/** An assignment in progress; a story without a page yet has page -1. */
interface State {
  readonly problem: Problem;
  readonly pages: number[];
  /** Those of all pages, and last that of what is left out, which costs nothing. */
  readonly sums: readonly Sum[];
  readonly pageCosts: number[];
  cost: number;
}

function newState(problem: Problem): State {
  const { places, loads } = problem;
  const sums = [...places.map(({ given }): Sum => ({ ...given })), { ...NO_LOAD }];
  const pageCosts = sums.map((sum, page) => costOfPage(places[page], sum));
  const cost = pageCosts.reduce((all, each) => all + each, 0);
  return { problem, pages: loads.map(() => -1), sums, pageCosts, cost };
}

function costOfPage(place: Place | undefined, sum: Load): number {
  if (place === undefined) return 0;
  let cost = 0;
  if (sum.need > place.most) cost += OVER + OVER_QUANTUM * (sum.need - place.most);
  if (sum.fill < place.least) cost += WHITE * (place.least - sum.fill);
  if (sum.leads === 0 && place.lead) cost += NO_LEAD;
  if (sum.leads > 1) cost += SECOND_LEAD * (sum.leads - 1);
  if (sum.majors > MOST_MAJORS) cost += MANY_MAJORS * (sum.majors - MOST_MAJORS);
  if (sum.briefs > 0 && sum.briefs <= FEW_BRIEFS) cost += LONE_BRIEFS;
  if (sum.pictures === 0 && place.picture) cost += NO_PICTURE;
  return cost;
}

function add(sum: Sum, { need, fill, leads, majors, briefs, pictures }: Load, sign: 1 | -1): void {
  sum.need += sign * need;
  sum.fill += sign * fill;
  sum.leads += sign * leads;
  sum.majors += sign * majors;
  sum.briefs += sign * briefs;
  sum.pictures += sign * pictures;
}

function moveTo(state: State, story: number, page: number): void {
  const { problem, pages, sums, pageCosts } = state;
  const from = pages[story] as number;
  if (from === page) return;
  const load = problem.loads[story] as Load;
  const costs = problem.costs[story] as readonly number[];
  for (const [at, sign] of [[from, -1] as const, [page, 1] as const]) {
    if (at < 0) continue;
    const sum = sums[at] as Sum;
    add(sum, load, sign);
    const cost = costOfPage(problem.places[at], sum);
    state.cost += cost - (pageCosts[at] as number) + sign * (costs[at] as number);
    pageCosts[at] = cost;
  }
  pages[story] = page;
}

/** The change of the cost if a page gets one story, loses another, or both. */
function change(state: State, page: number, comes: number | undefined, goes: number | undefined): number {
  const { problem, sums, pageCosts } = state;
  const sum = sums[page] as Sum;
  const costs = (story: number): number => problem.costs[story]?.[page] as number;
  if (comes !== undefined) add(sum, problem.loads[comes] as Load, 1);
  if (goes !== undefined) add(sum, problem.loads[goes] as Load, -1);
  const cost = costOfPage(problem.places[page], sum) - (pageCosts[page] as number);
  if (comes !== undefined) add(sum, problem.loads[comes] as Load, -1);
  if (goes !== undefined) add(sum, problem.loads[goes] as Load, 1);
  return cost + (comes === undefined ? 0 : costs(comes)) - (goes === undefined ? 0 : costs(goes));
}

function cheapest(state: State, story: number): number {
  let [page, least] = [0, Number.POSITIVE_INFINITY];
  for (let at = 0; at < state.sums.length; at++) {
    const cost = change(state, at, story, undefined);
    if (cost < least) [page, least] = [at, cost];
  }
  return page;
}

/** Leads first, then majors, then the largest; equals in the manifest's order. */
function inTurn(loads: readonly Load[]): readonly number[] {
  const rank = ({ leads, majors }: Load): number => (leads > 0 ? 0 : majors > 0 ? 1 : 2);
  const [one, other] = [(at: number) => loads[at] as Load, (at: number) => loads[at] as Load];
  return [...loads.keys()].toSorted((a, b) => rank(one(a)) - rank(other(b)) || other(b).need - one(a).need);
}

/** Moves and exchanges the stories of some pages, and of those that change by it, as long as the cost falls. */
function descend(state: State, open: Set<number>): void {
  const { pages } = state;
  let left = pages.length;
  for (let story = 0; left > 0; story = (story + 1) % pages.length, left--) {
    const from = pages[story] as number;
    if (!open.has(from)) continue;
    const step = bestStep(state, story, from);
    if (step === undefined) continue;
    const { page, back } = step;
    moveTo(state, story, page);
    if (back !== undefined) moveTo(state, back, from);
    open.add(page);
    left = pages.length + 1;
  }
}

/** The page that a story moves to, and the story that comes back for it. */
interface Step {
  readonly page: number;
  readonly back: number | undefined;
}

function bestStep(state: State, story: number, from: number): Step | undefined {
  const { pages, sums } = state;
  let best: Step | undefined;
  let least = 0;
  const without = change(state, from, undefined, story);
  for (let page = 0; page < sums.length; page++) {
    if (page === from) continue;
    const cost = without + change(state, page, story, undefined);
    if (cost < least) [best, least] = [{ page, back: undefined }, cost];
  }
  for (let back = 0; back < pages.length; back++) {
    const page = pages[back] as number;
    if (page === from) continue;
    const cost = change(state, from, back, story) + change(state, page, story, back);
    if (cost < least) [best, least] = [{ page, back }, cost];
  }
  return best;
}

/** Lets some stories of two pages change places. */
function kickBetween(state: State, one: number, other: number, roll: (sides: number) => number): void {
  for (const [story, page] of [...state.pages.entries()]) {
    if ((page === one || page === other) && roll(KICKED) === 0) moveTo(state, story, page === one ? other : one);
  }
}

/** The best of all assignments; of equals the one that is first in the order of stories and pages. */
function bestOf(state: State): Omit<Assignment, "proven"> {
  const { pages, sums } = state;
  let found: Omit<Assignment, "proven"> = { pages: [], cost: Number.POSITIVE_INFINITY };
  const next = (story: number): void => {
    if (story === pages.length) {
      if (state.cost < found.cost) found = { pages: [...pages], cost: state.cost };
      return;
    }
    for (let page = 0; page < sums.length; page++) {
      moveTo(state, story, page);
      next(story + 1);
    }
    moveTo(state, story, -1);
  };
  next(0);
  return found;
}

/** Pseudorandom numbers below `sides`, the same for the same seed (Lehmer's generator). */
function diceOf(seed: number): (sides: number) => number {
  let state = (seed * 48_271) % 2_147_483_647;
  return (sides) => {
    state = (state * 48_271) % 2_147_483_647;
    return state % sides;
  };
}
