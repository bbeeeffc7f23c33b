import type { Desk } from "../layout/desk.ts";
import { inversionsOffered } from "./judge.ts";
import type { Item } from "./offers/item.ts";
import { type AsSet, inversionsSet } from "./offers/photo-ranks.ts";
import { meetingPhotos } from "./photos/meeting-photos.ts";
import { BY_CUT, BY_LONE, INVERTED, PHOTOS_MEET } from "./weights.ts";

/** What a page costs as it is set beyond what its offers say: how jumps are cut, lines alone, photos larger than others or beside them. */
export function costAsSet(page: AsSet, items: readonly Item[], desk: Desk): number {
  const lines = page.proofs.reduce((sum, { setting: { fit } }) => sum + BY_CUT * fit.torn + BY_LONE * fit.lone, 0);
  const inverted = inversionsSet(page, items, desk).length - inversionsOffered(page.stands, items).length;
  return lines + INVERTED * inverted + PHOTOS_MEET * meetingPhotos(page);
}
