import { mm } from "../../base/length.ts";
import type { Size } from "../../base/rect.ts";
import type { Grid } from "./paper.ts";

export type PresetName = "对开" | "四开";

/** A sheet and its grid; all other measures follow from them. */
export interface Geometry extends Omit<Grid, "writing" | "left" | "fold"> {
  readonly trim: Size;
}

/** The geometry of a paper that leaves out sheet and grid (layout/RULES.md#grid). */
export const PRESETS: Readonly<Record<PresetName, Geometry>> = {
  对开: {
    trim: { width: mm(390), height: mm(550) },
    top: mm(38),
    columns: 8,
    measure: 13,
    gutter: 1,
    rows: 115,
    size: 9,
    pitch: 12,
  },
  四开: {
    trim: { width: mm(275), height: mm(390) },
    top: mm(26),
    columns: 6,
    measure: 11,
    gutter: 1,
    rows: 82,
    size: 9,
    pitch: 12,
  },
};

/**
 * What is different in a vertical paper: its columns are bands, its rows lines. Bands and lines take the same type area as the columns and rows
 * above (layout/RULES.md#vertical-grid).
 */
export const VERTICAL_PRESETS: Readonly<Record<PresetName, Pick<Geometry, "columns" | "measure" | "rows">>> = {
  对开: { columns: 14, measure: 10, rows: 83 },
  四开: { columns: 10, measure: 10, rows: 53 },
};
