/*
 * Units drawn by a pen, in horizontal and in vertical lines. A mark's ink is put where its body stands, whatever box the face draws it in. Glyphs go into
 * shared stocks of numbers, as runs of one font, since a paper has hundreds of thousands of them.
 */

import { textOf } from "../../../base/copy.ts";
import { type Em, type Pt, SQUARE_MIDDLE, SQUARE_TOP } from "../../../base/length.ts";
import { onceEach } from "../../../base/once.ts";
import type { Font, FontChain, GlyphInk, ShapedGlyph } from "../../fonts/font.ts";
import type { GlyphRun, Setting, StyleSpan } from "../line.ts";
import {
  type Classified,
  CONNECTOR,
  classOf,
  EXCLAMATION,
  ITERATION,
  isClosing,
  isWestern,
  OPEN,
  SOLIDUS,
  WIDE_DIGIT,
} from "../marks/classes.ts";
import { keepsEm, sharesSquare } from "../marks/resolve-marks.ts";
import type { Items } from "../units/units.ts";
import { shapeWestern, type Upright, uprightForm, westernWidth } from "../units/western.ts";
import { INK_OVERHANG, WIDEST_IN_SQUARE } from "../weights.ts";

/** / */
const SLASH_CODE = 0x2f;

/** One unit to be placed: its characters, its class, and the width of its body in em of its own size. */
interface Unit {
  readonly codes: Uint32Array;
  readonly from: number;
  readonly to: number;
  readonly head: number;
  readonly body: Em;
}

export function unitOf(items: Items, setting: Setting, unit: number): Unit {
  const scale = setting.spans[items.spans[unit] as number]?.scale ?? 1;
  return {
    codes: setting.codes,
    from: items.starts[unit] as number,
    to: items.ends[unit] as number,
    head: items.heads[unit] as number,
    body: (items.bodies[unit] as number) / scale,
  };
}

/** Draws the unit whose body begins at `x`, on a horizontal baseline. */
export function placeUnit(pen: Pen, unit: Unit, x: Pt): void {
  if (isWestern(unit.head)) placeWestern(pen, unit, x);
  else if (isChineseMark(unit.head) || isCentred(pen, unit)) placeMark(pen, unit, x);
  else placeHan(pen, unit, x);
}

/** True for the stops of traditional text, which fill their squares: their class no longer tells them (RULES.md#traditional). */
function isCentred({ span }: Pen, { codes, from, head }: Unit): boolean {
  return head === ITERATION && keepsEm(codes[from] as number, span.style.script);
}

export function isChineseMark(kind: number): boolean {
  return kind >= OPEN && kind <= SOLIDUS;
}

function placeHan(pen: Pen, { codes, from, to }: Unit, x: Pt): void {
  const code = codes[from] as number;
  if (to - from === 1) {
    placeCharacter(pen, code, x);
    return;
  }
  const font = fontFor(pen.span.chain, code);
  take(pen, font);
  placeShaped(pen, font.shape(textOf(codes, from, to)), x);
}

/** A Han character of one code point: most of the copy. */
export function placeCharacter(pen: Pen, code: number, x: Pt): void {
  const square = squareFor(pen, code);
  take(pen, square.font);
  put(pen, square.glyph, x + square.aside * pen.span.style.size, square.text);
}

/** @returns where the pen stands behind the glyphs */
function placeShaped(pen: Pen, glyphs: readonly ShapedGlyph[], x: Pt): Pt {
  const { size } = pen.span.style;
  let at = x;
  for (let index = 0; index < glyphs.length; index++) {
    const { glyph, advance, dx, text } = glyphs[index] as ShapedGlyph;
    put(pen, glyph, at + dx * size, text);
    at += advance * size;
  }
  return at;
}

function placeWestern(pen: Pen, { codes, from, to }: Unit, x: Pt): void {
  const { chain, role, style } = pen.span;
  let at = x;
  for (const run of shapeWestern(chain, codes, from, to, role === "cell")) {
    takeRaised(pen, chain.fonts[run.font] as Font, style.size * run.scale, style.size * run.rise);
    at = placeShaped(pen, run.glyphs, at);
  }
}

/** A Chinese mark: its ink stands in its body, whatever box the face draws it in. */
function placeMark(pen: Pen, unit: Unit, x: Pt): void {
  const { font, glyphs, shift } = unit.to - unit.from === 1 ? knownMark(pen, unit) : markOf(pen.span.chain, unit);
  take(pen, font);
  placeShaped(pen, glyphs, x + shift * pen.span.style.size);
}

