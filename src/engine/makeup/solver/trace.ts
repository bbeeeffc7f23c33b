import type { Offer, Stand } from "../offers/item.ts";
import { rowsFrom } from "../region.ts";
import { type Cuts, placeOf, unpack } from "./search.ts";

/** A block of the page: a set of items over `width` columns from `column`, its first row `row`, or the one above the page's first. */
export interface TracedBlock {
  readonly set: number;
  readonly column: number;
  readonly row: number;
  readonly width: number;
  readonly depth: number;
}

/** The frames of a block that is cut as `back` tells. */
export function traced(cuts: Cuts, block: TracedBlock, back: number): readonly Stand[] {
  const { family, offers } = cuts.cutting;
  const way = unpack(back);
  const { set, column, row, width, depth } = block;
  if (way.kind === "offer") {
    const item = family.single[set] as number;
    const offer = offers[item]?.[width - 1]?.[way.offer] as Offer;
    const columns = { from: column, to: column + width - 1 };
    return [{ item, offer, frame: { columns, rows: rowsFrom(row, depth) } }];
  }
  const splits = family.splits[set] as Int32Array;
  const first = { ...block, set: splits[2 * way.split] as number };
  const second = { ...block, set: splits[2 * way.split + 1] as number };
  const { size, reaches, others } = way;
  if (way.kind === "above") {
    const below = { ...second, row: row + size, depth: depth - size };
    return [...inner(cuts, { ...first, depth: size }, reaches), ...inner(cuts, below, others)];
  }
  const right = { ...second, column: column + size, width: width - size };
  return [...inner(cuts, { ...first, width: size }, reaches), ...inner(cuts, right, others)];
}

function inner(cuts: Cuts, block: TracedBlock, reaches: boolean): readonly Stand[] {
  const place = placeOf(cuts, block.set, block.width, block.depth);
  return traced(cuts, block, cuts.places.back[2 * place + (reaches ? 1 : 0)] as number);
}
