import type { Cmyk } from "../../../base/colour.ts";
import { count } from "../../../base/extent.ts";
import type { Em, Pt } from "../../../base/length.ts";
import type { Heading, LabelArt, Part, Story } from "../../model/issue.ts";
import type { Grid } from "../../model/paper.ts";
import type { Styles, TextStyle } from "../../model/style.ts";
import type { Text } from "../../model/text.ts";
import { spanOf } from "../grid.ts";
import type { Owner, Placed, SetBlock } from "../page.ts";

/** The texts over a part's copy; a continuation has its headline alone. */
interface HeadTexts {
  readonly label: Text | undefined;
  readonly kicker: Heading | undefined;
  readonly headline: Heading | undefined;
  readonly deck: Heading | undefined;
  readonly byline: Text | undefined;
}

export interface HeadRequest {
  readonly texts: HeadTexts;
  readonly style: TextStyle;
  readonly owner: Owner;
  /** The ground of a headline set in white. */
  readonly reverse: Cmyk | undefined;
  /** 栏花 in place of the label in type. */
  readonly labelArt?: LabelArt | undefined;
  /** A continuation's headline is no wider where that holds it (RULES.md#heads). */
  readonly most?: Pt | undefined;
}

/** The owner of the lines of one of a head's texts. */
export function ownerIn({ texts, owner }: HeadRequest, kind: keyof HeadTexts): Owner {
  return { ...owner, block: { kind, part: owner.part ?? 1, text: texts[kind] } };
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

/** Headlines of this size and more leave white at their sides. */
const SHARING_SIZE: Pt = 14;
/** The share of its measure that such a headline takes at the most. */
const HEADLINE_SHARE = 0.92;
/** The share of its story's head that a continuation's headline takes at the most. */
const CONTINUED_SHARE = 1 / 3;
/** White between a head and the copy beside it, in em of the copy. */
const BESIDE: Em = 1.5;

/**
 * How wide a headline may be over legs of some width (RULES.md#heads). A brief's small head may fill its column.
 * @param beside true where copy of its own story stands beside it
 */
export function headlineMeasure(style: TextStyle, width: Pt, beside: boolean, { gutter, size }: Grid): Pt {
  const kept = beside ? 2 * Math.max(0, BESIDE - gutter) * size : 0;
  return Math.min(style.size < SHARING_SIZE ? width : HEADLINE_SHARE * width, width - kept);
}

/** A third of the columns of the head with which a story began on an earlier page; undefined where it has none over its columns, or that is not known. */
export function continuedMeasure({ parts }: Story, part: Part, opening: Opening, grid: Grid): Pt | undefined {
  const [first] = parts;
  if (opening !== "continued" || first?.frame === undefined || first.number === part.number) return undefined;
  if (first.head === "left" || grid.writing === "vertical") return undefined;
  const columns = Math.min(first.over ?? grid.columns, count(first.frame.columns));
  return CONTINUED_SHARE * spanOf(grid, columns) * grid.size;
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

/** Steps by which a headline may be larger than its style, as shares of that. */
const LARGER: Readonly<Record<Story["priority"], readonly number[]>> = {
  lead: [1.1],
  major: [1.1, 1.2],
  normal: [1.1, 1.2],
  brief: [1.1],
};
const HIGHER = { major: "lead", normal: "major", brief: "normal" } as const;

/** Sizes beyond its style's, smallest first; none as large as the next rank's may be, so that importance always shows. */
export function largerSizes({ headline }: Styles, priority: Story["priority"]): readonly number[] {
  const { size } = headline[priority];
  const ceiling = priority === "lead" ? Number.POSITIVE_INFINITY : headline[HIGHER[priority]].floor;
  return LARGER[priority]
    .map((share) => Math.round(2 * size * share) / 2)
    .filter((larger) => larger > size && larger < ceiling);
}
