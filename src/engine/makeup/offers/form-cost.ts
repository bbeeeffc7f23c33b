import type { Desk } from "../../layout/desk.ts";
import { type Leg, spanOf } from "../../layout/grid/grid.ts";
import type { Stage } from "../../layout/stage.ts";
import type { Story } from "../../model/issue.ts";
import type { Grid } from "../../model/paper.ts";
import {
  DEEP_HEAD,
  FLAT,
  HEAD_ROWS,
  HOLE_ROOM,
  NEAR_WIDTH,
  OFF_ASPECT,
  OFF_WIDTH,
  SLIM,
  SQUEEZED,
  TOO_NARROW,
  VERSE_MARGIN,
  WANTED,
} from "../weights.ts";
import type { Item, Shape } from "./item.ts";

// What a form costs by itself: its width, its head, its proportion.

/** The cost of columns that are more or fewer than a story's rank wants; verse may have fewer, as long as its lines have room. */
export function widthCost({ story, opening }: Item, columns: number, desk: Desk): number {
  const { grid } = desk.issue.paper;
  const share = opening === "first" ? WANTED[story.priority] : WANTED.normal;
  const wanted = Math.max(1, share * grid.columns);
  if (columns < wanted && isVerse(story) && longestLine(story) <= spanOf(grid, columns)) return 0;
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

/** True for copy that is nothing but verse, and heads between its parts. */
function isVerse({ copy: { paragraphs } }: Story): boolean {
  return (
    paragraphs.some(({ kind }) => kind === "verse") &&
    paragraphs.every(({ kind }) => kind === "verse" || kind === "subhead")
  );
}

/** In characters. */
function longestLine({ copy: { paragraphs } }: Story): number {
  return Math.max(...paragraphs.map(({ from, to }) => to - from));
}

/** The page's grid, and the rows of a text in all its legs. */
interface VerseRoom {
  readonly grid: Grid;
  readonly rows: number;
}

/** The cost of columns that verse leaves white beside its lines. */
export function verseCost({ story }: Item, columns: number, legs: readonly Leg[], { grid, rows }: VerseRoom): number {
  if (!isVerse(story)) return 0;
  const widest = longestLine(story);
  const lines = Math.min(widest, legs[0]?.measure ?? widest);
  const needed = Math.ceil((legs.length * (lines + grid.gutter)) / (grid.measure + grid.gutter));
  return HOLE_ROOM * Math.max(0, columns - VERSE_MARGIN * needed) * Math.ceil(rows / legs.length);
}

/** The cost of a frame that is a ribbon or a chimney. */
export function aspectCost({ columns }: Shape, depth: number, { story }: Item, desk: Desk): number {
  const { grid } = desk.issue.paper;
  const aspect = (spanOf(grid, columns) * grid.size) / (depth * grid.pitch);
  if (aspect > FLAT) return OFF_ASPECT * (aspect / FLAT - 1);
  const slim = story.priority === "brief" || isVerse(story) ? SLIM / 2 : SLIM;
  return aspect < slim ? OFF_ASPECT * (slim / aspect - 1) : 0;
}
