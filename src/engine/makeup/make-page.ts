import type { Desk } from "../layout/desk.ts";
import { CUT_SENTENCE } from "../layout/weights.ts";
import type { Story } from "../model/issue.ts";
import { byQuality, type Found, isClean, type MakeUp, NOTHING, type PageRequest, ranked } from "./found.ts";
import { hopeOf, judgedAsSet } from "./judge.ts";
import { type MakeUpDesk, needIn, offersIn, type ProvenMakeUp } from "./known.ts";
import type { Item, Offer } from "./offers/item.ts";
import { headsAsSet, prove } from "./prove.ts";
import {
  type Blank,
  blankOffers,
  divisions,
  holeIn,
  largestRest,
  type Orders,
  ordersOf,
  type Region,
} from "./region.ts";
import { SOLVER } from "./solver/solve.ts";
import type { Arrangement, Outlook, Problem, Puzzle } from "./solver/solver.ts";
import {
  BLANK_SHARE,
  BUDGET,
  BY_CUT,
  BY_LONE,
  CUT_ROUNDS,
  EACH_EXCESS,
  ENOUGH_CANDIDATES,
  EXCESS,
  FAR,
  FEW_ITEMS,
  HOLE_MARKS,
  LEADS,
  LITTLE,
  MANY_ITEMS,
  MOST_EXCESS,
  OVER_FRAME,
  PROVED,
  ROUNDS,
  RUN_ROUNDS,
  SCARCE,
  STRIP_ROOM,
  WIDER,
} from "./weights.ts";

// One page: its free area whole, in fewer columns, with a ragged foot; in each the solver's arrangements are proved by setting them, and what a proof refutes, the next round does
// without.

/** Finds frames for items in the free area of a page: guillotine cuts, judged as a whole, proved by the engine itself. */
export function makePage(request: PageRequest, desk: MakeUpDesk): Found {
  const { memory, bare } = desk;
  const pages = new Set(request.items.map(({ part }) => part.page));
  const stories = desk.issue.stories.filter(({ parts }) => parts.some(({ page }) => pages.has(page)));
  const made = memory.memo(newPage)(memory.same({ ...request, stories }), bare);
  made.found ??= madeFrom(request, desk);
  return made.found;
}

/** What is found for a request, beside the stories that have a part on its page. */
function newPage(_of: PageRequest & { readonly stories: readonly Story[] }, _bare: Desk): { found?: Found } {
  return {};
}

function madeFrom(request: PageRequest, desk: MakeUpDesk): Found {
  if (request.items.length === 0) return NOTHING;
  const best = inDivisions(request, desk, (regions) => inRegions(request, regions, desk));
  if (holdsCopy(best)) return best;
  const fewer = inFewerColumns(request, best, desk);
  if (holdsCopy(fewer)) return fewer;
  const ragged = withRaggedFoot(request, fewer, desk);
  return { ...ragged, makeUps: ranked([...fewer.makeUps, ...ragged.makeUps], request.wanted) };
}

/** True for a page that is made up, and holds its copy. */
function holdsCopy({ makeUps: [best] }: Found): boolean {
  return best !== undefined && best.faults < OVER_FRAME;
}

/** Tries the ways to divide the free area round pinned frames and adverts, until a page without faults and marks is found. */
function inDivisions(request: PageRequest, desk: MakeUpDesk, findIn: (regions: readonly Region[]) => Found): Found {
  let best = NOTHING;
  for (const regions of divisions(request.fixed, desk)) {
    const found = findIn(regions);
    const told = found.makeUps.map((makeUp) => withHoles(makeUp, regions));
    const makeUps = ranked([...best.makeUps, ...told], request.wanted);
    best = { ...(best.makeUps.length === 0 ? found : best), makeUps, states: best.states + found.states };
    if (makeUps[0]?.faults === 0 && makeUps[0].marks === 0) break;
  }
  return best;
}

/** Makes up a page that has room for all its copy with white under some columns too: no story is cut, or goes on elsewhere, for the sake of a straight foot. */
function withRaggedFoot(request: PageRequest, none: Found, desk: MakeUpDesk): Found {
  if (goesOn(request) || none.demand > SCARCE * none.capacity) return none;
  const { makeUps, states } = inDivisions(request, desk, (regions) => {
    const blank = { deepest: Math.max(...regions.map(({ rows }) => rows)), ragged: true };
    return searchRegions(request, regions, blank, desk);
  });
  return { ...none, makeUps, states: none.states + states };
}

