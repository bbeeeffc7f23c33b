import { type Pt, SQUARE_TOP } from "../../../base/length.ts";
import type { Key } from "../../../base/memo.ts";
import type { Heading } from "../../model/issue.ts";
import type { Align } from "../../model/style.ts";
import type { Text } from "../../model/text.ts";
import type { Desk } from "../desk.ts";
import type { Placed } from "../page.ts";
import { heightOf, indentOf, placeBlock, placedText } from "../placing.ts";
import { type Head, ownerIn } from "./head.ts";
import { type HeadingsRequest, type PlacedHeading, setHeadings } from "./headings.ts";
import { artLayer, type SetLabel, setLabel } from "./label.ts";

/** White of a reversed band above and below its text, in rows. */
const BAND = 0.5;
/** The least white between headline or deck and the byline's row, in rows. */
const BYLINE_WHITE = 0.5;
/** A label hangs in the white above the head, this much below its edge, in rows: just under the rule that stands there. */
const LABEL_DROP = 0.5;
/** The least white between a label and the head below it, in rows. */
const LABEL_WHITE = 0.4;
/** White between a label and the ink beside it, in em of the copy. */
const LABEL_BESIDE = 1.5;
/** A sum of points this far over a row still counts as that row: rounding, no ink. */
const SLACK: Pt = 0.02;

export interface StackRequest extends HeadingsRequest {
  readonly legs: number;
  /** Rows that must stay white above the ink; 0 where nothing stands above. */
  readonly white: number;
  /** White that a box's rule asks for besides. */
  readonly clear: Pt;
  /** Rows of white to add. */
  readonly extra: number;
  /** The stretch of the width in which label and byline stand, on one side of the fold; left out: all of it. */
  readonly aside?: Aside;
}

interface Aside {
  readonly x: Pt;
  readonly width: Pt;
}

/** One part of a stack with the white above it, in points. */
interface Layer {
  readonly above: Pt;
  readonly height: Pt;
  readonly place: (y: Pt) => readonly Placed[];
}

/** All that a head is made from, besides the paper: it is forgotten with one of its texts; what differs between the frames that are tried for a story stands next. */
function keyOf({ head, width, size, beside, reserve, legs, white, clear, extra, aside }: StackRequest): Key {
  const { texts, style, owner, reverse, labelArt, most } = head;
  const { label, kicker, headline, deck, byline } = texts;
  const room = [width, size, extra, white, legs, beside, clear, reserve, aside?.x, aside?.width];
  const text = headline ?? kicker ?? deck ?? label ?? byline ?? style;
  return [text, room, owner.story, owner.part, label, kicker, headline, deck, byline, style, reverse, labelArt, most];
}

/** A stack, as it was made before if it was. */
export function stackHead(request: StackRequest, desk: Desk): Head {
  return desk.typeset.head(keyOf(request), () => stacked(request, desk));
}

/** The same over one leg, at the style's size. */
export function headOverLeg(request: Pick<StackRequest, "head" | "width" | "white" | "clear">, desk: Desk): Head {
  const { size } = request.head.style;
  return stackHead({ ...request, legs: 1, beside: false, size, extra: 0 }, desk);
}

/**
 * Stacks label, kicker, headline and deck over a width, and the byline in a row of its own below: whole rows. White above
 * is the style's `before`; surplus is shared above, between the layers and below (RULES.md#heads).
 */
function stacked(request: StackRequest, desk: Desk): Head {
  const { grid } = desk.issue.paper;
  const { reverse, texts, owner } = request.head;
  const headings = setHeadings(request, desk);
  const label = labelOf(request, headings, desk);
  const over = label?.hangs === false ? label : undefined;
  const layers = layersOf(request, headings, over, desk);
  const band = reverse === undefined ? 0 : BAND;
  const top = topOf(request, over !== undefined) + request.clear / grid.pitch;
  const stack = layers.reduce((sum, layer) => sum + layer.above + layer.height, 0);
  const natural = layers.length === 0 ? request.white : top + 2 * band + belowOf(request, desk) + stack / grid.pitch;
  const rows = Math.ceil(natural - SLACK / grid.pitch) + request.extra;
  const share = ((rows - natural) * grid.pitch) / (layers.length + 1);
  const placed: Placed[] = [];
  if (label?.hangs) placed.push(...label.place({ x: 0, y: dropOf(request) * grid.pitch + request.clear }));
  let y = (top + band) * grid.pitch;
  for (const [index, layer] of layers.entries()) {
    // A label above the head keeps to its rule.
    y += layer.above + (index === 0 && over !== undefined ? 0 : share);
    placed.push(...layer.place(y));
    y += layer.height;
  }
  if (reverse !== undefined && layers.length > 0) {
    const from = request.white * grid.pitch;
    const at = { x: 0, y: from, width: request.width, height: y + band * grid.pitch + share / 2 - from };
    placed.unshift({ kind: "area", owner, role: "ground", at, colour: reverse });
  }
  const under = texts.byline === undefined ? { rows: 0, placed: [] } : bylineRows(texts.byline, request, rows, desk);
  return {
    rows: rows + under.rows,
    legs: request.legs,
    placed: [...placed, ...under.placed],
    tooLong: [...headings.tooLong, ...tooLongLabel(texts.label, label)],
    added: request.extra,
  };
}

