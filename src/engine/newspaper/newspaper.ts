import { type BesideCopy, type BlockKind, isBesideCopy, type RunIn } from "../../base/blocks.ts";
import type { Cmyk } from "../../base/colour.ts";
import type { Em, Pt } from "../../base/length.ts";
import type { Crop, Point, Rect, Size } from "../../base/rect.ts";
import type { Grid } from "../model/paper.ts";
import type { Mark, Role, Segment } from "../text/line.ts";

export type { GlyphRun, Role } from "../text/line.ts";

import type { SourceText } from "./source-text.ts";

/**
 * An issue after layout: its pages as printed and its stories as read. Formats read only this, and calculate no layout of their own. Plain data that can
 * be written as JSON and read back. Lengths are points, origin at the top left of the trim, y down. Text offsets count code points. Ids stay the same
 * from build to build.
 */
export interface Newspaper {
  readonly identity: Identity;
  /** In the order. */
  readonly pages: readonly PrintedPage[];
  /** In the order in which they begin on the pages; includes fillers. */
  readonly stories: readonly ReadStory[];
  readonly adverts: readonly PrintedAdvert[];
  readonly jumps: readonly PrintedJump[];
  /** The source files of texts, by the names that messages use; texts refer to them by index. */
  readonly sources: readonly string[];
  /** The files of printed pictures, each once, in order of first use; without the missing photos of a draft. */
  readonly pictures: readonly PictureFile[];
}

/** A picture's file, identified by its content: a changed file has a new hash. */
export interface PictureFile {
  /** The name in the manifest. */
  readonly file: string;
  readonly sha256: string;
}

export interface Identity {
  readonly paper: string;
  readonly code: string;
  /** The publisher, and the paper's number among the country's serials: CN 00-0018. */
  readonly publisher: string | undefined;
  readonly cn: string | undefined;
  /** ISO. */
  readonly date: string;
  readonly number: number | undefined;
  readonly edition: string | undefined;
  readonly revision: number;
  /** `<code>-<date>`, with edition and revision if given. */
  readonly stem: string;
  /** BCP 47. */
  readonly language: string;
  /** The bound edge: papers bound at the right are read from right to left. */
  readonly binding: "left" | "right";
}

export interface PrintedPage {
  /** 4 or A04. */
  readonly label: string;
  /** Its number in the whole paper; odd pages are right-hand in papers bound at the left. */
  readonly number: number;
  /** In the paper's wording: 第四版. */
  readonly name: string;
  readonly section: string | undefined;
  readonly trim: Size;
  readonly grid: PrintedGrid;
  /** True for a page printed in black only: all colours are converted, and pictures are to be printed in grey. */
  readonly black: boolean;
  /** Frames of stories in page order, then of fillers, then of adverts. Their zones do not overlap. */
  readonly frames: readonly PrintedFrame[];
  /** In painting order: backgrounds; areas, rules, art and pictures; lines; links; marks of a draft. Lines are in reading order. */
  readonly things: readonly Thing[];
  /** The texts of folio, nameplate and colophon; lines name them as their block. */
  readonly furniture: readonly FurnitureText[];
}

export interface FurnitureText {
  readonly id: string;
  readonly text: SourceText;
}

/** The page's grid and type area. */
export interface PrintedGrid extends Omit<Grid, "left" | "top" | "fold"> {
  readonly area: Rect;
}

/** The place of a part of a story, a filler or an advert on its page. */
export interface PrintedFrame {
  readonly id: string;
  /** The id of a story, a group or an advert. */
  readonly of: string;
  /** group: the head of a group of stories. */
  readonly kind: "story" | "group" | "filler" | "advert";
  /** The number of the story's part, from 1; always 1 for groups, fillers and adverts. */
  readonly part: number;
  readonly rect: Rect;
  /** For a group's head: the rectangle of the whole group. */
  readonly around?: Rect;
  /** Columns and rows of the grid, from 1, inclusive. For a filler: those of the frame that contains it. */
  readonly columns: readonly [number, number];
  readonly rows: readonly [number, number];
  /** Rectangles in reading order; for a vertical story its bands. */
  readonly legs: readonly Rect[];
  /** Its outline, clockwise from the top left. */
  readonly zone: readonly Point[];
  readonly fit: PrintedFit;
}

