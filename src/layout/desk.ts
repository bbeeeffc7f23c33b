import type { Fonts } from "../fonts/font.ts";
import type { Pictures } from "../images/picture.ts";
import type { Issue } from "../model/issue.ts";
import type { Words } from "../words/words.ts";

/** What make-up works with; the same for the whole issue. */
export interface Desk {
  readonly issue: Issue;
  readonly fonts: Fonts;
  readonly pictures: Pictures;
  readonly words: Words;
}

/** The label of the page with index `page`. */
export function labelOf(desk: Desk, page: number): string {
  return desk.issue.pages[page]?.label ?? "";
}
