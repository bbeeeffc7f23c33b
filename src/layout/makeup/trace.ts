import type { FramePlan } from "../../model/issue.ts";
import type { Offer } from "./item.ts";
import { type Cuts, placeOf, type RootWay, unpack } from "./search.ts";

/** An item at its place on the page, in a shape and depth that it offered. */
export interface Stand {
  readonly item: number;
  readonly offer: Offer;
  readonly frame: FramePlan;
}

/** A block of the page: a set of items over `width` columns from `column`, its first row `row`. */
interface Block {
  readonly set: number;
  readonly column: number;
  readonly row: number;
  readonly width: number;
  readonly depth: number;
  readonly back: number;
}

/**
 * The frames of one way to cut a region.
 * @param at the region's first column, and the row above its first where it stands at the page's head
 */
export function traced(
  cuts: Cuts,
  way: RootWay,
  at: { readonly set: number; readonly column: number; readonly row: number; readonly width: number },
): readonly Stand[] {
  return standsOf(cuts, { ...at, depth: way.depth, back: way.back });
}

function standsOf(cuts: Cuts, block: Block): readonly Stand[] {
  const { family, offers } = cuts.cutting;
  const way = unpack(block.back);
  if (way.kind === "offer") {
    const item = family.single[block.set] as number;
    const offer = offers[item]?.[block.width - 1]?.[way.offer] as Offer;
    const from = Math.max(1, block.row);
    const columns = { from: block.column, to: block.column + block.width - 1 };
    return [{ item, offer, frame: { columns, rows: { from, to: block.row + block.depth - 1 } } }];
  }
  const splits = family.splits[block.set] as Int32Array;
  const first = splits[2 * way.split] as number;
  const second = splits[2 * way.split + 1] as number;
  const { column, row, width, depth } = block;
  if (way.kind === "above") {
    const upper = way.size;
    return [
      ...inner(cuts, { set: first, column, row, width, depth: upper }, way.reaches),
      ...inner(cuts, { set: second, column, row: row + upper, width, depth: depth - upper }, way.others),
    ];
  }
  const left = way.size;
  return [
    ...inner(cuts, { set: first, column, row, width: left, depth }, way.reaches),
    ...inner(cuts, { set: second, column: column + left, row, width: width - left, depth }, way.others),
  ];
}

function inner(cuts: Cuts, block: Omit<Block, "back">, reaches: number): readonly Stand[] {
  const place = placeOf(cuts.cutting, block.set, block.width, block.depth) + reaches;
  return standsOf(cuts, { ...block, back: cuts.back[place] as number });
}
