import type { Pt } from "../base/length.ts";
import type { Heading } from "../model/issue.ts";
import type { TextStyle } from "../model/style.ts";
import { setVertical } from "../text/display.ts";
import type { Line, Role } from "../text/line.ts";
import type { Desk } from "./desk.ts";
import { acrossLegs } from "./grid.ts";
import type { Head, HeadRequest } from "./head.ts";
import type { Inside } from "./inside.ts";
import type { Placed } from "./page.ts";

/** Rows of text that must remain under a vertical head; with fewer it takes its legs over the frame's height. */
const LEAST_BELOW = 6;
/** White between lines of different parts, in em of the smaller. */
const BETWEEN = 0.5;
/** How far a deck begins below the headline, in em of the deck. */
const DECK_DROP = 2;

/** A vertical line with the width that it takes and where it begins. */
interface Column {
  readonly line: Line;
  readonly width: Pt;
  readonly drop: Pt;
}

/**
 * A vertical head at the frame's left: kicker, headline, deck from right to left, in as many whole legs as they need.
 * It is as high as its longest line, or as the frame where fewer than six rows would be left below.
 */
export function verticalHead(request: HeadRequest, inside: Inside, desk: Desk): Head {
  const { grid } = desk.issue.paper;
  const { legs } = inside;
  const free = inside.rows.to - inside.rows.from + 1 - inside.white;
  const { columns, tooLong } = columnsOf(request, free * grid.pitch - grid.pitch, desk);
  const width = columns.reduce((sum, column) => sum + column.width, 0);
  let covered = 1;
  while (covered < legs.length && acrossLegs(legs, 0, covered - 1).width < width) covered++;
  const longest = columns.reduce((most, column) => Math.max(most, column.drop + column.line.width), 0);
  const need = Math.ceil(longest / grid.pitch) + 1;
  const rows = free - need < LEAST_BELOW ? free : need;
  const room = acrossLegs(legs, 0, covered - 1).width;
  const placed: Placed[] = [];
  let right = Math.max(width, room - (room - width) / 2);
  for (const column of columns) {
    const y = inside.white * grid.pitch + column.drop;
    placed.push({ kind: "text", owner: request.owner, x: right - column.width / 2, y, line: column.line });
    right -= column.width;
  }
  const narrow = width > room ? [request.texts.headline].filter((text) => text !== undefined) : [];
  return { rows: rows + inside.white, legs: covered, placed, tooLong: [...tooLong, ...narrow], added: 0 };
}

function columnsOf(
  request: HeadRequest,
  length: Pt,
  desk: Desk,
): { readonly columns: readonly Column[]; readonly tooLong: readonly Heading[] } {
  const { styles } = desk.issue.paper;
  const { texts } = request;
  const tooLong: Heading[] = [];
  const columns: Column[] = [];
  const add = (heading: Heading | undefined, role: Role, style: TextStyle): void => {
    if (heading === undefined) return;
    const drop = role === "deck" ? DECK_DROP * style.size : 0;
    const set = setHeading(heading, { role, style, length: length - drop }, desk);
    if (!set.fits) tooLong.push(heading);
    set.lines.forEach((line, index) => {
      const last = index === set.lines.length - 1;
      const width =
        (last ? line.size : Math.max(line.size, (style.pitch * line.size) / style.size)) + white(last, line);
      columns.push({ line, width, drop });
    });
  };
  const textOf = (text: { readonly text: string; readonly span: Heading["span"] } | undefined): Heading | undefined =>
    text && { lines: [text.text], turned: false, span: text.span };
  add(textOf(texts.label), "label", styles.label);
  add(texts.kicker, "kicker", styles.kicker);
  add(texts.headline, "headline", request.style);
  add(texts.deck, "deck", styles.deck);
  add(textOf(texts.byline), "byline", styles.byline);
  return { columns, tooLong };
}

function white(last: boolean, line: Line): Pt {
  return last ? BETWEEN * line.size : 0;
}

/** Sets each of the editor's lines, smaller down to the floor until all stand within the style's number of lines. */
export function setHeading(
  heading: Heading,
  as: { readonly role: Role; readonly style: TextStyle; readonly length: Pt },
  desk: Desk,
): { readonly lines: readonly Line[]; readonly fits: boolean } {
  const { style, role } = as;
  const most = Math.max(style.lines, heading.lines.length);
  for (let size = style.size; ; size = Math.max(style.floor, size - 1)) {
    const of = { ...style, size };
    const lines = heading.lines.flatMap((text) => setVertical([{ role, text, style: of }], as.length, desk.bench));
    if (lines.length <= most && lines.every((line) => line.width <= as.length + 0.01)) return { lines, fits: true };
    if (size <= style.floor) return { lines, fits: false };
  }
}
