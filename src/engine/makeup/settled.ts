import { type Diagnostic, warningAt } from "../../base/diagnostic.ts";
import { count, type Extent, type FramePlan, isSameExtent } from "../../base/extent.ts";
import type { Desk } from "../layout/desk.ts";
import { areaOf, between } from "../layout/grid.ts";
import { MAY_END_SHORT } from "../layout/weights.ts";
import type { SettledFrame, SettledPage, SettledStory } from "../model/issue.ts";
import type { Grid } from "../model/paper.ts";
import { byQuality, type MakeUp } from "./found.ts";
import { type Given, judge, judgedAsSet } from "./judge.ts";
import { demandOf } from "./jumps.ts";
import type { MakeUpDesk, ProvenMakeUp } from "./known.ts";
import type { Item, Offer, Placement, Shape } from "./offers/item.ts";
import { askedDepth, offersOf } from "./offers/offers.ts";
import { settledShapes } from "./offers/shapes.ts";
import { headsAsSet, prove } from "./prove.ts";
import { headRow, rowsFrom } from "./region.ts";
import { SOLVER } from "./solver/solve.ts";
import type { Rows, Scaffold } from "./solver/solver.ts";
import {
  BY_LINE,
  MINDED,
  OVER_FRAME,
  OVER_FRAME_ROW,
  RECKONED,
  REST,
  SETTLED_PULL,
  SETTLED_ROUNDS,
  STRIP,
  STRIP_ROOM,
  STRIP_ROWS,
} from "./weights.ts";

// A page whose order and columns an editor keeps: only rows are to be found. What stands on it gives boundaries, of which each has one row; the solver finds the cheapest rows for
// all of them at once, proofs make offers dearer, and it is asked again.

/** A settled page, its stories as items, and what stands there before them. */
interface SettledRequest extends Given {
  readonly settled: SettledPage;
  readonly items: readonly Item[];
}

/** What stands on the page, in its order. */
interface Block extends Footing {
  /** The number of a story's item; undefined for white and given frames. */
  readonly item: number | undefined;
  /** A story's, by depth. */
  readonly prices: readonly (readonly Price[])[];
}

interface Course {
  readonly request: SettledRequest;
  readonly blocks: readonly Block[];
  readonly boundaries: Boundaries;
  readonly last: number;
}

/** Finds the rows of a settled page's frames (RULES.md#settled-pages); undefined where its order leaves a story no rows at all. */
export function makeSettled(request: SettledRequest, desk: MakeUpDesk): MakeUp | undefined {
  const { grid } = desk.issue.paper;
  const last = grid.rows + 1;
  const blocks = blocksOf(request, desk, last);
  const boundaries = boundariesOf(blocks, grid);
  if (boundaries === undefined) return undefined;
  return proved({ request, blocks, boundaries, last }, desk);
}

/** The items of a settled page's frames, and those that the page has besides. */
export function settledItems(
  { frames }: SettledPage,
  items: readonly Item[],
): { readonly settled: readonly Item[]; readonly others: readonly Item[] } {
  const settled = frames.flatMap((frame) => itemIn(items, frame) ?? []);
  return { settled: settled.map(pliable), others: items.filter((item) => !settled.includes(item)) };
}

/** A warning where the arrangement cannot hold its copy, with the stories that do not fit. */
export function settledFaults(
  { span }: SettledPage,
  items: readonly Item[],
  makeUp: MakeUp | undefined,
  page: string,
): readonly Diagnostic[] {
  if (makeUp === undefined) return [warningAt(span, "settled-crossed", { page })];
  const unfit = makeUp.placements.filter(({ item }, index) =>
    isUnfit(items[item] as Item, makeUp.proofs[index] as ProvenMakeUp),
  );
  if (unfit.length === 0) return [];
  const stories = unfit.map(({ item }) => `\`${items[item]?.story.id}\``).join(", ");
  return [warningAt(span, "settled-unfit", { page, stories })];
}

