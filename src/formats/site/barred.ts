import { boxAround, cornersOf, type Point } from "../../base/rect.ts";
import type { Newspaper, PrintedArea, PrintedPage, Thing } from "../../engine/newspaper/newspaper.ts";

/** What may not be shown on the web: stories with all their things, and single pictures; by their ids. */
interface Barred {
  readonly stories: ReadonlySet<string>;
  readonly pictures: ReadonlySet<string>;
  /** The outlines of those that stand on the page. */
  readonly outlines: readonly (readonly Point[])[];
}

export function barredOn(page: PrintedPage, { stories }: Newspaper): Barred {
  const barredStories = new Set(stories.filter(({ web }) => !web).map(({ id }) => id));
  const figures = stories.flatMap(({ blocks }) => blocks.filter((block) => block.kind === "figure"));
  const pictures = new Set(figures.flatMap(({ barred }) => barred));
  const ofStories = page.frames.filter(({ of, kind }) => kind !== "advert" && barredStories.has(of));
  const ofPictures = page.things.filter((thing) => thing.kind === "picture").filter(({ id }) => pictures.has(id));
  return {
    stories: barredStories,
    pictures,
    outlines: [...ofStories.map(({ zone }) => zone), ...ofPictures.map(({ at }) => cornersOf(at))],
  };
}

/** The page for the PDF that the site offers: grey areas stand for what is barred. Rules and grounds stay. */
export function withoutBarred(page: PrintedPage, { stories, pictures, outlines }: Barred): PrintedPage {
  if (outlines.length === 0) return page;
  const isShown = (thing: Thing): boolean => {
    if (thing.kind === "picture" && pictures.has(thing.id)) return false;
    const belongs = thing.story !== undefined && stories.has(thing.story);
    return !belongs || thing.kind === "rule" || thing.kind === "area";
  };
  return { ...page, things: [...outlines.map(greyArea), ...page.things.filter(isShown)] };
}

function greyArea(outline: readonly Point[], index: number): PrintedArea {
  return {
    kind: "area",
    id: `barred-${index + 1}`,
    story: undefined,
    part: undefined,
    advert: undefined,
    role: "ground",
    at: boxAround(outline),
    colour: GREY,
  };
}

const GREY = [0, 0, 0, 15] as const;