function knownMark(pen: Pen, unit: Unit): PlacedMark {
  const marks = placedMarks(pen);
  const code = unit.codes[unit.from] as number;
  const before = marks.get(code);
  if (before !== undefined && before.head === unit.head && before.body === unit.body) return before;
  const mark = markOf(pen.span.chain, unit);
  marks.set(code, mark);
  return mark;
}

function markOf(chain: FontChain, unit: Unit): PlacedMark {
  const { codes, from, to, head, body } = unit;
  const text = textOf(codes, from, to);
  const font = markFont(chain, codes[from] as number);
  const glyphs = head === SOLIDUS ? solidusIn(font, text, body) : font.han(text, false);
  return { head, body, font, glyphs, shift: shiftOf(font, glyphs, unit) };
}

/** ／ as the face draws it, or as its / where the wide one would cross the characters beside it (RULES.md#widths). */
function solidusIn(font: Font, text: string, body: Em): readonly ShapedGlyph[] {
  const wide = font.han(text, false);
  const ink = font.ink(wide[0]?.glyph ?? 0);
  if (ink.right - ink.left <= body || font.glyph(SLASH_CODE) === 0) return wide;
  return font.shape("/").map((glyph) => ({ ...glyph, text }));
}

/** The font that the chain keeps for Chinese marks, if it has this one. */
function markFont(chain: FontChain, code: number): Font {
  return chain.marks.glyph(code) !== 0 ? chain.marks : fontFor(chain, code);
}

/** From the body's left edge to the pen, in em. */
function shiftOf(font: Font, glyphs: readonly ShapedGlyph[], { head, body }: Unit): Em {
  const [first] = glyphs;
  if (first === undefined) return 0;
  let advance = 0;
  for (const glyph of glyphs) advance += glyph.advance;
  if (glyphs.length > 1 || (head !== OPEN && !isClosing(head))) return (body - advance) / 2;
  const ink = font.ink(first.glyph);
  const shift = head === OPEN ? body - advance : 0;
  return stands(ink, shift + first.dx, body) ? shift : (body - ink.right - ink.left) / 2 - first.dx;
}

/** Whether ink moved by `shift` stands in the body; a hair may hang out. */
function stands(ink: GlyphInk, shift: Em, body: Em): boolean {
  return ink.left + shift >= -INK_OVERHANG && ink.right + shift <= body + INK_OVERHANG;
}

/** Draws the unit whose body begins `y` below the line's top, on the vertical centre line. */
export function placeDown(pen: Pen, unit: Unit, y: Pt): void {
  if (isWestern(unit.head)) placeTurned(pen, unit, y);
  else if (unit.head === WIDE_DIGIT) placeUpright(pen, unit, y);
  else if (sharesSquare(unit.codes, unit.from, unit.to)) placePair(pen, unit, y);
  else if (unit.head === CONNECTOR && isLevel(pen, unit)) placeOnSide(pen, unit, y);
  else if (isChineseMark(unit.head) || isBoxedMark(pen, unit)) placeMarkDown(pen, unit, y);
  else placeHanDown(pen, unit, y);
}

/** True for ！ and the like, which keep their em in vertical lines: their class no longer tells them. */
function isBoxedMark(pen: Pen, { codes, from }: Unit): boolean {
  return keepsEm(codes[from] as number, pen.span.style.script);
}

function placeHanDown(pen: Pen, { codes, from, to }: Unit, y: Pt): void {
  const { size } = pen.span.style;
  const code = codes[from] as number;
  const font = fontFor(pen.span.chain, code);
  const glyph = font.vertical(code);
  take(pen, font);
  const place = { x: (-font.advance(glyph) / 2) * size, y: y + SQUARE_TOP * size };
  putDown(pen, { glyph, text: textOf(codes, from, to) }, place);
}

