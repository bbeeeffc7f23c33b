import { once } from "../../base/once.ts";

/** Which glyph draws a character, as fontkit finds it in a font's cmap table. */
export interface CmapProcessor {
  lookup(code: number): number;
  /** Set for fonts whose characters are in another order than Unicode's. */
  readonly encoding?: unknown;
  readonly cmap: {
    /** The format of the subtable that counts. */
    readonly version: number;
    /** Of format 12; `base` is where they begin in the file. */
    readonly nGroups?: number;
    readonly groups?: { readonly base: number };
  };
}

/** OpenType: cmap, format 12. */
const SEGMENTED = 12;
/** A group: its first character, its last one, and the glyph of the first. */
const GROUP_BYTES = 12;

/**
 * The glyph of each character; 0 where the font has none. Subtables of format 12, which fonts with Chinese have, are looked through where they stand:
 * fontkit makes an object of each group that it looks at, which takes 15 ms of 16 pages (Node 20.20, 2026-11-29).
 * @param processor asked for at the first look-up
 */
export function characterLookup(processor: () => CmapProcessor, view: DataView): (code: number) => number {
  const lookup = once(() => lookupOf(processor(), view));
  return (code) => lookup()(code);
}

function lookupOf(processor: CmapProcessor, view: DataView): (code: number) => number {
  const { version, nGroups, groups } = processor.cmap;
  if (version !== SEGMENTED || processor.encoding || nGroups === undefined || groups === undefined) {
    return (code) => processor.lookup(code);
  }
  return (code) => inGroups(view, groups.base, nGroups, code);
}

function inGroups(view: DataView, base: number, count: number, code: number): number {
  let from = 0;
  let to = count - 1;
  while (from <= to) {
    const middle = (from + to) >> 1;
    const group = base + GROUP_BYTES * middle;
    const first = view.getUint32(group);
    if (code < first) to = middle - 1;
    else if (code > view.getUint32(group + 4)) from = middle + 1;
    else return view.getUint32(group + 8) + code - first;
  }
  return 0;
}
