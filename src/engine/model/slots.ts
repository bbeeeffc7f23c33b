import { type Diagnostic, errorAt } from "../../base/diagnostic.ts";
import type { Extent } from "../../base/extent.ts";
import { mm, type Pt } from "../../base/length.ts";
import type { Span } from "../../base/source.ts";
import type { Entry } from "../manifest/located.ts";
import type { WrittenSlot } from "../manifest/manifest.ts";
import { reportBeyond } from "./frames.ts";
import type { AdvertSlot, Grid } from "./paper.ts";

/** A size that is sold may be larger than its frame by this much: it was written in whole millimetres. */
const SOLD_SLACK: Pt = mm(0.5);

/** The places for adverts that a paper names; reports those without a place, and those that are larger than the type area. */
export function resolveSlots(
  written: readonly Entry<WrittenSlot>[],
  grid: Grid,
  diagnostics: Diagnostic[],
): readonly AdvertSlot[] {
  return written.flatMap(({ key, value }) => slotOf(key.value, value, grid, diagnostics) ?? []);
}

function slotOf(name: string, written: WrittenSlot, grid: Grid, diagnostics: Diagnostic[]): AdvertSlot | undefined {
  const { columns, rows, size } = written;
  if (size !== undefined && columns === undefined && rows === undefined) {
    return sizedSlot(name, { ...size.value, at: written.at.value, span: size.span }, grid, diagnostics);
  }
  if (columns === undefined || rows === undefined || size !== undefined) {
    diagnostics.push(errorAt(written.span, "slot-without-place", { slot: name }));
    return undefined;
  }
  if (reportBeyond({ columns, rows }, grid, diagnostics)) return undefined;
  return { name, frame: { columns: columns.value, rows: rows.value } };
}

/** A size that is sold, as written, and the corner at which it stands. */
interface WrittenSize {
  readonly width: Pt;
  readonly height: Pt;
  readonly at: NonNullable<AdvertSlot["size"]>["at"];
  readonly span: Span;
}

/** The smallest frame that holds an advert of a size; its first row is the label's. */
function sizedSlot(name: string, size: WrittenSize, grid: Grid, diagnostics: Diagnostic[]): AdvertSlot | undefined {
  const { width, height, at, span } = size;
  const [left, top] = [at.endsWith("left"), at.startsWith("top")];
  // Columns of a vertical paper are bands: they give the height, and its rows, from the right, the width.
  const vertical = grid.writing === "vertical";
  const [along, across] = vertical ? [height, width] : [width, height];
  const alongOf = (columns: number): Pt =>
    (columns * grid.measure + (columns - 1) * grid.gutter) * grid.size - (vertical ? grid.size : 0);
  const acrossOf = (rows: number): Pt => (rows - (vertical && !left ? 1 : 2)) * grid.pitch + grid.size;
  const columns = firstFrom(1, grid.columns, (count) => alongOf(count) >= along - SOLD_SLACK);
  const rows = firstFrom(2, grid.rows, (count) => acrossOf(count) >= across - SOLD_SLACK);
  if (columns === undefined || rows === undefined) {
    const most = [alongOf(grid.columns), acrossOf(grid.rows)].map((points) => (points / mm(1)).toFixed(1));
    const [width_ = "", height_ = ""] = vertical ? most.toReversed() : most;
    diagnostics.push(errorAt(span, "slot-too-large", { slot: name, width: width_, height: height_ }));
    return undefined;
  }
  const sold = [Math.min(along, alongOf(columns)), Math.min(across, acrossOf(rows))] as const;
  return {
    name,
    frame: {
      columns: atEdge(columns, grid.columns, vertical ? top : left),
      rows: atEdge(rows, grid.rows, vertical ? !left : top),
    },
    size: vertical ? { width: sold[1], height: sold[0], at } : { width: sold[0], height: sold[1], at },
  };
}

function firstFrom(from: number, to: number, holds: (count: number) => boolean): number | undefined {
  for (let count = from; count <= to; count++) if (holds(count)) return count;
  return undefined;
}

function atEdge(count: number, all: number, first: boolean): Extent {
  return first ? { from: 1, to: count } : { from: all - count + 1, to: all };
}
