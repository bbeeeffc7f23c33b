// The data between readers and the plan: blocks (pieces of a source, not yet understood) and proposed stories, with the account of everything that was removed
// or added. The functions below count characters and check the law (README.md).
import type { ListKind } from "../../base/copy.ts";
import { type Diagnostic, errorAt } from "../../base/diagnostic.ts";
import { shortened } from "../../base/excerpt.ts";
import { beginningOf, type Span } from "../../base/source.ts";

/** Characters in one style of house markup. */
export interface CopyRun {
  readonly text: string;
  readonly style: "plain" | "strong" | "emphasis" | "properName";
}

export interface CopyPicture {
  readonly bytes: Uint8Array;
  /** Its name in the source; the ending is not reliable. */
  readonly name: string;
}

/** The role of a text block, by the source's marks or its look: a centred large line is a headline. */
type HeadRole = "kicker" | "headline" | "deck" | "byline";

/** A piece of a source between blank lines, before its role is known. */
export type SourceBlock =
  | {
      readonly kind: "text";
      readonly text: readonly CopyRun[];
      readonly span: Span;
      /** 1 for a headline; undefined if it is no heading. */
      readonly level: number | undefined;
      /** Blank lines or paragraphs before it, and in documents the paragraph's own beginning: several show where a picture was, or where a stanza begins. */
      readonly gap: number;
      /** A line of a text file that may go on from the line before: in a file whose lines were all broken at one width, or in a paragraph of Markdown. */
      readonly broken?: "wrapped" | "line" | undefined;
      /** The role that the source gives it. line: a paragraph that nothing is joined to; desk: words for the desk. */
      readonly role: HeadRole | "subhead" | "caption" | "quote" | "signature" | "line" | "desk" | undefined;
    }
  | {
      readonly kind: "list";
      readonly numbered: boolean;
      readonly items: readonly (readonly CopyRun[])[];
      readonly span: Span;
    }
  | { readonly kind: "table"; readonly rows: readonly (readonly (readonly CopyRun[])[])[]; readonly span: Span }
  | { readonly kind: "verse"; readonly lines: readonly (readonly CopyRun[])[]; readonly span: Span }
  /** Names, or results: the words of a row stand between ideographic spaces. */
  | {
      readonly kind: "rows";
      readonly list: ListKind;
      readonly rows: readonly (readonly CopyRun[])[];
      readonly span: Span;
    }
  | { readonly kind: "picture"; readonly picture: CopyPicture | undefined; readonly words: string; readonly span: Span }
  /** True if the next block begins another story. */
  | { readonly kind: "end"; readonly span: Span };

export type SourceTextBlock = Extract<SourceBlock, { readonly kind: "text" }>;

/** A piece of a story's copy, ready to be written as house markup. */
export type CopyPassage =
  | {
      readonly kind: "paragraph" | "subhead" | "quote" | "signature";
      readonly text: readonly CopyRun[];
      /** True for a line: nothing is joined to it. */
      readonly isLine?: boolean;
      readonly span: Span;
    }
  | Extract<SourceBlock, { readonly kind: "list" | "table" | "verse" | "rows" }>
  /** House markup as its author wrote it. */
  | { readonly kind: "markup"; readonly text: string; readonly span: Span };

export interface ProposedText {
  readonly text: string;
  readonly span: Span;
}

export interface ProposedHeading {
  /** Several lines are the source's own turns. */
  readonly lines: readonly string[];
  readonly span: Span;
}

export interface ProposedPhoto {
  readonly picture: CopyPicture | undefined;
  readonly caption: ProposedText | undefined;
  readonly credit: ProposedText | undefined;
  /** Its name in the copy, if the copy anchors it. */
  readonly id: string | undefined;
  /** The part of the story that contains it, from 1. */
  readonly part: number;
  readonly span: Span;
  /** Keys of the manifest that the source gives directly: columns, at, depth, crop … */
  readonly more?: Readonly<Record<string, unknown>>;
}

interface NoticedPage {
  readonly page: string;
  readonly span: Span;
}

/** A story as the importer understood it. */
export interface ProposedStory {
  /** The basis of its id, if the source names it. */
  readonly name: string | undefined;
  readonly kicker: ProposedHeading | undefined;
  readonly headline: ProposedHeading | undefined;
  readonly deck: ProposedHeading | undefined;
  readonly byline: ProposedText | undefined;
  readonly dateline: ProposedText | undefined;
  readonly reporter: ProposedText | undefined;
  readonly note: { readonly label: ProposedText | undefined; readonly text: ProposedText } | undefined;
  readonly body: readonly CopyPassage[];
  readonly photos: readonly ProposedPhoto[];
  readonly continuedFrom: NoticedPage | undefined;
  readonly continuesOn: NoticedPage | undefined;
  /** Keys of the manifest that the source gives directly: label, priority, writing, place … */
  readonly given: Readonly<Record<string, unknown>>;
  /** Headlines of its later parts, by the page's label: a story of several pages. */
  readonly parts: readonly { readonly page: string; readonly headline: ProposedHeading | undefined }[];
  readonly span: Span;
}

