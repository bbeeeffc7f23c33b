import { runThrough } from "../base/steps.ts";
import { layOutInSteps, layOutWith, type MadeUpLayout, type Means } from "../makeup/lay-out.ts";
import type { Issue } from "../model/issue.ts";
import { type EarlierFrames, withEarlierFrames } from "./earlier-frames.ts";

/** What stands before an issue is made up anew. */
export interface Before<Shown> {
  /** Undefined: no frames were found yet. */
  readonly earlier: EarlierFrames | undefined;
  /** Undefined: the issue stays in the earlier frames where there are such; none are found anew. */
  readonly look: FirstLook<Shown> | undefined;
}

/** Is shown an issue while its frames are found: in those that were found before, or as far as it is made up. */
interface FirstLook<Shown> {
  /** Make-up goes on when it has resolved. */
  readonly show: (shown: Shown) => Promise<void>;
  /** Resolves when whoever waits has had a moment; asked for after each page that is made up. */
  readonly pause: () => Promise<void>;
}

/** The same, of what a value is made of. */
export function showing<Shown, Source>(
  { earlier, look }: Before<Shown>,
  made: (source: Source) => Shown,
): Before<Source> {
  return { earlier, look: look && { ...look, show: (source) => look.show(made(source)) } };
}

/** So many pages are made up before an issue is shown that has no earlier frames: those that open first. */
const FIRST_PAGES = 2;

/** Lays an issue out, after a look at what is there before. @param wanted how many make-ups of a page are kept */
export async function layOutAfter(
  issue: Issue,
  means: Means,
  wanted: number,
  before: Before<MadeUpLayout> | undefined,
): Promise<MadeUpLayout> {
  const framed = before?.earlier && withEarlierFrames(issue, before.earlier);
  const look = before?.look;
  if (look === undefined) return runThrough(layOutInSteps(framed ?? issue, means, wanted));
  const show = (shown: Issue): Promise<void> => look.show(layOutWith(shown, { ...means, framed: undefined }));
  if (framed !== undefined) await show(framed);
  const steps = layOutInSteps(issue, means, wanted);
  let step = steps.next();
  for (let pages = 1; !step.done; pages++) {
    if (pages === FIRST_PAGES && before?.earlier === undefined) await show(placedOnly(step.value));
    await look.pause();
    step = steps.next();
  }
  return step.value;
}

/** The issue with those stories and parts alone that have their frames. */
function placedOnly(issue: Issue): Issue {
  const stories = issue.stories.flatMap((story) => {
    const parts = story.parts.filter(({ frame }) => frame !== undefined);
    return parts.length === 0 ? [] : [{ ...story, parts }];
  });
  return { ...issue, stories };
}
