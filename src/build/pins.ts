// Writes the frames that make-up found into the manifest, for an editor to change by hand. Pinned pages must come out as they were, although a photo's place
// and depth in the manifest also steer the arrangement of the story. So each story's photos are pinned as completely as possible, and the issue laid out again
// to see that nothing moved.
import { type Extent, isSameExtent } from "../base/extent.ts";
import { INSET_KEYS, leftOutOf } from "../engine/layout/jump.ts";
import type { Layout } from "../engine/layout/page.ts";
import { type FrameChoice, namesIn, type Pin, pin, type Rewritten } from "../engine/manifest/pin.ts";
import type { Inset, Issue, Part, Photo, Story } from "../engine/model/issue.ts";
import { issueOfRank, type MadeUp } from "./compile.ts";

/** The manifest's text with the chosen pages pinned: all that make-up and copy-fitting decided. */
export function pinPages(text: string, madeUp: Pick<MadeUp, "issue" | "found" | "layOut">, wish: PinWish): Rewritten {
  const made = issueOfRank(madeUp.found, wish.rank, pageChoice(wish, madeUp.issue));
  return pinFrames(text, madeUp, wish, asSet(made, madeUp.issue, madeUp.layOut));
}

/** The manifest's text with the chosen frames that make-up found. @param set left out: only what make-up decided is written */
export function pinFrames(
  text: string,
  { issue, found }: Pick<MadeUp, "issue" | "found">,
  wish: PinWish,
  set: AsSet = { stories: new Map(), fillers: [] },
): Rewritten {
  const isOn = pageChoice(wish, issue);
  const made = issueOfRank(found, wish.rank, isOn);
  const written = new Map([...issue.stories, ...issue.fillers].map((story) => [story.id, story]));
  const fillers = new Set(issue.fillers.map(({ id }) => id));
  const chosen = wish.stories && wholeGroups(wish.stories, made.stories);
  const pins = made.stories
    .filter(({ id }) => chosen?.includes(id) ?? true)
    .flatMap((story) => pinOf(set.stories.get(story.id) ?? story, written.get(story.id), { issue, isOn }))
    .map((each) => (fillers.has(each.story) ? { ...each, priority: undefined } : each));
  const hosted = set.fillers
    .filter(({ id, page, under }) => isOn(page) && (chosen?.some((each) => each === id || each === under) ?? true))
    .filter(({ id }) => written.get(id)?.under === undefined)
    .map(({ id, under }): Pin => ({ story: id, under, priority: undefined, parts: [], photos: [] }));
  return { text: pin(text, [...pins, ...hosted]), count: pins.length };
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
}

/** What the engine decided for a story on chosen pages and the manifest does not say; none if it says all. */
function pinOf(story: Story, written: Story | undefined, { issue, isOn }: Chosen): readonly Pin[] {
  if (written === undefined) return [];
  if (story.parts.some(({ frame }) => frame === undefined)) return [];
  const isFound = ({ page }: Part, index: number): boolean => isOn(page) && written.parts[index]?.frame === undefined;
  const found = story.parts.some(isFound);
  if (story.heads !== undefined) return found ? groupPin(story, written, issue) : [];
  const all = story.parts.map((part, index) => {
    const { page } = part;
    const own = written.parts[index];
    const frame = isFound(part, index) ? frameOf(part, own) : undefined;
    const held = isOn(page) && own?.held === undefined ? part.held : undefined;
    return { page: issue.pages[page]?.label ?? "", ...frame, ...held };
  });
  // Both halves of a story over the fold have one place.
  const places = written.parts.some(({ spread }) => spread !== undefined) ? 1 : written.parts.length;
  const parts = found ? all : all.slice(0, places);
  const own = { photos: photosOf(story, written, isOn), words: wordsOf(story, written, isOn) };
  const cut = isOn(story.parts.at(-1)?.page ?? -1) ? leftOutOf(written, story).cut : 0;
  const isSaid =
    cut === 0 && parts.every((part) => Object.values(part).filter((value) => value !== undefined).length === 1);
  if (isSaid && own.photos.length + own.words.length === 0) return [];
  const priority = found ? story.priority : undefined;
  return [{ story: story.id, priority, parts: isSaid && !found ? [] : parts, ...own, ...(cut > 0 && { cut }) }];
}

