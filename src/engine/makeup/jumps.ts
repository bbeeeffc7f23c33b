import { type Diagnostic, errorAt } from "../../base/diagnostic.ts";
import { count, type FramePlan } from "../../base/extent.ts";
import { type Desk, labelOf } from "../layout/desk.ts";
import { areaOf, holesOf } from "../layout/grid.ts";
import { occupantsOn } from "../layout/surroundings.ts";
import type { Issue, Part } from "../model/issue.ts";
import type { Grid } from "../model/paper.ts";
import { type MakeUpDesk, needIn, offersIn, wholePage } from "./known.ts";
import { barePart, type Item, type Share } from "./offers/item.ts";
import { itemsOn, linesLeft } from "./offers/items.ts";
import { bareItem } from "./offers/offers.ts";
import {
  JUMP_HEAD,
  JUMP_ROOM,
  JUMP_ROOM_SHORT,
  MOST_JUMPS,
  OFF_SHARE,
  OVERSET_PULL,
  STATION,
  USABLE,
} from "./weights.ts";

// Copy that a page cannot hold: which stories go on where, what is cut by its frame if none can, and what is told of parts that found no room at last.

/**
 * Column-rows of each page that no story needs; negative where there is too much copy, and on pages that are made up already or settled.
 * They change as jumps are planned.
 */
export type Rooms = readonly number[];

/** @param after the page from which stories are to jump: those before it are not looked at */
export function roomsOf(desk: MakeUpDesk, after: number): Rooms {
  return desk.issue.pages.map((_, page) => {
    if (page <= after || desk.issue.settled.some((settled) => settled.page === page)) return -1;
    const fixed = occupantsOn(desk.issue, page).map(({ frame }) => frame);
    return USABLE * capacityOf(fixed, desk) - demandOf(itemsOn(desk, page, new Map()), desk);
  });
}

export function capacityOf(fixed: readonly FramePlan[], desk: Desk): number {
  const { grid } = desk.issue.paper;
  return grid.columns * grid.rows - fixed.reduce((sum, frame) => sum + areaOf(frame), 0);
}

/** The column-rows that items need at their best widths. */
export function demandOf(items: readonly Item[], desk: MakeUpDesk): number {
  return items.reduce((sum, item) => sum + needOf(item, desk), 0);
}

function needOf(item: Item, desk: MakeUpDesk): number {
  const whole = item.share === undefined ? item : { ...item, share: undefined };
  // Longer than a whole page at any width: no offer.
  const need = needIn(offersIn(whole, wholePage(desk), desk));
  const own = [item, ...(item.members ?? [])];
  return need ?? own.reduce((sum, each) => sum + linesLeft(each.story, each.from, desk), 0);
}

function isBrief({ story }: Item): boolean {
  return story.priority === "brief";
}

interface JumpPlan {
  readonly item: Item;
  /** The page that it goes on to. */
  readonly to: number;
  /** The share of its text that stays. */
  readonly share: number;
  /** At the least: the later page has no room for more. */
  readonly least: number;
  /** Column-rows that it takes on the later page. */
  readonly room: number;
}

/**
 * Plans which stories of a page that is too full go on, and where: the longest to the first later page with room for what is over, then
 * another if its text is not enough. What is longer than any page has room for goes on again from there. Empty when none can (RULES.md#jumps).
 * @param more column-rows that go on beyond what is over: no page comes out to the row
 */
