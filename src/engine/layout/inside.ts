/*
 * The inside of a frame: the legs and rows left after a box's padding and the white under the frame above. Photos, text and heads see only legs and
 * rows, so a frame over the fold or in a group's box is the same to them as any other.
 */

import { count, type Extent, type FramePlan } from "../../base/extent.ts";
import type { Em, Pt } from "../../base/length.ts";
import type { Point, Rect, Size } from "../../base/rect.ts";
import type { Part } from "../model/issue.ts";
import type { Grid } from "../model/paper.ts";
import type { Axis } from "./axis.ts";
import type { LayoutContext } from "./context.ts";
import {
  acrossLegs,
  axisOf,
  columnStart,
  crossesFold,
  type Division,
  dividedLegs,
  freeOf,
  groupLegs,
  insetOf,
  type Leg,
  type LegSegment,
  legsFrom,
  legsOf,
  rowsStart,
  spanOf,
} from "./grid.ts";
import { boxDepth, boxDrop, isPadded } from "./rules.ts";
import { OFF_RULE } from "./weights.ts";

/** What is directly above a frame. `open`: nothing, or rows that no frame takes. */
export type Above = "open" | "story" | "boxed" | "furniture";

/** The legs and rows of a frame that head, photos and text may use. */
export interface Inside {
  readonly frame: FramePlan;
  /** A vertical story's legs are bands from top to bottom; its rows are lines side by side, counted from the right. */
  readonly axis: Axis;
  readonly legs: readonly Leg[];
  /** Page rows, inclusive; a vertical story has its own. */
  readonly rows: Extent;
  /** The start of row 1 across the lines: the type area's head; for a vertical story the right edge of its first line. */
  readonly first: Pt;
  /** Distance from row to row. */
  readonly pitch: Pt;
  /** White rows at the head, for a rule or as distance from the frame above; 0 on the page's first row and in a box. */
  readonly white: number;
  /** True for a box or a ground: text stays one em off the sides and a row off head and foot. */
  readonly padded: boolean;
  /** White between a box's rule and a head, in addition to that row. */
  readonly clear: Pt;
  /** For a frame over the fold (RULES.md#spreads). */
  readonly fold?: Fold;
  /** Rows taken from its head by `raised`; left out: none. */
  readonly lowered?: number;
}

/** The fold between two facing pages. */
interface Fold {
  /** Legs to its left. */
  readonly legs: number;
  readonly x: Pt;
}

/** The part of a frame inside a box's padding. */
interface Room {
  readonly padded: boolean;
  /** White inside each side. */
  readonly inset: Em;
  /** Start and length of its lines, along them. */
  readonly start: Pt;
  readonly width: Pt;
  readonly rows: Extent;
  /** White rows at its head. */
  readonly white: number;
  readonly clear: Pt;
}

export function roomIn(grid: Grid, part: Part, frame: FramePlan, above: Above): Room {
  const padded = isPadded(part);
  const inset = padded ? insetOf(part) : 0;
  // The head of a group is under the group's rule; the group's stories close the box.
  const crown = part.within?.head === true ? part.within : undefined;
  const crowns = crown !== undefined;
  const pad = (padded && count(frame.rows) > 2) || crowns ? 1 : 0;
  const rule = crown ?? part;
  const over = pad * grid.pitch - boxDrop(grid, rule, frame) - boxDepth(rule);
  return {
    padded,
    inset,
    start: columnStart(grid, frame.columns.from) + inset * grid.size,
    width: (spanOf(grid, count(frame.columns)) - 2 * inset) * grid.size,
    rows: { from: frame.rows.from + pad, to: frame.rows.to - (crowns ? 0 : pad) },
    white: padded || crowns || above === "open" ? 0 : 1,
    clear: pad > 0 && rule.box !== undefined ? Math.max(0, OFF_RULE - over) : 0,
  };
}

/** The legs of a part in a group's box are taken from the group's legs, so that all have one measure (RULES.md#groups). */
function legsIn(grid: Grid, part: Part, { columns }: FramePlan, inset: Em): readonly Leg[] {
  const { within, legs } = part;
  if (within === undefined) return legsOf(grid, { columns, legs, inset });
  const own = groupLegs(grid, within).slice(columns.from - within.columns.from, columns.to - within.columns.from + 1);
  const [first] = own;
  const last = own.at(-1);
  if (first === undefined || last === undefined) return legsOf(grid, { columns, legs, inset });
  if (inset === 0 && (legs === undefined || legs === own.length)) return own;
  const width = (last.start + last.width - first.start) / grid.size;
  return dividedLegs(grid, { start: first.start, width, inset, legs: legs ?? own.length });
}

/** The inside of a frame whose lines run in the paper's direction. */
export function insideOf(grid: Grid, part: Part, frame: FramePlan, above: Above): Inside {
  const { padded, inset, rows, white, clear } = roomIn(grid, part, frame, above);
  const division = { columns: frame.columns, legs: part.legs, inset };
  const { legs, fold } = crossesFold(grid, frame.columns)
    ? sheetLegs(grid, division)
    : { legs: legsIn(grid, part, frame, inset), fold: undefined };
  const inside = {
    frame,
    axis: axisOf(grid),
    legs,
    rows,
    first: rowsStart(grid),
    pitch: grid.pitch,
    white,
    padded,
    clear,
  };
  return fold === undefined ? inside : { ...inside, fold };
}

