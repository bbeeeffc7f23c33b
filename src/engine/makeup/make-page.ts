import type { LayoutContext } from "../layout/context.ts";
import { CUT_SENTENCE } from "../layout/weights.ts";
import type { Story } from "../model/issue.ts";
import type { Candidate, Item, ProvenMakeUp } from "./candidates/item.ts";
import { candidatesIn, type MakeUpContext, needIn } from "./context.ts";
import { byQuality, type Found, isClean, type MakeUp, NOTHING, type PageRequest, ranked } from "./found.ts";
import { costWithoutTouching, judgedAsSet } from "./judge.ts";
import { headsAsSet, prove } from "./prove.ts";
import {
  type Blank,
  blankCandidates,
  divisions,
  holeIn,
  largestRest,
  type Orders,
  ordersOf,
  type Region,
} from "./region.ts";
import { SOLVER } from "./solver/solve.ts";
import type { Arrangement, Arrangements, OpenProblem, Problem } from "./solver/solver.ts";
import {
  BEST_ORDERS,
  BLANK_SHARE,
  BUDGET,
  BY_CUT,
  BY_LONE,
  CUT_ROUNDS,
  EACH_EXCESS,
  ENOUGH_ARRANGEMENTS,
  EXCESS,
  EXCESS_GROWTH,
  FAR,
  FEW_ITEMS,
  HOLE_MARKS,
  LITTLE_COPY,
  MANY_ITEMS,
  MOST_EXCESS,
  OVER_FRAME,
  PROVED,
  ROUNDS,
  RUN_ROUNDS,
  SCARCE,
  STRIP_ROOM,
} from "./weights.ts";

// Makes one page up: the solver proposes arrangements of the free area, the best are proved by setting their text, and candidates that a proof refutes are left
// out of the next round. If the whole area cannot be filled well, fewer columns or a ragged foot are tried.

/** Finds frames for items in the free area of a page, by guillotine cuts, and proves them by setting the text. */
export function makePage(request: PageRequest, context: MakeUpContext): Found {
  const { memory, bare } = context;
  const pages = new Set(request.items.map(({ part }) => part.page));
  const stories = context.issue.stories.filter(({ parts }) => parts.some(({ page }) => pages.has(page)));
  const entry = memory.memo(newEntry)(memory.same({ ...request, stories }), bare);
  entry.found ??= foundOnce(request, context);
  return entry.found;
}

/** Within one build the plan tries a page before it is made up. */
function foundOnce(request: PageRequest, context: MakeUpContext): Found {
  const { items, ...given } = request;
  const [first] = items;
  if (first === undefined) return NOTHING;
  return context.memos.pages([first, items, JSON.stringify(given)], () => searchPage(request, context));
}

/** The cache entry of a request; the stories with a part on its page belong to the key. */
function newEntry(_of: PageRequest & { readonly stories: readonly Story[] }, _bare: LayoutContext): { found?: Found } {
  return {};
}

function searchPage(request: PageRequest, context: MakeUpContext): Found {
  const best = inDivisions(request, context, (regions) => inRegions(request, regions, context));
  if (holdsCopy(best)) return best;
  const fewer = inFewerColumns(request, best, context);
  if (holdsCopy(fewer)) return fewer;
  const ragged = withRaggedFoot(request, fewer, context);
  return { ...ragged, makeUps: ranked([...fewer.makeUps, ...ragged.makeUps], request.wanted) };
}

function holdsCopy({ makeUps: [best] }: Found): boolean {
  return best !== undefined && best.faults < OVER_FRAME;
}

/** Tries the ways to divide the free area round pinned frames and adverts until a page has no faults and no marks. */
function inDivisions(
  request: PageRequest,
  context: MakeUpContext,
  findIn: (regions: readonly Region[]) => Found,
): Found {
  let best = NOTHING;
  for (const regions of divisions(request.fixed, context)) {
    const found = findIn(regions);
    const withMarks = found.makeUps.map((makeUp) => withHoles(makeUp, regions));
    const makeUps = ranked([...best.makeUps, ...withMarks], request.wanted);
    best = { ...(best.makeUps.length === 0 ? found : best), makeUps, states: best.states + found.states };
    if (makeUps[0]?.faults === 0 && makeUps[0].marks === 0) break;
  }
  return best;
}

