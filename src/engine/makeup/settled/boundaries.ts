import { type Extent, type FramePlan, isSameExtent } from "../../../base/extent.ts";
import { between } from "../../layout/grid/grid.ts";
import type { Grid } from "../../model/paper.ts";
import { headRow } from "../region.ts";

/** What stands on a page from its head down: each under those before it that share its columns. */
export interface Footing {
  readonly columns: Extent;
  /** Undefined: to be found. */
  readonly rows: Extent | undefined;
}

/** The boundaries between what stands on a page. A boundary's row is the first below it; 0 is the page's head, where no white row is needed. */
export interface Boundaries {
  /** By what stands: its upper and its lower boundary; of a given frame −1. */
  readonly upper: readonly number[];
  readonly lower: readonly number[];
  /** By boundary. */
  readonly rows: readonly (number | undefined)[];
  /** Columns side by side whose last block ends at one boundary, with room for white under it. */
  readonly feet: readonly Foot[];
  /** The boundary at the page's foot. */
  readonly foot: number;
}

interface Foot {
  readonly boundary: number;
  readonly columns: Extent;
}

/** Boundaries on their way: those of stories that stand directly under one another become one. */
interface Joining {
  readonly parent: number[];
  /** Rows at which given things end above a boundary, and begin below it. */
  readonly above: number[][];
  readonly below: number[][];
}

/** The boundaries of a page; undefined where given frames leave something no room. */
export function boundariesOf(order: readonly Footing[], grid: Grid): Boundaries | undefined {
  const count = 2 * order.length + grid.columns;
  const joining: Joining = {
    parent: Array.from({ length: count }, (_, at) => at),
    above: Array.from({ length: count }, () => []),
    below: Array.from({ length: count }, () => []),
  };
  const open: number[] = [];
  for (let column = 1; column <= grid.columns; column++) {
    if (!joinColumn(joining, order, column)) continue;
    // White at the foot is one rectangle: what ends side by side ends on one row.
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

/** @returns true where the column ends with something whose foot is to be found */
function joinColumn(joining: Joining, order: readonly Footing[], column: number): boolean {
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
function footOf(order: readonly Footing[], column: number): number {
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

/** A boundary lies under what is given above it; else on what is given below it. */
function rowOf(joining: Joining, root: number): number | undefined {
  if ((joining.above[root] ?? []).length > 0) return lowestAbove(joining, root);
  return (joining.below[root] ?? []).length > 0 ? highestBelow(joining, root) : undefined;
}

/** Feet of one boundary whose columns follow one another as one; of different boundaries each by itself. */
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

export function unnamedIn(order: readonly Footing[], given: readonly FramePlan[]): Unnamed {
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
