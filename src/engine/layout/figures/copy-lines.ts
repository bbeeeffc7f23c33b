import { type Copy, paragraphAt } from "../../../base/copy.ts";
import type { Issue } from "../../model/issue.ts";
import type { Line, Segment } from "../../text/line.ts";
import type { Page } from "../page.ts";
import type { PlacedText } from "../placing.ts";

/** A line of running copy on a page. */
export interface CopyLine {
  readonly story: string;
  readonly page: string;
  readonly line: Line;
  /** Code points of the story's copy. */
  readonly from: number;
  readonly to: number;
  /** It is not stretched: it ends its paragraph, or is no line of one that is justified. */
  readonly free: boolean;
}

export function copiesByStory(issue: Issue): ReadonlyMap<string, Copy> {
  return new Map(issue.stories.map(({ id, copy }) => [id, copy]));
}

/** The lines of running copy on a page, in the order in which they are drawn. */
export function copyLines(page: Page, copies: ReadonlyMap<string, Copy>): readonly CopyLine[] {
  const lines: CopyLine[] = [];
  for (const placed of page.placed) {
    const line = placed.kind === "text" ? copyLineOf(placed, page, copies) : undefined;
    if (line !== undefined) lines.push(line);
  }
  return lines;
}

/** A placed line as one of running copy; undefined for a line of anything else. */
export function copyLineOf(
  { owner: { story }, line }: PlacedText,
  { label: page }: Page,
  copies: ReadonlyMap<string, Copy>,
): CopyLine | undefined {
  if (story === undefined) return undefined;
  const { segments } = line;
  const first = segments.find(isRunning);
  const last = first && segments.findLast(isRunning);
  const copy = copies.get(story);
  if (copy === undefined || first === undefined || last === undefined) return undefined;
  const paragraph = copy.paragraphs[paragraphAt(copy, first.from)];
  const free = paragraph === undefined || paragraph.kind === "verse" || last.to >= paragraph.to;
  return { story, page, line, from: first.from, to: last.to, free };
}

function isRunning({ role, from, to }: Segment): boolean {
  return (role === "body" || role === "speaker") && to > from;
}
