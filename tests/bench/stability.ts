import type { Frame, Layout } from "../../src/layout/page.ts";
import type { Issue } from "../../src/model/issue.ts";
import { make } from "../makeup/checked.ts";
import { lengthened, settledFrom } from "../makeup/settled-issue.ts";

/** Stories of an issue that are edited, one after the other, and the characters that each gets. */
const STORIES = 8;
const CHARACTERS = 9;
/** A frame's top may move by so many rows. */
const MOVES = 3;

/** Other frames on the pages of the stories that are edited, and those that do not stay. */
export interface Stability {
  readonly others: number;
  readonly moved: number;
}

/**
 * Settles all pages as they were made up, and puts nine characters into each of eight stories in turn: other frames of the page that come to other columns
 * or legs, or whose top moves by more than three rows, have moved.
 * @param made with the frames that were found
 */
export function stabilityOf(written: Issue, made: Issue): Stability {
  const settled = settledFrom(written, made);
  const before = make(settled).layout;
  let [others, moved] = [0, 0];
  for (const story of settled.stories.slice(0, STORIES)) {
    const stories = settled.stories.map((each) => (each === story ? lengthened(story, CHARACTERS) : each));
    const after = framesIn(make({ ...settled, stories }).layout);
    for (const [name, frame] of framesIn(before)) {
      const isOther = frame.owner.story !== story.id && story.parts.some(({ page }) => name.startsWith(`${page}/`));
      if (!isOther) continue;
      others++;
      if (!stays(frame, after.get(name))) moved++;
    }
  }
  return { others, moved };
}

/** By page, story and part. */
function framesIn({ pages }: Layout): ReadonlyMap<string, Frame> {
  return new Map(
    pages.flatMap(({ frames }, page) =>
      frames.map((frame) => [`${page}/${frame.owner.story}/${frame.owner.part}`, frame] as const),
    ),
  );
}

function stays(frame: Frame, now: Frame | undefined): boolean {
  if (now === undefined) return false;
  const isAlike = now.columns.join() === frame.columns.join() && now.legs.length === frame.legs.length;
  return isAlike && Math.abs(now.rows[0] - frame.rows[0]) <= MOVES;
}
