import { between } from "../../layout/grid/grid.ts";
import type { Item, MemberStand, Offer, Offers } from "../offers/item.ts";
import { DIVIDED, EMPTY, GROUP_STACK_COLUMNS, MOST_EMPTY, STACK_FOOT, STACK_MORE, UNEVEN } from "../weights.ts";

/** The stories of a group made up below its head. */
export interface GroupWay {
  /** Rows, the white one above the first stories included. */
  readonly depth: number;
  readonly cost: number;
  /** Rows counted from the first one below the head. */
  readonly stands: readonly MemberStand[];
}

interface Listed {
  readonly members: readonly Item[];
  /** By member. */
  readonly offers: readonly Offers[];
  readonly columns: number;
  /** Rows. */
  readonly most: number;
}

/**
 * 集纳: stories in the manifest's order, down one stack and then down the next. All stacks have one width and one depth, and what they have more
 * than they need is shared out as far as gaps look alike; the rest is white at their feet (RULES.md#groups). The cheapest way at each depth, the least first.
 */
export function stackedInner(listed: Listed): readonly GroupWay[] {
  const { members, columns } = listed;
  // A brief over more than two columns has short legs.
  const widest = members.every(({ story }) => story.priority === "brief") ? 2 : columns;
  const ways = GROUP_STACK_COLUMNS.filter(
    (width) => width <= widest && columns % width === 0 && columns / width <= members.length,
  ).flatMap((width) => stackedAt(listed, width));
  const best = new Map<number, GroupWay>();
  for (const way of ways) {
    const known = best.get(way.depth);
    if (known === undefined || way.cost < known.cost) best.set(way.depth, way);
  }
  return [...best.values()].sort((a, b) => a.depth - b.depth);
}

/** The cheapest form of a story at each depth, and the depth that is cheapest of all. */
interface Able {
  readonly item: Item;
  readonly byDepth: ReadonlyMap<number, Offer>;
  readonly least: number;
}

function stackedAt({ members, offers, columns, most }: Listed, width: number): readonly GroupWay[] {
  const able = members.map((item, at) => ableOf(item, offers[at]?.[width - 1] ?? []));
  if (able.some(({ byDepth }) => byDepth.size === 0)) return [];
  const plans = divided(able, columns / width)
    .map((stacks) => ({ stacks, ...unevenness(stacks) }))
    .filter(({ depth }) => depth <= most)
    .sort((a, b) => a.depth * columns + UNEVEN * a.uneven - (b.depth * columns + UNEVEN * b.uneven));
  const found: GroupWay[] = [];
  const [first] = plans;
  if (first === undefined) return [];
  const gaps = STACK_MORE * Math.ceil((members.length * width) / columns);
  const deepest = Math.min(most, first.depth + gaps + STACK_FOOT);
  for (let depth = first.depth; depth <= deepest; depth++) {
    for (const { stacks, uneven } of plans) {
      const made = madeAt(stacks, depth, width);
      if (made === undefined) continue;
      found.push({ ...made, cost: made.cost + UNEVEN * uneven });
      break;
    }
  }
  return found;
}

/** Briefs over two columns stand in one wide leg (RULES.md#briefs). */
function ableOf(item: Item, offers: readonly Offer[]): Able {
  const wide = offers.filter(({ shape }) => shape.part.legs === 1);
  const byDepth = new Map<number, Offer>();
  let least: Offer | undefined;
  for (const offer of wide.length > 0 ? wide : offers) {
    const known = byDepth.get(offer.depth);
    if (known === undefined || offer.cost < known.cost) byDepth.set(offer.depth, offer);
    if (least === undefined || offer.cost < least.cost) least = offer;
  }
  return { item, byDepth, least: least?.depth ?? 0 };
}

/** A list whose first stories are divided into stacks. */
interface Begun {
  readonly stacks: readonly (readonly Able[])[];
  /** The first story that stands in none of them. */
  readonly next: number;
  readonly depth: number;
  /** How far the stacks are from even ones, by the squares of their rows. */
  readonly off: number;
}

/**
 * The ways to divide a list into so many stacks, each of one story at the least. Their number grows with each story: of more than DIVIDED those whose
 * stacks are about as deep as one another.
 */