/** A mark in its vertical form; an opening one is drawn half an em higher, where its blank half was. */
function placeMarkDown(pen: Pen, unit: Unit, y: Pt): void {
  const { codes, from, to, head, body } = unit;
  const { size } = pen.span.style;
  const font = markFont(pen.span.chain, codes[from] as number);
  const glyphs = font.han(textOf(codes, from, to), true);
  const [only] = glyphs;
  let advance = 0;
  for (const glyph of glyphs) advance += glyph.advance;
  take(pen, font);
  const upright = keepsSide(head);
  let top = upright ? (head === OPEN ? body - 1 : 0) : (body - advance) / 2;
  if (upright && only !== undefined) top += riseOf(font, only.glyph, head);
  for (const glyph of glyphs) {
    // Marks at one side of their square keep it; the font has centred all others in their own advance.
    const at = upright ? { dx: 0, dy: 0 } : glyph;
    putDown(pen, glyph, { x: (at.dx - 0.5) * size, y: y + (top + SQUARE_TOP - at.dy) * size });
    top += glyph.advance;
  }
}

/**
 * How far a stop moves; negative: up. Some faces (the Fandols) draw stops below the middle of the square: their ink goes up into its
 * half em, or to the middle for a mark that keeps its em.
 */
function riseOf(font: Font, glyph: number, head: number): Em {
  if (head === OPEN) return 0;
  const ink = font.ink(glyph);
  const middle = SQUARE_TOP - (ink.top + ink.bottom) / 2;
  const lowest = head === ITERATION ? 1 / 2 + INK_OVERHANG : 1 / 2 - (ink.top - ink.bottom) / 2 + INK_OVERHANG;
  if (middle <= lowest) return 0;
  return (head === ITERATION ? 1 / 2 : 1 / 4) - middle;
}

/** Draws ？！ side by side in one square (RULES.md#widths). */
function placePair(pen: Pen, { codes, from, to }: Unit, y: Pt): void {
  const { size } = pen.span.style;
  for (let at = from; at < to; at++) {
    const font = markFont(pen.span.chain, codes[at] as number);
    const glyph = font.vertical(codes[at] as number);
    const ink = font.ink(glyph);
    const x = (at === from ? -1 : 1) / 4 - (ink.left + ink.right) / 2;
    take(pen, font);
    const rise = riseOf(font, glyph, ITERATION);
    putDown(pen, { glyph, text: textOf(codes, at, at + 1) }, { x: x * size, y: y + (SQUARE_TOP + rise) * size });
  }
}

/** True where the face has no vertical form of a connector. */
function isLevel(pen: Pen, { codes, from }: Unit): boolean {
  const code = codes[from] as number;
  const font = markFont(pen.span.chain, code);
  return font.vertical(code) === font.glyph(code);
}

/** Draws such a connector on its side (RULES.md#vertical). */
function placeOnSide(pen: Pen, { codes, from, body }: Unit, y: Pt): void {
  const { size } = pen.span.style;
  const code = codes[from] as number;
  const font = markFont(pen.span.chain, code);
  const glyph = font.glyph(code);
  const ink = font.ink(glyph);
  take(pen, font, size, true);
  const at = { x: (-(ink.top + ink.bottom) / 2) * size, y: y + ((body - ink.left - ink.right) / 2) * size };
  putDown(pen, { glyph, text: textOf(codes, from, from + 1) }, at);
}

/** True for brackets and stops, also those with an em of their own: they stand in the square's upper right (RULES.md#vertical). */
function keepsSide(head: number): boolean {
  return (head >= OPEN && head <= EXCLAMATION) || head === ITERATION;
}

/** Draws digits and letters in one square (直排横置), or one a square. */
function placeUpright(pen: Pen, { codes, from, to }: Unit, y: Pt): void {
  const { style, chain } = pen.span;
  const text = classifiedOf(codes, from, to);
  const form: Upright = uprightForm(text, from, to) ?? "stacked";
  if (form === "stacked") {
    for (let at = from; at < to; at++) {
      const font = fontFor(chain, codes[at] as number);
      const glyph = font.glyph(codes[at] as number);
      take(pen, font);
      const x = (-font.advance(glyph) / 2) * style.size;
      const place = { x, y: y + (at - from + SQUARE_TOP) * style.size };
      putDown(pen, { glyph, text: textOf(codes, at, at + 1) }, place);
    }
    return;
  }
  const width = westernWidth(chain, codes, from, to);
  const size = style.size * Math.min(1, WIDEST_IN_SQUARE / width);
  let x = (-width / 2) * size;
  // Smaller figures keep the middle of the square.
  const baseline = y + style.size / 2 + SQUARE_MIDDLE * size;
  for (const run of shapeWestern(chain, codes, from, to)) {
    take(pen, chain.fonts[run.font] as Font, size * run.scale);
    for (const glyph of run.glyphs) {
      putDown(pen, glyph, { x: x + glyph.dx * size, y: baseline - run.rise * size });
      x += glyph.advance * size;
    }
  }
}