/** Lets white stay under some columns of a page that has room for all its copy, before a story is cut or jumps. */
function withRaggedFoot(request: PageRequest, none: Found, context: MakeUpContext): Found {
  if (goesOn(request) || none.demand > SCARCE * none.capacity) return none;
  const { makeUps, states } = inDivisions(request, context, (regions) => {
    const blank = { deepest: Math.max(...regions.map(({ rows }) => rows)), ragged: true };
    return searchRegions(request, regions, blank, context);
  });
  return { ...none, makeUps, states: none.states + states };
}

/** Adds marks for free rectangles above stories: they are worse than any tolerated mark, so that another division of the page is tried. */
function withHoles(makeUp: MakeUp, regions: readonly Region[]): MakeUp {
  const holes = regions.reduce((sum, region) => sum + Math.ceil(holeIn(region, makeUp.placements) / STRIP_ROOM), 0);
  return holes === 0 ? makeUp : { ...makeUp, marks: makeUp.marks + HOLE_MARKS * holes };
}

/** Makes too little copy up in fewer columns, as many as it fills without a fault: the room left is one rectangle. */
function inFewerColumns(request: PageRequest, none: Found, context: MakeUpContext): Found {
  const regions = divisions(request.fixed, context)[0] ?? [];
  const whole = regions.toSorted((a, b) => b.columns * b.rows - a.columns * a.rows)[0];
  if (whole === undefined) return none;
  let best = none;
  for (let columns = whole.columns - 1; columns > 0 && none.demand <= columns * whole.rows; columns--) {
    const found = inRegions(request, [{ ...whole, columns }], context);
    const placed = found.makeUps.map((makeUp) => ({ ...makeUp, rest: largestRest(whole, columns, makeUp.placements) }));
    const makeUps = ranked([...best.makeUps, ...placed], request.wanted);
    best = { ...none, makeUps, states: best.states + found.states };
    if (isClean(makeUps.slice(0, 1))) break;
  }
  return best;
}

/** The best make-up of one rectangle by straight cuts, filling it from its head; undefined if every make-up has a fault. */
export function inRectangle(request: PageRequest, region: Region, context: MakeUpContext): MakeUp | undefined {
  const [best] = searchRegions(request, [region], undefined, context).makeUps;
  return best === undefined || best.faults > 0 ? undefined : best;
}

function inRegions(request: PageRequest, regions: readonly Region[], context: MakeUpContext): Found {
  const found = searchRegions(request, regions, undefined, context);
  if (regions.length > 1 || !mayLeaveBlank(found, request)) return found;
  // White at the foot of some columns only is still one rectangle and leaves more ways to cut the rest.
  const deep = goesOn(request) || found.demand < LITTLE_COPY * found.capacity;
  const deepest = (regions[0]?.rows ?? 0) * (deep ? 1 : BLANK_SHARE);
  const blank = { deepest: Math.floor(deepest), ragged: false };
  const other = searchRegions(request, regions, blank, context);
  const makeUps = ranked([...found.makeUps, ...other.makeUps], request.wanted);
  return { ...found, makeUps, states: found.states + other.states };
}

/** True if white at the foot of some columns may improve the page; a jumping story fills the other columns. */
function mayLeaveBlank({ makeUps, demand, capacity }: Found, request: PageRequest): boolean {
  const [best] = makeUps;
  const isFew = request.items.length <= FEW_ITEMS;
  if (goesOn(request)) return best === undefined || (isFew && best.rest !== undefined);
  return !isClean(makeUps) && (best !== undefined || demand <= SCARCE * capacity);
}

/** True if some copy of the page jumps or is cut by its frame. */
function goesOn({ items }: PageRequest): boolean {
  return items.some(({ share }) => share !== undefined);
}

