import { type Pin, pin } from "../../manifest/pin.ts";
import { settle } from "../../manifest/settle.ts";
import type { Rewritten } from "../../manifest/splice.ts";
import { unpin } from "../../manifest/unpin.ts";
import { issueOfRank, type MadeUp } from "../compile.ts";
import { arrangementOf, type BeforeAndAfter } from "./arrangement.ts";
import { type PinWish, pageChoice } from "./choice.ts";

/**
 * The manifest's text with the arrangement of the chosen pages: columns and order of all that stands there, found or pinned, without rows. Pinned frames
 * on these pages lose their rows. A story that make-up continues on another page gets its parts.
 */
export function settlePages(text: string, { issue, found }: MadeUp, wish: PinWish): Rewritten {
  const isOn = pageChoice(wish, issue);
  const issues: BeforeAndAfter = { written: issue, made: issueOfRank(found, wish.rank, isOn) };
  const pages = issue.pages.flatMap(({ label }, page) => {
    const frames = isOn(page) ? arrangementOf(issues, page) : [];
    return frames.length === 0 ? [] : [{ page: label, frames }];
  });
  const labels = pages.map(({ page }) => page);
  const onSettled = (page: number): boolean => labels.includes(issue.pages[page]?.label ?? "");
  const loose = unpin(text, { pages: labels, stories: undefined }, issue.paper.grid.writing).text;
  return { text: settle(pin(loose, placesFor(issues, onSettled)), pages), count: pages.length };
}

/** The places of stories on settled pages: parts that were found, pages of fillers, and a priority that only the frame's width had shown. */
function placesFor({ written, made }: BeforeAndAfter, onSettled: (page: number) => boolean): readonly Pin[] {
  const known = new Map([...written.stories, ...written.fillers].map((story) => [story.id, story]));
  const fillers = new Set(written.fillers.map(({ id }) => id));
  return (
    made.stories
      .filter(({ parts }) => parts.some(({ page, frame }) => frame !== undefined && onSettled(page)))
      // A story over the fold keeps the place that it has.
      .filter(({ parts }) => parts.every(({ spread }) => spread === undefined))
      .map((story): Pin => {
        const wasPinned = known.get(story.id)?.parts.some(({ frame }) => frame !== undefined) ?? false;
        const priority = wasPinned && !fillers.has(story.id) ? story.priority : undefined;
        const parts = story.parts.map(({ page }) => ({ page: made.pages[page]?.label ?? "" }));
        return { story: story.id, priority, parts, photos: [] };
      })
  );
}
