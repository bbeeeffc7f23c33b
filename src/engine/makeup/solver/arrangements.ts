import type { Extent, FramePlan } from "../../../base/extent.ts";
import { type HeadPlace, touchingRows } from "../../layout/faults/touching.ts";
import type { Candidate, Candidates, Item, Placement } from "../candidates/item.ts";
import { costWithoutTouching, inversionsPlanned, judge, marksBeyond } from "../judge.ts";
import { headRow, largerOf, type Region, restOf, rowsFrom } from "../region.ts";
import {
  CHANGES,
  CROSSING,
  EVEN_FORMS,
  EVENED_TRIED,
  FAR,
  HEAD_PAIR,
  INVERTED,
  JUDGED,
  LEVEL_TRIED,
  MANY_ITEMS,
  PASSED_OVER,
  PINWHEELS,
  STRIP_ROOM,
  SWAPPED,
  SWAPPED_OF_MANY,
} from "../weights.ts";
import { isAsWished } from "../wishes.ts";
import {
  bestWayOf,
  type Cuts,
  cutRoot,
  cutUpTo,
  isWholePage,
  newShortlist,
  rootOf,
  type Table,
  traced,
} from "./cuts.ts";
import { type PairBuffers, pinwheels } from "./pinwheels.ts";
import type { Arrangement, Problem } from "./solver.ts";

// Arranges whole pages from the cheapest cuts. A cut knows nothing of what meets across it, so the cheapest results are judged as pages, and the best of these
// are improved: equals change places if heads touch, and gaps between briefs are evened.

/** The four outer blocks of a pinwheel, each of which needs an item. */
const OTHERS = 4;

/** The items in the order of the cuts; numbers beyond the items are free rectangles. */
type PageProblem = Omit<Problem, "candidates"> & { readonly buffers: PairBuffers };

/** A page before it is judged. */
interface Rough {
  readonly cost: number;
  /** The cost of the white at the foot of its regions. */
  readonly white: number;
  readonly rest: FramePlan | undefined;
  readonly placements: () => readonly Placement[];
}

/** The cheapest arrangements by the cuts' own cost, ranked as whole pages. */
export function arrangements(cuts: Table, problem: PageProblem): readonly Arrangement[] {
  const [only, ...others] = problem.regions as readonly [Region, ...Region[]];
  const pinwheels = pinwheelsIn(cuts, problem);
  const all = problem.items.length + (problem.blank === undefined ? 0 : 1);
  // In a single region the first cut is searched apart, so the set of all items is not needed.
  cutUpTo(cuts, others.length === 0 && all > 1 ? all - 1 : all);
  const rough =
    others.length === 0
      ? [...oneRegion(cuts, only, problem.blank !== undefined && !problem.ragged), ...pinwheels]
      : severalRegions(cuts, problem.regions);
  return weighed(rough, cuts, problem);
}

/** The cheapest pinwheels; only sets as large as their blocks are cut. */
function pinwheelsIn(cuts: Table, problem: PageProblem): readonly Rough[] {
  if (!mayHavePinwheels(cuts, problem)) return [];
  cutUpTo(cuts, problem.items.length - OTHERS);
  const within = { limit: Math.max(FAR, cuts.cutting.excess), buffers: problem.buffers };
  return pinwheelPages(cuts, problem.regions[0] as Region, within);
}

/** Pinwheels are searched on pages with one region and no free rectangle. */
function mayHavePinwheels({ cutting }: Cuts, { regions, blank }: PageProblem): boolean {
  return regions.length === 1 && blank === undefined && isWholePage(cutting, (regions[0] as Region).columns);
}

function weighed(rough: readonly Rough[], cuts: Cuts, problem: PageProblem): readonly Arrangement[] {
  return rough
    .map((each) => judged(each, problem))
    .filter(({ placements }) => isAsWished(placements, problem.items))
    .sort((a, b) => costWithoutTouching(a) - costWithoutTouching(b))
    .slice(0, problem.items.length > MANY_ITEMS ? SWAPPED_OF_MANY : SWAPPED)
    .map((each) => withEvenBriefs(withSwaps(each, problem), cuts, problem))
    .sort((a, b) => marksBeyond(a) - marksBeyond(b) || a.cost - b.cost);
}

