import { keyedCache, type Recall } from "../../base/memo.ts";
import type { LayoutContext } from "../layout/context.ts";
import type { Above } from "../layout/inside.ts";
import type { PartSetting } from "../layout/part.ts";
import type { Part, Story } from "../model/issue.ts";
import { candidatesWithOptional } from "./candidates/candidates.ts";
import type { Candidate, Candidates, Item, Room } from "./candidates/item.ts";
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
  readonly items: Recall<readonly [story: Story, part: Part, from: number, members: readonly Item[]], Item>;
  readonly candidates: Recall<readonly [item: Item, columns: number, rows: number], Candidates>;
  readonly proofs: Recall<readonly [candidate: Candidate, above: Above], ProvenMakeUp>;
  /** Scratch space of the solver, reused from page to page. */
  readonly buffers: SolverBuffers;
  /** Makes groups up: passed in, so that this file need not import the search. */
  readonly groups: GroupSearch;
}

/** The candidates of a group at each width of some room. */
type GroupSearch = (item: Item, room: Room, context: MakeUpContext) => Candidates;

/** A candidate after its text is set. */
export interface ProvenMakeUp {
  /** True if every leg is full, nothing is overset, and all photos and heads have their place. */
  readonly good: boolean;
  /** Roughly what an editor would have to repair, in column-rows; 0 for a good one. */
  readonly faults: number;
  /** For a group: that of its head. */
  readonly setting: PartSetting;
  /** For a group: those of its stories. */
  readonly members?: readonly ProvenMakeUp[];
}

export function newMemos(groups: GroupSearch): Memos {
  const buffers = { tables: undefined, chain: undefined, families: new Map() };
  return { items: keyedCache(), candidates: keyedCache(), proofs: keyedCache(), buffers, groups };
}

export function wholePage({ issue }: LayoutContext): Room {
  const { columns, rows } = issue.paper.grid;
  return { columns, rows: rows + 1 };
}

export function candidatesIn(item: Item, room: Room, context: MakeUpContext): Candidates {
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
