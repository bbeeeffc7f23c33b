import { type Em, mm, type Pt } from "../base/length.ts";
import type { Size } from "../base/rect.ts";

export type PresetName = "对开" | "四开";

/** A sheet and its grid; all other measures follow from them. */
export interface Geometry {
  readonly trim: Size;
  /** Head of row 1 below the trim's head. */
  readonly top: Pt;
  readonly columns: number;
  readonly measure: Em;
  readonly gutter: Em;
  readonly rows: number;
  readonly size: Pt;
  readonly pitch: Pt;
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
