import { errorAt, warningAt } from "../../base/diagnostic.ts";
import { count } from "../../base/extent.ts";
import { nearMiss } from "../../base/near-miss.ts";
import type { Span } from "../../base/source.ts";
import type { WrittenPhoto, WrittenStory } from "../manifest/manifest.ts";
import type { MarkedCopy } from "../manifest/markup/markup.ts";
import type { Part, Photo } from "./issue.ts";
import { withSeverity } from "./paper.ts";
import type { StoryContext } from "./story-context.ts";
import { plainText } from "./texts.ts";

/*
 * Resolves a story's photos. A manifest lists them, anchors them in copy and captions them in different places, and different people write these. So most of
 * this file reports where they disagree.
 */

/** A story's photos, checked against its parts and the anchors of its copy. */
export function resolvePhotos(
  story: WrittenStory,
  parts: readonly Part[],
  marked: MarkedCopy | undefined,
  context: StoryContext,
): readonly Photo[] {
  const photos = story.photos.map(resolvePhoto);
  const printed = photos.filter((_, index) => story.photos[index]?.omit?.value !== true);
  reportTwins(story, context);
  reportHeads(story, parts, context);
  reportGroups(story, context);
  for (const [index, written] of story.photos.entries()) {
    const photo = photos[index];
    if (photo !== undefined) reportRoom(photo, written, { parts, last: partCount(story, parts) }, context);
  }
  reportCaptions(story, photos, context);
  reportAnchors(marked, photos, context);
  return printed;
}

function resolvePhoto(written: WrittenPhoto, index: number): Photo {
  return {
    id: written.id?.value ?? String(index + 1),
    file: written.file.value,
    path: written.path,
    caption: plainText(written.caption),
    credit: plainText(written.credit),
    columns: written.columns?.value,
    at: written.at?.value,
    depth: written.depth?.value,
    ...(written.depth && { depthSpan: written.depth.span }),
    crop: written.crop?.value ?? (isDrawing(written.file.value) ? { kind: "none" } : { kind: "attention" }),
    group: written.group?.value,
    part: written.part.value,
    number: index + 1,
    ...(mayGo(written) && { optional: true as const }),
    web: written.web.value,
    span: written.file.span,
  };
}

/** Whether layout may leave it out: `omit: false` says that it stays. */
export function mayGo({ optional, omit }: Pick<WrittenPhoto, "optional" | "omit">): boolean {
  return optional.value && omit?.value !== false;
}

/** Whether the picture is a chart or a map, which is cropped only if the manifest says so. */
function isDrawing(file: string): boolean {
  return /\.(?:svg|pdf)$/i.test(file);
}

/** The number of parts, including those whose place is faulty. */
export function partCount({ place }: WrittenStory, parts: readonly Part[]): number {
  return Math.max(place.length, parts.length);
}

/** Reports a part that does not exist, and a frame that is too narrow or too low for the photo. */
function reportRoom(
  photo: Photo,
  written: WrittenPhoto,
  { parts, last }: { readonly parts: readonly Part[]; readonly last: number },
  { diagnostics, paper: { grid } }: StoryContext,
): void {
  const part = parts.find(({ number }) => number === photo.part);
  if (part === undefined) {
    if (parts.length > 0 && photo.part > last) {
      const args = { photo: photo.file, part: photo.part, parts: last };
      diagnostics.push(errorAt(written.part.span, "no-such-part", args));
    }
    return;
  }
  // No frame that the engine finds is larger than the page.
  const { frame = { columns: { from: 1, to: grid.columns }, rows: { from: 1, to: grid.rows } } } = part;
  const wide = part.legs ?? count(part.spread?.across ?? frame.columns);
  const deep = count(frame.rows);
  if (written.columns !== undefined && written.columns.value > wide) {
    const args = { key: "columns", columns: written.columns.value, room: wide };
    diagnostics.push(errorAt(written.columns.span, "beyond-frame", args, [part.span]));
  }
  if (written.depth !== undefined && written.depth.value.from > deep) {
    const args = { photo: photo.file, depth: written.depth.value.from, room: deep };
    diagnostics.push(errorAt(written.depth.span, "photo-too-deep", args, [part.span]));
  }
}

/** Reports an id that another photo has; a photo without an id has its number. */
function reportTwins({ photos }: WrittenStory, { diagnostics }: StoryContext): void {
  const seen = new Map(photos.flatMap(({ id, file }, at) => (id === undefined ? [[String(at + 1), file.span]] : [])));
  for (const { id } of photos) {
    if (id === undefined) continue;
    const twin = seen.get(id.value);
    if (twin === undefined) seen.set(id.value, id.span);
    else diagnostics.push(errorAt(id.span, "duplicate-name", { key: "id", value: id.value }, [twin]));
  }
}

