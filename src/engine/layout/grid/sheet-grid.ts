import { count, type Extent } from "../../../base/extent.ts";
import type { Em, Pt } from "../../../base/length.ts";
import type { Size } from "../../../base/rect.ts";
import type { Grid } from "../../model/paper.ts";
import type { Desk } from "../desk.ts";
import { columnStart, type Division, type Leg, legsFrom, spanOf } from "./grid.ts";

/** Two facing pages as one sheet of twice the columns (RULES.md#spreads): points from the left page's corner. */
function sheetGrid(grid: Grid, trim: Size): Grid {
  const { columns, measure, gutter, size } = grid;
  const gap = trim.width - columns * (measure + gutter) * size;
  return { ...grid, columns: 2 * columns, fold: { after: columns, gap } };
}

export function sheetDesk(desk: Desk): Desk {
  const { issue } = desk;
  const { paper } = issue;
  return { ...desk, issue: { ...issue, paper: { ...paper, grid: sheetGrid(paper.grid, paper.trim) } } };
}

/** The legs of a frame over the fold, and where that lies among them. */
interface SheetLegs {
  readonly legs: readonly Leg[];
  readonly fold: { readonly legs: number; readonly x: Pt };
}

/** The columns and legs of one side. */
interface Side {
  readonly columns: Extent;
  readonly legs: number;
  /** Where a box's padding lies. */
  readonly padded: "start" | "end";
}

/**
 * The legs of a frame over the fold: each page has its share, none lies on the fold, and all have the measure of the narrower. A box keeps its white at its
 * own edges, not at the fold (RULES.md#spreads).
 * @param grid of a sheet
 */
export function sheetLegs(grid: Grid, { columns, legs, inset }: Division): SheetLegs {
  const after = grid.fold?.after ?? 0;
  const left = { from: columns.from, to: after };
  const right = { from: after + 1, to: columns.to };
  const all = legs ?? count(columns);
  const atLeft = Math.min(all - 1, Math.max(1, Math.round((all * count(left)) / count(columns))));
  const sides: readonly Side[] = [
    { columns: left, legs: atLeft, padded: "start" },
    { columns: right, legs: all - atLeft, padded: "end" },
  ];
  const measure = Math.min(...sides.map((side) => measureOf(grid, side, inset)));
  return {
    legs: sides.flatMap((side) => legsAt(grid, side, { measure, inset })),
    fold: { legs: atLeft, x: columnStart(grid, after + 1) - grid.left },
  };
}

function widthOf(grid: Grid, { columns }: Side, inset: Em): Em {
  return spanOf(grid, count(columns)) - inset;
}

function measureOf(grid: Grid, side: Side, inset: Em): Em {
  if (side.legs === count(side.columns) && inset === 0) return grid.measure;
  const width = widthOf(grid, side, inset) - (side.legs - 1) * grid.gutter;
  return Math.max(1, Math.floor(width / side.legs + 1e-9));
}

/** What the measure leaves widens the gutters; a single leg stands at the fold's side of its page. */
function legsAt(
  grid: Grid,
  side: Side,
  { measure, inset }: { readonly measure: Em; readonly inset: Em },
): readonly Leg[] {
  const { columns, legs, padded } = side;
  const rest = widthOf(grid, side, inset) - legs * measure;
  const gutter = legs > 1 ? rest / (legs - 1) : 0;
  const alone = legs === 1 && padded === "start" ? rest : 0;
  const from = columnStart(grid, columns.from) + ((padded === "start" ? inset : 0) + alone) * grid.size;
  return legsFrom(from, legs, { measure, gutter, size: grid.size });
}
