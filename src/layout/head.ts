import type { Cmyk } from "../base/colour.ts";
import type { Heading, LabelArt, Part, Story } from "../model/issue.ts";
import type { Styles, TextStyle } from "../model/style.ts";
import type { Text } from "../model/text.ts";
import type { Owner, Placed } from "./page.ts";
import type { SetBlock } from "./placing.ts";

/** The texts over a part's copy; a continuation has its headline alone. */
interface HeadTexts {
  readonly label: Text | undefined;
  readonly kicker: Heading | undefined;
  readonly headline: Heading | undefined;
  readonly deck: Heading | undefined;
  readonly byline: Text | undefined;
}

/** A head to set. */
export interface HeadRequest {
  readonly texts: HeadTexts;
  readonly style: TextStyle;
  readonly owner: Owner;
  /** The ground of a headline set in white. */
  readonly reverse: Cmyk | undefined;
  /** 栏花 in place of the label in type. */
  readonly labelArt?: LabelArt | undefined;
}

/** A head as set: a whole number of rows, placed with its left edge and head at the origin. */
export interface Head {
  readonly rows: number;
  /** Legs that it covers, from the left; all for a head over the whole frame. */
  readonly legs: number;
  readonly placed: readonly Placed[];
  /** Headings that are too long even at their smallest size. */
  readonly tooLong: readonly Heading[];
  /** Rows of white beyond the style's. */
  readonly added: number;
}

/** A heading as set; it does not fit where even its smallest size is too long. */
export interface HeadingBlock {
  readonly block: SetBlock;
  readonly fits: boolean;
}

export const NO_TEXTS: HeadTexts = {
  label: undefined,
  kicker: undefined,
  headline: undefined,
  deck: undefined,
  byline: undefined,
};

/** How a part's copy relates to the story's earlier parts. */
export type Opening = "first" | "continued" | "same-page";

/** What stands over a part: a continuation on the page of the part before needs no head of its own. */
export function headTexts(story: Story, part: Part, opening: Opening): HeadTexts {
  switch (opening) {
    case "first":
      return {
        label: story.label,
        kicker: story.kicker,
        headline: part.headline ?? story.headline,
        deck: story.deck,
        byline: story.byline,
      };
    case "continued":
      return { ...NO_TEXTS, headline: part.headline ?? story.headline };
    case "same-page":
      return { ...NO_TEXTS, headline: part.headline };
  }
}

/**
 * The headline's style: by priority, or the continuation's. A story that came from a page outside this manifest has its
 * full headline here, but is no lead: a page's lead begins on it.
 */
export function headlineStyle(styles: Styles, story: Story, part: Part, opening: Opening): TextStyle {
  if (opening === "first") return styles.headline[story.priority];
  if (part.number > 1) return styles.headline.continuation;
  return styles.headline[story.priority === "lead" ? "major" : story.priority];
}

export function isEmpty(texts: HeadTexts): boolean {
  return Object.values(texts).every((text) => text === undefined);
}

/** Sizes that the headline may take, largest first: its own, and in steps of a twelfth down to the floor. */
export function sizesOf(style: TextStyle): readonly number[] {
  const sizes = [style.size];
  for (let share = 11; share >= 8; share--) {
    const size = Math.round((style.size * share) / 1.2) / 10;
    if (size > style.floor) sizes.push(size);
  }
  if (style.floor < style.size) sizes.push(style.floor);
  return sizes;
}
