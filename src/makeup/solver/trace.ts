import type { Offer, Stand } from "../item.ts";
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
export function traced(cuts: Cuts, block: TracedBlock, back: number, found: Stand[]): void {
  const { family, offers } = cuts.cutting;
  const way = unpack(back);
  const { set, column, row, width, depth } = block;
  if (way.kind === "offer") {
    const item = family.single[set] as number;
    const offer = offers[item]?.[width - 1]?.[way.offer] as Offer;
    const columns = { from: column, to: column + width - 1 };
    found.push({ item, offer, frame: { columns, rows: rowsFrom(row, depth) } });
    return;
  }
  const splits = family.splits[set] as Int32Array;
  const [first, second] = [splits[2 * way.split] as number, splits[2 * way.split + 1] as number];
  if (way.kind === "above") {
    const upper = way.size;
    inner(cuts, { set: first, column, row, width, depth: upper }, way.reaches, found);
    inner(cuts, { set: second, column, row: row + upper, width, depth: depth - upper }, way.others, found);
    return;
  }
  const left = way.size;
  inner(cuts, { set: first, column, row, width: left, depth }, way.reaches, found);
  inner(cuts, { set: second, column: column + left, row, width: width - left, depth }, way.others, found);
}

export function inner(cuts: Cuts, block: TracedBlock, reaches: boolean, found: Stand[]): void {
  const place = placeOf(cuts, block.set, block.width, block.depth);
  traced(cuts, block, cuts.places.back[2 * place + (reaches ? 1 : 0)] as number, found);
}
