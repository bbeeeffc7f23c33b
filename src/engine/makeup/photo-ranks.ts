import { type Diagnostic, warningAt } from "../../base/diagnostic.ts";
import type { Pt } from "../../base/length.ts";
import { type LayoutContext, labelOf } from "../layout/context.ts";
import type { Layout } from "../layout/page.ts";
import type { PartSetting } from "../layout/part.ts";
import type { PictureBlock } from "../layout/pictures/pictures.ts";
import type { Issue, Photo, Story } from "../model/issue.ts";
import type { Grid } from "../model/paper.ts";
import { type Item, rankOf } from "./candidates/item.ts";
import type { MakeUp } from "./found.ts";
import { type Inversion, inversions, rankedPhoto } from "./judge.ts";
import { LOOKS_LARGER } from "./weights.ts";

// Finds photos that are larger than one of a story of higher rank. Sizes are read from pages with set text, because copy that falls short makes photos deeper.
// photos.ts makes such pages up again; pairs that remain are reported.

/**
 * The inversions of a proved make-up.
 * @param isSized true for items whose photo width was set by the engine, although it is recorded as the manifest would give it
 */
export function inversionsSet(
  { placements, proofs }: MakeUp,
  items: readonly Item[],
  context: LayoutContext,
  isSized: (item: Item) => boolean = () => false,
): readonly Inversion[] {
  return inversions(
    placements.flatMap((placement, at) => {
      const proof = proofs[at];
      if (proof === undefined) return [];
      const photos = rankedPhoto(placement, items, Math.max(0, ...pictureAreas(proof.setting, context)));
      return photos.map((photo) => (isSized(photo.item) ? { ...photo, free: true } : photo));
    }),
  );
}

/** The area of each picture block of a part as it is set, without captions. */
export function pictureAreas(
  { stage: { opener }, standing, blocks, depths }: PartSetting,
  context: LayoutContext,
): readonly number[] {
  const { grid } = context.issue.paper;
  const own = standing.map(({ block }) => pictureArea(blocks[block] as PictureBlock, depths[block] ?? 1, grid));
  return opener === undefined ? own : [...own, pictureArea(opener.block, opener.depth, grid)];
}

export function pictureArea({ photos, width }: PictureBlock, rows: number, { pitch, size }: Grid): number {
  const depth: Pt = (rows - 1) * pitch + size;
  return photos.length === 0 ? 0 : width * depth;
}

/** The largest photo of a story's first part on a page. */
interface MainPhoto {
  readonly story: Story;
  readonly photo: Photo;
  readonly area: number;
}

interface Outranked {
  readonly great: MainPhoto;
  readonly less: MainPhoto;
  /** The page's index in the issue. */
  readonly page: number;
}

/**
 * Warns of each photo sized by the engine that is smaller than one of a story of lower rank (RULES.md#ranks). A size that the manifest gives is the editor's
 * choice.
 * @param written the issue before it was made up
 */
export function reportOutranked(written: Issue, layout: Layout, context: LayoutContext): readonly Diagnostic[] {
  return outrankedIn(written, layout).map(({ great, less, page }) => {
    return warningAt(
      great.photo.span,
      "photo-outranked",
      {
        photo: great.photo.file,
        story: great.story.id,
        other: less.photo.file,
        lesser: less.story.id,
        page: labelOf(context, page),
        times: Math.round((less.area / great.area) * 10) / 10,
      },
      [less.photo.span],
    );
  });
}

/** For each story with an outranked photo, the largest photo that outranks it. */
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
  const isGiven = [photo.columns, photo.depth, photo.group, story.wish?.photo].some((wish) => wish !== undefined);
  return !isGiven;
}
