import type { ShortText } from "../base/short-texts.ts";
import type { SourceFile, Span } from "../base/source.ts";
import type { Located, LocatedText } from "./located.ts";
import type { SizeName } from "./size-name.ts";

/**
 * A length as written. Millimetres are points already; 字 (em), 行 (rows) and size names need the paper:
 * `model` resolves them. A bare number has the unit that its key counts in (rows for before and after).
 */
export type Length =
  | { readonly unit: "pt" | "字" | "行"; readonly value: number }
  | { readonly unit: "sizeName"; readonly value: SizeName };

/** Columns or rows as written, `1-5` or `4`, from 1, both ends included; `from` is never above `to`. */
export interface WrittenExtent {
  readonly from: number;
  readonly to: number;
}

/** One entry of a map whose keys the author chooses; entries keep the order of the file. */
export interface Entry<T> {
  readonly key: Located<string>;
  readonly value: T;
}

/** A kicker, headline or deck: one line that the engine may turn, or (`turned`) the editor's own lines. */
export interface WrittenHeading {
  readonly lines: readonly LocatedText[];
  readonly turned: boolean;
  readonly span: Span;
}

export type WrittenDeck = WrittenHeading & MayGo;

/** A file that a value names: as written, and its absolute path, known to exist inside an allowed folder. */
export interface FileName {
  readonly file: Located<string>;
  readonly path: string;
}

/** A text file that a value names, read. */
export interface TextFile extends FileName {
  readonly source: SourceFile;
}

/** A story's copy in house markup. For `file` the text's span and origins lie in the file that was read. */
export type WrittenBody =
  | { readonly kind: "inline"; readonly text: LocatedText }
  | { readonly kind: "file"; readonly text: LocatedText; readonly file: Located<string>; readonly path: string };

/** What the author wrote in one issue.yaml. Keys left out are undefined; constant defaults are filled in. */
export interface IssueManifest {
  readonly source: SourceFile;
  /** Absolute path of issue.yaml's folder. */
  readonly folder: string;
  /** The whole file's first key: where to point when nothing better is known. */
  readonly span: Span;
  readonly paper: FileName;
  /** ISO, a day that exists: 2026-11-24. */
  readonly date: Located<string>;
  readonly number: Located<number> | undefined;
  readonly edition: Located<string> | undefined;
  /** 1 when left out. */
  readonly revision: Located<number>;
  /** At least one; labels differ. */
  readonly pages: readonly WrittenPage[];
  /** Ids differ, fillers' included. */
  readonly stories: readonly WrittenStory[];
  /** Ids differ, those of stories and fillers included. */
  readonly groups: readonly WrittenGroup[];
  readonly adverts: readonly WrittenAdvert[];
  readonly fillers: readonly WrittenFiller[];
  readonly settled: readonly WrittenSettled[];
  /** Text for the ear. */
  readonly weather: LocatedText | undefined;
  /** 今日N版. */
  readonly today: Located<number> | undefined;
}

export interface WrittenPage {
  readonly span: Span;
  /** 4, A04: digits and letters. */
  readonly label: Located<string>;
  readonly section: LocatedText | undefined;
  readonly credits: readonly Entry<LocatedText>[];
  readonly inks: Located<"colour" | "black"> | undefined;
  readonly contact: LocatedText | undefined;
}

/** A page whose arrangement stays while its copy changes. */
export interface WrittenSettled {
  readonly span: Span;
  /** A page's label. */
  readonly page: Located<string>;
  /** From the head down. */
  readonly frames: readonly WrittenSettledFrame[];
}

/** One of story, white and advert says what stands there. */
export interface WrittenSettledFrame extends Pick<WrittenPlace, "columns" | "legs" | "over" | "head" | "box"> {
  readonly span: Span;
  readonly story: Located<string> | undefined;
  readonly part: Located<number> | undefined;
  /** Columns of the first photo, or its place over the headline. */
  readonly photo: Located<number | "head"> | undefined;
  readonly white: Located<WrittenExtent> | undefined;
  /** As `adverts` names the file. */
  readonly advert: LocatedText | undefined;
}

