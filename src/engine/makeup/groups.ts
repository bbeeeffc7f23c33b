import { type Diagnostic, errorAt, warningAt } from "../../base/diagnostic.ts";
import { count, type FramePlan } from "../../base/extent.ts";
import { type Desk, labelOf } from "../layout/desk.ts";
import { between, movedBy } from "../layout/grid.ts";
import type { Above } from "../layout/inside.ts";
import { openPart } from "../layout/part.ts";
import { isPadded } from "../layout/rules.ts";
import { aboveOf, occupantsOn } from "../layout/surroundings.ts";
import type { Issue, Part } from "../model/issue.ts";
import { headPart, withGroup } from "./found.ts";
import { type MakeUpDesk, narrowOffers, needIn, offersIn } from "./known.ts";
import { inRectangle } from "./make-page.ts";
import {
  type GroupInside,
  type Item,
  type MemberPlacement,
  type Offer,
  type Offers,
  type Room,
  rankOf,
  requestOf,
  type Shape,
} from "./offers/item.ts";
import { itemOf } from "./offers/items.ts";
import {
  DIVIDED,
  EMPTY,
  GROUP_DEPTHS,
  GROUP_FLAT,
  GROUP_FLAT_ROW,
  GROUP_LEAST,
  GROUP_REACH,
  GROUP_STACK_COLUMNS,
  MOST_EMPTY,
  STACK_FOOT,
  STACK_MORE,
  UNEVEN,
} from "./weights.ts";

// A group is made up like a small page, at every width, and then stands on its page as one item: so the search over pages needs to know nothing of groups. Stories of one rank
// (集纳) stand in even stacks, a main story and others (专题) are cut as a page is.

/** What a group offers at each width of a page: its stories made up below its head (RULES.md#groups). */
export function groupOffers(item: Item, room: Room, desk: MakeUpDesk): Offers {
  return Array.from({ length: room.columns }, (_, index): readonly Offer[] => {
    const group = openGroup(item, index + 1, desk);
    if (group === undefined || index + 1 < leastColumns(group, desk)) return [];
    const { strip, foot } = group;
    const shape = shapeOf(item, group);
    return inners(group, room.rows - strip - foot, desk).map(({ depth, cost, placements }) => {
      const whole = strip + depth + foot;
      return {
        shape,
        depth: whole,
        // A group that lies over the page like a ribbon costs more.
        cost: cost + GROUP_FLAT_ROW * Math.max(0, group.columns * GROUP_FLAT - whole),
        group: { strip, placements: below(placements, strip) },
      };
    });
  });
}

/** A group at one width. */
interface OpenGroup {
  readonly columns: number;
  /** Rows of its head, the white one above included; and those that stay free at the foot of a box. */
  readonly strip: number;
  readonly foot: number;
  readonly members: readonly Item[];
  /** True for stories of one rank, which stand as the manifest lists them (集纳); false for a main story and others (专题). */
  readonly listed: boolean;
}

/** Undefined where its head is too long for the width. */
function openGroup(item: Item, columns: number, desk: MakeUpDesk): OpenGroup | undefined {
  const under = headRows(item, columns, "story", desk);
  const open = headRows(item, columns, "open", desk);
  if (under === undefined || open === undefined) return undefined;
  const own = item.members ?? [];
  const ranks = new Set(own.map(({ story }) => story.priority));
  const listed = ranks.size === 1;
  const foot = item.story.heads !== undefined && isPadded(item.story.heads) ? 1 : 0;
  const members = own.map((member) => memberIn(item, member, { columns, isMain: !listed && isMain(member, own) }));
  // At the page's head the white row is none of the strip.
  return { columns, strip: Math.max(under, open + 1), foot, members, listed };
}

/** Rows from the group's first down to its head's last; undefined for a head that is too long. */
function headRows(item: Item, columns: number, above: Above, desk: Desk): number | undefined {
  const from = above === "open" ? 1 : 2;
  const frame = { columns: { from: 1, to: columns }, rows: { from, to: desk.issue.paper.grid.rows } };
  const part = headPart(item, item.part, frame);
  const { stages } = openPart({ ...requestOf({ ...item, part }, { ...BARE, part, columns }, frame.rows), above }, desk);
  const { head, fixed } = stages.first;
  if ((head?.tooLong.length ?? 0) > 0) return undefined;
  return Math.max(from, ...fixed.map(({ rows }) => rows.to)) - from + 1;
}

const BARE: Omit<Shape, "part" | "columns"> = { photos: [], reaches: true, headRows: undefined, cost: 0 };

