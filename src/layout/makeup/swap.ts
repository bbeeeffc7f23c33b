import type { Grid } from "../../model/paper.ts";
import { count } from "../grid.ts";
import type { Item } from "./item.ts";
import { judge } from "./judge.ts";
import type { Stand } from "./trace.ts";

/** Rounds of swaps: each takes the best one left. */
const SWAPS = 12;

/**
 * The same frames with equals of one column in another order, where fewer heads then stand side by side (碰题). A column's
 * depth stays, so that every other frame does.
 */
export function swapped(stands: readonly Stand[], items: readonly Item[], grid: Grid): readonly Stand[] {
  let best = stands;
  let touching = judge(best, [], grid).touching;
  for (let round = 0; round < SWAPS && touching > 0; round++) {
    let next: readonly Stand[] | undefined;
    for (const other of swapsOf(best, items)) {
      const found = judge(other, [], grid).touching;
      if (found >= touching) continue;
      touching = found;
      next = other;
    }
    if (next === undefined) break;
    best = next;
  }
  return best;
}

/** Every way to let two equals of one column change places. */
function* swapsOf(stands: readonly Stand[], items: readonly Item[]): Iterable<readonly Stand[]> {
  for (const [index, upper] of stands.entries()) {
    for (const lower of stands.slice(index + 1)) {
      if (sameColumn(upper, lower, stands) && areEqual(items[upper.item], items[lower.item])) {
        yield change(stands, upper, lower);
      }
    }
  }
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
