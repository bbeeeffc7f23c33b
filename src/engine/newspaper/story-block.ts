import type { RunIn } from "../../base/short-texts.ts";
import type { SourceText } from "./source-text.ts";

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

const INSET_ROLES = ["pullquote", "numeral", "legend"] as const;
type InsetRole = (typeof INSET_ROLES)[number];

export function isInsetRole(role: string): role is InsetRole {
  return (INSET_ROLES as readonly string[]).includes(role);
}

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
