import type { Issue, Part, Story } from "../model/issue.ts";
import { type MakeUpDesk, needIn, offersIn } from "./known.ts";
import { barePart } from "./offers/item.ts";
import { itemOf } from "./offers/items.ts";
import { MOST_FILLERS } from "./weights.ts";

/**
 * Fillers for the room at a page's foot, each as a brief that waits for a frame there: the longest that still fits, then again
 * the longest; of equals the manifest's first. Empty when none fits.
 * @param room column-rows
 */
export function fillersFor(room: number, page: number, desk: MakeUpDesk): readonly Story[] {
  const { grid } = desk.issue.paper;
  const waiting = desk.issue.fillers.flatMap((filler) => {
    const story: Story = { ...filler, priority: "brief", parts: [barePart(page, filler.span, grid)] };
    const item = itemOf(desk, story, story.parts[0] as Part, 0);
    const need = needIn(offersIn(item, { columns: grid.columns, rows: grid.rows }, desk));
    return need === undefined ? [] : [{ story, need }];
  });
  const chosen: Story[] = [];
  let left = room;
  for (const { story, need } of waiting.toSorted((a, b) => b.need - a.need)) {
    if (need > left || chosen.length === MOST_FILLERS) continue;
    chosen.push(story);
    left -= need;
  }
  return chosen;
}

/** The issue with the fillers that the manifest gives a place among its stories, behind them. */
export function withStandingFillers(issue: Issue): Issue {
  const standing = issue.fillers.filter(({ parts }) => parts.length > 0);
  if (standing.length === 0) return issue;
  const fillers = issue.fillers.filter(({ parts }) => parts.length === 0);
  return { ...issue, stories: [...issue.stories, ...standing], fillers };
}

/** Stories, then the fillers among them as the manifest has them: the same order, whether their places were found or given. */
export function inManifestOrder(stories: readonly Story[], written: Issue): readonly Story[] {
  const ranks = new Map(written.fillers.map(({ id }, index) => [id, index]));
  const rankOf = ({ id }: Story): number => ranks.get(id) ?? -1;
  return stories.toSorted((a, b) => rankOf(a) - rankOf(b));
}
