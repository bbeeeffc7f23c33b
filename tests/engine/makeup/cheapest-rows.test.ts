import fc from "fast-check";
import { expect, test } from "vitest";
import { SOLVER } from "../../../src/engine/makeup/solver/solve.ts";
import type { BlockCost, RowsProblem } from "../../../src/engine/makeup/solver/solver.ts";

const { rows: cheapestRows } = SOLVER;

const LAST = 9;

/** The cost of a block that wants a depth: the square of the difference in rows, infinite at no rows. */
const wanting = (from: number, to: number, depth: number): BlockCost => ({
  from,
  to,
  cost: Float64Array.from({ length: LAST + 1 }, (_, rows) =>
    rows === 0 ? Number.POSITIVE_INFINITY : (rows - depth) ** 2,
  ),
});

const page = (blockCosts: readonly BlockCost[], free: number): RowsProblem => ({
  rows: [0, LAST, ...new Array<undefined>(free).fill(undefined)],
  blockCosts,
  last: LAST,
});

test.each<[name: string, scaffold: RowsProblem, rows: number[], cost: number]>([
  ["two blocks over one another that fit", page([wanting(0, 2, 4), wanting(2, 1, 5)], 1), [4], 0],
  ["two that are three rows too deep share what is over", page([wanting(0, 2, 6), wanting(2, 1, 6)], 1), [4], 5],
  [
    "two columns, each with its own boundary",
    page([wanting(0, 2, 4), wanting(2, 1, 5), wanting(0, 3, 7), wanting(3, 1, 2)], 2),
    [4, 7],
    0,
  ],
  [
    "a windmill, which no straight cut parts",
    page([wanting(0, 2, 3), wanting(0, 3, 6), wanting(2, 3, 3), wanting(2, 1, 6), wanting(3, 1, 3)], 2),
    [3, 6],
    0,
  ],
])("%s", (_, scaffold, rows, cost) => {
  const found = cheapestRows(scaffold);
  expect([[...(found?.rows ?? [])].slice(2), found?.cost]).toEqual([rows, cost]);
});

test("blocks that cannot stand have no rows", () => {
  const deep = { from: 0, to: 1, cost: new Float64Array(LAST + 1).fill(Number.POSITIVE_INFINITY) };
  expect(cheapestRows(page([deep], 0))).toBeUndefined();
});

/** The least cost of any rows, by trying them all. */
function leastOf({ rows, blockCosts }: RowsProblem): number {
  let least = Number.POSITIVE_INFINITY;
  const found = rows.map((row) => row ?? 0);
  const free = rows.flatMap((row, boundary) => (row === undefined ? [boundary] : []));
  const look = (index: number): void => {
    const boundary = free[index];
    if (boundary !== undefined) {
      for (let row = 0; row <= LAST; row++) {
        found[boundary] = row;
        look(index + 1);
      }
      return;
    }
    const blocks = blockCosts.reduce((sum, { from, to, cost }) => {
      const depth = (found[to] as number) - (found[from] as number);
      return sum + (cost[depth] ?? Number.POSITIVE_INFINITY);
    }, 0);
    least = Math.min(least, blocks);
  };
  look(0);
  return least;
}

/** Boundaries 0, 2, 3, 4, 1 from the head down: their numbers are not in the order of their rows. */
const ORDER = [0, 2, 3, 4, 1];
const BLOCKS = fc.array(fc.tuple(fc.nat(4), fc.nat(4), fc.integer({ min: 1, max: 8 })), { minLength: 3, maxLength: 9 });

function pageOf(drawn: readonly (readonly [number, number, number])[]): RowsProblem {
  const blockCosts = drawn.flatMap(([a, b, depth]) =>
    a === b ? [] : [wanting(ORDER[Math.min(a, b)] as number, ORDER[Math.max(a, b)] as number, depth)],
  );
  return page(blockCosts, 3);
}

test("no rows cost less than those that are found, whatever stands between which boundaries", () => {
  fc.assert(
    fc.property(BLOCKS, (drawn) => {
      const scaffold = pageOf(drawn);
      expect(cheapestRows(scaffold)?.cost ?? Number.POSITIVE_INFINITY).toBeCloseTo(leastOf(scaffold));
    }),
    { seed: 12 },
  );
});
