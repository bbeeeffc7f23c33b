import { COARSE } from "../weights.ts";
import type { BlockCost, Rows, RowsProblem } from "./solver.ts";

/*
 * Finds the rows of the boundaries between a page's blocks when it is known which block lies between which, by dynamic programming over rows. Blocks above or
 * beside one another are joined two by two as long as possible (Gange's fixed cuts). What remains, as in a pinwheel, is a graph of boundaries, which are
 * eliminated one by one.
 */

/** The cheapest rows; undefined if there are none. Ties go to the smaller row. */
export function cheapestRows(problem: RowsProblem): Rows | undefined {
  return solved(problem, 1);
}

/** @param stride of the rows that are tried for a boundary tied to three others */
function solved(problem: RowsProblem, stride: number): Rows | undefined {
  const { rows, last } = problem;
  const undo: Undo[] = [];
  const blockCosts = joined(problem, undo);
  const graph: Graph = { rows, last, alone: new Map(), tied: new Map(), cost: 0, undo };
  for (const block of blockCosts) addBlock(graph, block);
  const tangled = eliminate(graph);
  if (tangled !== undefined) return triedAt(tangled, { ...problem, blockCosts }, { stride, undo });
  if (graph.cost === Number.POSITIVE_INFINITY) return undefined;
  const found = Int32Array.from(rows, (row) => row ?? 0);
  for (const step of undo.toReversed()) step(found);
  return { cost: graph.cost, rows: found };
}

/** Computes a boundary's row from rows that are known by then. */
type Undo = (rows: Int32Array) => void;

