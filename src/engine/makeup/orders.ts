import type { Item } from "./offers/item.ts";
import { DRAWN_ORDERS } from "./weights.ts";

/**
 * Orders in which runs are looked for: by importance; among equals as the manifest has them, the longest first, the shortest first, then drawn by a fixed rule.
 * The same items always have the same orders.
 * @param runs false where the order does not matter: then there is one
 */
export function ordersOf(items: readonly Item[], runs: boolean): readonly (readonly number[])[] {
  const plain = items.map((_, index) => index);
  if (!runs) return [plain];
  const names = items.map(({ opening, story }) => `${opening}/${story.priority}`);
  const ranks = names.map((name) => names.indexOf(name));
  const by = (weight: (index: number) => number): readonly number[] =>
    plain.toSorted((a, b) => (ranks[a] as number) - (ranks[b] as number) || weight(a) - weight(b));
  const lengthOf = (index: number): number => items[index]?.story.copy.codes.length ?? 0;
  const drawn = Array.from({ length: DRAWN_ORDERS }, (_, draw) =>
    by((index) => ((index + 3) * (2 * draw + 7) * 37) % 101),
  );
  return [plain, by((index) => -lengthOf(index)), by(lengthOf), ...drawn];
}
