import type { FramePlan } from "../../base/extent.ts";
import { areaOf, movedBy } from "../layout/grid.ts";
import type { Issue, Part, Story } from "../model/issue.ts";
import { type Given, marksBeyond } from "./judge.ts";
import type { ProvenMakeUp } from "./known.ts";
import { type Item, type MemberPlacement, type Offer, type Placement, type Shape, storyAs } from "./offers/item.ts";
import { FAR_ROWS, MARKS_BORNE } from "./weights.ts";

// A make-up as a value: which of two is better, how far they are from one another, and the issue with the frames of one.

/** One make-up of a page, proved by setting it. */
export interface MakeUp {
  readonly placements: readonly Placement[];
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
    const key = makeUp.placements
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

/**
 * How far two make-ups of the same items are from one another: the share of the first one's column-rows that stand at other columns in the second, and
 * half of those whose frame keeps its columns and begins more than FAR_ROWS elsewhere.
 */
export function distanceOf(one: MakeUp, other: MakeUp): number {
  const frames = new Map(other.placements.map(({ item, frame }) => [item, frame]));
  let [moved, whole] = [0, 0];
  for (const { item, frame } of one.placements) {
    const then = frames.get(item);
    const area = areaOf(frame);
    whole += area;
    if (then?.columns.from !== frame.columns.from || then.columns.to !== frame.columns.to) moved += area;
    else if (Math.abs(then.rows.from - frame.rows.from) > FAR_ROWS) moved += area / 2;
  }
  return whole === 0 ? 0 : moved / whole;
}

/** The issue with the frames and forms of one make-up of a page. */
export function withMakeUp(issue: Issue, items: readonly Item[], { placements }: MakeUp): Issue {
  return placements.reduce((made, placement) => {
    const item = items[placement.item] as Item;
    const { offer, frame } = placement;
    return offer.group === undefined
      ? withFrame(made, item, { ...offer.shape, frame })
      : withGroup(made, item, placement);
  }, issue);
}

function withFrame(issue: Issue, item: Item, placement: Shape & { readonly frame: FramePlan }): Issue {
  const part: Part = { ...placement.part, frame: placement.frame, found: true };
  const stories = issue.stories.map((story) => {
    if (story.id !== item.story.id) return story;
    const parts = story.parts.map((other) => (other.number === part.number ? part : other));
    return { ...storyAs({ ...item, story }, placement), parts };
  });
  return { ...issue, stories };
}

/** The frames of a group on its page. */
interface GroupPlaces {
  /** Of its head. */
  readonly strip: FramePlan;
  readonly members: readonly MemberPlacement[];
}

/** Where a group that stands in a frame has its head and its stories. At the page's head a frame has a row less than its depth: the white one. */
export function placesIn({ depth, group }: Offer, { columns, rows }: FramePlan): GroupPlaces {
  const down = rows.to - depth;
  const right = columns.from - 1;
  const { strip = 0, placements = [] } = group ?? {};
  return {
    strip: { columns, rows: { from: rows.from, to: down + strip } },
    members: placements.map((placement) => ({
      ...placement,
      frame: { columns: movedBy(placement.frame.columns, right), rows: movedBy(placement.frame.rows, down) },
    })),
  };
}

/** The part of a group's head in the group's frame. */
export function headPart({ story, part }: Item, shape: Part, { columns }: Pick<FramePlan, "columns">): Part {
  const { heads } = story;
  if (heads === undefined || (heads.box === undefined && heads.tint === undefined)) return { ...part, ...shape };
  return { ...part, ...shape, within: { group: story.id, columns, box: heads.box, head: true } };
}

/** The issue with a group, its head and its stories in their frames. */
export function withGroup(
  issue: Issue,
  item: Item,
  { offer, frame }: { readonly offer: Offer; readonly frame: FramePlan },
): Issue {
  const { strip, members } = placesIn(offer, frame);
  const placements = new Map(members.map((placement) => [placement.item.story.id, placement]));
  const stories = issue.stories.map((story): Story => {
    if (story.id === item.story.id && story.heads !== undefined) {
      const part: Part = { ...headPart(item, offer.shape.part, frame), frame: strip, found: true };
      return { ...story, heads: { ...story.heads, frame }, parts: [part] };
    }
    const placement = placements.get(story.id);
    return placement === undefined ? story : memberIn(story, placement, frame);
  });
  return { ...issue, stories };
}

function memberIn(story: Story, { item, offer, frame }: MemberPlacement, group: FramePlan): Story {
  const { within, ...form } = offer.shape.part;
  const own = within !== undefined && { within: { ...within, columns: group.columns } };
  const part: Part = { ...form, frame, found: true, ...own };
  // The item's story may have a wish that only its group has for it.
  return { ...storyAs({ ...item, story: { ...story, parts: [item.part] } }, offer.shape), parts: [part] };
}
