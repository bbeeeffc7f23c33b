import { ABOVE, BESIDE, CROSSING, type Cuts, pack, placeOf, type RootWay, TOUCHING } from "./search.ts";

/** Where a set of items is to stand. */
export interface Place {
  readonly set: number;
  readonly width: number;
  readonly most: number;
}

/** The ways to cut a whole region, the cheapest inside of each first cut: what alternatives are made of. Cheapest first. */
export function waysOf(cuts: Cuts, place: Place): readonly RootWay[] {
  const { single, splits } = cuts.cutting.family;
  const found: RootWay[] = [];
  if ((single[place.set] as number) >= 0) alone(cuts, place, found);
  const halves = splits[place.set] as Int32Array;
  for (let split = 0; split < halves.length; split += 2) {
    const pair = { split: split >> 1, first: halves[split] as number, second: halves[split + 1] as number };
    const stacks = cuts.cutting.blank?.[pair.first] !== 1;
    for (let upper = 1; stacks && upper < place.most; upper++) above(cuts, { ...place, ...pair }, upper, found);
    for (let left = 1; left < place.width; left++) beside(cuts, { ...place, ...pair }, left, found);
  }
  return found.sort((a, b) => a.cost - b.cost || b.depth - a.depth || a.back - b.back);
}

/** The cheapest way to cut a region, the rows left at its foot weighed by `rest`. */
export function bestWayOf(
  cuts: Cuts,
  { set, width, most }: Place,
  rest: (depth: number) => number,
): RootWay | undefined {
  const { cutting, cost, back } = cuts;
  let best: RootWay | undefined;
  for (let depth = most; depth > 0; depth--) {
    for (const reach of [0, 1]) {
      const at = placeOf(cutting, set, width, depth) + reach;
      const own = (cost[at] as number) + rest(depth);
      if (own < (best?.cost ?? Number.POSITIVE_INFINITY)) best = { depth, cost: own, back: back[at] as number };
    }
  }
  return best;
}

interface Root extends Place {
  readonly split: number;
  readonly first: number;
  readonly second: number;
}

function alone({ cutting, cost, back }: Cuts, { set, width, most }: Place, found: RootWay[]): void {
  for (let depth = 1; depth <= most; depth++) {
    for (const reach of [0, 1]) {
      const at = placeOf(cutting, set, width, depth) + reach;
      const own = cost[at] as number;
      if (own < Number.POSITIVE_INFINITY) found.push({ depth, cost: own, back: back[at] as number });
    }
  }
}

function above({ cutting, cost }: Cuts, root: Root, upper: number, found: RootWay[]): void {
  const head = least(cost, placeOf(cutting, root.first, root.width, upper));
  if (head.cost === Number.POSITIVE_INFINITY) return;
  const crossing = root.width === cutting.across ? CROSSING : 0;
  for (let depth = upper + 1; depth <= root.most; depth++) {
    const foot = least(cost, placeOf(cutting, root.second, root.width, depth - upper));
    if (foot.cost === Number.POSITIVE_INFINITY) continue;
    const back = pack(ABOVE, root.split, upper, head.reach | (foot.reach << 1));
    found.push({ depth, cost: head.cost + foot.cost + crossing, back });
  }
}

function beside({ cutting, cost }: Cuts, root: Root, left: number, found: RootWay[]): void {
  for (let depth = 1; depth <= root.most; depth++) {
    const right = least(cost, placeOf(cutting, root.second, root.width - left, depth));
    if (right.cost === Number.POSITIVE_INFINITY) continue;
    const at = placeOf(cutting, root.first, left, depth);
    const free = cost[at] as number;
    const reaching = (cost[at + 1] as number) + TOUCHING;
    const own = Math.min(free, reaching);
    if (own === Number.POSITIVE_INFINITY) continue;
    const crossing = depth === cutting.down ? CROSSING : 0;
    const back = pack(BESIDE, root.split, left, (reaching < free ? 1 : 0) | (right.reach << 1));
    found.push({ depth, cost: own + right.cost + crossing, back });
  }
}

function least(cost: Float64Array, place: number): { readonly cost: number; readonly reach: number } {
  const free = cost[place] as number;
  const reaching = cost[place + 1] as number;
  return reaching < free ? { cost: reaching, reach: 1 } : { cost: free, reach: 0 };
}
