import type { Desk } from "../layout/desk.ts";
import type { Item, Offer, Shape } from "./item.ts";
import { offersFor } from "./offers.ts";
import { LEFT_OUT } from "./weights.ts";

/** Every shape of an item at every depth that its text fills, by width: index 0 is one column; with its optional photos, and without some. */
export function offersWithOptional(
  item: Item,
  desk: Desk,
  room: { readonly columns: number; readonly rows: number },
): readonly (readonly Offer[])[] {
  const whole = offersFor(item, desk, room);
  const others = leftOut(item).map((left) => bareOffers(item, left, desk, room));
  return others.length === 0 ? whole : whole.map((own, at) => [...own, ...others.flatMap((each) => each[at] ?? [])]);
}

/** Which of a part's optional photos may be left out together: the last first. */
function leftOut({ story, part }: Item): readonly (readonly string[])[] {
  const optional = story.photos.filter((photo) => photo.optional && photo.part === part.number).map(({ id }) => id);
  return optional.map((_, at) => optional.slice(at)).toReversed();
}

/** What the item offers without some photos. */
function bareOffers(
  item: Item,
  left: readonly string[],
  desk: Desk,
  room: { readonly columns: number; readonly rows: number },
): readonly (readonly Offer[])[] {
  const photos = item.story.photos.filter(({ id }) => !left.includes(id));
  const bare = { ...item, story: { ...item.story, photos } };
  const shapes = new Map<Shape, Shape>();
  return offersFor(bare, desk, room).map((offers) =>
    offers.map((offer): Offer => {
      const shape = shapes.get(offer.shape) ?? { ...offer.shape, left };
      shapes.set(offer.shape, shape);
      return { ...offer, shape, cost: offer.cost + LEFT_OUT * left.length };
    }),
  );
}
