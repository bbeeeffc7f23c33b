import type { Desk } from "../layout/desk.ts";
import { areaOf } from "../layout/free-area.ts";
import { fixtures, standingOn } from "../layout/surroundings.ts";
import type { FramePlan } from "../model/issue.ts";
import type { Item } from "./item.ts";
import { itemsOn } from "./items.ts";
import { type MakeUpDesk, needIn, offersIn, wholePage } from "./known.ts";
import { JUMP_HEAD, JUMP_ROOM, JUMP_ROOM_SHORT, MOST_JUMPS, USABLE } from "./weights.ts";

/**
 * Column-rows of each page that no story needs; negative where there is too much copy, and on pages that are made up already or settled.
 * They change as jumps are planned.
 */
export type Rooms = readonly number[];

/** @param after the page from which stories are to jump: those before it are not looked at */
export function roomsOf(desk: MakeUpDesk, after: number): Rooms {
  return desk.issue.pages.map((_, page) => {
    if (page <= after || desk.issue.settled.some((settled) => settled.page === page)) return -1;
    const fixed = [
      ...fixtures(desk.issue, page).map(({ frame }) => frame),
      ...standingOn(desk.issue, page).map(({ frame }) => frame),
    ];
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
  return (
    need ?? Math.ceil(own.reduce((sum, { story }) => sum + story.copy.codes.length, 0) / desk.issue.paper.grid.measure)
  );
}

function isBrief({ story }: Item): boolean {
  return story.priority === "brief";
}

export interface JumpRequest {
  readonly page: number;
  readonly items: readonly Item[];
  readonly fixed: readonly FramePlan[];
  readonly rooms: Rooms;
  /** Column-rows that go on beyond what is over: no page comes out to the row. */
  readonly more: number;
}

export interface JumpPlan {
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
 * another if its text is not enough. Empty when none can (RULES.md#jumps).
 */
export function planJumps({ page, items, fixed, rooms, more }: JumpRequest, desk: MakeUpDesk): readonly JumpPlan[] {
  const { measure } = desk.issue.paper.grid;
  const linesOf = (item: Item): number => (item.story.copy.codes.length - item.from) / measure;
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
    const least = linesOf(item) > 2 * JUMP_ROOM ? JUMP_ROOM : JUMP_ROOM_SHORT;
    const to = targetOf(left, going + JUMP_HEAD);
    const most = Math.min(linesOf(item) - least, (left[to] ?? 0) - JUMP_HEAD);
    if (most < least) break;
    const lines = Math.min(going, most);
    const room = lines + JUMP_HEAD;
    plans.push({ item, to, share: 1 - lines / linesOf(item), least: 1 - most / linesOf(item), room });
    left[to] = (left[to] ?? 0) - room;
    going -= lines;
  }
  return plans;
}

/** The first page with so much room, or the one with the most. */
function targetOf(rooms: readonly number[], need: number): number {
  const first = rooms.findIndex((room) => room >= need);
  return first >= 0 ? first : rooms.indexOf(Math.max(...rooms));
}
