import type { Setting, StyleSpan } from "../line.ts";
import { classOf, HAN, isBlank } from "../marks/classes.ts";
import { BROKEN, FORBIDDEN, SHRINK_STEPS } from "../marks/pairs.ts";

/*
 * A paragraph as units and gaps, in arrays of numbers. A unit is a body that no line end parts: a character, a word, ——. All sums are prefix sums: the width or
 * the stretch of any line is the difference of two entries, so that the search for line ends can weigh a line of any length at once. The arrays are
 * reused from paragraph to paragraph; a galley keeps its units packed (packUnits), a few bytes each.
 */

/** Units and the gaps before them, in em of the setting. The arrays may be longer than `count`. */
export interface Items {
  count: number;
  /** A last line that starts at this unit or later is a runt (RULES.md#runts). */
  runt: number;
  /** Indexes into the setting's codes. Blanks are between a unit's end and the next unit's start. */
  starts: Int32Array;
  ends: Int32Array;
  /** The class of a unit's first character. */
  heads: Uint8Array;
  spans: Uint16Array;
  bodies: Float64Array;
  /** The kind of gap before a unit (pairs.ts). */
  gaps: Uint8Array;
  /** The kind of break before a unit (pairs.ts). */
  breaks: Uint8Array;
  /** The width up to a line's start at unit i, and up to a line's end before unit i. */
  begin: Float64Array;
  end: Float64Array;
  /** Sums over the gaps before units 1…i. */
  track: Float64Array;
  /** Sums of the gaps over which a line's added space is shared out. */
  seen: Float64Array;
  /** By unit, the row of the following sums. Most gaps add nothing to them, so that many units share a row. */
  rows: Int32Array;
  /** SHRINK_STEPS figures in each row. */
  shrink: Float64Array;
  shrinkAll: Float64Array;
  wordStretch: Float64Array;
  mixedStretch: Float64Array;
  /** The class of each code point, from the setting's `from` on. */
  classes: Uint8Array;
}

/**
 * How far words and addresses are parted. `fine`: addresses between any two characters, code where its letters change case, names at hyphens, for a paragraph
 * whose lines would otherwise open. `anywhere`: every character is a unit and every break possible, for a paragraph that has no legal breaks.
 */
export type Parting = "usual" | "fine" | "anywhere";

/** Arrays for paragraphs of up to `characters` characters; makeRoom enlarges them. */
export function roomForItems(characters = 254): Items {
  return { count: 0, runt: 0, ...arraysFor(characters + 2) };
}

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

/** The units of a galley's paragraph, packed: everything that does not follow from its text. */
export interface Units {
  readonly count: number;
  /** The number of units other than Han characters. The body of a Han character is an em. */
  readonly others: number;
  readonly bytes: ArrayBuffer;
}

interface PackedArrays {
  /** Without those of Han characters. */
  readonly bodies: Float64Array;
  readonly starts: Int32Array;
  readonly heads: Uint8Array;
  readonly gaps: Uint8Array;
  readonly breaks: Uint8Array;
}

function arraysOf({ count, others, bytes }: Units): PackedArrays {
  const first = 8 * others + 4 * count;
  return {
    bodies: new Float64Array(bytes, 0, others),
    starts: new Int32Array(bytes, 8 * others, count),
    heads: new Uint8Array(bytes, first, count),
    gaps: new Uint8Array(bytes, first + count, count),
    breaks: new Uint8Array(bytes, first + 2 * count, count),
  };
}

export function packUnits({ count, starts, heads, bodies, gaps, breaks }: Items): Units {
  let others = 0;
  for (let unit = 0; unit < count; unit++) if (heads[unit] !== HAN) others++;
  const units = { count, others, bytes: new ArrayBuffer(8 * others + 7 * count) };
  const packed = arraysOf(units);
  packed.starts.set(starts.subarray(0, count));
  packed.heads.set(heads.subarray(0, count));
  packed.gaps.set(gaps.subarray(0, count));
  packed.breaks.set(breaks.subarray(0, count));
  let other = 0;
  for (let unit = 0; unit < count; unit++) if (heads[unit] !== HAN) packed.bodies[other++] = bodies[unit] as number;
  return units;
}

/** Puts packed units back into items, without their sums (sumUp). */
export function unpackUnits(items: Items, units: Units, { codes, to, spans }: Setting): void {
  const { count } = units;
  makeRoom(items, count);
  const packed = arraysOf(units);
  items.count = count;
  items.starts.set(packed.starts);
  items.heads.set(packed.heads);
  items.gaps.set(packed.gaps);
  items.breaks.set(packed.breaks);
  let span = 0;
  let other = 0;
  for (let unit = 0; unit < count; unit++) {
    const start = packed.starts[unit] as number;
    while (start >= (spans[span] as StyleSpan).to) span++;
    items.spans[unit] = span;
    const isHan = packed.heads[unit] === HAN;
    items.bodies[unit] = isHan ? (spans[span] as StyleSpan).scale : (packed.bodies[other++] as number);
    let end = unit + 1 < count ? (packed.starts[unit + 1] as number) : to;
    while (end > start + 1 && isBlank(classOf(codes[end - 1] as number))) end--;
    items.ends[unit] = end;
  }
}

/** Allows every break, for a paragraph without legal breaks; prohibited ones cost most. */
export function allowEverywhere(items: Items): void {
  for (let unit = 1; unit < items.count; unit++) {
    if (items.breaks[unit] === FORBIDDEN) items.breaks[unit] = BROKEN;
  }
}
