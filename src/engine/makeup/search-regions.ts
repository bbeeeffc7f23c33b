import { CUT_SENTENCE } from "../layout/weights.ts";
import { type Blank, blankOffers } from "./blank.ts";
import { byQuality, type Found, isClean, type MakeUp, type PageRequest, ranked } from "./found.ts";
import { hopeOf, judgedAsSet } from "./judge.ts";
import { type MakeUpDesk, needIn, offersIn, type ProvenMakeUp } from "./known.ts";
import type { Item, Offer } from "./offers/item.ts";
import { type Orders, ordersOf } from "./orders.ts";
import { headsAsSet, prove } from "./prove.ts";
import type { Region } from "./region.ts";
import { SOLVER } from "./solver/solve.ts";
import type { Arrangement, Outlook, Problem, Puzzle } from "./solver/solver.ts";
import {
  BUDGET,
  BY_CUT,
  BY_LONE,
  CUT_ROUNDS,
  EACH_EXCESS,
  ENOUGH_CANDIDATES,
  EXCESS,
  FAR,
  LEADS,
  MANY_ITEMS,
  MOST_EXCESS,
  PROVED,
  ROUNDS,
  RUN_ROUNDS,
  WIDER,
} from "./weights.ts";

/** The best make-ups of some regions, round after round: what a proof refutes, the next round does without. @param cut a free rectangle to cut out besides */
export function searchRegions(
  request: PageRequest,
  regions: readonly Region[],
  cut: Blank | undefined,
  desk: MakeUpDesk,
): Found {
  const search = beginSearch(request, regions, cut, desk);
  const [plain = []] = search.orders.first;
  const course: Course = { best: [], leads: [], order: plain, cuts: 0, round: 0 };
  while (oneRound(search, course, desk)) course.round++;
  return { makeUps: course.best, states: search.states, ...roomIn(search) };
}

/** What one page's rounds share. */
interface Search {
  readonly request: PageRequest;
  readonly problem: Problem;
  readonly puzzle: Puzzle;
  readonly orders: Orders;
  /** Offers that a proof spoke against. */
  readonly refuted: Set<Offer>;
  /** As the next look is to be made: see `Attempt`. */
  excess: number;
  /** Pairs of places that were looked at. */
  states: number;
}

function beginSearch(
  request: PageRequest,
  regions: readonly Region[],
  cut: Blank | undefined,
  desk: MakeUpDesk,
): Search {
  const { items, fixed, heads } = request;
  const rows = Math.max(...regions.map((region) => region.rows));
  const columns = Math.max(...regions.map((region) => region.columns));
  const offers = items.map((item) => offersIn(item, { columns, rows }, desk));
  const blank = cut && blankOffers(items[0] as Item, columns, cut.deepest);
  const ragged = cut?.ragged === true;
  const problem: Problem = { items, offers, regions, fixed, heads, grid: desk.issue.paper.grid, blank, ragged };
  const puzzle = SOLVER.open(problem, desk.known.workroom);
  return {
    request,
    problem,
    puzzle,
    orders: ordersOf(items, puzzle.inOrder),
    refuted: new Set(),
    excess: Math.max(EXCESS, items.length > MANY_ITEMS ? EACH_EXCESS * items.length : 0),
    states: 0,
  };
}

/** How far a search has come. */
interface Course {
  best: readonly MakeUp[];
  /** The orders that the best were found in, the best first, and the next one. */
  leads: readonly Lead[];
  order: readonly number[];
  /** How often the page was looked at anew for a better cut of its jumps. */
  cuts: number;
  round: number;
}

interface Lead {
  readonly order: readonly number[];
  readonly makeUp: MakeUp;
}

/** Looks at one order; false when nothing more is to be looked for. */
function oneRound(search: Search, course: Course, desk: MakeUpDesk): boolean {
  const { first, near } = search.orders;
  const proved = provedIn(search, course.order, desk);
  const best = ranked([...course.best, ...proved], search.request.wanted);
  course.best = best;
  course.leads = leadsOf(course, proved);
  if (course.round + 1 >= roundsFor(search, best) || search.states > BUDGET) return false;
  if (isClean(best)) return looksForCut(search, course, proved);
  refute(search.refuted, proved);
  course.order =
    first[course.round + 1] ??
    near(course.leads[course.round % course.leads.length]?.order ?? (first[0] as readonly number[]), course.round);
  return true;
}

