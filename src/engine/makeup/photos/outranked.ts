import { type Diagnostic, warningAt } from "../../../base/diagnostic.ts";
import { type Desk, labelOf } from "../../layout/desk.ts";
import type { Layout } from "../../layout/page.ts";
import type { Issue, Photo, Story } from "../../model/issue.ts";
import { rankOf } from "../offers/item.ts";

/** A photo larger by less than this share does not look larger. */
const LOOKS_LARGER = 1.25;

/** The largest photo of a story's first part on a page. */
interface MainPhoto {
  readonly story: Story;
  readonly photo: Photo;
  readonly area: number;
}

interface Outranked {
  readonly great: MainPhoto;
  readonly less: MainPhoto;
  /** The page's place in the issue. */
  readonly page: number;
}

/**
 * A warning for each photo that the engine has sized and that is smaller than one of a story of lower rank (RULES.md#ranks). What the manifest says of a photo's size is its editor's wish, and nothing is told.
 * @param written the issue before it was made up
 */
export function toldOutranked(written: Issue, layout: Layout, desk: Desk): readonly Diagnostic[] {
  return outrankedIn(written, layout).map(({ great, less, page }) => {
    return warningAt(
      great.photo.span,
      "photo-outranked",
      {
        photo: great.photo.file,
        story: great.story.id,
        other: less.photo.file,
        lesser: less.story.id,
        page: labelOf(desk, page),
        times: Math.round((less.area / great.area) * 10) / 10,
      },
      [less.photo.span],
    );
  });
}

/** For each story whose photo is outranked, the largest of those that outrank it. */
function outrankedIn({ stories }: Issue, { pages }: Layout): readonly Outranked[] {
  return pages.flatMap(({ placed }, page) => {
    const largest = new Map<string, MainPhoto>();
    for (const thing of placed) {
      if (thing.kind !== "picture" || thing.owner.part !== 1) continue;
      const story = stories.find(({ id }) => id === thing.owner.story);
      const photo = story?.photos.find(({ id }) => id === thing.picture.photo);
      const area = thing.at.width * thing.at.height;
      if (story === undefined || photo === undefined || area <= (largest.get(story.id)?.area ?? 0)) continue;
      largest.set(story.id, { story, photo, area });
    }
    const mains = [...largest.values()];
    return mains.filter(isSizedByEngine).flatMap((great) => {
      const [less] = mains
        .filter((each) => rankOf(each) > rankOf(great) && each.area > LOOKS_LARGER * great.area)
        .toSorted((a, b) => b.area - a.area);
      return less === undefined ? [] : [{ great, less, page }];
    });
  });
}

function isSizedByEngine({ story, photo }: MainPhoto): boolean {
  const isAsked = [photo.columns, photo.depth, photo.group, story.wish?.photo].some((wish) => wish !== undefined);
  return !isAsked;
}
