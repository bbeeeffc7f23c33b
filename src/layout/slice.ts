import type { FramePlan, Part } from "../model/issue.ts";
import type { Extent } from "../model/paper.ts";
import type { Priority } from "../model/style.ts";
import { type DepthOf, depthsFor, type Loose } from "./depth.ts";
import type { Desk } from "./desk.ts";
import { areaOf, freeRectangles } from "./free-area.ts";
import { count } from "./grid.ts";
import type { Occupant } from "./surroundings.ts";

/** Rows that a frame may be deeper than its text needs; the rest of the area stays free. */
const SPARE = 1;
/** A column-row of white, and one of text that does not fit. */
const WHITE = 1;
const OVER = 12;
/** A column less than a story's importance asks for. */
const NARROW = 40;
/** How far the counted need may exceed an area: levers win some rows. */
const CROWDED = 1.02;
/** The columns that a story wants, as a share of its area's. */
const WIDTH: Readonly<Record<Priority, number>> = { lead: 0.6, major: 0.45, normal: 0.25, brief: 0.12 };

/** Frames for some stories, with what they cost. */
interface Slicing {
  readonly cost: number;
  readonly frames: readonly FramePlan[];
}

/** The stories of one area, in order of importance, with the memory of slicings already found. */
interface Cutting {
  readonly stories: readonly Loose[];
  readonly depths: readonly DepthOf[];
  readonly columns: number;
  readonly known: Map<string, Slicing>;
}

/**
 * Places stories into the free area of a page. The largest free rectangles take as many stories, the most important first,
 * as they have room for, and are sliced by straight cuts: the more important part above or to the left (guillotine).
 */
export function sliceStories(
  loose: readonly Loose[],
  occupants: readonly Occupant[],
  desk: Desk,
): ReadonlyMap<Part, FramePlan> {
  const { grid } = desk.issue.paper;
  const found = new Map<Part, FramePlan>();
  const depths = new Map(loose.map((each) => [each, depthsFor(each, desk)]));
  const fixed = occupants.map((occupant) => occupant.frame);
  let placed = -1;
  // What one round leaves free, the next may still use.
  while (found.size > placed) {
    placed = found.size;
    for (const area of freeRectangles(grid, [...fixed, ...found.values()])) {
      const waiting = loose.filter((each) => !found.has(each.part));
      const stories = choose(waiting, depths, area);
      if (stories.length === 0) continue;
      const cutting: Cutting = {
        stories,
        depths: stories.map((each) => depths.get(each) as DepthOf),
        columns: count(area.columns),
        known: new Map(),
      };
      slice(cutting, area, 0, stories.length).frames.forEach((frame, index) => {
        found.set((stories[index] as Loose).part, frame);
      });
    }
  }
  return found;
}

/** The stories that an area has room for, the most important first. */
function choose(waiting: readonly Loose[], depths: ReadonlyMap<Loose, DepthOf>, area: FramePlan): readonly Loose[] {
  const columns = count(area.columns);
  let left = areaOf(area);
  return waiting.filter((each) => {
    const need = (depths.get(each) as DepthOf)(columns) * columns;
    if (need > left * CROWDED) return false;
    left -= need;
    return true;
  });
}

/** The best slicing of an area for the stories `from`…`to` (exclusive). */
function slice(cutting: Cutting, area: FramePlan, from: number, to: number): Slicing {
  if (to - from === 1) return leaf(cutting, area, from);
  const { columns, rows } = area;
  const key = `${columns.from}-${columns.to}/${rows.from}-${rows.to}/${from}-${to}`;
  const known = cutting.known.get(key);
  if (known !== undefined) return known;
  let best: Slicing = { cost: Number.POSITIVE_INFINITY, frames: [] };
  const offer = (first: FramePlan, second: FramePlan, middle: number): void => {
    const one = slice(cutting, first, from, middle);
    if (one.cost >= best.cost) return;
    const other = slice(cutting, second, middle, to);
    const cost = one.cost + other.cost;
    if (cost < best.cost) best = { cost, frames: [...one.frames, ...other.frames] };
  };
  for (let middle = from + 1; middle < to; middle++) {
    for (const [upper, lower] of rowCuts(cutting, area, from, middle)) {
      offer({ columns, rows: upper }, { columns, rows: lower }, middle);
    }
    for (let column = columns.from; column < columns.to; column++) {
      const left = { columns: { from: columns.from, to: column }, rows };
      offer(left, { columns: { from: column + 1, to: columns.to }, rows }, middle);
    }
  }
  cutting.known.set(key, best);
  return best;
}

/** Cuts across: where the upper stories' need ends, and a little below. */
function rowCuts(
  cutting: Cutting,
  area: FramePlan,
  from: number,
  middle: number,
): readonly (readonly [Extent, Extent])[] {
  const columns = count(area.columns);
  let need = 0;
  for (let index = from; index < middle; index++) need += (cutting.depths[index] as DepthOf)(columns);
  const { rows } = area;
  const offsets = middle - from === 1 ? [0, 1] : [-1, 0, 2];
  return offsets
    .map((offset) => rows.from + Math.round(need) + offset - 1)
    .filter((row) => row >= rows.from && row < rows.to)
    .map((row) => [
      { from: rows.from, to: row },
      { from: row + 1, to: rows.to },
    ]);
}

function leaf(cutting: Cutting, area: FramePlan, index: number): Slicing {
  const columns = count(area.columns);
  const depth = (cutting.depths[index] as DepthOf)(columns);
  const rows = count(area.rows);
  const { priority } = (cutting.stories[index] as Loose).story;
  const wanted = Math.max(1, Math.round(WIDTH[priority] * cutting.columns));
  const white = Math.max(0, rows - depth) * columns * WHITE;
  const over = Math.max(0, depth - rows) * columns * OVER;
  const to = Math.min(area.rows.to, area.rows.from + depth + (rows - depth <= SPARE ? SPARE : 0) - 1);
  return {
    cost: white + over + Math.max(0, wanted - columns) * NARROW,
    frames: [{ columns: area.columns, rows: { from: area.rows.from, to } }],
  };
}