function judged(rough: Rough, problem: PageProblem): Arrangement {
  const { items, grid } = problem;
  const all = rough.placements();
  const placements = all.filter(({ item }) => item < items.length);
  const free = all.find(({ item }) => item >= items.length)?.frame;
  const { cost, touching, crossing } = judge(placements, problem, grid);
  const rest = largerOf(free, rough.rest);
  const own = costOf(all) + rough.white + cost + INVERTED * inversionsPlanned(placements, items).length;
  return { placements, cost: own, marks: touching + crossing, touching, rest };
}

/** Evens the gaps between briefs as far as no more heads touch. */
function withEvenBriefs(
  arrangement: Arrangement,
  { cutting: { candidates } }: Cuts,
  problem: PageProblem,
): Arrangement {
  const marksOf = (placements: readonly Placement[]): Pick<Arrangement, "marks" | "touching"> => {
    const { touching, crossing } = judge(placements, problem, problem.grid);
    return { touching, marks: touching + crossing };
  };
  const placements = evened(
    arrangement.placements,
    problem.items,
    candidates,
    (moved) => marksOf(moved).marks <= arrangement.marks,
  );
  return placements === arrangement.placements ? arrangement : { ...arrangement, placements, ...marksOf(placements) };
}

function withSwaps(arrangement: Arrangement, problem: PageProblem): Arrangement {
  if (arrangement.marks === 0) return arrangement;
  const { items, grid, heads } = problem;
  const placements = swapped(arrangement.placements, items, heads);
  if (placements === arrangement.placements || !isAsWished(placements, items)) return arrangement;
  const { cost, touching, crossing } = judge(placements, problem, grid);
  const change = cost - judge(arrangement.placements, problem, grid).cost;
  return { ...arrangement, placements, cost: arrangement.cost + change, marks: touching + crossing, touching };
}

function costOf(placements: readonly Placement[]): number {
  return placements.reduce((sum, { candidate }) => sum + candidate.cost, 0);
}

function capOf({ base, cutting }: Cuts): number {
  return (base[cutting.family.whole] as number) + cutting.excess;
}

function oneRegion(cuts: Cuts, region: Region, full: boolean): readonly Rough[] {
  const set = cuts.cutting.family.whole;
  const { columns: width, column, row } = region;
  const root = rootOf(region, full, cuts.cutting.price);
  const apart = isWholePage(cuts.cutting, width);
  const list = newShortlist(JUDGED, capOf(cuts) + (apart ? CROSSING : 0));
  cutRoot(cuts, root, list);
  return list.taken().map(({ cost, depth, name }) => ({
    cost,
    white: root.white[depth] as number,
    rest: restOf(region, depth),
    placements: () => traced(cuts, { set, column, row, width, depth }, name),
  }));
}

/** @param within the most that a pinwheel may cost beyond its items' best */
function pinwheelPages(
  cuts: Cuts,
  region: Region,
  within: { readonly limit: number; readonly buffers: PairBuffers },
): readonly Rough[] {
  const { column, row } = region;
  const root = rootOf(region, false, cuts.cutting.price);
  return pinwheels(cuts, root, { most: PINWHEELS, ...within }).map(({ cost, depth, placements }) => ({
    cost,
    white: root.white[depth] as number,
    rest: restOf(region, depth),
    placements: () => placements(column, row),
  }));
}

/** Gives each region some of the items, cut as well as possible. */
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
    list.add(cost, 0, index);
  }
  return list.taken().map(({ cost, name }) => {
    const sets = shares[name] as readonly number[];
    const parts = sets.map((set, region) => best[region]?.(set) as Rough);
    return {
      cost,
      white: parts.reduce((sum, { white }) => sum + white, passed[filled(sets)] as number),
      rest: parts.findLast(({ rest }) => rest)?.rest,
      placements: () => parts.flatMap(({ placements }) => placements()),
    };
  });
}

