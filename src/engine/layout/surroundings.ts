/*
 * The occupants of a page. A frame's white depends on its neighbour above, so layout, make-up and fixes look up occupants here.
 */

import type { FramePlan } from "../../base/extent.ts";
import type { Issue, Part, Story } from "../model/issue.ts";
import type { Above } from "./inside.ts";
import { isPadded, standsOn } from "./rules.ts";

/** Something that takes columns and rows of a page. */
export interface Occupant {
  readonly frame: FramePlan;
  /** Undefined for nameplate and adverts. */
  readonly story: Story | undefined;
  readonly part: Part | undefined;
}

/** Nameplate and adverts of the page with index `page`. */
export function fixtures(issue: Issue, page: number): readonly Occupant[] {
  const { nameplate } = issue.paper;
  const frames = issue.adverts.filter((advert) => advert.page === page).flatMap(({ frame, cells = [frame] }) => cells);
  if (nameplate !== undefined && issue.pages[page]?.number === 1) {
    frames.unshift({ columns: nameplate.columns, rows: nameplate.rows });
  }
  return frames.map((frame) => ({ frame, story: undefined, part: undefined }));
}

/** Parts with a frame on a page, and for groups the rows that their boxes and grounds need at the foot. */
export function standingOn({ stories }: Pick<Issue, "stories">, page: number): readonly Occupant[] {
  return stories.flatMap((story) => story.parts.flatMap((part) => (part.page === page ? taking(story, part) : [])));
}

export function occupantsOn(issue: Issue, page: number): readonly Occupant[] {
  return [...fixtures(issue, page), ...standingOn(issue, page)];
}

/** The dummy (版样): occupied rows and columns of each page. */
export interface Dummy {
  readonly pages: readonly (readonly Occupant[])[];
}

export function drawDummy(issue: Issue): Dummy {
  return { pages: issue.pages.map((_, page) => occupantsOn(issue, page)) };
}

function taking(story: Story, part: Part): readonly Occupant[] {
  // A group keeps its frame while its stories have none yet.
  if (part.frame === undefined)
    return story.heads?.frame === undefined ? [] : [{ frame: story.heads.frame, story, part }];
  return [{ frame: part.frame, story, part }, ...footOf(story, part)];
}

function footOf(story: Story, part: Part): readonly Occupant[] {
  const { heads } = story;
  if (heads?.frame === undefined || !isPadded(heads)) return [];
  const { columns, rows } = heads.frame;
  const foot = { ...part, box: heads.box, tint: heads.tint };
  return [{ frame: { columns, rows: { from: rows.to, to: rows.to } }, story, part: foot }];
}

/** The kind of occupant directly above a frame. */
export function aboveOf(frame: FramePlan, occupants: readonly Occupant[]): Above {
  const above = occupants.filter((other) => standsOn(other.frame, frame));
  if (above.length === 0) return "open";
  const stories = above.map((other) => other.part).filter((part) => part !== undefined);
  if (stories.length === 0) return "furniture";
  return stories.every(isPadded) ? "boxed" : "story";
}
