import { count } from "../../../base/extent.ts";
import type { Desk } from "../../layout/desk.ts";
import { movedBy } from "../../layout/grid/grid.ts";
import type { Above } from "../../layout/grid/inside.ts";
import { openPart } from "../../layout/open-part.ts";
import { isPadded } from "../../layout/rules.ts";
import type { Part } from "../../model/issue.ts";
import { type MakeUpDesk, narrowOffers, needIn, offersIn } from "../known.ts";
import { inRectangle } from "../make-page.ts";
import {
  type GroupInside,
  type Item,
  type MemberStand,
  type Offer,
  type Offers,
  type Room,
  rankOf,
  requestOf,
  type Shape,
} from "../offers/item.ts";
import { GROUP_DEPTHS, GROUP_FLAT, GROUP_FLAT_ROW, GROUP_LEAST, GROUP_REACH } from "../weights.ts";
import { headPart } from "./group-places.ts";
import { type GroupWay, stackedInner } from "./group-stacks.ts";

/** What a group offers at each width of a page: its stories made up below its head (RULES.md#groups). */
export function groupOffers(item: Item, room: Room, desk: MakeUpDesk): Offers {
  return Array.from({ length: room.columns }, (_, index): readonly Offer[] => {
    const group = openGroup(item, index + 1, desk);
    if (group === undefined || index + 1 < leastColumns(group, desk)) return [];
    const { strip, foot } = group;
    const shape = shapeOf(item, group);
    return inners(group, room.rows - strip - foot, desk).map(({ depth, cost, stands }) => {
      const whole = strip + depth + foot;
      return {
        shape,
        depth: whole,
        // A group that lies over the page like a ribbon costs more.
        cost: cost + GROUP_FLAT_ROW * Math.max(0, group.columns * GROUP_FLAT - whole),
        group: { strip, stands: below(stands, strip) },
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
  const stands = found.stands.map((stand): MemberStand => ({ ...stand, item: members[stand.item] as Item }));
  const depth = rows - (found.rest === undefined ? 0 : count(found.rest.rows));
  return { depth, cost: found.cost, stands: below(stands, 1 - FIRST_ROW) };
}

function below(stands: readonly MemberStand[], rows: number): readonly MemberStand[] {
  return stands.map((stand) => ({ ...stand, frame: { ...stand.frame, rows: movedBy(stand.frame.rows, rows) } }));
}

/** How a group fills a frame that is given. */
interface FilledGroup {
  readonly group: GroupInside | undefined;
  readonly shape: Shape;
  /** Rows that the frame has more than its stories fill; negative: rows that it lacks; undefined where they come out at no depth. */
  readonly spare: number | undefined;
}

/** Makes up the stories of a group in a given number of columns and rows; rows that they do not fill stay white at the foot. */
export function fillGroup(
  item: Item,
  { columns, rows }: Room,
  above: Above,
  desk: MakeUpDesk,
): FilledGroup | undefined {
  const group = openGroup(item, columns, desk);
  if (group === undefined) return undefined;
  const strip = above === "open" ? group.strip - 1 : group.strip;
  const room = rows - strip - group.foot;
  const shape = shapeOf(item, group);
  const most = desk.issue.paper.grid.rows;
  const filled = (inner: GroupWay): FilledGroup => ({
    group: { strip, stands: below(inner.stands, strip) },
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
