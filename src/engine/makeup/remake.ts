import { areaOf } from "../layout/grid.ts";
import { isPhotoName, withNeeded } from "../layout/jump.ts";
import type { Item } from "./candidates/item.ts";
import type { Found, MakeUp } from "./found.ts";
import { isAsGood } from "./judge.ts";

// Makes a page up again with other items and uses the result if it is better. Conditions of the whole page, such as its white or its largest photo, are met
// this way, since the search weighs each item alone. The first use is here: optional elements that were left out are tried again.

/** A page after its first search, which may be made up again with other items. */
export interface PageDraft {
  items: readonly Item[];
  found: Found;
}

/** Makes the page up again with other items. */
export type Remake = (items: readonly Item[]) => Found;

/** Makes the page up again, and uses the result if it is as good and `isBetter` is true. */
export function keepBetter(
  page: PageDraft,
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

/** The number of optional elements that a make-up leaves out. */
export function leftOutBy({ placements }: MakeUp): number {
  return placements.reduce((sum, { candidate }) => sum + (candidate.shape.left?.length ?? 0), 0);
}

/** Column-rows that stay white at the page's foot. */
export function whiteIn({ rest }: MakeUp): number {
  return rest === undefined ? 0 : areaOf(rest);
}

/**
 * Places optional elements that a page without faults left out although it has white at its foot: words before photos, each in the manifest's order
 * (RULES.md#white).
 */
export function tryLeftOut(page: PageDraft, remake: Remake): void {
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
  const left = new Map(makeUp.placements.map(({ item, candidate }) => [item, candidate.shape.left ?? []]));
  return items
    .flatMap(({ story }, at) => (left.get(at) ?? []).map((name) => ({ story: story.id, name })))
    .toSorted((a, b) => Number(isPhotoName(a.name)) - Number(isPhotoName(b.name)));
}
