import { bandMeasure, mostBands } from "../../../base/extent.ts";
import type { Em, Pt } from "../../../base/length.ts";
import type { Part } from "../../model/issue.ts";
import type { Grid } from "../../model/paper.ts";
import { VERTICAL } from "../axis.ts";
import { type Leg, legsFrom, rowFoot, rowTop } from "../grid/grid.ts";
import { type Inside, roomIn } from "../grid/inside.ts";
import type { PlacedFrame } from "../stage.ts";

/** Longer lines are hard to find back from; left to itself, the engine divides the height until lines are no longer. */
const LONGEST_LINE: Em = 24;

/** What the inside of a vertical story's frame in a horizontal paper is cut from. */
export interface VerticalFrame extends PlacedFrame {
  readonly part: Part;
  /** Rows that a horizontal head takes over the copy. */
  readonly head: number;
}

/**
 * The inside of a vertical story's frame in a horizontal paper: its legs are bands, its rows lines. There are as many lines as the page's row
 * distance allows; what is left of the width opens that distance, so that the first and the last line stand on the edges.
 */
export function verticalInside(grid: Grid, { part, frame, above, head }: VerticalFrame): Inside {
  const { padded, start, width, rows, white } = roomIn(grid, part, frame, above);
  const top = rowTop(grid, rows.from + (head > 0 ? head : white));
  const height = Math.max(grid.size, rowFoot(grid, rows.to) - top);
  const lines = Math.max(1, Math.floor((width - grid.size) / grid.pitch + 1e-6) + 1);
  return {
    frame,
    axis: VERTICAL,
    legs: bandsOf(grid, { top, height, bands: part.legs }),
    rows: { from: 1, to: lines },
    first: start + width,
    pitch: lines > 1 ? (width - grid.size) / (lines - 1) : grid.pitch,
    white: 0,
    padded,
    clear: 0,
  };
}

/** Bands from the top, the first and the last flush with head and foot where there are several. */
function bandsOf(
  grid: Grid,
  of: { readonly top: Pt; readonly height: Pt; readonly bands: number | undefined },
): readonly Leg[] {
  const height = of.height / grid.size;
  let bands = Math.max(1, of.bands ?? 1);
  if (of.bands === undefined) {
    const most = mostBands(height, LONGEST_LINE / 2);
    while (bands < most && bandMeasure(height, bands) > LONGEST_LINE) bands++;
  }
  const measure = Math.max(1, bandMeasure(height, bands));
  const gutter = bands > 1 ? (height - bands * measure) / (bands - 1) : 0;
  return legsFrom(of.top, bands, { measure, gutter, size: grid.size });
}
