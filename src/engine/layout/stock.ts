import { count, type FramePlan } from "../../base/extent.ts";
import type { Notice, TextAdvert } from "../model/issue.ts";
import { setTextAdvert } from "./advert-text.ts";
import { roomOf } from "./adverts.ts";
import { type LayoutContext, labelOf } from "./context.ts";
import { FURNITURE } from "./furniture.ts";
import { areaOf, holesOf } from "./grid.ts";
import { occupantsOn } from "./surroundings.ts";
import { ENLARGED, LEAST_NOTICE } from "./weights.ts";

/** An empty rectangle of a page. */
interface Hole {
  readonly page: number;
  readonly frame: FramePlan;
}

/**
 * Notices of the paper's stock for the empty rectangles of pages, the largest first (RULES.md#house-notices). A page without a story stays empty, and so does
 * white on the page of a story that found no frame: both are reported.
 */
export function noticesFor(context: LayoutContext): readonly TextAdvert[] {
  const { stock = [], stories, pages, paper } = context.issue;
  if (stock.length === 0) return [];
  const holes = pages.flatMap((_, page): readonly Hole[] => {
    const parts = stories.flatMap((story) => story.parts.filter((part) => part.page === page));
    if (parts.length === 0 || parts.some(({ frame }) => frame === undefined)) return [];
    return holesOf(paper.grid, occupantsOn(context.issue, page))
      .filter(({ columns, rows }) => count(columns) * paper.grid.measure >= LEAST_NOTICE && count(rows) > 1)
      .map((frame) => ({ page, frame }));
  });
  const found: TextAdvert[] = [];
  for (const hole of holes.toSorted((a, b) => areaOf(b.frame) - areaOf(a.frame))) {
    const uses = ({ span }: Notice): number => found.filter((each) => each.span === span).length;
    const isHere = ({ span }: Notice): boolean => found.some((each) => each.span === span && each.page === hole.page);
    const inTurn = stock
      .filter((notice) => uses(notice) < notice.most && !isHere(notice))
      .toSorted((a, b) => uses(a) - uses(b));
    const id = `stock:${found.length + 1}`;
    const set = inTurn.flatMap((notice) => enlargedIn(notice, hole, id, context) ?? [])[0];
    if (set !== undefined) found.push(set);
  }
  return found;
}

/** The notice as large as the hole allows; undefined if it needs more room, or leaves most of it white. */
function enlargedIn(
  { most, ...notice }: Notice,
  { page, frame }: Hole,
  id: string,
  context: LayoutContext,
): TextAdvert | undefined {
  const room = {
    owner: { ...FURNITURE, piece: id },
    at: roomOf(context.issue.paper.grid, frame),
    page: labelOf(context, page),
    context,
  };
  return ENLARGED.map((enlarged): TextAdvert => {
    return { ...notice, kind: "text", legs: undefined, id, page, frame, enlarged };
  }).find((advert) => setTextAdvert(advert, room).diagnostics.length === 0);
}