/** Whether a photo, an inset or the deck is on a chosen page. */
function isOnChosen({ parts }: Story, part: number, isOn: Chosen["isOn"]): boolean {
  return isOn(parts[part - 1]?.page ?? -1);
}

/** The settings of photos on chosen pages that are not in the manifest yet. */
function photosOf(story: Story, written: Story, isOn: Chosen["isOn"]): Pin["photos"] {
  const kept = story.photos.map((photo) => {
    const said = saidOf(written, photo);
    const own = written.photos.find(({ id }) => id === photo.id);
    const { columns, at, depth } = photo;
    return {
      photo,
      columns: said.columns === undefined ? columns : undefined,
      // Another photo of the group may say it.
      at: (said.at === undefined || own?.at !== undefined) && own?.at !== at ? at : undefined,
      depth: (said.depth === undefined || own?.depth !== undefined) && !isSame(depth, own?.depth) ? depth : undefined,
      omit: said.optional && !photo.optional ? false : undefined,
    };
  });
  const left = leftOutOf(written, story).photos.map((photo) => ({ photo, omit: true }));
  return [...kept, ...left].flatMap(({ photo, ...found }) => {
    if (!isOnChosen(story, photo.part, isOn) || Object.values(found).every((value) => value === undefined)) return [];
    return [{ index: photo.number - 1, ...found }];
  });
}

function isSame(one: Extent | undefined, other: Extent | undefined): boolean {
  return one === undefined || isSameExtent(one, other);
}

