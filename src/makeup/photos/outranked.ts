import { type Diagnostic, warningAt } from "../../base/diagnostic.ts";
import { type Desk, labelOf } from "../../layout/desk.ts";
import type { Layout } from "../../layout/page.ts";
import type { Issue, Photo, Story } from "../../model/issue.ts";
import type { MakeUp } from "../found.ts";
import { isAsGood } from "../judge.ts";
import type { MadeUpKnowing, MadeUpPage } from "../make-up.ts";
import { rankOf } from "../offers/item.ts";
import { pictureAreas } from "../offers/photo-ranks.ts";
import { leftOutBy } from "../remake.ts";
import { isCovered } from "./photo-cover.ts";
import { pageTrier } from "./tried-photos.ts";
import { withColumns } from "./wider-photos.ts";

/** A photo larger by less than this share does not look larger. */
const LOOKS_LARGER = 1.25;
/** So many columns more, and so many less, are tried. */
const TRIES = 3;

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
 * A warning for each photo that the engine has sized and that is smaller than one of a story of lower rank (RULES.md#ranks), with the columns for one of
 * them that the page comes out with. What the manifest says of a photo's size is its editor's wish, and nothing is told.
 * @param written the issue before it was made up
 */
export function toldOutranked(written: Issue, layout: Layout, desk: Desk, made: MadeUpKnowing): readonly Diagnostic[] {
  return outrankedIn(written, layout).map((pair): Diagnostic => {
    const { great, less, page } = pair;
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
        ...columnsThatHelp(pair, desk, made),
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
      const photo = story?.photos.find(({ path }) => path === thing.picture.path);
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

/** More columns for the photo of higher rank or, where the page does not come out with them, fewer for the other. */
function columnsThatHelp(
  pair: Outranked,
  desk: Desk,
  made: MadeUpKnowing,
): { readonly wider?: number; readonly narrower?: number } {
  const { issue, pages } = made;
  const page = pages.find((each) => each.page === pair.page);
  const [before] = page?.makeUps ?? [];
  if (page?.ground === undefined || before === undefined) return {};
  const { ground } = page;
  const make = pageTrier(made, desk);
  const helps = ({ story, photo }: MainPhoto, columns: number): boolean => {
    const items = page.items.map((item) =>
      item.story.id === story.id ? withColumns(item, { file: photo.file, columns }) : item,
    );
    const after = make({ items, ...ground, wanted: 1 });
    return after !== undefined && isMended(pair, { ...page, items, makeUps: [after] }, before, { ...desk, issue });
  };
  const columnsOf = ({ story, photo }: MainPhoto): number => {
    const own = issue.stories.find(({ id }) => id === story.id)?.photos.find(({ path }) => path === photo.path);
    return own?.columns ?? 1;
  };
  const [least, most] = [columnsOf(pair.great), columnsOf(pair.less)];
  const steps = Array.from({ length: TRIES }, (_, step) => step + 1);
  const wider = steps.map((step) => least + step).find((columns) => helps(pair.great, columns));
  if (wider !== undefined) return { wider };
  const narrower = steps.map((step) => most - step).find((columns) => columns >= 1 && helps(pair.less, columns));
  return narrower === undefined ? {} : { narrower };
}

/** True where the photo of higher rank is no longer outranked, and the page comes out as well as before. */
function isMended({ great, less }: Outranked, page: MadeUpPage, before: MakeUp, desk: Desk): boolean {
  const [after] = page.makeUps;
  if (after === undefined || !isAsGood(after, before) || leftOutBy(after) > leftOutBy(before)) return false;
  if (isCovered(page.items, after, desk) && !isCovered(page.items, before, desk)) return false;
  const areaOf = (id: string): number | undefined => {
    const at = after.stands.findIndex(({ item }) => page.items[item]?.story.id === id);
    const setting = after.proofs[at]?.setting;
    return setting === undefined ? undefined : Math.max(0, ...pictureAreas(setting, desk));
  };
  const own = areaOf(great.story.id) ?? great.area;
  const other = areaOf(less.story.id) ?? less.area;
  return own > 0 && other <= LOOKS_LARGER * own;
}
