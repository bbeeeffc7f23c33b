// Writes the frames that make-up found into the manifest, for an editor to change by hand. Pinned pages must come out as they were, although a photo's place
// and depth in the manifest also steer the arrangement of the story. So each story's photos are pinned as completely as possible, and the issue laid out again
// to see that nothing moved.
import type { Extent } from "../base/extent.ts";
import { INSET_KEYS, leftOutOf } from "../engine/layout/jump.ts";
import type { Layout } from "../engine/layout/page.ts";
import { type FrameChoice, namesIn, type Pin, pin, type Rewritten } from "../engine/manifest/pin.ts";
import type { Issue, Part, Photo, Story } from "../engine/model/issue.ts";
import { issueOfRank, type MadeUp } from "./compile.ts";

/** The manifest's text with the chosen pages pinned: the frames that make-up found, and the places and sizes of photos. */
export function pinPages(text: string, madeUp: Pick<MadeUp, "issue" | "found" | "layOut">, wish: PinWish): Rewritten {
  const made = issueOfRank(madeUp.found, wish.rank, pageChoice(wish, madeUp.issue));
  return pinFrames(text, madeUp, wish, photoPins(made, madeUp.issue, madeUp.layOut));
}

/** The manifest's text with the chosen frames that make-up found. @param photos left out: only the choices that make-up has made of photos are written */
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

/** A group is pinned as a whole: if one of its stories is chosen, all of them and its head are. */
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

/** The frames and photos of a story that are not in the manifest yet; none if it has all of the chosen ones. */
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

/** The settings of photos on chosen pages that are not in the manifest yet: as laid out or, if that is unknown, as make-up chose them. */
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

/** A photo's size and place, as a manifest gives them. */
interface PhotoPin extends Pick<Photo, "columns" | "at"> {
  readonly depth: Extent | undefined;
}

/** By the ids of story and photo. */
type PhotoPins = ReadonlyMap<string, ReadonlyMap<string, PhotoPin>>;

/**
 * The settings of a story's photos that are written, the most complete first. A word such as `top` may let the arrangement find a place that it had skipped,
 * and a given depth makes a crop free of cost; so the complete form can change a page.
 */
const WAYS: readonly ((pin: PhotoPin) => PhotoPin)[] = [
  (pin) => pin,
  (pin) => ({ ...pin, at: undefined }),
  ({ columns }) => ({ columns, at: undefined, depth: undefined }),
];

/**
 * The settings of an issue's photos that reproduce its pages: lays the issue out with each form, and takes for each story the first form that leaves it
 * unchanged.
 * @param made with all frames
 * @param written as in the manifest
 */
function photoPins(made: Issue, written: Issue, layOut: MadeUp["layOut"]): PhotoPins {
  const { layout, photos } = layOut(made);
  const places = photos();
  const given = new Map([...written.stories, ...written.fillers].map((story) => [story.id, story]));
  const pins = new Map<string, ReadonlyMap<string, PhotoPin>>();
  for (const way of WAYS) {
    const tried = new Map<string, Map<string, PhotoPin>>();
    for (const { story, photo, columns, at, depth } of places) {
      if (pins.has(story)) continue;
      const own = tried.get(story) ?? new Map<string, PhotoPin>();
      tried.set(story, own.set(photo, way({ columns, at, depth: { from: depth, to: depth } })));
    }
    if (tried.size === 0) break;
    const stories = made.stories.map((story) => withPins(story, given.get(story.id), tried.get(story.id)));
    const after = layOut({ ...made, stories }).layout;
    for (const [story, own] of tried) if (thingsOf(story, layout) === thingsOf(story, after)) pins.set(story, own);
  }
  return pins;
}

function withPins(story: Story, written: Story | undefined, pins: ReadonlyMap<string, PhotoPin> | undefined): Story {
  if (pins === undefined || written === undefined) return story;
  const photos = story.photos.map((photo): Photo => {
    const { columns, at, depth } = saidOf(written, photo);
    const pin = pins.get(photo.id);
    return {
      ...photo,
      columns: columns ?? pin?.columns ?? photo.columns,
      at: at ?? pin?.at ?? photo.at,
      depth: depth ?? pin?.depth ?? photo.depth,
    };
  });
  return { ...story, photos };
}

/** The manifest's settings of a photo; a group shares one place and one depth. */
function saidOf({ photos }: Story, { id, group, part }: Photo): PhotoPin {
  const own = photos.find((photo) => photo.id === id);
  const others = photos.filter((photo) => group !== undefined && photo.group === group && photo.part === part);
  const first = <Key extends "at" | "depth">(key: Key): Photo[Key] | undefined =>
    [own, ...others].find((photo) => photo?.[key] !== undefined)?.[key];
  return { columns: own?.columns, at: first("at"), depth: first("depth") };
}

function thingsOf(story: string, { pages }: Layout): string {
  const own = pages.map(({ placed }) => placed.filter(({ owner }) => owner.story === story));
  return JSON.stringify(own, (key, value) => (key === "block" ? undefined : value));
}

/** The frames of a layout that are written into the manifest. */
export interface PinWish extends FrameChoice {
  /** The rank of each page's make-up, from 0: the best. */
  readonly rank: number;
}

/** A name in a choice that is not in the manifest, with the labels that are. */
type Misnamed =
  | { readonly kind: "page"; readonly name: string; readonly labels: readonly string[] }
  | { readonly kind: "story"; readonly name: string };

/** The first page or story of a choice that is not in the manifest. Undefined if all are there, or if the manifest is not sound YAML, which a build reports. */
export function misnamedIn(text: string, { pages, stories }: FrameChoice): Misnamed | undefined {
  if (pages === undefined && stories === undefined) return undefined;
  const names = namesIn(text);
  if (names === undefined) return undefined;
  const page = pages?.find((label) => !names.pages.includes(label));
  if (page !== undefined) return { kind: "page", name: page, labels: names.pages };
  const story = stories?.find((id) => !names.stories.includes(id));
  return story === undefined ? undefined : { kind: "story", name: story };
}

/** A page that has fewer make-ups than requested. */
interface TooFew {
  /** The page's label. */
  readonly page: string;
  readonly count: number;
}

/** The first chosen page that has no make-up of the requested rank. */
export function tooFewMakeUps({ issue, found }: MadeUp, wish: PinWish): TooFew | undefined {
  const isChosen = pageChoice(wish, issue);
  const few = found.pages.find(({ page, makeUps }) => isChosen(page) && wish.rank >= makeUps.length);
  return few && { page: issue.pages[few.page]?.label ?? "", count: few.makeUps.length };
}

/** A test whether a page, counted from 0, is chosen. */
function pageChoice({ pages }: FrameChoice, issue: Issue): (page: number) => boolean {
  return (page) => pages?.includes(issue.pages[page]?.label ?? "") ?? true;
}
