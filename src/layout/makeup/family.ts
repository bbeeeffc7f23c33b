/**
 * Sets of a page's items that may stand in one rectangle, small ones first, each with its splits in two: the set with the
 * first of the items stands above or at the left.
 */
export interface Family {
  readonly size: number;
  /** The single item of each set; −1 for sets of several. */
  readonly single: Int32Array;
  /** Per set: first and second half, alternating. */
  readonly splits: readonly Int32Array[];
  /** The set of all items. */
  readonly whole: number;
  /** Splits of all items into as many consecutive sets as there are regions; an empty one is −1. */
  readonly shares: (regions: number) => readonly (readonly number[])[];
}

/** All subsets: exact, for few items. A set's number is its bit mask. */
export function subsetsOf(items: number): Family {
  const size = 1 << items;
  const single = new Int32Array(size).fill(-1);
  for (let item = 0; item < items; item++) single[1 << item] = item;
  const splits = Array.from({ length: size }, (_, mask) => splitsOf(mask));
  return { size, single, splits, whole: size - 1, shares: (regions) => partitions(size - 1, regions) };
}

function splitsOf(mask: number): Int32Array {
  const first = mask & -mask;
  const others = mask ^ first;
  const found: number[] = [];
  if (others === 0) return Int32Array.from(found);
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
  const splits: Int32Array[] = Array.from({ length: size }, () => new Int32Array(0));
  for (let from = 0; from < items; from++) {
    single[from * items + from] = from;
    for (let to = from + 1; to < items; to++) {
      const found: number[] = [];
      for (let middle = from; middle < to; middle++) found.push(from * items + middle, (middle + 1) * items + to);
      splits[from * items + to] = Int32Array.from(found);
    }
  }
  const run = (from: number, to: number): number => (to < from ? -1 : from * items + to);
  const shares = (regions: number, from = 0): readonly (readonly number[])[] => {
    if (regions === 1) return [[run(from, items - 1)]];
    return Array.from({ length: items - from + 1 }, (_, taken) => taken).flatMap((taken) =>
      shares(regions - 1, from + taken).map((rest) => [run(from, from + taken - 1), ...rest]),
    );
  };
  return { size, single, splits, whole: items - 1, shares: (regions) => shares(regions) };
}

/** The sets of a family with one item in them. */
export function setsWith(family: Family, item: number): Uint8Array {
  const found = new Uint8Array(family.size);
  const look = (set: number): boolean => {
    if ((family.single[set] as number) >= 0) return family.single[set] === item;
    const splits = family.splits[set] as Int32Array;
    return splits.length > 0 && (look(splits[0] as number) || look(splits[1] as number));
  };
  for (let set = 0; set < family.size; set++) found[set] = look(set) ? 1 : 0;
  return found;
}
