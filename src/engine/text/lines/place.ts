/*
 * Draws units as glyphs, in horizontal and in vertical lines. Faces draw the same mark in boxes of different widths, so a mark is placed by its ink: ， in a
 * body of ½ em at its left, whether the face gives it ½ em or 1. Glyphs are collected into runs of one font and written to shared buffers, since a paper has
 * hundreds of thousands of them.
 */

import { textOf } from "../../../base/copy.ts";
import { type Em, type Pt, SQUARE_MIDDLE, SQUARE_TOP } from "../../../base/length.ts";
import { lazyByKey } from "../../../base/once.ts";
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

const SLASH_CODE = 0x2f;

/** A unit to be placed: its characters, its class, and the width of its body in em of its own size. */
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
export function placeUnit(writer: RunWriter, unit: Unit, x: Pt): void {
  if (isWestern(unit.head)) placeWestern(writer, unit, x);
  else if (isChineseMark(unit.head) || isCentred(writer, unit)) placeMark(writer, unit, x);
  else placeHan(writer, unit, x);
}

/** True for the stops of traditional text, which fill their squares (RULES.md#traditional). They have the class of characters that fill an em. */
function isCentred({ span }: RunWriter, { codes, from, head }: Unit): boolean {
  return head === ITERATION && keepsEm(codes[from] as number, span.style.script);
}

export function isChineseMark(kind: number): boolean {
  return kind >= OPEN && kind <= SOLIDUS;
}

function placeHan(writer: RunWriter, { codes, from, to }: Unit, x: Pt): void {
  const code = codes[from] as number;
  if (to - from === 1) {
    placeCharacter(writer, code, x);
    return;
  }
  const font = fontFor(writer.span.chain, code);
  take(writer, font);
  placeShaped(writer, font.shape(textOf(codes, from, to)), x);
}

/** A Han character of one code point: most of the copy. */
export function placeCharacter(writer: RunWriter, code: number, x: Pt): void {
  const square = squareFor(writer, code);
  take(writer, square.font);
  put(writer, square.glyph, x + square.aside * writer.span.style.size, square.text);
}

/** @returns the end of the last glyph's advance */
function placeShaped(writer: RunWriter, glyphs: readonly ShapedGlyph[], x: Pt): Pt {
  const { size } = writer.span.style;
  let at = x;
  for (let index = 0; index < glyphs.length; index++) {
    const { glyph, advance, dx, text } = glyphs[index] as ShapedGlyph;
    put(writer, glyph, at + dx * size, text);
    at += advance * size;
  }
  return at;
}

function placeWestern(writer: RunWriter, { codes, from, to }: Unit, x: Pt): void {
  const { chain, role, style } = writer.span;
  let at = x;
  for (const run of shapeWestern(chain, codes, from, to, role === "cell")) {
    takeRaised(writer, chain.fonts[run.font] as Font, style.size * run.scale, style.size * run.rise);
    at = placeShaped(writer, run.glyphs, at);
  }
}

function placeMark(writer: RunWriter, unit: Unit, x: Pt): void {
  const { font, glyphs, shift } =
    unit.to - unit.from === 1 ? cachedMark(writer, unit) : markOf(writer.span.chain, unit);
  take(writer, font);
  placeShaped(writer, glyphs, x + shift * writer.span.style.size);
}

