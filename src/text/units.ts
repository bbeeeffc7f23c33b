import { SHRINK_STEPS } from "./mojikumi.ts";

/**
 * A paragraph as units (bodies that no line break parts) and the gaps before them. Lengths in em of the setting.
 * The arrays may be longer than `count`; sums are prefix sums, so that any line's figures are two look-ups.
 */
export interface Items {
  count: number;
  /** A last line that starts at this unit or later is a runt (RULES.md#runts). */
  runt: number;
  /** Indexes into the setting's codes: a unit's own characters; blanks stand between one's end and the next one's start. */
  starts: Int32Array;
  ends: Int32Array;
  /** Class of a unit's first character. */
  heads: Uint8Array;
  /** Index of its span. */
  spans: Uint16Array;
  bodies: Float64Array;
  /** Kind of gap before a unit. */
  gaps: Uint8Array;
  /** Whether a line may start with it: a cost of kinsoku.ts. */
  breaks: Uint8Array;
  /** Width up to a line's start at unit i, and up to a line's end before unit i. */
  begin: Float64Array;
  end: Float64Array;
  /** Sums over the gaps before units 1…i. */
  track: Float64Array;
  /** Sums of the gaps over which a line's added space is shared out. */
  seen: Float64Array;
  /** SHRINK_STEPS figures a unit. */
  shrink: Float64Array;
  shrinkAll: Float64Array;
  wordStretch: Float64Array;
  mixedStretch: Float64Array;
  /** The class of each code point, from the setting's `from` on. */
  classes: Uint8Array;
}

/** Room for paragraphs, at first of `characters` characters; reused from one to the next. */
export function roomForItems(characters = 254): Items {
  const items = { count: 0, runt: 0 } as Items;
  grow(items, characters + 2);
  return items;
}

/** Makes room for a paragraph of `characters` characters. */
export function makeRoom(items: Items, characters: number): void {
  if (characters + 2 > items.starts.length) grow(items, Math.max(characters + 2, items.starts.length * 2));
}

/** All arrays stand in one buffer, the widest first: a paragraph asks for memory once. */
function grow(items: Items, size: number): void {
  const buffer = new ArrayBuffer(size * (8 * (8 + SHRINK_STEPS) + 4 * 2 + 2 + 4));
  let at = 0;
  const floats = (length: number): Float64Array => {
    const made = new Float64Array(buffer, at, length);
    at += 8 * length;
    return made;
  };
  const bytes = (): Uint8Array => {
    const made = new Uint8Array(buffer, at, size);
    at += size;
    return made;
  };
  items.bodies = floats(size);
  items.begin = floats(size);
  items.end = floats(size);
  items.shrink = floats(size * SHRINK_STEPS);
  items.shrinkAll = floats(size);
  items.wordStretch = floats(size);
  items.mixedStretch = floats(size);
  items.track = floats(size);
  items.seen = floats(size);
  items.starts = new Int32Array(buffer, at, size);
  items.ends = new Int32Array(buffer, at + 4 * size, size);
  items.spans = new Uint16Array(buffer, at + 8 * size, size);
  at += 10 * size;
  items.heads = bytes();
  items.gaps = bytes();
  items.breaks = bytes();
  items.classes = bytes();
}

/** A paragraph's units, kept while its galley stands; its items hold another paragraph by then. */
export type Units = Readonly<
  Pick<Items, "count" | "starts" | "ends" | "heads" | "spans" | "bodies" | "gaps" | "breaks">
>;

export function keepUnits({ count, starts, ends, heads, spans, bodies, gaps, breaks }: Items): Units {
  return {
    count,
    starts: starts.slice(0, count),
    ends: ends.slice(0, count),
    heads: heads.slice(0, count),
    spans: spans.slice(0, count),
    bodies: bodies.slice(0, count),
    gaps: gaps.slice(0, count),
    breaks: breaks.slice(0, count),
  };
}

/** Takes kept units into items; the sums are still to be made. */
export function recallUnits(items: Items, units: Units): void {
  makeRoom(items, units.count);
  items.count = units.count;
  items.starts.set(units.starts);
  items.ends.set(units.ends);
  items.heads.set(units.heads);
  items.spans.set(units.spans);
  items.bodies.set(units.bodies);
  items.gaps.set(units.gaps);
  items.breaks.set(units.breaks);
}
