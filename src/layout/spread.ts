import { extentsMeet } from "../base/extent.ts";
import type { Issue } from "../model/issue.ts";
import type { Desk } from "./desk.ts";
import type { StorySetting } from "./jump.ts";
import type { PartSetting } from "./part.ts";

/** A story across the spine between two facing pages (跨版): its part at the right edge of the one, the next at the left of the other. */
interface Spread {
  readonly left: PartSetting;
  readonly right: PartSetting;
}

/** True for an even page and the one after it: they face each other in the open paper. Indices into `Issue.pages`. */
function faces({ pages }: Issue, left: number, right: number): boolean {
  const [one, other] = [pages[left]?.number, pages[right]?.number];
  return one !== undefined && other !== undefined && one % 2 === 0 && other === one + 1;
}

/** The places where a story crosses a spine, on rows that both of its parts share. */
export function spreadsOf({ parts }: StorySetting, { issue }: Desk): readonly Spread[] {
  const last = issue.paper.grid.columns;
  return parts.flatMap(({ setting: left }, index): readonly Spread[] => {
    const right = parts[index + 1]?.setting;
    if (right === undefined || !faces(issue, left.request.part.page, right.request.part.page)) return [];
    const one = left.request.frame;
    const other = right.request.frame;
    const meet = one.columns.to === last && other.columns.from === 1 && extentsMeet(one.rows, other.rows);
    return meet ? [{ left, right }] : [];
  });
}
