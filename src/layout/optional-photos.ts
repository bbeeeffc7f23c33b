import { type Diagnostic, warningAt } from "../base/diagnostic.ts";
import type { Issue, Story } from "../model/issue.ts";
import { type Desk, labelOf } from "./desk.ts";
import { type FramedPart, type StorySetting, setStory } from "./jump.ts";

/** Sets a story in its frames; where it does not come out there, without some of its optional photos, the last first. */
export function setWithOptional(story: Story, framed: readonly FramedPart[], desk: Desk): StorySetting {
  const whole = setStory(story, framed, desk);
  const optional = story.photos.filter((photo) => photo.optional).map(({ id }) => id);
  if (optional.length === 0 || comesOut(whole)) return whole;
  for (let at = optional.length - 1; at >= 0; at--) {
    const left = optional.slice(at);
    const photos = story.photos.filter(({ id }) => !left.includes(id));
    const bare = setStory({ ...story, photos }, framed, desk);
    if (comesOut(bare)) return bare;
  }
  return whole;
}

/** All copy and all photos stand. */
function comesOut({ parts, idle }: StorySetting): boolean {
  const last = parts.at(-1)?.setting;
  const isOver = last?.request.after === "nothing" && !last.fit.ended;
  return (
    idle.length === 0 && !isOver && parts.every(({ setting }) => setting.standing.length === setting.blocks.length)
  );
}

/** Tells of each optional photo that was left out. */
export function leftOutPhotos(
  written: Pick<Issue, "stories">,
  printed: readonly Pick<Story, "id" | "photos" | "parts">[],
  desk: Desk,
): readonly Diagnostic[] {
  const known = new Map(printed.map((story) => [story.id, story]));
  return written.stories.flatMap(({ id, photos, parts }) => {
    const kept = known.get(id);
    return photos.flatMap((photo) => {
      if (!photo.optional || kept === undefined || kept.photos.some((each) => each.id === photo.id)) return [];
      const page = labelOf(desk, parts.find(({ number }) => number === photo.part)?.page ?? -1);
      return [warningAt(photo.span, "photo-left-out", { story: id, photo: photo.file, page })];
    });
  });
}
