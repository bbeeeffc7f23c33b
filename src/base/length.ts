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

/** A number in hundredths: what people read of lengths, and what a glyph's outline needs. */
export function hundredths(value: number): number {
  return Math.round(value * 100) / 100;
}

/** Top of a Han character's square above its baseline: type stands in its row by the square (text/RULES.md#square). */
export const SQUARE_TOP: Em = 0.88;
/** The square's middle. */
export const SQUARE_MIDDLE: Em = 0.38;

/** The room for the folio above row 1, with its double rule and the white under that (layout/RULES.md#furniture). */
export const FOLIO_HEIGHT: Pt = 40;
/** How far the small line over a nameplate stands below the head of its row. */
export const HEAD_LINE_DROP: Pt = 5;
