import type { Cmyk } from "../../base/colour.ts";
import type { Diagnostic, Severity } from "../../base/diagnostic.ts";
import type { Extent, FramePlan } from "../../base/extent.ts";
import type { Em, Pt } from "../../base/length.ts";
import type { Size } from "../../base/rect.ts";
import type { Span } from "../../base/source.ts";
import type { Characters, Styles } from "./style.ts";
import type { Text } from "./text.ts";

/*
 * A paper after `resolve`: the sheet and grid, the press, the furniture and the styles that are the same in every issue. Lengths are in points, and
 * positions count from the top left of the trim.
 */

/**
 * The page grid, counted in characters and rows (layout/RULES.md#grid). In a vertical paper it is turned: columns are bands from the top of the page, rows are
 * lines from its right edge (layout/RULES.md#vertical-grid).
 */
export interface Grid {
  readonly writing: "horizontal" | "vertical";
  readonly columns: number;
  /** Width of a basic column, and of the gap between two, in body em. */
  readonly measure: Em;
  readonly gutter: Em;
  readonly rows: number;
  /** Body size and baseline distance. */
  readonly size: Pt;
  readonly pitch: Pt;
  /** Left edge and top of the type area, from the top left of the trim. */
  readonly left: Pt;
  readonly top: Pt;
  /** For two facing pages: the fold is after `after` columns, and everything beyond it is `gap` further right than on one page. */
  readonly fold?: { readonly after: number; readonly gap: Pt };
}

/** Vector art of the paper. */
export interface Art {
  readonly viewBox: readonly [x: number, y: number, width: number, height: number];
  /** SVG path data in units of the view box. */
  readonly paths: readonly string[];
}

export interface Nameplate {
  readonly columns: Extent;
  readonly rows: Extent;
  /** Undefined: the paper's name is set as text. */
  readonly art: Art | undefined;
  readonly colour: Cmyk;
  readonly ears: readonly Ear[];
  /** Columns of the ears at its right, in a horizontal paper. */
  readonly earColumns: number;
  /** The strip under the name, with its fields filled in. */
  readonly strip: readonly Text[];
  /** The place of `rows` in paper.yaml. */
  readonly span: Span;
}

/** A small box next to the nameplate (报眼). */
export interface Ear {
  readonly title: Text | undefined;
  readonly lines: readonly Text[];
}

/** The line at the top of each page (报眉). */
interface FolioPlan {
  /** The side of the page number: the outer edge, which alternates from page to page, or always left. */
  readonly side: "outer" | "left";
  /** Rows above row 1. */
  readonly rows: number;
}

/** The rule weights of a paper; 0 draws no rule. */
interface RuleWeights {
  /** Between stories above one another, and between columns of different stories. */
  readonly story: Pt;
  readonly column: Pt;
  readonly box: Pt;
}

/** The limits of copy-fitting, in percent. */
interface Levers {
  /** How far cropping may change a photo's proportion. */
  readonly crop: number;
  /** White that may be added to a frame. */
  readonly white: number;
}

export interface JumpWording {
  /** Contains `{page}`: （下转{page}）. */
  readonly to: string;
  readonly from: string;
  /** Contains `{number}` (四) or `{label}` (4, A04): 第{number}版. Undefined: 第四版 for a label that is a number, A04版 for others. */
  readonly page: string | undefined;
}

/** The finest detail that the plates hold. */
interface PressFloors {
  /** The thinnest rule. */
  readonly hairline: Pt;
  /** The smallest white type on a ground, and the smallest type in several inks. */
  readonly reversed: Pt;
  readonly colourType: Pt;
}

/** A place for adverts that the paper sells by name (版位). */
export interface AdvertSlot {
  readonly name: string;
  /** Undefined if the paper's entry is faulty, which is already reported. */
  readonly frame: FramePlan | undefined;
  /** The size that is sold, if it is smaller than the frame. */
  readonly size?: SoldSize;
}

/** An advert's size, and its corner in the frame. */
export interface SoldSize extends Size {
  readonly at: "top-left" | "top-right" | "bottom-left" | "bottom-right";
}

export interface Press {
  /** The absolute path of an ICC profile. */
  readonly profile: string | undefined;
  /** The place of `profile`. */
  readonly profileSpan: Span | undefined;
  /** Percent. */
  readonly ink: number;
  /** Pixels per inch. */
  readonly resolution: number;
  readonly bleed: Pt;
  readonly marks: "none" | "crop";
  readonly standard: "x4" | "x1a";
  /** Spot inks. Each is printed wherever a colour has exactly these shares of the process inks. */
  readonly spots: readonly { readonly name: string; readonly colour: Cmyk }[];
  /** Percent; 0: photos are not sharpened. */
  readonly sharpen: number;
  /** Percent by which the midtones of photos are lightened; 0: not at all. */
  readonly tone: number;
  readonly floors: PressFloors;
}

/** What is the same in every issue. */
export interface Paper {
  readonly name: string;
  readonly code: string;
  /** The publisher (出版单位), and the number among the country's serials (国内统一连续出版物号); undefined if the paper gives none. */
  readonly publisher: string | undefined;
  readonly cn: string | undefined;
  readonly trim: Size;
  readonly grid: Grid;
  /** The edge at which pages are bound. */
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
  readonly faults: FaultSeverities;
  /** Adjacent headlines (碰题) are judged by their ink. Default: by their frames. */
  readonly touching?: "ink";
  /** The stages that sign each page (三审三校), in their order; empty if pages are not signed. */
  readonly signing: readonly string[];
  readonly span: Span;
}

/** Faults whose severity a paper can set: those of make-up (layout/RULES.md#faults), then findings of the copy desk. */
export const FAULTS = [
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
  "用词",
  "禁用词",
  "简称",
  "职务",
  "人名",
  "排名",
  "日期",
  "年龄",
  "合计",
  "题文数字",
  "号码",
  "繁简",
  "本报规则",
  "参见",
] as const;

export type FaultName = (typeof FAULTS)[number];
export type FaultSeverities = { readonly [Name in FaultName]?: Severity | "off" };

export function isFaultName(name: string): name is FaultName {
  return (FAULTS as readonly string[]).includes(name);
}

/** A diagnostic with the severity that the paper sets for its fault; empty if the paper switches the fault off. */
export function withSeverity(paper: Paper, fault: FaultName, found: Diagnostic): readonly Diagnostic[] {
  const severity = paper.faults[fault] ?? found.severity;
  return severity === "off" ? [] : [{ ...found, severity }];
}
