import type { Desk } from "../../layout/desk.ts";
import type { MakeUp } from "../found.ts";
import type { Item } from "../offers/item.ts";
import { inversionsSet } from "../offers/photo-ranks.ts";
import { keepBetter, leftOutBy, type PageOnItsWay, type Remake, whiteIn } from "../remake.ts";
import { INVERTED, RANK_TRIES } from "../weights.ts";
import { isCovered } from "./photo-cover.ts";

/**
 * Makes a page anew on which a lesser story has the larger photo: with that of the greater one as large or, where its pixels or the page have no room
 * for that, with the lesser one less large (RULES.md#ranks).
 */
export function keepRanks(page: PageOnItsWay, remake: Remake, desk: Desk): void {
  for (let time = 0; time < RANK_TRIES; time++) {
    const [before] = page.found.makeUps;
    if (before === undefined) return;
    if (!inOtherRanks(page.items, before, desk).some((items) => takes(page, items, remake, desk))) return;
  }
}

/** True for a main photo over several legs: in one leg it is as small as it may be. */
function isWide(own: Item, items: readonly Item[], { stands }: MakeUp): boolean {
  const photos = stands.find(({ item }) => items[item] === own)?.offer.shape.photos ?? [];
  return photos[0]?.columns !== 1;
}

/** The items with the lesser photo of a pair at most as large as the greater, and with the greater at least as large as the lesser. */
function inOtherRanks(items: readonly Item[], makeUp: MakeUp, desk: Desk): readonly (readonly Item[])[] {
  const [pair] = inversionsSet(makeUp, items, desk);
  if (pair === undefined) return [];
  const { great, less } = pair;
  const roomOf = (own: Item): number =>
    makeUp.stands.find(({ item }) => items[item] === own)?.offer.shape.photoRoom ?? 0;
  const leastPhoto = (roomOf(great.item) * less.area) / great.area;
  const mostPhoto = (roomOf(less.item) * great.area) / less.area;
  const withOther = (own: Item, other: Item): readonly Item[] => items.map((item) => (item === own ? other : item));
  return [
    ...(less.free && isWide(less.item, items, makeUp) ? [withOther(less.item, { ...less.item, mostPhoto })] : []),
    ...(great.free ? [withOther(great.item, { ...great.item, leastPhoto })] : []),
  ];
}

/** Makes the page up with other bounds for its photos, and keeps that where it has fewer such pairs and is about as good. */
function takes(page: PageOnItsWay, items: readonly Item[], remake: Remake, desk: Desk): boolean {
  return keepBetter(page, items, remake, (after, before) => {
    // A row at the page's foot is no white that anybody sees; more is, and a column of it.
    if (whiteIn(after) > whiteIn(before) + desk.issue.paper.grid.columns) return false;
    if (after.cost > before.cost + INVERTED || leftOutBy(after) > leftOutBy(before)) return false;
    if (isCovered(items, after, desk) && !isCovered(page.items, before, desk)) return false;
    return inversionsSet(after, items, desk).length < inversionsSet(before, page.items, desk).length;
  });
}
