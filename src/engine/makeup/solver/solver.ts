import type { FramePlan } from "../../../base/extent.ts";
import type { Grid } from "../../model/paper.ts";
import type { Candidate, Candidates, Item, Placement } from "../candidates/item.ts";
import type { Given } from "../judge.ts";
import type { Region } from "../region.ts";
import type { Family, TableBuffers } from "./cuts.ts";
import type { PairBuffers } from "./pinwheels.ts";

/**
 * The solver of make-up: takes the items' candidates and the free area of a page, and returns arrangements of all items with their cost. It sets no text and
 * knows stories only by their candidates, ranks and wishes. The same input gives the same arrangements in the same order. In each arrangement every item is
 * placed once, with the columns and depth of one of its candidates, inside a region, overlapping no other, and as wished. Costs are column-rows of white,
 * weighed in weights.ts.
 */
export interface Solver {
  readonly open: (problem: Problem, buffers: SolverBuffers) => OpenProblem;
}

export interface Problem extends Given {
  readonly items: readonly Item[];
  /** By item. */
  readonly candidates: readonly Candidates[];
  readonly regions: readonly Region[];
  readonly grid: Grid;
  /** Candidates of a free rectangle that is cut out like an item; undefined if white stays only at the regions' feet. */
  readonly blank: Candidates | undefined;
  /** True if white may stay at the region's foot as well as in the free rectangle. */
  readonly ragged: boolean;
}

/** A problem that can be searched several times. */
export interface OpenProblem {
  /** True if only consecutive items are placed together, because there are many: another order then gives other arrangements. */
  readonly inOrder: boolean;
  readonly arrange: (how: Attempt) => Arrangements;
}

/** What changes from one search to the next. */
export interface Attempt {
  /** Numbers of items. */
  readonly order: readonly number[];
  /** Candidates that a proof refuted. */
  readonly refuted: ReadonlySet<Candidate>;
  /** What costs this much more than its items' best is not searched. */
  readonly excess: number;
}

/** The result of one attempt. */
export interface Arrangements {
  /** Best first. */
  readonly found: readonly Arrangement[];
  /** The least cost of any arrangement, and the cost of a first straight cut that crosses the page. */
  readonly least: number;
  readonly crossing: number;
  /** Pairs of table entries that were combined. */
  readonly states: number;
}

/** Frames for all items, before a proof. */
export interface Arrangement {
  readonly placements: readonly Placement[];
  readonly cost: number;
  /** Touching heads (碰题) and gaps across the page (断版). */
  readonly marks: number;
  /** The touching heads among them. */
  readonly touching: number;
  readonly rest: FramePlan | undefined;
}

/** Buffers that one problem passes on to the next: tables, and the family of sets for each number of items. */
export interface SolverBuffers extends TableBuffers, PairBuffers {
  readonly families: Map<number, Family>;
}