/** Joins blocks beside or above one another until there are no such pairs. */
function joined({ rows, blockCosts, last }: RowsProblem, undo: Undo[]): readonly BlockCost[] {
  let left = besideJoined(blockCosts);
  for (;;) {
    const boundary = rows.findIndex((row, at) => row === undefined && isPassed(left, at));
    if (boundary < 0) return left;
    const upper = left.find(({ to }) => to === boundary) as BlockCost;
    const lower = left.find(({ from }) => from === boundary) as BlockCost;
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
function isPassed(blockCosts: readonly BlockCost[], boundary: number): boolean {
  const above = blockCosts.filter(({ to }) => to === boundary).length;
  const below = blockCosts.filter(({ from }) => from === boundary).length;
  return above === 1 && below === 1;
}

function besideJoined(blockCosts: readonly BlockCost[]): readonly BlockCost[] {
  const earlier = new Map<string, BlockCost>();
  for (const block of blockCosts) {
    const key = `${block.from} ${block.to}`;
    const twin = earlier.get(key);
    earlier.set(key, twin === undefined ? block : { ...twin, cost: summed(twin.cost, block.cost) });
  }
  return [...earlier.values()];
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

/** The boundaries to find, the cost of each by its row, and the cost of two by both rows. */
interface Graph {
  readonly rows: RowsProblem["rows"];
  readonly last: number;
  readonly alone: Map<number, Float64Array>;
  /** By the smaller boundary, then by the other; the table goes by the smaller's row, then by the other's. */
  readonly tied: Map<number, Map<number, Float64Array>>;
  cost: number;
  readonly undo: Undo[];
}

function addAlone({ alone, rows }: Graph, boundary: number, cost: Float64Array): void {
  if (rows[boundary] !== undefined) return;
  const earlier = alone.get(boundary);
  alone.set(boundary, earlier === undefined ? cost : summed(earlier, cost));
}

function addBlock(graph: Graph, { from, to, cost }: BlockCost): void {
  const { rows, last } = graph;
  const [above, below] = [rows[from], rows[to]];
  const at = (depth: number): number => (depth < 0 ? Number.POSITIVE_INFINITY : (cost[depth] as number));
  if (above !== undefined && below !== undefined) graph.cost += at(below - above);
  else if (above !== undefined) {
    const costs = Float64Array.from({ length: last + 1 }, (_, row) => at(row - above));
    addAlone(graph, to, costs);
  } else if (below !== undefined) {
    const costs = Float64Array.from({ length: last + 1 }, (_, row) => at(below - row));
    addAlone(graph, from, costs);
  } else {
    const table = new Float64Array((last + 1) ** 2);
    for (let upper = 0; upper <= last; upper++) {
      for (let lower = 0; lower <= last; lower++) table[upper * (last + 1) + lower] = at(lower - upper);
    }
    addTie(graph, { one: from, other: to, table });
  }
}

/** The cost of two boundaries by both rows. */
interface Tie {
  readonly one: number;
  readonly other: number;
  readonly table: Float64Array;
}

function addTie({ tied, last }: Graph, { one, other, table }: Tie): void {
  const [low, high] = one < other ? [one, other] : [other, one];
  const own = one < other ? table : turnedOver(table, last + 1);
  const others = tied.get(low) ?? new Map<number, Float64Array>();
  tied.set(low, others);
  const earlier = others.get(high);
  others.set(high, earlier === undefined ? own : summed(earlier, own));
}

function turnedOver(table: Float64Array, size: number): Float64Array {
  return table.map((_, at) => table[(at % size) * size + Math.floor(at / size)] as number);
}

/** The ties of a boundary, each with a table by its own row first. */
function tiesOf({ tied, last }: Graph, boundary: number): readonly Tie[] {
  const found: Tie[] = [];
  for (const [low, others] of tied) {
    for (const [high, table] of others) {
      if (low === boundary) found.push({ one: boundary, other: high, table });
      else if (high === boundary) found.push({ one: boundary, other: low, table: turnedOver(table, last + 1) });
    }
  }
  return found;
}

/**
 * Eliminates boundaries, those with the fewest ties first.
 * @returns one that is left, tied to three or more
 */
function eliminate(graph: Graph): number | undefined {
  const waiting = new Set<number>(graph.alone.keys());
  for (const [low, others] of graph.tied) for (const each of [low, ...others.keys()]) waiting.add(each);
  while (waiting.size > 0) {
    const [next] = [...waiting]
      .map((boundary) => ({ boundary, ties: tiesOf(graph, boundary) }))
      .toSorted((a, b) => a.ties.length - b.ties.length || a.boundary - b.boundary);
    if (next === undefined || next.ties.length > 2) return next?.boundary;
    takeOut(graph, next.boundary, next.ties);
    waiting.delete(next.boundary);
  }
  return undefined;
}

/** Eliminates a boundary with at most two ties: for each pair of their rows, its best row is stored. */
function takeOut(graph: Graph, boundary: number, ties: readonly Tie[]): void {
  const size = graph.last + 1;
  const own = graph.alone.get(boundary) ?? new Float64Array(size);
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
  graph.undo.push((found) => {
    const one = first === undefined ? 0 : (found[first.other] as number);
    const other = second === undefined ? 0 : (found[second.other] as number);
    found[boundary] = choice[one * depth + other] as number;
  });
  graph.alone.delete(boundary);
  graph.tied.delete(boundary);
  for (const others of graph.tied.values()) others.delete(boundary);
  if (first === undefined) graph.cost += cost[0] as number;
  else if (second === undefined) addAlone(graph, first.other, cost);
  else addTie(graph, { one: first.other, other: second.other, table: cost });
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

/** Solves the rest for each row of one boundary, and takes the cheapest. */
function triedAt(
  boundary: number,
  problem: RowsProblem,
  { stride, undo }: { readonly stride: number; readonly undo: readonly Undo[] },
): Rows | undefined {
  let best: Rows | undefined;
  for (let row = 0; row <= problem.last; row += stride) {
    const found = solved({ ...problem, rows: problem.rows.with(boundary, row) }, COARSE);
    if (found !== undefined && (best === undefined || found.cost < best.cost)) best = found;
  }
  if (best === undefined) return undefined;
  const rows = Int32Array.from(best.rows);
  for (const step of undo.toReversed()) step(rows);
  return { ...best, rows };
}
