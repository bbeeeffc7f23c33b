import type { Extent, FramePlan } from "../../../base/extent.ts";
import type { Span } from "../../../base/source.ts";
import type { Opening } from "../../layout/heads.ts";
import { without } from "../../layout/jump.ts";
import type { After, PartRequest } from "../../layout/stages.ts";
import type { Part, Photo, Story } from "../../model/issue.ts";
import type { Grid } from "../../model/paper.ts";
import type { Priority } from "../../model/style.ts";
import type { StyledText } from "../../text/galley.ts";

/** A part of a story that waits for a frame. */
export interface Item {
  readonly story: Story;
  readonly part: Part;
  readonly opening: Opening;
  /** The first code point that it is to set. */
  readonly from: number;
  readonly notice: readonly StyledText[];
  readonly after: After;
  /** Undefined: all that is left of the story stands here. */
  readonly share: Share | undefined;
  /** Of a group, whose head its story is: what stands in it, in the manifest's order. */
  readonly members?: readonly Item[];
  /** Column-rows that its main photo may take, where its page has photos enough. */
  readonly mostPhoto?: number;
  /** Column-rows that it takes at the least, where a lesser story's photo would else be larger. */
  readonly leastPhoto?: number;
  /** Rows of all its legs may stay white: its photos found no place in frames that its copy fills. */
  readonly airy?: boolean;
}

const RANKS: Readonly<Record<Priority, number>> = { lead: 0, major: 1, normal: 2, brief: 3 };

/** The rank of an item's story: 0 is the highest. */
export function rankOf({ story }: Pick<Item, "story">): number {
  return RANKS[story.priority];
}

/** A story's first part, of which only the page is written; its lines run as the paper's do. */
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

/** How much of a story's text may stand in a part that goes on elsewhere. */
export interface Share {
  /** Of the text from the item's first character on. */
  readonly wish: number;
  /** What a row more or less than the wish costs, in column-rows of white. */
  readonly pull: number;
  /** Less than this may not stay: there is no room for more elsewhere. */
  readonly least: number;
  /** True when text over the frame is lost, with an error, and not carried on. */
  readonly overset: boolean;
}

/** One form in which an item may stand: its columns, those under its head, the widths of its photos. */
export interface Shape {
  readonly part: Part;
  readonly photos: readonly Photo[];
  readonly columns: number;
  /** True when the head reaches the frame's right edge at its top: another head right of it would touch (碰题). */
  readonly reaches: boolean;
  /** Rows of the head, the white above it included; undefined for a head that no other can touch. */
  readonly headRows: number | undefined;
  /** Rows of a photo over the head; 0 or left out for a head at its frame's top. */
  readonly drop?: number;
  /** Column-rows of its main photo where the engine says how wide that is; left out: none. */
  readonly photoRoom?: number;
  /** What it costs by itself. */
  readonly cost: number;
  /** Names of what it leaves out that is optional. */
  readonly left?: readonly string[];
  /** Rows that may stay white under a photo that has its legs alone; left out: none. */
  readonly short?: number;
  /** True where the last leg may end a row short for each other leg, since the copy fills the legs at no depth; left out: two rows at the most. */
  readonly ragged?: boolean;
}

/** A shape at one depth. */
export interface Offer {
  readonly shape: Shape;
  /** Rows, the white row at its head included. */
  readonly depth: number;
  readonly cost: number;
  /** Column-rows of its main photo at this depth, without its caption; left out: none. */
  readonly photoArea?: number;
  /** Rows that stay white under all its legs; left out: none. */
  readonly below?: number;
  /** What stands where in a group. */
  readonly group?: GroupInside;
}

/** What an item offers, by width from one column. */
export type Offers = readonly (readonly Offer[])[];

/** The room for one story: a region's columns, and its rows with the white one at the head. */
export interface Room {
  readonly columns: number;
  readonly rows: number;
}

/** An item at its place on the page, in a shape and depth that it offered. */
export interface Placement {
  readonly item: number;
  readonly offer: Offer;
  readonly frame: FramePlan;
}

/** A group made up: the rows of its head, the white one above included, and its stories below. */
export interface GroupInside {
  readonly strip: number;
  readonly placements: readonly MemberPlacement[];
}

export interface MemberPlacement {
  readonly item: Item;
  readonly offer: Offer;
  /** Columns and rows from 1, counted from the group's own; its first row is the white one. */
  readonly frame: FramePlan;
}

/** The item's story with the photos and the part as the shape has them. */
export function storyAs(item: Item, shape: Shape): Story {
  const { part } = item;
  const story = without(item.story, shape.left ?? []);
  const photos = story.photos.map((photo) => shape.photos.find((other) => other.id === photo.id) ?? photo);
  const parts = story.parts.map((other) => (other === part ? shape.part : other));
  return { ...story, photos, parts };
}

/** The request for an item in some shape, over free rows. */
export function requestOf(item: Item, shape: Shape, rows: Extent): PartRequest {
  return {
    story: storyAs(item, shape),
    part: shape.part,
    frame: { columns: { from: 1, to: shape.columns }, rows },
    above: rows.from === 1 ? "open" : "story",
    opening: item.opening,
    from: item.from,
    notice: item.notice,
    after: item.after,
    bias: 0,
  };
}
