import { type Em, mm, type Pt } from "../../base/length.ts";

/*
 * The limits and proportions by which a manifest is resolved. A limit that is too strict shows as a message that an editor has to work around; one that is too
 * loose shows in print: type that nobody can read, legs whose lines cannot be set. Looks, presets and the press of newsprint are tables beside their code.
 */

// Measures

/** Difference in points that comes from rounding millimetres and is ignored. */
export const ROUNDING: Pt = 0.01;
/** How much larger than its frame a sold size may be: it was written in whole millimetres. */
export const SOLD_SLACK: Pt = mm(0.5);
/** The narrowest leg. A narrower line has no room for two marks and a character at either end, and breaks the rules of line ends. */
export const NARROWEST_LEG: Em = 5;
/** Coordinates of a drawing must be below this. No drawing is so large, and PDF has no such numbers. */
export const FURTHEST = 1_000_000;

// Type

/** Smallest readable size. 八号, the smallest size of lead type, is just below 5 pt; below this nobody reads newsprint. */
export const LEAST_READ: Pt = 4.5;
/** Leading of text off the grid, as a multiple of its size. */
export const OWN_LEADING = 1.25;
/** The body size for which the looks in resolve-styles.ts are made. */
export const LOOKS_BODY: Pt = 9;
/** Columns of the ears beside a nameplate, if the paper does not say. */
export const EAR_COLUMNS = 2;

// Contrast (palette.ts, parts.ts)

/** Share of light that a full ink reflects: newsprint's black has a density of 1.1 and is a dark grey. */
export const INK_REFLECTION = 0.08;
/** Dots print larger than their percentage: by 26 % of the paper at 40 % tone (ISO 12647-3; formats/press/RULES.md#ink). */
export const DOT_GAIN = 0.26 / (4 * 0.4 * 0.6);
/** Contrast of a colour with paper white. 10 % black has 1.2 and is still visible; full cyan, which can be read, has at least that. */
export const LEAST_ON_PAPER = 1.2;
/** Contrast of copy on a ground. It is 4.3 on 30 % black, the darkest tint in percent, where copy can still be read. */
export const LEAST_CONTRAST = 4;

// Stories (stories.ts)

/** Share of the page's width from which a story without a priority is a lead, and above which it is a major story. */
export const LEAD_SHARE = 3 / 4;
export const MAJOR_SHARE = 1 / 2;
/** Characters from which equal copy is reported as sent twice. Shorter copy may well repeat: 无标题, a slogan. */
export const LEAST_TWIN = 20;
/** Han characters that are hashed to find equal copy. Fewer: more stories are compared in full. */
export const HASHED_CHARACTERS = 50;
