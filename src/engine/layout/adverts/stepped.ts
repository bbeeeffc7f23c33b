import type { FramePlan } from "../../../base/extent.ts";
import type { Point } from "../../../base/rect.ts";
import type { Grid } from "../../model/paper.ts";
import { axisOf, columnStart, rowsStart } from "../grid/grid.ts";

/** The outline of rectangles that touch (RULES.md#stepped-adverts), clockwise from its highest corner at the left; points from the trim's top left. */
export interface SteppedOutline {
  /** All of the grid that it takes. */
  readonly zone: readonly Point[];
  /** The rule of an advert: a row under the zone wherever that is open above, and with its last row's type where it is open below. */
  readonly rule: readonly Point[];
}

/** Corners of the grid: columns have an edge on either side, odd and even, and a gutter between two of them. */
interface Corner {
  readonly x: number;
  readonly y: number;
  /** True on an edge along which the figure lies below. */
  readonly onHead: boolean;
}

/** Right, down, left, up. */
const WAYS = [
  [1, 0],
  [0, 1],
  [-1, 0],
  [0, -1],
] as const;

/** Walks round the cells with the figure at the right hand. A ring's hole is left out. */
export function steppedOutline(grid: Grid, cells: readonly FramePlan[]): SteppedOutline {
  const corners = cornersRound(cells);
  const axis = axisOf(grid);
  const { pitch, size } = grid;
  /** Columns lie along the lines, rows across them. */
  const pointAt = (x: number, across: number): Point => {
    const along = x % 2 === 1 ? columnStart(grid, (x + 1) / 2) : columnStart(grid, x / 2) + grid.measure * size;
    return axis.on(axis.corner(along, rowsStart(grid)), 0, across);
  };
  return {
    zone: corners.map(({ x, y }) => pointAt(x, (y - 1) * pitch)),
    rule: corners.map(({ x, y, onHead }) => pointAt(x, onHead ? y * pitch : (y - 2) * pitch + size)),
  };
}

function cornersRound(cells: readonly FramePlan[]): readonly Corner[] {
  const isTaken = (column: number, row: number): boolean =>
    cells.some(
      ({ columns, rows }) => columns.from <= column && column <= columns.to && rows.from <= row && row <= rows.to,
    );
  /** The square right of and below a corner; a gutter is taken where both its columns are. */
  const isFilled = (x: number, y: number): boolean =>
    x % 2 === 1 ? isTaken((x + 1) / 2, y) : isTaken(x / 2, y) && isTaken(x / 2 + 1, y);
  const top = Math.min(...cells.map(({ rows }) => rows.from));
  const left = Math.min(...cells.filter(({ rows }) => rows.from === top).map(({ columns }) => columns.from));
  const start = { x: 2 * left - 1, y: top };
  const corners: Corner[] = [{ ...start, onHead: true }];
  let { x, y } = start;
  let way = 0;
  do {
    const [dx, dy] = WAYS[way] as (typeof WAYS)[number];
    x += dx;
    y += dy;
    const turned = turnAt(isFilled, x, y, way);
    // One of the two edges at a corner is level.
    if (turned !== way) corners.push({ x, y, onHead: (way % 2 === 0 ? way : turned) === 0 });
    way = turned;
  } while (x !== start.x || y !== start.y);
  return corners.slice(0, -1);
}

/** To the left where the figure goes on there, else on along it, else to the right. */
function turnAt(isFilled: (x: number, y: number) => boolean, x: number, y: number, way: number): number {
  const squares = [
    [x, y - 1],
    [x, y],
    [x - 1, y],
    [x - 1, y - 1],
  ] as const;
  const filled = (at: number): boolean => {
    const [column, row] = squares[at % 4] as (typeof squares)[number];
    return isFilled(column, row);
  };
  if (filled(way)) return (way + 3) % 4;
  return filled(way + 1) ? way : (way + 1) % 4;
}
