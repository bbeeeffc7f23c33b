import type { ShortText } from "../../base/blocks.ts";
import type { Cmyk } from "../../base/colour.ts";
import type { Copy } from "../../base/copy.ts";
import type { Extent, FramePlan } from "../../base/extent.ts";
import type { Pt } from "../../base/length.ts";
import type { Crop } from "../../base/rect.ts";
import type { Span } from "../../base/source.ts";
import type { Located } from "../manifest/located.ts";
import type { Art, Paper, SoldSize } from "./paper.ts";
import type { Priority } from "./style.ts";
import type { Text } from "./text.ts";

/*
 * The issue that `resolve` makes and make-up lays out: plain data without geometry, in which frames are columns and rows. An optional field (`?`) is left out
 * in its usual case, so that most objects stay small: a part without `writing` is horizontal.
 */

/** One day's paper, resolved: every default is filled in, every reference checked. */
export interface Issue {
  readonly paper: Paper;
  /** ISO: 2026-11-24. */
  readonly date: string;
  readonly number: number | undefined;
  readonly edition: string | undefined;
  readonly revision: number;
  /** `<code>-<date>` with edition and revision if given: the start of all file names. */
  readonly stem: string;
  readonly pages: readonly PagePlan[];
  /** In the manifest's order. */
  readonly stories: readonly Story[];
  readonly adverts: readonly Advert[];
  /** Notices of the house for white. */
  readonly stock?: readonly Notice[];
  /** Those with a part are placed; the others wait for room. */
  readonly fillers: readonly Story[];
  /** Names and terms of the paper and of the day that stay whole. */
  readonly words: readonly string[];
  /** Those of `words` that no line may break. */
  readonly unbroken: readonly string[];
  /** The place of the date, for messages about the whole issue. The whole issue's span would change at each edit and invalidate the cache. */
  readonly span: Span;
}

export interface PagePlan {
  /** 4 or A04. */
  readonly label: string;
  /** Its number in the whole paper: 4 for a page 4 that is made up alone. Odd pages are right-hand; page 1 has the nameplate. */
  readonly number: number;
  /** The page's name in the wording of jump lines: 第四版. */
  readonly name: string;
  readonly section: Text | undefined;
  readonly folio: Folio;
  /** Printed with the black plate only; photos are grey. */
  readonly black: boolean;
  readonly span: Span;
}

/** The content of a folio line, ready to set. */
interface Folio {
  readonly number: Text;
  readonly date: Text;
  /** Undefined if the page has none. */
  readonly credits: Text | undefined;
  /** The tasks that the credits name: 责编, 版式. */
  readonly tasks: readonly Located<string>[];
  readonly contact: Text | undefined;
}

/** A headline, kicker or deck. */
export interface Heading {
  /** The editor's lines. If `turned` is false there is one, which the engine may break. */
  readonly lines: readonly string[];
  /** The editor broke the lines (a list). */
  readonly turned: boolean;
  /** The narrowest width of its letters, as a share of their normal width. Default: that of its style. */
  readonly stretch?: number;
  readonly span: Span;
  /** For each line, like `Text.origins`. */
  readonly origins?: readonly Int32Array[];
  /** For a deck: make-up may leave it out. */
  readonly optional?: true;
}

export interface Note {
  readonly label: Text | undefined;
  readonly text: Text;
}

export interface Story extends Readonly<Record<ShortText, Text | undefined>> {
  readonly id: string;
  readonly priority: Priority;
  readonly kicker: Heading | undefined;
  readonly headline: Heading | undefined;
  readonly deck: Heading | undefined;
  readonly note: Note | undefined;
  /** The copy that is printed. */
  readonly copy: Copy;
  /** All copy, of a story whose last paragraphs the manifest does not print: the site and the archive have it. */
  readonly whole?: Copy;
  /** The copy without its last paragraph, its last two, and so on: make-up may print these. */
  readonly shorter?: readonly Copy[];
  readonly photos: readonly Photo[];
  /** 栏花: the label as a drawing. `label` is its text and is not printed. */
  readonly labelArt?: LabelArt;
  /** Insets next to the text, besides photos. */
  readonly insets?: readonly Inset[];
  /** In reading order. Empty for fillers, and for stories whose page the plan has yet to find. */
  readonly parts: readonly Part[];
  /** What the manifest says of the place of a story without a page. */
  readonly unplanned?: Unplanned;
  /** True if the manifest gives neither a priority nor a frame that suggests one: the plan may rank the story. */
  readonly unranked?: true;
  /** 备稿: the plan may leave it out. */
  readonly spare?: true;
  /** The page's name (第一版) if an earlier part, or a later one, is on a page outside this manifest. */
  readonly continuedFrom: string | undefined;
  readonly continuesOn: string | undefined;
  readonly wish?: Wish;
  /** The id of its group. */
  readonly group?: string;
  /** The group whose head this is. The story then has no copy, and its part is the strip of the head. */
  readonly heads?: GroupPlan;
  /** Of a filler: the id of the only story at whose end it may stand. */
  readonly under?: string;
  /** False: it may not be published on the web. */
  readonly web: boolean;
  readonly span: Span;
}

