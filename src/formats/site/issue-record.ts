/*
 * A small record that each issue leaves in its folder. Entry, months, feed and sitemaps are made from records, so they never need the issue itself. It also has the
 * colour of the paper's name, converted from inks to a screen colour that is readable on light and dark backgrounds.
 */
import { type Cmyk, hex, type Rgb, screenColour } from "../../base/colour.ts";
import type { Size } from "../../base/rect.ts";
import {
  type Identity,
  isDisplayBlock,
  type Newspaper,
  type PrintedArt,
  type PrintedPage,
  type ReadStory,
} from "../../engine/newspaper/newspaper.ts";
import { pagesOf } from "../names.ts";
import { dayOf, nameplatePath, nodePath } from "./addresses.ts";

export interface IssueRecord extends Omit<Identity, "publisher" | "cn" | "stem" | "binding"> {
  readonly schema: typeof RECORD;
  /** right: pages go from right to left. By default left. */
  readonly binding?: "right";
  readonly day: string;
  /** The nameplate's colour for screens. */
  readonly accent: Accent;
  /** The nameplate's drawing and its size; undefined if the paper's name is set in type. */
  readonly nameplate: { readonly path: string; readonly size: Size } | undefined;
  readonly pages: readonly PageRecord[];
  /** In reading order. */
  readonly stories: readonly StoryRecord[];
}

export interface PageRecord {
  readonly label: string;
  readonly name: string;
  readonly section: string | undefined;
  readonly picture: PagePicture;
  /** Pixels of its largest picture per point of the page. */
  readonly scale: number;
  /** Ids of its stories, in page order. */
  readonly stories: readonly string[];
}

/** A page's picture in all sizes, the largest last, with their paths. */
export interface PagePicture extends Size {
  readonly sizes: readonly (Size & { readonly path: string })[];
}

export interface StoryRecord {
  readonly id: string;
  readonly title: string;
  readonly label: string | undefined;
  readonly kicker: string | undefined;
  readonly deck: string | undefined;
  readonly byline: string | undefined;
  readonly priority: ReadStory["priority"];
  /** For a group's head: the ids of its stories. */
  readonly members?: readonly string[];
  readonly group?: string;
  readonly pages: readonly string[];
  readonly summary: string;
}

const RECORD = "banmian.site-issue/1";

/** @param pictures by page label */
export function recordOf(newspaper: Newspaper, pictures: ReadonlyMap<string, PagePicture>): IssueRecord {
  const { paper, code, date, number, edition, revision, language, binding } = newspaper.identity;
  const day = dayOf(newspaper.identity);
  const nameplate = nameplateOf(newspaper);
  const stories = shownStories(newspaper);
  const shown = new Set(stories.map(({ id }) => id));
  return {
    schema: RECORD,
    ...{ paper, code, date, number, edition, revision, language, day },
    ...(binding === "right" && { binding }),
    accent: accentOf(nameplateColour(newspaper) ?? [0, 0, 0, 100]),
    nameplate: nameplate && {
      path: nameplatePath(day),
      size: { width: nameplate.viewBox[2], height: nameplate.viewBox[3] },
    },
    pages: newspaper.pages.map((page): PageRecord => {
      const { label, name, section } = page;
      const picture = pictures.get(label) ?? { width: 0, height: 0, sizes: [] };
      const scale = picture.width / page.trim.width;
      return { label, name, section, picture, scale, stories: storiesOn(page).filter((id) => shown.has(id)) };
    }),
    stories: stories.map((story) => ({ ...storyRecord(story), ...groupingOf(story, stories) })),
  };
}

/** Reads a record from the site. @returns undefined for anything except a record of this version */
export function readRecord(json: unknown): IssueRecord | undefined {
  const record = json as IssueRecord | undefined;
  return record?.schema === RECORD ? record : undefined;
}

/** The stories that are on a page and may be shown on the web. */
export function shownStories({ stories }: Newspaper): readonly ReadStory[] {
  return stories.filter(({ web, parts }) => web && parts.length > 0);
}

