import type { Extent } from "../../../base/extent.ts";
import type { Pt } from "../../../base/length.ts";
import { acrossLegs } from "../grid/grid.ts";
import type { Inside } from "../grid/inside.ts";

/** The most legs that something takes without lying on the fold. */
export function legsOnOneSide({ legs, fold }: Pick<Inside, "legs" | "fold">): number {
  return fold === undefined ? legs.length : Math.max(fold.legs, legs.length - fold.legs);
}

export function onFold({ fold }: Pick<Inside, "fold">, { from, to }: Extent): boolean {
  return fold !== undefined && from < fold.legs && to >= fold.legs;
}

/** How wide something over so many legs is, on the side that holds it; over the fold what lies between the pages too. */
export function widthOver({ legs, fold }: Pick<Inside, "legs" | "fold">, count: number): Pt {
  const most = legsOnOneSide({ legs, ...(fold && { fold }) });
  const from = fold === undefined || count <= fold.legs || count > most ? 0 : fold.legs;
  return acrossLegs(legs, from, from + count - 1);
}

/**
 * Where something over so many legs may begin: what has room on one page keeps off the fold, and goes as far aside for it as it must; what lies on it
 * lies as evenly on both pages as its place allows.
 */
export function offFold(
  inside: Pick<Inside, "legs" | "fold">,
  count: number,
  offsets: readonly number[],
): readonly number[] {
  const { legs, fold } = inside;
  if (fold === undefined) return offsets;
  if (count > legsOnOneSide(inside)) {
    const uneven = (at: number): number => Math.abs(2 * (fold.legs - at) - count);
    const least = Math.min(...offsets.map(uneven));
    return offsets.filter((at) => uneven(at) === least);
  }
  const isFree = (at: number): boolean => !onFold(inside, { from: at, to: at + count - 1 });
  const free = offsets.filter(isFree);
  if (free.length > 0) return free;
  const others = Array.from({ length: legs.length - count + 1 }, (_, at) => at).filter(isFree);
  const off = (at: number): number => Math.min(...offsets.map((offset) => Math.abs(offset - at)));
  return others.toSorted((a, b) => off(a) - off(b)).slice(0, 1);
}
