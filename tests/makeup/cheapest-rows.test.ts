import fc from "fast-check";
import { expect, test } from "vitest";
import { SOLVER } from "../../src/makeup/solver/solve.ts";
import type { Pillar, Scaffold } from "../../src/makeup/solver/solver.ts";

const LAST = 9;

/** What a block costs that wants to be so deep: the square of the rows that it is off, and never no row at all. */
const wanting = (from: number, to: number, depth: number): Pillar => ({
  from,
  to,
  cost: Float64Array.from({ length: LAST + 1 }, (_, rows) =>
    rows === 0 ? Number.POSITIVE_INFINITY : (rows - depth) ** 2,
  ),
});

const page = (pillars: readonly Pillar[], free: number, dear: Scaffold["dear"] = new Map()): Scaffold => ({
  rows: [0, LAST, ...new Array<undefined>(free).fill(undefined)],
  pillars,
  last: LAST,
  dear,
});

test.each<[name: string, scaffold: Scaffold, rows: number[], cost: number]>([
  ["two blocks over one another that fit", page([wanting(0, 2, 4), wanting(2, 1, 5)], 1), [4], 0],
  ["two that are three rows too deep share what is over", page([wanting(0, 2, 6), wanting(2, 1, 6)], 1), [4], 5],
  [
    "two columns, each with its own boundary",
    page([wanting(0, 2, 4), wanting(2, 1, 5), wanting(0, 3, 7), wanting(3, 1, 2)], 2),
    [4, 7],
    0,
  ],
  [
    "a boundary kept off a row",
    page(
      [wanting(0, 2, 4), wanting(2, 1, 5)],
      1,
      new Map([[2, Float64Array.from({ length: LAST + 1 }, (_, row) => (row === 4 ? 9 : 0))]]),
    ),
    [3],
    2,
  ],
  [
    "a windmill, which no straight cut parts",
    page([wanting(0, 2, 3), wanting(0, 3, 6), wanting(2, 3, 3), wanting(2, 1, 6), wanting(3, 1, 3)], 2),
    [3, 6],
    0,
  ],
])("%s", (_, scaffold, rows, cost) => {
  const found = SOLVER.rows(scaffold);
  expect([[...(found?.rows ?? [])].slice(2), found?.cost]).toEqual([rows, cost]);
});

test("blocks that cannot stand have no rows", () => {
  const deep = { from: 0, to: 1, cost: new Float64Array(LAST + 1).fill(Number.POSITIVE_INFINITY) };
  expect(SOLVER.rows(page([deep], 0))).toBeUndefined();
});

/** The least that any rows cost, all looked at. */
function leastOf({ rows, pillars, dear }: Scaffold): number {
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
    const blocks = pillars.reduce((sum, { from, to, cost }) => {
      const depth = (found[to] as number) - (found[from] as number);
      return sum + (cost[depth] ?? Number.POSITIVE_INFINITY);
    }, 0);
    const all = [...dear].reduce((sum, [at, cost]) => sum + (cost[found[at] as number] as number), blocks);
    least = Math.min(least, all);
  };
  look(0);
  return least;
}

test("no rows cost less than those that are found, whatever stands between which boundaries", () => {
  const pillar = fc.tuple(fc.nat(4), fc.nat(4), fc.integer({ min: 1, max: 8 }));
  fc.assert(
    fc.property(fc.array(pillar, { minLength: 3, maxLength: 9 }), fc.boolean(), (drawn, kept) => {
      // Boundaries 0, 2, 3, 4, 1 from the head down, so that no block stands on its head.
      const order = [0, 2, 3, 4, 1];
      const pillars = drawn.flatMap(([a, b, depth]) =>
        a === b ? [] : [wanting(order[Math.min(a, b)] as number, order[Math.max(a, b)] as number, depth)],
      );
      const dear = new Map(kept ? [[3, Float64Array.from({ length: LAST + 1 }, (_, row) => row % 3)]] : []);
      const scaffold = page(pillars, 3, dear);
      const least = leastOf(scaffold);
      expect(SOLVER.rows(scaffold)?.cost ?? Number.POSITIVE_INFINITY).toBeCloseTo(least);
    }),
    { seed: 12 },
  );
});
