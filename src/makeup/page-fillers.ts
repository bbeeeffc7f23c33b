import type { Part, Story } from "../model/issue.ts";
import { barePart } from "./item.ts";
import { itemOf } from "./items.ts";
import { type MakeUpDesk, needIn, offersIn } from "./known.ts";
import { MOST_FILLERS } from "./weights.ts";

/**
 * Fillers for the room at a page's foot, each as a brief that waits for a frame there: the longest that still fits, then again
 * the longest; of equals the manifest's first. Empty when none fits.
 * @param room column-rows
 */
export function fillersFor(room: number, page: number, desk: MakeUpDesk): readonly Story[] {
  const { columns, rows } = desk.issue.paper.grid;
  const waiting = desk.issue.fillers.flatMap((filler) => {
    const story: Story = { ...filler, priority: "brief", parts: [barePart(page, filler.span)] };
    const item = itemOf(desk, story, story.parts[0] as Part, 0);
    const need = needIn(offersIn(item, { columns, rows }, desk));
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
