import { areaOf } from "../layout/grid/free-area.ts";
import type { Found, MakeUp } from "./found.ts";
import { isAsGood } from "./judge.ts";
import type { Item } from "./offers/item.ts";

/** A page on its way: looked at after its first search, it may be made anew with other items. */
export interface PageOnItsWay {
  items: readonly Item[];
  found: Found;
}

/** Makes the page anew with other items. */
export type Remake = (items: readonly Item[]) => Found;

/** Makes the page anew with other items, and keeps that where it comes out as well and is better besides. */
export function keepBetter(
  page: PageOnItsWay,
  items: readonly Item[],
  remake: Remake,
  isBetter: (after: MakeUp, before: MakeUp) => boolean,
): boolean {
  const found = remake(items);
  const [[before], [after]] = [page.found.makeUps, found.makeUps];
  if (before === undefined || after === undefined || !isAsGood(after, before) || !isBetter(after, before)) return false;
  Object.assign(page, { items, found });
  return true;
}

/** How much of what is optional a make-up leaves out. */
export function leftOutBy({ stands }: MakeUp): number {
  return stands.reduce((sum, { offer }) => sum + (offer.shape.left?.length ?? 0), 0);
}

/** Column-rows that stay white at a page's foot. */
export function whiteIn({ rest }: MakeUp): number {
  return rest === undefined ? 0 : areaOf(rest);
}