/** Rows of all legs that stay white at the foot. */
export interface Raised {
  readonly atFoot: number;
  readonly overHead: number;
}

export function raised(inside: Inside, by: Raised | undefined): Inside {
  if (by === undefined) return inside;
  const rows = { from: inside.rows.from + by.overHead, to: inside.rows.to - by.atFoot };
  return { ...inside, rows, lowered: by.overHead };
}

/** The corner on the page at which a row of a leg begins. */
export function cornerOf({ axis, legs, first, pitch }: Inside, leg: number, row: number): Point {
  return axis.on(axis.corner(legs[leg]?.start ?? 0, first), 0, (row - 1) * pitch);
}

/** The rectangle of some rows of a leg, from the head of the first to the foot of the last. @param size of the copy */
export function rectOf(inside: Inside, { leg, from, rows }: LegSegment, size: Pt): Rect {
  const { axis, legs, pitch } = inside;
  return axis.rect(cornerOf(inside, leg, from), legs[leg]?.width ?? 0, (rows - 1) * pitch + size);
}

/** Legs and rows closed to text, with the white around. Legs from 0, page rows, all inclusive. */
export interface Obstacle {
  readonly legs: Extent;
  readonly rows: Extent;
}

/** The free rows of all legs, leg by leg from the left, each from its top. */
export function segmentsOf(inside: Inside, obstacles: readonly Obstacle[]): readonly LegSegment[] {
  return inside.legs.flatMap((_, leg) => freeRows(inside, obstacles, leg));
}

export function freeRows(inside: Inside, obstacles: readonly Obstacle[], leg: number): readonly LegSegment[] {
  const taken = obstacles.filter(({ legs }) => legs.from <= leg && leg <= legs.to).map(({ rows }) => rows);
  return freeOf(inside.rows, taken).map((free) => ({ leg, from: free.from, rows: count(free) }));
}

/** The most legs that fit on one side of the fold. */
export function legsOnOneSide({ legs, fold }: Pick<Inside, "legs" | "fold">): number {
  return fold === undefined ? legs.length : Math.max(fold.legs, legs.length - fold.legs);
}

export function onFold({ fold }: Pick<Inside, "fold">, { from, to }: Extent): boolean {
  return fold !== undefined && from < fold.legs && to >= fold.legs;
}

/** Width over so many legs on the side that holds them; over the fold, with the space between the pages. */
export function widthOver({ legs, fold }: Pick<Inside, "legs" | "fold">, count: number): Pt {
  const most = legsOnOneSide({ legs, ...(fold && { fold }) });
  const from = fold === undefined || count <= fold.legs || count > most ? 0 : fold.legs;
  return acrossLegs(legs, from, from + count - 1);
}

/**
 * The legs at which something so wide may begin. If it fits on one page it keeps off the fold, moved aside no further than needed; if it crosses the
 * fold, it is divided as evenly as its place allows.
 */
export function offFold(
  inside: Pick<Inside, "legs" | "fold">,
  count: number,
  offsets: readonly number[],
): readonly number[] {
  const { legs, fold } = inside;
  if (fold === undefined) return offsets;
  if (count > legsOnOneSide(inside)) {
    const uneven = (at: number): number => Math.abs(2 * (fold.legs - at) - count);
    const least = Math.min(...offsets.map(uneven));
    return offsets.filter((at) => uneven(at) === least);
  }
  const isFree = (at: number): boolean => !onFold(inside, { from: at, to: at + count - 1 });
  const free = offsets.filter(isFree);
  if (free.length > 0) return free;
  const others = Array.from({ length: legs.length - count + 1 }, (_, at) => at).filter(isFree);
  const off = (at: number): number => Math.min(...offsets.map((offset) => Math.abs(offset - at)));
  return others.toSorted((a, b) => off(a) - off(b)).slice(0, 1);
}

/** Two facing pages as one sheet of twice the columns (RULES.md#spreads), in points from the left page's corner. */
function sheetGrid(grid: Grid, trim: Size): Grid {
  const { columns, measure, gutter, size } = grid;
  const gap = trim.width - columns * (measure + gutter) * size;
  return { ...grid, columns: 2 * columns, fold: { after: columns, gap } };
}

export function sheetContext(context: LayoutContext): LayoutContext {
  const { issue } = context;
  const { paper } = issue;
  return { ...context, issue: { ...issue, paper: { ...paper, grid: sheetGrid(paper.grid, paper.trim) } } };
}

/** The legs of a frame over the fold, and the fold's place among them. */
interface SheetLegs {
  readonly legs: readonly Leg[];
  readonly fold: { readonly legs: number; readonly x: Pt };
}

/** The columns and legs of one side. */
interface Side {
  readonly columns: Extent;
  readonly legs: number;
  /** The end with the box's padding. */
  readonly padded: "start" | "end";
}

/**
 * The legs of a frame over the fold. Each page has its share, no leg crosses the fold, and all have the narrower page's measure. A box has padding
 * only at its own edges (RULES.md#spreads).
 * @param grid of a sheet
 */
function sheetLegs(grid: Grid, { columns, legs, inset }: Division): SheetLegs {
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

/** Space left by the measure widens the gutters; a single leg is placed at the fold's side of its page. */
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
