import type { Item, Share } from "./item.ts";
import { type MakeUpDesk, offersIn, wholePage } from "./known.ts";
import { bareItem } from "./optional-offers.ts";
import { JUMP_ROOM_SHORT, OVERSET_PULL } from "./weights.ts";

// What happens to stories that a page cannot hold.

/** What stands where text over the frame is lost: as much as there is room for. */
const CUT: Share = { wish: 1, pull: OVERSET_PULL, least: 0, overset: true };

/** True for an item that comes out at some width of an empty page. */
export function hasForm(item: Item, desk: MakeUpDesk): boolean {
  return offersIn(item, wholePage(desk), desk).some((offers) => offers.length > 0);
}

/** True for copy that is long enough to go on elsewhere, or to be cut by its frame. */
export function mayGoOn(item: Item, desk: MakeUpDesk): boolean {
  return item.members === undefined && lengthOf(item) > 2 * JUMP_ROOM_SHORT * desk.issue.paper.grid.measure;
}

/** The longest story cut by its frame, all without what is optional: the page is made up, and the error tells by how much it is over. */
export function oversetLongest(items: readonly Item[]): readonly Item[] | undefined {
  const longest = items.reduce<Item | undefined>(
    (most, item) => (item.share !== undefined || (most && lengthOf(most) >= lengthOf(item)) ? most : item),
    undefined,
  );
  return longest && items.map((item) => (item === longest ? { ...bareItem(item), share: CUT } : bareItem(item)));
}

function lengthOf({ story, from }: Item): number {
  return story.copy.codes.length - from;
}
