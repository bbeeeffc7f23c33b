import type { Cmyk } from "../../base/colour.ts";
import type { Em, Pt } from "../../base/length.ts";
import type { Crop, Point, Rect, Size } from "../../base/rect.ts";
import type { Grid } from "../model/paper.ts";
import type { Mark, Role, Segment } from "../text/line.ts";
import type { SourceText } from "./source-text.ts";
import type { StoryBlock } from "./story-block.ts";

/**
 * An issue laid out: its pages as printed and its stories as read. It is the one truth for every reader: a format measures nothing and works nothing
 * out. It is plain data, which can be written as JSON and read back. Lengths are points, origin at the trim's top left, y down. Text offsets count code
 * points. Things are known by their ids, which stay the same over rebuilds.
 */
export interface Newspaper {
  readonly identity: Identity;
  /** In the order. */
  readonly pages: readonly PrintedPage[];
  /** In the order in which they begin on the pages; fillers are stories too. */
  readonly stories: readonly ReadStory[];
  readonly adverts: readonly PrintedAdvert[];
  readonly jumps: readonly PrintedJump[];
  /** The files that texts come from, as messages name them; texts count them from 0. */
  readonly sources: readonly string[];
  /** The files of the printed pictures, each once, in the order in which they come; a draft's missing photos are left out. */
  readonly pictures: readonly PictureFile[];
}

/** A picture's file by its content: another picture under the same name has another hash. */
export interface PictureFile {
  /** As the manifest writes it. */
  readonly file: string;
  /** Hex. */
  readonly sha256: string;
}

export interface Identity {
  readonly paper: string;
  readonly code: string;
  /** Who publishes the paper, and its number among the country's serials: CN 00-0018. */
  readonly publisher: string | undefined;
  readonly cn: string | undefined;
  /** ISO. */
  readonly date: string;
  readonly number: number | undefined;
  readonly edition: string | undefined;
  readonly revision: number;
  /** `<code>-<date>`, with edition and revision where given. */
  readonly stem: string;
  /** BCP 47. */
  readonly language: string;
  /** The edge at which the pages hang together: bound at the right, they run from right to left. */
  readonly binding: "left" | "right";
}

/** One side of the paper. */
export interface PrintedPage {
  /** 4 or A04. */
  readonly label: string;
  /** Its place in the whole paper; odd pages are right-hand where it is bound at the left. */
  readonly number: number;
  /** In the paper's wording: 第四版. */
  readonly name: string;
  readonly section: string | undefined;
  readonly trim: Size;
  readonly grid: PrintedGrid;
  /** Printed in black alone: all colours are given in that ink, and pictures are to be printed in grey. */
  readonly black: boolean;
  /** Those of stories in the order of the page, then those of fillers, then those of adverts. Their zones do not overlap. */
  readonly frames: readonly PrintedFrame[];
  /** In the order in which they are painted: grounds; areas, rules, art and pictures; lines; links; a draft's marks. Lines stand as they are read. */
  readonly things: readonly Thing[];
  /** The texts of folio, nameplate and colophon, by the block that lines name. */
  readonly furniture: readonly FurnitureText[];
}

export interface FurnitureText {
  readonly id: string;
  readonly text: SourceText;
}

/** The grid that the page is counted in, and its type area. */
export interface PrintedGrid extends Omit<Grid, "left" | "top" | "fold"> {
  readonly area: Rect;
}

/** The room that one part of a story, a filler or an advert takes on its page. */
export interface PrintedFrame {
  readonly id: string;
  /** A story's id, a group's, or an advert's. */
  readonly of: string;
  /** group: the head of a group of stories. */
  readonly kind: "story" | "group" | "filler" | "advert";
  /** The story's part, from 1; 1 for groups, fillers and adverts. */
  readonly part: number;
  readonly rect: Rect;
  /** Of a group's head: the rectangle of the whole group. */
  readonly around?: Rect;
  /** Columns and rows of the grid, from 1, inclusive. A filler names those of the frame that it stands in. */
  readonly columns: readonly [number, number];
  readonly rows: readonly [number, number];
  /** Rectangles in reading order; of a vertical story its bands. */
  readonly legs: readonly Rect[];
  /** Its outline, clockwise from the top left. */
  readonly zone: readonly Point[];
  readonly fit: PrintedFit;
}

