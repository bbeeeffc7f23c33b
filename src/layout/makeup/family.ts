/**
 * Sets of a page's items that may stand in one rectangle, each with its splits in two: the set with the first of the items
 * stands above or at the left.
 */
export interface Family {
  readonly size: number;
  /** The single item of each set; −1 for sets of several. */
  readonly single: Int32Array;
  /** Per set: first and second half, alternating. */
  readonly splits: readonly Int32Array[];
  /** All sets that have items, each after both halves of all its splits. */
  readonly order: Int32Array;
  /** The set of all items. */
  readonly whole: number;
  /** Splits of all items into as many sets as there are regions, consecutive ones in runs; an empty one is −1. */
  readonly shares: (regions: number) => readonly (readonly number[])[];
}

const NONE = new Int32Array(0);

/** All subsets: exact, for few items. A set's number is its bit mask. */
export function subsetsOf(items: number): Family {
  const size = 1 << items;
  const single = new Int32Array(size).fill(-1);
  for (let item = 0; item < items; item++) single[1 << item] = item;
  const splits = Array.from({ length: size }, (_, mask) => splitsOf(mask));
  // A part of a set has the smaller number.
  const order = Int32Array.from({ length: size - 1 }, (_, index) => index + 1);
  return { size, single, splits, order, whole: size - 1, shares: (regions) => partitions(size - 1, regions) };
}

function splitsOf(mask: number): Int32Array {
  const first = mask & -mask;
  const others = mask ^ first;
  if (others === 0) return NONE;
  const found: number[] = [];
  // All proper subsets of the others, from none up, go with the first.
  for (let with_ = 0; with_ !== others; with_ = (with_ - others) & others) found.push(first | with_, others ^ with_);
  return Int32Array.from(found);
}

function partitions(mask: number, regions: number): readonly (readonly number[])[] {
  if (regions === 1) return [[mask]];
  const found: (readonly number[])[] = [];
  for (let own = mask; ; own = (own - 1) & mask) {
    for (const rest of partitions(mask ^ own, regions - 1)) found.push([own, ...rest]);
    if (own === 0) break;
  }
  return found.map((sets) => sets.map((set) => (set === 0 ? -1 : set)));
}

/** Runs of consecutive items: for many, whose order is then the reading order. A run i…j is number i · n + j. */
export function runsOf(items: number): Family {
  const size = items * items;
  const single = new Int32Array(size).fill(-1);
  const splits: Int32Array[] = Array.from({ length: size }, () => NONE);
  const order: number[] = [];
  for (let length = 0; length < items; length++) {
    for (let from = 0; from + length < items; from++) {
      const to = from + length;
      const set = from * items + to;
      order.push(set);
      if (length === 0) single[set] = from;
      else splits[set] = halvesOf(from, to, items);
    }
  }
  const run = (from: number, to: number): number => (to < from ? -1 : from * items + to);
  const shares = (regions: number, from = 0): readonly (readonly number[])[] => {
    if (regions === 1) return [[run(from, items - 1)]];
    return Array.from({ length: items - from + 1 }, (_, taken) => taken).flatMap((taken) =>
      shares(regions - 1, from + taken).map((rest) => [run(from, from + taken - 1), ...rest]),
    );
  };
  return {
    size,
    single,
    splits,
    order: Int32Array.from(order),
    whole: items - 1,
    shares: (regions) => shares(regions),
  };
}

function halvesOf(from: number, to: number, items: number): Int32Array {
  const found: number[] = [];
  for (let middle = from; middle < to; middle++) found.push(from * items + middle, (middle + 1) * items + to);
  return Int32Array.from(found);
}

/** The sum of what each item weighs, by set. */
export function sumsOf(family: Family, weightOf: (item: number) => number): Float64Array {
  const sums = new Float64Array(family.size);
  for (const set of family.order) {
    const item = family.single[set] as number;
    const [first = 0, second = 0] = family.splits[set] ?? NONE;
    sums[set] = item >= 0 ? weightOf(item) : (sums[first] as number) + (sums[second] as number);
  }
  return sums;
}

/** The sets of a family with one item in them. */
export function setsWith(family: Family, item: number): Uint8Array {
  return Uint8Array.from(sumsOf(family, (other) => (other === item ? 1 : 0)));
}
