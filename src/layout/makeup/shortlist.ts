/** The cheapest of what is offered, each with its depth and what it is called; ties go to the deeper, then to the smaller name. */
export interface Shortlist {
  /** What costs as much or more is not taken. */
  readonly limit: number;
  readonly offer: (cost: number, depth: number, name: number) => void;
  /** Cheapest first. */
  readonly taken: () => readonly Listed[];
}

export interface Listed {
  readonly cost: number;
  readonly depth: number;
  readonly name: number;
}

/** @param most how many are kept */
export function newShortlist(most: number, limit: number): Shortlist {
  // Filled to four times what is kept, then sorted and cut.
  const costs = new Float64Array(4 * most);
  const depths = new Int32Array(4 * most);
  const names = new Int32Array(4 * most);
  let count = 0;
  const best = (): readonly Listed[] =>
    Array.from({ length: count }, (_, at): Listed => {
      return { cost: costs[at] as number, depth: depths[at] as number, name: names[at] as number };
    })
      .sort((a, b) => a.cost - b.cost || b.depth - a.depth || a.name - b.name)
      .slice(0, most);
  const list = {
    limit,
    offer(cost: number, depth: number, name: number): void {
      if (cost >= list.limit) return;
      costs[count] = cost;
      depths[count] = depth;
      names[count] = name;
      count++;
      if (count < costs.length) return;
      const kept = best();
      kept.forEach((each, at) => {
        costs[at] = each.cost;
        depths[at] = each.depth;
        names[at] = each.name;
      });
      count = kept.length;
      list.limit = (kept.at(-1) as Listed).cost;
    },
    taken: best,
  };
  return list;
}
