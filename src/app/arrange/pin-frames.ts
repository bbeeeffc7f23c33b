import { type Pin, pin } from "../../manifest/pin.ts";
import type { Issue, Part, Story } from "../../model/issue.ts";
import { issueOfRank, type MadeUp } from "../compile.ts";
import { isOnPage, type PinWish } from "./choice.ts";

/** A manifest with frames written into it. */
interface PinnedText {
  readonly text: string;
  /** Of how many stories and fillers. */
  readonly count: number;
}

/** The manifest's text with the chosen frames that make-up found. */
export function pinFrames(text: string, { issue, found }: MadeUp, wish: PinWish): PinnedText {
  const isOn = (page: number): boolean => isOnPage(wish, issue.pages[page]?.label ?? "");
  const made = issueOfRank(found, wish.rank, isOn);
  const written = new Map([...issue.stories, ...issue.fillers].map((story) => [story.id, story]));
  const fillers = new Set(issue.fillers.map(({ id }) => id));
  const pins = made.stories
    .filter(({ id }) => wish.stories?.includes(id) ?? true)
    .flatMap((story) => pinOf(story, written.get(story.id), { issue, isOn }))
    .map((each) => (fillers.has(each.story) ? { ...each, priority: undefined } : each));
  return { text: pin(text, pins), count: pins.length };
}
/** Which frames are meant, in which issue. */
interface Chosen {
  readonly issue: Issue;
  readonly isOn: (page: number) => boolean;
}

/** A story's frames, if the engine found any of those that are meant. */
function pinOf(story: Story, written: Story | undefined, { issue, isOn }: Chosen): readonly Pin[] {
  if (written === undefined) return [];
  if (story.parts.some(({ frame }) => frame === undefined)) return [];
  const isFound = ({ page }: Part, index: number): boolean => isOn(page) && written.parts[index]?.frame === undefined;
  if (!story.parts.some(isFound)) return [];
  const parts = story.parts.map((part, index) => {
    const { page } = part;
    const frame = isOn(page) ? frameOf(part, written.parts[index]) : undefined;
    return { page: issue.pages[page]?.label ?? "", ...frame };
  });
  const photos = story.photos.flatMap(({ columns, at, depth, part }, index) => {
    const given = written.photos[index];
    if (!isOn(story.parts[part - 1]?.page ?? -1)) return [];
    const found = {
      columns: given?.columns === columns ? undefined : columns,
      at: given?.at === at ? undefined : at,
      depth: given?.depth === undefined ? depth : undefined,
    };
    return Object.values(found).every((value) => value === undefined) ? [] : [{ index, ...found }];
  });
  return [{ story: story.id, priority: story.priority, parts, photos }];
}

/** A part's frame and form as they go into the manifest. */
function frameOf({ frame, legs, over, head, box }: Part, written: Part | undefined): Partial<Pin["parts"][number]> {
  if (frame === undefined) return {};
  return {
    ...frame,
    legs,
    over,
    head: head === (written?.head ?? "top") ? undefined : head,
    box: box === written?.box ? undefined : box,
  };
}
