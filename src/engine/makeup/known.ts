import { type Recall, remembering } from "../../base/memo.ts";
import type { Desk } from "../layout/desk.ts";
import type { Above } from "../layout/inside.ts";
import type { PartSetting } from "../layout/part.ts";
import type { Part, Story } from "../model/issue.ts";
import type { Item, Offer, Offers, Room } from "./offers/item.ts";
import { offersWithOptional } from "./offers/offers.ts";
import type { Workroom } from "./solver/solver.ts";

/** The desk of make-up, with what is found out once about the issue's items. */
export interface MakeUpDesk extends Desk {
  readonly known: Known;
}

export interface Known {
  /** An item that was made before is the same object: offers and proofs are known by it. Else drawn issues with jumps look for half as many offers again. */
  readonly items: Recall<readonly [story: Story, part: Part, from: number, members: readonly Item[]], Item>;
  readonly offers: Recall<readonly [item: Item, columns: number, rows: number], Offers>;
  readonly proofs: Recall<readonly [offer: Offer, above: Above], ProvenMakeUp>;
  /** Where one page after the other is arranged. */
  readonly workroom: Workroom;
  /** Finds out what groups offer. */
  readonly groups: GroupSearch;
}

/** What a group offers at each width of some room. */
type GroupSearch = (item: Item, room: Room, desk: MakeUpDesk) => Offers;

/** What the engine really makes of an offer. */
export interface ProvenMakeUp {
  /** Every leg full, nothing over, all photos and heads in place. */
  readonly good: boolean;
  /** About how much an editor would mind, in column-rows; 0 for a good one. */
  readonly faults: number;
  /** Of a group: its head's. */
  readonly setting: PartSetting;
  /** Of a group: those of its stories. */
  readonly members?: readonly ProvenMakeUp[];
}

export function nothingKnown(groups: GroupSearch): Known {
  const workroom = { tables: undefined, chain: undefined, families: new Map() };
  return { items: remembering(), offers: remembering(), proofs: remembering(), workroom, groups };
}

export function wholePage({ issue }: Desk): Room {
  const { columns, rows } = issue.paper.grid;
  return { columns, rows: rows + 1 };
}

export function offersIn(item: Item, room: Room, desk: MakeUpDesk): Offers {
  return desk.known.offers([item, room.columns, room.rows], () =>
    item.members === undefined ? offersWithOptional(item, desk, room) : ofGroup(item, room, desk),
  );
}

/** A group is made up once for a whole page; smaller rooms take what fits of that. */
function ofGroup(item: Item, room: Room, desk: MakeUpDesk): Offers {
  const whole = wholePage(desk);
  const isWhole = room.columns === whole.columns && room.rows === whole.rows;
  if (isWhole) return desk.known.groups(item, room, desk);
  return inLess(offersIn(item, whole, desk), room);
}

/** Takes the offers of an item for a smaller room from those for a larger one. */
export function narrowOffers(item: Item, room: Room, from: Offers, { known }: MakeUpDesk): void {
  known.offers([item, room.columns, room.rows], () => inLess(from, room));
}

function inLess(offers: Offers, { columns, rows }: Room): Offers {
  return offers.slice(0, columns).map((each) => each.filter(({ depth }) => depth <= rows));
}

/** The column-rows that an item takes at the offer that costs least, white included; undefined where it offers nothing. */
export function needIn(offers: Offers): number | undefined {
  let best: Offer | undefined;
  for (const each of offers) {
    for (const offer of each) if (best === undefined || weightOf(offer) < weightOf(best)) best = offer;
  }
  return best && best.shape.columns * best.depth;
}

function weightOf({ cost, depth, shape }: Offer): number {
  return cost + depth * shape.columns;
}