/**
 * Finds the best make-ups of some regions in rounds; each round leaves out the candidates that proofs refuted.
 * @param cut a free rectangle to cut out as well
 */
function searchRegions(
  request: PageRequest,
  regions: readonly Region[],
  cut: Blank | undefined,
  context: MakeUpContext,
): Found {
  const search = beginSearch(request, regions, cut, context);
  const [plain = []] = search.orders.first;
  const progress: Progress = { best: [], goodOrders: [], order: plain, cuts: 0, round: 0 };
  while (oneRound(search, progress, context)) progress.round++;
  return { makeUps: progress.best, states: search.states, ...roomIn(search) };
}

/** What the rounds of one page share. */
interface Search {
  readonly request: PageRequest;
  readonly problem: Problem;
  readonly openProblem: OpenProblem;
  readonly orders: Orders;
  /** Candidates that a proof refuted. */
  readonly refuted: Set<Candidate>;
  /** The excess of the next attempt: see `Attempt`. */
  excess: number;
  /** Pairs of table entries that were combined. */
  states: number;
}

function beginSearch(
  request: PageRequest,
  regions: readonly Region[],
  cut: Blank | undefined,
  context: MakeUpContext,
): Search {
  const { items, fixed, closing, heads } = request;
  const rows = Math.max(...regions.map((region) => region.rows));
  const columns = Math.max(...regions.map((region) => region.columns));
  const candidates = items.map((item) => candidatesIn(item, { columns, rows }, context));
  const blank = cut && blankCandidates(items[0] as Item, columns, cut.deepest);
  const ragged = cut?.ragged === true;
  const { grid } = context.issue.paper;
  const problem: Problem = { items, candidates, regions, fixed, closing, heads, grid, blank, ragged };
  const openProblem = SOLVER.open(problem, context.memos.buffers);
  return {
    request,
    problem,
    openProblem,
    orders: ordersOf(items, openProblem.inOrder),
    refuted: new Set(),
    excess: Math.max(EXCESS, items.length > MANY_ITEMS ? EACH_EXCESS * items.length : 0),
    states: 0,
  };
}

interface Progress {
  best: readonly MakeUp[];
  /** The orders that gave the best make-ups, best first; then the order of the next round. */
  goodOrders: readonly GoodOrder[];
  order: readonly number[];
  /** Rounds spent on better cuts of jumps. */
  cuts: number;
  round: number;
}

interface GoodOrder {
  readonly order: readonly number[];
  readonly makeUp: MakeUp;
}

/** Searches one order; false if no further round is needed. */
function oneRound(search: Search, progress: Progress, context: MakeUpContext): boolean {
  const { first, near } = search.orders;
  const proved = provedIn(search, progress.order, context);
  const best = ranked([...progress.best, ...proved], search.request.wanted);
  progress.best = best;
  progress.goodOrders = goodOrdersOf(progress, proved);
  if (progress.round + 1 >= roundsFor(search, best) || search.states > BUDGET) return false;
  if (isClean(best)) return continuesForCut(search, progress, proved);
  refute(search.refuted, proved);
  progress.order =
    first[progress.round + 1] ??
    near(
      progress.goodOrders[progress.round % progress.goodOrders.length]?.order ?? (first[0] as readonly number[]),
      progress.round,
    );
  return true;
}

/** Continues the search if a jump of the best make-up is cut inside a sentence: frames of other depths may cut it at the end of one. */
function continuesForCut({ refuted, request }: Search, progress: Progress, proved: readonly MakeUp[]): boolean {
  const isTorn = ({ setting }: ProvenMakeUp): boolean => setting.fit.torn > CUT_SENTENCE;
  if (progress.best[0]?.proofs.some(isTorn) !== true || progress.cuts === CUT_ROUNDS || request.wanted > 1)
    return false;
  progress.cuts++;
  for (const { placements, proofs } of proved) {
    placements.forEach(({ candidate }, at) => {
      if (isTorn(proofs[at] as ProvenMakeUp)) refuted.add(candidate);
    });
  }
  return true;
}

