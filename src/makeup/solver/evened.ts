import type { Item, Offer, Stand } from "../item.ts";

/**
 * Briefs that stand one under the other in the same columns (集纳) with the rows that they have more than they need shared out evenly: it is
 * unlike gaps that show, not wide ones (RULES.md#briefs). Every column keeps its depth, so that all others stay.
 * @param offers by item, then by width from one column
 * @returns the same stands where nothing changes
 */
export function evened(
  stands: readonly Stand[],
  items: readonly Item[],
  offers: readonly (readonly (readonly Offer[])[])[],
): readonly Stand[] {
  const moved = new Map<number, Stand>();
  for (const stack of stacksOf(stands, items)) {
    const chosen = sharedOut(stack, offers);
    if (chosen === undefined) continue;
    let row = rowOf(stack[0] as Stand);
    for (const [at, { item, frame }] of stack.entries()) {
      const offer = chosen[at] as Offer;
      const rows = { from: Math.max(1, row), to: row + offer.depth - 1 };
      moved.set(item, { item, offer, frame: { columns: frame.columns, rows } });
      row += offer.depth;
    }
  }
  return moved.size === 0 ? stands : stands.map((stand) => moved.get(stand.item) ?? stand);
}

/** At the page's head a frame has a row less than its depth: the white one. */
function rowOf({ frame }: Stand): number {
  return frame.rows.from === 1 ? 0 : frame.rows.from;
}

/** Whole briefs of two and more. */
function stacksOf(stands: readonly Stand[], items: readonly Item[]): readonly (readonly Stand[])[] {
  const briefs = stands
    .filter(({ item }) => items[item]?.story.priority === "brief" && items[item]?.share === undefined)
    .toSorted(
      ({ frame: a }, { frame: b }) =>
        a.columns.from - b.columns.from || a.columns.to - b.columns.to || a.rows.from - b.rows.from,
    );
  const stacks: Stand[][] = [];
  for (const brief of briefs) {
    const above = stacks.at(-1)?.at(-1)?.frame;
    const { columns, rows } = brief.frame;
    const same = above?.columns.from === columns.from && above.columns.to === columns.to;
    if (same && above.rows.to + 1 === rows.from) stacks.at(-1)?.push(brief);
    else stacks.push([brief]);
  }
  return stacks.filter((stack) => stack.length > 1);
}

/** Some of a stack's briefs with the depths that they take, and how uneven those are. */
interface Shared {
  readonly cost: number;
  readonly chosen: readonly Offer[];
}

/** The depths of a stack's own forms that together are as deep as before, each nearest to its even share; undefined where they are so already. */
function sharedOut(
  stack: readonly Stand[],
  offers: readonly (readonly (readonly Offer[])[])[],
): readonly Offer[] | undefined {
  const total = stack.reduce((sum, { offer }) => sum + offer.depth, 0);
  const able = stack.map(({ item, offer }) =>
    (offers[item]?.[offer.shape.columns - 1] ?? []).filter(({ shape }) => shape === offer.shape),
  );
  if (able.some((each) => each.length === 0)) return undefined;
  const least = able.map((each) => each.reduce((best, one) => (one.cost < best.cost ? one : best)).depth);
  const share = (total - least.reduce((sum, depth) => sum + depth, 0)) / stack.length;
  let known = new Map<number, Shared>([[0, { cost: 0, chosen: [] }]]);
  able.forEach((each, at) => {
    const next = new Map<number, Shared>();
    for (const [depth, { cost, chosen }] of known) {
      for (const offer of each) {
        const off = offer.depth - (least[at] as number) - share;
        const sum = cost + off * off;
        const reached = depth + offer.depth;
        if (reached > total || sum >= (next.get(reached)?.cost ?? Number.POSITIVE_INFINITY)) continue;
        next.set(reached, { cost: sum, chosen: [...chosen, offer] });
      }
    }
    known = next;
  });
  const chosen = known.get(total)?.chosen;
  return chosen?.some((offer, at) => offer !== stack[at]?.offer) ? chosen : undefined;
}
