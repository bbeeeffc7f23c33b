import type { Extent, FramePlan } from "../../../base/extent.ts";
import { type HeadPlace, touchingRows } from "../../layout/faults/touching.ts";
import { hopeOf, inversionsOffered, judge, marksBeyond } from "../judge.ts";
import type { Item, Offer, Offers, Placement } from "../offers/item.ts";
import { headRow, largerOf, type Region, restOf, rowsFrom } from "../region.ts";
import {
  CHANGES,
  CROSSING,
  EVEN_FORMS,
  EVENED_TRIED,
  FAR,
  GIFTS,
  HEAD_PAIR,
  INVERTED,
  JUDGED,
  LEVEL_TRIED,
  MANY_ITEMS,
  MILLS,
  OTHER_FORM,
  OVER_BORNE,
  OVER_HABIT,
  PASSED_OVER,
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
  fallsApart,
  newShortlist,
  rootOf,
  type Table,
  traced,
} from "./cuts.ts";
import type { Arrangement, Problem } from "./solver.ts";
import { type TwosRoom, windmills } from "./windmills.ts";

// Whole pages from the cheapest cuts. Cuts know nothing of what meets across them; so the cheapest are judged as pages, and the best of these are mended: equals change places
// where heads touch, and gaps between briefs are evened.

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
  readonly placements: () => readonly Placement[];
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
    .filter(({ placements }) => isAsWished(placements, ground.items))
    .sort((a, b) => hopeOf(a) - hopeOf(b))
    .slice(0, ground.items.length > MANY_ITEMS ? SWAPPED_OF_MANY : SWAPPED)
    .map((each) => withEvenBriefs(withSwaps(each, cuts, ground), cuts, ground))
    .sort((a, b) => marksBeyond(a) - marksBeyond(b) || a.cost - b.cost);
}

function judged(rough: Rough, ground: Ground): Arrangement {
  const { items, grid } = ground;
  const all = rough.placements();
  const placements = all.filter(({ item }) => item < items.length);
  const free = all.find(({ item }) => item >= items.length)?.frame;
  const { cost, touching, crossing } = judge(placements, ground, grid);
  const rest = largerOf(free, rough.rest);
  const own =
    costOf(all) + rough.white + cost + habitCost(placements) + INVERTED * inversionsOffered(placements, items).length;
  return { placements, cost: own, marks: touching + crossing, touching, rest };
}

/** With gaps between briefs as even as they may be without more heads that touch. */
function withEvenBriefs(candidate: Arrangement, { cutting: { offers } }: Cuts, ground: Ground): Arrangement {
  const marksOf = (placements: readonly Placement[]): Pick<Arrangement, "marks" | "touching"> => {
    const { touching, crossing } = judge(placements, ground, ground.grid);
    return { touching, marks: touching + crossing };
  };
  const placements = evened(
    candidate.placements,
    ground.items,
    offers,
    (moved) => marksOf(moved).marks <= candidate.marks,
  );
  return placements === candidate.placements ? candidate : { ...candidate, placements, ...marksOf(placements) };
}

function withSwaps(candidate: Arrangement, cuts: Cuts, ground: Ground): Arrangement {
  if (candidate.marks === 0) return candidate;
  const { items, grid, heads } = ground;
  const { offers } = cuts.cutting;
  const placements = swapped(candidate.placements, { items, heads, offers });
  if (placements === candidate.placements || !isAsWished(placements, items)) return candidate;
  const before = judge(candidate.placements, ground, grid).cost + costOf(candidate.placements);
  const { cost, touching, crossing } = judge(placements, ground, grid);
  const change = cost + costOf(placements) - before;
  return { ...candidate, placements, cost: candidate.cost + change, marks: touching + crossing, touching };
}

