import { BLACK, WHITE } from "../base/colour.ts";
import { type Pt, SQUARE_TOP } from "../base/length.ts";
import type { Heading, LabelArt } from "../model/issue.ts";
import type { TextStyle } from "../model/style.ts";
import type { Text } from "../model/text.ts";
import { setStyled } from "../text/display.ts";
import type { Role } from "../text/line.ts";
import type { Desk } from "./desk.ts";
import type { Head, HeadRequest } from "./head.ts";
import type { Owner, Placed } from "./page.ts";
import { heightOf, inColour, indentOf, isWhite, penEnd, placeBlock, placedText, type SetBlock } from "./placing.ts";

/** White between the ink of a label's box and its text, in em of the label. */
const LABEL_SIDE = 0.5;
const LABEL_HEAD = 0.2;
/** White of a reversed band above and below its text, in rows. */
const BAND = 0.5;
/** The least white between headline or deck and the byline's row, in rows. */
const BYLINE_WHITE = 0.5;
/** A sum of points this far over a row still counts as that row: rounding, no ink. */
const SLACK: Pt = 0.02;

/** A horizontal head to stack. */
interface StackRequest {
  readonly head: HeadRequest;
  readonly width: Pt;
  readonly legs: number;
  /** The headline's largest size. */
  readonly size: Pt;
  /** Rows that must stay white above the ink; 0 where nothing stands above. */
  readonly white: number;
  /** Rows of white to add. */
  readonly extra: number;
}

/** One part of a stack with the white above it, in points. */
interface Layer {
  readonly above: Pt;
  readonly height: Pt;
  readonly place: (y: Pt) => readonly Placed[];
}

/**
 * Stacks label, kicker, headline and deck over a width, and the byline in a row of its own below: whole rows. White above
 * is the style's `before`; surplus is shared above, between the layers and below (RULES.md#heads).
 */
export function stackHead(request: StackRequest, desk: Desk): Head {
  const { grid } = desk.issue.paper;
  const { style, reverse } = request.head;
  const tooLong: Heading[] = [];
  const layers = layersOf(request, desk, tooLong);
  const byline = request.head.texts.byline;
  const band = reverse === undefined ? 0 : BAND;
  const top = request.white > 0 ? Math.max(request.white, reverse === undefined ? style.before : 0) : 0;
  // As far from the copy below as two lines of copy are from each other, at the least.
  const lineGap = (grid.pitch - grid.size) / grid.pitch;
  const below =
    byline === undefined
      ? Math.max(lineGap, style.after)
      : Math.max(BYLINE_WHITE, desk.issue.paper.styles.byline.before);
  const stack = layers.reduce((sum, layer) => sum + layer.above + layer.height, 0);
  const natural = layers.length === 0 ? request.white : top + 2 * band + below + stack / grid.pitch;
  const rows = Math.ceil(natural - SLACK / grid.pitch) + request.extra;
  const share = ((rows - natural) * grid.pitch) / (layers.length + 1);
  const placed: Placed[] = [];
  let y = (top + band) * grid.pitch;
  for (const layer of layers) {
    y += layer.above + share;
    placed.push(...layer.place(y));
    y += layer.height;
  }
  if (reverse !== undefined && layers.length > 0) {
    const at = { x: 0, y: request.white * grid.pitch, width: request.width, height: 0 };
    const foot = y + band * grid.pitch + share / 2;
    placed.unshift({
      kind: "area",
      owner: request.head.owner,
      role: "ground",
      at: { ...at, height: foot - at.y },
      colour: reverse,
    });
  }
  const under = byline === undefined ? { rows: 0, placed: [] } : bylineRows(byline, request, rows, desk);
  return {
    rows: rows + under.rows,
    legs: request.legs,
    placed: [...placed, ...under.placed],
    tooLong,
    added: request.extra,
  };
}

