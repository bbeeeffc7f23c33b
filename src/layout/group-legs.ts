import type { Em } from "../base/length.ts";
import type { Part, Within } from "../model/issue.ts";
import type { Grid } from "../model/paper.ts";
import { count, type Leg, legsOf } from "./grid.ts";

/** White inside the sides of a box: an em, besides the two rules of 文武线. */
const INSET: Em = 1;
const WENWU_INSET: Em = 1.5;

/** White inside each side of a box or a ground. */
export function insetOf({ box }: Pick<Part, "box">): Em {
  return box === "wenwu" ? WENWU_INSET : INSET;
}

/** The legs of a group with a box or a ground, one a column: its stories stand in some of them (RULES.md#groups). */
export function groupLegs(grid: Grid, { columns, box }: Pick<Within, "columns" | "box">): readonly Leg[] {
  return legsOf(grid, { columns, legs: count(columns), inset: insetOf({ box }) });
}