/** The same of insets and the deck. */
function wordsOf(story: Story, written: Story, isOn: Chosen["isOn"]): NonNullable<Pin["words"]> {
  const kept = (story.insets ?? []).map((inset) => {
    const said = written.insets?.find(({ kind }) => kind === inset.kind);
    return {
      ...{ key: INSET_KEYS[inset.kind], part: inset.part },
      columns: said?.columns === undefined ? inset.columns : undefined,
      at: said?.at === inset.at ? undefined : inset.at,
      omit: said?.optional && !inset.optional ? false : undefined,
    };
  });
  const left = leftOutOf(written, story);
  const keeps = written.deck?.optional && story.deck !== undefined && !story.deck.optional;
  return [
    ...kept,
    ...(keeps ? [{ key: "deck", part: 1, omit: false }] : []),
    ...left.insets.map(({ kind, part }) => ({ key: INSET_KEYS[kind], part, omit: true })),
    ...(left.deck === undefined ? [] : [{ key: "deck", part: 1, omit: true }]),
  ].flatMap(({ part, key, ...found }) => {
    const isSaid = Object.values(found).every((value) => value === undefined);
    return isSaid || !isOnChosen(story, part, isOn) ? [] : [{ key, ...found }];
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

/** An issue's stories with all that was decided for them, as a manifest would say it, and the fillers at their ends. */
interface AsSet {
  readonly stories: ReadonlyMap<string, Story>;
  readonly fillers: readonly { readonly id: string; readonly under: string; readonly page: number }[];
}

/**
 * Which decisions are written, the most complete first. Some cannot be reproduced in every frame: a box that is centred under a photo over its head, or a pull
 * quote whose place the manifest does not say.
 */
const WAYS = [
  { held: true, places: true },
  { held: false, places: true },
  { held: false, places: false },
] as const;

/**
 * Lays the issue out with what was decided for each story, and takes for each the most complete form that leaves it unchanged.
 * @param made with all frames
 * @param written as in the manifest
 */
function asSet(made: Issue, written: Issue, layOut: MadeUp["layOut"]): AsSet {
  const { layout, photos, held, stories } = layOut(made);
  const decided = { photos: photos(), held: held() };
  const given = new Map([...written.stories, ...written.fillers].map((story) => [story.id, story]));
  const set = new Map<string, Story>();
  for (const way of WAYS) {
    const tried = new Map<string, Story>();
    for (const story of stories) {
      const own = given.get(story.id);
      if (own !== undefined && !set.has(story.id)) tried.set(story.id, withAll(story, own, decided, way));
    }
    if (tried.size === 0) break;
    const after = layOut({ ...made, stories: made.stories.map((story) => tried.get(story.id) ?? story) }).layout;
    for (const [id, own] of tried) if (thingsOf(id, layout) === thingsOf(id, after)) set.set(id, own);
  }
  const fillers = layout.pages.flatMap((page, index) =>
    page.fillers.map(({ owner, host }) => ({ id: owner.story ?? "", under: host.story ?? "", page: index })),
  );
  return { stories: set, fillers };
}

type Laid = ReturnType<MadeUp["layOut"]>;

/** The editor's word for a place, if it means only the place that was found. */
function placeOf<At extends Photo["at"]>(said: At | undefined, found: At): At {
  return said === undefined || said === "top" || said === "bottom" || found?.includes("/") ? found : said;
}

/** A story with what copy-fitting decided, where the manifest does not say otherwise. */
function withAll(
  story: Story,
  written: Story,
  decided: { readonly photos: ReturnType<Laid["photos"]>; readonly held: ReturnType<Laid["held"]> },
  { held, places }: (typeof WAYS)[number],
): Story {
  const kept = <Thing extends Photo | Inset>({ optional, ...thing }: Thing): Thing => thing as Thing;
  const own = decided.held.filter((part) => part.story === story.id);
  const photos = story.photos.map((photo): Photo => {
    const said = saidOf(written, photo);
    const found = decided.photos.find((place) => place.story === story.id && place.photo === photo.id);
    const columns = said.columns ?? found?.columns ?? photo.columns;
    if (found === undefined) return { ...photo, columns };
    const depth = places ? { from: found.depth, to: found.depth } : undefined;
    return kept({
      ...photo,
      columns,
      at: places ? placeOf(said.at, found.at) : photo.at,
      depth: depth ?? photo.depth,
    });
  });
  const insets = story.insets?.map((inset): Inset => {
    const found = own.flatMap((part) => part.insets).find(({ kind }) => kind === inset.kind);
    if (found === undefined || !places) return inset;
    return kept({ ...inset, columns: inset.columns ?? found.columns, at: placeOf(inset.at, found.at) });
  });
  const parts = story.parts.map((part): Part => {
    // The halves of a story over the fold are set as one part.
    const found = own.find(({ part: number }) => number === (part.spread === undefined ? part.number : 1));
    // A group's head has no copy to be fitted.
    if (part.held !== undefined || found === undefined || !held || story.heads !== undefined) return part;
    return { ...part, held: { size: found.size, white: found.white } };
  });
  const { deck, shorter, ...printed } = story;
  const { optional, ...keptDeck } = deck ?? {};
  return {
    ...printed,
    parts,
    photos,
    deck: deck && (keptDeck as typeof deck),
    ...(insets !== undefined && { insets }),
  };
}

/** The manifest's settings of a photo; a group shares one place and one depth. */
function saidOf({ photos }: Story, { id, group, part }: Photo): Pick<Photo, "columns" | "at" | "depth" | "optional"> {
  const own = photos.find((photo) => photo.id === id);
  const others = photos.filter((photo) => group !== undefined && photo.group === group && photo.part === part);
  const first = <Key extends "at" | "depth">(key: Key): Photo[Key] | undefined =>
    [own, ...others].find((photo) => photo?.[key] !== undefined)?.[key];
  return { columns: own?.columns, at: first("at"), depth: first("depth"), ...(own?.optional && { optional: true }) };
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