/** True where the layout will tell of the story: too much or too little copy, a photo without a place, a headline that is too long. */
function isUnfit({ share }: Item, { setting }: ProvenMakeUp): boolean {
  const { fit, blocks, standing, stage } = setting;
  const offCopy = share === undefined && (!fit.ended || fit.empty > MAY_END_SHORT);
  return offCopy || standing.length < blocks.length || (stage.head?.tooLong.length ?? 0) > 0;
}

/** Column-rows that the stories ask for; of one that goes on what it has. */
export function settledDemand(items: readonly Item[], { placements }: MakeUp, desk: MakeUpDesk): number {
  return placements.reduce((sum, { item, frame }) => {
    const own = items[item] as Item;
    return sum + (own.share === undefined ? demandOf([own], desk) : areaOf(frame));
  }, 0);
}

/** A part that goes on takes what its neighbours leave: so it was made up, and the page that it goes on to is settled for that. */
function pliable(item: Item): Item {
  return item.share === undefined ? item : { ...item, share: { ...item.share, pull: SETTLED_PULL } };
}

function itemIn(items: readonly Item[], frame: SettledFrame): Item | undefined {
  if (frame.kind !== "story") return undefined;
  return items.find(({ story, part }) => story.id === frame.story && part.number === frame.part);
}

function blocksOf({ settled, items, fixed }: SettledRequest, desk: MakeUpDesk, last: number): readonly Block[] {
  const own = settled.frames.flatMap((frame): readonly Block[] => {
    if (frame.kind === "given") return [storyless(frame.frame)];
    const { columns } = frame;
    if (frame.kind === "white") return [storyless({ columns, rows: undefined })];
    const item = itemIn(items, frame);
    if (item === undefined) return [];
    return [{ columns, rows: undefined, item: items.indexOf(item), prices: pricesOf(item, frame, desk, last) }];
  });
  const { head, foot } = unnamedIn(own, fixed);
  return [...head.map(storyless), ...own, ...foot.map(storyless)];
}

/** White, or a frame that is given. */
function storyless({ columns, rows }: Footing): Block {
  return { columns, rows, item: undefined, prices: [] };
}

/** The best make-up among those that are proved, round after round: what a proof minds makes its offer dearer in the next. */
function proved(course: Course, desk: MakeUpDesk): MakeUp | undefined {
  let best: MakeUp | undefined;
  for (let round = 0; round < SETTLED_ROUNDS; round++) {
    const rows = SOLVER.rows(scaffoldOf(course));
    if (rows === undefined) return best;
    const chosen = chosenAt(course, rows);
    const makeUp = provedOnce(course, chosen, rows, desk);
    if (best === undefined || byQuality(makeUp, best) < 0) best = makeUp;
    const news = chosen.filter(({ proved: known }) => !known);
    if (news.length === 0) return best;
    chosen.forEach((price, index) => {
      if (price.proved) return;
      price.proved = true;
      price.minded = (makeUp.proofs[index] as ProvenMakeUp).faults;
    });
  }
  return best;
}

function scaffoldOf({ blocks, boundaries, last }: Course): Scaffold {
  const { upper, lower, rows, feet, foot } = boundaries;
  const pillars = blocks.flatMap(({ rows: given, item, prices, columns }, at) => {
    if (given !== undefined) return [];
    const cost = item === undefined ? whiteCost(columns, last) : costsOf(prices, last);
    return [{ from: upper[at] as number, to: lower[at] as number, cost }];
  });
  const white = feet.map(({ boundary, columns }) => ({ from: boundary, to: foot, cost: whiteCost(columns, last) }));
  return { rows, pillars: [...pillars, ...white], last };
}

function costsOf(prices: Block["prices"], last: number): Float64Array {
  return Float64Array.from({ length: last + 1 }, (_, depth) => {
    const price = cheapestPrice(prices[depth] ?? []);
    return price === undefined ? Number.POSITIVE_INFINITY : costOf(price);
  });
}

function whiteCost(columns: Extent, last: number): Float64Array {
  const wide = count(columns);
  return Float64Array.from({ length: last + 1 }, (_, rows) => {
    const small = rows < STRIP_ROWS || rows * wide < STRIP_ROOM;
    return rows * wide * REST + (rows > 0 && small ? STRIP : 0);
  });
}