interface WrittenNote {
  readonly span: Span;
  readonly label: LocatedText | undefined;
  readonly text: LocatedText;
}

export interface WrittenFiller {
  readonly span: Span;
  readonly id: Located<string>;
  readonly headline: WrittenHeading | undefined;
  readonly body: WrittenBody;
  /** Left out: the engine finds a place, or none. */
  readonly place: WrittenPlace | undefined;
}

/** What an editor asks of make-up for a story. */
export interface WrittenWish {
  readonly span: Span;
  readonly at: Located<"top" | "bottom"> | undefined;
  readonly beside: Located<string> | undefined;
  readonly jump: Located<"never"> | undefined;
  readonly legs: Located<number> | undefined;
  readonly over: Located<"full"> | undefined;
  readonly photo: Located<"small"> | undefined;
}

export interface WrittenStory extends Readonly<Record<ShortText, LocatedText | undefined>> {
  readonly span: Span;
  readonly id: Located<string>;
  readonly kicker: WrittenHeading | undefined;
  readonly headline: WrittenHeading | undefined;
  readonly deck: WrittenDeck | undefined;
  readonly note: WrittenNote | undefined;
  /** Undefined: a story of photos and captions alone. */
  readonly body: WrittenBody | undefined;
  readonly photos: readonly WrittenPhoto[];
  /** 栏花, in place of a label in type. */
  readonly labelArt: WrittenLabelArt | undefined;
  readonly pullquote: WrittenPullquote | undefined;
  readonly figures: WrittenFigures | undefined;
  readonly qr: WrittenQr | undefined;
  /** The id of its group. */
  readonly group: Located<string> | undefined;
  /** In reading order; at least one, but for a story of a group that does not exist. */
  readonly place: readonly WrittenPlace[];
  /** Left out: `model` tells it by the frame. */
  readonly priority: Located<"lead" | "major" | "normal" | "brief"> | undefined;
  /** 长体, in percent. */
  readonly stretch: Located<number> | undefined;
  readonly wish: WrittenWish | undefined;
  /** A page label or number outside the manifest. */
  readonly continuedFrom: Located<string> | undefined;
  readonly continuesOn: Located<string> | undefined;
  readonly writing: Located<"horizontal" | "vertical"> | undefined;
  /** True when left out. */
  readonly web: Located<boolean>;
}

/** Stories under one common head. */
export interface WrittenGroup {
  readonly span: Span;
  readonly id: Located<string>;
  readonly label: LocatedText | undefined;
  readonly kicker: WrittenHeading | undefined;
  readonly headline: WrittenHeading | undefined;
  readonly deck: WrittenHeading | undefined;
  readonly priority: Located<"lead" | "major" | "normal"> | undefined;
  readonly place: Pick<WrittenPlace, "span" | "page" | "columns" | "rows" | "box" | "tint" | "reverse">;
}

/** A label that is drawn. */
export interface WrittenLabelArt {
  readonly art: TextFile;
  readonly rows: Located<number>;
  readonly at: Located<"head" | "rule">;
}

/** Whether make-up may leave something out, and whether it is left out; false when left out. */
interface MayGo {
  readonly optional: Located<boolean>;
  readonly omit: Located<boolean>;
}

/** Where something stands in a part's text. */
export interface WrittenInset extends MayGo {
  readonly columns: Located<number> | undefined;
  readonly at: Exclude<WrittenPhoto["at"], Located<"head">> | undefined;
  /** From 1, which is also the default. */
  readonly part: Located<number>;
}

export interface WrittenPullquote extends WrittenInset {
  readonly text: LocatedText;
  readonly by: LocatedText | undefined;
}

