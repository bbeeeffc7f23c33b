import type { Item } from "./item.ts";

/** Orders that are drawn besides those that tell themselves. */
const DRAWN_ORDERS = 7;

/**
 * Orders in which runs are looked for: by importance; among equals as the manifest has them, the longest first, the
 * shortest first, then drawn by a fixed rule, so that the same items always have the same orders.
 */
export function ordersOf(items: readonly Item[], runs: boolean): readonly (readonly number[])[] {
  const plain = items.map((_, index) => index);
  if (!runs) return [plain];
  const rankOf = (index: number): string => `${items[index]?.opening}/${items[index]?.story.priority}`;
  const ranks = [...new Set(plain.map(rankOf))];
  const by = (weight: (index: number) => number): readonly number[] =>
    plain.toSorted((a, b) => ranks.indexOf(rankOf(a)) - ranks.indexOf(rankOf(b)) || weight(a) - weight(b));
  const lengthOf = (index: number): number => items[index]?.story.copy.codes.length ?? 0;
  const drawn = Array.from({ length: DRAWN_ORDERS }, (_, draw) =>
    by((index) => ((index + 3) * (2 * draw + 7) * 37) % 101),
  );
  return [plain, by((index) => -lengthOf(index)), by(lengthOf), ...drawn];
}
