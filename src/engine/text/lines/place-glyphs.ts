import { textOf } from "../../../base/copy.ts";
import type { Em, Pt } from "../../../base/length.ts";
import type { Font, FontChain, GlyphInk, ShapedGlyph } from "../../fonts/font.ts";
import { ITERATION, isClosing, isWestern, OPEN, SOLIDUS } from "../marks/classes.ts";
import { keepsEm } from "../marks/resolve-marks.ts";
import type { Setting } from "../setting.ts";
import type { Items } from "../units/units.ts";
import { shapeWestern } from "../units/western.ts";
import { fontFor, type Pen, type PlacedMark, placedMarks, put, squareFor, take, takeRaised } from "./pen.ts";

/** Ink may hang out of its place by this. */
export const HAIR: Em = 0.06;
/** / */
const SLASH_CODE = 0x2f;

/** One unit to be placed: its characters, its class, and the width of its body in em of its own size. */
export interface Unit {
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
export function markFont(chain: FontChain, code: number): Font {
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
  return ink.left + shift >= -HAIR && ink.right + shift <= body + HAIR;
}
