import { textOf } from "../../../base/copy.ts";
import { type Em, type Pt, SQUARE_MIDDLE, SQUARE_TOP } from "../../../base/length.ts";
import type { Font } from "../../fonts/font.ts";
import {
  type Classified,
  CONNECTOR,
  classOf,
  EXCLAMATION,
  ITERATION,
  isWestern,
  OPEN,
  WIDE_DIGIT,
} from "../marks/classes.ts";
import { keepsEm, sharesSquare } from "../marks/resolve-marks.ts";
import { shapeWestern, type Upright, uprightForm, westernWidth } from "../units/western.ts";
import { fontFor, type Pen, putDown, take } from "./pen.ts";
import { HAIR, isChineseMark, markFont, type Unit } from "./place-glyphs.ts";

/** Draws the unit whose body begins `y` below the line's top, on the vertical centre line. */
export function placeDown(pen: Pen, unit: Unit, y: Pt): void {
  if (isWestern(unit.head)) placeTurned(pen, unit, y);
  else if (unit.head === WIDE_DIGIT) placeUpright(pen, unit, y);
  else if (sharesSquare(unit.codes, unit.from, unit.to)) placePair(pen, unit, y);
  else if (unit.head === CONNECTOR && isLevel(pen, unit)) placeOnSide(pen, unit, y);
  else if (isChineseMark(unit.head) || isBoxedMark(pen, unit)) placeMark(pen, unit, y);
  else placeHan(pen, unit, y);
}

/** True for ！ and the like, which keep their em in vertical lines: their class no longer tells them. */
function isBoxedMark(pen: Pen, { codes, from }: Unit): boolean {
  return keepsEm(codes[from] as number, pen.span.style.script);
}

function placeHan(pen: Pen, { codes, from, to }: Unit, y: Pt): void {
  const { size } = pen.span.style;
  const code = codes[from] as number;
  const font = fontFor(pen.span.chain, code);
  const glyph = font.vertical(code);
  take(pen, font);
  const place = { x: (-font.advance(glyph) / 2) * size, y: y + SQUARE_TOP * size };
  putDown(pen, { glyph, text: textOf(codes, from, to) }, place);
}

/** A mark in its vertical form; an opening one is drawn half an em higher, where its blank half was. */
function placeMark(pen: Pen, unit: Unit, y: Pt): void {
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
  const lowest = head === ITERATION ? 1 / 2 + HAIR : 1 / 2 - (ink.top - ink.bottom) / 2 + HAIR;
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

/** The width that three figures may take: narrower ones look like an index, and these still clear the lines beside. */
const SQUARE_WIDTH: Em = 1.2;

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
  const size = style.size * Math.min(1, SQUARE_WIDTH / width);
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
