import { type Diagnostic, errorAt } from "../../base/diagnostic.ts";
import { count, type FramePlan } from "../../base/extent.ts";
import { type LayoutContext, labelOf } from "../layout/context.ts";
import { tooLong } from "../layout/faults/fit.ts";
import { areaOf, holesOf } from "../layout/grid.ts";
import { NO_TEXTS } from "../layout/heads.ts";
import { lengthOf } from "../layout/jump.ts";
import { openPart } from "../layout/part.ts";
import { occupantsOn } from "../layout/surroundings.ts";
import type { Issue, Part, Photo } from "../model/issue.ts";
import type { Grid } from "../model/paper.ts";
import { bareItem } from "./candidates/candidates.ts";
import { barePart, type Item, requestOf, type Share } from "./candidates/item.ts";
import { itemsOn, linesLeft } from "./candidates/items.ts";
import { candidatesIn, type MakeUpContext, needIn, wholePage } from "./context.ts";
import {
  JUMP_FAR,
  JUMP_HEAD,
  JUMP_STAYS,
  JUMP_TAIL,
  MOST_JUMPS,
  OFF_SHARE,
  OVERSET_PULL,
  PART_SHARE,
  USABLE,
} from "./weights.ts";

// Copy that a page cannot hold: plans which stories jump and to which pages, cuts one by its frame if none can jump, and reports the parts that found no room.

/**
 * Free column-rows of each page after its stories; negative if there is too much copy, and for pages that are made up already. Updated as jumps are
 * planned.
 */
export type Rooms = readonly number[];

/** @param after the page from which stories jump; only later pages have room */
export function roomsOf(context: MakeUpContext, after: number): Rooms {
  return context.issue.pages.map((_, page) => {
    if (page <= after) return -1;
    const fixed = occupantsOn(context.issue, page).map(({ frame }) => frame);
    return USABLE * capacityOf(fixed, context) - demandOf(itemsOn(context, page, new Map()), context);
  });
}

function capacityOf(fixed: readonly FramePlan[], context: LayoutContext): number {
  const { grid } = context.issue.paper;
  return grid.columns * grid.rows - fixed.reduce((sum, frame) => sum + areaOf(frame), 0);
}

/** The column-rows that items need at their best widths. */
function demandOf(items: readonly Item[], context: MakeUpContext): number {
  return items.reduce((sum, item) => sum + needOf(item, context), 0);
}

/** The column-rows of an item's cheapest candidate, or else those of its copy. */
export function needOf(item: Item, context: MakeUpContext): number {
  const whole = item.share === undefined ? item : { ...item, share: undefined };
  // An item longer than a whole page has no candidates.
  const need = needIn(candidatesIn(whole, wholePage(context), context));
  const own = [item, ...(item.members ?? [])];
  return need ?? own.reduce((sum, each) => sum + linesLeft(each.story, each.from, context), 0);
}

function isBrief({ story }: Item): boolean {
  return story.priority === "brief";
}

interface JumpPlan {
  readonly item: Item;
  /** The page that it jumps to. */
  readonly to: number;
  /** The share of its text that stays. */
  readonly share: number;
  /** The least share that must stay, because the later page has no room for more. */
  readonly least: number;
  /** The greatest share that may stay, because fewer lines are not worth a jump. */
  readonly most: number;
  /** Column-rows that it takes on the later page. */
  readonly room: number;
}

/** How much jumps in one try. */
interface JumpTry {
  readonly more: number;
  readonly tail: number;
}

/**
 * Plans which stories of an overfull page jump, and where: the longest to the later page with the most room for the surplus, then the next if its text is not
 * enough. A story that is longer than that page's room jumps again from there. Empty if none can jump (RULES.md#jumps).
 * @param more column-rows that jump beyond the surplus, since no page comes out to the row
 * @param tail the least characters that jump
 */
export function planJumps(
  page: number,
  items: readonly Item[],
  fixed: readonly FramePlan[],
  rooms: Rooms,
  { more, tail: characters }: JumpTry,
  context: MakeUpContext,
): readonly JumpPlan[] {
  const { grid } = context.issue.paper;
  const linesOf = (item: Item): number => restOf(item) / grid.measure;
  const tail = Math.ceil(characters / grid.measure);
  const able = items
    .filter((item) => item.story.wish?.jump !== "never")
    .filter((item) => item.share === undefined && item.opening !== "same-page" && item.story.continuesOn === undefined)
    .filter((item) => linesOf(item) > JUMP_STAYS + tail)
    .toSorted((a, b) => Number(isBrief(a)) - Number(isBrief(b)) || linesOf(b) - linesOf(a));
  const left = rooms.map((room, index) => (index > page ? room : -1));
  const plans: JumpPlan[] = [];
  let going = Math.max(tail, demandOf(items, context) - capacityOf(fixed, context) + more);
  for (const item of able.slice(0, MOST_JUMPS)) {
    if (going < tail) break;
    const all = linesOf(item);
    const far = all > grid.columns * grid.rows;
    const { to, lines: most } = aheadOf(left, { going, text: all - JUMP_STAYS, far }, grid);
    if (most < tail) break;
    const lines = Math.min(going, most);
    const room = lines + JUMP_HEAD;
    plans.push({ item, to, share: 1 - lines / all, least: 1 - most / all, most: 1 - tail / all, room });
    left[to] = (left[to] ?? 0) - room;
    going -= lines;
  }
  return plans;
}

