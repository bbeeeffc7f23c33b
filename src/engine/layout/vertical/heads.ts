/*
 * Vertical heads: kicker, headline and deck are columns of type, read from right to left. One is placed at the left of horizontal copy, or at the
 * right of vertical copy. It takes whole legs or lines, so that the copy keeps its grid.
 */

import { BLACK, WHITE } from "../../../base/colour.ts";
import { count } from "../../../base/extent.ts";
import type { Em, Pt } from "../../../base/length.ts";
import type { Heading } from "../../model/issue.ts";
import type { TextStyle } from "../../model/style.ts";
import type { Text } from "../../model/text.ts";
import { setVertical, textEnd } from "../../text/headings/display.ts";
import type { Line, Role } from "../../text/line.ts";
import type { LayoutContext } from "../context.ts";
import { acrossLegs } from "../grid.ts";
import { type HeadRequest, ownerIn } from "../heads.ts";
import type { Inside } from "../inside.ts";
import { inColour, isWhite, type Placed, placedText } from "../page.ts";
import type { Head } from "../typeset.ts";
import {
  BETWEEN_AT_LEFT,
  BETWEEN_AT_RIGHT,
  BYLINE_RISE,
  DECK_DROP,
  HEAD_SPARE,
  LABEL_END,
  LABEL_SIDE,
  LEAST_BELOW,
  LEAST_LINES,
  ROUNDING,
} from "../weights.ts";

/** A vertical line of a head, with its width and its start. */
interface Column {
  readonly line: Line;
  readonly role: keyof HeadRequest["texts"];
  readonly width: Pt;
  readonly drop: Pt;
  /** White to its left. */
  readonly after: Pt;
}

/** The way to set the columns of a head. */
interface Manner {
  readonly length: Pt;
  readonly between: Em;
  /** True if 栏头 is white in a box. */
  readonly boxed: boolean;
}

/**
 * The head at the left of a horizontal story: kicker, headline, deck from right to left, in as few whole legs as they need. It is as high as its
 * longest line, or as the frame if fewer than six rows would be left below.
 */
export function headAtLeft(request: HeadRequest, inside: Inside, context: LayoutContext): Head {
  const { legs, pitch } = inside;
  const free = count(inside.rows) - inside.white;
  const manner = { length: free * pitch - pitch, between: BETWEEN_AT_LEFT, boxed: false };
  const { columns, tooLong, longest } = columnsOf(request, manner, context);
  const width = columns.reduce((sum, column) => sum + column.width + column.after, 0);
  const covered = legsFor(width, inside);
  const need = Math.ceil((longest + inside.clear) / pitch) + 1;
  const rows = free - need < LEAST_BELOW ? free : need;
  const room = acrossLegs(legs, 0, covered - 1);
  let right = Math.max(width, room - (room - width) / 2);
  const placed = columns.map(({ line, role, drop, ...column }) => {
    const whole = column.width + column.after;
    const at = { x: right - whole / 2, y: inside.white * pitch + inside.clear + drop };
    right -= whole;
    return placedText(line, at, ownerIn(request, role));
  });
  const narrow = width > room ? [request.texts.headline].filter((text) => text !== undefined) : [];
  return { rows: rows + inside.white, legs: covered, placed, tooLong: [...tooLong, ...narrow], added: 0 };
}

/**
 * The head of a vertical story: label, kicker, headline, deck, byline from right to left, in as few whole lines of copy as they need, over as many
 * bands as they are long. Its origin is the top right corner.
 */
export function headAtRight(request: HeadRequest, inside: Inside, context: LayoutContext): Head {
  const { grid } = context.issue.paper;
  const { legs, pitch } = inside;
  const manner = { length: acrossLegs(legs, 0, legs.length - 1), between: BETWEEN_AT_RIGHT, boxed: true };
  const { columns, tooLong, longest } = columnsOf(request, manner, context);
  const covered = legsFor(longest, inside);
  const height = acrossLegs(legs, 0, covered - 1);
  const width = columns.reduce((sum, column) => sum + column.width + column.after, -(columns.at(-1)?.after ?? 0));
  const lines = Math.max(1, Math.ceil((width + HEAD_SPARE * grid.size) / pitch - 0.01));
  const hung = grid.writing === "vertical" && request.style.align === "center" ? hangIn(columns, height) : undefined;
  // Spare width is divided between the edge and the copy.
  let right = -Math.min(grid.size, (lines * pitch - width) / 2) * (inside.padded ? 1 : 0);
  const placed = columns.flatMap((column): readonly Placed[] => {
    const { line, role, drop } = column;
    const y = role === "byline" ? height - line.width - BYLINE_RISE * line.size : (hung?.(column) ?? drop);
    const text = placedText(line, { x: right - column.width / 2, y: Math.max(0, y) }, ownerIn(request, role));
    right -= column.width + column.after;
    return role === "label" ? [labelGround(column, text.x, request, context), text] : [text];
  });
  const most = Math.max(1, count(inside.rows) - inside.white - LEAST_LINES);
  const wide = lines > most && request.texts.headline !== undefined ? [request.texts.headline] : [];
  return { rows: lines, legs: covered, placed, tooLong: [...tooLong, ...wide], added: 0 };
}