/**
 * How full a frame is: `measure` characters a line, `capacity` rows in all legs together, `empty` rows at the last leg's foot (negative: over),
 * `white` rows that levers added.
 */
interface PrintedFit {
  readonly measure: Em;
  readonly capacity: number;
  readonly empty: number;
  readonly white: number;
}

/** The story and part, or the advert, that a thing belongs to. All undefined: it belongs to the page's furniture. */
export interface Belonging {
  readonly story: string | undefined;
  readonly part: number | undefined;
  readonly advert: string | undefined;
}

export type Thing = PrintedLine | PrintedPicture | PrintedRule | PrintedArea | PrintedArt | PrintedLink;

/** A set line; its origin is the left end of the baseline, or of a vertical line the top of the centre line. */
export interface PrintedLine extends Belonging {
  readonly kind: "line";
  readonly id: string;
  /** The block, or the passage, item or table in a block, that it is a line of. */
  readonly block: string;
  /** The leg that it stands in, from 0; undefined outside of legs. */
  readonly leg: number | undefined;
  readonly x: Pt;
  readonly y: Pt;
  readonly writing: "horizontal" | "vertical";
  readonly size: Pt;
  /** Holds all its glyphs: the em boxes of its text, and the tails that reach below them. */
  readonly box: Rect;
  /** True where it ends in a hyphen that is not in its text: the word goes on in the next line. */
  readonly hyphenated: boolean;
  readonly segments: readonly PrintedSegment[];
  /** Painted over the line's glyphs. */
  readonly marks: readonly PrintedMark[];
}

/** A mark at a line. A rule runs to the right, in a vertical line down. */
export type PrintedMark = Mark & { readonly colour: Cmyk };

/** A stretch of a line that has one role. */
export interface PrintedSegment extends Omit<Segment, "beyond"> {
  /** The id of the text that it is a stretch of: the line's own block, or a text inside it (a cell, an item's label, a credit). */
  readonly element: string;
  /** The range in the story's copy where the role is copy, else in the element's text. Both are 0 for a text that no author wrote (a bullet). */
  readonly from: number;
  readonly to: number;
}

export interface PrintedPicture extends Belonging {
  readonly kind: "picture";
  readonly id: string;
  /** The figure block that it belongs to; undefined for adverts. */
  readonly figure: string | undefined;
  /** The photo's id in the manifest, or its number in the story; undefined for adverts. */
  readonly photo: string | undefined;
  /** As the manifest writes it. */
  readonly file: string;
  /** The page of a PDF, from 1; undefined for the first, and for photos. */
  readonly filePage: number | undefined;
  /** A page of a PDF that is drawn in pixels; undefined: it stays as it is. */
  readonly as: "picture" | undefined;
  readonly at: Rect;
  /** The part of its place that the picture fills: less than all where the whole picture stands in a place of another shape. Over the fold it is larger than the place. */
  readonly ink: Rect;
  /**
   * Only the ink inside it is printed, as of an advert with steps, or of a picture over the fold, which goes on beyond this page. `at` is the box around
   * it. Undefined: all of the ink is printed.
   */
  readonly outline: readonly Point[] | undefined;
  readonly pixels: Size;
  /** How it is cut if its place has another shape and `fit` is cover. */
  readonly crop: Crop;
  readonly fit: "cover" | "contain";
  /** Pixels per inch at the placed size. */
  readonly ppi: number;
  /** What it shows, in words, for readers who do not see it. */
  readonly alternate: string | undefined;
}