export function planJumps(
  page: number,
  items: readonly Item[],
  fixed: readonly FramePlan[],
  rooms: Rooms,
  more: number,
  desk: MakeUpDesk,
): readonly JumpPlan[] {
  const { grid } = desk.issue.paper;
  const linesOf = ({ story, from }: Item): number => (story.copy.codes.length - from) / grid.measure;
  const able = items
    .filter((item) => item.story.wish?.jump !== "never")
    .filter((item) => item.share === undefined && item.opening !== "same-page" && item.story.continuesOn === undefined)
    .filter((item) => linesOf(item) > 2 * JUMP_ROOM_SHORT)
    .toSorted((a, b) => Number(isBrief(a)) - Number(isBrief(b)) || linesOf(b) - linesOf(a));
  const left = rooms.map((room, index) => (index > page ? room : -1));
  const plans: JumpPlan[] = [];
  let going = Math.max(JUMP_ROOM, demandOf(items, desk) - capacityOf(fixed, desk) + more);
  for (const item of able.slice(0, MOST_JUMPS)) {
    if (going < JUMP_ROOM) break;
    const all = linesOf(item);
    const least = all > 2 * JUMP_ROOM ? JUMP_ROOM : JUMP_ROOM_SHORT;
    const far = all > grid.columns * grid.rows;
    const { to, lines: most } = aheadOf(left, { going, text: all - least, far }, grid);
    if (most < least) break;
    const lines = Math.min(going, most);
    const room = lines + JUMP_HEAD;
    plans.push({ item, to, share: 1 - lines / all, least: 1 - most / all, room });
    left[to] = (left[to] ?? 0) - room;
    going -= lines;
  }
  return plans;
}

/** A page, and lines that a story which goes on can have there. */
interface Ahead {
  readonly to: number;
  readonly lines: number;
}

/** What is to go on: lines that are over, and those that the story has. */
interface Going {
  readonly going: number;
  readonly text: number;
  /** True where it may go on again from the next page. */
  readonly far: boolean;
}

/** The first page with room for what is over, or the one with the most; where that has too little, the first of several with all lines that the story has. */
function aheadOf(left: readonly number[], { going, text, far }: Going, grid: Grid): Ahead {
  const first = left.findIndex((room) => room >= going + JUMP_HEAD);
  const to = first >= 0 ? first : left.indexOf(Math.max(...left));
  const room = (left[to] ?? 0) - JUMP_HEAD;
  const needed = Math.min(going, text);
  if (!far || room >= needed) return { to, lines: Math.min(text, room) };
  const [station] = stationsFor(left, needed, grid);
  return station === undefined ? { to, lines: room } : { to: station.to, lines: text };
}

/** The pages that a story goes on over: those with room worth a station or, where these have too little for so many lines, all that have some. */
function stationsFor(left: readonly number[], lines: number, { columns, rows }: Grid): readonly Ahead[] {
  const able = left
    .map((room, to): Ahead => ({ to, lines: room - JUMP_HEAD }))
    .filter((page) => page.lines >= JUMP_ROOM);
  const worth = able.filter((page) => page.lines >= STATION * columns * rows);
  return worth.reduce((sum, page) => sum + page.lines, 0) >= lines ? worth : able;
}

/** What is left of the rooms once the planned stories stand there. */
export function roomsBehind(rooms: Rooms, plans: readonly JumpPlan[]): Rooms {
  return rooms.map((room, index) => plans.reduce((left, plan) => (plan.to === index ? left - plan.room : left), room));
}

/** The page with some of its stories going on where there is room. */
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
function goingOn({ item, to, share, least }: JumpPlan, { paper }: Issue): Item {
  const { part, story } = item;
  const next: Part = { ...barePart(to, part.span, paper.grid), number: part.number + 1, rule: part.rule };
  return {
    ...item,
    story: { ...story, parts: [...story.parts, next] },
    after: "jump",
    share: { wish: share, pull: OFF_SHARE, least, overset: false },
  };
}

/** What stands where text over the frame is lost: as much as there is room for. */
const CUT: Share = { wish: 1, pull: OVERSET_PULL, least: 0, overset: true };

/** True for an item that comes out at some width of an empty page. */
export function hasForm(item: Item, desk: MakeUpDesk): boolean {
  return offersIn(item, wholePage(desk), desk).some((offers) => offers.length > 0);
}

/** True for copy that is long enough to go on elsewhere, or to be cut by its frame. */
export function mayGoOn(item: Item, desk: MakeUpDesk): boolean {
  return item.members === undefined && lengthOf(item) > 2 * JUMP_ROOM_SHORT * desk.issue.paper.grid.measure;
}

