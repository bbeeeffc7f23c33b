import { type Diagnostic, warningAt } from "../../base/diagnostic.ts";
import { count, type Extent, type FramePlan, isSameExtent } from "../../base/extent.ts";
import type { LayoutContext } from "../layout/context.ts";
import { areaOf, between } from "../layout/grid.ts";
import { MAY_END_SHORT } from "../layout/weights.ts";
import type { SettledFrame, SettledPage, SettledStory } from "../model/issue.ts";
import type { Grid } from "../model/paper.ts";
import { candidatesOf, usualDepth } from "./candidates/candidates.ts";
import type { Candidate, Item, Placement, Shape } from "./candidates/item.ts";
import { settledShapes } from "./candidates/shapes.ts";
import type { MakeUpContext, ProvenMakeUp } from "./context.ts";
import { byQuality, type MakeUp } from "./found.ts";
import { type Given, judge, judgedAsSet } from "./judge.ts";
import { demandOf } from "./jumps.ts";
import { headsAsSet, prove } from "./prove.ts";
import { headRow, rowsFrom } from "./region.ts";
import { SOLVER } from "./solver/solve.ts";
import type { Rows, RowsProblem } from "./solver/solver.ts";
import {
  BY_LINE,
  EXPECTED_FAULTS,
  OVER_FRAME,
  OVER_FRAME_ROW,
  REST,
  SETTLED_FAULT,
  SETTLED_PULL,
  SETTLED_ROUNDS,
  STRIP,
  STRIP_ROOM,
  STRIP_ROWS,
} from "./weights.ts";

// Makes up a page whose order and columns the editor fixed (settled): only rows are to be found. The blocks of the page define boundaries with one row each,
// and the solver finds the cheapest rows of all boundaries at once. Then the candidates are proved; faults raise their price, and the rows are solved again.

/** A settled page with its stories as items. */
interface SettledRequest extends Given {
  readonly settled: SettledPage;
  readonly items: readonly Item[];
}

/** A block of the page, in its order. */
interface Block extends OrderedFrame {
  /** The index of a story's item; undefined for white and given frames. */
  readonly item: number | undefined;
  /** For a story: its prices by depth. */
  readonly prices: readonly (readonly Price[])[];
}

interface SettledSearch {
  readonly request: SettledRequest;
  readonly blocks: readonly Block[];
  readonly boundaries: Boundaries;
  readonly last: number;
}

/** Finds the rows of a settled page's frames (RULES.md#settled-pages); undefined if its order leaves a story no rows. */
export function makeSettled(request: SettledRequest, context: MakeUpContext): MakeUp | undefined {
  const { grid } = context.issue.paper;
  const last = grid.rows + 1;
  const blocks = blocksOf(request, context, last);
  const boundaries = boundariesOf(blocks, grid);
  if (boundaries === undefined) return undefined;
  return bestProved({ request, blocks, boundaries, last }, context);
}

/** The items of a settled page's frames, and the other items of the page. */
export function settledItems(
  { frames }: SettledPage,
  items: readonly Item[],
): { readonly settled: readonly Item[]; readonly others: readonly Item[] } {
  const settled = frames.flatMap((frame) => itemIn(items, frame) ?? []);
  return { settled: settled.map(withLowPull), others: items.filter((item) => !settled.includes(item)) };
}

