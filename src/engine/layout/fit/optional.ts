import { type Diagnostic, warningAt } from "../../../base/diagnostic.ts";
import type { Inset, Issue, Photo, Story } from "../../model/issue.ts";
import { type Desk, labelOf } from "../desk.ts";
import { type FramedPart, type StorySetting, setStory } from "../jump.ts";

/** What may be left out of a story, by name: a photo by its id, an inset by its kind, the deck. */
type OptionalName = `photo/${string}` | Inset["kind"] | "deck";

function nameOf(each: Photo | Inset): OptionalName {
  return "kind" in each ? each.kind : `photo/${each.id}`;
}

export function isPhotoName(name: string): boolean {
  return name.startsWith("photo/");
}

/** What may be left out together, the least loss first: words before photos, of both the last first. @param part left out: in all of its parts */
export function waysToLeave(story: Story, part?: number): readonly (readonly string[])[] {
  const own = <Thing extends Photo | Inset>(all: readonly Thing[]): readonly string[] =>
    all.filter((each) => each.optional && (part ?? each.part) === each.part).map(nameOf);
  const photos = own(story.photos);
  const words = [...(story.deck?.optional && (part ?? 1) === 1 ? ["deck"] : []), ...own(story.insets ?? [])];
  const counts = (of: readonly string[]): readonly number[] => [...of.keys(), of.length];
  return counts(photos)
    .flatMap((some) => counts(words).map((more) => [...lastOf(words, more), ...lastOf(photos, some)]))
    .slice(1);
}

function lastOf(names: readonly string[], count: number): readonly string[] {
  return names.slice(names.length - count);
}

export function without(story: Story, left: readonly string[]): Story {
  if (left.length === 0) return story;
  const stays = (each: Photo | Inset): boolean => !left.includes(nameOf(each));
  const { insets } = story;
  return {
    ...story,
    photos: story.photos.filter(stays),
    deck: left.includes("deck") ? undefined : story.deck,
    ...(insets !== undefined && { insets: insets.filter(stays) }),
  };
}

/** The story with something that may no longer be left out. */
export function withNeeded(story: Story, name: string): Story {
  const needed = <Thing extends Photo | Inset>(each: Thing): Thing => {
    if (nameOf(each) !== name) return each;
    const { optional, ...own } = each;
    return own as Thing;
  };
  const { insets, deck } = story;
  const { optional, ...own } = deck ?? {};
  return {
    ...story,
    photos: story.photos.map(needed),
    deck: name === "deck" && deck !== undefined ? (own as typeof deck) : deck,
    ...(insets !== undefined && { insets: insets.map(needed) }),
  };
}

/** Sets a story in its frames; where it does not come out there, without some of what is optional, the least loss first, or without all of it. */
export function setWithOptional(story: Story, framed: readonly FramedPart[], desk: Desk): StorySetting {
  let set = setStory(story, framed, desk);
  for (const left of comesOut(set) ? [] : waysToLeave(story)) {
    set = setStory(without(story, left), framed, desk);
    if (comesOut(set)) break;
  }
  return set;
}

/** All copy and all photos stand. */
function comesOut({ parts, idle }: StorySetting): boolean {
  const last = parts.at(-1)?.setting;
  const isOver = last?.request.after === "nothing" && !last.fit.ended;
  return (
    idle.length === 0 && !isOver && parts.every(({ setting }) => setting.standing.length === setting.blocks.length)
  );
}

/** All of a story that may be optional. */
type Leavable = Pick<Story, "photos" | "insets" | "deck">;

/** What a story has as it is written and not as it is printed. */
export function leftOutOf(
  written: Leavable,
  printed: Leavable,
): { readonly photos: readonly Photo[]; readonly insets: readonly Inset[]; readonly deck: Story["deck"] } {
  const left = <Thing extends Photo | Inset>(
    own: readonly Thing[] = [],
    kept: readonly Thing[] = [],
  ): readonly Thing[] => own.filter((each) => each.optional && kept.every((other) => nameOf(other) !== nameOf(each)));
  return {
    photos: left(written.photos, printed.photos),
    insets: left(written.insets, printed.insets),
    deck: written.deck?.optional && printed.deck === undefined ? written.deck : undefined,
  };
}

/** What the manifest calls an inset. */
export const INSET_KEYS = { pullquote: "pullquote", numbers: "figures", qr: "qr" } as const;

export function toldLeftOut(
  written: Pick<Issue, "stories">,
  printed: readonly Story[],
  desk: Desk,
): readonly Diagnostic[] {
  const known = new Map(printed.map((story) => [story.id, story]));
  return written.stories.flatMap((story): readonly Diagnostic[] => {
    const kept = known.get(story.id);
    if (kept === undefined) return [];
    const left = leftOutOf(story, kept);
    const own = (part: number) => ({
      story: story.id,
      page: labelOf(desk, story.parts.find(({ number }) => number === part)?.page ?? -1),
    });
    return [
      ...left.photos.map(({ part, file, span }) => warningAt(span, "optional-left-out", { ...own(part), name: file })),
      ...left.insets.map(({ part, kind, span }) =>
        warningAt(span, "optional-left-out", { ...own(part), name: INSET_KEYS[kind] }),
      ),
      ...(left.deck === undefined ? [] : [warningAt(left.deck.span, "optional-left-out", { ...own(1), name: "deck" })]),
    ];
  });
}
