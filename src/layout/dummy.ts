import type { Desk } from "./desk.ts";
import { fixtures, type Occupant } from "./surroundings.ts";

/** The dummy (版样): what takes rows and columns of each page. */
export interface Dummy {
  readonly pages: readonly (readonly Occupant[])[];
}

export function drawDummy(desk: Desk): Dummy {
  const pages = desk.issue.pages.map((_, page) => [
    ...fixtures(desk.issue, page),
    ...desk.issue.stories.flatMap((story) =>
      story.parts.flatMap((part) =>
        part.page === page && part.frame !== undefined ? [{ frame: part.frame, story, part }] : [],
      ),
    ),
  ]);
  return { pages };
}
