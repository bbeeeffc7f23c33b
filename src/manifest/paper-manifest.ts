import type { Cmyk } from "../base/colour.ts";
import type { Pt } from "../base/length.ts";
import type { ShortText } from "../base/short-texts.ts";
import type { SourceFile, Span } from "../base/source.ts";
import type { Located, LocatedText } from "./located.ts";
import type { Entry, FileName, Length, TextFile, WrittenExtent } from "./manifest.ts";

/** What the author wrote in one paper.yaml. What is left out comes from the preset, in `model`. */
export interface PaperManifest {
  readonly source: SourceFile;
  /** Absolute path of paper.yaml's folder. */
  readonly folder: string;
  readonly span: Span;
  readonly name: LocatedText;
  readonly code: Located<string>;
  /** 对开 when left out. */
  readonly preset: Located<"对开" | "四开">;
  readonly sheet: WrittenSheet | undefined;
  readonly grid: WrittenGrid | undefined;
  /** office when left out. */
  readonly sizes: Located<"office" | "letterpress">;
  /** horizontal, left (in a vertical paper: right) and simplified when left out. */
  readonly writing: Located<"horizontal" | "vertical"> | undefined;
  readonly binding: Located<"left" | "right"> | undefined;
  readonly script: Located<"simplified" | "traditional"> | undefined;
  readonly prohibition: Located<"none" | "basic" | "gb" | "strict"> | undefined;
  readonly palette: readonly Entry<Located<Cmyk>>[];
  readonly jump: WrittenJump | undefined;
  readonly slots: readonly Entry<WrittenSlot>[];
  readonly styles: WrittenStyles | undefined;
  readonly furniture: WrittenFurniture | undefined;
  readonly rules: WrittenRules | undefined;
  readonly levers: WrittenLevers | undefined;
  readonly press: WrittenPress | undefined;
  readonly faults: readonly Entry<Located<"error" | "warning" | "off" | "ink">>[];
}

interface WrittenSheet {
  readonly span: Span;
  readonly trim: Located<{ readonly width: Pt; readonly height: Pt }> | undefined;
  readonly top: Located<Pt> | undefined;
}

interface WrittenGrid {
  readonly span: Span;
  readonly columns: Located<number> | undefined;
  /** In 字. */
  readonly measure: Located<number> | undefined;
  readonly gutter: Located<number> | undefined;
  readonly rows: Located<number> | undefined;
  /** pt or a size name. */
  readonly size: Located<Length> | undefined;
  readonly pitch: Located<Pt> | undefined;
}

export interface WrittenJump {
  readonly span: Span;
  readonly to: Located<string> | undefined;
  readonly from: Located<string> | undefined;
  readonly page: Located<string> | undefined;
}

export interface WrittenStyle {
  readonly span: Span;
  readonly face: Located<string> | undefined;
  /** pt or a size name; floor likewise. */
  readonly size: Located<Length> | undefined;
  readonly floor: Located<Length> | undefined;
  /** pt or 行. */
  readonly pitch: Located<Length> | undefined;
  readonly colour: Located<string> | undefined;
  readonly align: Located<"left" | "center" | "right" | "justify"> | undefined;
  /** 字 or pt. */
  readonly indent: Located<Length> | undefined;
  /** 行 (halves allowed) or pt. */
  readonly before: Located<Length> | undefined;
  readonly after: Located<Length> | undefined;
  readonly lines: Located<number> | undefined;
}

export type StyleRole =
  | ShortText
  | "body"
  | "quote"
  | "signature"
  | "verse"
  | "subhead"
  | "speaker"
  | "note"
  | "noteLabel"
  | "caption"
  | "credit"
  | "pullquote"
  | "numeral"
  | "legend"
  | "jump"
  | "continuation"
  | "kicker"
  | "deck"
  | "table"
  | "folio"
  | "colophon"
  | "advert"
  | "advertHead"
  | "advertText"
  | "category"
  | "smallAdTitle"
  | "smallAd";

export type HeadlineRole = "lead" | "major" | "normal" | "brief" | "continuation";

type WrittenHeadlines = Readonly<Record<HeadlineRole, WrittenStyle | undefined>> & {
  readonly span: Span;
  /** 长体, in percent. */
  readonly stretch: Located<number> | undefined;
};

export type WrittenStyles = Readonly<Record<StyleRole, WrittenStyle | undefined>> & {
  readonly span: Span;
  readonly headline: WrittenHeadlines | undefined;
};

export interface WrittenFurniture {
  readonly span: Span;
  readonly nameplate: WrittenNameplate | undefined;
  readonly folio: WrittenFolio | undefined;
  readonly colophon: LocatedText | undefined;
}

export interface WrittenNameplate {
  readonly span: Span;
  readonly columns: Located<WrittenExtent>;
  readonly rows: Located<WrittenExtent>;
  /** An SVG file, read. */
  readonly art: TextFile | undefined;
  readonly colour: Located<string> | undefined;
  readonly ears: readonly WrittenEar[];
  readonly strip: readonly LocatedText[];
  readonly cn: Located<string> | undefined;
  readonly post: Located<string> | undefined;
  readonly publisher: Located<string> | undefined;
  readonly web: Located<string> | undefined;
}

interface WrittenEar {
  readonly span: Span;
  readonly title: LocatedText | undefined;
  readonly text: LocatedText | undefined;
}

interface WrittenFolio {
  readonly span: Span;
  readonly side: Located<"outer" | "left"> | undefined;
  /** Rows that the folio takes above the type area. */
  readonly rows: Located<number> | undefined;
}

/** A place for adverts: columns and rows, or a size. */
export interface WrittenSlot {
  readonly span: Span;
  readonly columns: Located<WrittenExtent> | undefined;
  readonly rows: Located<WrittenExtent> | undefined;
  readonly size: Located<{ readonly width: Pt; readonly height: Pt }> | undefined;
  /** bottom-right when left out. */
  readonly at: Located<"top-left" | "top-right" | "bottom-left" | "bottom-right">;
}

interface WrittenRules {
  readonly span: Span;
  readonly story: Located<Pt> | undefined;
  readonly column: Located<Pt> | undefined;
  readonly box: Located<Pt> | undefined;
}

interface WrittenLevers {
  readonly span: Span;
  /** Percent. */
  readonly crop: Located<number> | undefined;
  readonly white: Located<number> | undefined;
}

export interface WrittenPress {
  readonly span: Span;
  readonly profile: FileName | undefined;
  /** Percent. */
  readonly ink: Located<number> | undefined;
  /** Pixels per inch. */
  readonly resolution: Located<number> | undefined;
  readonly bleed: Located<Pt> | undefined;
  readonly marks: Located<"none" | "crop"> | undefined;
  readonly standard: Located<"x4" | "x1a"> | undefined;
  /** Ink names by colours of the palette. */
  readonly spots: readonly Entry<Located<string>>[];
  /** Percent. */
  readonly sharpen: Located<number> | undefined;
  readonly tone: Located<number> | undefined;
  readonly hairline: Located<Pt> | undefined;
  readonly reversed: Located<Pt> | undefined;
  readonly colourType: Located<Pt> | undefined;
}
