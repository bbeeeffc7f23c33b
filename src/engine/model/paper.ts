import type { Cmyk } from "../../base/colour.ts";
import type { Diagnostic, Severity } from "../../base/diagnostic.ts";
import type { Extent, FramePlan } from "../../base/extent.ts";
import type { Em, Pt } from "../../base/length.ts";
import type { Size } from "../../base/rect.ts";
import type { Span } from "../../base/source.ts";
import type { Characters, Styles } from "./style.ts";
import type { Text } from "./text.ts";

/**
 * The page's geometry, counted in characters and rows (layout/RULES.md#grid). A vertical paper's grid is turned: columns are bands from the page's
 * head, rows are lines from its right edge (layout/RULES.md#vertical-grid).
 */
export interface Grid {
  readonly writing: "horizontal" | "vertical";
  readonly columns: number;
  /** Width of one basic column and of the gap between two, in body em. */
  readonly measure: Em;
  readonly gutter: Em;
  readonly rows: number;
  /** Body size and baseline distance. */
  readonly size: Pt;
  readonly pitch: Pt;
  /** The type area's left edge and head, from the trim's top left. */
  readonly left: Pt;
  readonly top: Pt;
  /** For a sheet of two facing pages: the fold lies behind `after` columns, and what follows is `gap` further along than it would be on one page. */
  readonly fold?: { readonly after: number; readonly gap: Pt };
}

/** Vector art from a paper's assets. */
export interface Art {
  readonly viewBox: readonly [x: number, y: number, width: number, height: number];
  /** SVG path data in the view box's units. */
  readonly paths: readonly string[];
}

export interface Nameplate {
  readonly columns: Extent;
  readonly rows: Extent;
  /** Undefined: the paper's name is set as text. */
  readonly art: Art | undefined;
  readonly colour: Cmyk;
  readonly ears: readonly Ear[];
  /** Columns that the ears take at its right, in a horizontal paper. */
  readonly earColumns: number;
  /** The strip under the name: texts with fields already filled in. */
  readonly strip: readonly Text[];
  /** Its rows in the paper's style file. */
  readonly span: Span;
}

/** A small box beside the nameplate (报眼). */
export interface Ear {
  readonly title: Text | undefined;
  readonly lines: readonly Text[];
}

/** The line at each page's head (报眉). */
interface FolioPlan {
  /** Where the page number stands: at the outer edge, mirrored from page to page, or always at the left. */
  readonly side: "outer" | "left";
  /** Rows that it takes above row 1. */
  readonly rows: number;
}

/** The rule weights of a paper; 0 draws none. */
interface RuleWeights {
  /** Between stories above one another, and between columns of different stories. */
  readonly story: Pt;
  readonly column: Pt;
  readonly box: Pt;
}

/** What copy-fitting may do, in percent. */
interface Levers {
  /** How far a photo's depth may leave its own proportion by cropping. */
  readonly crop: number;
  /** White that may be added to a frame. */
  readonly white: number;
}

export interface JumpWording {
  /** With `{page}`: （下转{page}）. */
  readonly to: string;
  readonly from: string;
  /** With `{number}` (四) or `{label}` (4, A04): 第{number}版. */
  readonly page: string;
}

/** What the plates hold. */
interface PressFloors {
  /** The thinnest rule. */
  readonly hairline: Pt;
  /** The smallest white type on a ground, and the smallest type in more than one ink. */
  readonly reversed: Pt;
  readonly colourType: Pt;
}

/** A place for adverts that the paper sells by name (版位). */
export interface AdvertSlot {
  readonly name: string;
  readonly frame: FramePlan;
  /** The size under which it is sold, where that is not the whole frame. */
  readonly size?: SoldSize;
}

/** An advert's size, and the corner of its frame at which it stands. */
export interface SoldSize extends Size {
  readonly at: "top-left" | "top-right" | "bottom-left" | "bottom-right";
}

export interface Press {
  /** An ICC profile's absolute path. */
  readonly profile: string | undefined;
  /** Where that is written. */
  readonly profileSpan: Span | undefined;
  /** Percent. */
  readonly ink: number;
  /** Pixels per inch. */
  readonly resolution: number;
  readonly bleed: Pt;
  readonly marks: "none" | "crop";
  readonly standard: "x4" | "x1a";
  /** Inks of their own: each is printed wherever a colour has exactly these shares of the process inks. */
  readonly spots: readonly { readonly name: string; readonly colour: Cmyk }[];
  /** Percent; 0: photos are not sharpened. */
  readonly sharpen: number;
  /** Percent by which the middle tones of photos are opened; 0: not. */
  readonly tone: number;
  readonly floors: PressFloors;
}

/** Everything that is the same in every issue. */
export interface Paper {
  readonly name: string;
  readonly code: string;
  /** Who publishes it (出版单位), and its number among the country's serials (国内统一连续出版物号); undefined where it does not say. */
  readonly publisher: string | undefined;
  readonly cn: string | undefined;
  readonly trim: Size;
  readonly grid: Grid;
  /** The edge at which its pages hang together. */
  readonly binding: "left" | "right";
  readonly script: Characters;
  readonly styles: Styles;
  readonly jump: JumpWording;
  readonly slots: readonly AdvertSlot[];
  readonly nameplate: Nameplate | undefined;
  readonly folio: FolioPlan;
  readonly colophon: Text | undefined;
  readonly rules: RuleWeights;
  readonly levers: Levers;
  readonly press: Press;
  readonly faults: Readonly<Record<string, "error" | "warning" | "off">>;
  /** Heads side by side (碰题) are judged by their ink; left out: by their frames. */
  readonly touching?: "ink";
  readonly span: Span;
}

/** The faults of make-up that a paper may weigh (layout/RULES.md#faults). */
export const FAULTS: readonly string[] = [
  "碰题",
  "叠题",
  "背题",
  "断版",
  "题文分离",
  "孤字不成行",
  "孤行不成页",
  "转版不符",
  "无广告标识",
  "图跨折线",
  "图文不符",
  "报头不突出",
  "缺法定项",
  "缺署名",
  "跨版不齐",
  "天窗",
];

/** Gives a diagnostic of make-up the severity that the paper gives to its fault; none where the paper switches that off. */
export function weigh(paper: Paper, fault: string, found: Diagnostic): readonly Diagnostic[] {
  const severity: Severity | "off" = paper.faults[fault] ?? found.severity;
  return severity === "off" ? [] : [{ ...found, severity }];
}
