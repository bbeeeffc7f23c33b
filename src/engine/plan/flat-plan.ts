import type { Issue } from "../model/issue.ts";

/** Why a story stands on its page. */
export type Why =
  /** The manifest names the page. */
  | "given"
  /** It is the only page that the manifest allows. */
  | "only"
  /** Its rank and its place in the manifest suggest the page. */
  | "wanted"
  /** The page that these suggest has no room for it, or needs others more. */
  | "moved";

export interface PlannedStory {
  readonly id: string;
  readonly page: number;
  readonly why: Why;
}

/** The plan of an issue: plain data. */
export interface FlatPlan {
  /** The issue with a page for each story, and with the notices that fill white; without spare stories that have no page. */
  readonly issue: Issue;
  /** The stories that the plan gave a page, or left where the manifest puts them; in the manifest's order. */
  readonly stories: readonly PlannedStory[];
  /** Ids of the spare stories that are left out. */
  readonly spare: readonly string[];
  readonly cost: number;
  /** True if no other plan costs less. */
  readonly proven: boolean;
}
