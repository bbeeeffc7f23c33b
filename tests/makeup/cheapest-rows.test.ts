import fc from "fast-check";
import { expect, test } from "vitest";
import { SOLVER } from "../../src/makeup/solver/solve.ts";
import type { Clash, Pillar, Scaffold } from "../../src/makeup/solver/solver.ts";

const { rows: cheapestRows, rowsApart } = SOLVER;

const LAST = 9;

/** What a block costs that wants to be so deep: the square of the rows that it is off, and never no row at all. */
const wanting = (from: number, to: number, depth: number): Pillar => ({
  from,
  to,
  cost: Float64Array.from({ length: LAST + 1 }, (_, rows) =>
    rows === 0 ? Number.POSITIVE_INFINITY : (rows - depth) ** 2,
  ),
});

const page = (pillars: readonly Pillar[], free: number): Scaffold => ({
  rows: [0, LAST, ...new Array<undefined>(free).fill(undefined)],
  pillars,
  last: LAST,
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

/** The least that any rows cost, all looked at. */
function leastOf({ rows, pillars }: Scaffold, clashes: readonly Clash[] = []): number {
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
    const all = clashes.reduce((sum, { over, cost }) => sum + cost(over.map((at) => found[at] as number)), blocks);
    least = Math.min(least, all);
  };
  look(0);
  return least;
}

/** Boundaries 0, 2, 3, 4, 1 from the head down, so that no block stands on its head. */
const ORDER = [0, 2, 3, 4, 1];
const BLOCKS = fc.array(fc.tuple(fc.nat(4), fc.nat(4), fc.integer({ min: 1, max: 8 })), { minLength: 3, maxLength: 9 });

function pageOf(drawn: readonly (readonly [number, number, number])[]): Scaffold {
  const pillars = drawn.flatMap(([a, b, depth]) =>
    a === b ? [] : [wanting(ORDER[Math.min(a, b)] as number, ORDER[Math.max(a, b)] as number, depth)],
  );
  return page(pillars, 3);
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

const apart = (one: number, other: number, rows: number): Clash => ({
  over: [one, other],
  cost: ([a = 0, b = 0]) => (Math.abs(a - b) < rows ? 50 : 0),
});
const TWO = [wanting(0, 2, 3), wanting(2, 1, 6), wanting(0, 3, 4), wanting(3, 1, 5)];

test.each<[name: string, clashes: Clash[], rows: number[], cost: number]>([
  ["none", [], [3, 4], 0],
  ["heads of three rows: one rises by a row, the other sinks by one", [apart(2, 3, 3)], [2, 5], 4],
  ["one that also keeps off a row of its own", [{ over: [2], cost: ([row]) => (row === 3 ? 9 : 0) }], [2, 4], 2],
  ["heads that no rows part touch where they stand best", [apart(2, 3, 20)], [3, 4], 50],
])("boundaries of two columns kept apart: %s", (_, clashes, rows, cost) => {
  const found = rowsApart(page(TWO, 2), Int32Array.from([0, LAST, 4, 4]), clashes);
  expect([[...(found?.rows ?? [])].slice(2), found?.cost]).toEqual([rows, cost]);
});

test("of three boundaries on one row the one leaves it whose blocks mind least", () => {
  const stubborn = (pillar: Pillar): Pillar => ({ ...pillar, cost: pillar.cost.map((cost) => 3 * cost) });
  const columns = [2, 3, 4].flatMap((at) =>
    [wanting(0, at, 4), wanting(at, 1, 5)].map(at === 3 ? (each) => each : stubborn),
  );
  const gap: Clash = { over: [2, 3, 4], cost: ([a, b, c]) => (a === b && b === c ? 50 : 0) };
  const found = rowsApart(page(columns, 3), Int32Array.from([0, LAST, 4, 4, 4]), [gap]);
  expect([[...(found?.rows ?? [])].slice(2), found?.cost]).toEqual([[4, 3, 4], 2]);
});

test("no rows near those that are known cost less than those that are found, all clashes weighed", () => {
  const clash = fc.tuple(fc.nat(2), fc.nat(2), fc.integer({ min: 1, max: 4 }));
  fc.assert(
    fc.property(BLOCKS, fc.array(clash, { maxLength: 4 }), (drawn, pairs) => {
      const scaffold = pageOf(drawn);
      const clashes = pairs.flatMap(([a, b, rows]) => (a === b ? [] : [apart(a + 2, b + 2, rows)]));
      const found = rowsApart(scaffold, Int32Array.from([0, LAST, 4, 4, 4]), clashes);
      expect(found?.cost ?? Number.POSITIVE_INFINITY).toBeCloseTo(leastOf(scaffold, clashes));
    }),
    { seed: 12 },
  );
});

test("boundaries that all hang together are looked at less far", () => {
  const last = 40;
  const boundaries = [2, 3, 4, 5, 6];
  const deep = (from: number, to: number): Pillar => ({ from, to, cost: new Float64Array(last + 1).fill(1) });
  const scaffold = {
    rows: [0, last, ...boundaries.map(() => undefined)],
    pillars: boundaries.flatMap((at) => [deep(0, at), deep(at, 1)]),
    last,
  };
  const clashes = boundaries.flatMap((one, at) => boundaries.slice(at + 1).map((other) => apart(one, other, 2)));
  const found = rowsApart(scaffold, Int32Array.from([0, last, 20, 20, 20, 20, 20]), clashes);
  expect(found?.cost).toBe(10);
  expect(found?.rows.slice(2).every((row) => Math.abs(row - 20) <= 7)).toBe(true);
});
