import { type Diagnostic, errorAt, warningAt } from "../../base/diagnostic.ts";
import { count, type FramePlan } from "../../base/extent.ts";
import { type LayoutContext, labelOf } from "../layout/context.ts";
import { between, movedBy } from "../layout/grid.ts";
import type { Above } from "../layout/inside.ts";
import { openPart } from "../layout/part.ts";
import { isPadded } from "../layout/rules.ts";
import { aboveOf, occupantsOn } from "../layout/surroundings.ts";
import type { Issue, Part } from "../model/issue.ts";
import {
  type Candidate,
  type Candidates,
  type GroupInside,
  type Item,
  type MemberPlacement,
  type Room,
  rankOf,
  requestOf,
  type Shape,
} from "./candidates/item.ts";
import { itemOf } from "./candidates/items.ts";
import { candidatesIn, type MakeUpContext, narrowCandidates, needIn } from "./context.ts";
import { headPart, withGroup } from "./found.ts";
import { inRectangle } from "./make-page.ts";
import {
  DIVIDED,
  EMPTY,
  GROUP_DEPTHS,
  GROUP_FLAT,
  GROUP_FLAT_ROW,
  GROUP_FOOT,
  GROUP_LEAST,
  GROUP_REACH,
  GROUP_STACK_COLUMNS,
  MOST_EMPTY,
  STACK_MORE,
  UNEVEN,
} from "./weights.ts";

// Makes a group up like a small page at every width, and then places it on its page as one item, so that the search over pages needs no knowledge of groups.
// Stories of one rank (集纳) go into even stacks; a main story and others (专题) are cut as a page is.

/** The candidates of a group at each width of a page: its stories made up below its head (RULES.md#groups). */
export function groupCandidates(item: Item, room: Room, context: MakeUpContext): Candidates {
  return Array.from({ length: room.columns }, (_, index): readonly Candidate[] => {
    const group = openGroup(item, index + 1, context);
    if (group === undefined || index + 1 < leastColumns(group, context)) return [];
    const { strip, foot } = group;
    const shape = shapeOf(item, group);
    return inners(group, room.rows - strip - foot, context).map(({ depth, cost, placements }) => {
      const whole = strip + depth + foot;
      return {
        shape,
        depth: whole,
        // A group as flat as a ribbon costs more.
        cost: cost + GROUP_FLAT_ROW * Math.max(0, group.columns * GROUP_FLAT - whole),
        group: { strip, placements: below(placements, strip) },
      };
    });
  });
}

/** A group at one width. */
interface OpenGroup {
  readonly columns: number;
  /** Rows of its head, the white one above included; and the rows that stay free at the foot of a box. */
  readonly strip: number;
  readonly foot: number;
  readonly members: readonly Item[];
  /** True for stories of one rank, in the manifest's order (集纳); false for a main story and others (专题). */
  readonly listed: boolean;
}

/** Undefined if its head is too long for the width. */
function openGroup(item: Item, columns: number, context: MakeUpContext): OpenGroup | undefined {
  const under = headRows(item, columns, "story", context);
  const open = headRows(item, columns, "open", context);
  if (under === undefined || open === undefined) return undefined;
  const own = item.members ?? [];
  const ranks = new Set(own.map(({ story }) => story.priority));
  const listed = ranks.size === 1;
  const foot = item.story.heads !== undefined && isPadded(item.story.heads) ? 1 : 0;
  const members = own.map((member) => memberIn(item, member, { columns, isMain: !listed && isMain(member, own) }));
  // At the page's head there is no white row.
  return { columns, strip: Math.max(under, open + 1), foot, members, listed };
}