/** The stories' prices at the rows that were found, in the order of the blocks. */
function chosenAt({ blocks, boundaries }: Course, { rows }: Rows): readonly Price[] {
  return blocks.flatMap(({ item, prices }, at) => {
    if (item === undefined) return [];
    const depth = (rows[boundaries.lower[at] as number] as number) - (rows[boundaries.upper[at] as number] as number);
    return [cheapestPrice(prices[depth] ?? []) as Price];
  });
}

function provedOnce(course: Course, chosen: readonly Price[], { rows }: Rows, desk: MakeUpDesk): MakeUp {
  const { request, blocks, boundaries } = course;
  const { grid } = desk.issue.paper;
  const standing = blocks.flatMap((block, at) =>
    block.item === undefined ? [] : [{ ...block, item: block.item, at }],
  );
  const placements = standing.map(({ item, columns, at }, index): Placement => {
    const from = rows[boundaries.upper[at] as number] as number;
    const depth = (rows[boundaries.lower[at] as number] as number) - from;
    return { item, offer: (chosen[index] as Price).offer, frame: { columns, rows: rowsFrom(from, depth) } };
  });
  const proofs = placements.map((placement) => prove(request.items[placement.item] as Item, placement, desk));
  const heads = placements.flatMap((placement, index) => headsAsSet(placement, proofs[index] as ProvenMakeUp, desk));
  const judged = judge(placements, request, grid);
  const asSet = judgedAsSet(placements, heads, request);
  const white = boundaries.feet.map((foot) => whiteAt(foot.columns, rows[foot.boundary] as number, course.last));
  const offers = placements.reduce((sum, { offer }) => sum + offer.cost, 0);
  const rest = white.map(({ frame }) => frame).find((frame) => frame !== undefined);
  return {
    placements,
    proofs,
    cost: offers + judged.cost + asSet.cost + white.reduce((sum, { cost }) => sum + cost, 0),
    faults: proofs.reduce((sum, { faults }) => sum + faults, 0),
    marks: judged.touching + judged.crossing + asSet.touching,
    rest,
  };
}

function whiteAt(
  columns: Extent,
  row: number,
  last: number,
): { readonly cost: number; readonly frame: FramePlan | undefined } {
  const free = last - row;
  const frame = free > 0 ? { columns, rows: rowsFrom(row, free) } : undefined;
  return { cost: whiteCost(columns, last)[free] as number, frame };
}

/** An offer of a settled story, and what it costs as far as it is known: a proof may tell more. */
interface Price {
  readonly offer: Offer;
  /** Column-rows that a proof minds, or will about mind. */
  minded: number;
  proved: boolean;
}

/** What a settled story may be, by depth from 0 to `last`: it has to stand whatever its copy, so every depth but 0 has a price. */
function pricesOf(item: Item, settled: SettledStory, desk: Desk, last: number): readonly Price[][] {
  const shapes = settledShapes(item, settled, desk);
  const legs = settled.legs ?? count(settled.columns);
  const prices = Array.from({ length: last + 1 }, (): Price[] => []);
  const known = shapes.flatMap((shape, at) => {
    const offers = offersOf(item, shape, desk, last);
    // The form that is settled has to stand, whether its copy fills it or not.
    return at === 0 && offers.length === 0 ? [[askedOf(item, shape, desk, last)]] : byShape(offers);
  });
  for (const own of known) for (let depth = 1; depth <= last; depth++) prices[depth]?.push(priceAt(depth, own, legs));
  return prices;
}

function byShape(offers: readonly Offer[]): readonly (readonly Offer[])[] {
  const found = new Map<Shape, Offer[]>();
  for (const offer of offers) {
    const own = found.get(offer.shape) ?? [];
    found.set(offer.shape, own);
    own.push(offer);
  }
  return [...found.values()].map((own) => own.toSorted((a, b) => a.depth - b.depth));
}

/** Of a story whose copy fills its frame at no depth: the one at which it about does. */
function askedOf(item: Item, shape: Shape, desk: Desk, last: number): Offer {
  return { shape, depth: Math.min(last, askedDepth(item, shape, desk, last)), cost: shape.cost };
}

