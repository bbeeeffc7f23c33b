import { count, type Extent, extentsMeet, type FramePlan } from "../../base/extent.ts";
import type { Desk } from "../layout/desk.ts";
import { areaOf, divisionsOf } from "../layout/grid.ts";
import type { Item, Offer, Offers, Placement } from "./offers/item.ts";
import { BLANK_ROWS, DRAWN_ORDERS, HOLE_STRIP, ORDER_PAIRS, REGIONS, REST } from "./weights.ts";

// The free area of a page as rectangles, white that is cut out of it as an item is, and the orders in which many items are looked at.

/** A free rectangle; its first row is the white one at its head, row 0 at the page's. */
export interface Region {
  readonly column: number;
  readonly columns: number;
  readonly row: number;
  readonly rows: number;
  /** False where something stands below it. */
  readonly open: boolean;
}

/** The white row at a frame's head: 0 at the page's, where it is none of the frame's rows. */
export function headRow({ from }: Extent): number {
  return from === 1 ? 0 : from;
}

/** The rows of a frame with its white one at `row`. */
export function rowsFrom(row: number, depth: number): Extent {
  return { from: Math.max(1, row), to: row + depth - 1 };
}

/** Ways to divide a page's free area into regions, the best first. */
export function divisions(fixed: readonly FramePlan[], desk: Desk): readonly (readonly Region[])[] {
  return divisionsOf(desk.issue.paper.grid, fixed).map((frames) =>
    frames
      .toSorted((a, b) => areaOf(b) - areaOf(a))
      .slice(0, REGIONS)
      .toSorted((a, b) => a.rows.from - b.rows.from || a.columns.from - b.columns.from)
      .map((frame) => {
        const row = headRow(frame.rows);
        const open = frame.rows.to === desk.issue.paper.grid.rows;
        return { column: frame.columns.from, columns: count(frame.columns), row, rows: frame.rows.to - row + 1, open };
      }),
  );
}

/** What is left of a region at its foot. */
export function restOf({ column, columns, row, rows }: Region, depth: number): FramePlan | undefined {
  if (depth >= rows) return undefined;
  return {
    columns: { from: column, to: column + columns - 1 },
    rows: { from: row + Math.max(depth, row === 0 ? 1 : 0), to: row + rows - 1 },
  };
}

/** What is free below all frames of the first columns of a region or beside them, whichever is more. */
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

/** The column-rows of a region that stay empty over stories or higher up than some: all of it, or its foot. A strip is none. */
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

/** Orders in which runs are looked for. The same items always have the same orders. */
export interface Orders {
  /** By importance; among equals as the manifest has them, the longest first, the shortest first, then drawn. */
  readonly first: readonly (readonly number[])[];
  /** An order with some equals in each other's place. */
  readonly near: (order: readonly number[], draw: number) => readonly number[];
}

/** @param runs false where the order does not matter: then there is one */
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

/** Equals in each other's place, drawn by a fixed rule. */
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

/** Numbers below `sides` that look random, and are the same for the same seed (Lehmer's generator). */
function diceOf(seed: number): (sides: number) => number {
  let state = (seed * 48_271) % 2_147_483_647;
  return (sides) => {
    state = (state * 48_271) % 2_147_483_647;
    return sides === 0 ? 0 : state % sides;
  };
}

/** A free rectangle that is cut out. */
export interface Blank {
  /** It has fewer rows than this. */
  readonly deepest: number;
  /** True where white may stay at the page's foot besides. */
  readonly ragged: boolean;
}

/** A free rectangle as an item: no lower than is good for an advert. */
export function blankOffers({ part }: Item, columns: number, deepest: number): Offers {
  return Array.from({ length: columns }, (_, index) => {
    const shape = { part, photos: [], columns: index + 1, reaches: false, headRows: undefined, cost: 0 };
    return Array.from({ length: deepest - BLANK_ROWS }, (_unused, more): Offer => {
      const depth = BLANK_ROWS + more;
      return { shape, depth, cost: depth * (index + 1) * REST };
    });
  });
}
