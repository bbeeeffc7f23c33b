import { type Copy, textOf } from "../../base/copy.ts";
import { warningAt } from "../../base/diagnostic.ts";
import type { WrittenStory } from "../manifest/manifest.ts";
import { weigh } from "./faults.ts";
import type { Photo } from "./issue.ts";
import { plainText } from "./plain-text.ts";
import type { StoryContext } from "./story-context.ts";

/** The name of the fault in a paper's `faults`. */
const FAULT = "图文不符";
/** In either script. */
const PICTURE = [..."图圖"].map((character) => character.codePointAt(0) ?? 0);
/** Words in the copy that point to a picture beside it: （见上图）, （图为…）, （如图一）. */
const REFERENCE =
  /（[^（）]{0,4}(?:[上下左右题題附][图圖]|[见見如][图圖]|[图圖][为為一二三四五六七八九0-9])[^（）]{0,20}）/u;
/** What may stand in a reference before 图, and from it on. */
const [BEFORE, AFTER] = [6, 23];
/** Words in a byline that mean pictures: 文/图, 图／文, 摄影报道; 攝影報導 in Taiwan. */
const PICTURED = /[文图圖]\s*[/／]\s*[文图圖]|摄影报道|攝影報[道導]/u;

/** 图文不符: a photo without a caption, a caption without a place, copy or a byline that mentions a picture where there is none. */
export function reportCaptions(
  story: WrittenStory,
  photos: readonly Photo[],
  copy: Copy | undefined,
  { paper, diagnostics }: StoryContext,
): void {
  for (const photo of photos) {
    const shown = shownCaption(photo, photos);
    if (shown === undefined) {
      diagnostics.push(...weigh(paper, FAULT, warningAt(photo.span, "no-caption", { photo: photo.file })));
    } else if (photo.caption !== undefined && shown !== photo.caption) {
      const args = { photo: photo.file, key: "caption", group: photo.group ?? "" };
      diagnostics.push(
        ...weigh(paper, FAULT, warningAt(photo.caption.span, "group-says-otherwise", args, [shown.span])),
      );
    }
  }
  if (photos.length > 0) return;
  const byline = plainText(story.byline);
  const text = PICTURED.exec(byline?.text ?? "")?.[0] ?? referenceIn(copy);
  if (text === undefined) return;
  const args = { story: story.id.value, text };
  diagnostics.push(...weigh(paper, FAULT, warningAt(story.id.span, "picture-missing", args)));
}

/** The caption that stands under a photo: its group's first. */
function shownCaption(photo: Photo, photos: readonly Photo[]): Photo["caption"] {
  if (photo.group === undefined) return photo.caption;
  const group = photos.filter((other) => other.group === photo.group && other.part === photo.part);
  return group.find(({ caption }) => caption !== undefined)?.caption;
}

/** Only what is near 图 is spelt out: most copy has none. */
function referenceIn(copy: Copy | undefined): string | undefined {
  if (copy === undefined) return undefined;
  const { codes } = copy;
  for (const picture of PICTURE) {
    for (let at = codes.indexOf(picture); at >= 0; at = codes.indexOf(picture, at + 1)) {
      const found = REFERENCE.exec(textOf(codes.subarray(Math.max(0, at - BEFORE), at + AFTER)));
      if (found !== null) return found[0];
    }
  }
  return undefined;
}