/** The place of a story whose page the plan finds. */
export interface Unplanned {
  /** Indices into Issue.pages, ascending: the pages that the manifest allows. */
  readonly pages: readonly number[];
  /** Its part, on the first of these pages. */
  readonly part: Part;
}

/** 集纳, 专题: stories under one common head, as one block of a page (layout/RULES.md#groups). */
export interface GroupPlan extends Pick<Part, "box" | "tint"> {
  /** All its room, including head and box; undefined: the engine finds the frame. */
  readonly frame: FramePlan | undefined;
}

/** An editor's wishes for a story, without those that contradict the manifest. */
export interface Wish {
  readonly at?: "top" | "bottom";
  /** The id of a story on the same page. */
  readonly beside?: string;
  readonly jump?: "never";
  readonly legs?: number;
  readonly over?: "full";
  readonly photo?: "small";
  /** The places of `at` and `beside`. */
  readonly spans: { readonly at?: Span; readonly beside?: Span };
}

export interface LabelArt {
  readonly art: Art;
  /** Its height in rows. */
  readonly rows: number;
  /** Over the headline, or on the rule above the frame. */
  readonly at: "head" | "rule";
}

/** Something in a part's text besides photos: a pull quote (提要), figures (今日数字), a QR code (二维码). */
export type Inset = Pullquote | NumberBox | QrCode;

interface StandsInText {
  /** Its width in legs; undefined: as many as it needs. */
  readonly columns: number | undefined;
  readonly at: Exclude<PhotoPosition, "head"> | undefined;
  readonly part: number;
  /** Make-up may leave it out. */
  readonly optional?: true;
  readonly span: Span;
}

export interface Pullquote extends StandsInText {
  readonly kind: "pullquote";
  readonly text: Text;
  readonly by: Text | undefined;
}

export interface NumberBox extends StandsInText {
  readonly kind: "numbers";
  readonly title: Text | undefined;
  readonly list: readonly { readonly value: Text; readonly legend: Text }[];
}

export interface QrCode extends StandsInText {
  readonly kind: "qr";
  readonly url: Text;
  readonly caption: Text | undefined;
}

export interface Part {
  /** From 1. */
  readonly number: number;
  /** Index into Issue.pages. */
  readonly page: number;
  /** Undefined: the engine finds the frame. */
  readonly frame: FramePlan | undefined;
  /** The engine found the frame: the manifest has none for an editor to make deeper. Default: the manifest gives it. */
  readonly found?: true;
  /** left: a vertical headline. In a vertical story it is at the right, where the copy begins. */
  readonly head: "top" | "left" | "inset";
  /** How many columns from the left the headline spans; undefined: all. */
  readonly over: number | undefined;
  /** A headline for this part only. */
  readonly headline: Heading | undefined;
  /** In a vertical story: bands from top to bottom. */
  readonly legs: number | undefined;
  /** The copy runs down, in lines from right to left. Default: horizontal. */
  readonly writing?: "vertical";
  readonly box: "plain" | "wenwu" | undefined;
  /** The ground of the frame (铺底). */
  readonly tint: Cmyk | undefined;
  /** The ground of a headline set in white (反白). */
  readonly reverse: Cmyk | undefined;
  /** How its head is set, without any other try: the headline's largest size (undefined: the style's), and rows of white added to the head. */
  readonly held?: { readonly size: Pt | undefined; readonly white: number };
  /** False: no rule above it (栏线). */
  readonly rule: boolean;
  /** The box or ground of the group around it. */
  readonly within?: Within;
  /** 跨版: it is one half of a frame over the fold between two facing pages. The halves are parts 1 and 2, set as one. */
  readonly spread?: SpreadHalf;
  readonly span: Span;
}