function classifiedOf(codes: Uint32Array, from: number, to: number): Classified {
  return { codes, from, classes: Uint8Array.from(codes.subarray(from, to), (code) => classOf(code)) };
}

/** Draws a Western glyph on its side, the middle of its square on the line. */
export function putTurned(pen: Pen, font: Font, glyph: { readonly glyph: number; readonly text: string }, y: Pt): void {
  take(pen, font, pen.span.style.size, true);
  putDown(pen, glyph, { x: -SQUARE_MIDDLE * pen.span.style.size, y });
}

/** Draws words on their side, the middle of their squares on the line. */
function placeTurned(pen: Pen, { codes, from, to }: Unit, y: Pt): void {
  const { style, chain } = pen.span;
  let at = y;
  for (const run of shapeWestern(chain, codes, from, to)) {
    const font = chain.fonts[run.font] as Font;
    for (const glyph of run.glyphs) {
      take(pen, font, style.size * run.scale, true);
      // Their tops point to the right.
      putDown(pen, glyph, { x: (run.rise - SQUARE_MIDDLE) * style.size, y: at + glyph.dx * style.size });
      at += glyph.advance * style.size;
    }
  }
}

/** Collects one line's glyphs into runs of one font, size and direction. */
export interface Pen {
  /** Whose size and colour the next glyphs have. */
  span: StyleSpan;
  readonly vertical: boolean;
  readonly inkwell: Inkwell;
  /** Those of the segment at hand. */
  runs: readonly GlyphRun[];
  /** How the chain at hand draws characters. */
  drawn: Drawn | undefined;
  font: Font | undefined;
  size: Pt;
  turned: boolean;
  /** How far a horizontal run's glyphs stand above the baseline. */
  rise: Pt;
  /** Where its glyphs begin in the stock. */
  first: number;
  y: Pt[];
}

/** How a chain of fonts draws a character: a glyph narrower or wider than the square stands in its middle. */
interface Square {
  readonly font: Font;
  readonly glyph: number;
  readonly aside: Em;
  readonly text: string;
}

/** How a mark was placed last: the next one like it mostly has the same body. */
interface PlacedMark {
  readonly head: number;
  readonly body: Em;
  readonly font: Font;
  readonly glyphs: readonly ShapedGlyph[];
  /** From the body's left edge to the pen. */
  readonly shift: Em;
}

/** By code point, what one chain has drawn. Every character of the copy is looked up here, so nothing stands between the map and who asks it. */
interface Drawn {
  readonly chain: FontChain;
  readonly squares: Map<number, Square>;
  readonly marks: Map<number, PlacedMark>;
}

/**
 * Room for the glyphs of many runs, one behind the other: a buffer for each run would take more than its glyphs, and an array that texts are pushed to has
 * room for sixteen more. One pen writes at a time.
 */
interface Stock {
  readonly glyphs: Uint16Array;
  readonly x: Float64Array;
  /** As many as there are glyphs. */
  readonly texts: string[];
}

/** What one pen after the other draws from. */
export interface Inkwell {
  /** The run at hand is in it. */
  stock: Stock;
  readonly drawnWith: (chain: FontChain) => Drawn;
}

const STOCK = 4096;

export function newInkwell(): Inkwell {
  const drawnWith = onceEach((chain: FontChain): Drawn => ({ chain, squares: new Map(), marks: new Map() }));
  return { stock: newStock(STOCK), drawnWith };
}

function drawnBy(pen: Pen): Drawn {
  const { chain } = pen.span;
  if (pen.drawn?.chain !== chain) pen.drawn = pen.inkwell.drawnWith(chain);
  return pen.drawn;
}

function squareFor(pen: Pen, code: number): Square {
  const { chain, squares } = drawnBy(pen);
  return squares.get(code) ?? makeSquare(chain, squares, code);
}

function makeSquare(chain: FontChain, squares: Map<number, Square>, code: number): Square {
  const font = fontFor(chain, code);
  const glyph = font.glyph(code);
  const square = { font, glyph, aside: (1 - font.advance(glyph)) / 2, text: String.fromCodePoint(code) };
  squares.set(code, square);
  return square;
}

/** The marks that the pen's chain has placed, by their code points. */
function placedMarks(pen: Pen): Map<number, PlacedMark> {
  return drawnBy(pen).marks;
}