/** Rows from the group's first to its head's last; undefined for a head that is too long. */
function headRows(item: Item, columns: number, above: Above, context: LayoutContext): number | undefined {
  const from = above === "open" ? 1 : 2;
  const frame = { columns: { from: 1, to: columns }, rows: { from, to: context.issue.paper.grid.rows } };
  const part = headPart(item, item.part, frame);
  const { stages } = openPart(
    { ...requestOf({ ...item, part }, { ...BARE, part, columns }, frame.rows), above },
    context,
  );
  const { head, fixed } = stages.first;
  if ((head?.tooLong.length ?? 0) > 0) return undefined;
  return Math.max(from, ...fixed.map(({ rows }) => rows.to)) - from + 1;
}

const BARE: Omit<Shape, "part" | "columns"> = { photos: [], reaches: true, headRows: undefined, cost: 0 };

/** The first story of the highest rank. */
function isMain(item: Item, all: readonly Item[]): boolean {
  return all.find((other) => rankOf(other) === Math.min(...all.map(rankOf))) === item;
}

/** A story in a group of some width; the main story has only the common head above it. */
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

/** A group with a main story needs a share of the page's columns. */
function leastColumns({ listed }: OpenGroup, { issue }: LayoutContext): number {
  return listed ? 2 : Math.ceil(GROUP_LEAST * issue.paper.grid.columns);
}

/** Ways to make up a group's stories, at a few depths from the one where each story has its best width; flatter or deeper if there are none. */
function inners(group: OpenGroup, most: number, context: MakeUpContext): readonly GroupWay[] {
  const { members, listed, columns } = group;
  const all = members.map((member) => candidatesIn(member, { columns, rows: most }, context));
  if (listed) return stackedInner({ members, candidates: all, columns, most });
  const first = leastDepth(all, columns);
  const found: GroupWay[] = [];
  const flatter: GroupWay[] = [];
  for (let depth = first; depth <= Math.min(most, first + GROUP_REACH) && found.length < GROUP_DEPTHS; depth++) {
    const inner = searched(group, depth, all, context);
    if (inner?.depth === depth) found.push(inner);
    else if (inner !== undefined && inner.depth !== flatter.at(-1)?.depth) flatter.push(inner);
  }
  if (found.length > 0) return found;
  if (flatter.length > 0) return flatter.toSorted((a, b) => a.depth - b.depth).slice(0, GROUP_DEPTHS);
  const deeper = searched(group, most, all, context);
  return deeper === undefined ? [] : [deeper];
}

/** The rows that the stories take together at their best widths. */
function leastDepth(candidates: readonly Candidates[], columns: number): number {
  const need = candidates.reduce((sum, each) => sum + (needIn(each) ?? Number.POSITIVE_INFINITY), 0);
  return Math.max(1, Math.ceil(need / columns) - 1);
}

/** The first row below a head, never at the page's head. */
const FIRST_ROW = 2;

