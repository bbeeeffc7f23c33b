import type { FramePlan } from "../../../base/extent.ts";
import type { Grid } from "../../model/paper.ts";
import type { Given } from "../judge.ts";
import type { Item, Offer, Offers, Placement } from "../offers/item.ts";
import type { Region } from "../region.ts";
import type { Family, TableRoom } from "./cuts.ts";
import type { TwosRoom } from "./windmills.ts";

/**
 * The solver of make-up: from what items offer, and the free area of a page, to arrangements of all of them with what they cost. It sets no text and
 * knows no story but by its offers, rank and wishes. What it promises: the same input gives the same arrangements in the same order; in each, every item
 * stands once, at the columns and depth of one of its own offers, inside a region, over no other, and as it wishes; costs are column-rows
 * of white, weighed in weights.ts alone.
 */
export interface Solver {
  readonly open: (problem: Problem, room: Workroom) => Puzzle;
  /** A settled page: the cheapest rows of boundaries whose order and columns are given; ties go to the smaller row. Undefined if there are none. */
  readonly rows: (scaffold: Scaffold) => Rows | undefined;
}

/** What is to be arranged, and where. */
export interface Problem extends Given {
  readonly items: readonly Item[];
  /** By item. */
  readonly offers: readonly Offers[];
  readonly regions: readonly Region[];
  readonly grid: Grid;
  /** Offers of a free rectangle that is cut out as an item of its own; undefined: white is left at the regions' feet alone. */
  readonly blank: Offers | undefined;
  /** True where white may be left at the region's foot beside a free rectangle that is cut out. */
  readonly ragged: boolean;
}

/** A problem that can be looked at again and again. */
export interface Puzzle {
  /** True where there are so many items that only those which follow one another stand together: another order then gives other arrangements. */
  readonly inOrder: boolean;
  readonly look: (how: Attempt) => Outlook;
}

/** How a look differs from the last one. */
export interface Attempt {
  /** The items' numbers. */
  readonly order: readonly number[];
  /** Offers that do not hold what they promise. */
  readonly refuted: ReadonlySet<Offer>;
  /** What costs this much more than its items at their best is not looked at. */
  readonly excess: number;
}

/** What one look finds. */
export interface Outlook {
  /** The best first. */
  readonly found: readonly Arrangement[];
  /** What any arrangement costs at the least, and what it costs that a page's first straight cut crosses it. */
  readonly least: number;
  readonly crossing: number;
  /** Pairs of places that were looked at. */
  readonly states: number;
}

/** Frames for all items, not yet proved. */
export interface Arrangement {
  readonly placements: readonly Placement[];
  readonly cost: number;
  /** Heads side by side (碰题) and gaps across the page (断版). */
  readonly marks: number;
  /** Heads side by side among them. */
  readonly touching: number;
  readonly rest: FramePlan | undefined;
}

/** A block from one boundary down to another. */
export interface Pillar {
  readonly from: number;
  readonly to: number;
  /** By depth; infinite where it cannot be so deep. */
  readonly cost: Float64Array;
}

/** Boundaries by their numbers, and the blocks between them. */
export interface Scaffold {
  /** The row of each boundary; undefined: to be found. */
  readonly rows: readonly (number | undefined)[];
  readonly pillars: readonly Pillar[];
  /** Rows go from 0 to this. */
  readonly last: number;
}

/** The row of each boundary, and what all blocks cost then. */
export interface Rows {
  readonly cost: number;
  readonly rows: Int32Array;
}

/** What one puzzle leaves for the next: its tables, and the sets of each number of items. */
export interface Workroom extends TableRoom, TwosRoom {
  readonly families: Map<number, Family>;
}
