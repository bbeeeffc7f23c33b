import type { Span } from "../../base/source.ts";

/** Characters in one style, as house markup knows styles. */
export interface CopyRun {
  readonly text: string;
  readonly style: "plain" | "strong" | "emphasis" | "properName";
}

export interface CopyPicture {
  readonly bytes: Uint8Array;
  /** What the source calls it; its ending tells nothing reliable. */
  readonly name: string;
}

/** What a text block is, as its source marks it or its look shows: a centred large line is a headline. */
type HeadRole = "kicker" | "headline" | "deck" | "byline";

/** A piece of a source between blank lines, before anybody knows what it means. */
export type SourceBlock =
  | {
      readonly kind: "text";
      readonly text: readonly CopyRun[];
      readonly span: Span;
      /** 1 for a headline; undefined if it is no heading. */
      readonly level: number | undefined;
      /** Blank lines before it: a picture stood there where there are several. */
      readonly gap: number;
      /** What the source says of it. */
      readonly role: HeadRole | "subhead" | "caption" | "quote" | "signature" | undefined;
    }
  | {
      readonly kind: "list";
      readonly numbered: boolean;
      readonly items: readonly (readonly CopyRun[])[];
      readonly span: Span;
    }
  | { readonly kind: "table"; readonly rows: readonly (readonly (readonly CopyRun[])[])[]; readonly span: Span }
  | { readonly kind: "verse"; readonly lines: readonly (readonly CopyRun[])[]; readonly span: Span }
  | { readonly kind: "picture"; readonly picture: CopyPicture | undefined; readonly words: string; readonly span: Span }
  /** The next block begins another story. */
  | { readonly kind: "end"; readonly span: Span };

export type SourceTextBlock = Extract<SourceBlock, { readonly kind: "text" }>;

/** A piece of a story's copy, ready to be written as house markup. */
export type CopyPassage =
  | {
      readonly kind: "paragraph" | "subhead" | "quote" | "signature";
      readonly text: readonly CopyRun[];
      readonly span: Span;
    }
  | Extract<SourceBlock, { readonly kind: "list" | "table" | "verse" }>
  /** House markup as its author wrote it. */
  | { readonly kind: "markup"; readonly text: string; readonly span: Span };

export interface ProposedText {
  readonly text: string;
  readonly span: Span;
}

export interface ProposedHeading {
  /** Several: the source's own turns. */
  readonly lines: readonly string[];
  readonly span: Span;
}

export interface ProposedPhoto {
  readonly picture: CopyPicture | undefined;
  readonly caption: ProposedText | undefined;
  readonly credit: ProposedText | undefined;
  /** What the copy calls it, where the copy anchors it. */
  readonly id: string | undefined;
  /** Which part of the story holds it, from 1. */
  readonly part: number;
  readonly span: Span;
  /** Keys of the manifest that the source gives as they are: columns, at, depth, crop … */
  readonly more?: Readonly<Record<string, unknown>>;
}

interface NoticedPage {
  readonly page: string;
  readonly span: Span;
}

/** A story as an importer understands it. */
export interface ProposedStory {
  /** What its id is made from, where the source names it. */
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
  /** Keys of the manifest that the source gives as they are: label, priority, writing, place … */
  readonly given: Readonly<Record<string, unknown>>;
  /** Headlines of its later parts, by the page's label: a story of several pages. */
  readonly parts: readonly { readonly page: string; readonly headline: ProposedHeading | undefined }[];
  readonly span: Span;
}

/** Why characters of a source do not stand in the copy. */
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
  | "jump-head";

/** Characters that were taken out of the copy. */
export interface Taken {
  readonly reason: TakenReason;
  readonly text: string;
  readonly span: Span;
}

/** A change of the source that nobody asked for: something joined, or set apart. */
export interface Decision {
  readonly what: "joined" | "note" | "dateline" | "story-joined";
  readonly span: Span;
}

/** The date and page that a folio names. */
export interface Folio {
  readonly date: string | undefined;
  readonly page: string | undefined;
}

/** A paragraph, and what its source says that it is. */
export function textBlock(text: readonly CopyRun[], span: Span, role?: SourceTextBlock["role"]): SourceTextBlock {
  return { kind: "text", text, span, level: undefined, gap: 1, role };
}

export function copyText(text: readonly CopyRun[]): string {
  return text.map((each) => each.text).join("");
}

/** Whether all of a text is strong, white aside. */
export function isBold(text: readonly CopyRun[]): boolean {
  return text.every(({ text: part, style }) => style === "strong" || part.trim() === "");
}

/** The same text without white at its ends. */
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

/** Texts as one line, with white between them. */
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

/** The first `count` UTF-16 units gone. */
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

/** The last `count` UTF-16 units gone. */
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
