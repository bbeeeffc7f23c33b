import type { Em } from "./length.ts";

/** White between two bands of a vertical story at the least, in body em: more than a blank character, so that lines do not run on. */
const BAND_GAP: Em = 1.5;

/** Characters a line where a vertical story of some height (in body em) is divided into bands. */
export function bandMeasure(height: Em, bands: number): number {
  return Math.floor((height - (bands - 1) * BAND_GAP) / bands + 1e-9);
}

/** The most bands whose lines hold so many characters. */
export function mostBands(height: Em, measure: Em): number {
  return Math.max(1, Math.floor((height + BAND_GAP) / (measure + BAND_GAP)));
}
