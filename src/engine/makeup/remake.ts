import { areaOf } from "../layout/grid.ts";
import { isPhotoName, withNeeded } from "../layout/jump.ts";
import type { Found, MakeUp } from "./found.ts";
import { isAsGood } from "./judge.ts";
import type { Item } from "./offers/item.ts";

// After its first search a page may be made anew with other items, and the better one is kept: what is judged by the whole page is tried so. What was left out is the first to be tried.

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
export function leftOutBy({ placements }: MakeUp): number {
  return placements.reduce((sum, { offer }) => sum + (offer.shape.left?.length ?? 0), 0);
}

/** Column-rows that stay white at a page's foot. */
export function whiteIn({ rest }: MakeUp): number {
  return rest === undefined ? 0 : areaOf(rest);
}

/**
 * Has stand what is optional and a page without a fault left out although room is left at its foot: words before photos, of both the manifest's
 * first one first (RULES.md#white).
 */
export function tryLeftOut(page: PageOnItsWay, remake: Remake): void {
  const tried = new Set<string>();
  const next = (): LeftOut | undefined =>
    leftOutAtRest(page.items, page.found.makeUps[0]).find(({ story, name }) => !tried.has(`${story} ${name}`));
  for (let left = next(); left !== undefined; left = next()) {
    tried.add(`${left.story} ${left.name}`);
    const { story: id, name } = left;
    const items = page.items.map((item) =>
      item.story.id === id ? { ...item, story: withNeeded(item.story, name) } : item,
    );
    keepBetter(page, items, remake, () => true);
  }
}

interface LeftOut {
  readonly story: string;
  readonly name: string;
}

function leftOutAtRest(items: readonly Item[], makeUp: MakeUp | undefined): readonly LeftOut[] {
  if (makeUp === undefined || makeUp.faults > 0 || makeUp.rest === undefined) return [];
  const left = new Map(makeUp.placements.map(({ item, offer }) => [item, offer.shape.left ?? []]));
  return items
    .flatMap(({ story }, at) => (left.get(at) ?? []).map((name) => ({ story: story.id, name })))
    .toSorted((a, b) => Number(isPhotoName(a.name)) - Number(isPhotoName(b.name)));
}
