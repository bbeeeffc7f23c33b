import type { Offers } from "../offers/item.ts";
import { FULL_SHARE, MOST_PRICE, PRICE_STEPS, REST } from "../weights.ts";

/**
 * The price of a column-row at which items, each for itself, take about all the room that there is: the dual price of room, found by halving. With it the
 * bound of what a set costs is near what it will cost on a full page, so that less has to be looked at (RULES.md#cuts). Rounded: the same everywhere.
 * @param offers by item
 * @param room column-rows
 */
export function priceOf(offers: readonly Offers[], room: number): number {
  let [low, high] = [-MOST_PRICE, REST];
  for (let step = 0; step < PRICE_STEPS; step++) {
    const price = (low + high) / 2;
    const area = offers.reduce((sum, each) => sum + areaAt(each, price), 0);
    if (area < FULL_SHARE * room) low = price;
    else high = price;
  }
  return Math.round(1000 * low) / 1000;
}

/** The column-rows of the offer that is cheapest at a price. */
function areaAt(offers: Offers, price: number): number {
  let best = Number.POSITIVE_INFINITY;
  let area = 0;
  for (const each of offers) {
    for (const { cost, depth, shape } of each) {
      const own = depth * shape.columns;
      if (cost - price * own >= best) continue;
      best = cost - price * own;
      area = own;
    }
  }
  return area;
}
