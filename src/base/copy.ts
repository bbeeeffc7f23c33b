/*
 * A story's copy after its markup is read: plain text, with paragraphs and styled runs as ranges over it. All offsets count code points, because rules of
 * setting look at characters; `origins` leads each one back to the manifest, so that any message can point at the author's file.
 */
import { lastStart, type SourceFile, type Span } from "./source.ts";

/** The part of a copy that is set. Offsets count code points of `codes`; one line feed between paragraphs belongs to neither. */
export interface CopyText {
  readonly codes: Uint32Array;
  readonly paragraphs: readonly Paragraph[];
}

/** A story's running copy, its markup removed. */
export interface Copy extends CopyText {
  readonly source: SourceFile;
  /** The UTF-16 offset in `source.text` of each code point, and of the end. */
  readonly origins: Int32Array;
}

/**
 * body: plain; quote: set off in 楷; verse: line ends kept, one paragraph a line; cell: one cell of a table; item: of a list;
 * signature: 落款, a letter's writer or date.
 */
export type ParagraphKind = "body" | "subhead" | "quote" | "verse" | "cell" | "item" | "signature";

const STANDS_ALONE: readonly ParagraphKind[] = ["subhead", "verse", "cell", "item", "signature"];

/** True for paragraphs that a dateline or notice cannot run into: it takes a line of its own before them. */
export function takesOwnLine({ kind }: Pick<Paragraph, "kind">): boolean {
  return STANDS_ALONE.includes(kind);
}

export interface Paragraph {
  readonly kind: ParagraphKind;
  readonly from: number;
  readonly to: number;
  /** In order, without gaps, from `from` to `to`. */
  readonly runs: readonly Run[];
  /** The id (or 1-based number) of each photo anchored before this paragraph by `![](id)`. */
  readonly anchors: readonly string[];
  /** For cells: the table's number in the story, row and column from 0, and the table's size. */
  readonly cell: Cell | undefined;
  /** True for the first line of each stanza after the first. The blank line before it is kept. */
  readonly stanza?: boolean;
  readonly item?: ListItem;
  /** For copy under `::: 名单` (names, which fill lines) or `::: 成绩` (a row of results). */
  readonly list?: ListKind;
}

export type ListKind = "names" | "results";

export interface ListItem {
  /** The list's number in the story, from 0. */
  readonly list: number;
  /** How many code points the number at the start takes, with its mark and the blank after it; 0 for a bullet, which is not part of the copy. */
  readonly label: number;
  /** True in a set-off passage, whose style the item takes. */
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

/** speaker: bold text at the start of a paragraph that ends in a colon. */
export type RunStyle = "plain" | "strong" | "emphasis" | "properName" | "speaker";

export interface Run {
  readonly style: RunStyle;
  readonly from: number;
  readonly to: number;
}

export function emptyCopy(source: SourceFile): Copy {
  return { codes: new Uint32Array(0), paragraphs: [], source, origins: new Int32Array(1) };
}

/** The index of the paragraph that holds a code point. */
export function paragraphAt({ paragraphs }: Pick<CopyText, "paragraphs">, at: number): number {
  return lastStart(paragraphs.length, (number) => (paragraphs[number] as Paragraph).from, at);
}

const LAST_OF_ONE_UNIT = 0xffff;

/** The place in the source of a range of code points; at least one character. */
export function spanOfCodes({ codes, source, origins }: Copy, from: number, to: number): Span {
  const start = origins[from] ?? 0;
  const units = (codes[to - 1] ?? 0) > LAST_OF_ONE_UNIT ? 2 : 1;
  return { source, start, end: Math.max(start + 1, (origins[to - 1] ?? start) + units) };
}

export function textOf(codes: Uint32Array, from = 0, to = codes.length): string {
  if (to - from === 1) return String.fromCodePoint(codes[from] as number);
  let text = "";
  // fromCodePoint takes its arguments on the stack, so text is made in blocks. Single characters would chain strings: 3 % of the peak of 16 pages.
  for (let start = from; start < to; start += 4096) {
    const end = Math.min(start + 4096, to);
    // Spreading a plain array is much faster than spreading a typed one.
    const block: number[] = [];
    for (let at = start; at < end; at++) block.push(codes[at] as number);
    text += String.fromCodePoint(...block);
  }
  return text;
}
