import type { Extent } from "../../../base/extent.ts";
import { type HeadPlace, touchingRows } from "../../layout/faults/touching-heads.ts";
import type { Offer, Stand } from "../offers/item.ts";
import { headRow, rowsFrom } from "../region.ts";
import { HEAD_PAIR } from "../weights.ts";

/** A page's stands in a form in which many changes can be weighed. */
export interface Board {
  /** By stand. */
  readonly items: readonly number[];
  readonly offers: Offer[];
  /** By stand: its first row, 0 at the page's head. */
  readonly rows: Int32Array;
  /** By stand, then the given ones. */
  readonly heads: readonly HeadPlace[];
  /** Stands over the same columns, one under the other, from the top. */
  readonly stacks: (readonly number[])[];
  /** By stack: what stands in the columns left and right of it. */
  readonly lefts: readonly (readonly number[])[];
  readonly rights: readonly (readonly number[])[];
  /** What touching heads count: pairs, and the rows that they share. */
  load: number;
}

/** A stack in another order, or with other offers for some of its stands. */
export interface Move {
  readonly stack: number;
  /** The first and the last place in the stack that change. */
  readonly from: number;
  readonly to: number;
  readonly order: readonly number[];
  readonly offers: readonly (readonly [stand: number, offer: Offer])[];
}

export function boardOf(stands: readonly Stand[], given: readonly HeadPlace[]): Board {
  const heads = [...stands.map(({ frame }) => movable(frame.columns)), ...given];
  const numbered = stands.map(({ frame }, at) => ({ frame, at }));
  const stacks = stacksOf(numbered).map((stack) => stack.map(({ at }) => at));
  const beside = (is: (own: Extent, other: Extent) => boolean): readonly (readonly number[])[] =>
    stacks.map(([first = 0]) =>
      [...heads.keys()].filter((at) => is((heads[first] as HeadPlace).columns, (heads[at] as HeadPlace).columns)),
    );
  const board: Board = {
    items: stands.map(({ item }) => item),
    offers: stands.map(({ offer }) => offer),
    rows: Int32Array.from(stands, ({ frame }) => headRow(frame.rows)),
    heads,
    stacks,
    lefts: beside((own, other) => other.to + 1 === own.from),
    rights: beside((own, other) => own.to + 1 === other.from),
    load: 0,
  };
  stands.forEach((_, at) => {
    settle(board, at);
  });
  board.load = loadOf(board);
  return board;
}

/** A head that has its columns, and no rows yet. */
function movable(columns: Extent): MovableHead {
  return { columns, rows: { from: 1, to: 0 }, left: true, right: false };
}

interface MovableHead extends HeadPlace {
  readonly rows: { from: number; to: number };
  right: boolean;
}

/** Puts a stand's head where its offer and its row have it. */
function settle(board: Board, at: number): void {
  const { headRows = 0, reaches, drop = 0 } = (board.offers[at] as Offer).shape;
  const head = board.heads[at] as MovableHead;
  head.rows.from = Math.max(1, board.rows[at] as number) + drop;
  head.rows.to = head.rows.from + headRows - 1;
  head.right = reaches || drop > 0;
}

/** Stands over the same columns, one directly under the other, from the top. */
export function stacksOf<S extends Pick<Stand, "frame">>(stands: readonly S[]): readonly (readonly S[])[] {
  const inOrder = stands.toSorted(
    ({ frame: a }, { frame: b }) =>
      a.columns.from - b.columns.from || a.columns.to - b.columns.to || a.rows.from - b.rows.from,
  );
  const stacks: S[][] = [];
  for (const stand of inOrder) {
    const { columns, rows } = stand.frame;
    const above = stacks.at(-1)?.at(-1)?.frame;
    const same = above?.columns.from === columns.from && above.columns.to === columns.to;
    if (same && above.rows.to + 1 === rows.from) stacks.at(-1)?.push(stand);
    else stacks.push([stand]);
  }
  return stacks;
}

/** What all touching heads count. */
export function loadOf(board: Board): number {
  let load = 0;
  for (const left of board.heads) for (const right of board.heads) load += loadOfPair(left, right);
  return load;
}

function loadOfPair(left: HeadPlace, right: HeadPlace): number {
  const rows = touchingRows(left, right);
  return rows > 0 ? HEAD_PAIR + rows : 0;
}

/** What the heads at some places of a stack count together with all others; heads of one stack never touch. */
function loadIn(board: Board, { stack, from, to }: Move): number {
  const { heads } = board;
  const order = board.stacks[stack] as readonly number[];
  const lefts = board.lefts[stack] as readonly number[];
  const rights = board.rights[stack] as readonly number[];
  let load = 0;
  for (let place = from; place <= to; place++) {
    const own = heads[order[place] as number] as HeadPlace;
    for (const left of lefts) load += loadOfPair(heads[left] as HeadPlace, own);
    for (const right of rights) load += loadOfPair(own, heads[right] as HeadPlace);
  }
  return load;
}

/** What the board would count after a move. */
export function shifted(board: Board, move: Move): number {
  const order = board.stacks[move.stack] as readonly number[];
  const offers = move.offers.map(([at]) => [at, board.offers[at] as Offer] as const);
  const before = loadIn(board, move);
  putOnBoard(board, move);
  const after = loadIn(board, move);
  putOnBoard(board, { ...move, order, offers });
  return board.load - before + after;
}

export function putOnBoard(board: Board, { stack, order, offers }: Move): void {
  const [first = 0] = board.stacks[stack] as readonly number[];
  let row = board.rows[first] as number;
  for (const [at, offer] of offers) board.offers[at] = offer;
  for (const at of order) {
    board.rows[at] = row;
    settle(board, at);
    row += (board.offers[at] as Offer).depth;
  }
  board.stacks[stack] = order;
}

export function standsOnBoard(board: Board, stands: readonly Stand[]): readonly Stand[] {
  return stands.map(({ item, frame }, at) => {
    const row = board.rows[at] as number;
    const offer = board.offers[at] as Offer;
    return { item, offer, frame: { columns: frame.columns, rows: rowsFrom(row, offer.depth) } };
  });
}
