import type { Extent } from "../../base/extent.ts";
import type { Layout } from "../../layout/page.ts";
import type { Issue, Photo, Story } from "../../model/issue.ts";
import type { MadeUp } from "../compile.ts";

/** How a photo stands, as a manifest asks for it. */
export interface PhotoPin extends Pick<Photo, "columns" | "at"> {
  readonly depth: Extent | undefined;
}

/** By the ids of story and photo. */
export type PhotoPins = ReadonlyMap<string, ReadonlyMap<string, PhotoPin>>;

/**
 * How the photos of an issue stand. The issue is laid out once more with them: a story that would come out otherwise has none.
 * @param made with all frames
 * @param written as the manifest has it
 */
export function photoPins(made: Issue, written: Issue, layOut: MadeUp["layOut"]): PhotoPins {
  const { layout, photos } = layOut(made);
  const pins = new Map<string, Map<string, PhotoPin>>();
  for (const { story, photo, columns, at, depth } of photos()) {
    const own = pins.get(story) ?? new Map<string, PhotoPin>();
    pins.set(story, own.set(photo, { columns, at, depth: { from: depth, to: depth } }));
  }
  const given = new Map([...written.stories, ...written.fillers].map((story) => [story.id, story]));
  const stories = made.stories.map((story) => withPins(story, given.get(story.id), pins.get(story.id)));
  const after = layOut({ ...made, stories }).layout;
  return new Map([...pins].filter(([story]) => thingsOf(story, layout) === thingsOf(story, after)));
}

function withPins(story: Story, written: Story | undefined, pins: ReadonlyMap<string, PhotoPin> | undefined): Story {
  if (pins === undefined || written === undefined) return story;
  const photos = story.photos.map((photo): Photo => {
    const { columns, at, depth } = saidOf(written, photo);
    const pin = pins.get(photo.id) ?? photo;
    return { ...photo, columns: columns ?? pin.columns, at: at ?? pin.at, depth: depth ?? pin.depth };
  });
  return { ...story, photos };
}

/** What the manifest says of a photo; a group has one place and one depth. */
export function saidOf({ photos }: Story, { id, group, part }: Photo): PhotoPin {
  const own = photos.find((photo) => photo.id === id);
  const others = photos.filter((photo) => group !== undefined && photo.group === group && photo.part === part);
  const first = <Key extends "at" | "depth">(key: Key): Photo[Key] | undefined =>
    [own, ...others].find((photo) => photo?.[key] !== undefined)?.[key];
  return { columns: own?.columns, at: first("at"), depth: first("depth") };
}

function thingsOf(story: string, { pages }: Layout): string {
  return JSON.stringify(pages.map(({ placed }) => placed.filter(({ owner }) => owner.story === story)));
}
