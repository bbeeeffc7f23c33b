import { keyedCache, type Recall } from "../../base/memo.ts";
import type { LayoutContext } from "../layout/context.ts";
import type { Above } from "../layout/inside.ts";
import type { Part, Story, Unplanned } from "../model/issue.ts";
import type { Priority } from "../model/style.ts";
import { candidatesWithOptional } from "./candidates/candidates.ts";
import type { Candidate, Candidates, Item, ProvenMakeUp, Room } from "./candidates/item.ts";
import type { Found } from "./found.ts";
import type { SolverBuffers } from "./solver/solver.ts";

// The context that the functions of make-up hand down, with the memos of one issue. Candidates are cached by item and room, proofs by candidate: a page is made up many times with one
// item changed, and the other items must not be computed again.

/** The context of make-up: that of layout, and memos of what was computed about the issue's items. */
export interface MakeUpContext extends LayoutContext {
  readonly memos: Memos;
}

export interface Memos {
  /**
   * Returns the same object for the same item, since candidates and proofs are cached by identity. Without it drawn issues with jumps compute half as many
   * candidates again.
   */
  readonly items: Recall<
    readonly [story: Story, part: Part, from: number, crowded: boolean, members: readonly Item[]],
    Item
  >;
  /** Of the items of a story whose page the plan finds, the first: the others have its candidates, on other pages. */
  readonly firsts: Recall<readonly [unplanned: Unplanned, priority: Priority, crowded: boolean], Item>;
  readonly twins: WeakMap<Item, Item>;
  readonly candidates: Recall<readonly [item: Item, columns: number, rows: number], Candidates>;
  readonly proofs: Recall<readonly [candidate: Candidate, above: Above], ProvenMakeUp>;
  /** What was found for the same items of a page, beside the same frames. */
  readonly pages: Recall<readonly [first: Item, items: readonly Item[], given: string], Found>;
  /** Scratch space of the solver, reused from page to page. */
  readonly buffers: SolverBuffers;
  /** Makes groups up: passed in, so that this file need not import the search. */
  readonly groups: GroupSearch;
}

/** The candidates of a group at each width of some room. */
type GroupSearch = (item: Item, room: Room, context: MakeUpContext) => Candidates;

export function newMemos(groups: GroupSearch): Memos {
  const buffers = { tables: undefined, chain: undefined, families: new Map() };
  return {
    items: keyedCache(),
    firsts: keyedCache(),
    twins: new WeakMap(),
    candidates: keyedCache(),
    proofs: keyedCache(),
    pages: keyedCache(),
    buffers,
    groups,
  };
}

export function wholePage({ issue }: LayoutContext): Room {
  const { columns, rows } = issue.paper.grid;
  return { columns, rows: rows + 1 };
}

/** The item's candidates; they may be on another page than the item. */
export function candidatesIn(own: Item, room: Room, context: MakeUpContext): Candidates {
  const item = context.memos.twins.get(own) ?? own;
  return context.memos.candidates([item, room.columns, room.rows], () =>
    item.members === undefined ? candidatesWithOptional(item, context, room) : ofGroup(item, room, context),
  );
}

/** Makes a group up once for a whole page; smaller rooms take the candidates that fit. */
function ofGroup(item: Item, room: Room, context: MakeUpContext): Candidates {
  const whole = wholePage(context);
  const isWhole = room.columns === whole.columns && room.rows === whole.rows;
  if (isWhole) return context.memos.groups(item, room, context);
  return fittingIn(candidatesIn(item, whole, context), room);
}

/** Caches the candidates of an item for a smaller room, taken from those for a larger one. */
export function narrowCandidates(item: Item, room: Room, from: Candidates, { memos }: MakeUpContext): void {
  memos.candidates([item, room.columns, room.rows], () => fittingIn(from, room));
}

function fittingIn(candidates: Candidates, { columns, rows }: Room): Candidates {
  return candidates.slice(0, columns).map((each) => each.filter(({ depth }) => depth <= rows));
}

/** The column-rows of the item's cheapest candidate, white included; undefined if it has none. */
export function needIn(candidates: Candidates): number | undefined {
  let best: Candidate | undefined;
  for (const each of candidates) {
    for (const candidate of each) if (best === undefined || weightOf(candidate) < weightOf(best)) best = candidate;
  }
  return best && best.shape.columns * best.depth;
}

function weightOf({ cost, depth, shape }: Candidate): number {
  return cost + depth * shape.columns;
}
