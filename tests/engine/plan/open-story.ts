import { newLayoutContext } from "../../../src/engine/layout/context.ts";
import { makeUpContext } from "../../../src/engine/makeup/make-up.ts";
import type { Issue, Story } from "../../../src/engine/model/issue.ts";
import type { FlatPlan } from "../../../src/engine/plan/flat-plan.ts";
import { planIssue } from "../../../src/engine/plan/plan.ts";
import { newTextContext } from "../../../src/engine/text/galley.ts";
import { squareFonts } from "../../square-font.ts";
import { copyOfLength, partAt, photoOf, storyOf, twos } from "../layout/newsroom.ts";
import { pictures } from "../makeup/generated.ts";

/** A story whose page the plan finds, one of some. A page holds 3,960 characters: 6 columns × 60 rows × 11. */
export function openStory(id: string, characters: number, pages: readonly number[], over: Partial<Story> = {}): Story {
  const unplanned = { pages, part: partAt(pages[0] ?? 0, undefined) };
  return storyOf(id, [], { unplanned, copy: copyOfLength(characters), ...over });
}

/** Photos of a story. */
export const withPhoto = { photos: [photoOf("wide")] };

/** The issue as if its editor had given no story a page. */
export function withoutPages(issue: Issue): Issue {
  const pages = [...issue.pages.keys()];
  const stories = issue.stories.map((story): Story => {
    const [part] = story.parts;
    return part === undefined ? story : { ...story, parts: [], unplanned: { pages, part } };
  });
  return { ...issue, stories };
}

export function planInSquares(issue: Issue): FlatPlan {
  const means = { bench: newTextContext(squareFonts()), pictures, words: twos };
  return planIssue(makeUpContext(newLayoutContext(issue, means)));
}

/** The pages of stories from 1, by id; 0: left out. */
export function pagesIn({ stories, spare }: FlatPlan): Readonly<Record<string, number>> {
  return Object.fromEntries([
    ...stories.map(({ id, page }) => [id, page + 1] as const),
    ...spare.map((id) => [id, 0] as const),
  ]);
}
