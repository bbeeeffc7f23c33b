import type { Extent } from "../../base/extent.ts";
import type { Layout } from "../../engine/layout/page.ts";
import type { Issue, Photo, Story } from "../../engine/model/issue.ts";
import type { MadeUp } from "../compile.ts";

/** How a photo stands, as a manifest asks for it. */
export interface PhotoPin extends Pick<Photo, "columns" | "at"> {
  readonly depth: Extent | undefined;
}

/** By the ids of story and photo. */
export type PhotoPins = ReadonlyMap<string, ReadonlyMap<string, PhotoPin>>;

/**
 * What is written of a story's photos, the most first. A word such as `top` may let the arrangement find a place that it had passed over, and a given
 * depth costs no crop: so all of it may change a page.
 */
const WAYS: readonly ((pin: PhotoPin) => PhotoPin)[] = [
  (pin) => pin,
  (pin) => ({ ...pin, at: undefined }),
  ({ columns }) => ({ columns, at: undefined, depth: undefined }),
];

/**
 * How the photos of an issue stand, as far as it may be written: the issue is laid out with it, and each story takes the first way in which it comes out the same.
 * @param made with all frames
 * @param written as the manifest has it
 */
export function photoPins(made: Issue, written: Issue, layOut: MadeUp["layOut"]): PhotoPins {
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
