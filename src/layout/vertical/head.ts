import { BLACK, WHITE } from "../../base/colour.ts";
import type { Pt } from "../../base/length.ts";
import type { Heading } from "../../model/issue.ts";
import type { TextStyle } from "../../model/style.ts";
import type { Line, Role } from "../../text/line.ts";
import type { Desk } from "../desk.ts";
import { acrossLegs } from "../grid.ts";
import type { Head, HeadRequest } from "../head.ts";
import type { Inside } from "../inside.ts";
import type { Owner, Placed } from "../page.ts";
import { inColour, isWhite } from "../placing.ts";
import { setHeading } from "../vertical-head.ts";
import { linePitch } from "./inside.ts";

/** White between lines of different parts, in em of the smaller. */
const BETWEEN = 0.6;
/** How far a deck begins below the headline, in em of the deck. */
const DECK_DROP = 2;
/** A byline ends this much above the head's foot, in em of its own. */
const BYLINE_RISE = 1;
/** White between the ink of a label's box and its text, in em of the label. */
const LABEL_END = 0.5;
const LABEL_SIDE = 0.2;

/** A vertical line with the width that it takes and where it begins. */
interface Column {
  readonly line: Line;
  readonly role: Role;
  readonly width: Pt;
  readonly drop: Pt;
  /** White to its left. */
  readonly after: Pt;
}

/**
 * The head of a vertical story: label, kicker, headline, deck, byline from right to left, in as many whole lines of copy as
 * they need, over as many bands as they are long. Its origin is the top right corner.
 */
export function headAtRight(request: HeadRequest, inside: Inside, desk: Desk): Head {
  const { grid } = desk.issue.paper;
  const { legs } = inside;
  const pitch = linePitch(inside);
  const whole = acrossLegs(legs, 0, legs.length - 1).width;
  const tooLong: Heading[] = [];
  const columns = columnsOf(request, { length: whole, desk, tooLong });
  const longest = columns.reduce((most, column) => Math.max(most, column.drop + column.line.width), 0);
  let covered = 1;
  while (covered < legs.length && acrossLegs(legs, 0, covered - 1).width < longest) covered++;
  const { width: height } = acrossLegs(legs, 0, covered - 1);
  const width = columns.reduce((sum, column) => sum + column.width + column.after, 0);
  const lines = Math.max(1, Math.ceil((width + SPARE * grid.size) / pitch - 0.01));
  // What the lines leave is shared by the edge and the copy.
  let right = -Math.min(grid.size, (lines * pitch - width) / 2) * (inside.padded ? 1 : 0);
  const placed: Placed[] = [];
  for (const column of columns) {
    const x = right - column.width / 2;
    const y = column.role === "byline" ? height - column.line.width - BYLINE_RISE * column.line.size : column.drop;
    if (column.role === "label") placed.push(labelGround(column, x, request, desk));
    placed.push({ kind: "text", owner: request.owner, x, y: Math.max(0, y), line: column.line });
    right -= column.width + column.after;
  }
  const most = Math.max(1, inside.rows.to - LEAST_LINES);
  const wide = lines > most && request.texts.headline !== undefined ? [request.texts.headline] : [];
  return { rows: lines, legs: covered, placed, tooLong: [...tooLong, ...wide], added: 0 };
}

/** White between head and copy, beside the gap of a line, in em of the copy. */
const SPARE = 0.5;
/** Lines of copy that a head must leave. */
const LEAST_LINES = 2;

interface Measures {
  readonly length: Pt;
  readonly desk: Desk;
  readonly tooLong: Heading[];
}

function columnsOf({ texts, style }: HeadRequest, { length, desk, tooLong }: Measures): readonly Column[] {
  const { styles } = desk.issue.paper;
  const columns: Column[] = [];
  const add = (heading: Heading | undefined, role: Role, of: TextStyle): void => {
    if (heading === undefined) return;
    const drop = role === "deck" ? DECK_DROP * of.size : role === "label" ? LABEL_END * of.size : 0;
    const set = setHeading(heading, { role, style: of, length: length - drop }, desk);
    if (!set.fits) tooLong.push(heading);
    const sides = role === "label" ? 2 * LABEL_SIDE * of.size : 0;
    set.lines.forEach((line, index) => {
      const last = index === set.lines.length - 1;
      const leading = Math.max(line.size, (of.pitch * line.size) / of.size) - line.size;
      columns.push({ line, role, width: line.size + sides, drop, after: last ? BETWEEN * line.size : leading });
    });
  };
  const headingOf = (
    text: { readonly text: string; readonly span: Heading["span"] } | undefined,
  ): Heading | undefined => text && { lines: [text.text], turned: false, span: text.span };
  add(headingOf(texts.label), "label", inColour(styles.label, WHITE));
  add(texts.kicker, "kicker", styles.kicker);
  add(texts.headline, "headline", style);
  add(texts.deck, "deck", styles.deck);
  add(headingOf(texts.byline), "byline", styles.byline);
  const last = columns.at(-1);
  return last === undefined ? [] : [...columns.slice(0, -1), { ...last, after: 0 }];
}

/** 栏头: white type in a small box of the label's colour. */
function labelGround(
  { line, width, drop }: Column,
  centre: Pt,
  { owner }: { readonly owner: Owner },
  desk: Desk,
): Placed {
  const { colour } = desk.issue.paper.styles.label;
  const end = LABEL_END * line.size;
  return {
    kind: "area",
    owner,
    role: "label",
    at: { x: centre - width / 2, y: drop - end, width, height: line.width + 2 * end },
    colour: isWhite(colour) ? BLACK : colour,
  };
}
