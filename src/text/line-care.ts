import { SLACK } from "./demerits.ts";
import type { Fitted } from "./justify.ts";
import { BROKEN, FREE, HYPHENATED, IN_WORD } from "./kinsoku.ts";
import type { LineCare } from "./line.ts";
import { AFTER_STOP, BEFORE_OPEN, NATURAL } from "./mojikumi.ts";
import type { Items } from "./units.ts";

/** How the line of units start…stop came to fit; undefined when there is nothing to tell. */
export function careOf(items: Items, fitted: Fitted, start: number, stop: number): LineCare | undefined {
  const turn = stop > start && stop < items.count ? (items.breaks[stop] as number) : FREE;
  const hyphenated = turn === HYPHENATED;
  const broken = turn === IN_WORD || turn === BROKEN;
  const squeezed = fitted.added < 0 ? squeezedIn(items, fitted, start, stop) : 0;
  return squeezed > 0 || hyphenated || broken ? { squeezed, hyphenated, broken, saved: false } : undefined;
}

/** How many marks gave up some of their blank half. */
function squeezedIn(items: Items, { gaps }: Fitted, start: number, stop: number): number {
  let squeezed = 0;
  for (let unit = start + 1; unit < stop; unit++) {
    const gap = items.gaps[unit] as number;
    if (gap >= BEFORE_OPEN && gap <= AFTER_STOP && (gaps[gap] as number) < (NATURAL[gap] as number) - SLACK) squeezed++;
  }
  return squeezed;
}
