import { type MakeUpDesk, offersIn, wholePage } from "./known.ts";
import type { Item, Share } from "./offers/item.ts";
import { bareItem } from "./offers/optional-offers.ts";
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

/**
 * One story cut by its frame, all without what is optional: the page is made up, and the error tells by how much it is over. First the longest of those that
 * came from another page, since its page's own stories did fit, then the longest.
 */
export function oversets(items: readonly Item[]): readonly (readonly Item[])[] {
  const whole = items.filter(({ share }) => share === undefined).toSorted((a, b) => lengthOf(b) - lengthOf(a));
  const cut = new Set([whole.find(({ opening }) => opening === "continued"), whole[0]]);
  return [...cut].flatMap((over) =>
    over === undefined
      ? []
      : [items.map((item) => (item === over ? { ...bareItem(item), share: CUT } : bareItem(item)))],
  );
}

function lengthOf({ story, from }: Item): number {
  return story.copy.codes.length - from;
}