function divided(able: readonly Able[], stacks: number): readonly Begun["stacks"][] {
  const whole = depthOf(able);
  const even = whole / stacks;
  // Even stacks of what is left are the least that it can add.
  const atLeast = ({ off, depth }: Begun, more: number): number =>
    more === 0 ? off : off + (whole - depth - even * more) ** 2 / more;
  let known: readonly Begun[] = [{ stacks: [], next: 0, depth: 0, off: 0 }];
  for (let more = stacks - 1; more >= 0; more--) {
    const grown = known.flatMap((begun) => withOneMore(begun, able, { more, even }));
    const inOrder = (): readonly Begun[] => grown.toSorted((a, b) => atLeast(a, more) - atLeast(b, more));
    known = grown.length <= DIVIDED ? grown : inOrder().slice(0, DIVIDED);
  }
  return known.map((each) => each.stacks);
}

/** The next stack, of one story, of two …, so that `more` others have one each; the last takes all. */
function withOneMore(
  { stacks, next, depth, off }: Begun,
  able: readonly Able[],
  { more, even }: { readonly more: number; readonly even: number },
): readonly Begun[] {
  const ends = more === 0 ? [able.length] : between(next + 1, able.length - more);
  return ends.map((end) => {
    const stack = able.slice(next, end);
    const rows = depthOf(stack);
    return { stacks: [...stacks, stack], next: end, depth: depth + rows, off: off + (rows - even) ** 2 };
  });
}

function depthOf(stack: readonly Able[]): number {
  return stack.reduce((sum, { least }) => sum + least, 0);
}

/** The rows of the deepest stack, and how unlike the gaps of the stacks become when all are as deep. */
function unevenness(stacks: readonly (readonly Able[])[]): { readonly depth: number; readonly uneven: number } {
  const depths = stacks.map(depthOf);
  const depth = Math.max(...depths);
  const gaps = stacks.map((stack, at) => (depth - (depths[at] ?? 0)) / stack.length);
  return { depth, uneven: (Math.max(...gaps) - Math.min(...gaps)) ** 2 };
}

function madeAt(stacks: readonly (readonly Able[])[], depth: number, width: number): GroupWay | undefined {
  const stands: MemberStand[] = [];
  let cost = 0;
  for (const [at, stack] of stacks.entries()) {
    const chosen = sharedOver(stack, depth);
    if (chosen === undefined) return undefined;
    let row = 1;
    stack.forEach(({ item }, index) => {
      const offer = chosen[index] as Offer;
      const columns = { from: at * width + 1, to: (at + 1) * width };
      stands.push({ item, offer, frame: { columns, rows: { from: row, to: row + offer.depth - 1 } } });
      row += offer.depth;
      cost += offer.cost;
    });
  }
  return { depth, cost, stands };
}

interface Shared {
  readonly cost: number;
  readonly chosen: readonly Offer[];
}

/**
 * The forms of a stack's stories that together have a depth: each has its even share of the rows that are left, as far as gaps look alike; what is left then
 * stays white at the stack's foot.
 */
function sharedOver(stack: readonly Able[], whole: number): readonly Offer[] | undefined {
  const depth = Math.min(whole, depthOf(stack) + STACK_MORE * stack.length);
  const chosen = evenlyOver(stack, depth);
  const last = chosen?.at(-1);
  if (chosen === undefined || last === undefined || whole - depth > MOST_EMPTY * stack.length) return undefined;
  return [...chosen.slice(0, -1), emptier(last, whole - depth)];
}

function evenlyOver(stack: readonly Able[], depth: number): readonly Offer[] | undefined {
  const share = (depth - depthOf(stack)) / stack.length;
  let known = new Map<number, Shared>([[0, { cost: 0, chosen: [] }]]);
  for (const { byDepth, least } of stack) {
    const next = new Map<number, Shared>();
    for (const [reached, { cost, chosen }] of known) {
      for (const [own, offer] of byDepth) {
        const off = own - least - share;
        const sum = cost + off * off;
        if (reached + own > depth || sum >= (next.get(reached + own)?.cost ?? Number.POSITIVE_INFINITY)) continue;
        next.set(reached + own, { cost: sum, chosen: [...chosen, offer] });
      }
    }
    known = next;
  }
  const deepest = Math.max(...known.keys());
  const chosen = known.get(deepest)?.chosen;
  return chosen === undefined ? undefined : deeper(chosen, depth - deepest);
}

/** The same forms with rows that stay empty under the stories, as evenly as can be. */
function deeper(chosen: readonly Offer[], rows: number): readonly Offer[] {
  const each = Math.floor(rows / chosen.length);
  return chosen.map((offer, at) => emptier(offer, each + (at < rows - each * chosen.length ? 1 : 0)));
}

function emptier(offer: Offer, rows: number): Offer {
  return rows === 0 ? offer : { ...offer, depth: offer.depth + rows, cost: offer.cost + EMPTY * rows };
}