/** A bit mask of the regions with items. */
function filled(sets: readonly number[]): number {
  return sets.reduce((bits, set, region) => (set < 0 ? bits : bits | (1 << region)), 0);
}

/** The cost of empty regions while a region that begins lower has items, by the mask of regions with items. Small strips do not count. */
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

/** The best way to fill a region with each set; −1 is the empty set. */
function bestIn(cuts: Cuts, region: Region): (set: number) => Rough | undefined {
  const root = rootOf(region, false, cuts.cutting.price);
  const cached = new Map<number, Rough | undefined>();
  const find = (set: number): Rough | undefined => {
    const none = root.rest[0] as number;
    if (set < 0) return { cost: none, white: root.white[0] as number, rest: restOf(region, 0), placements: () => [] };
    const way = bestWayOf(cuts, set, root);
    if (way === undefined) return undefined;
    const { columns: width, column, row } = region;
    const block = { set, column, row, width, depth: way.depth };
    const placements = (): readonly Placement[] => traced(cuts, block, way.back);
    return { cost: way.cost, white: root.white[way.depth] as number, rest: restOf(region, way.depth), placements };
  };
  return (set) => {
    if (!cached.has(set)) cached.set(set, find(set));
    return cached.get(set);
  };
}

/** Exchanges equals if fewer heads touch then (碰题). Each column keeps its depth, so the rest of the page stays. */
function swapped(
  placements: readonly Placement[],
  items: readonly Item[],
  heads: readonly HeadPlace[],
): readonly Placement[] {
  const board = boardOf(placements, heads);
  let changed = false;
  for (let change = 0; change < CHANGES && board.load > 0; change++) {
    const best = bestMove(board, items);
    if (best === undefined) break;
    putOnBoard(board, best.stack, best.order);
    board.load = loadOf(board);
    changed = true;
  }
  return changed ? placementsOnBoard(board) : placements;
}

function bestMove(board: Board, items: readonly Item[]): Move | undefined {
  let best: Move | undefined;
  let least = board.load;
  board.stacks.forEach((order, stack) => {
    order.forEach((upper, from) => {
      for (let to = from + 1; to < order.length; to++) {
        const lower = order[to] as number;
        if (!areEqual(items, board, upper, lower)) continue;
        const move = { stack, from, to, order: order.with(from, lower).with(to, upper) };
        const load = shifted(board, move);
        if (load >= least) continue;
        least = load;
        best = move;
      }
    });
  });
  return best;
}

function areEqual(items: readonly Item[], { placements }: Board, a: number, b: number): boolean {
  const one = items[(placements[a] as Placement).item];
  const other = items[(placements[b] as Placement).item];
  return one?.story.priority === other?.story.priority && one?.opening === other?.opening;
}

/** A page's placements, arranged so that many changes can be weighed fast. */
interface Board {
  readonly placements: readonly Placement[];
  /** By placement: its first row, 0 at the page's head. */
  readonly rows: Int32Array;
  /** By placement, then the given heads. */
  readonly heads: readonly HeadPlace[];
  /** Placements over the same columns, one under the other, from the top. */
  readonly stacks: (readonly number[])[];
  /** By stack: the heads in the columns to its left and right. */
  readonly lefts: readonly (readonly number[])[];
  readonly rights: readonly (readonly number[])[];
  /** The weight of all touching heads: pairs, and the rows that they share. */
  load: number;
}

/** A stack in another order. */
interface Move {
  readonly stack: number;
  /** The first and the last place in the stack that change. */
  readonly from: number;
  readonly to: number;
  readonly order: readonly number[];
}

