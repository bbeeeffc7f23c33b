import type { Diagnostic } from "../../../base/diagnostic.ts";
import type { FramePlan } from "../../../base/extent.ts";
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
  /** What was wrong after changes that other faults of the story tried, by their names. */
  readonly tried: Map<string, readonly FitFault[]>;
}

/** A story with one thing changed, in frames. */
export interface Changed {
  /** Of a change that several faults of a story may try: it is set once. */
  readonly name?: string;
  readonly story: Story;
  readonly framed: readonly FramedPart[];
}

/** Once a change has taken the fault away but left others, so many more are tried for one that leaves none. */
const CLEAN_TRIES = 12;

/**
 * The first of some changes after which nothing is wrong with the story; else the first that takes the fault away and brings no other. Each is
 * tried by setting the story with it: a figure that is only reckoned leaves the next build with the same fault.
 */
export function firstCure<T>(changes: readonly T[], change: (value: T) => Changed, illness: Illness): T | undefined {
  const { fault, story, faultsOf } = illness;
  const before = new Set(faultsOf(story).map(({ told }) => told.code));
  let second: T | undefined;
  let left = CLEAN_TRIES;
  for (const value of changes) {
    if (second !== undefined && left-- === 0) break;
    const codes = faultsAfter(change(value), illness).map(({ told }) => told.code);
    if (codes.length === 0) return value;
    const isGone = !codes.includes(fault.told.code);
    if (second === undefined && isGone && codes.every((code) => before.has(code))) second = value;
  }
  return second;
}

/** The first of some changes that takes the fault away, whatever else it leaves: a shorter headline also leaves room. */
export function firstRelief<T>(changes: readonly T[], change: (value: T) => Changed, illness: Illness): T | undefined {
  const { code, span } = illness.fault.told;
  return changes.find((value) =>
    faultsAfter(change(value), illness).every(({ told }) => told.code !== code || told.span !== span),
  );
}

function faultsAfter({ name, story, framed }: Changed, { tried, desk, faultsOf }: Illness): readonly FitFault[] {
  const known = name === undefined ? undefined : tried.get(name);
  if (known !== undefined) return known;
  const found = faultsOf(setStory(story, framed, desk));
  if (name !== undefined) tried.set(name, found);
  return found;
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
