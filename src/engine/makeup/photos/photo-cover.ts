import type { Rect } from "../../../base/rect.ts";
import type { Desk } from "../../layout/desk.ts";
import { frameRect, typeArea } from "../../layout/grid/grid.ts";
import { insideOf } from "../../layout/grid/inside.ts";
import { pictureBlocks, preferred } from "../../layout/pictures/picture-block.ts";
import { standingOn } from "../../layout/surroundings.ts";
import { byQuality, type MakeUp } from "../found.ts";
import type { ProvenMakeUp } from "../known.ts";
import type { Item } from "../offers/item.ts";
import { partKey } from "../offers/items.ts";
import { wantedRoom } from "../offers/photo-offers.ts";
import { pictureArea, pictureAreas } from "../offers/photo-ranks.ts";
import { keepBetter, leftOutBy, type PageOnItsWay, type Remake, whiteIn } from "../remake.ts";
import { COVER_TRIES, MOST_COVERED } from "../weights.ts";

/**
 * Makes a page anew on which photos cover too much, each time with one of the photos less large that are larger than their rank wants: the one
 * that leaves the least white (RULES.md#photos).
 */
export function keepCover(page: PageOnItsWay, remake: Remake, desk: Desk): void {
  const [before] = page.found.makeUps;
  if (before === undefined || !isCovered(page.items, before, desk)) return;
  let { items, found } = page;
  for (let time = 0; time < COVER_TRIES; time++) {
    const [best] = withOneLess(items, found.makeUps[0], desk)
      .map((less) => ({ items: less, found: remake(less) }))
      .filter((each) => each.found.makeUps.length > 0)
      .toSorted((a, b) => byWhite(a.found.makeUps[0] as MakeUp, b.found.makeUps[0] as MakeUp));
    if (best === undefined) return;
    ({ items, found } = best);
    const isBetter = (after: MakeUp): boolean =>
      !isCovered(best.items, after, desk) && leftOutBy(after) <= leftOutBy(before);
    if (keepBetter(page, items, () => best.found, isBetter)) return;
  }
}

function byWhite(a: MakeUp, b: MakeUp): number {
  return a.faults - b.faults || whiteIn(a) - whiteIn(b) || byQuality(a, b);
}

/** True where photos cover more of the page than a news page bears. */
export function isCovered(items: readonly Item[], makeUp: MakeUp | undefined, desk: Desk): boolean {
  const [first] = items;
  if (first === undefined || makeUp === undefined) return false;
  const own = makeUp.proofs.reduce((sum, proof) => sum + coverOf(proof, desk), 0);
  if (own === 0) return false;
  const page = first.part.page;
  return own + givenCover(items, page, desk) > MOST_COVERED * newsArea(page, desk);
}

/** The items with one photo less large than it is, for each that is larger than its rank wants. */
function withOneLess(items: readonly Item[], makeUp: MakeUp | undefined, desk: Desk): readonly (readonly Item[])[] {
  return (makeUp?.stands ?? []).flatMap(({ item, offer }) => {
    const own = items[item] as Item;
    const room = offer.shape.photoRoom ?? 0;
    const wanted = wantedRoom(own, desk);
    if (room <= wanted) return [];
    const less = { ...own, mostPhoto: Math.max(wanted, room - 1) };
    return [items.map((other) => (other === own ? less : other))];
  });
}

/** The type area without adverts. */
function newsArea(page: number, { issue }: Desk): number {
  const { grid } = issue.paper;
  return issue.adverts
    .filter((advert) => advert.page === page)
    .flatMap(({ frame, cells = [frame] }) => cells)
    .reduce((left, frame) => left - rectArea(frameRect(grid, frame)), rectArea(typeArea(grid)));
}

/** What the pictures of a part cover as it is set, captions left out; of a group those of its stories too. */
function coverOf({ setting, members = [] }: ProvenMakeUp, desk: Desk): number {
  const own = pictureAreas(setting, desk).reduce((sum, area) => sum + area, 0);
  return members.reduce((sum, proof) => sum + coverOf(proof, desk), own);
}

/** What the photos of parts cover whose frames are given. */
function givenCover(items: readonly Item[], page: number, desk: Desk): number {
  const { grid } = desk.issue.paper;
  const own = new Set(
    items.flatMap((item) => [item, ...(item.members ?? [])]).map(({ story, part }) => partKey(story, part)),
  );
  return standingOn(desk.issue, page).reduce((sum, { story, part, frame }) => {
    if (story === undefined || part === undefined || story.photos.length === 0 || own.has(partKey(story, part))) {
      return sum;
    }
    const blocks = pictureBlocks(story, part.number, insideOf(grid, part, frame, "story"), desk);
    return blocks.reduce((all, block) => all + pictureArea(block, preferred(block), grid), sum);
  }, 0);
}

function rectArea({ width, height }: Pick<Rect, "width" | "height">): number {
  return width * height;
}