export interface PrintedRule extends Belonging {
  readonly kind: "rule";
  readonly id: string;
  readonly role: Role;
  readonly from: Point;
  readonly to: Point;
  readonly weight: Pt;
  readonly colour: Cmyk;
}

export interface PrintedArea extends Belonging {
  readonly kind: "area";
  readonly id: string;
  readonly role: Role;
  readonly at: Rect;
  readonly colour: Cmyk;
}

/** SVG path data in a view box that fills `at`. */
export interface PrintedArt extends Belonging {
  readonly kind: "art";
  readonly id: string;
  readonly role: Role;
  readonly at: Rect;
  readonly viewBox: readonly [number, number, number, number];
  readonly paths: readonly string[];
  readonly colour: Cmyk;
}

/** The hot zone of a jump notice. */
export interface PrintedLink extends Belonging {
  readonly kind: "link";
  readonly id: string;
  /** The notice that it lies over. */
  readonly notice: string;
  readonly at: Rect;
  readonly to: PartPlace;
}

/** A part of a story, as a place to go to. */
export interface PartPlace {
  readonly story: string;
  readonly part: number;
}

/** A story as it is read: whole across its jumps. */
export interface ReadStory {
  readonly id: string;
  /** group: the head of a group, which has no copy; its stories follow it. */
  readonly kind: "story" | "group" | "filler";
  /** The id of the group that it stands in; left out: none. */
  readonly group?: string;
  /** The section, or the name, of the page that it begins on. */
  readonly section: string;
  readonly priority: "lead" | "major" | "normal" | "brief";
  /** Its headline without line turns; its label, or its id, where it has none. */
  readonly title: string;
  readonly parts: readonly StoryPart[];
  /** Pages outside the manifest that it comes from or goes on to, in the paper's wording. */
  readonly continuedFrom: string | undefined;
  readonly continuesOn: string | undefined;
  /** How its copy runs. */
  readonly writing: "horizontal" | "vertical";
  /** False: neither the story nor its places on the pages may be shown on the web. */
  readonly web: boolean;
  /** How many code points its copy has, how many were placed, and how many found no room. */
  readonly characters: number;
  readonly placed: number;
  readonly overset: number;
  /** The copy: paragraphs joined by a line feed, markup removed. */
  readonly copy: SourceText;
  /** In reading order. */
  readonly blocks: readonly StoryBlock[];
}

export interface StoryPart {
  readonly number: number;
  /** A page's label. */
  readonly page: string;
  /** A frame's id. */
  readonly frame: string;
  /** The headline over this part. */
  readonly title: string;
  /** Where the part begins: its frame's top left. */
  readonly at: Point;
}

export interface PrintedAdvert {
  readonly id: string;
  readonly page: string;
  readonly frame: string;
  /** Undefined for words that the paper sets. */
  readonly file: string | undefined;
  /** 广告. */
  readonly label: string;
  /** Its picture's id; undefined for words, and where the picture could not be read. */
  readonly picture: string | undefined;
  /** The words that the paper sets, in reading order; small ads by category and title. */
  readonly blocks: readonly AdvertBlock[];
}

/** A piece of an advert's words. */
export interface AdvertBlock {
  readonly kind: "headline" | "paragraph" | "signature" | "category" | "smallAd";
  readonly id: string;
  /** One text; before that of a small ad its title, if it has one. */
  readonly texts: readonly AdvertText[];
  /** Ids of its lines, in order. */
  readonly lines: readonly string[];
}

export interface AdvertText {
  readonly id: string;
  /** The role of its lines. */
  readonly role: "advertHead" | "advertText" | "category" | "smallAdTitle" | "smallAd";
  readonly text: SourceText;
}

export interface PrintedJump {
  readonly story: string;
  /** Page labels. */
  readonly from: string;
  readonly to: string;
  /** The first code point of the copy on the later page. */
  readonly at: number;
}