function layersOf(request: StackRequest, desk: Desk, tooLong: Heading[]): readonly Layer[] {
  const { styles, grid } = desk.issue.paper;
  const { texts, style, owner } = request.head;
  const layers: Layer[] = [];
  let gap = 0;
  const add = (layer: Omit<Layer, "above">, before: number, after: number): void => {
    layers.push({ above: layers.length === 0 ? 0 : Math.max(gap, before) * grid.pitch, ...layer });
    gap = after;
  };
  const heading = (text: Heading | undefined, role: Role, of: TextStyle, size = of.size): SetBlock | undefined => {
    if (text === undefined) return undefined;
    const set = desk.memory.heading([
      text,
      role,
      of,
      size,
      request.head.reverse !== undefined,
      request.width,
      undefined,
    ]);
    if (!set.fits) tooLong.push(text);
    return set.block;
  };
  const layer = (block: SetBlock): Omit<Layer, "above"> => ({
    height: heightOf(block),
    place: (y) => placeBlock(block, { x: 0, y }, owner),
  });
  const { labelArt } = request.head;
  if (labelArt !== undefined) add(artLayer(labelArt, request, desk), 0, styles.label.after);
  else if (texts.label !== undefined) add(labelLayer(texts.label, request, desk), 0, styles.label.after);
  const kicker = heading(texts.kicker, "kicker", styles.kicker);
  if (kicker !== undefined) add(layer(kicker), styles.kicker.before, styles.kicker.after);
  const headline = heading(texts.headline, "headline", style, request.size);
  if (headline !== undefined) add(layer(headline), 0, 0);
  const deck = heading(texts.deck, "deck", styles.deck);
  if (deck !== undefined) add(layer(deck), styles.deck.before, styles.deck.after);
  return layers;
}

/** 栏花: the label as a drawing, over the headline or hung on the rule above the frame. */
function artLayer({ art, rows, at }: LabelArt, request: StackRequest, desk: Desk): Omit<Layer, "above"> {
  const { grid, styles } = desk.issue.paper;
  const [, , wide, high] = art.viewBox;
  const full = (rows - 1) * grid.pitch + grid.size;
  const height = Math.min(full, (request.width * high) / wide);
  const width = (height * wide) / high;
  const { colour, align } = styles.label;
  const { owner, reverse } = request.head;
  const x = at === "rule" ? 0 : indentOf(align, request.width, width);
  const ink = reverse !== undefined ? WHITE : isWhite(colour) ? BLACK : colour;
  const drawn = (y: Pt): readonly Placed[] => [
    {
      kind: "art",
      owner,
      role: "label",
      at: { x, y, width, height },
      viewBox: art.viewBox,
      paths: art.paths,
      colour: ink,
    },
  ];
  if (at === "head" || request.white === 0) return { height, place: drawn };
  // The art hangs from the rule in the white row (rules.ts), and the headline comes as far below as it would otherwise.
  const hung = grid.size / 2;
  const top = Math.max(request.white, reverse === undefined ? request.head.style.before : 0) * grid.pitch;
  return { height: Math.max(0, hung + height - top), place: () => drawn(hung) };
}

/** 栏头: white type in a small box of the label's colour. */
function labelLayer(label: Text, request: StackRequest, desk: Desk): Omit<Layer, "above"> {
  const style = desk.issue.paper.styles.label;
  const { owner, reverse } = request.head;
  const ground = reverse !== undefined ? WHITE : isWhite(style.colour) ? BLACK : style.colour;
  const type: TextStyle = { ...inColour(style, reverse ?? WHITE), align: "left", indent: 0 };
  const set = setStyled([{ role: "label", text: label.text, style: type }], request.width, desk.bench)[0];
  if (set === undefined) return { height: 0, place: () => [] };
  const line = { ...set, width: penEnd(set) };
  const height = (1 + 2 * LABEL_HEAD) * style.size;
  const width = line.width + 2 * LABEL_SIDE * style.size;
  const x = indentOf(style.align, request.width, width);
  return {
    height,
    place: (y) => [
      { kind: "area", owner, role: "label", at: { x, y, width, height }, colour: ground },
      placedText(line, { x: x + LABEL_SIDE * style.size, y: y + (LABEL_HEAD + SQUARE_TOP) * style.size }, owner),
    ],
  };
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
  const owner: Owner = request.head.owner;
  const lines = desk.memory.lines([[["byline", byline.text, style]], request.width, "horizontal"]);
  const rowsEach = Math.max(1, Math.ceil(style.size / grid.pitch));
  const placed = lines.map((line, index) =>
    placedText(line, { x: 0, y: (above + (index + 1) * rowsEach - 1) * grid.pitch + SQUARE_TOP * grid.size }, owner),
  );
  const after = Math.ceil(Math.max(style.after, request.head.style.after));
  return { rows: lines.length * rowsEach + after, placed };
}
