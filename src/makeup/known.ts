import type { Desk } from "../layout/desk.ts";
import type { PartSetting } from "../layout/part.ts";
import { type Family, runsOf, subsetsOf } from "./family.ts";
import type { Item, Offer } from "./item.ts";
import { offersFor } from "./offers.ts";
import type { Workroom } from "./search.ts";
import { MOST_SUBSETS } from "./weights.ts";

/** The desk of make-up, with what is found out once about the items. */
export interface MakeUpDesk extends Desk {
  readonly known: Known;
}

export interface Known {
  /** By story, part and first character: the same item as long as nothing of it changes. */
  readonly items: Map<string, Item>;
  readonly offers: WeakMap<Item, Map<string, Offers>>;
  /** Proofs of offers at the page's head, and under something. */
  readonly open: WeakMap<Offer, ProvenMakeUp>;
  readonly under: WeakMap<Offer, ProvenMakeUp>;
  /** By the number of items. */
  readonly families: Map<number, Family>;
  /** Where one page after the other is cut. */
  readonly workroom: Workroom;
}

/** What the engine really makes of an offer. */
export interface ProvenMakeUp {
  /** Every leg full, nothing over, all photos and heads in place. */
  readonly good: boolean;
  /** About how much an editor would mind, in column-rows; 0 for a good one. */
  readonly faults: number;
  readonly setting: PartSetting;
}

/** By width from one column. */
export type Offers = readonly (readonly Offer[])[];

export function nothingKnown(): Known {
  return {
    items: new Map(),
    offers: new WeakMap(),
    open: new WeakMap(),
    under: new WeakMap(),
    families: new Map(),
    workroom: { tables: undefined },
  };
}

/** The sets in which this number of items is cut. */
export function familyOf(items: number, { known }: MakeUpDesk): Family {
  const family = known.families.get(items) ?? (items > MOST_SUBSETS ? runsOf(items) : subsetsOf(items));
  known.families.set(items, family);
  return family;
}

/** The room for one story: a region's columns, and its rows with the white one at the head. */
export interface Room {
  readonly columns: number;
  readonly rows: number;
}

/** What an item offers in some room. */
export function offersIn(item: Item, room: Room, desk: MakeUpDesk): Offers {
  const { offers } = desk.known;
  const own = offers.get(item) ?? new Map<string, Offers>();
  offers.set(item, own);
  const key = `${room.columns}/${room.rows}`;
  const found = own.get(key) ?? offersFor(item, desk, room);
  own.set(key, found);
  return found;
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