/** A make-up of at most this many rows. */
function searched(
  { members, columns }: OpenGroup,
  rows: number,
  all: readonly Candidates[],
  context: MakeUpContext,
): GroupWay | undefined {
  members.forEach((member, at) => {
    narrowCandidates(member, { columns, rows }, all[at] ?? [], context);
  });
  const { grid } = context.issue.paper;
  // A gap across a group does not cross the page.
  const fixed = [{ columns: { from: 1, to: grid.columns }, rows: { from: 1, to: grid.rows } }];
  const region = { column: 1, columns, row: FIRST_ROW, rows, open: false };
  const inner = {
    ...context,
    memos: { ...context.memos, buffers: { ...context.memos.buffers, tables: undefined, chain: undefined } },
  };
  const found = inRectangle({ items: members, fixed, closing: fixed, heads: [], wanted: 1 }, region, inner);
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

/** A group in a given frame. */
interface FilledGroup {
  readonly group: GroupInside | undefined;
  readonly shape: Shape;
  /** Rows of the frame that the stories do not fill; negative for rows that it lacks; undefined if they have no make-up at any depth. */
  readonly spare: number | undefined;
}

/** Makes up the stories of a group in given columns and rows; rows that they do not fill stay white at the foot. */
function fillGroup(item: Item, { columns, rows }: Room, above: Above, context: MakeUpContext): FilledGroup | undefined {
  const group = openGroup(item, columns, context);
  if (group === undefined) return undefined;
  const strip = above === "open" ? group.strip - 1 : group.strip;
  const room = rows - strip - group.foot;
  const shape = shapeOf(item, group);
  const most = context.issue.paper.grid.rows;
  const filled = (inner: GroupWay): FilledGroup => ({
    group: { strip, placements: below(inner.placements, strip) },
    shape,
    spare: room - inner.depth,
  });
  const exact = group.listed ? undefined : searchedDown(group, room, context);
  if (exact !== undefined) return filled(exact);
  const deepest = inners(group, most, context);
  const fitting = deepest.findLast(({ depth }) => depth <= room);
  if (fitting !== undefined) return filled(fitting);
  const least = deepest[0]?.depth;
  return { group: undefined, shape, spare: least === undefined ? undefined : room - least };
}

/** The make-up that fills the room, or nearly. */
function searchedDown(group: OpenGroup, room: number, context: MakeUpContext): GroupWay | undefined {
  const { members, columns } = group;
  const all = members.map((member) => candidatesIn(member, { columns, rows: context.issue.paper.grid.rows }, context));
  const least = Math.max(1, leastDepth(all, columns), room - GROUP_REACH);
  for (let depth = room; depth >= least; depth--) {
    const found = searched(group, depth, all, context);
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
  readonly candidates: readonly Candidates[];
  readonly columns: number;
  /** Rows. */
  readonly most: number;
}

/**
 * 集纳: stories in the manifest's order, down one stack and then down the next. All stacks have the same width and depth; spare rows are shared out as far as
 * gaps look alike, and the rest is white at their feet (RULES.md#groups). Returns the cheapest way at each depth, the least depth first.
 */
function stackedInner(listed: Listed): readonly GroupWay[] {
  const { members, columns } = listed;
  // A brief over more than two columns would have short legs.
  const widest = members.every(({ story }) => story.priority === "brief") ? 2 : columns;
  const ways = GROUP_STACK_COLUMNS.filter(
    (width) => width <= widest && columns % width === 0 && columns / width <= members.length,
  ).flatMap((width) => stackedAt(listed, width));
  const best = new Map<number, GroupWay>();
  for (const way of ways) {
    const earlier = best.get(way.depth);
    if (earlier === undefined || way.cost < earlier.cost) best.set(way.depth, way);
  }
  return [...best.values()].sort((a, b) => a.depth - b.depth);
}

/** The cheapest form of a story at each depth, and the depth of the cheapest of all. */
interface MemberForms {
  readonly item: Item;
  readonly byDepth: ReadonlyMap<number, Candidate>;
  readonly least: number;
}

function stackedAt({ members, candidates, columns, most }: Listed, width: number): readonly GroupWay[] {
  const forms = members.map((item, at) => formsOf(item, candidates[at]?.[width - 1] ?? []));
  if (forms.some(({ byDepth }) => byDepth.size === 0)) return [];
  const plans = divided(forms, columns / width)
    .map((stacks) => ({ stacks, ...unevenness(stacks) }))
    .filter(({ depth }) => depth <= most)
    .sort((a, b) => a.depth * columns + UNEVEN * a.uneven - (b.depth * columns + UNEVEN * b.uneven));
  const found: GroupWay[] = [];
  const [first] = plans;
  if (first === undefined) return [];
  const gaps = STACK_MORE * Math.ceil((members.length * width) / columns);
  const deepest = Math.min(most, first.depth + gaps + GROUP_FOOT);
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

/** Briefs over two columns have one wide leg (RULES.md#briefs). */
function formsOf(item: Item, candidates: readonly Candidate[]): MemberForms {
  const wide = candidates.filter(({ shape }) => shape.part.legs === 1);
  const byDepth = new Map<number, Candidate>();
  let least: Candidate | undefined;
  for (const candidate of wide.length > 0 ? wide : candidates) {
    const earlier = byDepth.get(candidate.depth);
    if (earlier === undefined || candidate.cost < earlier.cost) byDepth.set(candidate.depth, candidate);
    if (least === undefined || candidate.cost < least.cost) least = candidate;
  }
  return { item, byDepth, least: least?.depth ?? 0 };
}

/** A list whose first stories are divided into stacks. */
interface PartialDivision {
  readonly stacks: readonly (readonly MemberForms[])[];
  /** The first story that is in no stack yet. */
  readonly next: number;
  readonly depth: number;
  /** The sum of squared differences from even stacks, in rows. */
  readonly off: number;
}

/**
 * Ways to divide a list into a number of stacks, each with at least one story. Their number grows with each story: of more than DIVIDED only the most even are
 * followed.
 */
function divided(forms: readonly MemberForms[], stacks: number): readonly PartialDivision["stacks"][] {
  const whole = depthOf(forms);
  const even = whole / stacks;
  // Even stacks of the rest add the least.
  const atLeast = ({ off, depth }: PartialDivision, more: number): number =>
    more === 0 ? off : off + (whole - depth - even * more) ** 2 / more;
  let divisions: readonly PartialDivision[] = [{ stacks: [], next: 0, depth: 0, off: 0 }];
  for (let more = stacks - 1; more >= 0; more--) {
    const grown = divisions.flatMap((partial) => withOneMore(partial, forms, { more, even }));
    const inOrder = (): readonly PartialDivision[] => grown.toSorted((a, b) => atLeast(a, more) - atLeast(b, more));
    divisions = grown.length <= DIVIDED ? grown : inOrder().slice(0, DIVIDED);
  }
  return divisions.map((each) => each.stacks);
}

/** Adds the next stack, of one story, of two, and so on, so that `more` others have at least one each; the last takes all. */
function withOneMore(
  { stacks, next, depth, off }: PartialDivision,
  forms: readonly MemberForms[],
  { more, even }: { readonly more: number; readonly even: number },
): readonly PartialDivision[] {
  const ends = more === 0 ? [forms.length] : between(next + 1, forms.length - more);
  return ends.map((end) => {
    const stack = forms.slice(next, end);
    const rows = depthOf(stack);
    return { stacks: [...stacks, stack], next: end, depth: depth + rows, off: off + (rows - even) ** 2 };
  });
}

function depthOf(stack: readonly MemberForms[]): number {
  return stack.reduce((sum, { least }) => sum + least, 0);
}

/** The depth of the deepest stack, and how unequal the stacks' gaps are when all are as deep. */
function unevenness(stacks: readonly (readonly MemberForms[])[]): { readonly depth: number; readonly uneven: number } {
  const depths = stacks.map(depthOf);
  const depth = Math.max(...depths);
  const gaps = stacks.map((stack, at) => (depth - (depths[at] ?? 0)) / stack.length);
  return { depth, uneven: (Math.max(...gaps) - Math.min(...gaps)) ** 2 };
}

function madeAt(stacks: readonly (readonly MemberForms[])[], depth: number, width: number): GroupWay | undefined {
  const placements: MemberPlacement[] = [];
  let cost = 0;
  for (const [at, stack] of stacks.entries()) {
    const chosen = sharedOver(stack, depth);
    if (chosen === undefined) return undefined;
    let row = 1;
    stack.forEach(({ item }, index) => {
      const candidate = chosen[index] as Candidate;
      const columns = { from: at * width + 1, to: (at + 1) * width };
      placements.push({ item, candidate, frame: { columns, rows: { from: row, to: row + candidate.depth - 1 } } });
      row += candidate.depth;
      cost += candidate.cost;
    });
  }
  return { depth, cost, placements };
}

interface Shared {
  readonly cost: number;
  readonly chosen: readonly Candidate[];
}

/**
 * The forms of a stack's stories for a total depth: each takes its even share of the spare rows, as far as gaps look alike; the rest stays white at the stack's
 * foot.
 */
function sharedOver(stack: readonly MemberForms[], whole: number): readonly Candidate[] | undefined {
  const depth = Math.min(whole, depthOf(stack) + STACK_MORE * stack.length);
  const chosen = evenlyOver(stack, depth);
  const last = chosen?.at(-1);
  if (chosen === undefined || last === undefined || whole - depth > MOST_EMPTY * stack.length) return undefined;
  return [...chosen.slice(0, -1), emptier(last, whole - depth)];
}

function evenlyOver(stack: readonly MemberForms[], depth: number): readonly Candidate[] | undefined {
  const share = (depth - depthOf(stack)) / stack.length;
  let partial = new Map<number, Shared>([[0, { cost: 0, chosen: [] }]]);
  for (const { byDepth, least } of stack) {
    const next = new Map<number, Shared>();
    for (const [reached, { cost, chosen }] of partial) {
      for (const [own, candidate] of byDepth) {
        const off = own - least - share;
        const sum = cost + off * off;
        if (reached + own > depth || sum >= (next.get(reached + own)?.cost ?? Number.POSITIVE_INFINITY)) continue;
        next.set(reached + own, { cost: sum, chosen: [...chosen, candidate] });
      }
    }
    partial = next;
  }
  const deepest = Math.max(...partial.keys());
  const chosen = partial.get(deepest)?.chosen;
  return chosen === undefined ? undefined : deeper(chosen, depth - deepest);
}

/** The same forms with rows that stay empty below the stories, shared out evenly. */
function deeper(chosen: readonly Candidate[], rows: number): readonly Candidate[] {
  const each = Math.floor(rows / chosen.length);
  return chosen.map((candidate, at) => emptier(candidate, each + (at < rows - each * chosen.length ? 1 : 0)));
}

function emptier(candidate: Candidate, rows: number): Candidate {
  return rows === 0 ? candidate : { ...candidate, depth: candidate.depth + rows, cost: candidate.cost + EMPTY * rows };
}

/** An issue, with diagnostics. */
interface Filled {
  readonly issue: Issue;
  readonly diagnostics: readonly Diagnostic[];
}

/** Makes up the stories of a page's groups with given frames. */
export function fillGroups(page: number, context: MakeUpContext): Filled {
  let { issue } = context;
  const diagnostics: Diagnostic[] = [];
  for (const story of context.issue.stories) {
    const [part] = story.parts;
    const frame = story.heads?.frame;
    if (frame === undefined || part === undefined || part.page !== page || part.frame !== undefined) continue;
    const filled = fillOne(itemOf({ ...context, issue }, story, part, 0), frame, { ...context, issue });
    issue = filled.issue;
    diagnostics.push(...filled.diagnostics);
  }
  return { issue, diagnostics };
}

function fillOne(item: Item, frame: FramePlan, context: MakeUpContext): Filled {
  const { issue } = context;
  const { story, part } = item;
  const above = aboveOf(frame, occupantsOn(issue, part.page));
  const [columns, rows] = [count(frame.columns), count(frame.rows)];
  const found = fillGroup(item, { columns, rows }, above, context);
  const args = { group: story.id, page: labelOf(context, part.page), columns };
  if (found?.group === undefined) {
    const { spare } = found ?? {};
    if (spare === undefined) return { issue, diagnostics: [errorAt(part.span, "group-no-form", args)] };
    return {
      issue,
      diagnostics: [errorAt(part.span, "group-overset", { ...args, rows: -spare, least: rows - spare })],
    };
  }
  const { group, shape, spare = 0 } = found;
  const candidate = { shape, depth: rows, cost: 0, group };
  const made = withGroup(issue, item, { candidate, frame });
  const diagnostics = spare > GROUP_FOOT ? [warningAt(part.span, "group-short", { ...args, rows: spare })] : [];
  return { issue: made, diagnostics };
}
