import { advertById } from "../../build/by-id.ts";
import type { Advert, Issue, PictureAdvert } from "../../engine/model/issue.ts";
import type { PrintedFrame } from "../../engine/newspaper/newspaper.ts";

/** A story's part, or an advert, in a frame of one page. */
export interface FrameByHand extends Pick<PrintedFrame, "of" | "part" | "columns" | "rows"> {
  readonly page: string;
}

/** The place in the manifest's list, from 0, of an advert: the right half of one over the fold stands behind all others, and is written where the left half is. */
export function entryOfAdvert(issue: Issue, of: string): number {
  const span = advertById(issue, of)?.span;
  return issue.adverts.findIndex((advert) => advert.span === span);
}

/**
 * The columns of an advert over the fold, counted over both pages, after a hand has dragged one half of it. Its outer edge goes where the hand goes;
 * if the half is moved as a whole, the other half comes along.
 * @returns undefined if the half would leave its page or the fold, or nothing of the other half would be left
 */
export function acrossAfter(
  { half, frame, page }: Pick<Advert & Pick<PictureAdvert, "half">, "half" | "frame" | "page">,
  { page: label, columns: [from, to] }: FrameByHand,
  { pages, paper }: Issue,
): readonly [number, number] | undefined {
  if (half === undefined || pages[page]?.label !== label) return undefined;
  const each = paper.grid.columns;
  const { side, across } = half;
  const atFold = side === "left" ? to === each : from === 1;
  const by = from - frame.columns.from;
  const isMoved = by === to - frame.columns.to;
  if (!atFold && !isMoved) return undefined;
  const after: readonly [number, number] = atFold
    ? side === "left"
      ? [from, across.to]
      : [across.from, each + to]
    : [across.from + by, across.to + by];
  const isOver = 1 <= after[0] && after[0] <= each && each < after[1] && after[1] <= 2 * each;
  return isOver ? after : undefined;
}
