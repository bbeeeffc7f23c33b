import { APART_REACH, APART_WORK } from "../weights.ts";
import type { Clash, Pillar, Rows, Scaffold } from "./solver.ts";

/**
 * The cheapest rows near some that are known, all clashes weighed together: boundaries are taken out one after the other, each with the rows of all
 * that it is tied to. What hangs together in many pairs is looked at less far, so that the tables stay small.
 * @returns undefined where there are none so near
 */
export function rowsApart(scaffold: Scaffold, near: Int32Array, clashes: readonly Clash[]): Rows | undefined {
  for (const reach of APART_REACH) {
    const net = netOf(scaffold, near, clashes, reach);
    const order = orderOf(net);
    if (order !== undefined) return solved(net, order);
  }
  return undefined;
}

/** The rows of some boundaries, and what they cost: the last boundary's rows follow one another. */
interface Table {
  readonly over: readonly number[];
  readonly cost: Float64Array;
}

/** By boundary the rows that it may have, and the tables over them. */
interface Net {
  readonly rows: readonly (readonly number[])[];
  readonly tables: readonly Table[];
}

function netOf({ rows, pillars, last }: Scaffold, near: Int32Array, clashes: readonly Clash[], reach: number): Net {
  const able = rows.map((row, boundary) => {
    if (row !== undefined) return [row];
    const middle = near[boundary] as number;
    const from = Math.max(0, middle - reach);
    return Array.from({ length: Math.min(last, middle + reach) - from + 1 }, (_, at) => from + at);
  });
  const tables = [...pillars.map(clashOf), ...clashes].map(({ over, cost }) => ({
    over,
    cost: tableOf(over, able, cost),
  }));
  return { rows: able, tables };
}

function clashOf({ from, to, cost }: Pillar): Clash {
  return { over: [from, to], cost: ([upper = 0, lower = 0]) => cost[lower - upper] ?? Number.POSITIVE_INFINITY };
}

function tableOf(over: readonly number[], rows: Net["rows"], cost: Clash["cost"]): Float64Array {
  const together = over.reduce<readonly (readonly number[])[]>(
    (some, boundary) => some.flatMap((each) => (rows[boundary] as readonly number[]).map((row) => [...each, row])),
    [[]],
  );
  return Float64Array.from(together, cost);
}

/** A boundary that is taken out, those that it is tied to then, and the costs that are looked at for it. */
interface Step {
  readonly boundary: number;
  readonly others: readonly number[];
  readonly work: number;
}

/** The boundaries, each time the one that asks for the least work; undefined if one would ask for too much. */
function orderOf({ rows, tables }: Net): readonly Step[] | undefined {
  let ties = tables.map(({ over }) => over);
  const waiting = new Set(rows.keys());
  const steps: Step[] = [];
  while (waiting.size > 0) {
    const next = [...waiting]
      .map((boundary) => stepOf(boundary, ties, rows))
      .reduce((least, step) => (step.work < least.work ? step : least));
    if (next.work > APART_WORK) return undefined;
    steps.push(next);
    ties = [...ties.filter((over) => !over.includes(next.boundary)), next.others];
    waiting.delete(next.boundary);
  }
  return steps;
}

function stepOf(boundary: number, ties: readonly (readonly number[])[], rows: Net["rows"]): Step {
  const tied = ties.filter((over) => over.includes(boundary)).flat();
  const others = [...new Set(tied)].filter((other) => other !== boundary).sort((a, b) => a - b);
  return { boundary, others, work: sizeOf([boundary, ...others], rows) };
}

function sizeOf(boundaries: readonly number[], rows: Net["rows"]): number {
  return boundaries.reduce((size, at) => size * (rows[at] as readonly number[]).length, 1);
}

function solved({ rows, tables }: Net, order: readonly Step[]): Rows | undefined {
  let left = tables;
  const undo: ((found: Int32Array) => void)[] = [];
  for (const step of order) {
    const own = left.filter(({ over }) => over.includes(step.boundary));
    const { cost, choice } = takenOut(step, own, rows);
    left = [...left.filter((table) => !own.includes(table)), { over: step.others, cost }];
    undo.push((found) => {
      const at = step.others.reduce((index, other) => {
        const able = rows[other] as readonly number[];
        return index * able.length + able.indexOf(found[other] as number);
      }, 0);
      found[step.boundary] = (rows[step.boundary] as readonly number[])[choice[at] as number] as number;
    });
  }
  const cost = left.reduce((sum, table) => sum + (table.cost[0] as number), 0);
  if (cost === Number.POSITIVE_INFINITY) return undefined;
  const found = new Int32Array(rows.length);
  for (const step of undo.toReversed()) step(found);
  return { cost, rows: found };
}

/** A table as it is read: how far apart its costs are for one row more of each of the others, and of the boundary taken out. */
interface Reading {
  readonly cost: Float64Array;
  readonly steps: readonly number[];
  readonly step: number;
}

/** What is left of some tables when one boundary has the best row for those of the others, and which that is. */
function takenOut(
  { boundary, others }: Step,
  tables: readonly Table[],
  rows: Net["rows"],
): { readonly cost: Float64Array; readonly choice: Int32Array } {
  const sizes = others.map((other) => (rows[other] as readonly number[]).length);
  const size = sizeOf(others, rows);
  const readings = tables.map(({ over, cost }): Reading => {
    const step = (at: number): number => (over.includes(at) ? sizeOf(over.slice(over.indexOf(at) + 1), rows) : 0);
    return { cost, steps: others.map(step), step: step(boundary) };
  });
  const cost = new Float64Array(size);
  const choice = new Int32Array(size);
  const sum = new Float64Array((rows[boundary] as readonly number[]).length);
  const at = new Int32Array(others.length);
  for (let index = 0; index < size; index++) {
    sum.fill(0);
    for (const reading of readings) addTo(sum, reading, at);
    const best = sum.reduce((least, each, row) => (each < (sum[least] as number) ? row : least), 0);
    choice[index] = best;
    cost[index] = sum[best] as number;
    countOn(at, sizes);
  }
  return { cost, choice };
}

/** Adds to each row of a boundary what a table has for it at some rows of the others. */
function addTo(sum: Float64Array, { cost, steps, step }: Reading, at: Int32Array): void {
  let from = 0;
  for (let other = 0; other < steps.length; other++) from += (steps[other] as number) * (at[other] as number);
  for (let row = 0; row < sum.length; row++) sum[row] = (sum[row] as number) + (cost[from + row * step] as number);
}

/** The next rows of some boundaries, the last one's first. */
function countOn(at: Int32Array, sizes: readonly number[]): void {
  for (let place = sizes.length - 1; place >= 0; place--) {
    const next = (at[place] as number) + 1;
    at[place] = next < (sizes[place] as number) ? next : 0;
    if (at[place] !== 0) return;
  }
}