/** Reasons why characters of a source are not in the copy. */
export type TakenReason =
  | "markup"
  | "notice"
  | "folio"
  | "stray"
  | "deleted"
  | "hidden"
  | "equation"
  | "field"
  | "comment"
  | "furniture"
  | "script"
  | "address"
  | "key"
  | "letter"
  | "mail-foot"
  | "control"
  | "form"
  | "jump-head";

/** Characters that were removed from the copy. */
export interface Taken {
  readonly reason: TakenReason;
  readonly text: string;
  /** What was written instead. */
  readonly put?: string;
  readonly span: Span;
}

/** A change of the source that was not requested: something joined or separated, a typed mark read as markup, lines that stay lines. */
export interface Decision {
  readonly what: "joined" | "note" | "dateline" | "story-joined" | "marks" | "lines" | "verse" | "signature";
  readonly span: Span;
}

/** The date and page in a folio. */
export interface Folio {
  readonly date: string | undefined;
  readonly page: string | undefined;
}

/** A paragraph, and the role that its source gives it. */
export function textBlock(
  text: readonly CopyRun[],
  span: Span,
  { role, gap = 1 }: { readonly role?: SourceTextBlock["role"]; readonly gap?: number } = {},
): SourceTextBlock {
  return { kind: "text", text, span, level: undefined, gap, role };
}

export function copyText(text: readonly CopyRun[]): string {
  return text.map((each) => each.text).join("");
}

/** True if all of a text except white space is strong. */
export function isBold(text: readonly CopyRun[]): boolean {
  return text.every(({ text: part, style }) => style === "strong" || part.trim() === "");
}

/** The text without white space at its ends. */
export function trimmed(text: readonly CopyRun[]): readonly CopyRun[] {
  const kept = text.filter((each) => each.text !== "");
  const first = kept.findIndex((each) => each.text.trim() !== "");
  if (first < 0) return [];
  const last = kept.findLastIndex((each) => each.text.trim() !== "");
  return kept.slice(first, last + 1).map((each, index) => {
    const start = index === 0 ? each.text.trimStart() : each.text;
    return { ...each, text: index === last - first ? start.trimEnd() : start };
  });
}

/** Two texts as one. */
export function joinedText(a: readonly CopyRun[], b: readonly CopyRun[]): readonly CopyRun[] {
  const last = a.at(-1);
  const [first, ...rest] = b;
  if (last === undefined || first === undefined || last.style !== first.style) return [...a, ...b];
  return [...a.slice(0, -1), { ...last, text: last.text + first.text }, ...rest];
}

/** Texts as one line, with blanks between them. */
export function inOneLine(texts: readonly (readonly CopyRun[])[], white: string): readonly CopyRun[] {
  return texts.flatMap((text, at): readonly CopyRun[] =>
    at === 0 ? text : [{ text: white, style: "plain" }, ...text],
  );
}

/** Latin words on both sides of a seam keep a space between them. */
export function spaced(before: string, text: readonly CopyRun[]): readonly CopyRun[] {
  const [first, ...rest] = text;
  if (first === undefined || !/[A-Za-z0-9,.]$/.test(before) || !/^[A-Za-z]/.test(first.text)) return text;
  return [{ ...first, text: ` ${first.text}` }, ...rest];
}

/** Without the first `count` UTF-16 units. */
export function withoutStart(text: readonly CopyRun[], count: number): readonly CopyRun[] {
  let left = count;
  const kept: CopyRun[] = [];
  for (const each of text) {
    const cut = Math.min(left, each.text.length);
    left -= cut;
    if (cut < each.text.length) kept.push({ ...each, text: each.text.slice(cut) });
  }
  return trimmed(kept);
}

/** Without the last `count` UTF-16 units. */
export function withoutEnd(text: readonly CopyRun[], count: number): readonly CopyRun[] {
  let left = count;
  const kept: CopyRun[] = [];
  for (const each of text.toReversed()) {
    const cut = Math.min(left, each.text.length);
    left -= cut;
    if (cut < each.text.length) kept.unshift({ ...each, text: each.text.slice(0, each.text.length - cut) });
  }
  return trimmed(kept);
}

/** White space and line breaks are not counted: house markup drops them at the edges of lines, and torn lines are joined. */
const NOT_COUNTED = /[\s\ufeff]/u;

/** How often each code point occurs in some text. */
export function tallyOf(texts: Iterable<string>): Map<string, number> {
  const tally = new Map<string, number>();
  for (const text of texts) {
    for (const character of text) {
      if (!NOT_COUNTED.test(character)) tally.set(character, (tally.get(character) ?? 0) + 1);
    }
  }
  return tally;
}