/** The number of rounds: items that have no room in one order may have it in another. */
function roundsFor({ orders, states }: Search, best: readonly MakeUp[]): number {
  const runs = orders.first.length > 1;
  if (best.length === 0) return states > 0 ? orders.first.length : 1;
  return runs ? RUN_ROUNDS : ROUNDS;
}

/** The orders that gave the best make-ups, each with its best one. */
function goodOrdersOf({ goodOrders, order }: Progress, [best]: readonly MakeUp[]): readonly GoodOrder[] {
  if (best === undefined) return goodOrders;
  return [...goodOrders.filter((lead) => lead.order !== order), { order, makeUp: best }]
    .sort((a, b) => byQuality(a.makeUp, b.makeUp))
    .slice(0, BEST_ORDERS);
}

/** The room of the regions, and the room that the items need at their cheapest candidates, white included. */
function roomIn({ problem: { regions, candidates } }: Search): Pick<Found, "capacity" | "demand"> {
  return {
    capacity: regions.reduce((sum, { columns, rows, row }) => sum + columns * (rows - (row === 0 ? 1 : 0)), 0),
    demand: candidates.reduce((sum, own) => sum + (needIn(own) ?? 0), 0),
  };
}

/** Arranges the items in one order, and proves the most promising arrangements. */
function provedIn(search: Search, order: readonly number[], context: MakeUpContext): readonly MakeUp[] {
  const { request, refuted, openProblem } = search;
  for (;;) {
    const result = openProblem.arrange({ order, refuted, excess: search.excess });
    const { found } = result;
    search.states += result.states;
    const wider =
      found.length < ENOUGH_ARRANGEMENTS
        ? Math.min(MOST_EXCESS, search.excess * EXCESS_GROWTH)
        : widerExcess(found[0], result);
    if (wider <= search.excess) return proveBest(found, request, context);
    search.excess = wider;
  }
}

/** Proves one arrangement after the other; once enough are clean, only those that may be cheaper. */
function proveBest(found: readonly Arrangement[], request: PageRequest, context: MakeUpContext): readonly MakeUp[] {
  const chosen = found.slice(0, Math.max(PROVED, request.wanted * 2));
  const proved: MakeUp[] = [];
  for (const arrangement of chosen) {
    const best = ranked(proved, request.wanted);
    const worst = best.length === request.wanted && isClean(best) ? (best.at(-1) as MakeUp).cost : undefined;
    if (worst !== undefined && costWithoutTouching(arrangement) >= worst) continue;
    proved.push(provePage(arrangement, request, context));
  }
  return proved;
}

/**
 * The excess to search with if the best arrangement has a mark that another may avoid. All arrangements but pinwheels already pay for a cut across the whole
 * page, so they have less to gain.
 */
function widerExcess(best: Arrangement | undefined, { least, crossing }: Arrangements): number {
  return best === undefined || best.marks === 0 ? 0 : Math.min(FAR, best.cost - least - crossing);
}

function provePage(arrangement: Arrangement, request: PageRequest, context: MakeUpContext): MakeUp {
  const { items } = request;
  const proved = arrangement.placements.map((placement) => prove(items[placement.item] as Item, placement, context));
  const faults = proved.reduce((sum, proof) => sum + proof.faults, 0);
  const { placements, cost, marks } = arrangement;
  const heads = placements.flatMap((placement, index) => headsAsSet(placement, proved[index] as ProvenMakeUp, context));
  const set = judgedAsSet(placements, heads, request);
  const cuts = proved.reduce((sum, { setting: { fit } }) => sum + BY_CUT * fit.torn + BY_LONE * fit.lone, 0);
  const own = cost + set.cost + cuts;
  return { ...arrangement, cost: own, marks: marks + set.touching, proofs: proved, faults };
}

function refute(refuted: Set<Candidate>, makeUps: readonly MakeUp[]): void {
  for (const { placements, proofs } of makeUps) {
    placements.forEach(({ candidate }, index) => {
      if (proofs[index]?.good === false) refuted.add(candidate);
    });
  }
}
