import type { Cmyk } from "../../base/colour.ts";
import type { Em, Pt } from "../../base/length.ts";
import type { Crop, Point, Rect, Size } from "../../base/rect.ts";
import type { RunIn } from "../../base/short-texts.ts";
import type { Grid } from "../model/paper.ts";
import type { Mark, Role, Segment } from "../text/line.ts";
import type { SourceText } from "./source-text.ts";

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

/** A piece of a story in reading order. The blocks of copy together hold the whole copy; the others stand round it. */
export type StoryBlock = DisplayBlock | NoticeBlock | FigureBlock | InsetBlock | OpeningBlock | CopyBlock;

export type CopyBlock = PassageBlock | VerseBlock | QuoteBlock | ListBlock | TableBlock;

/** Kinds of text that stand over the copy or beside it; each is the role of its lines too. */
const DISPLAY = ["label", "kicker", "headline", "deck", "byline", "note"] as const;

/** A text over the copy, or beside it. */
export interface DisplayBlock {
  readonly kind: (typeof DISPLAY)[number];
  readonly id: string;
  /** The part that it stands in; a later part may repeat the headline in short. */
  readonly part: number;
  readonly text: SourceText;
  /** Of a note: 编者按：. */
  readonly label: SourceText | undefined;
  /** Ids of its lines, in order. */
  readonly lines: readonly string[];
}

/** 下转 or 上接. */
export interface NoticeBlock {
  readonly kind: "notice";
  readonly id: string;
  readonly part: number;
  /** Leads on to a later page, or back to an earlier one. */
  readonly direction: "to" | "from";
  /** The part that it leads to; undefined where that stands on a page outside the manifest. */
  readonly target: number | undefined;
  readonly text: SourceText;
  /** Its own lines; empty where it runs into a line of copy. */
  readonly lines: readonly string[];
  /** The line of copy that it runs into. */
  readonly within: string | undefined;
}

/** Pictures with the caption and the credit that they share. */
export interface FigureBlock {
  readonly kind: "figure";
  readonly id: string;
  readonly part: number;
  /** Ids of the pictures, in order. */
  readonly pictures: readonly string[];
  /** Ids of the right halves of pictures that go over the fold; left out: none does. */
  readonly halves?: readonly string[];
  /** Ids of those pictures that may not be shown on the web. */
  readonly barred: readonly string[];
  readonly caption: Caption | undefined;
  readonly credit: Caption | undefined;
  /** The lines of caption and credit. */
  readonly lines: readonly string[];
}

/** What stands in the text and is no photo: words pulled out of it (提要), figures (今日数字), a code that leads to the web (二维码). */
export interface InsetBlock {
  readonly kind: "pullquote" | "numbers" | "qr";
  readonly id: string;
  readonly part: number;
  /**
   * In reading order: the words and who said them; a title, then each figure and its legend; a code's caption. `role` tells which one a text is; its
   * lines have the same role.
   */
  readonly texts: readonly InsetText[];
  /** Where a code leads. */
  readonly href: string | undefined;
  readonly lines: readonly string[];
}

export interface InsetText extends Caption {
  readonly role: InsetRole;
}

type InsetRole = "pullquote" | "numeral" | "legend";

export function isInsetBlock(block: StoryBlock): block is InsetBlock {
  return block.kind === "pullquote" || block.kind === "numbers" || block.kind === "qr";
}

export interface Caption {
  readonly id: string;
  readonly text: SourceText;
}

/** A stretch of copy: `from` and `to` are code points of the story's copy. */
export interface Passage {
  readonly id: string;
  readonly from: number;
  readonly to: number;
  /** Its styled ranges; the rest is plain. */
  readonly styled: readonly StyledRange[];
  readonly lines: readonly string[];
}

export interface StyledRange {
  /** strong, emphasis (着重号), properName (专名号), speaker (who speaks, with the colon). */
  readonly style: "strong" | "emphasis" | "properName" | "speaker";
  readonly from: number;
  readonly to: number;
}

export interface PassageBlock extends Passage {
  readonly kind: "paragraph" | "subhead" | "signature";
  /** Dateline and reporters that run into it. */
  readonly opening: readonly Opener[];
}

export interface Opener {
  readonly role: RunIn;
  readonly text: SourceText;
}

/** Dateline and reporters on a line of their own, before a block into which they cannot run: a subhead, a list, a table, verse. */
interface OpeningBlock {
  readonly kind: "opening";
  readonly id: string;
  readonly part: number;
  readonly texts: readonly OpeningText[];
  readonly lines: readonly string[];
}

interface OpeningText extends Caption {
  readonly role: RunIn;
}

/** A poem: its lines by stanza. */
interface VerseBlock {
  readonly kind: "verse";
  readonly id: string;
  readonly stanzas: readonly (readonly Passage[])[];
}

/** Passages and lists that are set off. */
interface QuoteBlock {
  readonly kind: "quote";
  readonly id: string;
  readonly blocks: readonly (PassageBlock | ListBlock)[];
}

export interface ListBlock {
  readonly kind: "list";
  readonly id: string;
  readonly ordered: boolean;
  readonly items: readonly ListEntry[];
}

export interface ListEntry extends Passage {
  /** Its number or bullet. A number is copy, and this is its range; a bullet is none, and `to` is `from`. */
  readonly label: { readonly id: string; readonly from: number; readonly to: number };
}

export interface TableBlock {
  readonly kind: "table";
  readonly id: string;
  readonly columns: number;
  /** Row by row; the first row is the head. */
  readonly rows: readonly (readonly TableCell[])[];
  readonly lines: readonly string[];
}

export interface TableCell extends Passage {
  readonly align: "left" | "center" | "right" | undefined;
}

/** The passages of a block of copy in order: itself, its items, its cells, its lines of verse. */
export function passagesOf(block: CopyBlock): readonly Passage[] {
  switch (block.kind) {
    case "paragraph":
    case "subhead":
    case "signature":
      return [block];
    case "verse":
      return block.stanzas.flat();
    case "quote":
      return block.blocks.flatMap(passagesOf);
    case "list":
      return block.items;
    case "table":
      return block.rows.flat();
  }
}

/** Dateline and reporters in a block: those that run into a passage, and those that stand alone. */
export function openersOf(block: StoryBlock): readonly OpeningText[] {
  switch (block.kind) {
    case "opening":
      return block.texts;
    case "quote":
      return block.blocks.flatMap(openersOf);
    case "paragraph":
      return block.opening.map(({ role, text }) => ({ role, id: `${block.id}/${role}`, text }));
    default:
      return [];
  }
}

/** The blocks of copy among a story's blocks. */
export function copyBlocks(blocks: readonly StoryBlock[]): readonly CopyBlock[] {
  return blocks.filter(isCopyBlock);
}

/** True for the kind of a block, and for the role of a line. */
export function isDisplayKind(kind: string): kind is DisplayBlock["kind"] {
  return (DISPLAY as readonly string[]).includes(kind);
}

export function isDisplayBlock(block: StoryBlock): block is DisplayBlock {
  return isDisplayKind(block.kind);
}

export function isCopyBlock(block: StoryBlock): block is CopyBlock {
  if (isDisplayBlock(block)) return false;
  switch (block.kind) {
    case "notice":
    case "figure":
    case "pullquote":
    case "numbers":
    case "qr":
    case "opening":
      return false;
    case "paragraph":
    case "subhead":
    case "signature":
    case "verse":
    case "quote":
    case "list":
    case "table":
      return true;
  }
}