/**
 * A shape at any depth. Between two that it offers it costs what lies between those, since a photo takes the rows in other steps than the offers
 * reckon with, and its proof tells whether it does; beyond them, each row in each leg costs a line that a paragraph wins or loses.
 * @param offers of one shape, one or more, by depth
 */
function priceAt(depth: number, offers: readonly Offer[], legs: number): Price {
  const below = offers.findLast((offer) => offer.depth <= depth);
  const above = offers.find((offer) => offer.depth >= depth);
  if (below !== undefined && below === above) return { offer: below, minded: 0, proved: false };
  if (below !== undefined && above !== undefined) {
    const share = (depth - below.depth) / (above.depth - below.depth);
    const offer = { ...below, depth, cost: below.cost + share * (above.cost - below.cost) };
    return { offer, minded: 0, proved: false };
  }
  const near = (below ?? above) as Offer;
  const offer = { ...near, depth, cost: near.cost + BY_LINE * legs * Math.abs(depth - near.depth) };
  return { offer, minded: RECKONED * mindedAt(near.depth, depth, legs), proved: false };
}

/** What a proof will about mind of a frame that is less deep, or deeper, than all that are offered: one row is often no matter. */
function mindedAt(asked: number, depth: number, legs: number): number {
  const off = Math.abs(depth - asked) - 1;
  if (off <= 0) return 0;
  return depth < asked ? OVER_FRAME + OVER_FRAME_ROW * off * legs : off * legs;
}

function costOf({ offer, minded }: Price): number {
  return offer.cost + MINDED * minded;
}

function cheapestPrice(prices: readonly Price[]): Price | undefined {
  let best: Price | undefined;
  for (const price of prices) if (best === undefined || costOf(price) < costOf(best)) best = price;
  return best;
}

/** What stands on a page from its head down: each under those before it that share its columns. */
interface Footing {
  readonly columns: Extent;
  /** Undefined: to be found. */
  readonly rows: Extent | undefined;
}

/** The boundaries between what stands on a page. A boundary's row is the first below it; 0 is the page's head, where no white row is needed. */
interface Boundaries {
  /** By what stands: its upper and its lower boundary; of a given frame −1. */
  readonly upper: readonly number[];
  readonly lower: readonly number[];
  /** By boundary. */
  readonly rows: readonly (number | undefined)[];
  /** Columns side by side whose last block ends at one boundary, with room for white under it. */
  readonly feet: readonly Foot[];
  /** The boundary at the page's foot. */
  readonly foot: number;
}

interface Foot {
  readonly boundary: number;
  readonly columns: Extent;
}

/** Boundaries on their way: those of stories that stand directly under one another become one. */
interface Joining {
  readonly parent: number[];
  /** Rows at which given things end above a boundary, and begin below it. */
  readonly above: number[][];
  readonly below: number[][];
}

/** The boundaries of a page; undefined where given frames leave something no room. */
function boundariesOf(order: readonly Footing[], grid: Grid): Boundaries | undefined {
  const count = 2 * order.length + grid.columns;
  const joining: Joining = {
    parent: Array.from({ length: count }, (_, at) => at),
    above: Array.from({ length: count }, () => []),
    below: Array.from({ length: count }, () => []),
  };
  const open: number[] = [];
  for (let column = 1; column <= grid.columns; column++) {
    if (!joinColumn(joining, order, column)) continue;
    // White at the foot is one rectangle: what ends side by side ends on one row.
    if (open.at(-1) === column - 1) join(joining, footOf(order, column - 1), footOf(order, column));
    open.push(column);
  }
  const names = new Map<number, number>();
  const nameOf = (boundary: number): number => {
    const root = rootOf(joining, boundary);
    const name = names.get(root) ?? names.size;
    names.set(root, name);
    return name;
  };
  const isGiven = (at: number): boolean => order[at]?.rows !== undefined;
  const upper = order.map((_, at) => (isGiven(at) ? -1 : nameOf(2 * at)));
  const lower = order.map((_, at) => (isGiven(at) ? -1 : nameOf(2 * at + 1)));
  const feet = open.map((column) => {
    return { boundary: nameOf(footOf(order, column)), columns: { from: column, to: column } };
  });
  const roots = [...names.keys()];
  const fits = roots.every((root) => lowestAbove(joining, root) <= highestBelow(joining, root));
  if (!fits) return undefined;
  return {
    upper,
    lower,
    rows: [...roots.map((root) => rowOf(joining, root)), grid.rows + 1],
    feet: besideOneAnother(feet),
    foot: roots.length,
  };
}

