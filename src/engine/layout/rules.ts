/*
 * Rules and boxes of a page. Rules are drawn once for the whole page, not by each story: two stories under one another share a rule, and a gutter has
 * one rule for each run of rows with stories on both sides.
 */

import { count, type Extent, extentsMeet, type FramePlan } from "../../base/extent.ts";
import type { Pt } from "../../base/length.ts";
import type { Point, Rect } from "../../base/rect.ts";
import type { Part, Within } from "../model/issue.ts";
import type { Grid } from "../model/paper.ts";
import type { LayoutContext } from "./context.ts";
import { FURNITURE } from "./furniture.ts";
import { axisOf, columnStart, gridCorner, groupLegs, lengthAlong } from "./grid.ts";
import { type Owner, type Placed, placedRule } from "./page.ts";
import { GIVEN_UP_ROWS, STUB_ROWS, WENWU_GAP, WENWU_THICK, WENWU_THIN } from "./weights.ts";

/** The data of a story's frame that rules need. */
export interface RuledFrame {
  readonly owner: Owner;
  readonly part: Part;
  readonly frame: FramePlan;
}

/** Four rules around a rectangle, inside its edges. */
export function boxRules(box: Rect, weight: Pt, owner: Owner): readonly Placed[] {
  if (weight <= 0) return [];
  const half = weight / 2;
  const left = box.x + half;
  const right = box.x + box.width - half;
  const top = box.y + half;
  const foot = box.y + box.height - half;
  const rule = (x1: Pt, y1: Pt, x2: Pt, y2: Pt): Placed =>
    placedRule({ x: x1, y: y1 }, { x: x2, y: y2 }, { role: "box", weight, owner });
  return [
    rule(box.x, top, box.x + box.width, top),
    rule(right, box.y, right, box.y + box.height),
    rule(box.x, foot, box.x + box.width, foot),
    rule(left, box.y, left, box.y + box.height),
  ];
}

/**
 * The rectangle of a frame's box or ground: half a row inside head and foot, as distance from its neighbours, and out to the type area's edge on the
 * page's first and last row. 文武线 reach further in, so they are placed further out.
 */
function boxRect(grid: Grid, part: Part, frame: FramePlan): Rect {
  const axis = axisOf(grid);
  const drop = boxDrop(grid, part, frame);
  const corner = axis.on(gridCorner(grid, frame.columns.from, frame.rows.from), 0, drop);
  const short = part.box === "wenwu" || frame.rows.to >= grid.rows ? grid.size : grid.pitch / 2;
  const depth = (count(frame.rows) - 1) * grid.pitch + short - drop;
  return axis.rect(corner, lengthAlong(grid, frame.columns), depth);
}

/** Distance of a box's head below its frame's. */
export function boxDrop(grid: Grid, { box }: Pick<Part, "box">, { rows }: FramePlan): Pt {
  return rows.from === 1 ? 0 : box === "wenwu" ? grid.pitch / 3 : grid.pitch / 2;
}

/** The ground and box of a part, back to front. */
export function groundAndBox(block: RuledFrame, context: LayoutContext): readonly Placed[] {
  const { grid, rules } = context.issue.paper;
  const { part, owner } = block;
  const at = boxRect(grid, part, block.frame);
  const ground: readonly Placed[] =
    part.tint === undefined ? [] : [{ kind: "area", owner, role: "ground", at, colour: part.tint }];
  switch (part.box) {
    case undefined:
      return ground;
    case "plain":
      return [...ground, ...boxRules(at, rules.box, owner)];
    case "wenwu": {
      const inset = WENWU_THICK + WENWU_GAP;
      const inner = { x: at.x + inset, y: at.y + inset, width: at.width - 2 * inset, height: at.height - 2 * inset };
      return [...ground, ...boxRules(at, WENWU_THICK, owner), ...boxRules(inner, WENWU_THIN, owner)];
    }
  }
}

/** Depth of a part's box from its outer edge; about zero for a thin rule. */
export function boxDepth({ box }: Pick<Part, "box">): Pt {
  return box === "wenwu" ? WENWU_THICK + WENWU_GAP + WENWU_THIN : 0;
}

export function isPadded(part: Pick<Part, "box" | "tint">): boolean {
  return part.box !== undefined || part.tint !== undefined;
}

/** The thin rules of a page: above each story under another, and in the gutters between stories. */
export function pageRules(blocks: readonly RuledFrame[], context: LayoutContext): readonly Placed[] {
  return [...blocks.flatMap((block) => ruleAbove(block, blocks, context)), ...gutterRules(blocks, context)];
}

