import { withoutAsBefore } from "../layout/fit/optional.ts";
import type { Issue, Part, Photo, Story } from "../model/issue.ts";

/** An issue as it was read, and with the frames that were found for it. */
export interface EarlierFrames {
  readonly written: Issue;
  readonly found: Issue;
}

/** Keys of a part and of a photo that make-up may choose if the manifest leaves them open. */
const CHOSEN_IN_PART = ["head", "over", "legs", "writing", "box", "within"] as const;
const CHOSEN_IN_PHOTO = ["columns", "depth", "at"] as const;

/**
 * The issue in the frames that an earlier make-up found for it. Copy that has changed stands in the earlier frame, and may be over or fall short.
 * @returns undefined if a part has no earlier frame, or if the manifest gives all frames: then there is nothing to find
 */
export function withEarlierFrames(issue: Issue, { written, found }: EarlierFrames): Issue | undefined {
  const loose = issue.stories.some(({ parts }) => parts.some(({ frame }) => frame === undefined));
  if (!loose || issue.pages.length !== written.pages.length) return undefined;
  const [raw, before] = [byId(written.stories), byId(found.stories)];
  const framed = issue.stories.flatMap((story) => framedStory(story, raw.get(story.id), before.get(story.id)) ?? []);
  if (framed.length < issue.stories.length) return undefined;
  const own = byId(issue.stories);
  const taken = byId(found.stories.filter(({ id }) => !own.has(id)));
  const fillers = issue.fillers.filter(({ id }) => taken.has(id));
  if (fillers.length < taken.size) return undefined;
  return {
    ...issue,
    stories: [...framed, ...fillers.map(({ id }) => taken.get(id) as Story)],
    fillers: issue.fillers.filter(({ id }) => !taken.has(id)),
  };
}

function byId(stories: readonly Story[]): ReadonlyMap<string, Story> {
  return new Map(stories.map((story) => [story.id, story]));
}

function framedStory(story: Story, raw: Story | undefined, before: Story | undefined): Story | undefined {
  if (raw === undefined || before === undefined || raw.parts.length !== story.parts.length) return undefined;
  if (raw.group !== story.group) return undefined;
  // Make-up chose nothing for it. Left as the same object, it is found among the kept values.
  if (before === raw && story.parts.every(({ frame }) => frame !== undefined)) return story;
  const parts = story.parts.flatMap((part, at) => framedPart(part, raw.parts[at], before.parts[at]) ?? []);
  if (parts.length < story.parts.length) return undefined;
  const kept = withoutAsBefore(story, raw, before);
  const photos = kept.photos.map((photo) => {
    const [was, became] = [raw.photos, before.photos].map((all) => all.find(({ id }) => id === photo.id));
    return was === undefined || became === undefined ? photo : chosen(photo, was, became, CHOSEN_IN_PHOTO);
  });
  // Parts that make-up added for the rest of the copy are added again.
  const framed = { ...kept, photos, parts: [...parts, ...before.parts.slice(story.parts.length)] };
  const { heads } = story;
  return heads === undefined ? framed : { ...framed, heads: { ...heads, frame: heads.frame ?? before.heads?.frame } };
}

function framedPart(part: Part, raw: Part | undefined, before: Part | undefined): Part | undefined {
  if (part.frame !== undefined) return part;
  if (raw === undefined || before?.frame === undefined || before.page !== part.page) return undefined;
  return { ...chosen(part, raw, before, CHOSEN_IN_PART), frame: before.frame };
}

/** The part or photo with the earlier choices, for those keys that the manifest still has as it had them then. */
function chosen<T extends Part | Photo, Key extends keyof T>(now: T, raw: T, before: T, keys: readonly Key[]): T {
  const same = keys.filter((key) => JSON.stringify(now[key]) === JSON.stringify(raw[key]) && before[key] !== undefined);
  return { ...now, ...Object.fromEntries(same.map((key) => [key, before[key]])) };
}
