import { bandMeasure, mostBands } from "../../base/bands.ts";
import type { Em, Pt } from "../../base/length.ts";
import type { FramePlan, Part } from "../../model/issue.ts";
import type { Grid } from "../../model/paper.ts";
import { columnLeft, count, type Leg, rowFoot, rowTop, spanOf } from "../grid.ts";
import type { Above, Inside } from "../inside.ts";

/** Longer lines are hard to find back from; left to itself, the engine divides the height until lines are no longer. */
const LONGEST_LINE: Em = 24;

/** What the inside of a vertical story's frame is cut from. */
export interface VerticalFrame {
  readonly part: Part;
  readonly frame: FramePlan;
  readonly above: Above;
  /** Rows that a horizontal head takes over the copy. */
  readonly head: number;
}

/** Head and foot of the copy's room, white under the frame above left out. */
function verticalSides(
  grid: Grid,
  { part, frame, above, head }: VerticalFrame,
): { readonly padded: boolean; readonly top: Pt; readonly foot: Pt } {
  const padded = part.box !== undefined || part.tint !== undefined;
  const pad = padded && count(frame.rows) > 2 ? 1 : 0;
  const white = padded || above === "open" || head > 0 ? 0 : 1;
  return {
    padded,
    top: rowTop(grid, frame.rows.from + pad + white + head),
    foot: rowFoot(grid, frame.rows.to - pad),
  };
}

/**
 * The inside of a vertical story's frame, turned: its legs are bands, its rows lines. There are as many lines as the page's row
 * distance allows; what is left of the width opens that distance, so that the first and the last line stand on the edges.
 */
export function verticalInside(grid: Grid, of: VerticalFrame): Inside {
  const { frame, part } = of;
  const { padded, top, foot } = verticalSides(grid, of);
  const inset = padded ? 1 : 0;
  const width = (spanOf(grid, count(frame.columns)) - 2 * inset) * grid.size;
  const left = columnLeft(grid, frame.columns.from) + inset * grid.size;
  const lines = Math.max(1, Math.floor((width - grid.size) / grid.pitch + 1e-6) + 1);
  const pitch = lines > 1 ? (width - grid.size) / (lines - 1) : grid.pitch;
  const legs = bandsOf(grid, { top, height: Math.max(grid.size, foot - top), bands: part.legs });
  return {
    frame,
    legs,
    rows: { from: 1, to: lines },
    white: 0,
    padded,
    vertical: { right: left + width, pitch },
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
  const gap = bands > 1 ? (height - bands * measure) / (bands - 1) : 0;
  return Array.from({ length: bands }, (_, band) => ({
    x: of.top + band * (measure + gap) * grid.size,
    width: measure * grid.size,
    measure,
  }));
}

/** The right edge of a line's square; lines from 1. */
export function lineRight({ vertical }: Inside, line: number): Pt {
  return vertical === undefined ? 0 : vertical.right - (line - 1) * vertical.pitch;
}

/** From line to line. */
export function linePitch({ vertical }: Inside): Pt {
  return vertical?.pitch ?? 0;
}