/** @returns true where the column ends with something whose foot is to be found */
function joinColumn(joining: Joining, order: readonly Footing[], column: number): boolean {
  let before: number | undefined;
  let ended: number | undefined = 0;
  order.forEach(({ columns, rows }, at) => {
    if (columns.from > column || columns.to < column) return;
    if (rows !== undefined) {
      if (before !== undefined) joining.below[rootOf(joining, before)]?.push(headRow(rows));
      before = undefined;
      ended = rows.to + 1;
      return;
    }
    if (before !== undefined) join(joining, before, 2 * at);
    else if (ended !== undefined) joining.above[rootOf(joining, 2 * at)]?.push(ended);
    before = 2 * at + 1;
  });
  if (before === undefined) return false;
  join(joining, before, footOf(order, column));
  return true;
}

/** The boundary at the foot of a column's last block. */
function footOf(order: readonly Footing[], column: number): number {
  return 2 * order.length + column - 1;
}

function rootOf({ parent }: Joining, boundary: number): number {
  let root = boundary;
  while (parent[root] !== root) root = parent[root] as number;
  return root;
}

function join(joining: Joining, one: number, other: number): void {
  const [kept, gone] = [rootOf(joining, one), rootOf(joining, other)];
  if (kept === gone) return;
  joining.parent[gone] = kept;
  joining.above[kept]?.push(...(joining.above[gone] ?? []));
  joining.below[kept]?.push(...(joining.below[gone] ?? []));
}

function lowestAbove({ above }: Joining, root: number): number {
  return Math.max(0, ...(above[root] ?? []));
}

function highestBelow({ below }: Joining, root: number): number {
  return Math.min(Number.POSITIVE_INFINITY, ...(below[root] ?? []));
}

/** A boundary lies under what is given above it; else on what is given below it. */
function rowOf(joining: Joining, root: number): number | undefined {
  if ((joining.above[root] ?? []).length > 0) return lowestAbove(joining, root);
  return (joining.below[root] ?? []).length > 0 ? highestBelow(joining, root) : undefined;
}

/** Feet of one boundary whose columns follow one another as one; of different boundaries each by itself. */
function besideOneAnother(feet: readonly Foot[]): readonly Foot[] {
  const found: Foot[] = [];
  for (const { boundary, columns } of feet) {
    const last = found.at(-1);
    if (last !== undefined && last.boundary === boundary && last.columns.to + 1 === columns.from) {
      found[found.length - 1] = { boundary, columns: { from: last.columns.from, to: columns.to } };
    } else found.push({ boundary, columns });
  }
  return found;
}

/** Given frames that the order does not name: those that begin a page's columns, and all others, which end them. */
interface Unnamed {
  readonly head: readonly FramePlan[];
  readonly foot: readonly FramePlan[];
}

function unnamedIn(order: readonly Footing[], given: readonly FramePlan[]): Unnamed {
  const isNamed = (frame: FramePlan): boolean =>
    order.some(({ columns, rows }) => isSameExtent(frame.columns, columns) && isSameExtent(frame.rows, rows));
  const left = given.filter((frame) => !isNamed(frame)).toSorted((a, b) => a.rows.from - b.rows.from);
  const ended = new Map<number, number>();
  const head = left.filter(({ columns, rows }) => {
    const own = between(columns.from, columns.to);
    if (own.some((column) => (ended.get(column) ?? 1) < rows.from)) return false;
    for (const column of own) ended.set(column, rows.to + 1);
    return true;
  });
  return { head, foot: left.filter((frame) => !head.includes(frame)) };
}