/** A page, and the lines that a jumping story can have there. */
interface Ahead {
  readonly to: number;
  readonly lines: number;
}

/** The lines that are over on the page, and those that the story has. */
interface Going {
  readonly going: number;
  readonly text: number;
  /** True if it may jump again from the next page. */
  readonly far: boolean;
}

/**
 * The page with the most room for the surplus, or else with the most room at all; a page further away needs more. If that has too little for a long story, the
 * first of several pages, with all its lines.
 */
function aheadOf(left: readonly number[], { going, text, far }: Going, grid: Grid): Ahead {
  const able = left.map((room, page) => (room < going + JUMP_HEAD ? Number.NEGATIVE_INFINITY : room - JUMP_FAR * page));
  const best = able.indexOf(Math.max(...able));
  const to = able[best] === Number.NEGATIVE_INFINITY ? left.indexOf(Math.max(...left)) : best;
  const room = (left[to] ?? 0) - JUMP_HEAD;
  const needed = Math.min(going, text);
  if (!far || room >= needed) return { to, lines: Math.min(text, room) };
  const [nextPage] = pagesFor(left, needed, grid);
  return nextPage === undefined ? { to, lines: room } : { to: nextPage.to, lines: text };
}

/** The pages over which a story continues: those with much room if they suffice together, else all with some room. */
function pagesFor(left: readonly number[], lines: number, grid: Grid): readonly Ahead[] {
  const able = left
    .map((room, to): Ahead => ({ to, lines: room - JUMP_HEAD }))
    .filter((page) => page.lines >= JUMP_TAIL / grid.measure);
  const worth = able.filter((page) => page.lines >= PART_SHARE * grid.columns * grid.rows);
  return worth.reduce((sum, page) => sum + page.lines, 0) >= lines ? worth : able;
}

/** The rooms after the planned jumps. */
export function roomsBehind(rooms: Rooms, plans: readonly JumpPlan[]): Rooms {
  return rooms.map((room, index) => plans.reduce((left, plan) => (plan.to === index ? left - plan.room : left), room));
}

/** The page with the planned jumps: its stories end in a part on a later page. */
export function withJumps(
  items: readonly Item[],
  plans: readonly JumpPlan[],
  issue: Issue,
): { readonly issue: Issue; readonly items: readonly Item[] } {
  const going = new Map(plans.map((plan) => [plan.item, goingOn(plan, issue)]));
  const stories = new Map([...going.values()].map(({ story }) => [story.id, story]));
  return {
    issue: { ...issue, stories: issue.stories.map((story) => stories.get(story.id) ?? story) },
    items: items.map((item) => going.get(item) ?? item),
  };
}

/** An item whose story has one more part, on a later page. */
function goingOn({ item, to, share, least, most }: JumpPlan, { paper }: Issue): Item {
  const { part, story } = item;
  const next: Part = { ...barePart(to, part.span, paper.grid), number: part.number + 1, rule: part.rule };
  return {
    ...item,
    story: { ...story, parts: [...story.parts, next] },
    after: "jump",
    share: { wish: share, pull: OFF_SHARE, least, most, overset: false },
  };
}

/** As much text as fits; the rest is overset. */
const CUT: Share = { wish: 1, pull: OVERSET_PULL, least: 0, most: 1, overset: true };

/** True for an item that has a candidate on an empty page, whole or cut by its frame. */
export function hasForm(item: Item, context: MakeUpContext): boolean {
  return widthsOf(item, context).length > 0;
}

/** True for copy that is long enough to jump or to be cut by its frame. */
function mayGoOn(item: Item, context: MakeUpContext): boolean {
  return item.members === undefined && restOf(item) > 2 * JUMP_STAYS * context.issue.paper.grid.measure;
}

/**
 * Ways to cut one story by its frame and leave out all that is optional, so that the page is made up and the error can say by how much the story is over. First
 * the longest that came from another page, since the page's own stories fitted without it; then the longest of all.
 */
export function oversets(items: readonly Item[]): readonly (readonly Item[])[] {
  const whole = items.filter(({ share }) => share === undefined).toSorted((a, b) => restOf(b) - restOf(a));
  const cut = new Set([whole.find(({ opening }) => opening === "continued"), whole[0]]);
  return [...cut].flatMap((over) =>
    over === undefined
      ? []
      : [items.map((item) => (item === over ? { ...bareItem(item), share: CUT } : bareItem(item)))],
  );
}

function restOf({ story, from }: Item): number {
  return lengthOf(story) - from;
}

/**
 * Reports the parts that found no room, with the reason: no copy is left for them, they have no form at any width, or the free room is too small or in pieces.
 * @param context with the issue after all its pages are made up
 */
