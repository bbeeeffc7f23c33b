import type { Cmyk } from "../../base/colour.ts";
import type { Copy } from "../../base/copy.ts";
import type { Extent, FramePlan } from "../../base/extent.ts";
import type { Crop } from "../../base/rect.ts";
import type { ShortText } from "../../base/short-texts.ts";
import type { Span } from "../../base/source.ts";
import type { Art, Paper, SoldSize } from "./paper.ts";
import type { Priority } from "./style.ts";
import type { Text } from "./text.ts";

/** One day's paper, resolved: every default filled in, every reference checked. No geometry yet. */
export interface Issue {
  readonly paper: Paper;
  /** ISO: 2026-11-24. */
  readonly date: string;
  readonly number: number | undefined;
  readonly edition: string | undefined;
  readonly revision: number;
  /** `<code>-<date>`, with edition and revision where given: the stem of all file names. */
  readonly stem: string;
  readonly pages: readonly PagePlan[];
  /** In the manifest's order. */
  readonly stories: readonly Story[];
  readonly adverts: readonly Advert[];
  /** Those with a part stand there; the others wait for room. */
  readonly fillers: readonly Story[];
  /** At most one for a page. */
  readonly settled: readonly SettledPage[];
  /** Names and terms that stay whole, of the paper and of the day. */
  readonly words: readonly string[];
  /** Those of them that no line may break. */
  readonly unbroken: readonly string[];
  /** Where its date is written: messages of the whole issue name it. The whole would be another at each edit. */
  readonly span: Span;
}

/** A page whose arrangement stays while its copy changes: columns and order are given, rows are found. */
export interface SettledPage {
  /** Index into Issue.pages. */
  readonly page: number;
  /** From the head down: each stands under those before it that share its columns. */
  readonly frames: readonly SettledFrame[];
  readonly span: Span;
}

export type SettledFrame =
  | ({ readonly kind: "story" } & SettledStory)
  /** An advert, or a story with a frame of its own, that others stand under. */
  | { readonly kind: "given"; readonly frame: FramePlan }
  | { readonly kind: "white"; readonly columns: Extent };

export interface SettledStory extends Pick<Part, "legs" | "over" | "head" | "box"> {
  /** A story's id, and its part from 1. */
  readonly story: string;
  readonly part: number;
  readonly columns: Extent;
  /** The columns of its first photo, or its place over the headline; undefined: the engine decides. */
  readonly photo: number | "head" | undefined;
}

export interface PagePlan {
  /** 4 or A04. */
  readonly label: string;
  /** Its place in the whole paper: 4 for a page 4 that is made up alone. Odd pages are right-hand; page 1 has the nameplate. */
  readonly number: number;
  /** The page's name in the paper's jump wording: 第四版. */
  readonly name: string;
  readonly section: Text | undefined;
  readonly folio: Folio;
  /** Printed with one plate, its photos in grey. */
  readonly black: boolean;
  readonly span: Span;
}

/** What a folio line shows; texts are ready to set. */
interface Folio {
  readonly number: Text;
  readonly date: Text;
  /** Undefined: the page has none. */
  readonly credits: Text | undefined;
  readonly contact: Text | undefined;
}

/** A headline, kicker or deck. */
export interface Heading {
  /** The editor's lines. If `turned` is false, there is one, and the engine may turn it. */
  readonly lines: readonly string[];
  /** True when the editor gave the line turns (a list). */
  readonly turned: boolean;
  /** How narrow its letters may become, as a share of their width; left out: what its style says. */
  readonly stretch?: number;
  readonly span: Span;
  /** For each line, as `Text.origins`. */
  readonly origins?: readonly Int32Array[];
  /** Of a deck: make-up may leave it out. */
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
  readonly copy: Copy;
  readonly photos: readonly Photo[];
  /** 栏花: the label as a drawing; `label` is then its text, and not printed. */
  readonly labelArt?: LabelArt;
  /** What stands in the text beside photos; left out: nothing. */
  readonly insets?: readonly Inset[];
  /** In reading order; never empty but for fillers. */
  readonly parts: readonly Part[];
  /** The page's name (第一版) of a part that is printed before, or after, on a page outside this manifest. */
  readonly continuedFrom: string | undefined;
  readonly continuesOn: string | undefined;
  readonly wish?: Wish;
  /** The id of the group that it stands in; left out: none. */
  readonly group?: string;
  /** The group whose head this is: it has no copy, and its part is the strip that the head takes. */
  readonly heads?: GroupPlan;
  /** False: it may not be shown on the web. */
  readonly web: boolean;
  readonly span: Span;
}

/** 集纳, 专题: stories under one common head, as one block of a page (layout/RULES.md#groups). */
export interface GroupPlan extends Pick<Part, "box" | "tint"> {
  /** All that it takes, head and box included; undefined: the engine finds the frame. */
  readonly frame: FramePlan | undefined;
}

/** An editor's wishes for a story, those that contradict each other left out. */
export interface Wish {
  readonly at?: "top" | "bottom";
  /** The id of a story on the same page. */
  readonly beside?: string;
  readonly jump?: "never";
  readonly legs?: number;
  readonly over?: "full";
  readonly photo?: "small";
  /** Where `at` and `beside` are written. */
  readonly spans: { readonly at?: Span; readonly beside?: Span };
}

