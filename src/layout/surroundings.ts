import type { FramePlan, Issue, Part, Story } from "../model/issue.ts";
import type { Above } from "./inside.ts";
import { isPadded, standsOn } from "./rules.ts";

/** What takes rows and columns of a page. */
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

/** What stands directly above a frame among the page's occupants. */
export function aboveOf(frame: FramePlan, occupants: readonly Occupant[]): Above {
  const above = occupants.filter((other) => standsOn(other.frame, frame));
  if (above.length === 0) return "open";
  const stories = above.map((other) => other.part).filter((part) => part !== undefined);
  if (stories.length === 0) return "furniture";
  return stories.every(isPadded) ? "boxed" : "story";
}