function ruleAbove(block: RuledFrame, blocks: readonly RuledFrame[], context: LayoutContext): readonly Placed[] {
  const { grid, rules, trim } = context.issue.paper;
  const { frame, part } = block;
  if (!part.rule || isPadded(part) || rules.story <= 0) return [];
  const under = blocks.some((other) => !isPadded(other.part) && standsOn(other.frame, frame));
  if (!under) return [];
  const axis = axisOf(grid);
  const { indent, length } = stretchOf(grid, block);
  const from = axis.on(gridCorner(grid, frame.columns.from, frame.rows.from), indent, grid.size / 2);
  const to = axis.on(from, length, 0);
  switch (part.spread?.side) {
    case undefined:
      return [thinRule(from, to, rules.story)];
    // The two halves form one rule over the fold.
    case "left":
      return [thinRule(from, { ...to, x: trim.width }, rules.story)];
    case "right":
      return [thinRule({ ...from, x: 0 }, to, rules.story)];
  }
}

/** Indent and length of a frame's rule within its columns: in a group's box it is as long as the legs. */
function stretchOf(grid: Grid, { frame: { columns }, part: { within } }: RuledFrame): { indent: Pt; length: Pt } {
  if (within === undefined) return { indent: 0, length: lengthAlong(grid, columns) };
  const legs = groupLegs(grid, within);
  const first = legs[columns.from - within.columns.from];
  const last = legs[columns.to - within.columns.from];
  const start = first?.start ?? 0;
  return { indent: start - columnStart(grid, columns.from), length: (last?.start ?? 0) + (last?.width ?? 0) - start };
}

/** True when `above` ends right over `below`, but for a row or two given up at the last minute, and they share a column. */
export function standsOn(above: FramePlan, below: FramePlan): boolean {
  const free = below.rows.from - above.rows.to - 1;
  return free >= 0 && free <= GIVEN_UP_ROWS && extentsMeet(above.columns, below.columns);
}

/** One rule for each stretch of a gutter with stories on both sides, across all stories stacked there. */
function gutterRules(blocks: readonly RuledFrame[], context: LayoutContext): readonly Placed[] {
  if (context.issue.paper.rules.column <= 0) return [];
  const open = blocks.filter((block) => !isPadded(block.part));
  // A group's box separates its stories from the others.
  const boxes = new Map<string | undefined, Within | undefined>([[undefined, undefined]]);
  for (const { part } of open) if (part.within !== undefined) boxes.set(part.within.group, part.within);
  return [...boxes].flatMap(([group, within]) => {
    const own = open.filter(({ part }) => part.within?.group === group);
    return rulesBetween(own, blocks, within, context);
  });
}

function rulesBetween(
  own: readonly RuledFrame[],
  blocks: readonly RuledFrame[],
  within: Within | undefined,
  context: LayoutContext,
): readonly Placed[] {
  const { grid, rules } = context.issue.paper;
  return Array.from({ length: grid.columns - 1 }, (_, index) => index + 1).flatMap((column) => {
    const axis = axisOf(grid);
    const middle = within === undefined ? (-grid.gutter * grid.size) / 2 : middleIn(grid, within, column);
    return joined(sharedRows(own, column))
      .filter((extent) => count(extent) >= STUB_ROWS)
      .map(({ from, to }) => {
        const under = blocks.some(
          ({ frame }) => frame.rows.to + 1 === from && extentsMeet(frame.columns, { from: column, to: column + 1 }),
        );
        const head = axis.on(gridCorner(grid, column + 1, from), middle, under ? grid.pitch : 0);
        const foot = axis.on(gridCorner(grid, column + 1, to), middle, grid.size);
        return thinRule(head, foot, rules.column);
      });
  });
}

/** The middle between two legs of a group's box, from where the page's next column begins. */
function middleIn(grid: Grid, within: Within, column: number): Pt {
  const legs = groupLegs(grid, within);
  const left = legs[column - within.columns.from];
  const right = legs[column - within.columns.from + 1];
  if (left === undefined || right === undefined) return 0;
  return (left.start + left.width + right.start) / 2 - columnStart(grid, column + 1);
}

/** The rows on which one story ends at `column` and another begins beside it. */
function sharedRows(blocks: readonly RuledFrame[], column: number): readonly Extent[] {
  return blocks
    .filter((left) => left.frame.columns.to === column)
    .flatMap((left) =>
      blocks
        .filter((right) => right.frame.columns.from === column + 1 && left.owner.story !== right.owner.story)
        .filter((right) => extentsMeet(left.frame.rows, right.frame.rows))
        .map((right) => ({
          from: Math.max(left.frame.rows.from, right.frame.rows.from),
          to: Math.min(left.frame.rows.to, right.frame.rows.to),
        })),
    );
}

/** Merges extents that touch, but for rows given up. */
function joined(extents: readonly Extent[]): readonly Extent[] {
  const all: Extent[] = [];
  for (const extent of extents.toSorted((a, b) => a.from - b.from)) {
    const last = all.at(-1);
    if (last !== undefined && extent.from <= last.to + 1 + GIVEN_UP_ROWS)
      all[all.length - 1] = { from: last.from, to: Math.max(last.to, extent.to) };
    else all.push(extent);
  }
  return all;
}

function thinRule(from: Point, to: Point, weight: Pt): Placed {
  return placedRule(from, to, { role: "rule", weight, owner: FURNITURE });
}