function cachedMark(writer: RunWriter, unit: Unit): PlacedMark {
  const { marks } = cacheOf(writer);
  const code = unit.codes[unit.from] as number;
  const before = marks.get(code);
  if (before !== undefined && before.head === unit.head && before.body === unit.body) return before;
  const mark = markOf(writer.span.chain, unit);
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

/** ／ as the face draws it, or as its / where the wide form would touch the characters beside it (RULES.md#widths). */
function solidusIn(font: Font, text: string, body: Em): readonly ShapedGlyph[] {
  const wide = font.han(text, false);
  const ink = font.ink(wide[0]?.glyph ?? 0);
  if (ink.right - ink.left <= body || font.glyph(SLASH_CODE) === 0) return wide;
  return font.shape("/").map((glyph) => ({ ...glyph, text }));
}

/** The chain's font for Chinese marks, if it has this one. */
function markFont(chain: FontChain, code: number): Font {
  return chain.marks.glyph(code) !== 0 ? chain.marks : fontFor(chain, code);
}

/** From the body's left edge to the first glyph's origin, in em. */
function shiftOf(font: Font, glyphs: readonly ShapedGlyph[], { head, body }: Unit): Em {
  const [first] = glyphs;
  if (first === undefined) return 0;
  let advance = 0;
  for (const glyph of glyphs) advance += glyph.advance;
  if (glyphs.length > 1 || (head !== OPEN && !isClosing(head))) return (body - advance) / 2;
  const ink = font.ink(first.glyph);
  const shift = head === OPEN ? body - advance : 0;
  return isInBody(ink, shift + first.dx, body) ? shift : (body - ink.right - ink.left) / 2 - first.dx;
}

/** Whether ink that is moved by `shift` is inside the body, give or take a hair. */
function isInBody(ink: GlyphInk, shift: Em, body: Em): boolean {
  return ink.left + shift >= -INK_OVERHANG && ink.right + shift <= body + INK_OVERHANG;
}

/** Draws the unit whose body begins `y` below the line's top, on the vertical centre line. */
export function placeDown(writer: RunWriter, unit: Unit, y: Pt): void {
  if (isWestern(unit.head)) placeTurned(writer, unit, y);
  else if (unit.head === WIDE_DIGIT) placeUpright(writer, unit, y);
  else if (sharesSquare(unit.codes, unit.from, unit.to)) placePair(writer, unit, y);
  else if (unit.head === CONNECTOR && isLevel(writer, unit)) placeOnSide(writer, unit, y);
  else if (isChineseMark(unit.head) || isBoxedMark(writer, unit)) placeMarkDown(writer, unit, y);
  else placeHanDown(writer, unit, y);
}

/** True for ！ and the like, which keep their em in vertical lines. They have the class of characters that fill an em. */
function isBoxedMark(writer: RunWriter, { codes, from }: Unit): boolean {
  return keepsEm(codes[from] as number, writer.span.style.script);
}

function placeHanDown(writer: RunWriter, { codes, from, to }: Unit, y: Pt): void {
  const { size } = writer.span.style;
  const code = codes[from] as number;
  const font = fontFor(writer.span.chain, code);
  const glyph = font.vertical(code);
  take(writer, font);
  const place = { x: (-font.advance(glyph) / 2) * size, y: y + SQUARE_TOP * size };
  putDown(writer, { glyph, text: textOf(codes, from, to) }, place);
}

/** Draws a mark in its vertical form; an opening mark is drawn half an em higher, over its blank half. */
function placeMarkDown(writer: RunWriter, unit: Unit, y: Pt): void {
  const { codes, from, to, head, body } = unit;
  const { size } = writer.span.style;
  const font = markFont(writer.span.chain, codes[from] as number);
  const glyphs = font.han(textOf(codes, from, to), true);
  const [only] = glyphs;
  let advance = 0;
  for (const glyph of glyphs) advance += glyph.advance;
  take(writer, font);
  const upright = keepsSide(head);
  let top = upright ? (head === OPEN ? body - 1 : 0) : (body - advance) / 2;
  if (upright && only !== undefined) top += riseOf(font, only.glyph, head);
  for (const glyph of glyphs) {
    // Marks at one side of their square stay there; the font has centred all others in their own advance.
    const at = upright ? { dx: 0, dy: 0 } : glyph;
    putDown(writer, glyph, { x: (at.dx - 0.5) * size, y: y + (top + SQUARE_TOP - at.dy) * size });
    top += glyph.advance;
  }
}

/**
 * How far a stop moves down; negative: up. Some faces (the Fandols) draw stops below the middle of the square: their ink is moved up into its
 * half em, or to the middle if the mark keeps its em.
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
function placePair(writer: RunWriter, { codes, from, to }: Unit, y: Pt): void {
  const { size } = writer.span.style;
  for (let at = from; at < to; at++) {
    const font = markFont(writer.span.chain, codes[at] as number);
    const glyph = font.vertical(codes[at] as number);
    const ink = font.ink(glyph);
    const x = (at === from ? -1 : 1) / 4 - (ink.left + ink.right) / 2;
    take(writer, font);
    const rise = riseOf(font, glyph, ITERATION);
    putDown(writer, { glyph, text: textOf(codes, at, at + 1) }, { x: x * size, y: y + (SQUARE_TOP + rise) * size });
  }
}

/** True if the face has no vertical form of a connector. */
function isLevel(writer: RunWriter, { codes, from }: Unit): boolean {
  const code = codes[from] as number;
  const font = markFont(writer.span.chain, code);
  return font.vertical(code) === font.glyph(code);
}

/** Draws such a connector on its side (RULES.md#vertical). */
function placeOnSide(writer: RunWriter, { codes, from, body }: Unit, y: Pt): void {
  const { size } = writer.span.style;
  const code = codes[from] as number;
  const font = markFont(writer.span.chain, code);
  const glyph = font.glyph(code);
  const ink = font.ink(glyph);
  take(writer, font, size, true);
  const at = { x: (-(ink.top + ink.bottom) / 2) * size, y: y + ((body - ink.left - ink.right) / 2) * size };
  putDown(writer, { glyph, text: textOf(codes, from, from + 1) }, at);
}

/** True for brackets and stops, including those that fill an em: they belong to one side of the square (RULES.md#vertical). */
function keepsSide(head: number): boolean {
  return (head >= OPEN && head <= EXCLAMATION) || head === ITERATION;
}

/** Draws digits and letters upright: all in one square (直排横置), or each in its own. */
function placeUpright(writer: RunWriter, { codes, from, to }: Unit, y: Pt): void {
  const { style, chain } = writer.span;
  const text = classifiedOf(codes, from, to);
  const form: Upright = uprightForm(text, from, to) ?? "stacked";
  if (form === "stacked") {
    for (let at = from; at < to; at++) {
      const font = fontFor(chain, codes[at] as number);
      const glyph = font.glyph(codes[at] as number);
      take(writer, font);
      const x = (-font.advance(glyph) / 2) * style.size;
      const place = { x, y: y + (at - from + SQUARE_TOP) * style.size };
      putDown(writer, { glyph, text: textOf(codes, at, at + 1) }, place);
    }
    return;
  }
  const width = westernWidth(chain, codes, from, to);
  const size = style.size * Math.min(1, WIDEST_IN_SQUARE / width);
  let x = (-width / 2) * size;
  // Smaller figures are centred in the square.
  const baseline = y + style.size / 2 + SQUARE_MIDDLE * size;
  for (const run of shapeWestern(chain, codes, from, to)) {
    take(writer, chain.fonts[run.font] as Font, size * run.scale);
    for (const glyph of run.glyphs) {
      putDown(writer, glyph, { x: x + glyph.dx * size, y: baseline - run.rise * size });
      x += glyph.advance * size;
    }
  }
}

function classifiedOf(codes: Uint32Array, from: number, to: number): Classified {
  return { codes, from, classes: Uint8Array.from(codes.subarray(from, to), (code) => classOf(code)) };
}

/** Draws a Western glyph on its side, centred on the line. */
export function putTurned(
  writer: RunWriter,
  font: Font,
  glyph: { readonly glyph: number; readonly text: string },
  y: Pt,
): void {
  take(writer, font, writer.span.style.size, true);
  putDown(writer, glyph, { x: -SQUARE_MIDDLE * writer.span.style.size, y });
}

/** Draws words on their side, centred on the line. */
function placeTurned(writer: RunWriter, { codes, from, to }: Unit, y: Pt): void {
  const { style, chain } = writer.span;
  let at = y;
  for (const run of shapeWestern(chain, codes, from, to)) {
    const font = chain.fonts[run.font] as Font;
    for (const glyph of run.glyphs) {
      take(writer, font, style.size * run.scale, true);
      // Their tops point to the right.
      putDown(writer, glyph, { x: (run.rise - SQUARE_MIDDLE) * style.size, y: at + glyph.dx * style.size });
      at += glyph.advance * style.size;
    }
  }
}

/** Collects the glyphs of one line into runs of one font, size and direction. */
export interface RunWriter {
  /** The style of the next glyphs. */
  span: StyleSpan;
  readonly vertical: boolean;
  readonly glyphStore: GlyphStore;
  /** The finished runs of the current segment. */
  runs: readonly GlyphRun[];
  /** The cached glyphs of the current chain. */
  cache: GlyphCache | undefined;
  font: Font | undefined;
  size: Pt;
  turned: boolean;
  /** The height of a horizontal run's glyphs above the baseline. */
  rise: Pt;
  /** The first glyph of the current run, as an index of the buffer. */
  first: number;
  y: Pt[];
}

/** A Han character's glyph, centred in its square. */
interface Square {
  readonly font: Font;
  readonly glyph: number;
  readonly aside: Em;
  readonly text: string;
}

/** A mark as it was last placed; the next one like it mostly has the same body. */
interface PlacedMark {
  readonly head: number;
  readonly body: Em;
  readonly font: Font;
  readonly glyphs: readonly ShapedGlyph[];
  /** From the body's left edge to the first glyph's origin. */
  readonly shift: Em;
}

/** Cached characters and marks of one chain, by code point. Every character of the copy is looked up here, so these are plain maps. */
interface GlyphCache {
  readonly chain: FontChain;
  readonly squares: Map<number, Square>;
  readonly marks: Map<number, PlacedMark>;
}

/**
 * Holds the glyphs of many runs, one behind the other: a buffer for each run would take more memory than its glyphs, and V8 gives an array that grows room for
 * sixteen more. One line is written at a time.
 */
interface GlyphBuffer {
  readonly glyphs: Uint16Array;
  readonly x: Float64Array;
  /** One for each glyph; its length is the number of glyphs written. */
  readonly texts: string[];
}

/** The memory that lines are written to, one after the other. */
export interface GlyphStore {
  /** Holds the current run. */
  buffer: GlyphBuffer;
  readonly cacheFor: (chain: FontChain) => GlyphCache;
}

const BUFFER_SIZE = 4096;

export function newGlyphStore(): GlyphStore {
  const cacheFor = lazyByKey((chain: FontChain): GlyphCache => ({ chain, squares: new Map(), marks: new Map() }));
  return { buffer: newBuffer(BUFFER_SIZE), cacheFor };
}

function cacheOf(writer: RunWriter): GlyphCache {
  const { chain } = writer.span;
  if (writer.cache?.chain !== chain) writer.cache = writer.glyphStore.cacheFor(chain);
  return writer.cache;
}

function squareFor(writer: RunWriter, code: number): Square {
  const { chain, squares } = cacheOf(writer);
  return squares.get(code) ?? makeSquare(chain, squares, code);
}

function makeSquare(chain: FontChain, squares: Map<number, Square>, code: number): Square {
  const font = fontFor(chain, code);
  const glyph = font.glyph(code);
  const square = { font, glyph, aside: (1 - font.advance(glyph)) / 2, text: String.fromCodePoint(code) };
  squares.set(code, square);
  return square;
}

export function fontFor(chain: FontChain, code: number): Font {
  return chain.fonts[Math.max(0, chain.pick(code))] as Font;
}

function newBuffer(size: number, texts: string[] = []): GlyphBuffer {
  return { glyphs: new Uint16Array(size), x: new Float64Array(size), texts };
}

/** Moves the current run to a new buffer. */
function growBuffer(writer: RunWriter): void {
  const { glyphs, x, texts } = writer.glyphStore.buffer;
  const begun = texts.slice(writer.first);
  const buffer = newBuffer(Math.max(BUFFER_SIZE, 2 * begun.length), begun);
  buffer.glyphs.set(glyphs.subarray(writer.first));
  buffer.x.set(x.subarray(writer.first));
  writer.glyphStore.buffer = buffer;
  writer.first = 0;
}

const NO_RUNS: readonly GlyphRun[] = [];

export function newWriter(span: StyleSpan, vertical: boolean, glyphStore: GlyphStore): RunWriter {
  return {
    span,
    vertical,
    glyphStore,
    runs: NO_RUNS,
    cache: undefined,
    font: undefined,
    size: span.style.size,
    turned: false,
    rise: 0,
    first: glyphStore.buffer.texts.length,
    y: [],
  };
}

/** Ends the current run, if it has any glyph. */
export function closeRun(writer: RunWriter): void {
  const { glyphs, x, texts } = writer.glyphStore.buffer;
  const { first } = writer;
  const end = texts.length;
  if (writer.font !== undefined && end > first) {
    const run = {
      font: writer.font.id,
      size: writer.size,
      colour: writer.span.style.colour,
      glyphs: glyphs.subarray(first, end),
      x: x.subarray(first, end),
      y: downsOf(writer, end - first),
      texts: texts.slice(first),
      turned: writer.turned,
      stretch: 1,
    };
    // There is mostly one run. A literal array takes less memory than one that is pushed to.
    writer.runs = writer.runs.length === 0 ? [run] : [...writer.runs, run];
    writer.first = end;
    writer.y = [];
  }
  writer.font = undefined;
}

/** Takes the runs that were closed since the last call. */
export function takeRuns(writer: RunWriter): readonly GlyphRun[] {
  const { runs } = writer;
  writer.runs = NO_RUNS;
  return runs;
}

/** The distance of each glyph below the line's origin; undefined: all are on the baseline. */
function downsOf({ vertical, y, rise }: RunWriter, count: number): Float64Array | undefined {
  if (vertical) return Float64Array.from(y);
  return rise === 0 ? undefined : new Float64Array(count).fill(-rise);
}

/** Starts a new run if the next glyphs differ from the last in font, size or direction. */
export function take(writer: RunWriter, font: Font, size: Pt = writer.span.style.size, turned = false): void {
  if (writer.font === font && writer.size === size && writer.turned === turned && writer.rise === 0) return;
  closeRun(writer);
  writer.font = font;
  writer.size = size;
  writer.turned = turned;
  writer.rise = 0;
}

/** The same for glyphs above the baseline of a horizontal line. */
function takeRaised(writer: RunWriter, font: Font, size: Pt, rise: Pt): void {
  if (writer.font === font && writer.size === size && writer.rise === rise && !writer.turned) return;
  closeRun(writer);
  writer.font = font;
  writer.size = size;
  writer.turned = false;
  writer.rise = rise;
}

/** Draws a glyph of a horizontal line. */
export function put(writer: RunWriter, glyph: number, x: Pt, text: string): void {
  const { buffer } = writer.glyphStore;
  if (buffer.texts.length === buffer.x.length) growBuffer(writer);
  const { glyphs, x: along, texts } = writer.glyphStore.buffer;
  glyphs[texts.length] = glyph;
  along[texts.length] = x;
  texts.push(text);
}

/** Adds blanks, which have no glyph, to the texts of the run's first and last glyphs, so that they can be copied. */
export function keepBlanks(writer: RunWriter, before: string, after: string): void {
  const { texts } = writer.glyphStore.buffer;
  if (texts.length === writer.first) return;
  if (after !== "") texts[texts.length - 1] += after;
  if (before !== "") texts[writer.first] = before + texts[writer.first];
}

/** Draws a glyph of a vertical line. */
function putDown(
  writer: RunWriter,
  glyph: { readonly glyph: number; readonly text: string },
  at: { readonly x: Pt; readonly y: Pt },
): void {
  put(writer, glyph.glyph, at.x, glyph.text);
  writer.y.push(at.y);
}
