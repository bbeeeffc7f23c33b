import { lastStart, type SourceFile, type Span } from "./source.ts";

/** What is set of a copy. All offsets count code points of `codes`; paragraphs are joined by one line feed that belongs to none. */
export interface CopyText {
  readonly codes: Uint32Array;
  readonly paragraphs: readonly Paragraph[];
}

/** A story's running copy with its markup read and removed. */
export interface Copy extends CopyText {
  readonly source: SourceFile;
  /** For each code point (and one past the last) its UTF-16 offset in `source.text`. */
  readonly origins: Int32Array;
}

/**
 * body: plain; quote: set off in 楷; verse: line ends kept, one paragraph a line; cell: one cell of a table; item: of a list;
 * signature: 落款, a letter's writer or date.
 */
export type ParagraphKind = "body" | "subhead" | "quote" | "verse" | "cell" | "item" | "signature";

const STANDS_ALONE: readonly ParagraphKind[] = ["subhead", "verse", "cell", "item", "signature"];

/** True for paragraphs that no dateline or notice runs into: it has a line of its own before them. */
export function standsAlone({ kind }: Pick<Paragraph, "kind">): boolean {
  return STANDS_ALONE.includes(kind);
}

export interface Paragraph {
  readonly kind: ParagraphKind;
  readonly from: number;
  readonly to: number;
  /** In order, without gaps, covering from…to. */
  readonly runs: readonly Run[];
  /** The id (or 1-based number) of a photo anchored before this paragraph by `![](id)`. */
  readonly anchors: readonly string[];
  /** For cells: the table's number in the story, row and column from 0, and the table's size. */
  readonly cell: Cell | undefined;
  /** The first line of a stanza that follows another. The author's blank line between them is kept. */
  readonly stanza?: boolean;
  /** For items. */
  readonly item?: ListItem;
  /** For copy under `::: 名单` or `::: 成绩`: names, which fill lines, or a row of results. */
  readonly list?: ListKind;
  /** For copy from which something was cut: the same paragraph of the whole copy; undefined for the paragraph that was cut. */
  readonly was?: { readonly copy: Copy; readonly paragraph: Paragraph };
}

export type ListKind = "names" | "results";

export interface ListItem {
  /** The list's number in the story, from 0. */
  readonly list: number;
  /** How many code points the number takes that opens the copy, with its mark and the blank behind it; 0 for a bullet, which is no copy. */
  readonly label: number;
  /** True in a set-off passage: the item takes its style. */
  readonly setOff?: true;
}

export interface Cell {
  readonly table: number;
  readonly row: number;
  readonly column: number;
  readonly rows: number;
  readonly columns: number;
  readonly align: "left" | "center" | "right" | undefined;
}

/** speaker: bold text that opens a paragraph and ends in a colon. */
export type RunStyle = "plain" | "strong" | "emphasis" | "properName" | "speaker";

export interface Run {
  readonly style: RunStyle;
  readonly from: number;
  readonly to: number;
}

/** Roles of text that is the story's copy. All other text on a page is a headline, a notice, a caption or furniture. */
const COPY_ROLES = ["body", "subhead", "speaker", "cell"] as const;
export type CopyRole = (typeof COPY_ROLES)[number];

export function isCopyRole(role: string): role is CopyRole {
  return (COPY_ROLES as readonly string[]).includes(role);
}

/** The copy of a story without a body. */
export function emptyCopy(source: SourceFile): Copy {
  return { codes: new Uint32Array(0), paragraphs: [], source, origins: new Int32Array(1) };
}

/** The number, from 0, of the paragraph that holds a code point of the copy. */
export function paragraphAt({ paragraphs }: Pick<CopyText, "paragraphs">, at: number): number {
  return lastStart(paragraphs.length, (number) => (paragraphs[number] as Paragraph).from, at);
}

/** Beyond this a code point takes two units of UTF-16. */
const LAST_OF_ONE_UNIT = 0xffff;

/** Where a range of code points stands in the source, from the first to the last: one character at the least. */
export function spanOfCodes({ codes, source, origins }: Copy, from: number, to: number): Span {
  const start = origins[from] ?? 0;
  const units = (codes[to - 1] ?? 0) > LAST_OF_ONE_UNIT ? 2 : 1;
  return { source, start, end: Math.max(start + 1, (origins[to - 1] ?? start) + units) };
}

/** The text of a range of code points. */
export function textOf(codes: Uint32Array, from = 0, to = codes.length): string {
  if (to - from === 1) return String.fromCodePoint(codes[from] as number);
  let text = "";
  // fromCodePoint takes its arguments on the stack: a block at a time. Characters that are added one by one stay a chain of pieces: 3 % of the peak of 16 pages.
  for (let start = from; start < to; start += 4096) {
    const end = Math.min(start + 4096, to);
    // Spreading a plain array is much quicker than spreading a typed one.
    const block: number[] = [];
    for (let at = start; at < end; at++) block.push(codes[at] as number);
    text += String.fromCodePoint(...block);
  }
  return text;
}
