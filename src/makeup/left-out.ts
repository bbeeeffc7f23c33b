import type { Item } from "./item.ts";
import type { Found, MakeUp } from "./make-page.ts";
import { MARKS_BORNE } from "./weights.ts";

/** Has optional photos stand that a page without a fault left out although room is left at its foot: the manifest's first one first. */
export function tryLeftOut(
  page: { items: readonly Item[]; found: Found },
  search: (items: readonly Item[]) => Found,
): void {
  for (const left of leftOutAtRest(page.items, page.found.makeUps[0])) {
    const marks = page.found.makeUps[0]?.marks ?? 0;
    const items = keeping(page.items, left);
    const found = search(items);
    const [best] = found.makeUps;
    if (best === undefined || best.faults > 0 || best.marks > Math.max(MARKS_BORNE, marks)) continue;
    page.found = found;
    page.items = items;
  }
}

/** A photo that a page leaves out. */
interface LeftOut {
  readonly story: string;
  readonly photo: string;
}

function leftOutAtRest(items: readonly Item[], makeUp: MakeUp | undefined): readonly LeftOut[] {
  if (makeUp === undefined || makeUp.faults > 0 || makeUp.rest === undefined) return [];
  const left = new Map(makeUp.stands.map(({ item, offer }) => [item, offer.shape.left ?? []]));
  return items.flatMap(({ story }, at) => (left.get(at) ?? []).map((photo) => ({ story: story.id, photo })));
}

/** The items with one optional photo that has to stand. */
function keeping(items: readonly Item[], { story, photo }: LeftOut): readonly Item[] {
  return items.map((item): Item => {
    if (item.story.id !== story) return item;
    const photos = item.story.photos.map((each) => (each.id === photo ? { ...each, optional: undefined } : each));
    return { ...item, story: { ...item.story, photos } };
  });
}
