import { HAN } from "./classes.ts";
import type { Items } from "./items.ts";
import { FORBIDDEN } from "./kinsoku.ts";
import { SOLID } from "./mojikumi.ts";

/** Numerals that are read one by one, as figures are. */
const FIGURES: ReadonlySet<number> = new Set([..."〇零一二三四五六七八九"].map((each) => each.charCodeAt(0)));
/** Two may be 三四个 or 二〇; a row longer than a telephone number is no figure that a line could hold. */
const LEAST = 3;
const MOST = 8;

/** 二〇二六 or 一九八三 is one number, as 2026 is: no line breaks in it. */
export function holdFigures(items: Items, codes: Uint32Array): void {
  let run = 0;
  for (let unit = 0; unit <= items.count; unit++) {
    const isFigure =
      unit < items.count && items.heads[unit] === HAN && FIGURES.has(codes[items.starts[unit] as number] as number);
    if (isFigure && (run === 0 || items.gaps[unit] === SOLID)) {
      run++;
      continue;
    }
    if (run >= LEAST && run <= MOST) items.breaks.fill(FORBIDDEN, unit - run + 1, unit);
    run = isFigure ? 1 : 0;
  }
}
