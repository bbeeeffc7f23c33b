/*
 * A head is a stack of layers: label, kicker, headline, deck, byline. The headline is set first, because kicker and deck follow its size and width
 * (RULES.md#proportion): over a headline of 30 pt the kicker has at most 18.6. The part decides which texts a head has and which sizes may be tried.
 */

import { BLACK, type Cmyk, WHITE } from "../../base/colour.ts";
import { count } from "../../base/extent.ts";
import { type Pt, SQUARE_TOP } from "../../base/length.ts";
import type { Key } from "../../base/memo.ts";
import type { Point } from "../../base/rect.ts";
import type { Heading, LabelArt, Note, Part, Story } from "../model/issue.ts";
import type { Grid } from "../model/paper.ts";
import type { Align, Styles, TextStyle } from "../model/style.ts";
import type { Text } from "../model/text.ts";
import { setStyled, textEnd } from "../text/headings/display.ts";
import type { Role } from "../text/line.ts";
import type { LayoutContext } from "./context.ts";
import { spanOf } from "./grid.ts";
import type { Inside } from "./inside.ts";
import {
  heightOf,
  inColour,
  indentOf,
  isWhite,
  type Owner,
  type Placed,
  placeBlock,
  placedText,
  type SetBlock,
} from "./page.ts";
import { boxRules } from "./rules.ts";
import type { Head, HeadingBlock } from "./typeset.ts";
import {
  BESIDE,
  BYLINE_WHITE,
  CONTINUED_SHARE,
  HEADLINE_SHARE,
  LABEL_BESIDE,
  LABEL_DROP,
  LABEL_END,
  LABEL_SIDE,
  LABEL_WHITE,
  LARGER,
  NOTE_INSIDE,
  REVERSED_WHITE,
  ROW_ROUNDING,
  SECOND_SHARE,
  SHARING_SIZE,
} from "./weights.ts";

export interface StackRequest extends HeadingsRequest {
  readonly legs: number;
  /** Rows that must stay white above the ink; 0 at the page's head. */
  readonly white: number;
  /** White that a box's rule needs in addition. */
  readonly clear: Pt;
  /** Rows of white to add. */
  readonly extra: number;
  /** The side of the fold on which label and byline are placed; left out: the whole width. */
  readonly aside?: Aside;
}

interface Aside {
  readonly x: Pt;
  readonly width: Pt;
}

/** A layer of the stack with the white above it, in points. */
interface Layer {
  readonly above: Pt;
  readonly height: Pt;
  readonly place: (y: Pt) => readonly Placed[];
}

/**
 * Everything a head is made from besides the paper. The texts come first: the cache drops an entry with its first object. Then comes what differs
 * between the frames tried for a story.
 */
function keyOf({ head, width, size, beside, reserve, legs, white, clear, extra, aside }: StackRequest): Key {
  const { texts, style, owner, reverse, labelArt, most } = head;
  const { label, kicker, headline, deck, byline } = texts;
  const room = [width, size, extra, white, legs, beside, clear, reserve, aside?.x, aside?.width];
  const text = headline ?? kicker ?? deck ?? label ?? byline ?? style;
  return [text, room, owner.story, owner.part, label, kicker, headline, deck, byline, style, reverse, labelArt, most];
}

/** The stack, from the cache if it was made before. */
export function stackHead(request: StackRequest, context: LayoutContext): Head {
  return context.typeset.head(keyOf(request), () => stacked(request, context));
}

/** A head over one leg, at the style's size. */
export function headOverLeg(
  request: Pick<StackRequest, "head" | "width" | "white" | "clear">,
  context: LayoutContext,
): Head {
  const { size } = request.head.style;
  return stackHead({ ...request, legs: 1, beside: false, size, extra: 0 }, context);
}

/**
 * Stacks label, kicker, headline and deck over a width, with the byline in a row of its own below, in whole rows. The style's `before` is white
 * above; surplus is shared between top, layers and foot (RULES.md#heads).
 */
