import type { FramePlan } from "../../base/extent.ts";
import { type Given, marksBeyond } from "./judge.ts";
import type { ProvenMakeUp } from "./known.ts";
import type { Item, Stand } from "./offers/item.ts";
import { MARKS_BORNE } from "./weights.ts";

/** One make-up of a page, proved by setting it. */
export interface MakeUp {
  readonly stands: readonly Stand[];
  readonly proofs: readonly ProvenMakeUp[];
  readonly cost: number;
  /** Column-rows that an editor would mind: text over, legs short. 0: nothing. */
  readonly faults: number;
  /** Heads side by side (碰题), gaps across the page (断版), and those of holes: free rectangles over other stories that stay empty. */
  readonly marks: number;
  /** Free rows at the foot of the last region, over its columns. */
  readonly rest: FramePlan | undefined;
}

/** What the search found for one page. */
export interface Found {
  /** Best first; empty when the items have no room together. */
  readonly makeUps: readonly MakeUp[];
  /** Pairs of places that were looked at. */
  readonly states: number;
  /** Column-rows that are free for the items, and those that they need at their best widths. */
  readonly capacity: number;
  readonly demand: number;
}

/** Items to find frames for on a page, beside what stands there. */
export interface PageRequest extends Given {
  readonly items: readonly Item[];
  /** How many make-ups. */
  readonly wanted: number;
}

export const NOTHING: Found = { makeUps: [], states: 0, capacity: 0, demand: 0 };

/** True for make-ups without a fault, and with no more marks than are borne. */
export function isClean(makeUps: readonly MakeUp[]): boolean {
  return makeUps.length > 0 && makeUps.every((makeUp) => makeUp.faults === 0 && makeUp.marks <= MARKS_BORNE);
}

/** The best make-ups, each once. */
export function ranked(makeUps: readonly MakeUp[], wanted: number): readonly MakeUp[] {
  const seen = new Set<string>();
  const different = makeUps.toSorted(byQuality).filter((makeUp) => {
    // Make-ups with the same places count as one.
    const key = makeUp.stands
      .map(({ item, frame }) => `${item}/${frame.columns.from}/${frame.rows.from}`)
      .sort()
      .join(" ");
    const known = seen.has(key);
    seen.add(key);
    return !known;
  });
  return different.slice(0, wanted);
}

/** By what an editor would have to mend, then by marks, then by cost. */
export function byQuality(a: MakeUp, b: MakeUp): number {
  return a.faults - b.faults || marksBeyond(a) - marksBeyond(b) || a.cost - b.cost;
}
