import { count } from "../../../base/extent.ts";
import type { Desk } from "../../layout/desk.ts";
import type { SettledStory } from "../../model/issue.ts";
import type { Item, Offer, Shape } from "../offers/item.ts";
import { askedDepth, offersOf } from "../offers/offers.ts";
import { settledShapes } from "../offers/shapes.ts";
import { BY_LINE, MINDED, OVER_FRAME, OVER_FRAME_ROW, RECKONED } from "../weights.ts";

/** An offer of a settled story, and what it costs as far as it is known: a proof may tell more. */
export interface Price {
  readonly offer: Offer;
  /** Column-rows that a proof minds, or will about mind. */
  minded: number;
  proved: boolean;
}

/** What a settled story may be, by depth from 0 to `last`: it has to stand whatever its copy, so every depth but 0 has a price. */
export function pricesOf(item: Item, settled: SettledStory, desk: Desk, last: number): readonly Price[][] {
  const shapes = settledShapes(item, settled, desk);
  const legs = settled.legs ?? count(settled.columns);
  const prices = Array.from({ length: last + 1 }, (): Price[] => []);
  const known = shapes.flatMap((shape, at) => {
    const offers = offersOf(item, shape, desk, last);
    // The form that is settled has to stand, whether its copy fills it or not.
    return at === 0 && offers.length === 0 ? [[askedOf(item, shape, desk, last)]] : byShape(offers);
  });
  for (const own of known) for (let depth = 1; depth <= last; depth++) prices[depth]?.push(priceAt(depth, own, legs));
  return prices;
}

function byShape(offers: readonly Offer[]): readonly (readonly Offer[])[] {
  const found = new Map<Shape, Offer[]>();
  for (const offer of offers) {
    const own = found.get(offer.shape) ?? [];
    found.set(offer.shape, own);
    own.push(offer);
  }
  return [...found.values()].map((own) => own.toSorted((a, b) => a.depth - b.depth));
}

/** Of a story whose copy fills its frame at no depth: the one at which it about does. */
function askedOf(item: Item, shape: Shape, desk: Desk, last: number): Offer {
  return { shape, depth: Math.min(last, askedDepth(item, shape, desk, last)), cost: shape.cost };
}

/**
 * A shape at any depth. Between two that it offers it costs what lies between those, since a photo takes the rows in other steps than the offers
 * reckon with, and its proof tells whether it does; beyond them, each row in each leg costs a line that a paragraph wins or loses.
 * @param offers of one shape, one or more, by depth
 */
function priceAt(depth: number, offers: readonly Offer[], legs: number): Price {
  const below = offers.findLast((offer) => offer.depth <= depth);
  const above = offers.find((offer) => offer.depth >= depth);
  if (below !== undefined && below === above) return { offer: below, minded: 0, proved: false };
  if (below !== undefined && above !== undefined) {
    const share = (depth - below.depth) / (above.depth - below.depth);
    const offer = { ...below, depth, cost: below.cost + share * (above.cost - below.cost) };
    return { offer, minded: 0, proved: false };
  }
  const near = (below ?? above) as Offer;
  const offer = { ...near, depth, cost: near.cost + BY_LINE * legs * Math.abs(depth - near.depth) };
  return { offer, minded: RECKONED * mindedAt(near.depth, depth, legs), proved: false };
}

/** What a proof will about mind of a frame that is less deep, or deeper, than all that are offered: one row is often no matter. */
function mindedAt(asked: number, depth: number, legs: number): number {
  const off = Math.abs(depth - asked) - 1;
  if (off <= 0) return 0;
  return depth < asked ? OVER_FRAME + OVER_FRAME_ROW * off * legs : off * legs;
}

export function costOf({ offer, minded }: Price): number {
  return offer.cost + MINDED * minded;
}

export function cheapestPrice(prices: readonly Price[]): Price | undefined {
  let best: Price | undefined;
  for (const price of prices) if (best === undefined || costOf(price) < costOf(best)) best = price;
  return best;
}
