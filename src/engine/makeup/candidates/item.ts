import type { Extent, FramePlan } from "../../../base/extent.ts";
import type { Span } from "../../../base/source.ts";
import type { Opening } from "../../layout/heads.ts";
import { without } from "../../layout/jump.ts";
import type { PartSetting } from "../../layout/part.ts";
import type { After, PartRequest } from "../../layout/stages.ts";
import type { Part, Photo, Story } from "../../model/issue.ts";
import type { Grid } from "../../model/paper.ts";
import type { Priority } from "../../model/style.ts";
import type { StyledText } from "../../text/galley.ts";

// The vocabulary of make-up: an item (a part that needs a frame) has shapes (forms); a shape at one depth is a candidate; a candidate put on the page is a placement. For example, a
// normal story over three columns with its photo two legs wide is one shape, and at 24 rows with two lines won by its paragraphs one candidate.

/** A part of a story that needs a frame. */
export interface Item {
  readonly story: Story;
  readonly part: Part;
  readonly opening: Opening;
  /** The first code point to set. */
  readonly from: number;
  readonly notice: readonly StyledText[];
  readonly after: After;
  /** Undefined if the part takes all that is left of the story. */
  readonly share: Share | undefined;
  /** True on a page with so many stories that none has to take a width that suits it badly. */
  readonly crowded: boolean;
  /** For a group, whose common head is the story: its members in the manifest's order. */
  readonly members?: readonly Item[];
  /** The most column-rows of its main photo, on a page that has photos enough. */
  readonly mostPhoto?: number;
  /** The least column-rows of its main photo, so that a lesser story's photo is not larger. */
  readonly leastPhoto?: number;
  /** True if rows of all its legs may stay white, because its photos have no place in frames that the copy fills. */
  readonly airy?: boolean;
}

const RANKS: Readonly<Record<Priority, number>> = { lead: 0, major: 1, normal: 2, brief: 3 };

/** The rank of an item's story: 0 is the highest. */
export function rankOf({ story }: Pick<Item, "story">): number {
  return RANKS[story.priority];
}

/** The first part of a story for which only the page is given; its lines run as the paper's do. */
export function barePart(page: number, span: Span, { writing }: Pick<Grid, "writing">): Part {
  const isVertical = writing === "vertical";
  return {
    number: 1,
    page,
    frame: undefined,
    ...(isVertical && { writing }),
    head: isVertical ? "left" : "top",
    over: undefined,
    headline: undefined,
    legs: undefined,
    box: undefined,
    tint: undefined,
    reverse: undefined,
    rule: true,
    span,
  };
}

/** How much of a story's text stays in a part that jumps. */
export interface Share {
  /** The share of the text from the item's first character on. */
  readonly wish: number;
  /** Cost of a row more or less than the wish, in column-rows of white. */
  readonly pull: number;
  /** The least share that must stay, because the later pages have no room for more. */
  readonly least: number;
  /** The greatest share that may stay, because fewer lines are not worth a jump. */
  readonly most: number;
  /** True if text beyond the frame is overset with an error instead of jumping. */
  readonly overset: boolean;
}

/** One form of an item: its columns, those under its head, the widths of its photos. */
export interface Shape {
  readonly part: Part;
  readonly photos: readonly Photo[];
  readonly columns: number;
  /** True if the head reaches the right edge at the frame's top, so that it would touch another head to its right (碰题). */
  readonly reaches: boolean;
  /** Rows of the head, the white above it included; undefined for a head that cannot touch another. */
  readonly headRows: number | undefined;
  /** Rows of a photo above the head; 0 if omitted. */
  readonly drop?: number;
  /** Column-rows of its main photo if the engine chooses its width. */
  readonly photoRoom?: number;
  /** The cost of the shape alone, without depth or photos. */
  readonly cost: number;
  /** Names of the optional elements that it leaves out. */
  readonly left?: readonly string[];
  /** Rows that may stay white under a photo alone in its legs. */
  readonly short?: number;
  /** True if the last leg may end short by a row for each other leg, because the copy fills the legs at no depth; otherwise by two rows. */
  readonly ragged?: boolean;
}

/** A shape at one depth: what the search chooses from. */
export interface Candidate {
  readonly shape: Shape;
  /** Rows, the white row at the head included. */
  readonly depth: number;
  readonly cost: number;
  /** Column-rows of its main photo at this depth, without its caption. */
  readonly photoArea?: number;
  /** Rows that stay white under all its legs. */
  readonly below?: number;
  /** For a group: the placements of its stories. */
  readonly group?: GroupInside;
}

/** The candidates of an item, by width from one column. */
export type Candidates = readonly (readonly Candidate[])[];

/** The room for one story: columns, and rows with the white one at the head. */
export interface Room {
  readonly columns: number;
  readonly rows: number;
}

/** An item's place on the page, with the candidate chosen there. */
export interface Placement {
  readonly item: number;
  readonly candidate: Candidate;
  readonly frame: FramePlan;
}

/** A candidate after its text is set. */
export interface ProvenMakeUp {
  /** True if every leg is full, nothing is overset, and all photos and heads have their place. */
  readonly good: boolean;
  /** Roughly what an editor would have to repair, in column-rows; 0 for a good one. */
  readonly faults: number;
  /** For a group: that of its head. */
  readonly setting: PartSetting;
  /** For a group: those of its stories. */
  readonly members?: readonly ProvenMakeUp[];
}

/** A group made up: the rows of its head, the white one above included, and its stories below. */
export interface GroupInside {
  readonly strip: number;
  readonly placements: readonly MemberPlacement[];
}

export interface MemberPlacement {
  readonly item: Item;
  readonly candidate: Candidate;
  /** Columns and rows counted from 1 at the group's own corner; its first row is the white one. */
  readonly frame: FramePlan;
}

/** The part of a shape, on the item's page. */
export function partAs({ part: { page } }: Item, { part }: Shape): Part {
  return part.page === page ? part : { ...part, page };
}

/** The item's story with the part and photos of a shape. */
export function storyAs(item: Item, shape: Shape, shaped = partAs(item, shape)): Story {
  const { part } = item;
  const story = without(item.story, shape.left ?? []);
  const photos = story.photos.map((photo) => shape.photos.find((other) => other.id === photo.id) ?? photo);
  const parts = story.parts.map((other) => (other === part ? shaped : other));
  return { ...story, photos, parts };
}

/** The request to set an item in some shape, over free rows. */
export function requestOf(item: Item, shape: Shape, rows: Extent): PartRequest {
  const part = partAs(item, shape);
  return {
    story: storyAs(item, shape, part),
    part,
    frame: { columns: { from: 1, to: shape.columns }, rows },
    above: rows.from === 1 ? "open" : "story",
    opening: item.opening,
    from: item.from,
    notice: item.notice,
    after: item.after,
    bias: 0,
  };
}
