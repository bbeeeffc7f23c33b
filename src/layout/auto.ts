import { type Diagnostic, errorAt } from "../base/diagnostic.ts";
import type { FramePlan } from "../model/issue.ts";
import type { Loose } from "./depth.ts";
import { type Desk, labelOf } from "./desk.ts";
import { sliceStories } from "./slice.ts";
import { fixtures, type Occupant } from "./surroundings.ts";

/** The dummy (版样): what takes rows and columns of each page, engine-placed stories included. */
export interface Dummy {
  readonly pages: readonly (readonly Occupant[])[];
  readonly diagnostics: readonly Diagnostic[];
}

const RANK = { lead: 0, major: 1, normal: 2, brief: 3 } as const;

/** The frames that the author gave, then those that the engine finds for the others, page by page. */
export function drawDummy(desk: Desk): Dummy {
  const diagnostics: Diagnostic[] = [];
  const pages = desk.issue.pages.map((_, page) => {
    const given = [...fixtures(desk.issue, page), ...framed(desk, page)];
    const loose = looseOn(desk, page);
    if (loose.length === 0) return given;
    const found = sliceStories(loose, given, desk);
    for (const { story, part } of loose) {
      if (found.has(part)) continue;
      diagnostics.push(errorAt(part.span, "no-room", { story: story.id, page: labelOf(desk, page) }));
    }
    return [...given, ...loose.flatMap((each) => occupy(each, found.get(each.part)))];
  });
  return { pages, diagnostics };
}

function occupy({ story, part }: Loose, frame: FramePlan | undefined): readonly Occupant[] {
  return frame === undefined ? [] : [{ frame, story, part }];
}

function framed(desk: Desk, page: number): readonly Occupant[] {
  return desk.issue.stories.flatMap((story) =>
    story.parts.flatMap((part) =>
      part.page === page && part.frame !== undefined ? [{ frame: part.frame, story, part }] : [],
    ),
  );
}

/** Parts without a frame, the most important first. */
function looseOn(desk: Desk, page: number): readonly Loose[] {
  return desk.issue.stories
    .flatMap((story) => story.parts.map((part) => ({ story, part })))
    .filter(({ part }) => part.page === page && part.frame === undefined)
    .sort((a, b) => RANK[a.story.priority] - RANK[b.story.priority]);
}
