import { COARSE } from "../weights.ts";
import type { Pillar, Rows, Scaffold } from "./solver.ts";

/*
 * Where the boundaries between a page's blocks lie when it is known which block stands between which: a dynamic programme over rows. Blocks over
 * one another and beside one another are put together two by two as long as there are such (Gange's fixed cuts); what is
 * left, as in a windmill, is taken apart boundary by boundary.
 */

/** The rows that cost least; undefined if there are none. Ties go to the smaller row. */
export function cheapestRows(scaffold: Scaffold): Rows | undefined {
  return solved(scaffold, 1);
}

/** @param stride of the rows that are tried where boundaries are tied in threes */
function solved(scaffold: Scaffold, stride: number): Rows | undefined {
  const { rows, last } = scaffold;
  const undo: Undo[] = [];
  const pillars = joined(scaffold, undo);
  const net: Net = { rows, last, alone: new Map(), tied: new Map(), cost: 0, undo };
  for (const pillar of pillars) addPillar(net, pillar);
  const tangled = eliminate(net);
  if (tangled !== undefined) return triedAt(tangled, { ...scaffold, pillars }, { stride, undo });
  if (net.cost === Number.POSITIVE_INFINITY) return undefined;
  const found = Int32Array.from(rows, (row) => row ?? 0);
  for (const step of undo.toReversed()) step(found);
  return { cost: net.cost, rows: found };
}

/** Finds a boundary's row from those of others, which are found before. */
type Undo = (rows: Int32Array) => void;

/** Puts blocks together that stand beside or over one another, until there are none. */
function joined({ rows, pillars, last }: Scaffold, undo: Undo[]): readonly Pillar[] {
  let left = besideJoined(pillars);
  for (;;) {
    const boundary = rows.findIndex((row, at) => row === undefined && isPassed(left, at));
    if (boundary < 0) return left;
    const upper = left.find(({ to }) => to === boundary) as Pillar;
    const lower = left.find(({ from }) => from === boundary) as Pillar;
    const { cost, choice } = overJoined(upper.cost, lower.cost, last);
    undo.push((found) => {
      const above = found[upper.from] as number;
      found[boundary] = above + (choice[(found[lower.to] as number) - above] as number);
    });
    const others = left.filter((each) => each !== upper && each !== lower);
    left = besideJoined([...others, { from: upper.from, to: lower.to, cost }]);
  }
}

/** True for a boundary with one block above it and one below. */
function isPassed(pillars: readonly Pillar[], boundary: number): boolean {
  const above = pillars.filter(({ to }) => to === boundary).length;
  const below = pillars.filter(({ from }) => from === boundary).length;
  return above === 1 && below === 1;
}

function besideJoined(pillars: readonly Pillar[]): readonly Pillar[] {
  const known = new Map<string, Pillar>();
  for (const pillar of pillars) {
    const key = `${pillar.from} ${pillar.to}`;
    const twin = known.get(key);
    known.set(key, twin === undefined ? pillar : { ...twin, cost: summed(twin.cost, pillar.cost) });
  }
  return [...known.values()];
}

function summed(a: Float64Array, b: Float64Array): Float64Array {
  return a.map((cost, at) => cost + (b[at] as number));
}

function overJoined(
  upper: Float64Array,
  lower: Float64Array,
  last: number,
): { cost: Float64Array; choice: Int32Array } {
  const cost = new Float64Array(last + 1).fill(Number.POSITIVE_INFINITY);
  const choice = new Int32Array(last + 1);
  for (let first = 0; first <= last; first++) {
    const own = upper[first] as number;
    if (own === Number.POSITIVE_INFINITY) continue;
    for (let second = 0; first + second <= last; second++) {
      const both = own + (lower[second] as number);
      if (both >= (cost[first + second] as number)) continue;
      cost[first + second] = both;
      choice[first + second] = first;
    }
  }
  return { cost, choice };
}

/** Boundaries that are to be found, what each costs by its row, and two of them by both rows. */
interface Net {
  readonly rows: Scaffold["rows"];
  readonly last: number;
  readonly alone: Map<number, Float64Array>;
  /** By the smaller number, then by the other; rows of the smaller, then of the other. */
  readonly tied: Map<number, Map<number, Float64Array>>;
  cost: number;
  readonly undo: Undo[];
}

function addAlone({ alone, rows }: Net, boundary: number, cost: Float64Array): void {
  if (rows[boundary] !== undefined) return;
  const known = alone.get(boundary);
  alone.set(boundary, known === undefined ? cost : summed(known, cost));
}

function addPillar(net: Net, { from, to, cost }: Pillar): void {
  const { rows, last } = net;
  const [above, below] = [rows[from], rows[to]];
  const at = (depth: number): number => (depth < 0 ? Number.POSITIVE_INFINITY : (cost[depth] as number));
  if (above !== undefined && below !== undefined) net.cost += at(below - above);
  else if (above !== undefined) {
    const costs = Float64Array.from({ length: last + 1 }, (_, row) => at(row - above));
    addAlone(net, to, costs);
  } else if (below !== undefined) {
    const costs = Float64Array.from({ length: last + 1 }, (_, row) => at(below - row));
    addAlone(net, from, costs);
  } else {
    const table = new Float64Array((last + 1) ** 2);
    for (let upper = 0; upper <= last; upper++) {
      for (let lower = 0; lower <= last; lower++) table[upper * (last + 1) + lower] = at(lower - upper);
    }
    addTie(net, { one: from, other: to, table });
  }
}

