import type { HeadPlace } from "../../layout/faults/touching-heads.ts";
import type { Item, Offer, Offers, Stand } from "../offers/item.ts";
import { CHANGES, GIFTS, OTHER_FORM } from "../weights.ts";
import { type Board, boardOf, loadOf, type Move, putOnBoard, shifted, standsOnBoard } from "./board.ts";

/** A page's items, the heads among which they stand, and what each item offers. */
interface Swapping {
  readonly items: readonly Item[];
  readonly heads: readonly HeadPlace[];
  readonly offers: readonly Offers[];
}

/**
 * The same columns with equals in another order, a row given from one story to another, or one in another form of the same
 * depth, where fewer heads then stand side by side (碰题). Each column keeps its depth, so that all others stay.
 */
export function swapped(stands: readonly Stand[], swapping: Swapping): readonly Stand[] {
  const board = boardOf(stands, swapping.heads);
  if (board.load === 0) return stands;
  let changed = false;
  for (let change = 0; change < CHANGES && board.load > 0; change++) {
    const best = bestMove(board, swapping);
    if (best === undefined) break;
    putOnBoard(board, best);
    board.load = loadOf(board);
    changed = true;
  }
  return changed ? standsOnBoard(board, stands) : stands;
}

function bestMove(board: Board, swapping: Swapping): Move | undefined {
  let best: Move | undefined;
  let least = board.load;
  const weigh = (move: Move): void => {
    const load = shifted(board, move);
    if (load >= least) return;
    least = load;
    best = move;
  };
  board.stacks.forEach((order, stack) => {
    order.forEach((upper, from) => {
      for (const offer of otherForms(board, swapping, upper)) {
        weigh({ stack, from, to: from, offers: [[upper, offer]], order });
      }
      for (let to = from + 1; to < order.length; to++) {
        const lower = order[to] as number;
        if (areEqual(swapping.items, board, upper, lower)) {
          weigh({ stack, from, to, offers: [], order: order.with(from, lower).with(to, upper) });
        }
        for (const offers of giftsOf(board, swapping, upper, lower)) weigh({ stack, from, to, offers, order });
      }
    });
  });
  return best;
}

/** Forms of a story at the same width and depth whose head could not touch one at its right. */
function otherForms(board: Board, { offers }: Swapping, at: number): readonly Offer[] {
  const own = board.offers[at] as Offer;
  if (!own.shape.reaches) return [];
  return offersOf(board, offers, at).filter(
    ({ depth, cost, shape }) => depth === own.depth && !shape.reaches && cost < own.cost + OTHER_FORM,
  );
}

function giftsOf(board: Board, { offers }: Swapping, upper: number, lower: number): readonly Move["offers"][] {
  return GIFTS.flatMap((more) => {
    const a = atDepth(offersOf(board, offers, upper), board.offers[upper] as Offer, more);
    const b = a && atDepth(offersOf(board, offers, lower), board.offers[lower] as Offer, -more);
    return a !== undefined && b !== undefined ? [[[upper, a] as const, [lower, b] as const]] : [];
  });
}

/** The same shape with `more` rows, where it is offered. */
function atDepth(offers: readonly Offer[], own: Offer, more: number): Offer | undefined {
  return offers.find(({ shape, depth }) => depth === own.depth + more && shape === own.shape);
}

function offersOf(board: Board, offers: Swapping["offers"], at: number): readonly Offer[] {
  return offers[board.items[at] as number]?.[(board.offers[at] as Offer).shape.columns - 1] ?? [];
}

function areEqual(items: readonly Item[], board: Board, a: number, b: number): boolean {
  const one = items[board.items[a] as number];
  const other = items[board.items[b] as number];
  return one?.story.priority === other?.story.priority && one?.opening === other?.opening;
}
