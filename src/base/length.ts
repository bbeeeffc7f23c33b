/** Points (1/72 inch): the unit of all lengths after the manifest stage. */
export type Pt = number;
/** A length in multiples of a type size. */
export type Em = number;
/** Millimetres: used only in the manifest and in a paper's style file. */
type Mm = number;

const PT_PER_MM = 72 / 25.4;

export function mm(length: Mm): Pt {
  return length * PT_PER_MM;
}

/** A number rounded to thousandths for output; zero never has a minus sign. */
export function rounded(value: number): number {
  return Math.round(value * 1000) / 1000 || 0;
}

/** A number rounded to hundredths: the precision of lengths for readers and of glyph outlines. */
export function hundredths(value: number): number {
  return Math.round(value * 100) / 100;
}

/** Top of a Han character's square above the baseline: type is placed in its row by the square (text/RULES.md#square). */
export const SQUARE_TOP: Em = 0.88;
/** The middle of the square above the baseline. */
export const SQUARE_MIDDLE: Em = 0.38;

/** The height of the folio above row 1, with its double rule and the space under it (layout/RULES.md#furniture). */
export const FOLIO_HEIGHT: Pt = 40;
/** The distance from the top of the row to the small line above a nameplate. */
export const HEAD_LINE_DROP: Pt = 5;

/** The greatest of any number of values, and `least` at the least. `Math.max(...values)` would overflow the stack at a hundred thousand. */
export function greatest(values: readonly number[], least = 0): number {
  return values.reduce((most, each) => Math.max(most, each), least);
}
