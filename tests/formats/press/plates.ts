import { drawPlates } from "../../../src/tools/preflight/plates.ts";

const INKS = ["Cyan", "Magenta", "Yellow", "Black"];

/** Percent of C, M, Y, K at points of a one-page PDF, from the sheet's top left. */
export async function inksAt(
  pdf: Uint8Array,
  points: readonly (readonly [x: number, y: number])[],
): Promise<readonly (readonly number[])[]> {
  const plates = await drawPlates(pdf, 72);
  const [page] = plates;
  if (typeof page !== "object") throw new Error(`Ghostscript drew no plates: ${plates}`);
  return points.map(([x, y]) =>
    INKS.map((ink) => Math.round((page.inks.get(ink)?.[Math.round(y) * page.width + Math.round(x)] ?? 0) / 2.55)),
  );
}
