import type { FramePlan } from "../../base/extent.ts";
import { areaOf, movedBy } from "../layout/grid.ts";
import type { Issue, Part, Story } from "../model/issue.ts";
import {
  type Candidate,
  type Item,
  type MemberPlacement,
  type Placement,
  type ProvenMakeUp,
  partAs,
  type Shape,
  storyAs,
} from "./candidates/item.ts";
import { type Given, marksBeyond } from "./judge.ts";
import { FAR_ROWS, MARKS_TOLERATED } from "./weights.ts";

// A make-up as a value: which of two is better, how different they are, and the issue with the frames of one.

/** One make-up of a page, proved by setting its text. */
export interface MakeUp {
  readonly placements: readonly Placement[];
  readonly proofs: readonly ProvenMakeUp[];
  readonly cost: number;
  /** What an editor would have to repair, in column-rows: overset text, short legs. 0 for none. */
  readonly faults: number;
  /** Touching heads (碰题), gaps across the page (断版), and the marks of holes: free rectangles above stories. */
  readonly marks: number;
  /** The free rows at the foot of the last region, over its columns. */
  readonly rest: FramePlan | undefined;
}

/** The result of the search for one page. */
export interface Found {
  /** Best first; empty if the items have no room together. */
  readonly makeUps: readonly MakeUp[];
  /** Pairs of table entries that were combined. */
  readonly states: number;
  /** Column-rows that are free for the items, and those that they need at their best widths. */
  readonly capacity: number;
  readonly demand: number;
}

/** The items of a page that need frames, and what is already placed there. */
export interface PageRequest extends Given {
  readonly items: readonly Item[];
  /** The number of make-ups to return. */
  readonly wanted: number;
}

export const NOTHING: Found = { makeUps: [], states: 0, capacity: 0, demand: 0 };

/** True if no make-up has a fault or more marks than are tolerated. */
export function isClean(makeUps: readonly MakeUp[]): boolean {
  return makeUps.length > 0 && makeUps.every((makeUp) => makeUp.faults === 0 && makeUp.marks <= MARKS_TOLERATED);
}

/** The best make-ups, each once. */
export function ranked(makeUps: readonly MakeUp[], wanted: number): readonly MakeUp[] {
  const seen = new Set<string>();
  const different = makeUps.toSorted(byQuality).filter((makeUp) => {
    const key = makeUp.placements
      .map(({ item, frame }) => `${item}/${frame.columns.from}/${frame.rows.from}`)
      .sort()
      .join(" ");
    const isSeen = seen.has(key);
    seen.add(key);
    return !isSeen;
  });
  return different.slice(0, wanted);
}

/** Orders by faults, then by marks, then by cost. */
export function byQuality(a: MakeUp, b: MakeUp): number {
  return a.faults - b.faults || marksBeyond(a) - marksBeyond(b) || a.cost - b.cost;
}

/**
 * The difference of two make-ups of the same items, from 0 to 1: the share of the first one's column-rows that have other columns in the second, plus half of
 * those that keep their columns and move by more than FAR_ROWS.
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
    const { candidate, frame } = placement;
    return candidate.group === undefined
      ? withFrame(made, item, { ...candidate.shape, frame })
      : withGroup(made, item, placement);
  }, issue);
}

function withFrame(issue: Issue, item: Item, placement: Shape & { readonly frame: FramePlan }): Issue {
  const part: Part = { ...partAs(item, placement), frame: placement.frame, found: true };
  const stories = issue.stories.map((story) => {
    if (story.id !== item.story.id) return story;
    const parts = story.parts.map((other) => (other.number === part.number ? part : other));
    return { ...storyAs({ ...item, story }, placement), parts };
  });
  return { ...issue, stories };
}

/** The frames of a group on its page. */
interface GroupPlaces {
  /** The frame of the group's head. */
  readonly strip: FramePlan;
  readonly members: readonly MemberPlacement[];
}

/** The frames of a group's head and stories. At the head of the page a frame has one row less than its depth, because the white row falls away. */
export function placesIn({ depth, group }: Candidate, { columns, rows }: FramePlan): GroupPlaces {
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

/** The issue with the frames of a group, of its head and of its stories. */
export function withGroup(
  issue: Issue,
  item: Item,
  { candidate, frame }: { readonly candidate: Candidate; readonly frame: FramePlan },
): Issue {
  const { strip, members } = placesIn(candidate, frame);
  const placements = new Map(members.map((placement) => [placement.item.story.id, placement]));
  const stories = issue.stories.map((story): Story => {
    if (story.id === item.story.id && story.heads !== undefined) {
      const part: Part = { ...headPart(item, candidate.shape.part, frame), frame: strip, found: true };
      return { ...story, heads: { ...story.heads, frame }, parts: [part] };
    }
    const placement = placements.get(story.id);
    return placement === undefined ? story : memberIn(story, placement, frame);
  });
  return { ...issue, stories };
}

function memberIn(story: Story, { item, candidate, frame }: MemberPlacement, group: FramePlan): Story {
  const { within, ...form } = candidate.shape.part;
  const own = within !== undefined && { within: { ...within, columns: group.columns } };
  const part: Part = { ...form, frame, found: true, ...own };
  // The item's story may carry a wish that only its group made.
  return { ...storyAs({ ...item, story: { ...story, parts: [item.part] } }, candidate.shape), parts: [part] };
}
