/** The cheapest of what is offered, each with its depth and what it is called; ties go to the deeper, then to the smaller name. */
export interface Shortlist {
  /** What costs as much or more is not taken. */
  readonly limit: number;
  readonly offer: (cost: number, depth: number, name: number) => void;
  /** Cheapest first. */
  readonly taken: () => readonly Listed[];
}

interface Listed {
  readonly cost: number;
  readonly depth: number;
  readonly name: number;
}

/** @param most how many are kept */
export function newShortlist(most: number, limit: number): Shortlist {
  // Always in order, so that the limit falls early.
  const costs = new Float64Array(most + 1);
  const depths = new Int32Array(most + 1);
  const names = new Int32Array(most + 1);
  let count = 0;
  const isBehind = (at: number, cost: number, depth: number, name: number): boolean => {
    const off = (costs[at] as number) - cost || depth - (depths[at] as number) || (names[at] as number) - name;
    return off > 0;
  };
  const list = {
    limit,
    offer(cost: number, depth: number, name: number): void {
      if (cost >= list.limit) return;
      let at = count;
      for (; at > 0 && isBehind(at - 1, cost, depth, name); at--) {
        costs[at] = costs[at - 1] as number;
        depths[at] = depths[at - 1] as number;
        names[at] = names[at - 1] as number;
      }
      costs[at] = cost;
      depths[at] = depth;
      names[at] = name;
      count = Math.min(most, count + 1);
      if (count === most) list.limit = Math.min(limit, costs[most - 1] as number);
    },
    taken: (): readonly Listed[] =>
      Array.from({ length: count }, (_, at): Listed => {
        return { cost: costs[at] as number, depth: depths[at] as number, name: names[at] as number };
      }),
  };
  return list;
}
