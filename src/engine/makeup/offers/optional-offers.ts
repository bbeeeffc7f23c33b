import type { Desk } from "../../layout/desk.ts";
import { isPhotoName, waysToLeave, without } from "../../layout/fit/optional.ts";
import { LEFT_OUT, WORDS_LEFT_OUT } from "../weights.ts";
import type { Item, Offer, Offers, Room, Shape } from "./item.ts";
import { offersFor } from "./offers.ts";

export function offersWithOptional(item: Item, desk: Desk, room: Room): Offers {
  const whole = offersFor(item, desk, room);
  const others = waysToLeave(item.story, item.part.number).map((left) => bareOffers(item, left, desk, room));
  return others.length === 0 ? whole : whole.map((own, at) => [...own, ...others.flatMap((each) => each[at] ?? [])]);
}

/** The item without all that may be left out. */
export function bareItem(item: Item): Item {
  const all = waysToLeave(item.story, item.part.number).at(-1);
  return all === undefined ? item : { ...item, story: without(item.story, all) };
}

/** What the item offers without some of what is optional. */
function bareOffers(item: Item, left: readonly string[], desk: Desk, room: Room): Offers {
  const bare = { ...item, story: without(item.story, left) };
  const lost = left.reduce((sum, name) => sum + (isPhotoName(name) ? LEFT_OUT : WORDS_LEFT_OUT), 0);
  const shapes = new Map<Shape, Shape>();
  return offersFor(bare, desk, room).map((offers) =>
    offers.map((offer): Offer => {
      const shape = shapes.get(offer.shape) ?? { ...offer.shape, left };
      shapes.set(offer.shape, shape);
      return { ...offer, shape, cost: offer.cost + lost };
    }),
  );
}
