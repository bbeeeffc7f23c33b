import type { Item, Offer, Offers, Stand } from "../offers/item.ts";
import { headRow, rowsFrom } from "../region.ts";
import { EVEN_FORMS, EVENED_TRIED, LEVEL_TRIED } from "../weights.ts";
import { stacksOf } from "./board.ts";

/**
 * Briefs that stand one under the other in the same columns (集纳) with the rows that they have more than they need shared out evenly: it is
 * unlike gaps that show, not wide ones (RULES.md#briefs). Every column keeps its depth, so that all others stay. Where the evenest depths of a stack
 * do not hold, because heads then touch, the next do.
 * @returns the same stands where nothing changes
 */
export function evened(
  stands: readonly Stand[],
  items: readonly Item[],
  offers: readonly Offers[],
  holds: (stands: readonly Stand[]) => boolean,
): readonly Stand[] {
  let made = stands;
  for (const stack of briefStacks(stands, items)) {
    const tried = evener(stack, offers).find((chosen) => holds(withDepths(made, stack, chosen)));
    const own = tried ?? stack.map(({ offer }) => offer);
    const level = isUneven(own)
      ? levelled(stack, offers).find((chosen) => holds(withDepths(made, stack, chosen)))
      : tried;
    const chosen = level ?? tried;
    if (chosen !== undefined) made = withDepths(made, stack, chosen);
  }
  return made;
}

/** What the last has below it shows at its column's foot, not as a gap. */
function isUneven(chosen: readonly Offer[]): boolean {
  const gaps = chosen.slice(0, -1).map(({ below = 0 }) => below);
  return Math.max(...gaps) - Math.min(...gaps) > 1;
}

/** Forms of a stack that together are as deep as before, of which no gap has two rows more than another: the cheapest first. */
function levelled(stack: readonly Stand[], offers: readonly Offers[]): readonly (readonly Offer[])[] {
  const total = stack.reduce((sum, { offer }) => sum + offer.depth, 0);
  const most = stack.reduce((sum, { offer }) => sum + offer.cost, EVEN_FORMS);
  const able = stack.map(({ item, offer }) =>
    unlike(
      (offers[item]?.[offer.shape.columns - 1] ?? []).filter(({ shape }) => shape === offer.shape || isWhole(shape)),
    ),
  );
  return [0, 1]
    .flatMap((least) => cheapestOf(able, total, (below) => below === least || below === least + 1))
    .filter(({ cost }) => cost <= most)
    .sort((a, b) => a.cost - b.cost)
    .slice(0, LEVEL_TRIED)
    .map(({ chosen }) => chosen);
}

/** Of forms that no other head could tell from one another the cheapest. */
function unlike(offers: readonly Offer[]): readonly Offer[] {
  const found = new Map<string, Offer>();
  for (const offer of offers) {
    const { depth, below, shape } = offer;
    const key = `${depth} ${below} ${shape.reaches} ${shape.headRows}`;
    if (offer.cost < (found.get(key)?.cost ?? Number.POSITIVE_INFINITY)) found.set(key, offer);
  }
  return [...found.values()];
}

/** A head over some of the legs is no more than a way out. */
function isWhole({ part, columns }: Offer["shape"]): boolean {
  return (part.over ?? columns) >= columns;
}

interface Levelled {
  readonly cost: number;
  readonly chosen: readonly Offer[];
}

/** The cheapest offers that together have a depth, with the gaps that may be; the last may have any. */
function cheapestOf(
  able: readonly (readonly Offer[])[],
  total: number,
  may: (below: number) => boolean,
): readonly Levelled[] {
  let known = new Map<number, readonly Levelled[]>([[0, [{ cost: 0, chosen: [] }]]]);
  able.forEach((each, at) => {
    const next = new Map<number, Levelled[]>();
    for (const offer of each) {
      if (at < able.length - 1 && !may(offer.below ?? 0)) continue;
      for (const [depth, all] of known) {
        const reached = depth + offer.depth;
        if (reached > total) continue;
        const own = all.map(({ cost, chosen }) => ({ cost: cost + offer.cost, chosen: [...chosen, offer] }));
        next.set(reached, [...(next.get(reached) ?? []), ...own]);
      }
    }
    known = new Map(
      [...next].map(([depth, all]) => [depth, all.sort((a, b) => a.cost - b.cost).slice(0, LEVEL_TRIED)]),
    );
  });
  return known.get(total) ?? [];
}

function withDepths(stands: readonly Stand[], stack: readonly Stand[], chosen: readonly Offer[]): readonly Stand[] {
  const moved = new Map<number, Stand>();
  let row = headRow((stack[0] as Stand).frame.rows);
  for (const [at, { item, frame }] of stack.entries()) {
    const offer = chosen[at] as Offer;
    moved.set(item, { item, offer, frame: { columns: frame.columns, rows: rowsFrom(row, offer.depth) } });
    row += offer.depth;
  }
  return stands.map((stand) => moved.get(stand.item) ?? stand);
}

/** Whole briefs of two and more. */
function briefStacks(stands: readonly Stand[], items: readonly Item[]): readonly (readonly Stand[])[] {
  const isBrief = ({ item }: Stand): boolean =>
    items[item]?.story.priority === "brief" && items[item]?.share === undefined;
  return stacksOf(stands.filter(isBrief)).filter((stack) => stack.length > 1);
}

/** Some of a stack's briefs with the depths that they take, and how uneven those are. */
interface Shared {
  readonly uneven: number;
  readonly chosen: readonly Offer[];
}

/** The depths of a stack's own forms that together are as deep as before and nearer to their even shares, the nearest first. */
function evener(stack: readonly Stand[], offers: readonly Offers[]): readonly (readonly Offer[])[] {
  const total = stack.reduce((sum, { offer }) => sum + offer.depth, 0);
  const able = stack.map(({ item, offer }) =>
    (offers[item]?.[offer.shape.columns - 1] ?? []).filter(({ shape }) => shape === offer.shape),
  );
  if (able.some((each) => each.length === 0)) return [];
  const least = able.map((each) => each.reduce((best, one) => (one.cost < best.cost ? one : best)).depth);
  const share = (total - least.reduce((sum, depth) => sum + depth, 0)) / stack.length;
  const off = ({ depth }: Offer, at: number): number => (depth - (least[at] as number) - share) ** 2;
  const now = stack.reduce((sum, { offer }, at) => sum + off(offer, at), 0);
  let known = new Map<number, readonly Shared[]>([[0, [{ uneven: 0, chosen: [] }]]]);
  able.forEach((each, at) => {
    const next = new Map<number, Shared[]>();
    for (const [depth, all] of known) {
      for (const offer of each) {
        const reached = depth + offer.depth;
        const more = all.map(({ uneven, chosen }) => ({ uneven: uneven + off(offer, at), chosen: [...chosen, offer] }));
        if (reached <= total) next.set(reached, [...(next.get(reached) ?? []), ...more]);
      }
    }
    known = new Map(
      [...next].map(([depth, all]) => [depth, all.sort((a, b) => a.uneven - b.uneven).slice(0, EVENED_TRIED)]),
    );
  });
  const nearer = (known.get(total) ?? []).filter(({ uneven }) => uneven < now).map(({ chosen }) => chosen);
  // What the last has more shows at its column's foot, not as a gap.
  const gaps = stack.slice(0, -1).map(({ offer }, at) => offer.depth - (least[at] as number));
  return Math.max(...gaps) - Math.min(...gaps) > 1 ? nearer : nearer.slice(0, 1);
}