/**
 * One story cut by its frame, all without what is optional: the page is made up, and the error tells by how much it is over. First the longest of those that
 * came from another page, since its page's own stories did fit, then the longest.
 */
export function oversets(items: readonly Item[]): readonly (readonly Item[])[] {
  const whole = items.filter(({ share }) => share === undefined).toSorted((a, b) => lengthOf(b) - lengthOf(a));
  const cut = new Set([whole.find(({ opening }) => opening === "continued"), whole[0]]);
  return [...cut].flatMap((over) =>
    over === undefined
      ? []
      : [items.map((item) => (item === over ? { ...bareItem(item), share: CUT } : bareItem(item)))],
  );
}

function lengthOf({ story, from }: Item): number {
  return story.copy.codes.length - from;
}

/**
 * Tells of the parts that found no room, and why: no copy is left for them; it comes out at no width; or the free room is less than it needs, or in pieces.
 * @param desk with the issue as all its pages are made up
 */
export function toldOfRoom(homeless: readonly Item[], desk: MakeUpDesk): readonly Diagnostic[] {
  if (homeless.length === 0) return [];
  const { grid } = desk.issue.paper;
  const free = desk.issue.pages.map((_, page) => holesOf(grid, occupantsOn(desk.issue, page)).map(areaOf));
  // In the manifest's order.
  const ranks = new Map(desk.issue.stories.map(({ id }, rank) => [id, rank]));
  const rankOf = ({ story }: Item): number => ranks.get(story.id) ?? 0;
  const inOrder = homeless.toSorted((a, b) => rankOf(a) - rankOf(b) || a.part.number - b.part.number);
  return inOrder.map((item) => toldOf(item, free, desk));
}

function toldOf(item: Item, free: readonly (readonly number[])[], desk: MakeUpDesk): Diagnostic {
  const { part, story } = item;
  const { grid } = desk.issue.paper;
  const place = { story: story.id, page: labelOf(desk, part.page) };
  if (item.members !== undefined) return toldOfGroup(item, place.page, desk);
  const areas = offersIn(item, wholePage(desk), desk).flatMap((offers) =>
    offers.map(({ shape, depth }) => shape.columns * depth),
  );
  const before = story.parts[story.parts.indexOf(part) - 1];
  if (before !== undefined && item.from === story.copy.codes.length) {
    return errorAt(part.span, "part-empty", { ...place, part: part.number, before: labelOf(desk, before.page) });
  }
  if (areas.length === 0) return errorAt(part.span, "no-form", place);
  const need = Math.min(...areas);
  const inCharacters = (columnRows: number): number => Math.round(columnRows * grid.measure);
  const own = free[part.page] ?? [];
  const to = free.findIndex((holes, page) => page !== part.page && (holes[0] ?? 0) >= need);
  return errorAt(part.span, "no-room", {
    ...place,
    need: inCharacters(need),
    free: inCharacters(own.reduce((sum, area) => sum + area, 0)),
    ...(own.length > 1 && { largest: inCharacters(own[0] ?? 0) }),
    ...(to >= 0 && story.parts.length === 1 && { to: labelOf(desk, to), room: inCharacters(free[to]?.[0] ?? 0) }),
  });
}

/** A group with the least room that it takes, and the largest that is free. */
function toldOfGroup({ story, part, ...item }: Item, page: string, desk: MakeUpDesk): Diagnostic {
  const { grid } = desk.issue.paper;
  const offers = offersIn({ ...item, story, part }, wholePage(desk), desk).flat();
  const least = offers.toSorted((a, b) => a.shape.columns * a.depth - b.shape.columns * b.depth)[0];
  const args = { group: story.id, page };
  if (least === undefined) return errorAt(part.span, "group-no-form", { ...args, columns: grid.columns });
  const [largest] = holesOf(grid, occupantsOn(desk.issue, part.page));
  return errorAt(part.span, "group-no-room", {
    ...args,
    columns: least.shape.columns,
    rows: least.depth,
    ...(largest !== undefined && { freeColumns: count(largest.columns), freeRows: count(largest.rows) }),
  });
}
