import type { Diagnostic } from "../../base/diagnostic.ts";
import type { FramePlan } from "../../base/extent.ts";
import type { Part, Story } from "../../model/issue.ts";
import type { Desk } from "../desk.ts";
import { type FramedPart, type StorySetting, setStory } from "../jump.ts";
import type { PartSetting } from "../part.ts";

/** What may be wrong with a story as set; `part` is undefined for what concerns the whole story. */
export interface FitFault {
  readonly told: Diagnostic;
  readonly part: PartSetting | undefined;
}

/** A fault of a story, and what is needed to try what would mend it. */
export interface Illness {
  readonly fault: FitFault;
  readonly story: StorySetting;
  readonly desk: Desk;
  readonly faultsOf: (story: StorySetting) => readonly FitFault[];
}

/** A story with one thing changed, in frames. */
export interface Changed {
  readonly story: Story;
  readonly framed: readonly FramedPart[];
}

/** Once a change has taken the fault away but left others, so many more are tried for one that leaves none. */
const CLEAN_TRIES = 12;

/**
 * The first of some changes after which nothing is wrong with the story; else the first that takes the fault away and brings no other. Each is
 * tried by setting the story with it: a figure that is only reckoned leaves the next build with the same fault.
 */
export function firstCure<T>(
  changes: readonly T[],
  change: (value: T) => Changed,
  { fault, story, desk, faultsOf }: Illness,
): T | undefined {
  const before = new Set(faultsOf(story).map(({ told }) => told.code));
  let second: T | undefined;
  let left = CLEAN_TRIES;
  for (const value of changes) {
    if (second !== undefined && left-- === 0) break;
    const { story: changed, framed } = change(value);
    const codes = faultsOf(setStory(changed, framed, desk)).map(({ told }) => told.code);
    if (codes.length === 0) return value;
    const isGone = !codes.includes(fault.told.code);
    if (second === undefined && isGone && codes.every((code) => before.has(code))) second = value;
  }
  return second;
}

/** The first of some changes that takes the fault away, whatever else it leaves: a shorter headline also leaves room. */
export function firstRelief<T>(
  changes: readonly T[],
  change: (value: T) => Changed,
  { fault, desk, faultsOf }: Illness,
): T | undefined {
  const { code, span } = fault.told;
  return changes.find((value) => {
    const { story, framed } = change(value);
    return faultsOf(setStory(story, framed, desk)).every(({ told }) => told.code !== code || told.span !== span);
  });
}

/** The story as it stands, in its frames. */
export function asSet({ story, parts }: StorySetting): Changed {
  return {
    story,
    framed: parts.map(({ setting: { request } }) => ({
      part: request.part,
      frame: request.frame,
      above: request.above,
    })),
  };
}

/** The same with one part in another frame or form. */
export function withPart(
  { story, framed }: Changed,
  { number }: Part,
  { frame, ...form }: { readonly frame?: FramePlan; readonly legs?: number; readonly over?: number },
): Changed {
  const changed = (part: Part): Part => (part.number === number ? { ...part, ...form } : part);
  return {
    story: { ...story, parts: story.parts.map(changed) },
    framed: framed.map((each) => ({
      ...each,
      part: changed(each.part),
      frame: each.part.number === number ? (frame ?? each.frame) : each.frame,
    })),
  };
}
