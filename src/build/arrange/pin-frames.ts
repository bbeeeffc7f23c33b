import { INSET_KEYS, leftOutOf } from "../../engine/layout/fit/optional.ts";
import { type Pin, pin } from "../../engine/manifest/pin.ts";
import type { Rewritten } from "../../engine/manifest/splice.ts";
import type { Issue, Part, Story } from "../../engine/model/issue.ts";
import { issueOfRank, type MadeUp } from "../compile.ts";
import { type PinWish, pageChoice } from "./choice.ts";
import { type PhotoPin, type PhotoPins, photoPins, saidOf } from "./photo-pins.ts";

/** The manifest's text with the chosen pages as they stand: the frames that make-up found, and where and how large the photos are. */
export function pinPages(text: string, madeUp: Pick<MadeUp, "issue" | "found" | "layOut">, wish: PinWish): Rewritten {
  const made = issueOfRank(madeUp.found, wish.rank, pageChoice(wish, madeUp.issue));
  return pinFrames(text, madeUp, wish, photoPins(made, madeUp.issue, madeUp.layOut));
}

/** The manifest's text with the chosen frames that make-up found. @param photos left out: what make-up has chosen of photos is written, no more */
export function pinFrames(
  text: string,
  { issue, found }: Pick<MadeUp, "issue" | "found">,
  wish: PinWish,
  photos: PhotoPins = new Map(),
): Rewritten {
  const isOn = pageChoice(wish, issue);
  const made = issueOfRank(found, wish.rank, isOn);
  const written = new Map([...issue.stories, ...issue.fillers].map((story) => [story.id, story]));
  const fillers = new Set(issue.fillers.map(({ id }) => id));
  const chosen = wish.stories && wholeGroups(wish.stories, made.stories);
  const pins = made.stories
    .filter(({ id }) => chosen?.includes(id) ?? true)
    .flatMap((story) => pinOf(story, written.get(story.id), { issue, isOn, pins: photos.get(story.id) }))
    .map((each) => (fillers.has(each.story) ? { ...each, priority: undefined } : each));
  return { text: pin(text, pins), count: pins.length };
}

/** A group is pinned as a whole: if one of its stories is chosen, all of them are, and its head. */
function wholeGroups(ids: readonly string[], stories: readonly Story[]): readonly string[] {
  const groups = new Set(
    stories.flatMap(({ id, group, heads }) => (ids.includes(id) ? [heads === undefined ? group : id] : [])),
  );
  const own = stories.filter(({ id, group }) => groups.has(group ?? id)).map(({ id }) => id);
  return [...ids, ...own];
}

/** The issue, and the pages whose frames are chosen. */
interface Chosen {
  readonly issue: Issue;
  readonly isOn: (page: number) => boolean;
  readonly pins: ReadonlyMap<string, PhotoPin> | undefined;
}

/** What the manifest does not say yet of a story's frames and photos; none if it has all of the chosen ones. */
function pinOf(story: Story, written: Story | undefined, { issue, isOn, pins }: Chosen): readonly Pin[] {
  if (written === undefined) return [];
  if (story.parts.some(({ frame }) => frame === undefined)) return [];
  const isFound = ({ page }: Part, index: number): boolean => isOn(page) && written.parts[index]?.frame === undefined;
  const photos = photosOf(story, written, { isOn, pins });
  if (!story.parts.some(isFound)) {
    return photos.length === 0 ? [] : [{ story: story.id, priority: undefined, parts: [], photos }];
  }
  if (story.heads !== undefined) return groupPin(story, written, issue);
  const parts = story.parts.map((part, index) => {
    const { page } = part;
    const frame = isOn(page) ? frameOf(part, written.parts[index]) : undefined;
    return { page: issue.pages[page]?.label ?? "", ...frame };
  });
  const left = leftOutOf(written, story);
  const omitted = left.photos.map(({ number = 1 }) => ({ index: number - 1, omit: true as const }));
  const words = [...left.insets.map(({ kind }) => INSET_KEYS[kind]), ...(left.deck === undefined ? [] : ["deck"])];
  return [{ story: story.id, priority: story.priority, parts, photos: [...photos, ...omitted], left: words }];
}

/** What the manifest does not say yet of the photos on chosen pages: as they stand or, where that is not known, as make-up chose them. */
function photosOf(story: Story, written: Story, { isOn, pins }: Pick<Chosen, "isOn" | "pins">): Pin["photos"] {
  return story.photos.flatMap((photo, place) => {
    const said = saidOf(written, photo);
    if (!isOn(story.parts[photo.part - 1]?.page ?? -1)) return [];
    const pin = pins?.get(photo.id);
    const found = {
      columns: said.columns === undefined ? (pin?.columns ?? photo.columns) : undefined,
      at: said.at === undefined ? (pin?.at ?? photo.at) : undefined,
      depth: said.depth === undefined ? (pin?.depth ?? photo.depth) : undefined,
    };
    const index = (photo.number ?? place + 1) - 1;
    return Object.values(found).every((value) => value === undefined) ? [] : [{ index, ...found }];
  });
}

/** The frame of a whole group. */
function groupPin({ id, heads, parts }: Story, written: Story, issue: Issue): readonly Pin[] {
  const page = issue.pages[parts[0]?.page ?? -1]?.label;
  if (heads?.frame === undefined || page === undefined) return [];
  const frame = written.heads?.frame === undefined ? heads.frame : {};
  return [{ story: id, priority: undefined, parts: [{ page, ...frame }], photos: [] }];
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