/** A free rectangle over other stories that stays empty is worse than any mark that is borne: another division of the page may fill it. */
function withHoles(makeUp: MakeUp, regions: readonly Region[]): MakeUp {
  const holes = regions.reduce((sum, region) => sum + Math.ceil(holeIn(region, makeUp.placements) / STRIP_ROOM), 0);
  return holes === 0 ? makeUp : { ...makeUp, marks: makeUp.marks + HOLE_MARKS * holes };
}

/** Makes up copy that is too little for all columns in fewer, as many as hold it without a fault: the room left over is a rectangle. */
function inFewerColumns(request: PageRequest, none: Found, desk: MakeUpDesk): Found {
  const regions = divisions(request.fixed, desk)[0] ?? [];
  const whole = regions.toSorted((a, b) => b.columns * b.rows - a.columns * a.rows)[0];
  if (whole === undefined) return none;
  let best = none;
  for (let columns = whole.columns - 1; columns > 0 && none.demand <= columns * whole.rows; columns--) {
    const found = inRegions(request, [{ ...whole, columns }], desk);
    const placed = found.makeUps.map((makeUp) => ({ ...makeUp, rest: largestRest(whole, columns, makeUp.placements) }));
    const makeUps = ranked([...best.makeUps, ...placed], request.wanted);
    best = { ...none, makeUps, states: best.states + found.states };
    if (isClean(makeUps.slice(0, 1))) break;
  }
  return best;
}

/** The best make-up of one rectangle by straight cuts, which fills it or some rows of it from its head; undefined where there is none without a fault. */
export function inRectangle(request: PageRequest, region: Region, desk: MakeUpDesk): MakeUp | undefined {
  const [best] = searchRegions(request, [region], undefined, desk).makeUps;
  return best === undefined || best.faults > 0 ? undefined : best;
}

function inRegions(request: PageRequest, regions: readonly Region[], desk: MakeUpDesk): Found {
  const found = searchRegions(request, regions, undefined, desk);
  if (regions.length > 1 || !mayLeaveBlank(found, request)) return found;
  // White at the foot of some columns only, still one rectangle, leaves more ways to cut the rest.
  const deep = goesOn(request) || found.demand < LITTLE * found.capacity;
  const deepest = (regions[0]?.rows ?? 0) * (deep ? 1 : BLANK_SHARE);
  const blank = { deepest: Math.floor(deepest), ragged: false };
  const other = searchRegions(request, regions, blank, desk);
  const makeUps = ranked([...found.makeUps, ...other.makeUps], request.wanted);
  return { ...found, makeUps, states: found.states + other.states };
}

/** True where white at the foot of some columns may be better than what was found; a story that goes on elsewhere fills the others. */
function mayLeaveBlank({ makeUps, demand, capacity }: Found, request: PageRequest): boolean {
  const [best] = makeUps;
  const isFew = request.items.length <= FEW_ITEMS;
  if (goesOn(request)) return best === undefined || (isFew && best.rest !== undefined);
  return !isClean(makeUps) && (best !== undefined || demand <= SCARCE * capacity);
}

/** True where copy of a page goes on elsewhere, or is cut by its frame. */
function goesOn({ items }: PageRequest): boolean {
  return items.some(({ share }) => share !== undefined);
}

/** The best make-ups of some regions, round after round: what a proof refutes, the next round does without. @param cut a free rectangle to cut out besides */
function searchRegions(
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
  for (const { placements, proofs } of proved) {
    placements.forEach(({ offer }, at) => {
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
  const proved = candidate.placements.map((placement) => prove(items[placement.item] as Item, placement, desk));
  const faults = proved.reduce((sum, proof) => sum + proof.faults, 0);
  const { placements, cost, marks } = candidate;
  const heads = placements.flatMap((placement, index) => headsAsSet(placement, proved[index] as ProvenMakeUp, desk));
  const set = judgedAsSet(placements, heads, request);
  const cuts = proved.reduce((sum, { setting: { fit } }) => sum + BY_CUT * fit.torn + BY_LONE * fit.lone, 0);
  const own = cost + set.cost + cuts;
  return { ...candidate, cost: own, marks: marks + set.touching, proofs: proved, faults };
}

function refute(refuted: Set<Offer>, makeUps: readonly MakeUp[]): void {
  for (const { placements, proofs } of makeUps) {
    placements.forEach(({ offer }, index) => {
      if (proofs[index]?.good === false) refuted.add(offer);
    });
  }
}