/**
 * How full a frame is: `measure` is characters per line, `capacity` rows in all legs, `empty` rows left at the foot of the last leg (negative if too full),
 * `white` rows of added space.
 */
interface PrintedFit {
  readonly measure: Em;
  readonly capacity: number;
  readonly empty: number;
  readonly white: number;
}

/** The story and part, or the advert, that a thing belongs to. Furniture of the page has none of these. */
export interface Belonging {
  readonly story: string | undefined;
  readonly part: number | undefined;
  readonly advert: string | undefined;
}

export type Thing = PrintedLine | PrintedPicture | PrintedRule | PrintedArea | PrintedArt | PrintedLink;

/** A set line. Its origin is the left end of the baseline; for a vertical line the top of the centre line. */
export interface PrintedLine extends Belonging {
  readonly kind: "line";
  readonly id: string;
  /** The block that it is a line of, or the passage, item or table in a block. */
  readonly block: string;
  /** The leg that contains it, from 0; undefined outside legs. */
  readonly leg: number | undefined;
  readonly x: Pt;
  readonly y: Pt;
  readonly writing: "horizontal" | "vertical";
  readonly size: Pt;
  /** Contains all its glyphs: the em boxes of its text and the descenders below them. */
  readonly box: Rect;
  /** True if the line ends in a hyphen that is not part of its text: the word continues on the next line. */
  readonly hyphenated: boolean;
  readonly segments: readonly PrintedSegment[];
  /** Painted over the glyphs. */
  readonly marks: readonly PrintedMark[];
}

/** A mark on a line. A rule runs to the right, in a vertical line downwards. */
export type PrintedMark = Mark & { readonly colour: Cmyk };

export interface PrintedSegment extends Omit<Segment, "beyond"> {
  /** The id of the text that contains the segment: the line's own block, or a text inside it (a cell, an item's label, a credit). */
  readonly element: string;
  /** The range in the story's copy if the role is copy, otherwise in the element's text. Both are 0 for generated text (a bullet). */
  readonly from: number;
  readonly to: number;
}