export function reportUnplaced(unplaced: readonly Item[], context: MakeUpContext): readonly Diagnostic[] {
  if (unplaced.length === 0) return [];
  const { grid } = context.issue.paper;
  const free = context.issue.pages.map((_, page) => holesOf(grid, occupantsOn(context.issue, page)).map(areaOf));
  const ranks = new Map(context.issue.stories.map(({ id }, rank) => [id, rank]));
  const rankOf = ({ story }: Item): number => ranks.get(story.id) ?? 0;
  const inOrder = unplaced.toSorted((a, b) => rankOf(a) - rankOf(b) || a.part.number - b.part.number);
  return inOrder.flatMap((item) => reportPart(item, free, context));
}

function reportPart(
  item: Item,
  free: readonly (readonly number[])[],
  context: MakeUpContext,
): Diagnostic | readonly Diagnostic[] {
  const { part, story } = item;
  const { grid } = context.issue.paper;
  const place = { story: story.id, page: labelOf(context, part.page) };
  if (item.members !== undefined) return reportGroup(item, place.page, context);
  const areas = candidatesIn(item, wholePage(context), context).flatMap((candidates) =>
    candidates.map(({ shape, depth }) => shape.columns * depth),
  );
  const before = story.parts[story.parts.indexOf(part) - 1];
  if (before !== undefined && item.from === lengthOf(story)) {
    return errorAt(part.span, "part-empty", { ...place, part: part.number, before: labelOf(context, before.page) });
  }
  if (areas.length === 0) return reportFormless(item, place, context);
  const need = Math.min(...areas);
  const inCharacters = (columnRows: number): number => Math.round(columnRows * grid.measure);
  const own = free[part.page] ?? [];
  const to = free.findIndex((holes, page) => page !== part.page && (holes[0] ?? 0) >= need);
  return errorAt(part.span, "no-room", {
    ...place,
    need: inCharacters(need),
    free: inCharacters(own.reduce((sum, area) => sum + area, 0)),
    ...(own.length > 1 && { largest: inCharacters(own[0] ?? 0) }),
    ...(to >= 0 && story.parts.length === 1 && { to: labelOf(context, to), room: inCharacters(free[to]?.[0] ?? 0) }),
  });
}

/**
 * Reports a part without a form at any width by what stands in the way: texts of its head that are too long at each width where the rest would have a form, or
 * photos without which it would have one.
 */
function reportFormless(
  item: Item,
  place: { readonly story: string; readonly page: string },
  context: MakeUpContext,
): readonly Diagnostic[] {
  const { story, part } = item;
  const rows = { from: 2, to: context.issue.paper.grid.rows + 1 };
  const photos = story.photos.filter((photo) => photo.part === part.number);
  const bare = { ...item, part: { ...part, headline: undefined }, story: { ...story, ...NO_TEXTS } };
  const long = widthsOf(bare, context).map((columns) => {
    const shape = { photos, part, columns, reaches: true, headRows: undefined, cost: 0 };
    return openPart(requestOf(item, shape, rows), context).stages.first.head?.tooLong ?? [];
  });
  const always = (long[0] ?? []).filter(({ span }) => long.every((those) => those.some((each) => each.span === span)));
  if (always.length > 0) return always.map((heading) => tooLong(heading, story, place.page));
  const isMade = (left: readonly Photo[]): boolean => {
    const kept = story.photos.filter((photo) => !left.includes(photo));
    return widthsOf({ ...item, story: { ...story, photos: kept } }, context).length > 0;
  };
  const single = photos.find((photo) => isMade([photo]));
  const blamed = single !== undefined ? [single] : photos.length > 1 && isMade(photos) ? photos : [];
  const named = blamed.map(({ file }) => `\`${file}\``).join(", ");
  const spans = blamed.map(({ span }) => span);
  return [errorAt(part.span, "no-form", { ...place, ...(named !== "" && { photos: named }) }, spans)];
}

/** The widths at which an item has a candidate on an empty page, whole or cut by its frame. */
function widthsOf(item: Item, context: MakeUpContext): readonly number[] {
  const all = candidatesIn(item, wholePage(context), context);
  const cut = mayGoOn(item, context) ? candidatesIn({ ...item, share: CUT }, wholePage(context), context) : [];
  return all.flatMap((candidates, at) => (candidates.length > 0 || (cut[at]?.length ?? 0) > 0 ? [at + 1] : []));
}

/** Reports a group with the least room that it takes and the largest room that is free. */
function reportGroup({ story, part, ...item }: Item, page: string, context: MakeUpContext): Diagnostic {
  const { grid } = context.issue.paper;
  const candidates = candidatesIn({ ...item, story, part }, wholePage(context), context).flat();
  const least = candidates.toSorted((a, b) => a.shape.columns * a.depth - b.shape.columns * b.depth)[0];
  const args = { group: story.id, page };
  if (least === undefined) return errorAt(part.span, "group-no-form", { ...args, columns: grid.columns });
  const [largest] = holesOf(grid, occupantsOn(context.issue, part.page));
  return errorAt(part.span, "group-no-room", {
    ...args,
    columns: least.shape.columns,
    rows: least.depth,
    ...(largest !== undefined && { freeColumns: count(largest.columns), freeRows: count(largest.rows) }),
  });
}