/** Heads over some of their legs: one or two on a page are a change, more are a habit (RULES.md#heads). */
function habitCost(placements: readonly Placement[]): number {
  const heads = placements.filter(({ offer: { shape } }) => shape.columns > 1);
  const over = heads.filter(({ offer: { shape } }) => (shape.part.over ?? shape.columns) < shape.columns).length;
  const beyond = Math.max(0, over - Math.max(1, heads.length * OVER_BORNE));
  return OVER_HABIT * beyond * beyond;
}

function costOf(placements: readonly Placement[]): number {
  return placements.reduce((sum, { offer }) => sum + offer.cost, 0);
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
    placements: () => traced(cuts, { set, column, row, width, depth }, name),
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
  return windmills(cuts, root, { most: MILLS, ...within }).map(({ cost, depth, placements }) => ({
    cost,
    white: root.white[depth] as number,
    rest: restOf(region, depth),
    placements: () => placements(column, row),
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
      placements: () => parts.flatMap(({ placements }) => placements()),
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
    if (set < 0) return { cost: none, white: root.white[0] as number, rest: restOf(region, 0), placements: () => [] };
    const way = bestWayOf(cuts, set, root);
    if (way === undefined) return undefined;
    const { columns: width, column, row } = region;
    const block = { set, column, row, width, depth: way.depth };
    const placements = (): readonly Placement[] => traced(cuts, block, way.back);
    return { cost: way.cost, white: root.white[way.depth] as number, rest: restOf(region, way.depth), placements };
  };
  return (set) => {
    if (!known.has(set)) known.set(set, find(set));
    return known.get(set);
  };
}

/** A page's items, the heads among which they stand, and what each item offers. */
interface Swapping {
  readonly items: readonly Item[];
  readonly heads: readonly HeadPlace[];
  readonly offers: readonly Offers[];
}

/**
 * The same columns with equals in another order, a row given from one story to another, or one in another form of the same
 * depth, where fewer heads then stand side by side (碰题). Each column keeps its depth, so that all others stay.
 */
function swapped(placements: readonly Placement[], swapping: Swapping): readonly Placement[] {
  const board = boardOf(placements, swapping.heads);
  if (board.load === 0) return placements;
  let changed = false;
  for (let change = 0; change < CHANGES && board.load > 0; change++) {
    const best = bestMove(board, swapping);
    if (best === undefined) break;
    putOnBoard(board, best);
    board.load = loadOf(board);
    changed = true;
  }
  return changed ? placementsOnBoard(board, placements) : placements;
}

function bestMove(board: Board, swapping: Swapping): Move | undefined {
  let best: Move | undefined;
  let least = board.load;
  const weigh = (move: Move): void => {
    const load = shifted(board, move);
    if (load >= least) return;
    least = load;
    best = move;
  };
  board.stacks.forEach((order, stack) => {
    order.forEach((upper, from) => {
      for (const offer of otherForms(board, swapping, upper)) {
        weigh({ stack, from, to: from, offers: [[upper, offer]], order });
      }
      for (let to = from + 1; to < order.length; to++) {
        const lower = order[to] as number;
        if (areEqual(swapping.items, board, upper, lower)) {
          weigh({ stack, from, to, offers: [], order: order.with(from, lower).with(to, upper) });
        }
        for (const offers of giftsOf(board, swapping, upper, lower)) weigh({ stack, from, to, offers, order });
      }
    });
  });
  return best;
}

/** Forms of a story at the same width and depth whose head could not touch one at its right. */
function otherForms(board: Board, { offers }: Swapping, at: number): readonly Offer[] {
  const own = board.offers[at] as Offer;
  if (!own.shape.reaches) return [];
  return offersOf(board, offers, at).filter(
    ({ depth, cost, shape }) => depth === own.depth && !shape.reaches && cost < own.cost + OTHER_FORM,
  );
}

function giftsOf(board: Board, { offers }: Swapping, upper: number, lower: number): readonly Move["offers"][] {
  return GIFTS.flatMap((more) => {
    const a = atDepth(offersOf(board, offers, upper), board.offers[upper] as Offer, more);
    const b = a && atDepth(offersOf(board, offers, lower), board.offers[lower] as Offer, -more);
    return a !== undefined && b !== undefined ? [[[upper, a] as const, [lower, b] as const]] : [];
  });
}

/** The same shape with `more` rows, where it is offered. */
function atDepth(offers: readonly Offer[], own: Offer, more: number): Offer | undefined {
  return offers.find(({ shape, depth }) => depth === own.depth + more && shape === own.shape);
}

function offersOf(board: Board, offers: Swapping["offers"], at: number): readonly Offer[] {
  return offers[board.items[at] as number]?.[(board.offers[at] as Offer).shape.columns - 1] ?? [];
}

function areEqual(items: readonly Item[], board: Board, a: number, b: number): boolean {
  const one = items[board.items[a] as number];
  const other = items[board.items[b] as number];
  return one?.story.priority === other?.story.priority && one?.opening === other?.opening;
}

/** A page's placements in a form in which many changes can be weighed. */
interface Board {
  /** By placement. */
  readonly items: readonly number[];
  readonly offers: Offer[];
  /** By placement: its first row, 0 at the page's head. */
  readonly rows: Int32Array;
  /** By placement, then the given ones. */
  readonly heads: readonly HeadPlace[];
  /** Stands over the same columns, one under the other, from the top. */
  readonly stacks: (readonly number[])[];
  /** By stack: what stands in the columns left and right of it. */
  readonly lefts: readonly (readonly number[])[];
  readonly rights: readonly (readonly number[])[];
  /** What touching heads count: pairs, and the rows that they share. */
  load: number;
}

/** A stack in another order, or with other offers for some of its placements. */
interface Move {
  readonly stack: number;
  /** The first and the last place in the stack that change. */
  readonly from: number;
  readonly to: number;
  readonly order: readonly number[];
  readonly offers: readonly (readonly [placement: number, offer: Offer])[];
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
    items: placements.map(({ item }) => item),
    offers: placements.map(({ offer }) => offer),
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

/** A head that has its columns, and no rows yet. */
function movable(columns: Extent): MovableHead {
  return { columns, rows: { from: 1, to: 0 }, left: true, right: false };
}

interface MovableHead extends HeadPlace {
  readonly rows: { from: number; to: number };
  right: boolean;
}

/** Puts a placement's head where its offer and its row have it. */
function settle(board: Board, at: number): void {
  const { headRows = 0, reaches, drop = 0 } = (board.offers[at] as Offer).shape;
  const head = board.heads[at] as MovableHead;
  head.rows.from = Math.max(1, board.rows[at] as number) + drop;
  head.rows.to = head.rows.from + headRows - 1;
  head.right = reaches || drop > 0;
}

/** Stands over the same columns, one directly under the other, from the top. */
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

/** What all touching heads count. */
function loadOf(board: Board): number {
  let load = 0;
  for (const left of board.heads) for (const right of board.heads) load += loadOfPair(left, right);
  return load;
}

function loadOfPair(left: HeadPlace, right: HeadPlace): number {
  const rows = touchingRows(left, right);
  return rows > 0 ? HEAD_PAIR + rows : 0;
}

/** What the heads at some places of a stack count together with all others; heads of one stack never touch. */
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

/** What the board would count after a move. */
function shifted(board: Board, move: Move): number {
  const order = board.stacks[move.stack] as readonly number[];
  const offers = move.offers.map(([at]) => [at, board.offers[at] as Offer] as const);
  const before = loadIn(board, move);
  putOnBoard(board, move);
  const after = loadIn(board, move);
  putOnBoard(board, { ...move, order, offers });
  return board.load - before + after;
}

function putOnBoard(board: Board, { stack, order, offers }: Move): void {
  const [first = 0] = board.stacks[stack] as readonly number[];
  let row = board.rows[first] as number;
  for (const [at, offer] of offers) board.offers[at] = offer;
  for (const at of order) {
    board.rows[at] = row;
    settle(board, at);
    row += (board.offers[at] as Offer).depth;
  }
  board.stacks[stack] = order;
}

function placementsOnBoard(board: Board, placements: readonly Placement[]): readonly Placement[] {
  return placements.map(({ item, frame }, at) => {
    const row = board.rows[at] as number;
    const offer = board.offers[at] as Offer;
    return { item, offer, frame: { columns: frame.columns, rows: rowsFrom(row, offer.depth) } };
  });
}

/**
 * Briefs that stand one under the other in the same columns (集纳) with the rows that they have more than they need shared out evenly: it is
 * unlike gaps that show, not wide ones (RULES.md#briefs). Every column keeps its depth, so that all others stay. Where the evenest depths of a stack
 * do not hold, because heads then touch, the next do.
 * @returns the same placements where nothing changes
 */
export function evened(
  placements: readonly Placement[],
  items: readonly Item[],
  offers: readonly Offers[],
  holds: (placements: readonly Placement[]) => boolean,
): readonly Placement[] {
  let made = placements;
  for (const stack of briefStacks(placements, items)) {
    const tried = evener(stack, offers).find((chosen) => holds(withDepths(made, stack, chosen)));
    const own = tried ?? stack.map(({ offer }) => offer);
    const level = isUneven(own)
      ? levelled(stack, offers).find((chosen) => holds(withDepths(made, stack, chosen)))
      : tried;
    const chosen = level ?? tried;
    if (chosen !== undefined) made = withDepths(made, stack, chosen);
  }
  return made;
}

/** What the last has below it shows at its column's foot, not as a gap. */
function isUneven(chosen: readonly Offer[]): boolean {
  const gaps = chosen.slice(0, -1).map(({ below = 0 }) => below);
  return Math.max(...gaps) - Math.min(...gaps) > 1;
}

/** Forms of a stack that together are as deep as before, of which no gap has two rows more than another: the cheapest first. */
function levelled(stack: readonly Placement[], offers: readonly Offers[]): readonly (readonly Offer[])[] {
  const total = stack.reduce((sum, { offer }) => sum + offer.depth, 0);
  const most = stack.reduce((sum, { offer }) => sum + offer.cost, EVEN_FORMS);
  const able = stack.map(({ item, offer }) =>
    unlike(
      (offers[item]?.[offer.shape.columns - 1] ?? []).filter(({ shape }) => shape === offer.shape || isWhole(shape)),
    ),
  );
  return [0, 1]
    .flatMap((least) => cheapestOf(able, total, (below) => below === least || below === least + 1))
    .filter(({ cost }) => cost <= most)
    .sort((a, b) => a.cost - b.cost)
    .slice(0, LEVEL_TRIED)
    .map(({ chosen }) => chosen);
}

/** Of forms that no other head could tell from one another the cheapest. */
function unlike(offers: readonly Offer[]): readonly Offer[] {
  const found = new Map<string, Offer>();
  for (const offer of offers) {
    const { depth, below, shape } = offer;
    const key = `${depth} ${below} ${shape.reaches} ${shape.headRows}`;
    if (offer.cost < (found.get(key)?.cost ?? Number.POSITIVE_INFINITY)) found.set(key, offer);
  }
  return [...found.values()];
}

/** A head over some of the legs is no more than a way out. */
function isWhole({ part, columns }: Offer["shape"]): boolean {
  return (part.over ?? columns) >= columns;
}

interface Levelled {
  readonly cost: number;
  readonly chosen: readonly Offer[];
}

/** The cheapest offers that together have a depth, with the gaps that may be; the last may have any. */
function cheapestOf(
  able: readonly (readonly Offer[])[],
  total: number,
  may: (below: number) => boolean,
): readonly Levelled[] {
  let known = new Map<number, readonly Levelled[]>([[0, [{ cost: 0, chosen: [] }]]]);
  able.forEach((each, at) => {
    const next = new Map<number, Levelled[]>();
    for (const offer of each) {
      if (at < able.length - 1 && !may(offer.below ?? 0)) continue;
      for (const [depth, all] of known) {
        const reached = depth + offer.depth;
        if (reached > total) continue;
        const own = all.map(({ cost, chosen }) => ({ cost: cost + offer.cost, chosen: [...chosen, offer] }));
        next.set(reached, [...(next.get(reached) ?? []), ...own]);
      }
    }
    known = new Map(
      [...next].map(([depth, all]) => [depth, all.sort((a, b) => a.cost - b.cost).slice(0, LEVEL_TRIED)]),
    );
  });
  return known.get(total) ?? [];
}

function withDepths(
  placements: readonly Placement[],
  stack: readonly Placement[],
  chosen: readonly Offer[],
): readonly Placement[] {
  const moved = new Map<number, Placement>();
  let row = headRow((stack[0] as Placement).frame.rows);
  for (const [at, { item, frame }] of stack.entries()) {
    const offer = chosen[at] as Offer;
    moved.set(item, { item, offer, frame: { columns: frame.columns, rows: rowsFrom(row, offer.depth) } });
    row += offer.depth;
  }
  return placements.map((placement) => moved.get(placement.item) ?? placement);
}

/** Whole briefs of two and more. */
function briefStacks(placements: readonly Placement[], items: readonly Item[]): readonly (readonly Placement[])[] {
  const isBrief = ({ item }: Placement): boolean =>
    items[item]?.story.priority === "brief" && items[item]?.share === undefined;
  return stacksOf(placements.filter(isBrief)).filter((stack) => stack.length > 1);
}

/** Some of a stack's briefs with the depths that they take, and how uneven those are. */
interface Shared {
  readonly uneven: number;
  readonly chosen: readonly Offer[];
}

/** The depths of a stack's own forms that together are as deep as before and nearer to their even shares, the nearest first. */
function evener(stack: readonly Placement[], offers: readonly Offers[]): readonly (readonly Offer[])[] {
  const total = stack.reduce((sum, { offer }) => sum + offer.depth, 0);
  const able = stack.map(({ item, offer }) =>
    (offers[item]?.[offer.shape.columns - 1] ?? []).filter(({ shape }) => shape === offer.shape),
  );
  if (able.some((each) => each.length === 0)) return [];
  const least = able.map((each) => each.reduce((best, one) => (one.cost < best.cost ? one : best)).depth);
  const share = (total - least.reduce((sum, depth) => sum + depth, 0)) / stack.length;
  const off = ({ depth }: Offer, at: number): number => (depth - (least[at] as number) - share) ** 2;
  const now = stack.reduce((sum, { offer }, at) => sum + off(offer, at), 0);
  let known = new Map<number, readonly Shared[]>([[0, [{ uneven: 0, chosen: [] }]]]);
  able.forEach((each, at) => {
    const next = new Map<number, Shared[]>();
    for (const [depth, all] of known) {
      for (const offer of each) {
        const reached = depth + offer.depth;
        const more = all.map(({ uneven, chosen }) => ({ uneven: uneven + off(offer, at), chosen: [...chosen, offer] }));
        if (reached <= total) next.set(reached, [...(next.get(reached) ?? []), ...more]);
      }
    }
    known = new Map(
      [...next].map(([depth, all]) => [depth, all.sort((a, b) => a.uneven - b.uneven).slice(0, EVENED_TRIED)]),
    );
  });
  const nearer = (known.get(total) ?? []).filter(({ uneven }) => uneven < now).map(({ chosen }) => chosen);
  // What the last has more shows at its column's foot, not as a gap.
  const gaps = stack.slice(0, -1).map(({ offer }, at) => offer.depth - (least[at] as number));
  return Math.max(...gaps) - Math.min(...gaps) > 1 ? nearer : nearer.slice(0, 1);
}
