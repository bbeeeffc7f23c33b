import type { Pt } from "../../../base/length.ts";
import type { Heading } from "../../model/issue.ts";
import type { Align, TextStyle } from "../../model/style.ts";
import { penEnd } from "../../text/headings/display.ts";
import type { Role } from "../../text/line.ts";
import type { Desk } from "../desk.ts";
import { indentOf, type SetBlock } from "../placing.ts";
import { type HeadingBlock, type HeadRequest, headlineMeasure } from "./head.ts";

/** Kicker and deck beside the headline's size (RULES.md#proportion). */
const SECOND_SHARE = 0.62;

/** A horizontal head's headings and the room that they have. */
export interface HeadingsRequest {
  readonly head: HeadRequest;
  readonly width: Pt;
  /** The headline's largest size. */
  readonly size: Pt;
  /** True where copy of the story stands beside the head. */
  readonly beside: boolean;
  /** How much of the width no line takes; left out: nothing. */
  readonly reserve?: Pt;
}

/** A heading as set, with its left end from the head's. */
export interface PlacedHeading {
  readonly block: SetBlock;
  readonly x: Pt;
  /** Where its ink begins, and where it ends. */
  readonly ink: { readonly from: Pt; readonly to: Pt };
}

interface Headings {
  readonly kicker: PlacedHeading | undefined;
  readonly headline: PlacedHeading | undefined;
  readonly deck: PlacedHeading | undefined;
  /** Those that are too long even at their smallest size. */
  readonly tooLong: readonly Heading[];
}

/**
 * Sets the headline, then kicker and deck in proportion to it: of at most 0.62 of its size, no wider than it is or in two lines, to the
 * same side (RULES.md#proportion).
 */
export function setHeadings(request: HeadingsRequest, desk: Desk): Headings {
  const { styles } = desk.issue.paper;
  const { texts } = request.head;
  const tooLong: Heading[] = [];
  const told = (text: Heading, set: HeadingBlock, measure: Pt): PlacedHeading => {
    if (!set.fits) tooLong.push(text);
    return placedHeading(set.block, measure, request);
  };
  const main = texts.headline && setHeadline(texts.headline, request, desk);
  const headline = main && texts.headline && told(texts.headline, main.set, main.measure);
  const second = (text: Heading | undefined, role: Role, style: TextStyle): PlacedHeading | undefined => {
    if (text === undefined) return undefined;
    const { set, measure } = setSecond({ text, role, style }, headline, request, desk);
    return told(text, set, measure);
  };
  const kicker = second(texts.kicker, "kicker", styles.kicker);
  const deck = second(texts.deck, "deck", styles.deck);
  return { kicker, headline, deck, tooLong };
}

/** A heading at the measure that it was set to. */
interface Measured {
  readonly set: HeadingBlock;
  readonly measure: Pt;
}

/** The headline leaves white at its sides, unless only the whole width holds it; a continuation's leaves more. */
function setHeadline(text: Heading, request: HeadingsRequest, desk: Desk): Measured {
  const { head, size, width, beside, reserve = 0 } = request;
  const { style, reverse } = head;
  const { lines, align } = style;
  const room = width - reserve;
  const white = reverse !== undefined;
  const set = (measure: Pt): Measured => ({
    measure,
    set: desk.typeset.heading(text, "headline", style, size, white, measure, undefined, lines, align),
  });
  const measure = Math.min(room, headlineMeasure(style, width, beside, desk.issue.paper.grid));
  if (head.most !== undefined && head.most < measure) {
    const short = set(head.most);
    if (short.set.fits) return short;
  }
  const easy = set(measure);
  if (turnsWell(easy)) return easy;
  const whole = set(room);
  return turnsWell(whole) || (whole.set.fits && !easy.set.fits) ? whole : easy;
}

/** It fits, and turns inside no phrase. */
function turnsWell({ set: { fits, block } }: Measured): boolean {
  return fits && block.lines[0]?.torn === undefined;
}

interface Second {
  readonly text: Heading;
  readonly role: Role;
  readonly style: TextStyle;
}

/** Kicker or deck: within the headline's width in one line or in two, or else in the lines that the whole width takes. */
function setSecond(
  { text, role, style }: Second,
  headline: PlacedHeading | undefined,
  { head, width, reserve = 0 }: HeadingsRequest,
  desk: Desk,
): Measured {
  const { grid } = desk.issue.paper;
  const room = width - reserve;
  const main = headline?.block.lines[0]?.size;
  // Smaller than the copy it would be a note.
  const size = main === undefined ? style.size : Math.min(style.size, Math.max(grid.size, SECOND_SHARE * main));
  const align: Align = headline === undefined ? style.align : head.style.align;
  const set = (measure: Pt, lines: number): Measured => ({
    measure,
    set: desk.typeset.heading(text, role, style, size, head.reverse !== undefined, measure, undefined, lines, align),
  });
  const narrow = headline === undefined ? room : Math.min(room, headline.ink.to - headline.ink.from);
  const within = set(narrow, 1);
  if (within.set.fits) return within;
  const turned = set(narrow, 2);
  if (turnsWell(turned)) return turned;
  const whole = set(room, Math.max(2, style.lines));
  return turnsWell(whole) || !turned.set.fits ? whole : turned;
}

function placedHeading(block: SetBlock, measure: Pt, { head, width }: HeadingsRequest): PlacedHeading {
  const x = indentOf(head.style.align, width, measure);
  const from = Math.min(...block.lines.map((line) => x + (line.segments[0]?.x ?? 0)));
  const to = Math.max(...block.lines.map((line) => x + penEnd(line)));
  return { block, x, ink: { from, to } };
}
