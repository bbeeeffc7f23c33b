import { count } from "../grid.ts";
import type { FixedHead } from "./fixed-heads.ts";
import type { Item, Offer } from "./item.ts";
import { touchingHeads } from "./judge.ts";
import type { Stand } from "./trace.ts";

/** Changes, each the best of all that can be made. */
const CHANGES = 16;
/** A pair of heads side by side counts as much as so many rows that heads share. */
const PAIR = 6;

/** A page's items, and the heads among which they stand. */
export interface Swapping {
  readonly items: readonly Item[];
  readonly heads: readonly FixedHead[];
}

/** The same shape of an item at another depth, where it was offered. */
export type AtDepth = (stand: Stand, depth: number) => Offer | undefined;

/**
 * The same columns with equals in another order, or a row given from one story to another, where fewer heads then stand
 * side by side (碰题). Each column keeps its depth, so that all others stay.
 */
export function swapped(stands: readonly Stand[], { items, heads }: Swapping, atDepth: AtDepth): readonly Stand[] {
  let best = stands;
  let weight = weightOf(best, heads);
  for (let change = 0; change < CHANGES && weight > 0; change++) {
    let next: readonly Stand[] | undefined;
    for (const other of changesOf(best, items, atDepth)) {
      const found = weightOf(other, heads);
      if (found >= weight) continue;
      weight = found;
      next = other;
    }
    if (next === undefined) break;
    best = next;
  }
  return best;
}

function weightOf(stands: readonly Stand[], heads: readonly FixedHead[]): number {
  const { touching, rows } = touchingHeads(stands, heads);
  return touching * PAIR + rows;
}

/** Every way to let two stories of one column change places, or a row. */
function* changesOf(stands: readonly Stand[], items: readonly Item[], atDepth: AtDepth): Iterable<readonly Stand[]> {
  for (const [index, upper] of stands.entries()) {
    for (const lower of stands.slice(index + 1)) {
      if (!sameColumn(upper, lower, stands)) continue;
      if (areEqual(items[upper.item], items[lower.item])) yield change(stands, upper, lower);
      yield* giftsOf(stands, upper, lower, atDepth);
    }
  }
}

function* giftsOf(stands: readonly Stand[], upper: Stand, lower: Stand, atDepth: AtDepth): Iterable<readonly Stand[]> {
  for (const more of [1, -1, 2, -2]) {
    const a = atDepth(upper, upper.offer.depth + more);
    const b = atDepth(lower, lower.offer.depth - more);
    if (a !== undefined && b !== undefined) yield give(stands, { ...upper, offer: a }, { ...lower, offer: b });
  }
}

/** Two stories at other depths; what stands between them moves by the difference. */
function give(stands: readonly Stand[], a: Stand, b: Stand): readonly Stand[] {
  const [upper, lower] = a.frame.rows.from < b.frame.rows.from ? [a, b] : [b, a];
  const { columns, rows } = upper.frame;
  const head = rows.from === 1 ? 1 : 0;
  const foot = rows.from + upper.offer.depth - head - 1;
  const by = foot - rows.to;
  return stands.map((stand) => {
    if (stand.item === upper.item) return at(upper, rows.from, foot);
    if (stand.item === lower.item) return at(lower, lower.frame.rows.from + by, lower.frame.rows.to);
    const { frame } = stand;
    const inside = frame.columns.from === columns.from && frame.columns.to === columns.to;
    const between = frame.rows.from > rows.to && frame.rows.to < lower.frame.rows.from;
    return inside && between ? at(stand, frame.rows.from + by, frame.rows.to + by) : stand;
  });
}

function areEqual(a: Item | undefined, b: Item | undefined): boolean {
  return a?.story.priority === b?.story.priority && a?.opening === b?.opening;
}

/** True when one stands below the other over the same columns, with nothing but others over these columns between them. */
function sameColumn(upper: Stand, lower: Stand, stands: readonly Stand[]): boolean {
  const { columns } = upper.frame;
  if (columns.from !== lower.frame.columns.from || columns.to !== lower.frame.columns.to) return false;
  const [from, to] =
    upper.frame.rows.from < lower.frame.rows.from
      ? [upper.frame.rows.from, lower.frame.rows.to]
      : [lower.frame.rows.from, upper.frame.rows.to];
  const between = stands.filter(
    ({ frame }) =>
      frame.columns.from === columns.from &&
      frame.columns.to === columns.to &&
      frame.rows.from >= from &&
      frame.rows.to <= to,
  );
  return between.reduce((sum, { frame }) => sum + count(frame.rows), 0) === to - from + 1;
}

/** The two in each other's place; what stands between them moves by the difference. */
function change(stands: readonly Stand[], a: Stand, b: Stand): readonly Stand[] {
  const [upper, lower] = a.frame.rows.from < b.frame.rows.from ? [a, b] : [b, a];
  const { columns } = upper.frame;
  const from = upper.frame.rows.from;
  const to = lower.frame.rows.to;
  // At the page's head a frame has a row less: the white one.
  const head = from === 1 ? 1 : 0;
  const rowsOf = (stand: Stand): number => stand.offer.depth;
  const by = rowsOf(lower) - rowsOf(upper);
  return stands.map((stand) => {
    const { frame } = stand;
    if (stand === lower) return at(stand, from, from + rowsOf(lower) - head - 1);
    if (stand === upper) return at(stand, to - rowsOf(upper) + 1, to);
    const inside = frame.columns.from === columns.from && frame.columns.to === columns.to;
    if (!inside || frame.rows.from < from || frame.rows.to > to) return stand;
    return at(stand, frame.rows.from + by, frame.rows.to + by);
  });
}

function at(stand: Stand, from: number, to: number): Stand {
  return { ...stand, frame: { columns: stand.frame.columns, rows: { from, to } } };
}
