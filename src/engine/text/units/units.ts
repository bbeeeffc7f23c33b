import type { Setting, StyleSpan } from "../line.ts";
import { classOf, HAN, isBlank } from "../marks/classes.ts";
import { BROKEN, FORBIDDEN, SHRINK_STEPS } from "../marks/pairs.ts";

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
  /** Whether a line may start with it: a cost of pairs.ts. */
  breaks: Uint8Array;
  /** Width up to a line's start at unit i, and up to a line's end before unit i. */
  begin: Float64Array;
  end: Float64Array;
  /** Sums over the gaps before units 1…i. */
  track: Float64Array;
  /** Sums of the gaps over which a line's added space is shared out. */
  seen: Float64Array;
  /** By unit, the row of the sums below for the gaps before units 1…i: most gaps add nothing, and need no row. */
  rows: Int32Array;
  /** SHRINK_STEPS figures a row. */
  shrink: Float64Array;
  shrinkAll: Float64Array;
  wordStretch: Float64Array;
  mixedStretch: Float64Array;
  /** The class of each code point, from the setting's `from` on. */
  classes: Uint8Array;
}

/** Room for paragraphs, at first of `characters` characters; reused from one to the next. */
export function roomForItems(characters = 254): Items {
  return { count: 0, runt: 0, ...arraysFor(characters + 2) };
}

/** Makes room for a paragraph of `characters` characters. */
export function makeRoom(items: Items, characters: number): void {
  const size = characters + 2;
  if (size > items.starts.length) Object.assign(items, arraysFor(Math.max(size, items.starts.length * 2)));
}

function arraysFor(size: number): Omit<Items, "count" | "runt"> {
  return {
    starts: new Int32Array(size),
    ends: new Int32Array(size),
    heads: new Uint8Array(size),
    spans: new Uint16Array(size),
    bodies: new Float64Array(size),
    gaps: new Uint8Array(size),
    breaks: new Uint8Array(size),
    begin: new Float64Array(size),
    end: new Float64Array(size),
    track: new Float64Array(size),
    seen: new Float64Array(size),
    rows: new Int32Array(size),
    shrink: new Float64Array(size * SHRINK_STEPS),
    shrinkAll: new Float64Array(size),
    wordStretch: new Float64Array(size),
    mixedStretch: new Float64Array(size),
    classes: new Uint8Array(size),
  };
}

/** A paragraph's units, kept while its galley stands; its items hold another paragraph by then. Only what its text does not tell. */
export interface Units {
  readonly count: number;
  /** How many are no Han characters, whose bodies are an em. */
  readonly others: number;
  readonly bytes: ArrayBuffer;
}

/** The arrays of kept units. */
interface Kept {
  /** Of those that are no Han characters. */
  readonly bodies: Float64Array;
  readonly starts: Int32Array;
  readonly heads: Uint8Array;
  readonly gaps: Uint8Array;
  readonly breaks: Uint8Array;
}

function arraysOf({ count, others, bytes }: Units): Kept {
  const first = 8 * others + 4 * count;
  return {
    bodies: new Float64Array(bytes, 0, others),
    starts: new Int32Array(bytes, 8 * others, count),
    heads: new Uint8Array(bytes, first, count),
    gaps: new Uint8Array(bytes, first + count, count),
    breaks: new Uint8Array(bytes, first + 2 * count, count),
  };
}

export function keepUnits({ count, starts, heads, bodies, gaps, breaks }: Items): Units {
  let others = 0;
  for (let unit = 0; unit < count; unit++) if (heads[unit] !== HAN) others++;
  const units = { count, others, bytes: new ArrayBuffer(8 * others + 7 * count) };
  const kept = arraysOf(units);
  kept.starts.set(starts.subarray(0, count));
  kept.heads.set(heads.subarray(0, count));
  kept.gaps.set(gaps.subarray(0, count));
  kept.breaks.set(breaks.subarray(0, count));
  let other = 0;
  for (let unit = 0; unit < count; unit++) if (heads[unit] !== HAN) kept.bodies[other++] = bodies[unit] as number;
  return units;
}

/** Takes kept units into items; the sums are still to be made. */
export function recallUnits(items: Items, units: Units, { codes, to, spans }: Setting): void {
  const { count } = units;
  makeRoom(items, count);
  const kept = arraysOf(units);
  items.count = count;
  items.starts.set(kept.starts);
  items.heads.set(kept.heads);
  items.gaps.set(kept.gaps);
  items.breaks.set(kept.breaks);
  let span = 0;
  let other = 0;
  for (let unit = 0; unit < count; unit++) {
    const start = kept.starts[unit] as number;
    while (start >= (spans[span] as StyleSpan).to) span++;
    items.spans[unit] = span;
    const isHan = kept.heads[unit] === HAN;
    items.bodies[unit] = isHan ? (spans[span] as StyleSpan).scale : (kept.bodies[other++] as number);
    let end = unit + 1 < count ? (kept.starts[unit + 1] as number) : to;
    while (end > start + 1 && isBlank(classOf(codes[end - 1] as number))) end--;
    items.ends[unit] = end;
  }
}

/** Allows every break, where nothing legal fits; the prohibited ones cost most. */
export function allowEverywhere(items: Items): void {
  for (let unit = 1; unit < items.count; unit++) {
    if (items.breaks[unit] === FORBIDDEN) items.breaks[unit] = BROKEN;
  }
}
