import { count, type Extent, extentsMeet, type FramePlan } from "../../base/extent.ts";
import type { LayoutContext } from "../layout/context.ts";
import { areaOf, divisionsOf } from "../layout/grid.ts";
import type { Candidate, Candidates, Item, Placement } from "./candidates/item.ts";
import { BLANK_ROWS, DRAWN_ORDERS, HOLE_STRIP, ORDER_PAIRS, REGIONS, REST } from "./weights.ts";

// The free area of a page as rectangles, the white that is cut out of it like an item, and the orders in which many items are searched.

/** A free rectangle; its first row is the white one at its head, row 0 at the page's head. */
export interface Region {
  readonly column: number;
  readonly columns: number;
  readonly row: number;
  readonly rows: number;
  /** False if something is below it. */
  readonly open: boolean;
}

/** The white row at a frame's head: 0 at the page's head, where the frame itself begins in row 1. */
export function headRow({ from }: Extent): number {
  return from === 1 ? 0 : from;
}

/** The rows of a frame whose white row is `row`. */
export function rowsFrom(row: number, depth: number): Extent {
  return { from: Math.max(1, row), to: row + depth - 1 };
}

/** Ways to divide a page's free area into regions, the best first. */
export function divisions(fixed: readonly FramePlan[], context: LayoutContext): readonly (readonly Region[])[] {
  return divisionsOf(context.issue.paper.grid, fixed).map((frames) =>
    frames
      .toSorted((a, b) => areaOf(b) - areaOf(a))
      .slice(0, REGIONS)
      .toSorted((a, b) => a.rows.from - b.rows.from || a.columns.from - b.columns.from)
      .map((frame) => {
        const row = headRow(frame.rows);
        const open = frame.rows.to === context.issue.paper.grid.rows;
        return { column: frame.columns.from, columns: count(frame.columns), row, rows: frame.rows.to - row + 1, open };
      }),
  );
}

/** What is left at the foot of a region. */
export function restOf({ column, columns, row, rows }: Region, depth: number): FramePlan | undefined {
  if (depth >= rows) return undefined;
  return {
    columns: { from: column, to: column + columns - 1 },
    rows: { from: row + Math.max(depth, row === 0 ? 1 : 0), to: row + rows - 1 },
  };
}

/** The larger of what is free below all frames and beside them, for a region of which only the first columns are used. */
export function largestRest(whole: Region, columns: number, placements: readonly Placement[]): FramePlan | undefined {
  const deepest = Math.max(...placements.map(({ frame }) => frame.rows.to - whole.row + 1));
  const below = restOf(whole, deepest);
  const beside = restOf({ ...whole, column: whole.column + columns, columns: whole.columns - columns }, 0);
  return largerOf(below, beside);
}

/** The larger of two free rectangles, the first of equals. */
export function largerOf(one: FramePlan | undefined, other: FramePlan | undefined): FramePlan | undefined {
  if (one === undefined || other === undefined) return one ?? other;
  return areaOf(one) >= areaOf(other) ? one : other;
}

/** The column-rows of a region that stay empty above stories, or higher up than some: all of it, or its foot. Small strips do not count. */
export function holeIn({ column, columns, row, rows }: Region, placements: readonly Placement[]): number {
  const frames = placements
    .map(({ frame }) => frame)
    .filter((frame) => extentsMeet(frame.columns, { from: column, to: column + columns - 1 }));
  const last = row + rows - 1;
  const above = frames.filter((frame) => frame.rows.from <= last);
  const free = last - Math.max(row - 1, ...above.map((frame) => frame.rows.to));
  const below =
    above.length === 0 ? placements.some(({ frame }) => headRow(frame.rows) > row) : above.length < frames.length;
  return columns * free >= HOLE_STRIP && below ? columns * free : 0;
}

/** The orders in which runs are searched; the same items always have the same orders. */
export interface Orders {
  /** By importance; equals in the manifest's order, then the longest first, the shortest first, and in drawn orders. */
  readonly first: readonly (readonly number[])[];
  /** The order with some equals exchanged. */
  readonly near: (order: readonly number[], draw: number) => readonly number[];
}

/** @param runs false if the order does not matter; then there is one */
export function ordersOf(items: readonly Item[], runs: boolean): Orders {
  const plain = items.map((_, index) => index);
  if (!runs) return { first: [plain], near: (order) => order };
  const names = items.map(({ opening, story }) => `${opening}/${story.priority}`);
  const ranks = names.map((name) => names.indexOf(name));
  const by = (weight: (index: number) => number): readonly number[] =>
    plain.toSorted((a, b) => (ranks[a] as number) - (ranks[b] as number) || weight(a) - weight(b));
  const lengthOf = (index: number): number => items[index]?.story.copy.codes.length ?? 0;
  const drawn = Array.from({ length: DRAWN_ORDERS }, (_, draw) =>
    by((index) => ((index + 3) * (2 * draw + 7) * 37) % 101),
  );
  return {
    first: [plain, by((index) => -lengthOf(index)), by(lengthOf), ...drawn],
    near: (order, draw) => withPairs(order, ranks, draw),
  };
}

/** Exchanges equals, drawn by a fixed rule. */
function withPairs(order: readonly number[], ranks: readonly number[], draw: number): readonly number[] {
  const changed = [...order];
  const roll = diceOf(draw + 1);
  for (let pair = roll(ORDER_PAIRS); pair >= 0; pair--) {
    const one = roll(changed.length);
    const equals = changed.flatMap((item, at) => (at !== one && ranks[item] === ranks[changed[one] ?? 0] ? [at] : []));
    const other = equals[roll(equals.length)];
    if (other === undefined) continue;
    [changed[one], changed[other]] = [changed[other] as number, changed[one] as number];
  }
  return changed;
}

/** Pseudorandom numbers below `sides`, the same for the same seed (Lehmer's generator). */
function diceOf(seed: number): (sides: number) => number {
  let state = (seed * 48_271) % 2_147_483_647;
  return (sides) => {
    state = (state * 48_271) % 2_147_483_647;
    return sides === 0 ? 0 : state % sides;
  };
}

/** A free rectangle that is cut out like an item. */
export interface Blank {
  /** Its rows are fewer than this. */
  readonly deepest: number;
  /** True if white may stay at the page's foot as well. */
  readonly ragged: boolean;
}

/** A free rectangle as an item, at least as deep as an advert needs. */
export function blankCandidates({ part }: Item, columns: number, deepest: number): Candidates {
  return Array.from({ length: columns }, (_, index) => {
    const shape = { part, photos: [], columns: index + 1, reaches: false, headRows: undefined, cost: 0 };
    return Array.from({ length: deepest - BLANK_ROWS }, (_unused, more): Candidate => {
      const depth = BLANK_ROWS + more;
      return { shape, depth, cost: depth * (index + 1) * REST };
    });
  });
}