function asideOf({ aside, width }: StackRequest): Aside {
  return aside ?? { x: 0, width };
}

/** Rows of white above the first layer. A label stands in the white that the style asks for. */
function topOf({ white, head: { style, reverse } }: StackRequest, labelled: boolean): number {
  if (white === 0) return 0;
  if (reverse !== undefined) return white;
  return labelled ? LABEL_DROP : Math.max(white, style.before);
}

function dropOf({ white }: StackRequest): number {
  return white > 0 ? LABEL_DROP : 0;
}

/** Rows of white below the last layer: as far from the copy as two lines of copy are from each other, at the least. */
function belowOf({ head: { texts, style } }: StackRequest, desk: Desk): number {
  const { grid, styles } = desk.issue.paper;
  if (texts.byline !== undefined) return Math.max(BYLINE_WHITE, styles.byline.before);
  return Math.max((grid.pitch - grid.size) / grid.pitch, style.after);
}

/** A label; it hangs in the corner, where it costs no row, if it stands clear of the head there. */
function labelOf(
  request: StackRequest,
  { kicker, headline, deck }: ReturnType<typeof setHeadings>,
  desk: Desk,
): (SetLabel & { readonly hangs: boolean }) | undefined {
  const { texts, style, reverse, labelArt } = request.head;
  const label = labelArt === undefined && texts.label && setLabel(texts.label, request.head, request.width, desk);
  if (!label) return undefined;
  const inks = [kicker, headline, deck].flatMap((heading) => (heading === undefined ? [] : [heading.ink.from]));
  const clear = label.width + LABEL_BESIDE * desk.issue.paper.grid.size;
  const hangs = style.align === "center" && reverse === undefined && inks.length > 0 && Math.min(...inks) >= clear;
  return { ...label, hangs };
}

/** The label as a heading, where it is longer than the head is wide. */
function tooLongLabel(text: Text | undefined, label: SetLabel | undefined): readonly Heading[] {
  return text === undefined || label?.fits !== false ? [] : [{ lines: [text.text], turned: false, span: text.span }];
}

function layersOf(
  request: StackRequest,
  { kicker, headline, deck }: ReturnType<typeof setHeadings>,
  label: SetLabel | undefined,
  desk: Desk,
): readonly Layer[] {
  const { styles, grid } = desk.issue.paper;
  const { head } = request;
  const { x: from, width } = asideOf(request);
  const layers: Layer[] = [];
  let gap = 0;
  const add = (layer: Omit<Layer, "above">, before: number, after: number): void => {
    layers.push({ above: layers.length === 0 ? 0 : Math.max(gap, before) * grid.pitch, ...layer });
    gap = after;
  };
  const layer = ({ block, x }: PlacedHeading, kind: "kicker" | "headline" | "deck"): Omit<Layer, "above"> => ({
    height: heightOf(block),
    place: (y) => placeBlock(block, { x, y }, ownerIn(head, kind)),
  });
  if (head.labelArt !== undefined) add(artLayer(head.labelArt, { ...request, width }, desk), 0, styles.label.after);
  if (label !== undefined) {
    const x = from + indentOf(head.style.align, width, label.width);
    add({ height: label.height, place: (y) => label.place({ x, y }) }, 0, Math.max(LABEL_WHITE, styles.label.after));
  }
  if (kicker !== undefined) add(layer(kicker, "kicker"), styles.kicker.before, styles.kicker.after);
  if (headline !== undefined) add(layer(headline, "headline"), 0, 0);
  if (deck !== undefined) add(layer(deck, "deck"), styles.deck.before, styles.deck.after);
  return layers;
}

/** The byline stands on the row grid, one row a line. */
function bylineRows(
  byline: Text,
  request: StackRequest,
  above: number,
  desk: Desk,
): { readonly rows: number; readonly placed: readonly Placed[] } {
  const { styles, grid } = desk.issue.paper;
  const style = styles.byline;
  const owner = ownerIn(request.head, "byline");
  const { x, width } = asideOf(request);
  const lines = desk.typeset.byline(byline, bylineAlign(request, desk), width);
  const rowsEach = Math.max(1, Math.ceil(style.size / grid.pitch));
  const placed = lines.map((line, index) =>
    placedText(line, { x, y: (above + (index + 1) * rowsEach - 1) * grid.pitch + SQUARE_TOP * grid.size }, owner),
  );
  const after = Math.ceil(Math.max(style.after, request.head.style.after));
  return { rows: lines.length * rowsEach + after, placed };
}

/** A centred byline stands to the side of a headline that is not (RULES.md#proportion). */
function bylineAlign({ head }: StackRequest, desk: Desk): Align {
  const { align } = desk.issue.paper.styles.byline;
  return align === "center" ? head.style.align : align;
}
