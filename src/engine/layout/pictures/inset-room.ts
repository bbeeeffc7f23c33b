import type { Pt } from "../../../base/length.ts";
import type { Point } from "../../../base/rect.ts";
import type { Inset } from "../../model/issue.ts";
import type { TextStyle } from "../../model/style.ts";
import type { Text } from "../../model/text.ts";
import type { Role } from "../../text/line.ts";
import type { Axis } from "../axis.ts";
import type { Desk } from "../desk.ts";
import type { Owner, Placed } from "../page.ts";
import { placedRule, type SetBlock } from "../placing.ts";

/** An inset as set to a width: its things stand with their corner at the origin (RULES.md#insets). In a vertical story the corner is the top right one. */
export interface SetInset {
  readonly inset: Inset;
  readonly legs: number;
  /** Along the lines of the copy, and across them. */
  readonly width: Pt;
  readonly height: Pt;
  readonly placed: readonly Placed[];
}

/** The rules over and under an inset, and between its entries. */
export const HEAVY: Pt = 1.2;
export const HAIRLINE: Pt = 0.3;

/** White between a rule and type. */
export const INSET_GAP: Pt = 5;

/** The room that one inset is set into. */
export interface InsetRoom {
  readonly owner: Owner;
  readonly width: Pt;
  readonly legs: number;
  readonly desk: Desk;
  /** That of the inset's own lines. */
  readonly axis: Axis;
}

/** What stands in an inset, and how deep it is. */
export type InsetBody = Pick<SetInset, "height" | "placed">;

export const ORIGIN: Point = { x: 0, y: 0 };

/** The owner of an inset's things. @param entry of a box of figures */
export function insetOwner(owner: Owner, inset: Inset, entry?: string): Owner {
  return { ...owner, block: { kind: "inset", part: owner.part ?? 1, inset, ...(entry !== undefined && { entry }) } };
}

export function insetText(
  role: Role,
  text: Text,
  style: TextStyle,
  { axis, width, desk }: Pick<InsetRoom, "axis" | "width" | "desk">,
): SetBlock {
  return { lines: axis.set([{ role, text: text.text, style }], width, desk.bench), pitch: style.pitch };
}

/** Along all of the inset. */
export function insetRule(across: Pt, weight: Pt, owner: Owner, { axis, width }: InsetRoom): Placed {
  return placedRule(axis.on(ORIGIN, 0, across), axis.on(ORIGIN, width, across), { role: "rule", weight, owner });
}