function stacked(request: StackRequest, context: LayoutContext): Head {
  const { grid } = context.issue.paper;
  const { reverse, texts, owner } = request.head;
  const headings = setHeadings(request, context);
  const label = labelOf(request, headings, context);
  const over = label?.hangs === false ? label : undefined;
  const layers = layersOf(request, headings, over, context);
  const band = reverse === undefined ? 0 : REVERSED_WHITE;
  const top = topOf(request, over !== undefined) + request.clear / grid.pitch;
  const stack = layers.reduce((sum, layer) => sum + layer.above + layer.height, 0);
  const natural = layers.length === 0 ? request.white : top + 2 * band + belowOf(request, context) + stack / grid.pitch;
  const rows = Math.ceil(natural - ROW_ROUNDING / grid.pitch) + request.extra;
  const share = ((rows - natural) * grid.pitch) / (layers.length + 1);
  const placed: Placed[] = [];
  if (label?.hangs) placed.push(...label.place({ x: 0, y: dropOf(request) * grid.pitch + request.clear }));
  let y = (top + band) * grid.pitch;
  for (const [index, layer] of layers.entries()) {
    // A label above the head stays at its rule.
    y += layer.above + (index === 0 && over !== undefined ? 0 : share);
    placed.push(...layer.place(y));
    y += layer.height;
  }
  if (reverse !== undefined && layers.length > 0) {
    const from = request.white * grid.pitch;
    const at = { x: 0, y: from, width: request.width, height: y + band * grid.pitch + share / 2 - from };
    placed.unshift({ kind: "area", owner, role: "ground", at, colour: reverse });
  }
  const under = texts.byline === undefined ? { rows: 0, placed: [] } : bylineRows(texts.byline, request, rows, context);
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

/** Rows of white above the first layer; a label hangs in the white of the style. */
function topOf({ white, head: { style, reverse } }: StackRequest, labelled: boolean): number {
  if (white === 0) return 0;
  if (reverse !== undefined) return white;
  return labelled ? LABEL_DROP : Math.max(white, style.before);
}

function dropOf({ white }: StackRequest): number {
  return white > 0 ? LABEL_DROP : 0;
}

/** Rows of white below the last layer, so that the head is at least as far from the copy as two lines of copy are apart. */
function belowOf({ head: { texts, style } }: StackRequest, context: LayoutContext): number {
  const { grid, styles } = context.issue.paper;
  if (texts.byline !== undefined) return Math.max(BYLINE_WHITE, styles.byline.before);
  return Math.max((grid.pitch - grid.size) / grid.pitch, style.after);
}

/** A label. It hangs in the corner without taking a row if it clears the head there. */
function labelOf(
  request: StackRequest,
  { kicker, headline, deck }: ReturnType<typeof setHeadings>,
  context: LayoutContext,
): (SetLabel & { readonly hangs: boolean }) | undefined {
  const { texts, style, reverse, labelArt } = request.head;
  const label = labelArt === undefined && texts.label && setLabel(texts.label, request.head, request.width, context);
  if (!label) return undefined;
  const inks = [kicker, headline, deck].flatMap((heading) => (heading === undefined ? [] : [heading.ink.from]));
  const clear = label.width + LABEL_BESIDE * context.issue.paper.grid.size;
  const { align } = context.issue.paper.styles.label;
  const isLeft = align === "left" || align === "justify";
  const hangs =
    isLeft && style.align === "center" && reverse === undefined && inks.length > 0 && Math.min(...inks) >= clear;
  return { ...label, hangs };
}

/** The label as a heading that is too long, if it is longer than the head is wide. */
function tooLongLabel(text: Text | undefined, label: SetLabel | undefined): readonly Heading[] {
  return text === undefined || label?.fits !== false ? [] : [{ lines: [text.text], turned: false, span: text.span }];
}

function layersOf(
  request: StackRequest,
  { kicker, headline, deck }: ReturnType<typeof setHeadings>,
  label: SetLabel | undefined,
  context: LayoutContext,
): readonly Layer[] {
  const { styles, grid } = context.issue.paper;
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
  if (head.labelArt !== undefined) add(artLayer(head.labelArt, { ...request, width }, context), 0, styles.label.after);
  if (label !== undefined) {
    const x = from + indentOf(styles.label.align, width, label.width);
    add({ height: label.height, place: (y) => label.place({ x, y }) }, 0, Math.max(LABEL_WHITE, styles.label.after));
  }
  if (kicker !== undefined) add(layer(kicker, "kicker"), styles.kicker.before, styles.kicker.after);
  if (headline !== undefined) add(layer(headline, "headline"), 0, 0);
  if (deck !== undefined) add(layer(deck, "deck"), styles.deck.before, styles.deck.after);
  return layers;
}

/** The byline keeps to the row grid, one row a line. */
function bylineRows(
  byline: Text,
  request: StackRequest,
  above: number,
  context: LayoutContext,
): { readonly rows: number; readonly placed: readonly Placed[] } {
  const { styles, grid } = context.issue.paper;
  const style = styles.byline;
  const owner = ownerIn(request.head, "byline");
  const { x, width } = asideOf(request);
  const lines = context.typeset.byline(byline, bylineAlign(request, context), width);
  const rowsEach = Math.max(1, Math.ceil(style.size / grid.pitch));
  const placed = lines.map((line, index) =>
    placedText(line, { x, y: (above + (index + 1) * rowsEach - 1) * grid.pitch + SQUARE_TOP * grid.size }, owner),
  );
  const after = Math.ceil(Math.max(style.after, request.head.style.after));
  return { rows: lines.length * rowsEach + after, placed };
}

/** A centred byline follows the side of a headline that is not centred (RULES.md#proportion). */
function bylineAlign({ head }: StackRequest, context: LayoutContext): Align {
  const { align } = context.issue.paper.styles.byline;
  return align === "center" ? head.style.align : align;
}

/** The headings of a horizontal head and their room. */
interface HeadingsRequest {
  readonly head: HeadRequest;
  readonly width: Pt;
  /** The headline's largest size. */
  readonly size: Pt;
  /** True where copy of the story runs beside the head. */
  readonly beside: boolean;
  /** Width that every line leaves free; left out: none. */
  readonly reserve?: Pt;
}

/** A heading as set, with the distance of its left end from the head's. */
interface PlacedHeading {
  readonly block: SetBlock;
  readonly x: Pt;
  /** Start and end of its ink. */
  readonly ink: { readonly from: Pt; readonly to: Pt };
}

interface Headings {
  readonly kicker: PlacedHeading | undefined;
  readonly headline: PlacedHeading | undefined;
  readonly deck: PlacedHeading | undefined;
  /** Headings that are too long even at their smallest size. */
  readonly tooLong: readonly Heading[];
}

/**
 * Sets the headline, then kicker and deck in proportion: at most 0.62 of its size, no wider than it or in two lines, aligned to the same side
 * (RULES.md#proportion).
 */
function setHeadings(request: HeadingsRequest, context: LayoutContext): Headings {
  const { styles } = context.issue.paper;
  const { texts } = request.head;
  const tooLong: Heading[] = [];
  const placed = (text: Heading, set: HeadingBlock, measure: Pt): PlacedHeading => {
    if (!set.fits) tooLong.push(text);
    return placedHeading(set.block, measure, request);
  };
  const main = texts.headline && setHeadline(texts.headline, request, context);
  const headline = main && texts.headline && placed(texts.headline, main.set, main.measure);
  const second = (text: Heading | undefined, role: Role, style: TextStyle): PlacedHeading | undefined => {
    if (text === undefined) return undefined;
    const { set, measure } = setSecond({ text, role, style }, headline, request, context);
    return placed(text, set, measure);
  };
  const kicker = second(texts.kicker, "kicker", styles.kicker);
  const deck = second(texts.deck, "deck", styles.deck);
  return { kicker, headline, deck, tooLong };
}

/** A heading with the measure it was set to. */
interface Measured {
  readonly set: HeadingBlock;
  readonly measure: Pt;
}

/** The headline leaves white at its sides unless it needs the whole width; a continuation's leaves more. */
function setHeadline(text: Heading, request: HeadingsRequest, context: LayoutContext): Measured {
  const { head, size, width, beside, reserve = 0 } = request;
  const { style, reverse } = head;
  const { lines, align } = style;
  const room = width - reserve;
  const white = reverse !== undefined;
  const set = (measure: Pt): Measured => ({
    measure,
    set: context.typeset.heading(text, "headline", style, size, white, measure, undefined, lines, align),
  });
  const measure = Math.min(room, headlineMeasure(style, width, beside, context.issue.paper.grid));
  if (head.most !== undefined && head.most < measure) {
    const short = set(head.most);
    if (short.set.fits) return short;
  }
  const easy = set(measure);
  if (turnsWell(easy)) return easy;
  const whole = set(room);
  return turnsWell(whole) || (whole.set.fits && !easy.set.fits) ? whole : easy;
}

/** True if the heading fits and no line ends inside a phrase. */
function turnsWell({ set: { fits, block } }: Measured): boolean {
  return fits && block.lines[0]?.torn === undefined;
}

interface Second {
  readonly text: Heading;
  readonly role: Role;
  readonly style: TextStyle;
}

/** Sets a kicker or deck within the headline's width in one or two lines, or else over the whole width. */
function setSecond(
  { text, role, style }: Second,
  headline: PlacedHeading | undefined,
  { head, width, reserve = 0 }: HeadingsRequest,
  context: LayoutContext,
): Measured {
  const { grid } = context.issue.paper;
  const room = width - reserve;
  const main = headline?.block.lines[0]?.size;
  // A deck smaller than the copy would read as a note.
  const size = main === undefined ? style.size : Math.min(style.size, Math.max(grid.size, SECOND_SHARE * main));
  const align: Align = headline === undefined ? style.align : head.style.align;
  const set = (measure: Pt, lines: number): Measured => ({
    measure,
    set: context.typeset.heading(text, role, style, size, head.reverse !== undefined, measure, undefined, lines, align),
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
  const to = Math.max(...block.lines.map((line) => x + textEnd(line)));
  return { block, x, ink: { from, to } };
}

/** 栏头 as set: white type in a small box of the label's colour. */
interface SetLabel {
  readonly width: Pt;
  readonly height: Pt;
  /** False where the label is longer than the head is wide: it has one line. */
  readonly fits: boolean;
  readonly place: (corner: Point) => readonly Placed[];
}

function setLabel(label: Text, head: HeadRequest, width: Pt, context: LayoutContext): SetLabel | undefined {
  const { reverse } = head;
  const owner = ownerIn(head, "label");
  const style = context.issue.paper.styles.label;
  const { size } = style;
  const colour = inkOf(style, reverse);
  const type: TextStyle = { ...inColour(style, reverse ?? WHITE), align: "left", indent: 0 };
  const text = [{ role: "label", text: label.text, style: type }] as const;
  const [set] = setStyled(text, ([...label.text].length + 1) * size, context.bench);
  if (set === undefined) return undefined;
  const line = { ...set, width: textEnd(set) };
  const box = { width: line.width + 2 * LABEL_END * size, height: (1 + 2 * LABEL_SIDE) * size };
  return {
    ...box,
    fits: box.width <= width + ROW_ROUNDING,
    place: ({ x, y }) => [
      { kind: "area", owner, role: "label", at: { x, y, ...box }, colour },
      placedText(line, { x: x + LABEL_END * size, y: y + (LABEL_SIDE + SQUARE_TOP) * size }, owner),
    ],
  };
}

/** The colour of a label's box or drawing: white on a dark ground; black where its own colour is white. */
function inkOf({ colour }: TextStyle, reverse: Cmyk | undefined): Cmyk {
  if (reverse !== undefined) return WHITE;
  return isWhite(colour) ? BLACK : colour;
}

/** A drawn label's demands on its head. */
interface ArtRequest {
  readonly head: HeadRequest;
  readonly width: Pt;
  /** Rows that stay white above the head. */
  readonly white: number;
}

/** A drawing over a head: the height it takes there, and its place under the layers above it. */
interface SetArt {
  readonly height: Pt;
  readonly place: (y: Pt) => readonly Placed[];
}

/** 栏花: the label as a drawing, over the headline or hung on the rule above the frame. */
function artLayer({ art, rows, at }: LabelArt, request: ArtRequest, context: LayoutContext): SetArt {
  const { grid, styles } = context.issue.paper;
  const [, , wide, high] = art.viewBox;
  const full = (rows - 1) * grid.pitch + grid.size;
  const height = Math.min(full, (request.width * high) / wide);
  const width = (height * wide) / high;
  const { reverse } = request.head;
  const owner = ownerIn(request.head, "label");
  const x = at === "rule" ? 0 : indentOf(styles.label.align, request.width, width);
  const { viewBox, paths } = art;
  const colour = inkOf(styles.label, reverse);
  const drawn = (y: Pt): readonly Placed[] => [
    { kind: "art", owner, role: "label", at: { x, y, width, height }, viewBox, paths, colour },
  ];
  if (at === "head" || request.white === 0) return { height, place: drawn };
  // The art hangs from the rule in the white row (rules.ts); the headline keeps its usual distance below it.
  const hung = grid.size / 2;
  const top = Math.max(request.white, reverse === undefined ? request.head.style.before : 0) * grid.pitch;
  return { height: Math.max(0, hung + height - top), place: () => drawn(hung) };
}

/** An editor's note as set: its corner at the origin, in whole rows with the white row below. */
export interface SetNote {
  readonly rows: number;
  readonly placed: readonly Placed[];
}

/** The room of a note. */
interface NotePlace extends Pick<Inside, "axis" | "pitch"> {
  /** Length of its box, along its lines. */
  readonly length: Pt;
  readonly owner: Owner;
}

/** Sets a note in 楷 after its label in 黑, boxed, one em inside each side, one white row below (RULES.md#notes). */
export function setNote(note: Note, { axis, pitch, length, owner }: NotePlace, context: LayoutContext): SetNote {
  const { styles, grid, rules } = context.issue.paper;
  const text = { role: "note" as const, text: note.text.text, style: styles.note };
  const label = { role: "noteLabel" as const, text: note.label?.text ?? "", style: styles.noteLabel };
  const set = axis.set(note.label === undefined ? [text] : [label, text], length - 2 * grid.size, context.bench);
  // The label runs in the note's first line.
  const lines = set.map((line) => ({ ...line, size: styles.note.size }));
  const block = { lines, pitch: styles.note.pitch };
  const rows = Math.ceil((heightOf(block) + 2 * NOTE_INSIDE * pitch) / pitch - 0.01);
  const origin = { x: 0, y: 0 };
  const box = axis.rect(origin, length, rows * pitch);
  const head = axis.on(origin, grid.size, (rows * pitch - heightOf(block)) / 2);
  const own: Owner = { ...owner, block: { kind: "note", part: owner.part ?? 1, ...note } };
  return { rows: rows + 1, placed: [...boxRules(box, rules.box, owner), ...placeBlock(block, head, own, axis)] };
}

/** The texts over a part's copy; a continuation has only its headline. */
interface HeadTexts {
  readonly label: Text | undefined;
  readonly kicker: Heading | undefined;
  readonly headline: Heading | undefined;
  readonly deck: Heading | undefined;
  readonly byline: Text | undefined;
}

export interface HeadRequest {
  readonly texts: HeadTexts;
  readonly style: TextStyle;
  readonly owner: Owner;
  /** The ground of a headline in white type. */
  readonly reverse: Cmyk | undefined;
  /** 栏花 that replaces the typeset label. */
  readonly labelArt?: LabelArt | undefined;
  /** Limit of a continuation's headline where its text has room in that (RULES.md#heads). */
  readonly most?: Pt | undefined;
}

/** The owner of the lines of one of a head's texts. */
export function ownerIn({ texts, owner }: HeadRequest, kind: keyof HeadTexts): Owner {
  return { ...owner, block: { kind, part: owner.part ?? 1, text: texts[kind] } };
}

/**
 * The width for a headline over legs of some width (RULES.md#heads). A brief's small head may fill its column.
 * @param beside true where copy of its own story runs beside it
 */
export function headlineMeasure(style: TextStyle, width: Pt, beside: boolean, { gutter, size }: Grid): Pt {
  const kept = beside ? 2 * Math.max(0, BESIDE - gutter) * size : 0;
  return Math.min(style.size < SHARING_SIZE ? width : HEADLINE_SHARE * width, width - kept);
}

/** A third of the columns of the story's head on an earlier page; undefined if that head is unknown or not over its columns. */
export function continuedMeasure({ parts }: Story, part: Part, opening: Opening, grid: Grid): Pt | undefined {
  const [first] = parts;
  if (opening !== "continued" || first?.frame === undefined || first.number === part.number) return undefined;
  if (first.head === "left" || grid.writing === "vertical") return undefined;
  const columns = Math.min(first.over ?? grid.columns, count(first.frame.columns));
  return CONTINUED_SHARE * spanOf(grid, columns) * grid.size;
}

export const NO_TEXTS: HeadTexts = {
  label: undefined,
  kicker: undefined,
  headline: undefined,
  deck: undefined,
  byline: undefined,
};

/** How a part's copy relates to the story's earlier parts. */
export type Opening = "first" | "continued" | "same-page";

/** The texts over a part: a continuation on the same page has no head of its own. */
export function headTexts(story: Story, part: Part, opening: Opening): HeadTexts {
  switch (opening) {
    case "first":
      return {
        label: story.label,
        kicker: story.kicker,
        headline: part.headline ?? story.headline,
        deck: story.deck,
        byline: story.byline,
      };
    case "continued":
      return { ...NO_TEXTS, headline: part.headline ?? story.headline };
    case "same-page":
      return { ...NO_TEXTS, headline: part.headline };
  }
}

/**
 * The headline's style: by priority, or the continuation's. A story continued from a page outside this manifest keeps its full headline, but never a
 * lead's: a lead begins on its page.
 */
export function headlineStyle(styles: Styles, story: Story, part: Part, opening: Opening): TextStyle {
  if (opening === "first") return styles.headline[story.priority];
  if (part.number > 1) return styles.headline.continuation;
  return styles.headline[story.priority === "lead" ? "major" : story.priority];
}

export function isEmpty(texts: HeadTexts): boolean {
  return Object.values(texts).every((text) => text === undefined);
}

/** Sizes for the headline, largest first: its own, then in steps of a twelfth down to the floor. */
export function sizesOf(style: TextStyle): readonly number[] {
  const sizes = [style.size];
  for (let share = 11; share >= 8; share--) {
    const size = Math.round((style.size * share) / 1.2) / 10;
    if (size > style.floor) sizes.push(size);
  }
  if (style.floor < style.size) sizes.push(style.floor);
  return sizes;
}

const HIGHER = { major: "lead", normal: "major", brief: "normal" } as const;

/** Sizes above the style's, smallest first. All are below the next rank's range, so that importance always shows. */
export function largerSizes({ headline }: Styles, priority: Story["priority"]): readonly number[] {
  const { size } = headline[priority];
  const ceiling = priority === "lead" ? Number.POSITIVE_INFINITY : headline[HIGHER[priority]].floor;
  return LARGER[priority]
    .map((share) => Math.round(2 * size * share) / 2)
    .filter((larger) => larger > size && larger < ceiling);
}