function boardOf(placements: readonly Placement[], given: readonly HeadPlace[]): Board {
  const heads = [...placements.map(({ frame }) => movable(frame.columns)), ...given];
  const numbered = placements.map(({ frame }, at) => ({ frame, at }));
  const stacks = stacksOf(numbered).map((stack) => stack.map(({ at }) => at));
  const beside = (is: (own: Extent, other: Extent) => boolean): readonly (readonly number[])[] =>
    stacks.map(([first = 0]) =>
      [...heads.keys()].filter((at) => is((heads[first] as HeadPlace).columns, (heads[at] as HeadPlace).columns)),
    );
  const board: Board = {
    placements,
    rows: Int32Array.from(placements, ({ frame }) => headRow(frame.rows)),
    heads,
    stacks,
    lefts: beside((own, other) => other.to + 1 === own.from),
    rights: beside((own, other) => own.to + 1 === other.from),
    load: 0,
  };
  placements.forEach((_, at) => {
    settle(board, at);
  });
  board.load = loadOf(board);
  return board;
}

/** A head with columns and no rows yet. */
function movable(columns: Extent): MovableHead {
  return { columns, rows: { from: 1, to: 0 }, left: true, right: false };
}

interface MovableHead extends HeadPlace {
  readonly rows: { from: number; to: number };
  right: boolean;
}

/** Puts a head where its candidate and its row place it. */
function settle(board: Board, at: number): void {
  const { headRows = 0, reaches, drop = 0 } = (board.placements[at] as Placement).candidate.shape;
  const head = board.heads[at] as MovableHead;
  head.rows.from = Math.max(1, board.rows[at] as number) + drop;
  head.rows.to = head.rows.from + headRows - 1;
  head.right = reaches || drop > 0;
}

/** Groups placements over the same columns, each directly under the last, from the top. */
function stacksOf<S extends Pick<Placement, "frame">>(placements: readonly S[]): readonly (readonly S[])[] {
  const inOrder = placements.toSorted(
    ({ frame: a }, { frame: b }) =>
      a.columns.from - b.columns.from || a.columns.to - b.columns.to || a.rows.from - b.rows.from,
  );
  const stacks: S[][] = [];
  for (const placement of inOrder) {
    const { columns, rows } = placement.frame;
    const above = stacks.at(-1)?.at(-1)?.frame;
    const same = above?.columns.from === columns.from && above.columns.to === columns.to;
    if (same && above.rows.to + 1 === rows.from) stacks.at(-1)?.push(placement);
    else stacks.push([placement]);
  }
  return stacks;
}

function loadOf(board: Board): number {
  let load = 0;
  for (const left of board.heads) for (const right of board.heads) load += loadOfPair(left, right);
  return load;
}

function loadOfPair(left: HeadPlace, right: HeadPlace): number {
  const rows = touchingRows(left, right);
  return rows > 0 ? HEAD_PAIR + rows : 0;
}

/** The weight of the heads at some places of a stack; heads of one stack never touch. */
function loadIn(board: Board, { stack, from, to }: Move): number {
  const { heads } = board;
  const order = board.stacks[stack] as readonly number[];
  const lefts = board.lefts[stack] as readonly number[];
  const rights = board.rights[stack] as readonly number[];
  let load = 0;
  for (let place = from; place <= to; place++) {
    const own = heads[order[place] as number] as HeadPlace;
    for (const left of lefts) load += loadOfPair(heads[left] as HeadPlace, own);
    for (const right of rights) load += loadOfPair(own, heads[right] as HeadPlace);
  }
  return load;
}

/** The board's load after a move. */
function shifted(board: Board, move: Move): number {
  const order = board.stacks[move.stack] as readonly number[];
  const before = loadIn(board, move);
  putOnBoard(board, move.stack, move.order);
  const after = loadIn(board, move);
  putOnBoard(board, move.stack, order);
  return board.load - before + after;
}

