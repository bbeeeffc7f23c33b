import type { Extent } from "../model/paper.ts";
import type { FixedHead } from "./fixed-heads.ts";
import type { Offer } from "./item.ts";
import type { Stand } from "./trace.ts";
import { HEAD_PAIR } from "./weights.ts";

/** A page's stands in numbers, so that many changes can be weighed. */
export interface Board {
  /** By stand. */
  readonly items: readonly number[];
  readonly offers: Offer[];
  /** By stand, then by given head: columns; first row, 0 at the page's head. */
  readonly from: Int32Array;
  readonly to: Int32Array;
  readonly rows: Int32Array;
  /** Rows above the head, those of the head, and whether it begins at the left edge (1) and reaches the right (2). */
  readonly drops: Int32Array;
  readonly heads: Int32Array;
  readonly edges: Uint8Array;
  /** Stands over the same columns, one under the other, from the top. */
  readonly stacks: (readonly number[])[];
  /** By stack: what stands in the columns left and right of it. */
  readonly lefts: readonly (readonly number[])[];
  readonly rights: readonly (readonly number[])[];
  /** Heads side by side, and the rows that they share. */
  load: number;
}

/** A stack in another order, or with other offers for some of its stands. */
export interface Move {
  readonly stack: number;
  /** The first and the last place in the stack that are not as before. */
  readonly from: number;
  readonly to: number;
  readonly order: readonly number[];
  readonly offers: readonly (readonly [stand: number, offer: Offer])[];
}

export function boardOf(stands: readonly Stand[], given: readonly FixedHead[]): Board {
  const count = stands.length + given.length;
  const columns = [...stands.map(({ frame }) => frame.columns), ...given.map((head) => head.columns)];
  const stacks = stacksOf(stands);
  const beside = (is: (own: Extent, other: Extent) => boolean): readonly (readonly number[])[] =>
    stacks.map(([first = 0]) =>
      [...columns.keys()].filter((at) => is(columns[first] as Extent, columns[at] as Extent)),
    );
  const board: Board = {
    items: stands.map(({ item }) => item),
    offers: stands.map(({ offer }) => offer),
    from: Int32Array.from(columns, ({ from }) => from),
    to: Int32Array.from(columns, ({ to }) => to),
    rows: new Int32Array(count),
    drops: new Int32Array(count),
    heads: new Int32Array(count),
    edges: new Uint8Array(count),
    stacks,
    lefts: beside((own, other) => other.to + 1 === own.from),
    rights: beside((own, other) => own.to + 1 === other.from),
    load: 0,
  };
  stands.forEach(({ offer, frame }, at) => {
    board.rows[at] = rowOf(frame.rows.from);
    take(board, at, offer);
  });
  given.forEach(({ rows, left, right }, index) => {
    const at = stands.length + index;
    board.rows[at] = rows.from;
    board.heads[at] = rows.to - rows.from + 1;
    board.edges[at] = (left ? 1 : 0) + (right ? 2 : 0);
  });
  board.load = loadOf(board);
  return board;
}

/** At the page's head a frame has a row less than its depth: the white one. */
function rowOf(from: number): number {
  return from === 1 ? 0 : from;
}

function take(board: Board, at: number, offer: Offer): void {
  const { headRows = 0, reaches, drop = 0 } = offer.shape;
  board.offers[at] = offer;
  board.drops[at] = drop;
  board.heads[at] = headRows;
  board.edges[at] = 1 + (reaches || drop > 0 ? 2 : 0);
}

function stacksOf(stands: readonly Stand[]): (readonly number[])[] {
  const inOrder = stands
    .map(({ frame, offer }, at) => ({ at, frame, foot: rowOf(frame.rows.from) + offer.depth }))
    .sort(
      (a, b) =>
        a.frame.columns.from - b.frame.columns.from ||
        a.frame.columns.to - b.frame.columns.to ||
        a.frame.rows.from - b.frame.rows.from,
    );
  const stacks: number[][] = [];
  inOrder.forEach(({ at, frame }, index) => {
    const above = inOrder[index - 1];
    const same = above?.frame.columns.from === frame.columns.from && above.frame.columns.to === frame.columns.to;
    if (same && above.foot === frame.rows.from) stacks.at(-1)?.push(at);
    else stacks.push([at]);
  });
  return stacks;
}

/** What all heads that stand side by side count. */
export function loadOf(board: Board): number {
  let load = 0;
  for (let left = 0; left < board.from.length; left++) {
    for (let right = 0; right < board.from.length; right++) load += shared(board, left, right);
  }
  return load;
}

function shared({ from, to, rows, drops, heads, edges }: Board, left: number, right: number): number {
  if ((to[left] as number) + 1 !== from[right]) return 0;
  if ((edges[left] as number) < 2 || ((edges[right] as number) & 1) === 0) return 0;
  const one = Math.max(1, rows[left] as number) + (drops[left] as number);
  const other = Math.max(1, rows[right] as number) + (drops[right] as number);
  const foot = Math.min(one + (heads[left] as number), other + (heads[right] as number));
  const both = foot - Math.max(one, other);
  return both > 0 ? HEAD_PAIR + both : 0;
}

/** What the heads in some places of a stack count with all others; those of one stack are above each other. */
function loadIn(board: Board, { stack, from, to }: Move): number {
  const order = board.stacks[stack] as readonly number[];
  const lefts = board.lefts[stack] as readonly number[];
  const rights = board.rights[stack] as readonly number[];
  let load = 0;
  for (let place = from; place <= to; place++) {
    const own = order[place] as number;
    for (const left of lefts) load += shared(board, left, own);
    for (const right of rights) load += shared(board, own, right);
  }
  return load;
}

/** What the board would count after a move. */
export function moved(board: Board, move: Move): number {
  const order = board.stacks[move.stack] as readonly number[];
  const offers = move.offers.map(([at]) => [at, board.offers[at] as Offer] as const);
  const before = loadIn(board, move);
  put(board, move);
  const after = loadIn(board, move);
  put(board, { ...move, order, offers });
  return board.load - before + after;
}

/** Makes a move. */
export function put(board: Board, { stack, order, offers }: Move): void {
  const [first = 0] = board.stacks[stack] as readonly number[];
  let row = board.rows[first] as number;
  for (const [at, offer] of offers) take(board, at, offer);
  for (const at of order) {
    board.rows[at] = row;
    row += (board.offers[at] as Offer).depth;
  }
  board.stacks[stack] = order;
}

/** The stands as they stand on the board now. */
export function standsOn(board: Board, stands: readonly Stand[]): readonly Stand[] {
  return stands.map(({ item, frame }, at) => {
    const row = board.rows[at] as number;
    const offer = board.offers[at] as Offer;
    const rows = { from: Math.max(1, row), to: row + offer.depth - 1 };
    return { item, offer, frame: { columns: frame.columns, rows } };
  });
}
