import { type Diagnostic, warningAt } from "../../../base/diagnostic.ts";
import { count, type Extent, type FramePlan } from "../../../base/extent.ts";
import { areaOf } from "../../layout/grid/free-area.ts";
import { MAY_END_SHORT } from "../../layout/weights.ts";
import type { SettledFrame, SettledPage } from "../../model/issue.ts";
import { byQuality, type MakeUp } from "../found.ts";
import { type Given, judge, judgedAsSet } from "../judge.ts";
import { demandOf } from "../jumps.ts";
import type { MakeUpDesk, ProvenMakeUp } from "../known.ts";
import type { Item, Stand } from "../offers/item.ts";
import { headsAsSet, prove } from "../prove.ts";
import { rowsFrom } from "../region.ts";
import { SOLVER } from "../solver/solve.ts";
import type { Rows, Scaffold } from "../solver/solver.ts";
import { REST, SETTLED_PULL, SETTLED_ROUNDS, STRIP, STRIP_ROOM, STRIP_ROWS } from "../weights.ts";
import { type Boundaries, boundariesOf, type Footing, unnamedIn } from "./boundaries.ts";
import { cheapestPrice, costOf, type Price, pricesOf } from "./settled-offers.ts";

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
  const unfit = makeUp.stands.filter(({ item }, index) =>
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
export function settledDemand(items: readonly Item[], { stands }: MakeUp, desk: MakeUpDesk): number {
  return stands.reduce((sum, { item, frame }) => {
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
  const stands = standing.map(({ item, columns, at }, index): Stand => {
    const from = rows[boundaries.upper[at] as number] as number;
    const depth = (rows[boundaries.lower[at] as number] as number) - from;
    return { item, offer: (chosen[index] as Price).offer, frame: { columns, rows: rowsFrom(from, depth) } };
  });
  const proofs = stands.map((stand) => prove(request.items[stand.item] as Item, stand, desk));
  const heads = stands.flatMap((stand, index) => headsAsSet(stand, proofs[index] as ProvenMakeUp, desk));
  const judged = judge(stands, request, grid);
  const asSet = judgedAsSet(stands, heads, request);
  const white = boundaries.feet.map((foot) => whiteAt(foot.columns, rows[foot.boundary] as number, course.last));
  const offers = stands.reduce((sum, { offer }) => sum + offer.cost, 0);
  const rest = white.map(({ frame }) => frame).find((frame) => frame !== undefined);
  return {
    stands,
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