export interface PrintedPicture extends Belonging {
  readonly kind: "picture";
  readonly id: string;
  /** The figure block that contains it; undefined for adverts. */
  readonly figure: string | undefined;
  /** The photo's id in the manifest, or its number in the story; undefined for adverts. */
  readonly photo: string | undefined;
  /** The name in the manifest. */
  readonly file: string;
  /** The page of a PDF, from 1; undefined for the first page, and for photos. */
  readonly filePage: number | undefined;
  /** `picture`: a page of a PDF is printed as pixels; undefined: it is printed as it is. */
  readonly as: "picture" | undefined;
  readonly at: Rect;
  /** The printed rectangle: smaller than the place if the whole picture is shown in a place of another shape; larger for a picture across the fold. */
  readonly ink: Rect;
  /**
   * Clips the ink: for an advert with steps, or a picture that continues beyond the fold. `at` is its bounding box. Undefined: all of the ink is printed.
   */
  readonly outline: readonly Point[] | undefined;
  readonly pixels: Size;
  /** How it is cropped if its place has another shape and `fit` is cover. */
  readonly crop: Crop;
  readonly fit: "cover" | "contain";
  /** Pixels per inch at the printed size. */
  readonly ppi: number;
  /** A description for readers who cannot see it. */
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

/** SVG path data in a view box that is scaled to `at`. */
export interface PrintedArt extends Belonging {
  readonly kind: "art";
  readonly id: string;
  readonly role: Role;
  readonly at: Rect;
  readonly viewBox: readonly [number, number, number, number];
  readonly paths: readonly string[];
  readonly colour: Cmyk;
}

/** The clickable area of a jump notice. */
export interface PrintedLink extends Belonging {
  readonly kind: "link";
  readonly id: string;
  /** The id of the notice under it. */
  readonly notice: string;
  readonly at: Rect;
  readonly to: PartPlace;
}

/** The destination of a link: a part of a story. */
export interface PartPlace {
  readonly story: string;
  readonly part: number;
}

/** A story as it is read: complete, across its jumps. */
export interface ReadStory {
  readonly id: string;
  /** group: the head of a group, without copy; the group's stories follow it. */
  readonly kind: "story" | "group" | "filler";
  readonly group?: string;
  /** The section of the page on which it begins, or the page's name. */
  readonly section: string;
  readonly priority: "lead" | "major" | "normal" | "brief";
  /** The headline without its turns; without a headline, the label or the id. */
  readonly title: string;
  readonly parts: readonly StoryPart[];
  /** Pages outside the manifest from which it is continued or on which it continues, in the paper's wording. */
  readonly continuedFrom: string | undefined;
  readonly continuesOn: string | undefined;
  readonly writing: "horizontal" | "vertical";
  /** False: the website may show neither the story nor its place on the pages. */
  readonly web: boolean;
  /** Code points of the copy: in all, placed, and left over. */
  readonly characters: number;
  readonly placed: number;
  readonly overset: number;
  /** The copy without markup; paragraphs are joined by a line feed. */
  readonly copy: SourceText;
  /** In reading order. */
  readonly blocks: readonly StoryBlock[];
}

export interface StoryPart {
  readonly number: number;
  readonly page: string;
  readonly frame: string;
  /** The headline over this part. */
  readonly title: string;
  /** The top left of its frame. */
  readonly at: Point;
}

export interface PrintedAdvert {
  readonly id: string;
  readonly page: string;
  readonly frame: string;
  /** Undefined for an advert whose text the paper sets. */
  readonly file: string | undefined;
  /** 广告. */
  readonly label: string;
  /** The id of its picture; undefined for set text, and for a picture that could not be read. */
  readonly picture: string | undefined;
  /** The text that the paper sets, in reading order; small ads by category and title. */
  readonly blocks: readonly AdvertBlock[];
}

export interface AdvertBlock {
  readonly kind: "headline" | "paragraph" | "signature" | "category" | "smallAd";
  readonly id: string;
  /** One text; for a small ad with a title, the title and the text. */
  readonly texts: readonly AdvertText[];
  /** Ids of its lines, in order. */
  readonly lines: readonly string[];
}

export interface AdvertText {
  readonly id: string;
  readonly role: "advertHead" | "advertText" | "category" | "smallAdTitle" | "smallAd";
  readonly text: SourceText;
}

export interface PrintedJump {
  readonly story: string;
  readonly from: string;
  readonly to: string;
  /** The first code point of the copy on the later page. */
  readonly at: number;
}

/** A piece of a story in reading order. The copy blocks together hold the whole copy. */
export type StoryBlock = DisplayBlock | NoticeBlock | FigureBlock | InsetBlock | OpeningBlock | CopyBlock;

export type CopyBlock = PassageBlock | VerseBlock | QuoteBlock | ListBlock | TableBlock;

/** A text above, beside or below the copy. */
export interface DisplayBlock {
  readonly kind: BesideCopy;
  readonly id: string;
  /** The part that contains it; a later part may repeat the headline in short form. */
  readonly part: number;
  readonly text: SourceText;
  /** For a note: 编者按：. */
  readonly label: SourceText | undefined;
  /** Ids of its lines, in order. */
  readonly lines: readonly string[];
}

/** 下转 or 上接. */
export interface NoticeBlock {
  readonly kind: "notice";
  readonly id: string;
  readonly part: number;
  /** `to`: to a later page; `from`: back to an earlier one. */
  readonly direction: "to" | "from";
  /** The part that it refers to; undefined for a page outside the manifest. */
  readonly target: number | undefined;
  readonly text: SourceText;
  /** Its own lines; empty if it is part of a line of copy. */
  readonly lines: readonly string[];
  /** The line of copy that contains it. */
  readonly within: string | undefined;
}

/** Pictures with a common caption and credit. */
export interface FigureBlock {
  readonly kind: "figure";
  readonly id: string;
  readonly part: number;
  readonly pictures: readonly string[];
  /** Ids of the right halves of pictures across the fold. */
  readonly halves?: readonly string[];
  /** Ids of the pictures that the website may not show. */
  readonly barred: readonly string[];
  readonly caption: Caption | undefined;
  readonly credit: Caption | undefined;
  /** The lines of caption and credit. */
  readonly lines: readonly string[];
}

/** An inset other than a photo: a pull quote (提要), figures (今日数字), a QR code (二维码). */
export interface InsetBlock {
  readonly kind: "pullquote" | "numbers" | "qr";
  readonly id: string;
  readonly part: number;
  /**
   * In reading order: a quote and its speaker; a title, then each figure and its legend; a code's caption. `role` is the role of a text's lines.
   */
  readonly texts: readonly InsetText[];
  /** The address in a QR code. */
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

/** A range of copy: `from` and `to` are code points of the story's copy. */
export interface Passage {
  readonly id: string;
  readonly from: number;
  readonly to: number;
  /** Ranges with a style; the rest is plain. */
  readonly styled: readonly StyledRange[];
  readonly lines: readonly string[];
}

export interface StyledRange {
  /** strong, emphasis (着重号), properName (专名号), speaker (the speaker's name, with the colon). */
  readonly style: "strong" | "emphasis" | "properName" | "speaker";
  readonly from: number;
  readonly to: number;
}

export interface PassageBlock extends Passage {
  readonly kind: "paragraph" | "subhead" | "signature";
  /** The dateline and reporters at its start. */
  readonly opening: readonly Opener[];
}

export interface Opener {
  readonly role: RunIn;
  readonly text: SourceText;
}

/** Dateline and reporters on their own line, before a block that they cannot run into: a subhead, list, table or verse. */
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

/** A poem: its lines, by stanza. */
interface VerseBlock {
  readonly kind: "verse";
  readonly id: string;
  readonly stanzas: readonly (readonly Passage[])[];
}

/** A set-off passage: paragraphs and lists. */
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
  /** Its number or bullet. A number is part of the copy, in this range; a bullet is not, so `to` equals `from`. */
  readonly label: { readonly id: string; readonly from: number; readonly to: number };
}

export interface TableBlock {
  readonly kind: "table";
  readonly id: string;
  readonly columns: number;
  /** Row by row; the first row is the header. */
  readonly rows: readonly (readonly TableCell[])[];
  readonly lines: readonly string[];
}

export interface TableCell extends Passage {
  readonly align: "left" | "center" | "right" | undefined;
}

/** The passages of a copy block in order: itself, its items, its cells or its lines of verse. */
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

/** A text with its kind; a note's label is a text of its own. */
interface BlockText extends Caption {
  readonly kind: BlockKind;
}

/** An author's texts in a block besides the copy. Their ids are the elements of their segments. */
export function textsOf(block: StoryBlock): readonly BlockText[] {
  if (isDisplayBlock(block)) {
    const { kind, id, label, text } = block;
    return [...(label === undefined ? [] : [{ kind, id: `${id}/label`, text: label }]), { kind, id, text }];
  }
  switch (block.kind) {
    case "figure": {
      const { caption, credit } = block;
      return [
        ...(caption === undefined ? [] : [{ kind: "caption", ...caption } as const]),
        ...(credit === undefined ? [] : [{ kind: "credit", ...credit } as const]),
      ];
    }
    case "pullquote":
    case "numbers":
    case "qr":
      return block.texts.map(({ id, text }) => ({ kind: block.kind, id, text }));
    case "opening":
      return block.texts.map(({ role, id, text }) => ({ kind: role, id, text }));
    case "quote":
      return block.blocks.flatMap(textsOf);
    case "paragraph":
      return block.opening.map(({ role, text }) => ({ kind: role, id: `${block.id}/${role}`, text }));
    default:
      return [];
  }
}

export function copyBlocks(blocks: readonly StoryBlock[]): readonly CopyBlock[] {
  return blocks.filter(isCopyBlock);
}

export function isDisplayBlock(block: StoryBlock): block is DisplayBlock {
  return isBesideCopy(block.kind);
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