/** The first story of the highest rank. */
function isMain(item: Item, all: readonly Item[]): boolean {
  return all.find((other) => rankOf(other) === Math.min(...all.map(rankOf))) === item;
}

/** A story as it stands in a group of some width: the main one with nothing but the common head over it. */
function memberIn(
  { story: { id, heads } }: Item,
  member: Item,
  { columns, isMain: main }: { readonly columns: number; readonly isMain: boolean },
): Item {
  const { part } = member;
  const isOpen = heads === undefined || !isPadded(heads);
  const within = { group: id, columns: { from: 1, to: columns }, box: heads?.box, head: false };
  const own: Part = isOpen ? part : { ...part, within };
  const wish = main
    ? { ...member.story.wish, at: "top" as const, spans: member.story.wish?.spans ?? {} }
    : member.story.wish;
  const story = { ...member.story, parts: [own], ...(wish !== undefined && { wish }) };
  return { ...member, story, part: own };
}

function shapeOf(item: Item, { columns, strip, foot }: OpenGroup): Shape {
  const { part } = item;
  return { ...BARE, part, columns, reaches: foot === 0, headRows: foot === 0 ? strip : undefined };
}

/** Main stories want room: a group of them is no narrower than a share of the page. */
function leastColumns({ listed }: OpenGroup, { issue }: Desk): number {
  return listed ? 2 : Math.ceil(GROUP_LEAST * issue.paper.grid.columns);
}

/** The ways to make up a group's stories, at some depths: from where each has its best width; flatter or deeper where they come out at none of these. */
function inners(group: OpenGroup, most: number, desk: MakeUpDesk): readonly GroupWay[] {
  const { members, listed, columns } = group;
  const all = members.map((member) => offersIn(member, { columns, rows: most }, desk));
  if (listed) return stackedInner({ members, offers: all, columns, most });
  const first = leastDepth(all, columns);
  const found: GroupWay[] = [];
  const flatter: GroupWay[] = [];
  for (let depth = first; depth <= Math.min(most, first + GROUP_REACH) && found.length < GROUP_DEPTHS; depth++) {
    const inner = searched(group, depth, all, desk);
    if (inner?.depth === depth) found.push(inner);
    else if (inner !== undefined && inner.depth !== flatter.at(-1)?.depth) flatter.push(inner);
  }
  if (found.length > 0) return found;
  if (flatter.length > 0) return flatter.toSorted((a, b) => a.depth - b.depth).slice(0, GROUP_DEPTHS);
  const deeper = searched(group, most, all, desk);
  return deeper === undefined ? [] : [deeper];
}

/** The rows that the stories take together where each has its best width. */
function leastDepth(offers: readonly Offers[], columns: number): number {
  const need = offers.reduce((sum, each) => sum + (needIn(each) ?? Number.POSITIVE_INFINITY), 0);
  return Math.max(1, Math.ceil(need / columns) - 1);
}

/** Below a head, never at the page's. */
const FIRST_ROW = 2;

/** A make-up of so many rows, or of fewer: as many as it fills. */
function searched(
  { members, columns }: OpenGroup,
  rows: number,
  all: readonly Offers[],
  desk: MakeUpDesk,
): GroupWay | undefined {
  members.forEach((member, at) => {
    narrowOffers(member, { columns, rows }, all[at] ?? [], desk);
  });
  const { grid } = desk.issue.paper;
  // Gaps across a group are none across the page.
  const fixed = [{ columns: { from: 1, to: grid.columns }, rows: { from: 1, to: grid.rows } }];
  const region = { column: 1, columns, row: FIRST_ROW, rows, open: false };
  const inner = {
    ...desk,
    known: { ...desk.known, workroom: { ...desk.known.workroom, tables: undefined, chain: undefined } },
  };
  const found = inRectangle({ items: members, fixed, heads: [], wanted: 1 }, region, inner);
  if (found === undefined) return undefined;
  const placements = found.placements.map(
    (placement): MemberPlacement => ({ ...placement, item: members[placement.item] as Item }),
  );
  const depth = rows - (found.rest === undefined ? 0 : count(found.rest.rows));
  return { depth, cost: found.cost, placements: below(placements, 1 - FIRST_ROW) };
}

function below(placements: readonly MemberPlacement[], rows: number): readonly MemberPlacement[] {
  return placements.map((placement) => ({
    ...placement,
    frame: { ...placement.frame, rows: movedBy(placement.frame.rows, rows) },
  }));
}

/** How a group fills a frame that is given. */
interface FilledGroup {
  readonly group: GroupInside | undefined;
  readonly shape: Shape;
  /** Rows that the frame has more than its stories fill; negative: rows that it lacks; undefined where they come out at no depth. */
  readonly spare: number | undefined;
}