/** What two boundaries cost by both rows. */
interface Tie {
  readonly one: number;
  readonly other: number;
  readonly table: Float64Array;
}

function addTie({ tied, last }: Net, { one, other, table }: Tie): void {
  const [low, high] = one < other ? [one, other] : [other, one];
  const own = one < other ? table : turnedOver(table, last + 1);
  const others = tied.get(low) ?? new Map<number, Float64Array>();
  tied.set(low, others);
  const known = others.get(high);
  others.set(high, known === undefined ? own : summed(known, own));
}

function turnedOver(table: Float64Array, size: number): Float64Array {
  return table.map((_, at) => table[(at % size) * size + Math.floor(at / size)] as number);
}

/** The boundaries that one is tied to, each with the table of both rows, its own first. */
function tiesOf({ tied, last }: Net, boundary: number): readonly Tie[] {
  const found: Tie[] = [];
  for (const [low, others] of tied) {
    for (const [high, table] of others) {
      if (low === boundary) found.push({ one: boundary, other: high, table });
      else if (high === boundary) found.push({ one: boundary, other: low, table: turnedOver(table, last + 1) });
    }
  }
  return found;
}

/** Takes boundaries out, those with the fewest ties first. @returns one that is left, tied to three or more */
function eliminate(net: Net): number | undefined {
  const waiting = new Set<number>(net.alone.keys());
  for (const [low, others] of net.tied) for (const each of [low, ...others.keys()]) waiting.add(each);
  while (waiting.size > 0) {
    const [next] = [...waiting]
      .map((boundary) => ({ boundary, ties: tiesOf(net, boundary) }))
      .toSorted((a, b) => a.ties.length - b.ties.length || a.boundary - b.boundary);
    if (next === undefined || next.ties.length > 2) return next?.boundary;
    takeOut(net, next.boundary, next.ties);
    waiting.delete(next.boundary);
  }
  return undefined;
}

/** Takes a boundary out: the rows of those that it is tied to, two at the most, tell its own. */
function takeOut(net: Net, boundary: number, ties: readonly Tie[]): void {
  const size = net.last + 1;
  const own = net.alone.get(boundary) ?? new Float64Array(size);
  const [first, second] = ties.map(({ other, table }) => ({ other, byRow: turnedOver(table, size) }));
  const width = first === undefined ? 1 : size;
  const depth = second === undefined ? 1 : size;
  const cost = new Float64Array(width * depth);
  const choice = new Int32Array(width * depth);
  for (let one = 0; one < width; one++) {
    const sum = first === undefined ? own : summed(own, first.byRow.subarray(one * size, (one + 1) * size));
    for (let other = 0; other < depth; other++) {
      const at = one * depth + other;
      const row = cheapestOf(sum, second?.byRow.subarray(other * size, (other + 1) * size));
      choice[at] = row;
      cost[at] = (sum[row] as number) + (second === undefined ? 0 : (second.byRow[other * size + row] as number));
    }
  }
  net.undo.push((found) => {
    const one = first === undefined ? 0 : (found[first.other] as number);
    const other = second === undefined ? 0 : (found[second.other] as number);
    found[boundary] = choice[one * depth + other] as number;
  });
  net.alone.delete(boundary);
  net.tied.delete(boundary);
  for (const others of net.tied.values()) others.delete(boundary);
  if (first === undefined) net.cost += cost[0] as number;
  else if (second === undefined) addAlone(net, first.other, cost);
  else addTie(net, { one: first.other, other: second.other, table: cost });
}

/** The row at which the sum of both is least. */
function cheapestOf(one: Float64Array, other: Float64Array | undefined): number {
  let best = 0;
  let least = Number.POSITIVE_INFINITY;
  for (let row = 0; row < one.length; row++) {
    const sum = (one[row] as number) + (other === undefined ? 0 : (other[row] as number));
    if (sum >= least) continue;
    least = sum;
    best = row;
  }
  return best;
}

/** The same with a boundary at one row after the other. */
function triedAt(
  boundary: number,
  scaffold: Scaffold,
  { stride, undo }: { readonly stride: number; readonly undo: readonly Undo[] },
): Rows | undefined {
  let best: Rows | undefined;
  for (let row = 0; row <= scaffold.last; row += stride) {
    const found = solved({ ...scaffold, rows: scaffold.rows.with(boundary, row) }, COARSE);
    if (found !== undefined && (best === undefined || found.cost < best.cost)) best = found;
  }
  if (best === undefined) return undefined;
  const rows = Int32Array.from(best.rows);
  for (const step of undo.toReversed()) step(rows);
  return { ...best, rows };
}