/** Warns if the arrangement cannot hold its copy, with the stories that do not fit. */
export function reportSettled(
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

/** True if layout will report the story: too much or too little copy, a photo without a place, a headline that is too long. */
function isUnfit({ share }: Item, { setting }: ProvenMakeUp): boolean {
  const { fit, blocks, standing, stage } = setting;
  const offCopy = share === undefined && (!fit.ended || fit.empty > MAY_END_SHORT);
  return offCopy || standing.length < blocks.length || (stage.head?.tooLong.length ?? 0) > 0;
}

/** Column-rows that the stories need; for a jumping story those that it has. */
export function settledDemand(items: readonly Item[], { placements }: MakeUp, context: MakeUpContext): number {
  return placements.reduce((sum, { item, frame }) => {
    const own = items[item] as Item;
    return sum + (own.share === undefined ? demandOf([own], context) : areaOf(frame));
  }, 0);
}

/** A jumping part takes what its neighbours leave, since the page that it continues on is settled to match. */
function withLowPull(item: Item): Item {
  return item.share === undefined ? item : { ...item, share: { ...item.share, pull: SETTLED_PULL } };
}

function itemIn(items: readonly Item[], frame: SettledFrame): Item | undefined {
  if (frame.kind !== "story") return undefined;
  return items.find(({ story, part }) => story.id === frame.story && part.number === frame.part);
}

function blocksOf({ settled, items, fixed }: SettledRequest, context: MakeUpContext, last: number): readonly Block[] {
  const own = settled.frames.flatMap((frame): readonly Block[] => {
    if (frame.kind === "given") return [storyless(frame.frame)];
    const { columns } = frame;
    if (frame.kind === "white") return [storyless({ columns, rows: undefined })];
    const item = itemIn(items, frame);
    if (item === undefined) return [];
    return [{ columns, rows: undefined, item: items.indexOf(item), prices: pricesOf(item, frame, context, last) }];
  });
  const { head, foot } = unnamedIn(own, fixed);
  return [...head.map(storyless), ...own, ...foot.map(storyless)];
}

/** White, or a given frame. */
function storyless({ columns, rows }: OrderedFrame): Block {
  return { columns, rows, item: undefined, prices: [] };
}

/** The best proved make-up; faults that a proof finds raise the candidate's price in the next round. */
function bestProved(search: SettledSearch, context: MakeUpContext): MakeUp | undefined {
  let best: MakeUp | undefined;
  for (let round = 0; round < SETTLED_ROUNDS; round++) {
    const rows = SOLVER.rows(rowsProblem(search));
    if (rows === undefined) return best;
    const chosen = chosenAt(search, rows);
    const makeUp = proveRows(search, chosen, rows, context);
    if (best === undefined || byQuality(makeUp, best) < 0) best = makeUp;
    const unproved = chosen.filter((price) => !price.proved);
    if (unproved.length === 0) return best;
    chosen.forEach((price, index) => {
      if (price.proved) return;
      price.proved = true;
      price.faults = (makeUp.proofs[index] as ProvenMakeUp).faults;
    });
  }
  return best;
}

function rowsProblem({ blocks, boundaries, last }: SettledSearch): RowsProblem {
  const { upper, lower, rows, feet, foot } = boundaries;
  const blockCosts = blocks.flatMap(({ rows: given, item, prices, columns }, at) => {
    if (given !== undefined) return [];
    const cost = item === undefined ? whiteCost(columns, last) : costsOf(prices, last);
    return [{ from: upper[at] as number, to: lower[at] as number, cost }];
  });
  const white = feet.map(({ boundary, columns }) => ({ from: boundary, to: foot, cost: whiteCost(columns, last) }));
  return { rows, blockCosts: [...blockCosts, ...white], last };
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
function chosenAt({ blocks, boundaries }: SettledSearch, { rows }: Rows): readonly Price[] {
  return blocks.flatMap(({ item, prices }, at) => {
    if (item === undefined) return [];
    const depth = (rows[boundaries.lower[at] as number] as number) - (rows[boundaries.upper[at] as number] as number);
    return [cheapestPrice(prices[depth] ?? []) as Price];
  });
}

function proveRows(search: SettledSearch, chosen: readonly Price[], { rows }: Rows, context: MakeUpContext): MakeUp {
  const { request, blocks, boundaries } = search;
  const { grid } = context.issue.paper;
  const standing = blocks.flatMap((block, at) =>
    block.item === undefined ? [] : [{ ...block, item: block.item, at }],
  );
  const placements = standing.map(({ item, columns, at }, index): Placement => {
    const from = rows[boundaries.upper[at] as number] as number;
    const depth = (rows[boundaries.lower[at] as number] as number) - from;
    return { item, candidate: (chosen[index] as Price).candidate, frame: { columns, rows: rowsFrom(from, depth) } };
  });
  const proofs = placements.map((placement) => prove(request.items[placement.item] as Item, placement, context));
  const heads = placements.flatMap((placement, index) => headsAsSet(placement, proofs[index] as ProvenMakeUp, context));
  const judged = judge(placements, request, grid);
  const asSet = judgedAsSet(placements, heads, request);
  const white = boundaries.feet.map((foot) => whiteAt(foot.columns, rows[foot.boundary] as number, search.last));
  const candidates = placements.reduce((sum, { candidate }) => sum + candidate.cost, 0);
  const rest = white.map(({ frame }) => frame).find((frame) => frame !== undefined);
  return {
    placements,
    proofs,
    cost: candidates + judged.cost + asSet.cost + white.reduce((sum, { cost }) => sum + cost, 0),
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

/** A candidate of a settled story, and its cost as far as it is known before a proof. */
interface Price {
  readonly candidate: Candidate;
  /** Faults in column-rows: estimated, then as proved. */
  faults: number;
  proved: boolean;
}

/** The prices of a settled story, by depth from 0 to `last`. The story must be placed whatever its copy, so every depth but 0 has one. */
function pricesOf(item: Item, settled: SettledStory, context: LayoutContext, last: number): readonly Price[][] {
  const shapes = settledShapes(item, settled, context);
  const legs = settled.legs ?? count(settled.columns);
  const prices = Array.from({ length: last + 1 }, (): Price[] => []);
  const byShapes = shapes.flatMap((shape, at) => {
    const candidates = candidatesOf(item, shape, context, last);
    // The settled form must be placed, whether its copy fills it or not.
    return at === 0 && candidates.length === 0 ? [[usualCandidate(item, shape, context, last)]] : byShape(candidates);
  });
  for (const own of byShapes)
    for (let depth = 1; depth <= last; depth++) prices[depth]?.push(priceAt(depth, own, legs));
  return prices;
}

function byShape(candidates: readonly Candidate[]): readonly (readonly Candidate[])[] {
  const found = new Map<Shape, Candidate[]>();
  for (const candidate of candidates) {
    const own = found.get(candidate.shape) ?? [];
    found.set(candidate.shape, own);
    own.push(candidate);
  }
  return [...found.values()].map((own) => own.toSorted((a, b) => a.depth - b.depth));
}

/** For a story whose copy fills its frame at no depth: the depth that it nearly fills. */
function usualCandidate(item: Item, shape: Shape, context: LayoutContext, last: number): Candidate {
  return { shape, depth: Math.min(last, usualDepth(item, shape, context, last)), cost: shape.cost };
}

/**
 * The price of a shape at any depth. Between two candidates it is interpolated, since a photo may take the rows in other steps than the estimate has; the proof
 * decides. Beyond them each row in each leg costs as much as a line that a paragraph wins or loses.
 * @param candidates of one shape, at least one, by depth
 */
function priceAt(depth: number, candidates: readonly Candidate[], legs: number): Price {
  const below = candidates.findLast((candidate) => candidate.depth <= depth);
  const above = candidates.find((candidate) => candidate.depth >= depth);
  if (below !== undefined && below === above) return { candidate: below, faults: 0, proved: false };
  if (below !== undefined && above !== undefined) {
    const share = (depth - below.depth) / (above.depth - below.depth);
    const candidate = { ...below, depth, cost: below.cost + share * (above.cost - below.cost) };
    return { candidate, faults: 0, proved: false };
  }
  const near = (below ?? above) as Candidate;
  const candidate = { ...near, depth, cost: near.cost + BY_LINE * legs * Math.abs(depth - near.depth) };
  return { candidate, faults: EXPECTED_FAULTS * expectedFaults(near.depth, depth, legs), proved: false };
}

/** The faults that a proof is expected to find in a frame deeper or less deep than all candidates. One row often fits. */
function expectedFaults(usual: number, depth: number, legs: number): number {
  const off = Math.abs(depth - usual) - 1;
  if (off <= 0) return 0;
  return depth < usual ? OVER_FRAME + OVER_FRAME_ROW * off * legs : off * legs;
}

function costOf({ candidate, faults }: Price): number {
  return candidate.cost + SETTLED_FAULT * faults;
}

function cheapestPrice(prices: readonly Price[]): Price | undefined {
  let best: Price | undefined;
  for (const price of prices) if (best === undefined || costOf(price) < costOf(best)) best = price;
  return best;
}

/** A block from the page's head down: each is below those before it that share its columns. */
interface OrderedFrame {
  readonly columns: Extent;
  /** Undefined if it is to be found. */
  readonly rows: Extent | undefined;
}

/** The boundaries between the blocks of a page. A boundary's row is the first below it; 0 is the page's head, where no white row is needed. */
interface Boundaries {
  /** By block: its upper and its lower boundary; −1 for a given frame. */
  readonly upper: readonly number[];
  readonly lower: readonly number[];
  /** By boundary. */
  readonly rows: readonly (number | undefined)[];
  /** Adjoining columns whose last blocks end at one boundary, with room for white below. */
  readonly feet: readonly Foot[];
  /** The boundary at the page's foot. */
  readonly foot: number;
}

interface Foot {
  readonly boundary: number;
  readonly columns: Extent;
}

/** Boundaries while they are being joined: a story's lower boundary and the upper one of the story directly below become one. */
interface Joining {
  readonly parent: number[];
  /** Rows at which given frames end above a boundary, and begin below it. */
  readonly above: number[][];
  readonly below: number[][];
}

/** The boundaries of a page; undefined if given frames leave a block no room. */
function boundariesOf(order: readonly OrderedFrame[], grid: Grid): Boundaries | undefined {
  const count = 2 * order.length + grid.columns;
  const joining: Joining = {
    parent: Array.from({ length: count }, (_, at) => at),
    above: Array.from({ length: count }, () => []),
    below: Array.from({ length: count }, () => []),
  };
  const open: number[] = [];
  for (let column = 1; column <= grid.columns; column++) {
    if (!joinColumn(joining, order, column)) continue;
    // White at the foot is one rectangle: adjoining columns end on one row.
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

/** @returns true if the column ends with a block whose foot is to be found */
function joinColumn(joining: Joining, order: readonly OrderedFrame[], column: number): boolean {
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
function footOf(order: readonly OrderedFrame[], column: number): number {
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

/** A boundary lies just below the given frame above it, or else just above the given frame below it. */
function rowOf(joining: Joining, root: number): number | undefined {
  if ((joining.above[root] ?? []).length > 0) return lowestAbove(joining, root);
  return (joining.below[root] ?? []).length > 0 ? highestBelow(joining, root) : undefined;
}

/** Joins adjoining columns whose feet are at the same boundary. */
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

function unnamedIn(order: readonly OrderedFrame[], given: readonly FramePlan[]): Unnamed {
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
