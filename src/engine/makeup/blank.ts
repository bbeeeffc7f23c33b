import type { Item, Offer, Offers } from "./offers/item.ts";
import { BLANK_ROWS, REST } from "./weights.ts";

/** A free rectangle that is cut out. */
export interface Blank {
  /** It has fewer rows than this. */
  readonly deepest: number;
  /** True where white may stay at the page's foot besides. */
  readonly ragged: boolean;
}

/** A free rectangle as an item: no lower than is good for an advert. */
export function blankOffers({ part }: Item, columns: number, deepest: number): Offers {
  return Array.from({ length: columns }, (_, index) => {
    const shape = { part, photos: [], columns: index + 1, reaches: false, headRows: undefined, cost: 0 };
    return Array.from({ length: deepest - BLANK_ROWS }, (_unused, more): Offer => {
      const depth = BLANK_ROWS + more;
      return { shape, depth, cost: depth * (index + 1) * REST };
    });
  });
}
