import { expect, test } from "vitest";
import type { Item, Offer, Shape, Stand } from "../../src/makeup/item.ts";
import { evened } from "../../src/makeup/solver/evened.ts";

// A stack of briefs over column 1, from row 11 down; each offers its least depth and up to three rows more.

const brief = { story: { priority: "brief" }, share: undefined } as unknown as Item;
const shapes = [0, 1, 2].map(() => ({ columns: 1 }) as Shape);
const LEAST = [10, 8, 6];
const offers = LEAST.map((least, at) => [
  [0, 1, 2, 3].map((more): Offer => ({ shape: shapes[at] as Shape, depth: least + more, cost: 3 * more })),
]);

function stackOf(more: readonly number[]): readonly Stand[] {
  let row = 11;
  return more.map((rows, item): Stand => {
    const depth = (LEAST[item] as number) + rows;
    const frame = { columns: { from: 1, to: 1 }, rows: { from: row, to: row + depth - 1 } };
    row += depth;
    return { item, offer: offers[item]?.[0]?.[rows] as Offer, frame };
  });
}

const gapsIn = (stands: readonly Stand[]) => stands.map(({ offer }, at) => offer.depth - (LEAST[at] as number));
const begins = (stands: readonly Stand[], at: number) => stands[at]?.frame.rows.from;

test.each<[readonly number[], (stands: readonly Stand[]) => boolean, readonly number[], string]>([
  [[0, 0, 3], () => true, [1, 1, 1], "shared out"],
  [[3, 3, 0], () => true, [2, 2, 2], "shared out"],
  [[1, 0, 1], () => true, [1, 0, 1], "a row is no matter"],
  [[0, 0, 3], () => false, [0, 0, 3], "no other depths hold"],
  [[0, 3, 0], (stands) => begins(stands, 1) !== 22, [0, 1, 2], "a head one row down touches another: the next evenest"],
  [[0, 0, 3], (stands) => begins(stands, 1) !== 22, [0, 0, 3], "the last's rows show at the foot, not between two"],
])("rows beyond the least %j → ($3)", (more, holds, expected) => {
  const stack = stackOf(more);
  const found = evened(stack, [brief, brief, brief], offers, holds);
  expect(gapsIn(found)).toEqual(expected);
  expect(found.at(-1)?.frame.rows.to).toBe(stack.at(-1)?.frame.rows.to);
});