export function fontFor(chain: FontChain, code: number): Font {
  return chain.fonts[Math.max(0, chain.pick(code))] as Font;
}

function newStock(size: number, texts: string[] = []): Stock {
  return { glyphs: new Uint16Array(size), x: new Float64Array(size), texts };
}

/** The run at hand goes on in a new stock. */
function restock(pen: Pen): void {
  const { glyphs, x, texts } = pen.inkwell.stock;
  const begun = texts.slice(pen.first);
  const stock = newStock(Math.max(STOCK, 2 * begun.length), begun);
  stock.glyphs.set(glyphs.subarray(pen.first));
  stock.x.set(x.subarray(pen.first));
  pen.inkwell.stock = stock;
  pen.first = 0;
}

const NO_RUNS: readonly GlyphRun[] = [];

export function penOf(span: StyleSpan, vertical: boolean, inkwell: Inkwell): Pen {
  return {
    span,
    vertical,
    inkwell,
    runs: NO_RUNS,
    drawn: undefined,
    font: undefined,
    size: span.style.size,
    turned: false,
    rise: 0,
    first: inkwell.stock.texts.length,
    y: [],
  };
}

/** Ends the run at hand, if any glyph is in it. */
export function closeRun(pen: Pen): void {
  const { glyphs, x, texts } = pen.inkwell.stock;
  const { first } = pen;
  const end = texts.length;
  if (pen.font !== undefined && end > first) {
    const run = {
      font: pen.font.id,
      size: pen.size,
      colour: pen.span.style.colour,
      glyphs: glyphs.subarray(first, end),
      x: x.subarray(first, end),
      y: downsOf(pen, end - first),
      texts: texts.slice(first),
      turned: pen.turned,
      stretch: 1,
    };
    // Mostly there is one: an array that is pushed to has room for sixteen more.
    pen.runs = pen.runs.length === 0 ? [run] : [...pen.runs, run];
    pen.first = end;
    pen.y = [];
  }
  pen.font = undefined;
}

/** The runs that were closed since this was asked last. */
export function takeRuns(pen: Pen): readonly GlyphRun[] {
  const { runs } = pen;
  pen.runs = NO_RUNS;
  return runs;
}

/** How far below the line's origin each glyph of the run stands; undefined: on the baseline. */
function downsOf({ vertical, y, rise }: Pen, count: number): Float64Array | undefined {
  if (vertical) return Float64Array.from(y);
  return rise === 0 ? undefined : new Float64Array(count).fill(-rise);
}

/** The next glyphs are of this font. */
export function take(pen: Pen, font: Font, size: Pt = pen.span.style.size, turned = false): void {
  if (pen.font === font && pen.size === size && pen.turned === turned && pen.rise === 0) return;
  closeRun(pen);
  pen.font = font;
  pen.size = size;
  pen.turned = turned;
  pen.rise = 0;
}

/** The next glyphs are of this font, at this size, above the baseline of a horizontal line. */
function takeRaised(pen: Pen, font: Font, size: Pt, rise: Pt): void {
  if (pen.font === font && pen.size === size && pen.rise === rise && !pen.turned) return;
  closeRun(pen);
  pen.font = font;
  pen.size = size;
  pen.turned = false;
  pen.rise = rise;
}

/** Draws a glyph of a horizontal line. */
export function put(pen: Pen, glyph: number, x: Pt, text: string): void {
  const { stock } = pen.inkwell;
  if (stock.texts.length === stock.x.length) restock(pen);
  const { glyphs, x: along, texts } = pen.inkwell.stock;
  glyphs[texts.length] = glyph;
  along[texts.length] = x;
  texts.push(text);
}

/** Adds blanks, which have no glyph, to the texts of the run's last and first glyphs, so that copying gives them. */
export function keepBlanks(pen: Pen, before: string, after: string): void {
  const { texts } = pen.inkwell.stock;
  if (texts.length === pen.first) return;
  if (after !== "") texts[texts.length - 1] += after;
  if (before !== "") texts[pen.first] = before + texts[pen.first];
}

/** Draws a glyph of a vertical line. */
function putDown(
  pen: Pen,
  glyph: { readonly glyph: number; readonly text: string },
  at: { readonly x: Pt; readonly y: Pt },
): void {
  put(pen, glyph.glyph, at.x, glyph.text);
  pen.y.push(at.y);
}
