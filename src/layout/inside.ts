import type { Pt } from "../base/length.ts";
import type { FramePlan, Part } from "../model/issue.ts";
import type { Extent, Grid } from "../model/paper.ts";
import { count, type Leg, legsOf } from "./grid.ts";
import type { LegSegment } from "./tray.ts";

/** What stands directly above a frame. `open`: nothing, or rows that no frame takes. */
export type Above = "open" | "story" | "boxed" | "furniture";

/** The inside of a frame: what a box and the white under the frame above leave for head, photos and text. */
export interface Inside {
  readonly frame: FramePlan;
  readonly legs: readonly Leg[];
  /** Page rows, inclusive. */
  readonly rows: Extent;
  /** Rows of white at the head, for a rule or to keep off what stands above; 0 on the page's first row and in a box. */
  readonly white: number;
  /** True for a box or a ground: text keeps one em off the sides and a row off head and foot. */
  readonly padded: boolean;
  /**
   * For a vertical story, which is a horizontal one turned a quarter clockwise: its legs are bands from the top (`x` is a
   * band's head, measured down the page), its rows are lines from the right. Left out: horizontal.
   */
  readonly vertical?: {
    /** The right edge of the first line's square. */
    readonly right: Pt;
    /** From line to line: the page's row distance, opened so that the lines fill the frame's width. */
    readonly pitch: Pt;
  };
}

export function insideOf(grid: Grid, part: Part, frame: FramePlan, above: Above): Inside {
  const padded = part.box !== undefined || part.tint !== undefined;
  const legs = legsOf(grid, { columns: frame.columns, legs: part.legs, inset: padded ? 1 : 0 });
  const pad = padded && count(frame.rows) > 2 ? 1 : 0;
  const rows = { from: frame.rows.from + pad, to: frame.rows.to - pad };
  return { frame, legs, rows, white: padded || above === "open" ? 0 : 1, padded };
}

/** Legs and rows that text cannot use, white around it included. Legs from 0, page rows, all inclusive. */
export interface Obstacle {
  readonly legs: Extent;
  readonly rows: Extent;
}

/** The free rows of all legs, leg by leg from the left, each from its head. */
export function segmentsOf(inside: Inside, obstacles: readonly Obstacle[]): readonly LegSegment[] {
  return inside.legs.flatMap((_, leg) => freeRows(inside, obstacles, leg));
}

/** The free rows of one leg. */
export function freeRows(inside: Inside, obstacles: readonly Obstacle[], leg: number): readonly LegSegment[] {
  const taken = obstacles
    .filter((obstacle) => obstacle.legs.from <= leg && leg <= obstacle.legs.to)
    .map((obstacle) => obstacle.rows)
    .sort((a, b) => a.from - b.from);
  const segments: LegSegment[] = [];
  let row = inside.rows.from;
  for (const rows of taken) {
    if (rows.from > row) segments.push({ leg, from: row, rows: Math.min(rows.from, inside.rows.to + 1) - row });
    row = Math.max(row, rows.to + 1);
  }
  if (row <= inside.rows.to) segments.push({ leg, from: row, rows: inside.rows.to + 1 - row });
  return segments;
}