function putOnBoard(board: Board, stack: number, order: readonly number[]): void {
  const [first = 0] = board.stacks[stack] as readonly number[];
  let row = board.rows[first] as number;
  for (const at of order) {
    board.rows[at] = row;
    settle(board, at);
    row += (board.placements[at] as Placement).candidate.depth;
  }
  board.stacks[stack] = order;
}

function placementsOnBoard({ placements, rows }: Board): readonly Placement[] {
  return placements.map(({ item, candidate, frame: { columns } }, at) => ({
    item,
    candidate,
    frame: { columns, rows: rowsFrom(rows[at] as number, candidate.depth) },
  }));
}

/**
 * Shares the spare rows of each stack of briefs (集纳) out evenly: unequal gaps show, wide ones do not (RULES.md#briefs). Each stack keeps its depth, so the rest
 * of the page stays. If heads would touch with the most even depths, the next ones are tried.
 * @returns the same placements if nothing changes
 */
export function evened(
  placements: readonly Placement[],
  items: readonly Item[],
  candidates: readonly Candidates[],
  holds: (placements: readonly Placement[]) => boolean,
): readonly Placement[] {
  let made = placements;
  for (const stack of briefStacks(placements, items)) {
    const tried = evener(stack, candidates).find((chosen) => holds(withDepths(made, stack, chosen)));
    const own = tried ?? stack.map(({ candidate }) => candidate);
    const level = isUneven(own)
      ? levelled(stack, candidates).find((chosen) => holds(withDepths(made, stack, chosen)))
      : tried;
    const chosen = level ?? tried;
    if (chosen !== undefined) made = withDepths(made, stack, chosen);
  }
  return made;
}

/** Ignores the last brief: its white is at the column's foot. */
function isUneven(chosen: readonly Candidate[]): boolean {
  const gaps = chosen.slice(0, -1).map(({ below = 0 }) => below);
  return Math.max(...gaps) - Math.min(...gaps) > 1;
}

/** Forms of a stack's briefs with the same total depth, whose gaps differ by a row at most; the cheapest first. */
function levelled(stack: readonly Placement[], candidates: readonly Candidates[]): readonly (readonly Candidate[])[] {
  const total = stack.reduce((sum, { candidate }) => sum + candidate.depth, 0);
  const most = stack.reduce((sum, { candidate }) => sum + candidate.cost, EVEN_FORMS);
  const choices = stack.map(({ item, candidate }) =>
    unlike(
      (candidates[item]?.[candidate.shape.columns - 1] ?? []).filter(
        ({ shape }) => shape === candidate.shape || isWhole(shape),
      ),
    ),
  );
  return [0, 1]
    .flatMap((least) => cheapestOf(choices, total, (below) => below === least || below === least + 1))
    .filter(({ cost }) => cost <= most)
    .sort((a, b) => a.cost - b.cost)
    .slice(0, LEVEL_TRIED)
    .map(({ chosen }) => chosen);
}

/** The cheapest of the forms with the same depth, gap and head. */
function unlike(candidates: readonly Candidate[]): readonly Candidate[] {
  const found = new Map<string, Candidate>();
  for (const candidate of candidates) {
    const { depth, below, shape } = candidate;
    const key = `${depth} ${below} ${shape.reaches} ${shape.headRows}`;
    if (candidate.cost < (found.get(key)?.cost ?? Number.POSITIVE_INFINITY)) found.set(key, candidate);
  }
  return [...found.values()];
}

function isWhole({ part, columns }: Candidate["shape"]): boolean {
  return (part.over ?? columns) >= columns;
}

interface Levelled {
  readonly cost: number;
  readonly chosen: readonly Candidate[];
}