/** Reports a second photo or group over a headline. */
function reportHeads({ photos }: WrittenStory, parts: readonly Part[], { diagnostics }: StoryContext): void {
  for (const { number, writing } of parts) {
    if (writing === "vertical") continue;
    const own = photos.filter(({ part, omit }) => part.value === number && omit?.value !== true);
    const [first, ...others] = own.filter(({ at }) => at?.value === "head");
    for (const { file, at, group } of others) {
      if (first?.at === undefined || at === undefined) continue;
      if (group !== undefined && group.value === first.group?.value) continue;
      const args = { photo: file.value, other: first.file.value };
      diagnostics.push(errorAt(at.span, "two-photos-over-head", args, [first.at.span]));
    }
  }
}

/** The keys that a group takes from the first of its photos that has them. Captions are checked together with those of single photos. */
const SHARED = ["credit", "at", "depth"] as const;

/** Reports a key that contradicts the group: a group has one place, one depth and one credit. */
function reportGroups({ photos }: WrittenStory, { diagnostics }: StoryContext): void {
  for (const photo of photos.filter(({ group, omit }) => group !== undefined && omit?.value !== true)) {
    const own = photos.filter(
      ({ group, part, omit }) =>
        group?.value === photo.group?.value && part.value === photo.part.value && omit?.value !== true,
    );
    for (const key of SHARED) {
      const said = photo[key];
      const first = own.map((each) => each[key]).find((each) => each !== undefined);
      if (said === undefined || first === undefined || isSame(said.value, first.value)) continue;
      const args = { photo: photo.file.value, key, group: photo.group?.value ?? "" };
      diagnostics.push(warningAt(said.span, "group-says-otherwise", args, [first.span]));
    }
  }
}

function isSame(one: unknown, other: unknown): boolean {
  return JSON.stringify(one) === JSON.stringify(other);
}

/** Reports anchors that name no photo of the story, and repeated anchors: the photo is placed at the first. */
function reportAnchors(marked: MarkedCopy | undefined, photos: readonly Photo[], { diagnostics }: StoryContext): void {
  const known = [...photos.map(({ id }) => id), ...photos.map((_, index) => String(index + 1))];
  const first = new Map<Photo, Span>();
  for (const { value, span } of marked?.anchors ?? []) {
    const photo = photos.find(({ id }) => id === value) ?? photos[Number(value) - 1];
    if (photo === undefined) {
      const names = known.length === 0 ? {} : { known: [...new Set(known)].join(", ") };
      diagnostics.push(errorAt(span, "unknown-name", { value, under: "photos", ...names, ...nearMiss(value, known) }));
      continue;
    }
    const before = first.get(photo);
    if (before === undefined) first.set(photo, span);
    else diagnostics.push(warningAt(span, "anchored-twice", { photo: photo.file }, [before]));
  }
}

/** Its name in a paper's `faults`. */
const FAULT = "图文不符";
/** Bylines that mention pictures: 文/图, 图／文, 摄影报道; in Taiwan 攝影報導. */
const PICTURE_BYLINE = /[文图圖]\s*[/／]\s*[文图圖]|摄影报道|攝影報[道導]/u;

/** 图文不符: reports photos without a caption, captions without a place, and bylines that mention a missing picture. */
function reportCaptions(story: WrittenStory, photos: readonly Photo[], { paper, diagnostics }: StoryContext): void {
  for (const photo of photos) {
    const shown = shownCaption(photo, photos);
    if (shown === undefined) {
      diagnostics.push(...withSeverity(paper, FAULT, warningAt(photo.span, "no-caption", { photo: photo.file })));
    } else if (photo.caption !== undefined && shown !== photo.caption) {
      const args = { photo: photo.file, key: "caption", group: photo.group ?? "" };
      diagnostics.push(
        ...withSeverity(paper, FAULT, warningAt(photo.caption.span, "group-says-otherwise", args, [shown.span])),
      );
    }
  }
  if (photos.length > 0) return;
  const byline = plainText(story.byline);
  const text = PICTURE_BYLINE.exec(byline?.text ?? "")?.[0];
  if (byline === undefined || text === undefined) return;
  diagnostics.push(...withSeverity(paper, FAULT, warningAt(byline.span, "picture-missing", { text, of: "story" })));
}

/** The caption under a photo: the first of its group. */
function shownCaption(photo: Photo, photos: readonly Photo[]): Photo["caption"] {
  if (photo.group === undefined) return photo.caption;
  const group = photos.filter((other) => other.group === photo.group && other.part === photo.part);
  return group.find(({ caption }) => caption !== undefined)?.caption;
}
