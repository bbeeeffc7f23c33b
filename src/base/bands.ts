import type { Em } from "./length.ts";

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
