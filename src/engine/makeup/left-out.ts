import { isPhotoName, withNeeded } from "../layout/fit/optional.ts";
import type { MakeUp } from "./found.ts";
import type { Item } from "./offers/item.ts";
import { keepBetter, type PageOnItsWay, type Remake } from "./remake.ts";

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
  const left = new Map(makeUp.stands.map(({ item, offer }) => [item, offer.shape.left ?? []]));
  return items
    .flatMap(({ story }, at) => (left.get(at) ?? []).map((name) => ({ story: story.id, name })))
    .toSorted((a, b) => Number(isPhotoName(a.name)) - Number(isPhotoName(b.name)));
}
