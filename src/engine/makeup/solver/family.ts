import { CENTRE, CENTRE_OF_MANY } from "../weights.ts";

/**
 * Sets of a page's items that may stand in one rectangle, each with its splits in two: the set with the first of the items
 * stands above or at the left.
 */
export interface Family {
  /** True where only consecutive items stand together, so that their order matters. */
  readonly inOrder: boolean;
  readonly size: number;
  /** How many items are in each set. */
  readonly items: Uint8Array;
  /** The single item of each set; −1 for sets of several. */
  readonly single: Int32Array;
  /** Per set: first and second half, alternating. */
  readonly splits: readonly Int32Array[];
  /** All sets that have items, each after both halves of all its splits. */
  readonly order: Int32Array;
  /** The set of all items. */
  readonly whole: number;
  /** Splits of all items into those at the head, in the centre and at the foot of a windmill. */
  readonly wheels: () => Wheels;
  /** Splits of all items into as many sets as there are regions, consecutive ones in runs; an empty one is −1. */
  readonly shares: (regions: number) => readonly (readonly number[])[];
}

/** What windmills are made of. */
interface Wheels {
  /** Sets for the upper two, the centre and the lower two, one after the other. */
  readonly triples: Int32Array;
  /** The sets that stand at the head, and those at the foot: none is in both. */
  readonly tops: Int32Array;
  readonly bottoms: Int32Array;
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
  const whole = size - 1;
  let wheels: Wheels | undefined;
  return {
    inOrder: false,
    size,
    items: Uint8Array.from({ length: size }, (_, mask) => sizeOf(mask)),
    single,
    splits,
    order,
    whole,
    wheels: () => {
      wheels ??= wheelsOf(whole);
      return wheels;
    },
    shares: (regions) => partitions(whole, regions),
  };
}

function splitsOf(mask: number): Int32Array {
  const first = mask & -mask;
  const others = mask ^ first;
  if (others === 0) return NONE;
  const found: number[] = [];
  // All proper subsets of the others, from none up, go with the first.
  for (let along = 0; along !== others; along = (along - others) & others) found.push(first | along, others ^ along);
  return Int32Array.from(found);
}

/** The first of the items stands at the head. */
function wheelsOf(whole: number): Wheels {
  const found: number[] = [];
  const others = whole & ~1;
  for (let centre = others; centre > 0; centre = (centre - 1) & others) {
    if (sizeOf(centre) > CENTRE) continue;
    const outer = others & ~centre;
    for (let along = outer; along > 0; along = (along - 1) & outer) {
      const foot = outer & ~along;
      if (sizeOf(foot) > 1) found.push(along | 1, centre, foot);
    }
  }
  return wheelsFrom(found);
}

function wheelsFrom(triples: readonly number[]): Wheels {
  const every = (third: number): Int32Array =>
    Int32Array.from(new Set(triples.filter((_, index) => index % 3 === third))).sort();
  return { triples: Int32Array.from(triples), tops: every(0), bottoms: every(2) };
}

function sizeOf(mask: number): number {
  let size = 0;
  for (let rest = mask; rest > 0; rest &= rest - 1) size++;
  return size;
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
  let wheels: Wheels | undefined;
  const run = (from: number, to: number): number => (to < from ? -1 : from * items + to);
  const shares = (regions: number, from = 0): readonly (readonly number[])[] => {
    if (regions === 1) return [[run(from, items - 1)]];
    return Array.from({ length: items - from + 1 }, (_, taken) => taken).flatMap((taken) =>
      shares(regions - 1, from + taken).map((rest) => [run(from, from + taken - 1), ...rest]),
    );
  };
  return {
    inOrder: true,
    size,
    items: Uint8Array.from({ length: size }, (_, set) => Math.max(0, (set % items) - Math.floor(set / items) + 1)),
    single,
    splits,
    order: Int32Array.from(order),
    whole: items - 1,
    wheels: () => {
      wheels ??= wheelsInOrder(items);
      return wheels;
    },
    shares: (regions) => shares(regions),
  };
}

function wheelsInOrder(items: number): Wheels {
  const found: number[] = [];
  for (let head = 1; head < items - 3; head++) {
    for (let centre = head + 1; centre < items - 2 && centre <= head + CENTRE_OF_MANY; centre++) {
      found.push(head, (head + 1) * items + centre, (centre + 1) * items + items - 1);
    }
  }
  return wheelsFrom(found);
}

function halvesOf(from: number, to: number, items: number): Int32Array {
  const found: number[] = [];
  for (let middle = from; middle < to; middle++) found.push(from * items + middle, (middle + 1) * items + to);
  return Int32Array.from(found);
}

export function sumsOf(family: Family, weightOf: (item: number) => number): Float64Array {
  const sums = new Float64Array(family.size);
  for (const set of family.order) {
    const item = family.single[set] as number;
    const [first = 0, second = 0] = family.splits[set] ?? NONE;
    sums[set] = item >= 0 ? weightOf(item) : (sums[first] as number) + (sums[second] as number);
  }
  return sums;
}

export function setsWith(family: Family, item: number): Uint8Array {
  return Uint8Array.from(sumsOf(family, (other) => (other === item ? 1 : 0)));
}