export interface LabelArt {
  readonly art: Art;
  /** Rows that it is high. */
  readonly rows: number;
  /** Over the headline, or on the rule above the frame. */
  readonly at: "head" | "rule";
}

/** What stands in a part's text and is no photo: words pulled out of it (提要), figures (今日数字), a code that leads to the web (二维码). */
export type Inset = Pullquote | NumberBox | QrCode;

interface StandsInText {
  /** Legs; undefined: as many as it needs. */
  readonly columns: number | undefined;
  readonly at: Exclude<PhotoPosition, "head"> | undefined;
  readonly part: number;
  /** Make-up may leave it out; left out: it may not. */
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
  /** The engine has found the frame: the manifest has none that an editor could make more or less deep. Left out: it is given. */
  readonly found?: true;
  /** left: a vertical headline; in a vertical story it stands at the right, where the copy begins. */
  readonly head: "top" | "left" | "inset";
  /** How many basic columns from the left the headline spans; undefined: all. */
  readonly over: number | undefined;
  /** A headline for this part alone. */
  readonly headline: Heading | undefined;
  /** Of a vertical story: bands over one another. */
  readonly legs: number | undefined;
  /** The copy runs down, its lines from right to left; left out: horizontal. */
  readonly writing?: "vertical";
  readonly box: "plain" | "wenwu" | undefined;
  /** The ground of the frame (铺底). */
  readonly tint: Cmyk | undefined;
  /** The ground of a headline set in white (反白). */
  readonly reverse: Cmyk | undefined;
  /** False: no rule above (栏线). */
  readonly rule: boolean;
  /** Left out: it stands in no group's box or ground. */
  readonly within?: Within;
  /** 跨版: it is the half of a frame that goes over the fold between two facing pages; the halves are parts 1 and 2, set as one. */
  readonly spread?: SpreadHalf;
  readonly span: Span;
}

/** The box or ground of a group that a part stands in: its legs are some of those of the whole group. */
export interface Within extends Pick<Part, "box"> {
  readonly group: string;
  readonly columns: Extent;
  /** True for the group's head. */
  readonly head: boolean;
}

export type PhotoPosition =
  | "head"
  | "top"
  | "top-left"
  | "top-right"
  | "bottom"
  | "bottom-left"
  | "bottom-right"
  | "centre";

export interface Photo {
  /** The manifest's own id, or its number in the story from 1. */
  readonly id: string;
  /** As written; layout.json and messages show it. */
  readonly file: string;
  /** Absolute. */
  readonly path: string;
  readonly caption: Text | undefined;
  readonly credit: Text | undefined;
  readonly columns: number | undefined;
  readonly at: PhotoPosition | undefined;
  /** Rows of the picture without its caption. */
  readonly depth: Extent | undefined;
  /** Where that is written. */
  readonly depthSpan?: Span | undefined;
  /** none: the whole picture stands, however deep that is. */
  readonly crop: Crop | { readonly kind: "none" };
  /** Photos of one group stand side by side under one caption. */
  readonly group: string | undefined;
  /** The part of the story whose frame holds it. */
  readonly part: number;
  /** Its place in the manifest's list, from 1: some of that list are left out. */
  readonly number?: number;
  /** Make-up may leave it out; left out: it may not. */
  readonly optional?: true | undefined;
  /** False: it may not be shown on the web. */
  readonly web: boolean;
  readonly span: Span;
}

/** What was bought on a page. */
export type Advert = PictureAdvert | TextAdvert | ClassifiedAdvert;

interface BoughtPlace {
  /** Its name in messages and on settled pages: its file, or its headline. */
  readonly name: string;
  readonly page: number;
  /** The smallest frame that holds it. */
  readonly frame: FramePlan;
  /** The rectangles of an advert with steps; left out: the frame is one. */
  readonly cells?: readonly FramePlan[];
  /** The size that was sold, where it is smaller than the frame, and the corner at which it stands there. */
  readonly size?: SoldSize;
  readonly label: string;
  readonly span: Span;
}

export interface PictureAdvert extends BoughtPlace {
  readonly kind: "picture";
  readonly file: string;
  readonly path: string;
  /** exact: the picture has the size of its place, or its shape where it has no size of its own; contain and cover scale it. */
  readonly fit: "exact" | "contain" | "cover";
  /** Which page of a PDF is placed, from 1; left out: the first, and a file of several is told. */
  readonly filePage?: number;
  /** A page of a PDF is drawn in pixels, as a photo is printed; left out: it stays as it is. */
  readonly as?: "picture";
  /** 跨版: it is the half of a picture that goes over the fold between two facing pages; each half is an advert of its own. */
  readonly half?: SpreadHalf;
}

/** One half of what goes over the fold. */
export interface SpreadHalf {
  readonly side: "left" | "right";
  /** The columns of the whole, counted over both pages. */
  readonly across: Extent;
}

/** 文字广告: words that the paper sets. */
export interface TextAdvert extends BoughtPlace {
  readonly kind: "text";
  readonly headline: Heading | undefined;
  /** Undefined: one. */
  readonly legs: number | undefined;
  readonly paragraphs: readonly Text[];
  /** Lines at the right under the text. */
  readonly signature: readonly Text[];
}

/** 分类广告: small ads under the names of their categories, sorted. */
export interface ClassifiedAdvert extends BoughtPlace {
  readonly kind: "classified";
  readonly headline: Heading | undefined;
  /** Undefined: one a column. */
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
