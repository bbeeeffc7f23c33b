/*
 * Heads that touch, and gaps that run across a page. Make-up avoids them during its search and the faults report them afterwards; both use these
 * functions, so that they agree.
 */

import { count, type Extent, type FramePlan } from "../../../base/extent.ts";
import type { Part } from "../../model/issue.ts";
import type { Grid, Paper } from "../../model/paper.ts";
import { acrossLegs } from "../grid.ts";
import type { Inside } from "../inside.ts";
import { isPadded } from "../rules.ts";
import type { Stage } from "../stages.ts";
import type { Occupant } from "../surroundings.ts";
import type { Head } from "../typeset.ts";
import { APART_EM, APART_SIZES } from "../weights.ts";

/** A head as seen by its neighbours on both sides. */
export interface HeadPlace {
  /** The columns of its frame. */
  readonly columns: Extent;
  /** Page rows of the head. */
  readonly rows: Extent;
  /** True if it begins at its frame's left edge. */
  readonly left: boolean;
  /** True if it reaches its frame's right edge. */
  readonly right: boolean;
  /** The group whose box holds it: heads outside cannot touch it. */
  readonly group?: string | undefined;
}

/** The rows on which two heads touch (碰题, RULES.md#touching-heads); 0 if they do not. */
export function touchingRows(left: HeadPlace, right: HeadPlace): number {
  if (left.group !== right.group || !left.right || !right.left || left.columns.to + 1 !== right.columns.from) return 0;
  return Math.max(0, Math.min(left.rows.to, right.rows.to) - Math.max(left.rows.from, right.rows.from) + 1);
}

/**
 * False for a part whose head touches no other. A vertical head reads like a picture. A head in a box or on a ground is separated from the next one
 * by a rule or an edge and an em of white, so they are not read as one line.
 */
export function canTouch(part: Part): boolean {
  return !isPadded(part) && part.head !== "left";
}

/** The place of a part's head; undefined if it has none, or one that touches nothing. */
export function headPlace(
  part: Part,
  { head, headRow, headLeg }: Stage,
  inside: Inside,
  paper: Pick<Paper, "touching" | "grid">,
): HeadPlace | undefined {
  const { frame, legs } = inside;
  if (head === undefined || !canTouch(part)) return undefined;
  const rows = { from: headRow, to: headRow + head.rows - 1 };
  const group = part.within?.group;
  const right = headLeg + head.legs >= legs.length && reachesByInk(head, inside, paper);
  return { columns: frame.columns, rows, left: headLeg === 0, right, group };
}

/** True if the ink of a head over all its legs ends near their right edge; always true for a paper that judges by frames. */
export function reachesByInk(
  { placed, legs: over }: Head,
  { legs }: Inside,
  { touching, grid }: Pick<Paper, "touching" | "grid">,
): boolean {
  if (touching === undefined) return true;
  const width = acrossLegs(legs, 0, Math.min(over, legs.length) - 1);
  return placed.some((thing) => {
    if (thing.kind !== "text") return thing.kind === "area";
    const apart = Math.max(APART_EM * grid.size, APART_SIZES * thing.line.size);
    // The line's own width is its measure, not the width of its letters.
    const end = Math.max(0, ...thing.line.segments.map((segment) => segment.x + segment.width));
    return width - (thing.x + end) < apart;
  });
}

/** The frames of a page: stories, which a gap must separate, and everything else that takes columns and rows. */
interface PageFrames {
  readonly stories: readonly FramePlan[];
  readonly others: readonly FramePlan[];
}

/** True for a frame that a gap down the page may not pass. A nameplate or an advert over all columns is an edge of the copy: a gap that reaches it crosses the page. */
export function closesGaps({ story, frame }: Pick<Occupant, "story" | "frame">, { columns }: Grid): boolean {
  return story !== undefined || count(frame.columns) < columns;
}

/** The columns whose right gutter separates stories from the page's head to its foot (断版, RULES.md#split-page). */
export function gapsDown({ stories, others }: PageFrames, { columns }: Grid): readonly number[] {
  const spanned = new Uint8Array(columns + 1);
  const before = new Uint8Array(columns + 1);
  const after = new Uint8Array(columns + 1);
  for (const frame of others) spanned.fill(1, frame.columns.from, frame.columns.to);
  for (const { columns: own } of stories) {
    spanned.fill(1, own.from, own.to);
    before[own.to] = 1;
    after[own.from - 1] = 1;
  }
  const found: number[] = [];
  for (let line = 1; line < columns; line++) {
    if (spanned[line] === 0 && before[line] === 1 && after[line] === 1) found.push(line);
  }
  return found;
}

/** The rows at whose foot stories end from edge to edge (断版). A column free on both sides has no edge. */
export function gapsAcross({ stories, others }: PageFrames, { columns, rows }: Grid): readonly number[] {
  const spanned = new Uint8Array(rows + 1);
  const before = new Int32Array(rows + 1);
  const after = new Int32Array(rows + 1);
  const beside = new Int32Array(rows + 1);
  for (const frame of others) {
    const over = columnBits(frame);
    spanned.fill(1, frame.rows.from, frame.rows.to);
    beside[frame.rows.to] = (beside[frame.rows.to] as number) | over;
    beside[frame.rows.from - 1] = (beside[frame.rows.from - 1] as number) | over;
  }
  for (const frame of stories) {
    const { from, to } = frame.rows;
    const over = columnBits(frame);
    spanned.fill(1, from, to);
    before[to] = (before[to] as number) | over;
    after[from - 1] = (after[from - 1] as number) | over;
  }
  const all = (1 << columns) - 1;
  const found: number[] = [];
  for (let line = 1; line < rows; line++) {
    const above = before[line] as number;
    const below = after[line] as number;
    if (spanned[line] === 1 || above === 0 || below === 0) continue;
    if ((above | below | (beside[line] as number)) === all) found.push(line);
  }
  return found;
}

/** The columns of a frame as bits. */
function columnBits({ columns: { from, to } }: FramePlan): number {
  return (1 << to) - (1 << (from - 1));
}
