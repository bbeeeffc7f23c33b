import { runThrough } from "../base/steps.ts";
import { layOutInSteps, layOutWith, type MadeUpLayout, type Means } from "../makeup/lay-out.ts";
import type { Issue } from "../model/issue.ts";
import { type EarlierFrames, withEarlierFrames } from "./earlier-frames.ts";

/** What a new make-up can take from an earlier one, and whom it shows the issue meanwhile. */
export interface Before<Shown> {
  /** Undefined: no frames were found yet. */
  readonly earlier: EarlierFrames | undefined;
  /** Undefined: the issue stays in its earlier frames, if it has any; no frames are found anew. */
  readonly look: FirstLook<Shown> | undefined;
}

/** Shows an issue while its frames are found: in its earlier frames, or as far as it is made up. */
interface FirstLook<Shown> {
  /** Make-up waits until it resolves. */
  readonly show: (shown: Shown) => Promise<void>;
  /** Lets other work go on for a moment; called after each page that is made up. */
  readonly pause: () => Promise<void>;
}

/** The same first look, given the values from which `made` makes what is shown. */
export function showing<Shown, Source>(
  { earlier, look }: Before<Shown>,
  made: (source: Source) => Shown,
): Before<Source> {
  return { earlier, look: look && { ...look, show: (source) => look.show(made(source)) } };
}

/** An issue without earlier frames is shown when this many pages are made up: those that a reader opens first. */
const FIRST_PAGES = 2;

/** Lays an issue out, after a first look if one is wanted. @param wanted how many make-ups of a page are kept */
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

/** The issue with only those stories and parts that have frames. */
function placedOnly(issue: Issue): Issue {
  const stories = issue.stories.flatMap((story) => {
    const parts = story.parts.filter(({ frame }) => frame !== undefined);
    return parts.length === 0 ? [] : [{ ...story, parts }];
  });
  return { ...issue, stories };
}