/** The box or ground of a group around a part, whose legs are some of those of the group. */
export interface Within extends Pick<Part, "box"> {
  readonly group: string;
  readonly columns: Extent;
  /** The part is the group's head. */
  readonly head: boolean;
}

/** A word, or a leg and a row of the frame, each from 1. */
export type PhotoPosition = PhotoWord | `${number}/${number}`;

export type PhotoWord =
  | "head"
  | "top"
  | "top-left"
  | "top-right"
  | "bottom"
  | "bottom-left"
  | "bottom-right"
  | "centre";

export interface Photo {
  /** The id in the manifest, or the photo's number in the story from 1. */
  readonly id: string;
  /** As written, for layout.json and messages. */
  readonly file: string;
  /** Absolute. */
  readonly path: string;
  readonly caption: Text | undefined;
  readonly credit: Text | undefined;
  readonly columns: number | undefined;
  readonly at: PhotoPosition | undefined;
  /** Rows of the picture without its caption. */
  readonly depth: Extent | undefined;
  /** The place of `depth`. */
  readonly depthSpan?: Span | undefined;
  /** none: the whole picture is shown, however deep. */
  readonly crop: Crop | { readonly kind: "none" };
  /** Photos of one group are side by side under one caption. */
  readonly group: string | undefined;
  /** The part of the story that holds it. */
  readonly part: number;
  /** Its number in the manifest's list, from 1, since photos of that list may be left out here. */
  readonly number: number;
  /** Make-up may leave it out. */
  readonly optional?: true | undefined;
  /** Of a filler: the id of the only story at whose end it may stand. */
  readonly under?: string;
  /** False: it may not be published on the web. */
  readonly web: boolean;
  readonly span: Span;
}

/** What was bought on a page. */
export type Advert = PictureAdvert | TextAdvert | ClassifiedAdvert;

interface BoughtPlace {
  /** `advert-2`: the issue's second; `advert:2` where a story has that name. */
  readonly id: string;
  /** Its name in messages: its file or its headline. */
  readonly name: string;
  readonly page: number;
  /** The smallest frame around it. */
  readonly frame: FramePlan;
  /** The rectangles of an advert with steps. Default: the frame. */
  readonly cells?: readonly FramePlan[];
  /** The size that was sold, if it is smaller than the frame, and its corner in the frame. */
  readonly size?: SoldSize;
  readonly label: string;
  readonly span: Span;
}

export interface PictureAdvert extends BoughtPlace {
  readonly kind: "picture";
  readonly file: string;
  readonly path: string;
  /** exact: the picture has the size of its place, or its shape if it has no size of its own; contain and cover scale it. */
  readonly fit: "exact" | "contain" | "cover";
  /** The page of a PDF to place, from 1. Default: the first; a file of several is reported. */
  readonly filePage?: number;
  /** A PDF page is drawn in pixels and printed like a photo. Default: placed as it is. */
  readonly as?: "picture";
  /** 跨版: it is one half of a picture over the fold between two facing pages. Each half is an advert of its own. */
  readonly half?: SpreadHalf;
}

/** One half of something over the fold. */
export interface SpreadHalf {
  readonly side: "left" | "right";
  /** The columns of the whole, counted across both pages. */
  readonly across: Extent;
}

/** 文字广告: words that the paper sets. */
export interface TextAdvert extends BoughtPlace {
  readonly kind: "text";
  readonly headline: Heading | undefined;
  /** Undefined: one. */
  readonly legs: number | undefined;
  readonly paragraphs: readonly Text[];
  /** Lines below the text, at the right. */
  readonly signature: readonly Text[];
  /** For a notice of the house, which fills white and is not sold: how many times as large as the styles of adverts it is set. */
  readonly enlarged?: number;
}

/** A notice of the paper's stock, without a place yet. */
export interface Notice extends Pick<TextAdvert, "name" | "headline" | "paragraphs" | "signature" | "label" | "span"> {
  /** How often it may stand in one issue. */
  readonly most: number;
}

/** 分类广告: small ads, sorted under the names of their categories. */
export interface ClassifiedAdvert extends BoughtPlace {
  readonly kind: "classified";
  readonly headline: Heading | undefined;
  /** Undefined: one per column. */
  readonly legs: number | undefined;
  readonly categories: readonly Category[];
}

export interface Category {
  readonly name: Text;
  readonly ads: readonly SmallAd[];
}

export interface SmallAd {
  /** Its number in the manifest's list, from 1. */
  readonly number: number;
  readonly title: Text | undefined;
  readonly text: Text;
}
