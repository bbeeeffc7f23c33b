import type { Item } from "../offers/item.ts";
import { wishOf } from "../wishes.ts";
import { type Family, setsWith } from "./family.ts";
import type { Bans } from "./search.ts";

/**
 * What follows for cuts: nothing over a story that is to stand at the top, nothing under one at the bottom or under a free rectangle; two stories beside one
 * another are parted by an upright cut, what stands over one stands over both, and nothing stands between them.
 * @param items in the order of the cuts
 * @param blank the place of a free rectangle in it
 */
export function bansFor(family: Family, items: readonly Item[], blank: number | undefined): Bans | undefined {
  const at = (where: "top" | "bottom"): number[] =>
    items.flatMap((item, index) => (wishOf(item)?.at === where ? [index] : []));
  const [tops, bottoms] = [at("top"), [...at("bottom"), ...(blank === undefined ? [] : [blank])]].map((places) =>
    places.map((place) => setsWith(family, place)),
  ) as [Uint8Array[], Uint8Array[]];
  const pairs = pairsOf(items).map(([one, other]) => [setsWith(family, one), setsWith(family, other)] as const);
  if (tops.length + bottoms.length + pairs.length === 0) return undefined;
  return {
    above: (upper, lower) =>
      tops.some((sets) => sets[lower] === 1) ||
      bottoms.some((sets) => sets[upper] === 1) ||
      pairs.some(([one, other]) => one[lower] !== other[lower]),
    beside: (left, right) => pairs.some(([one, other]) => parts(one, other, left, right)),
  };
}

/** True where an upright cut has the two in the wrong order, or something else next to one of them. */
function parts(one: Uint8Array, other: Uint8Array, left: number, right: number): boolean {
  if (one[right] === 1 && other[left] === 1) return true;
  if (one[left] === 1 && other[left] !== 1 && other[right] !== 1) return true;
  return other[right] === 1 && one[left] !== 1 && one[right] !== 1;
}

/** The items that are to stand beside one another, the earlier at the left. */
function pairsOf(items: readonly Item[]): readonly (readonly [number, number])[] {
  return items.flatMap((item, index) => {
    const other = items.findIndex(({ story }) => story.id === wishOf(item)?.beside);
    return other < 0 || other === index ? [] : [[Math.min(index, other), Math.max(index, other)] as const];
  });
}

/** An order of items in which wishes can be met: two that stand beside one another follow one another, those at the bottom come last. */
export function wishedOrder(order: readonly number[], items: readonly Item[]): readonly number[] {
  let made = [...order];
  for (const [one, other] of pairsOf(items)) {
    const [first, second] = made.indexOf(one) < made.indexOf(other) ? [one, other] : [other, one];
    made = made.filter((item) => item !== second);
    made.splice(made.indexOf(first) + 1, 0, second);
  }
  const isLast = (item: number): boolean => wishOf(items[item] as Item)?.at === "bottom";
  return [...made.filter((item) => !isLast(item)), ...made.filter(isLast)];
}