/** Looks anew at a page that comes out where a jump of its best make-up is cut inside a sentence: frames of other depths may cut it at the end of one. */
function looksForCut({ refuted, request }: Search, course: Course, proved: readonly MakeUp[]): boolean {
  const isTorn = ({ setting }: ProvenMakeUp): boolean => setting.fit.torn > CUT_SENTENCE;
  if (course.best[0]?.proofs.some(isTorn) !== true || course.cuts === CUT_ROUNDS || request.wanted > 1) return false;
  course.cuts++;
  for (const { stands, proofs } of proved) {
    stands.forEach(({ offer }, at) => {
      if (isTorn(proofs[at] as ProvenMakeUp)) refuted.add(offer);
    });
  }
  return true;
}

/** How many rounds to try: items that have no room in one order may have it in another. */
function roundsFor({ orders, states }: Search, best: readonly MakeUp[]): number {
  const runs = orders.first.length > 1;
  if (best.length === 0) return states > 0 ? orders.first.length : 1;
  return runs ? RUN_ROUNDS : ROUNDS;
}

/** The orders of the best make-ups, each with its best. */
function leadsOf({ leads, order }: Course, [best]: readonly MakeUp[]): readonly Lead[] {
  if (best === undefined) return leads;
  return [...leads.filter((lead) => lead.order !== order), { order, makeUp: best }]
    .sort((a, b) => byQuality(a.makeUp, b.makeUp))
    .slice(0, LEADS);
}

/** What the regions hold, and what the items take of them, each at the offer that costs least, white included. */
function roomIn({ problem: { regions, offers } }: Search): Pick<Found, "capacity" | "demand"> {
  return {
    capacity: regions.reduce((sum, { columns, rows, row }) => sum + columns * (rows - (row === 0 ? 1 : 0)), 0),
    demand: offers.reduce((sum, own) => sum + (needIn(own) ?? 0), 0),
  };
}

/** Looks at the items in some order, and proves the most promising arrangements. */
function provedIn(search: Search, order: readonly number[], desk: MakeUpDesk): readonly MakeUp[] {
  const { request, refuted, puzzle } = search;
  for (;;) {
    const look = puzzle.look({ order, refuted, excess: search.excess });
    const { found } = look;
    search.states += look.states;
    const wider =
      found.length < ENOUGH_CANDIDATES ? Math.min(MOST_EXCESS, search.excess * WIDER) : farther(found[0], look);
    if (wider <= search.excess) return proveBest(found, request, desk);
    search.excess = wider;
  }
}

/** Proves one make-up after the other; once enough hold, only those that can be better. */
function proveBest(found: readonly Arrangement[], request: PageRequest, desk: MakeUpDesk): readonly MakeUp[] {
  const chosen = found.slice(0, Math.max(PROVED, request.wanted * 2));
  const proved: MakeUp[] = [];
  for (const candidate of chosen) {
    const best = ranked(proved, request.wanted);
    const worst = best.length === request.wanted && isClean(best) ? (best.at(-1) as MakeUp).cost : undefined;
    if (worst !== undefined && hopeOf(candidate) >= worst) continue;
    proved.push(provePage(candidate, request, desk));
  }
  return proved;
}

/**
 * How far beyond the items' best to look, where the best has a mark that another may avoid. Every arrangement but a windmill has a cut across the
 * whole page, and so less to win.
 */
function farther(best: Arrangement | undefined, { least, crossing }: Outlook): number {
  return best === undefined || best.marks === 0 ? 0 : Math.min(FAR, best.cost - least - crossing);
}

function provePage(candidate: Arrangement, request: PageRequest, desk: MakeUpDesk): MakeUp {
  const { items } = request;
  const proved = candidate.stands.map((stand) => prove(items[stand.item] as Item, stand, desk));
  const faults = proved.reduce((sum, proof) => sum + proof.faults, 0);
  const { stands, cost, marks } = candidate;
  const heads = stands.flatMap((stand, index) => headsAsSet(stand, proved[index] as ProvenMakeUp, desk));
  const set = judgedAsSet(stands, heads, request);
  const cuts = proved.reduce((sum, { setting: { fit } }) => sum + BY_CUT * fit.torn + BY_LONE * fit.lone, 0);
  const own = cost + set.cost + cuts;
  return { ...candidate, cost: own, marks: marks + set.touching, proofs: proved, faults };
}

function refute(refuted: Set<Offer>, makeUps: readonly MakeUp[]): void {
  for (const { stands, proofs } of makeUps) {
    stands.forEach(({ offer }, index) => {
      if (proofs[index]?.good === false) refuted.add(offer);
    });
  }
}
