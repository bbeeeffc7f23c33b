import type { Pt } from "../../base/length.ts";
import type { HeadlineRole, StyleRole } from "../manifest/manifest.ts";
import type { PresetName } from "./presets.ts";
import type { Align, Characters } from "./style.ts";

/**
 * A role's style before it meets a grid. Sizes are for 9 pt body and grow with it; white in rows; left out: no floor under the
 * size, justified, no indent, no white, one line, leading by `lead`.
 */
export interface Look {
  readonly face: string;
  readonly size: Pt;
  readonly floor?: Pt;
  /** grid: the page's row distance; own: a quarter over the size. */
  readonly lead: "grid" | "own";
  readonly align?: Align;
  readonly indent?: number;
  readonly before?: number;
  readonly after?: number;
  readonly lines?: number;
}

type Looks = Readonly<Record<StyleRole, Look>>;
type HeadlineLooks = Readonly<Record<HeadlineRole, Look>>;

/** The style of each role where a paper says nothing (layout/RULES.md#looks). */
export const LOOKS: Looks = {
  body: { face: "宋", size: 9, lead: "grid", indent: 2 },
  quote: { face: "楷", size: 9, lead: "grid", indent: 2 },
  signature: { face: "楷", size: 9, lead: "grid", indent: 2, align: "right" },
  verse: { face: "楷", size: 9, lead: "grid", indent: 2, align: "center" },
  subhead: { face: "黑 Bold", size: 10.5, lead: "grid", align: "center", before: 1, lines: 2 },
  speaker: { face: "黑", size: 9, lead: "grid" },
  dateline: { face: "黑", size: 9, lead: "grid" },
  reporter: { face: "楷", size: 9, lead: "grid" },
  byline: { face: "楷", size: 9, lead: "grid", align: "center", lines: 2 },
  note: { face: "楷", size: 9, lead: "grid", indent: 2, before: 1, after: 1 },
  noteLabel: { face: "黑", size: 9, lead: "grid" },
  caption: { face: "楷", size: 8, lead: "own", align: "left", lines: 3 },
  credit: { face: "楷", size: 8, lead: "own", align: "left" },
  pullquote: { face: "楷", size: 15, lead: "own", align: "left" },
  numeral: { face: "黑 Heavy", size: 24, floor: 14, lead: "own", align: "left" },
  legend: { face: "黑", size: 8, lead: "own", align: "left" },
  jump: { face: "黑", size: 8.5, lead: "grid", align: "right" },
  continuation: { face: "黑", size: 9, lead: "grid" },
  label: { face: "黑", size: 10.5, lead: "own" },
  kicker: { face: "楷", size: 16, floor: 13, lead: "own", align: "center", after: 0.5 },
  deck: { face: "楷", size: 16, floor: 12, lead: "own", align: "center", before: 0.5, lines: 2 },
  table: { face: "宋", size: 9, lead: "grid", before: 1, after: 1 },
  folio: { face: "宋", size: 8, lead: "own" },
  colophon: { face: "黑", size: 7, lead: "own", align: "center", lines: 2 },
  advert: { face: "黑", size: 7, lead: "own" },
  advertHead: { face: "黑 Bold", size: 18, floor: 11, lead: "own", align: "center", lines: 2 },
  advertText: { face: "宋", size: 9, floor: 7.5, lead: "own", indent: 2 },
  category: { face: "黑 Bold", size: 9, lead: "own", align: "center" },
  smallAdTitle: { face: "黑 Bold", size: 7.5, lead: "own" },
  smallAd: { face: "宋", size: 7.5, lead: "own" },
};

/** The faces of a paper in traditional characters, by those of the looks: the others draw mainland forms, with marks at a corner of their squares. */
const TRADITIONAL: Readonly<Record<string, string>> = {
  宋: "明",
  "宋 Bold": "明 Heavy",
  "宋 Heavy": "明 Heavy",
  楷: "正楷",
  黑: "正黑 Bold",
  "黑 Bold": "正黑 Bold",
  "黑 Heavy": "正黑 Bold",
};
/** 正黑 is there in bold alone, which is too black for what is small, or for a notice at a story's end. */
const TRADITIONAL_ROLES: Readonly<Partial<Record<StyleRole, string>>> = {
  legend: "正楷",
  jump: "正楷",
  continuation: "正楷",
  colophon: "明",
};

/** The face of a look in a paper of these characters. */
export function faceFor(face: string, script: Characters, role?: StyleRole): string {
  if (script === "simplified") return face;
  return (role && TRADITIONAL_ROLES[role]) ?? TRADITIONAL[face] ?? face;
}

/** By preset: the heaviest weight is for heads of up to 28 pt, above which it is too black; a headline's size depends on the page, and 四开 takes about four fifths of 对开. */
export const HEADLINE_LOOKS: Readonly<Record<PresetName, HeadlineLooks>> = {
  对开: {
    lead: head("宋 Bold", [60, 42], 2),
    major: head("宋 Bold", [36, 26], 2),
    normal: head("宋 Bold", [22, 16], 3),
    brief: { ...head("黑 Bold", [12, 11], 2), align: "left", after: 0 },
    continuation: head("黑 Bold", [16, 12], 2),
  },
  四开: {
    lead: head("宋 Bold", [38, 30], 2),
    major: head("宋 Heavy", [26, 20], 2),
    normal: head("宋 Bold", [18, 14], 3),
    brief: { ...head("黑 Bold", [12, 11], 2), align: "left", after: 0 },
    continuation: head("黑 Bold", [14, 11], 2),
  },
};

function head(face: string, [size, floor]: readonly [Pt, Pt], lines: number): Look {
  return { face, size, floor, lead: "own", align: "center", before: 1, after: 1, lines };
}
