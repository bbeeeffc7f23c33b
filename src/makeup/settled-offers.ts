import type { Desk } from "../layout/desk.ts";
import { count } from "../layout/grid.ts";
import type { SettledStory } from "../model/issue.ts";
import type { Item, Offer, Shape } from "./item.ts";
import { offersOf } from "./offers.ts";
import { settledShapes } from "./shapes.ts";
import { MINDED, OVER_FRAME, OVER_FRAME_ROW, RECKONED } from "./weights.ts";

/** An offer of a settled story, and what it costs as far as it is known: a proof may tell more. */
export interface Price {
  readonly offer: Offer;
  cost: number;
  proved: boolean;
}

/** What a settled story may be, by depth from 0 to `last`: it has to stand whatever its copy, so every depth but 0 has a price. */
export function pricesOf(item: Item, settled: SettledStory, desk: Desk, last: number): readonly Price[][] {
  const shapes = settledShapes(item, settled, desk);
  const prices = Array.from({ length: last + 1 }, (): Price[] => []);
  for (const shape of shapes) {
    for (const offer of offersOf(item, shape, desk, last)) {
      prices[offer.depth]?.push({ offer, cost: offer.cost, proved: false });
    }
  }
  const known = prices.flatMap((each, depth) => (each.length > 0 ? [depth] : []));
  const cheapest = known.map((depth) => cheapestPrice(prices[depth] ?? []) as Price);
  const kept = shapes[0] as Shape;
  const legs = settled.legs ?? count(settled.columns);
  for (let depth = 1; depth <= last; depth++) {
    const own = prices[depth] as Price[];
    if (own.length > 0) continue;
    const near = cheapest.reduce<Price | undefined>(
      (best, each) => (best !== undefined && off(best, depth) <= off(each, depth) ? best : each),
      undefined,
    );
    const shape = near?.offer.shape ?? kept;
    const minded = near === undefined ? OVER_FRAME : mindedAt(near.offer.depth, depth, legs);
    const offer = { shape, depth, cost: near?.cost ?? 0 };
    own.push({ offer, cost: offer.cost + RECKONED * MINDED * minded, proved: false });
  }
  return prices;
}

function off({ offer }: Price, depth: number): number {
  return Math.abs(offer.depth - depth);
}

/** What a proof will about mind of a frame that is less deep, or deeper, than its copy asks. */
function mindedAt(asked: number, depth: number, legs: number): number {
  return depth < asked ? OVER_FRAME + OVER_FRAME_ROW * (asked - depth) * legs : (depth - asked) * legs;
}

export function cheapestPrice(prices: readonly Price[]): Price | undefined {
  return prices.reduce<Price | undefined>(
    (best, each) => (best === undefined || each.cost < best.cost ? each : best),
    undefined,
  );
}