export interface WrittenFigures extends WrittenInset {
  readonly span: Span;
  readonly title: LocatedText | undefined;
  readonly list: readonly { readonly value: LocatedText; readonly legend: LocatedText }[];
}

export interface WrittenQr extends WrittenInset {
  readonly url: Located<string>;
  readonly caption: LocatedText | undefined;
}

export type WrittenCrop =
  /** none: the whole picture stands, whatever its proportion. */
  | { readonly kind: "attention" | "entropy" | "centre" | "none" }
  /** A point that stays in the picture, as shares (0 to 1) of width and height. */
  | {
      readonly kind: "focus";
      readonly x: number;
      readonly y: number;
      /** Of a subject round the point, as shares of the picture's sides. */
      readonly width?: number;
      readonly height?: number;
    };

export interface WrittenPhoto extends FileName, MayGo {
  readonly span: Span;
  readonly id: Located<string> | undefined;
  readonly caption: LocatedText | undefined;
  readonly credit: LocatedText | undefined;
  /** A count of columns. */
  readonly columns: Located<number> | undefined;
  readonly at:
    | Located<"head" | "top" | "top-left" | "top-right" | "bottom" | "bottom-left" | "bottom-right" | "centre">
    | undefined;
  /** Rows allowed: 12 is 12 to 12. */
  readonly depth: Located<WrittenExtent> | undefined;
  readonly crop: Located<WrittenCrop> | undefined;
  readonly group: Located<string> | undefined;
  /** From 1, which is also the default. */
  readonly part: Located<number>;
  /** True when left out. */
  readonly web: Located<boolean>;
}

/** Percent of black, or a colour of the palette. */
export type WrittenTint = { readonly percent: number } | { readonly name: string };

export interface WrittenPlace {
  readonly span: Span;
  /** A page's label. */
  readonly page: Located<string>;
  readonly columns: Located<WrittenExtent> | undefined;
  readonly rows: Located<WrittenExtent> | undefined;
  readonly legs: Located<number> | undefined;
  readonly box: Located<"plain" | "wenwu" | false> | undefined;
  readonly tint: Located<WrittenTint> | undefined;
  /** A palette name (true is black), or false. */
  readonly reverse: Located<string | false> | undefined;
  readonly head: Located<"top" | "left" | "inset"> | undefined;
  readonly over: Located<number> | undefined;
  readonly headline: WrittenHeading | undefined;
  readonly rule: Located<boolean> | undefined;
  /** True: it goes over the fold. */
  readonly spread: Located<boolean> | undefined;
}

export interface WrittenAdvert {
  readonly span: Span;
  /** Of `file`, `text` and `classified` it has one. */
  readonly picture: FileName | undefined;
  readonly headline: WrittenHeading | undefined;
  /** Its lines: each is a paragraph. */
  readonly text: readonly LocatedText[] | undefined;
  readonly signature: readonly LocatedText[] | undefined;
  readonly classified: readonly WrittenSmallAd[] | undefined;
  readonly categories: readonly LocatedText[];
  readonly legs: Located<number> | undefined;
  readonly page: Located<string>;
  /** True: it goes over the fold. */
  readonly spread: Located<boolean> | undefined;
  readonly slot: Located<string> | undefined;
  readonly columns: Located<WrittenExtent> | undefined;
  readonly rows: Located<WrittenExtent> | undefined;
  readonly cells: readonly WrittenCell[] | undefined;
  /** 广告 when left out. */
  readonly label: Located<string>;
  readonly fit: Located<"exact" | "contain" | "cover"> | undefined;
  /** Of a PDF, from 1. */
  readonly filePage: Located<number> | undefined;
}

export interface WrittenSmallAd {
  readonly span: Span;
  readonly category: LocatedText;
  readonly title: LocatedText | undefined;
  readonly text: LocatedText;
}

export interface WrittenCell {
  readonly span: Span;
  readonly columns: Located<WrittenExtent>;
  readonly rows: Located<WrittenExtent>;
}