/** Makes up the stories of a group in a given number of columns and rows; rows that they do not fill stay white at the foot. */
function fillGroup(item: Item, { columns, rows }: Room, above: Above, desk: MakeUpDesk): FilledGroup | undefined {
  const group = openGroup(item, columns, desk);
  if (group === undefined) return undefined;
  const strip = above === "open" ? group.strip - 1 : group.strip;
  const room = rows - strip - group.foot;
  const shape = shapeOf(item, group);
  const most = desk.issue.paper.grid.rows;
  const filled = (inner: GroupWay): FilledGroup => ({
    group: { strip, placements: below(inner.placements, strip) },
    shape,
    spare: room - inner.depth,
  });
  const exact = group.listed ? undefined : searchedDown(group, room, desk);
  if (exact !== undefined) return filled(exact);
  const deepest = inners(group, most, desk);
  const fitting = deepest.findLast(({ depth }) => depth <= room);
  if (fitting !== undefined) return filled(fitting);
  const least = deepest[0]?.depth;
  return { group: undefined, shape, spare: least === undefined ? undefined : room - least };
}

/** The make-up that fills so many rows, or nearly. */
function searchedDown(group: OpenGroup, room: number, desk: MakeUpDesk): GroupWay | undefined {
  const { members, columns } = group;
  const all = members.map((member) => offersIn(member, { columns, rows: desk.issue.paper.grid.rows }, desk));
  const least = Math.max(1, leastDepth(all, columns), room - GROUP_REACH);
  for (let depth = room; depth >= least; depth--) {
    const found = searched(group, depth, all, desk);
    if (found?.depth === depth) return found;
  }
  return undefined;
}

/** The stories of a group made up below its head. */
interface GroupWay {
  /** Rows, the white one above the first stories included. */
  readonly depth: number;
  readonly cost: number;
  /** Rows counted from the first one below the head. */
  readonly placements: readonly MemberPlacement[];
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
function stackedInner(listed: Listed): readonly GroupWay[] {
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
  const placements: MemberPlacement[] = [];
  let cost = 0;
  for (const [at, stack] of stacks.entries()) {
    const chosen = sharedOver(stack, depth);
    if (chosen === undefined) return undefined;
    let row = 1;
    stack.forEach(({ item }, index) => {
      const offer = chosen[index] as Offer;
      const columns = { from: at * width + 1, to: (at + 1) * width };
      placements.push({ item, offer, frame: { columns, rows: { from: row, to: row + offer.depth - 1 } } });
      row += offer.depth;
      cost += offer.cost;
    });
  }
  return { depth, cost, placements };
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

/** An issue, and what was told on the way. */
interface Filled {
  readonly issue: Issue;
  readonly told: readonly Diagnostic[];
}

/** Makes up the stories of a page's groups whose own frames the editor gives. */
export function fillGroups(page: number, desk: MakeUpDesk): Filled {
  let { issue } = desk;
  const told: Diagnostic[] = [];
  for (const story of desk.issue.stories) {
    const [part] = story.parts;
    const frame = story.heads?.frame;
    if (frame === undefined || part === undefined || part.page !== page || part.frame !== undefined) continue;
    const filled = fillOne(itemOf({ ...desk, issue }, story, part, 0), frame, { ...desk, issue });
    issue = filled.issue;
    told.push(...filled.told);
  }
  return { issue, told };
}

/** Rows of white at a group's foot that nobody minds. */
const SPARE = 2;

function fillOne(item: Item, frame: FramePlan, desk: MakeUpDesk): Filled {
  const { issue } = desk;
  const { story, part } = item;
  const above = aboveOf(frame, occupantsOn(issue, part.page));
  const [columns, rows] = [count(frame.columns), count(frame.rows)];
  const found = fillGroup(item, { columns, rows }, above, desk);
  const args = { group: story.id, page: labelOf(desk, part.page), columns };
  if (found?.group === undefined) {
    const { spare } = found ?? {};
    if (spare === undefined) return { issue, told: [errorAt(part.span, "group-no-form", args)] };
    return { issue, told: [errorAt(part.span, "group-overset", { ...args, rows: -spare, least: rows - spare })] };
  }
  const { group, shape, spare = 0 } = found;
  const offer = { shape, depth: rows, cost: 0, group };
  const made = withGroup(issue, item, { offer, frame });
  const told = spare > SPARE ? [warningAt(part.span, "group-short", { ...args, rows: spare })] : [];
  return { issue: made, told };
}