/**
 * The start of each column in the height of its bands, in a vertical paper: the headline in the middle, the kicker level with its start, the deck
 * with its end; longer ones in the middle (RULES.md#vertical-grid).
 */
function hangIn(columns: readonly Column[], height: Pt): (column: Column) => Pt {
  const length = Math.max(0, ...columns.flatMap(({ role, line }) => (role === "headline" ? [line.width] : [])));
  const top = (height - length) / 2;
  return ({ role, line: { width }, drop }) => {
    if (role === "label") return drop;
    const middle = (height - width) / 2;
    if (role === "headline" || width > length) return middle;
    return role === "kicker" ? top : top + length - width;
  };
}

/** The fewest legs that have this length together, or all. */
function legsFor(length: Pt, { legs }: Inside): number {
  let covered = 1;
  while (covered < legs.length && acrossLegs(legs, 0, covered - 1) < length) covered++;
  return covered;
}

/** The columns of a head from the right, and the reach of the longest. */
function columnsOf(
  { texts, style }: HeadRequest,
  { length, between, boxed }: Manner,
  context: LayoutContext,
): { readonly columns: readonly Column[]; readonly tooLong: readonly Heading[]; readonly longest: Pt } {
  const { styles } = context.issue.paper;
  const tooLong: Heading[] = [];
  const columns: Column[] = [];
  const add = (heading: Heading | undefined, role: Column["role"], of: TextStyle): void => {
    if (heading === undefined) return;
    const box = role === "label" && boxed ? of.size : 0;
    const drop = role === "deck" ? DECK_DROP * of.size : LABEL_END * box;
    const set = setHeading(heading, { role, style: of, length: length - drop }, context);
    if (!set.fits) tooLong.push(heading);
    set.lines.forEach((line, index) => {
      const leading = Math.max(line.size, (of.pitch * line.size) / of.size) - line.size;
      const after = index === set.lines.length - 1 ? between * line.size : leading;
      columns.push({ line, role, width: line.size + 2 * LABEL_SIDE * box, drop, after });
    });
  };
  add(headingOf(texts.label), "label", boxed ? inColour(styles.label, WHITE) : styles.label);
  add(texts.kicker, "kicker", styles.kicker);
  add(texts.headline, "headline", style);
  add(texts.deck, "deck", styles.deck);
  add(headingOf(texts.byline), "byline", styles.byline);
  return { columns, tooLong, longest: columns.reduce((most, { drop, line }) => Math.max(most, drop + line.width), 0) };
}

function headingOf(text: Text | undefined): Heading | undefined {
  return text && { lines: [text.text], turned: false, span: text.span };
}

/** Sets a heading. Headings turn between words and shrink down to their floor; label and byline keep their size. `fits` is false if any line is too long. */
function setHeading(
  heading: Heading,
  as: { readonly role: Role; readonly style: TextStyle; readonly length: Pt },
  context: LayoutContext,
): { readonly lines: readonly Line[]; readonly fits: boolean } {
  const { style, role, length } = as;
  const areShort = (lines: readonly Line[]): boolean => lines.every((line) => textEnd(line) <= length + ROUNDING);
  if (role === "label" || role === "byline") {
    const lines = heading.lines.flatMap((text) => setVertical([{ role, text, style }], length, context.bench));
    return { lines, fits: lines.length <= style.lines && areShort(lines) };
  }
  const { size, lines, align } = style;
  const { block, fits } = context.typeset.heading(heading, role, style, size, false, length, "vertical", lines, align);
  return { lines: block.lines, fits: fits && areShort(block.lines) };
}

/** 栏头: white type in a small box of the label's colour. */
function labelGround(
  { line, width, drop }: Column,
  centre: Pt,
  { owner }: HeadRequest,
  context: LayoutContext,
): Placed {
  const { colour } = context.issue.paper.styles.label;
  const end = LABEL_END * line.size;
  return {
    kind: "area",
    owner,
    role: "label",
    at: { x: centre - width / 2, y: drop - end, width, height: line.width + 2 * end },
    colour: isWhite(colour) ? BLACK : colour,
  };
}