export function frontPath({ day, pages }: IssueRecord): string {
  return nodePath(day, pages[0]?.label ?? "1");
}

function storiesOn({ frames }: PrintedPage): readonly string[] {
  return [...new Set(frames.filter(({ kind }) => kind !== "advert").map(({ of }) => of))];
}

/** The drawing of the paper's name; undefined if it is set in type. */
export function nameplateOf({ pages }: Newspaper): PrintedArt | undefined {
  const things = pages.flatMap((page) => page.things);
  return things.find((thing): thing is PrintedArt => thing.kind === "art" && thing.role === "nameplate");
}

/** The colour of the paper's name: drawn, or set in type. */
function nameplateColour(newspaper: Newspaper): Cmyk | undefined {
  const lines = newspaper.pages.flatMap(({ things }) =>
    things.flatMap((thing) => (thing.kind === "line" ? [thing] : [])),
  );
  const name = lines.flatMap(({ segments }) => segments).find(({ role }) => role === "nameplate");
  return nameplateOf(newspaper)?.colour ?? name?.runs[0]?.colour;
}

function groupingOf({ id, kind, group }: ReadStory, all: readonly ReadStory[]): Pick<StoryRecord, "members" | "group"> {
  if (kind === "group") return { members: all.filter((story) => story.group === id).map((story) => story.id) };
  return group === undefined ? {} : { group };
}

function storyRecord(story: ReadStory): StoryRecord {
  const { id, title, priority, copy } = story;
  const textOf = (kind: string): string | undefined =>
    story.blocks.filter(isDisplayBlock).find((block) => block.kind === kind)?.text.text;
  return {
    id,
    title,
    label: textOf("label"),
    kicker: textOf("kicker"),
    deck: textOf("deck"),
    byline: textOf("byline"),
    priority,
    pages: pagesOf(story),
    summary: beginningOf(copy.text),
  };
}

/** Code points of a summary: four lines on a phone. */
const SUMMARY = 80;

function beginningOf(copy: string): string {
  const characters = [...copy.replaceAll("\n", "　")];
  return characters.length <= SUMMARY ? characters.join("") : `${characters.slice(0, SUMMARY - 1).join("")}…`;
}

/** The contrast at which nearly everybody can read text (WCAG 2.2, success criterion 1.4.3). */
const LEAST_CONTRAST = 4.5;

/** The paper's colour, readable on light and on dark backgrounds. */
interface Accent {
  readonly light: string;
  readonly dark: string;
}

/** The site's backgrounds, as in site.css; of these, text in the accent colour has the least contrast on these two. */
const LIGHT_GROUND: Rgb = [241, 237, 228];
const DARK_GROUND: Rgb = [38, 35, 31];

export function accentOf(inks: Cmyk): Accent {
  const colour = screenColour(inks);
  return { light: readableOn(LIGHT_GROUND, colour, [0, 0, 0]), dark: readableOn(DARK_GROUND, colour, [255, 255, 255]) };
}

/** Moves a colour towards another just as far as its contrast with the background requires. */
function readableOn(ground: Rgb, colour: Rgb, towards: Rgb): string {
  for (let step = 0; step <= 50; step++) {
    const mixed = colour.map((value, at) => Math.round(value + (((towards[at] ?? 0) - value) * step) / 50));
    const [red = 0, green = 0, blue = 0] = mixed;
    if (contrast([red, green, blue], ground) >= LEAST_CONTRAST) return hex([red, green, blue]);
  }
  return hex(towards);
}

/** From 1 to 21 (WCAG 2.2, contrast ratio). */
export function contrast(one: Rgb, other: Rgb): number {
  const [dark = 0, light = 0] = [luminance(one), luminance(other)].sort((a, b) => a - b);
  return (light + 0.05) / (dark + 0.05);
}

function luminance(colour: Rgb): number {
  const [red = 0, green = 0, blue = 0] = colour.map((value) => {
    const share = value / 255;
    return share <= 0.04045 ? share / 12.92 : ((share + 0.055) / 1.055) ** 2.4;
  });
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
}
