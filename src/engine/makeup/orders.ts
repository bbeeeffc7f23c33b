import type { Item } from "./offers/item.ts";
import { DRAWN_ORDERS, ORDER_PAIRS } from "./weights.ts";

/** Orders in which runs are looked for. The same items always have the same orders. */
export interface Orders {
  /** By importance; among equals as the manifest has them, the longest first, the shortest first, then drawn. */
  readonly first: readonly (readonly number[])[];
  /** An order with some equals in each other's place. */
  readonly near: (order: readonly number[], draw: number) => readonly number[];
}

/** @param runs false where the order does not matter: then there is one */
export function ordersOf(items: readonly Item[], runs: boolean): Orders {
  const plain = items.map((_, index) => index);
  if (!runs) return { first: [plain], near: (order) => order };
  const names = items.map(({ opening, story }) => `${opening}/${story.priority}`);
  const ranks = names.map((name) => names.indexOf(name));
  const by = (weight: (index: number) => number): readonly number[] =>
    plain.toSorted((a, b) => (ranks[a] as number) - (ranks[b] as number) || weight(a) - weight(b));
  const lengthOf = (index: number): number => items[index]?.story.copy.codes.length ?? 0;
  const drawn = Array.from({ length: DRAWN_ORDERS }, (_, draw) =>
    by((index) => ((index + 3) * (2 * draw + 7) * 37) % 101),
  );
  return {
    first: [plain, by((index) => -lengthOf(index)), by(lengthOf), ...drawn],
    near: (order, draw) => withPairs(order, ranks, draw),
  };
}

/** Equals in each other's place, drawn by a fixed rule. */
function withPairs(order: readonly number[], ranks: readonly number[], draw: number): readonly number[] {
  const changed = [...order];
  const roll = diceOf(draw + 1);
  for (let pair = roll(ORDER_PAIRS); pair >= 0; pair--) {
    const one = roll(changed.length);
    const equals = changed.flatMap((item, at) => (at !== one && ranks[item] === ranks[changed[one] ?? 0] ? [at] : []));
    const other = equals[roll(equals.length)];
    if (other === undefined) continue;
    [changed[one], changed[other]] = [changed[other] as number, changed[one] as number];
  }
  return changed;
}

/** Numbers below `sides` that look random, and are the same for the same seed (Lehmer's generator). */
function diceOf(seed: number): (sides: number) => number {
  let state = (seed * 48_271) % 2_147_483_647;
  return (sides) => {
    state = (state * 48_271) % 2_147_483_647;
    return sides === 0 ? 0 : state % sides;
  };
}
