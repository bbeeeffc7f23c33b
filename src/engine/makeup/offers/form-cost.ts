import type { Desk } from "../../layout/desk.ts";
import { spanOf } from "../../layout/grid/grid.ts";
import type { Stage } from "../../layout/stage.ts";
import {
  DEEP_HEAD,
  FLAT,
  HEAD_ROWS,
  NEAR_WIDTH,
  OFF_ASPECT,
  OFF_WIDTH,
  SLIM,
  SQUEEZED,
  TOO_NARROW,
  WANTED,
} from "../weights.ts";
import type { Item, Shape } from "./item.ts";

// What a form costs by itself: its width, its head, its proportion.

/** The cost of columns that are more or fewer than a story's rank wants. */
export function widthCost({ story, opening }: Item, columns: number, desk: Desk): number {
  const { grid } = desk.issue.paper;
  const share = opening === "first" ? WANTED[story.priority] : WANTED.normal;
  const wanted = Math.max(1, share * grid.columns);
  const off = Math.abs(columns - wanted);
  return OFF_WIDTH * Math.max(0, off - NEAR_WIDTH) * (columns < wanted ? TOO_NARROW : 1);
}

/** The cost of a head that is deep for its width (RULES.md#heads). */
export function headCost({ columns, part }: Shape, rows: number): number {
  if (part.head === "left") return 0;
  const most = HEAD_ROWS[Math.min(columns, HEAD_ROWS.length) - 1] ?? 0;
  return DEEP_HEAD * Math.max(0, rows - 1 - most);
}

/** The cost of a head that fits only when it is set smaller: it loses its rank. */
export function squeezeCost({ story, opening }: Item, { head }: Stage, desk: Desk): number {
  if (head === undefined || opening !== "first") return 0;
  const wanted = desk.issue.paper.styles.headline[story.priority].size;
  const sizes = head.placed.map((thing) => (thing.kind === "text" ? thing.line.size : 0));
  const largest = Math.max(0, ...sizes);
  return SQUEEZED * Math.max(0, 1 - largest / wanted);
}

/** The cost of a frame that is a ribbon or a chimney. */
export function aspectCost({ columns }: Shape, depth: number, { story }: Item, desk: Desk): number {
  const { grid } = desk.issue.paper;
  const aspect = (spanOf(grid, columns) * grid.size) / (depth * grid.pitch);
  if (aspect > FLAT) return OFF_ASPECT * (aspect / FLAT - 1);
  const slim = story.priority === "brief" ? SLIM / 2 : SLIM;
  return aspect < slim ? OFF_ASPECT * (slim / aspect - 1) : 0;
}
