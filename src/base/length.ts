/** Points (1/72 inch): the unit of every length after the manifest stage. */
export type Pt = number;
/** A length in multiples of a type size. */
export type Em = number;
/** Millimetres; only the manifest and a paper's style file write them. */
type Mm = number;

const PT_PER_MM = 72 / 25.4;

/** Millimetres in points. */
export function mm(length: Mm): Pt {
  return length * PT_PER_MM;
}

/** A length, or another number, as outputs write it: in thousandths, and never a minus zero. */
export function rounded(value: number): number {
  return Math.round(value * 1000) / 1000 || 0;
}

/** Top of a Han character's square above its baseline: type stands in its row by the square (text/RULES.md#square). */
export const SQUARE_TOP: Em = 0.88;
/** The square's middle. */
export const SQUARE_MIDDLE: Em = 0.38;

/** The least white between two bands of a vertical story, in body em. It is more than a blank character, so that lines do not run on. */
const BAND_GAP: Em = 1.5;

/** How many characters a line has when a vertical story of some height (in body em) is divided into bands. */
export function bandMeasure(height: Em, bands: number): number {
  return Math.floor((height - (bands - 1) * BAND_GAP) / bands + 1e-9);
}

/** The most bands that still leave `measure` characters to a line. */
export function mostBands(height: Em, measure: Em): number {
  return Math.max(1, Math.floor((height + BAND_GAP) / (measure + BAND_GAP)));
}

/** What the folio needs above row 1, its double rule and the white under that included (layout/RULES.md#furniture). */
export const FOLIO_HEIGHT: Pt = 40;
/** How far the small line over a nameplate stands below the head of its row. */
export const HEAD_LINE_DROP: Pt = 5;