/** The cheapest candidates with a given total depth and gaps that pass `may`; the last brief may have any. */
function cheapestOf(
  choices: readonly (readonly Candidate[])[],
  total: number,
  may: (below: number) => boolean,
): readonly Levelled[] {
  let partial = new Map<number, readonly Levelled[]>([[0, [{ cost: 0, chosen: [] }]]]);
  choices.forEach((each, at) => {
    const next = new Map<number, Levelled[]>();
    for (const candidate of each) {
      if (at < choices.length - 1 && !may(candidate.below ?? 0)) continue;
      for (const [depth, all] of partial) {
        const reached = depth + candidate.depth;
        if (reached > total) continue;
        const own = all.map(({ cost, chosen }) => ({ cost: cost + candidate.cost, chosen: [...chosen, candidate] }));
        next.set(reached, [...(next.get(reached) ?? []), ...own]);
      }
    }
    partial = new Map(
      [...next].map(([depth, all]) => [depth, all.sort((a, b) => a.cost - b.cost).slice(0, LEVEL_TRIED)]),
    );
  });
  return partial.get(total) ?? [];
}

function withDepths(
  placements: readonly Placement[],
  stack: readonly Placement[],
  chosen: readonly Candidate[],
): readonly Placement[] {
  const moved = new Map<number, Placement>();
  let row = headRow((stack[0] as Placement).frame.rows);
  for (const [at, { item, frame }] of stack.entries()) {
    const candidate = chosen[at] as Candidate;
    moved.set(item, { item, candidate, frame: { columns: frame.columns, rows: rowsFrom(row, candidate.depth) } });
    row += candidate.depth;
  }
  return placements.map((placement) => moved.get(placement.item) ?? placement);
}

/** Stacks of two or more briefs. */
function briefStacks(placements: readonly Placement[], items: readonly Item[]): readonly (readonly Placement[])[] {
  const isBrief = ({ item }: Placement): boolean =>
    items[item]?.story.priority === "brief" && items[item]?.share === undefined;
  return stacksOf(placements.filter(isBrief)).filter((stack) => stack.length > 1);
}

/** The depths chosen for some of a stack's briefs, and how uneven they are. */
interface Shared {
  readonly uneven: number;
  readonly chosen: readonly Candidate[];
}

/** Depths of a stack's own forms with the same total, nearer to even shares than now; the most even first. */
function evener(stack: readonly Placement[], candidates: readonly Candidates[]): readonly (readonly Candidate[])[] {
  const total = stack.reduce((sum, { candidate }) => sum + candidate.depth, 0);
  const choices = stack.map(({ item, candidate }) =>
    (candidates[item]?.[candidate.shape.columns - 1] ?? []).filter(({ shape }) => shape === candidate.shape),
  );
  if (choices.some((each) => each.length === 0)) return [];
  const least = choices.map((each) => each.reduce((best, one) => (one.cost < best.cost ? one : best)).depth);
  const share = (total - least.reduce((sum, depth) => sum + depth, 0)) / stack.length;
  const off = ({ depth }: Candidate, at: number): number => (depth - (least[at] as number) - share) ** 2;
  const now = stack.reduce((sum, { candidate }, at) => sum + off(candidate, at), 0);
  let partial = new Map<number, readonly Shared[]>([[0, [{ uneven: 0, chosen: [] }]]]);
  choices.forEach((each, at) => {
    const next = new Map<number, Shared[]>();
    for (const [depth, all] of partial) {
      for (const candidate of each) {
        const reached = depth + candidate.depth;
        const more = all.map(({ uneven, chosen }) => ({
          uneven: uneven + off(candidate, at),
          chosen: [...chosen, candidate],
        }));
        if (reached <= total) next.set(reached, [...(next.get(reached) ?? []), ...more]);
      }
    }
    partial = new Map(
      [...next].map(([depth, all]) => [depth, all.sort((a, b) => a.uneven - b.uneven).slice(0, EVENED_TRIED)]),
    );
  });
  const nearer = (partial.get(total) ?? []).filter(({ uneven }) => uneven < now).map(({ chosen }) => chosen);
  // The white below the last brief is at the column's foot, so it is no gap.
  const gaps = stack.slice(0, -1).map(({ candidate }, at) => candidate.depth - (least[at] as number));
  return Math.max(...gaps) - Math.min(...gaps) > 1 ? nearer : nearer.slice(0, 1);
}