/** Characters that were lost, and characters that were added without notice; each as often as its counts differ. */
interface Imbalance {
  readonly missing: string;
  readonly surplus: string;
}

/**
 * Checks the result of an import against the source.
 * @param counted every text of the source
 * @param added texts of the copy that are not in the source
 * @returns undefined if every character is accounted for
 */
export function imbalanceOf(
  counted: readonly string[],
  stories: readonly ProposedStory[],
  taken: readonly Taken[],
  added: readonly string[],
): Imbalance | undefined {
  return differenceOf([...counted, ...added], [...stories.flatMap(storyTexts), ...taken.map(({ text }) => text)]);
}

/** @returns undefined if both texts have the same characters, in any order */
export function differenceOf(into: readonly string[], out: readonly string[]): Imbalance | undefined {
  const left = tallyOf(into);
  for (const [character, count] of tallyOf(out)) left.set(character, (left.get(character) ?? 0) - count);
  const off = [...left].filter(([, count]) => count !== 0);
  if (off.length === 0) return undefined;
  const some = (sign: number): string =>
    off.map(([character, count]) => (sign * count > 0 ? character.repeat(sign * count) : "")).join("");
  return { missing: some(1), surplus: some(-1) };
}

/** Reports lost or added characters: nothing of the source is imported. */
export function copyLost(span: Span, { missing, surplus }: Imbalance): Diagnostic {
  return errorAt(span, "copy-lost", { missing: shortened(missing) || "—", surplus: shortened(surplus) || "—" });
}

/** The line of a source with the longest stretch of lost characters, where an editor should look. */
export function placeOfLoss({ source }: Span, missing: string): Span {
  const lost = new Set(missing);
  let best = beginningOf(source);
  let most = 0;
  let start = 0;
  for (const text of source.text.split("\n")) {
    let run = 0;
    for (const character of text) {
      run = lost.has(character) ? run + 1 : 0;
      if (run <= most) continue;
      most = run;
      best = { source, start, end: start + text.length };
    }
    start += text.length + 1;
  }
  return best;
}

/** Every text of a story that its readers see. */
export function storyTexts(story: ProposedStory): readonly string[] {
  const { kicker, headline, deck, byline, dateline, reporter, note, body, photos, parts } = story;
  return [
    ...[kicker, headline, deck, ...parts.map((part) => part.headline)].flatMap((heading) => heading?.lines ?? []),
    ...[byline, dateline, reporter, note?.label, note?.text].flatMap((text) => (text === undefined ? [] : [text.text])),
    ...body.flatMap(textsOfPassage),
    ...photos.flatMap(({ caption, credit }) => [caption?.text ?? "", credit?.text ?? ""]),
  ];
}

export function textsOfPassage(passage: CopyPassage): readonly string[] {
  switch (passage.kind) {
    case "list":
      return passage.items.map((item, index) => `${passage.numbered ? `${index + 1}. ` : ""}${copyText(item)}`);
    case "table":
      return passage.rows.flatMap((row) => row.map(copyText));
    case "verse":
      return passage.lines.map(copyText);
    case "rows":
      return passage.rows.map(copyText);
    case "markup":
      // Anchors are new names of pictures.
      return [passage.text.replace(/!\[\]\([^)\s]*\)/g, "")];
    case "paragraph":
    case "subhead":
    case "quote":
    case "signature":
      return [copyText(passage.text)];
  }
}

type Texts = readonly CopyRun[];

/** A cell as in its source; a span that is no whole number, or larger than any table's, is damage. */
export interface SourceCell {
  readonly text: Texts;
  readonly colSpan: number;
  readonly rowSpan: number;
}

/** A table whose cells all have one row and one column: a merged cell's words are in the first of its places, the others are empty. */
interface PartedTable {
  readonly rows: readonly (readonly Texts[])[];
  readonly merged: boolean;
}

const WIDEST = 60;

export function partedCells(table: readonly (readonly SourceCell[])[]): PartedTable {
  /** Places into which a cell of an earlier row extends: `row,column`. */
  const covered = new Set<string>();
  let merged = false;
  const rows = table.map((cells, row) => {
    const placed: Texts[] = [];
    for (const { text, ...spans } of cells) {
      while (covered.has(`${row},${placed.length}`)) placed.push([]);
      const [right, down] = [sound(spans.colSpan), sound(spans.rowSpan)];
      merged ||= right > 1 || down > 1;
      for (let below = 1; below < down; below++) {
        for (let beside = 0; beside < right; beside++) covered.add(`${row + below},${placed.length + beside}`);
      }
      placed.push(text, ...Array.from({ length: right - 1 }, () => []));
    }
    return placed;
  });
  return { rows, merged };
}

function sound(count: number): number {
  return Number.isInteger(count) && count > 0 ? Math.min(count, WIDEST) : 1;
}
