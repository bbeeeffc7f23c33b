import { isShortText } from "../../base/short-texts.ts";
import type { Heading, Part, Photo, Story } from "../model/issue.ts";
import type { Text } from "../model/text.ts";
import type { Role } from "../text/line.ts";

/** A story's text of a role: over the copy, beside it, or before it in its first line. Undefined if it has none. @param part whose headline is meant */
export function displayText(story: Story, role: Role, part: number): Text | undefined {
  if (isShortText(role)) return story[role];
  switch (role) {
    case "kicker":
      return story.kicker && joinedHeading(story.kicker);
    case "headline": {
      const headline = partOf(story, part)?.headline ?? story.headline;
      return headline && joinedHeading(headline);
    }
    case "deck":
      return story.deck && joinedHeading(story.deck);
    case "note":
      return story.note?.text;
    case "noteLabel":
      return story.note?.label;
    default:
      return undefined;
  }
}

/** The part whose texts and photos stand in a part. Both halves of a story over the fold are one place: those of the right half are the left one's. */
export function writtenPart(story: Story, number: number): number {
  return partOf(story, number)?.spread?.side === "right" ? number - 1 : number;
}

function partOf({ parts }: Story, number: number): Part | undefined {
  return parts.find((part) => part.number === number);
}

/** A heading without its line turns. */
export function joinedHeading(heading: Heading): Text {
  const text = heading.lines.join("");
  const { span, origins } = heading;
  if (origins?.length !== heading.lines.length) return { text, span };
  // An offset behind a line's last character belongs to no character of the joined text, except for the last line's.
  const last = origins.length - 1;
  return {
    text,
    span,
    origins: Int32Array.from(origins.flatMap((line, at) => [...(at < last ? line.slice(0, -1) : line)])),
  };
}

/** The photos of a figure: its group's photos in the part, or the single photo that names it. */
export function photosOf(story: Story, piece: string, part: number): readonly Photo[] {
  const first = story.photos.find((photo) => `figure-${photo.id}` === piece);
  if (first === undefined) return [];
  if (first.group === undefined) return [first];
  return story.photos.filter((photo) => photo.group === first.group && photo.part === part);
}

/** The first caption, or credit, among the photos of one figure. */
export function captionOf(photos: readonly Photo[], role: "caption" | "credit"): Text | undefined {
  return photos.find((photo) => photo[role] !== undefined)?.[role];
}
