import { textOf } from "../../base/copy.ts";
import type { Em, Pt } from "../../base/length.ts";
import type { Font, FontChain, ShapedGlyph } from "../../fonts/font.ts";
import type { GlyphRun } from "../page.ts";
import {
  CLOSE,
  COMMA,
  CONNECTOR,
  DASH,
  ELLIPSIS,
  EXCLAMATION,
  INTERPUNCT,
  isWestern,
  OPEN,
  SOLIDUS,
  STOP,
} from "./classes.ts";
import type { Items } from "./items.ts";
import type { Setting, StyleSpan } from "./setting.ts";
import { shapeWestern } from "./western.ts";

/** Collects glyphs into runs of one font; a run ends where the font changes. */
export interface Pen {
  readonly runs: GlyphRun[];
  font: Font | undefined;
  glyphs: number[];
  x: Pt[];
  texts: string[];
}

export function penOf(): Pen {
  return { runs: [], font: undefined, glyphs: [], x: [], texts: [] };
}

/** Closes the run at hand, if any glyph is in it. */
export function closeRun(pen: Pen, span: StyleSpan): void {
  if (pen.font !== undefined && pen.glyphs.length > 0) {
    pen.runs.push({
      font: pen.font.id,
      size: span.style.size,
      colour: span.style.colour,
      glyphs: Uint16Array.from(pen.glyphs),
      x: Float64Array.from(pen.x),
      y: undefined,
      texts: pen.texts,
      turned: false,
    });
  }
  pen.font = undefined;
  pen.glyphs = [];
  pen.x = [];
  pen.texts = [];
}

function put(pen: Pen, span: StyleSpan, font: Font, glyph: ShapedGlyph | PlacedGlyph, x: Pt): void {
  if (pen.font !== font) {
    closeRun(pen, span);
    pen.font = font;
  }
  pen.glyphs.push(glyph.glyph);
  pen.x.push(x);
  pen.texts.push(glyph.text);
}

interface PlacedGlyph {
  readonly glyph: number;
  readonly text: string;
}

/**
 * Places the glyphs of one unit whose body begins at `x`.
 * @returns nothing; the pen holds them
 */
export function placeUnit(
  pen: Pen,
  items: Items,
  setting: Setting,
  { unit, x }: { readonly unit: number; readonly x: Pt },
): void {
  const span = setting.spans[items.spans[unit] as number] as StyleSpan;
  const start = items.starts[unit] as number;
  const end = items.ends[unit] as number;
  const head = items.heads[unit] as number;
  if (isWestern(head)) {
    placeWestern(pen, span, setting.codes, { start, end, x });
  } else if (isMark(head)) {
    placeMark(pen, span, {
      text: textOf(setting.codes, start, end),
      kind: head,
      body: items.bodies[unit] as number,
      x,
    });
  } else {
    placeHan(pen, span, setting.codes, { start, end, x });
  }
}

interface Stretch {
  readonly start: number;
  readonly end: number;
  readonly x: Pt;
}

function placeHan(pen: Pen, span: StyleSpan, codes: Uint32Array, { start, end, x }: Stretch): void {
  const code = codes[start] as number;
  const font = span.chain.fonts[Math.max(0, span.chain.pick(code))] as Font;
  if (end - start > 1) {
    placeCluster(pen, span, font, { glyphs: font.shape(textOf(codes, start, end)), x });
    return;
  }
  const glyph = font.glyph(code);
  // A face narrower or wider than the square stands in its middle.
  const aside = (1 - font.advance(glyph)) / 2;
  put(pen, span, font, { glyph, text: String.fromCodePoint(code) }, x + aside * span.style.size);
}

function placeCluster(
  pen: Pen,
  span: StyleSpan,
  font: Font,
  { glyphs, x }: { readonly glyphs: readonly ShapedGlyph[]; readonly x: Pt },
): void {
  let at = x;
  for (const glyph of glyphs) {
    put(pen, span, font, glyph, at + glyph.dx * span.style.size);
    at += glyph.advance * span.style.size;
  }
}

function placeWestern(pen: Pen, span: StyleSpan, codes: Uint32Array, { start, end, x }: Stretch): void {
  let at = x;
  for (const run of shapeWestern(span.chain, codes, start, end)) {
    const font = span.chain.fonts[run.font] as Font;
    placeCluster(pen, span, font, { glyphs: run.glyphs, x: at });
    for (const glyph of run.glyphs) at += glyph.advance * span.style.size;
  }
}

function isMark(kind: number): boolean {
  return (kind >= OPEN && kind <= SOLIDUS) || kind === INTERPUNCT;
}

interface Mark {
  readonly text: string;
  readonly kind: number;
  /** em of the setting. */
  readonly body: Em;
  readonly x: Pt;
}

/** A Chinese mark: its ink stands in its body, whatever box the face draws it in. */
function placeMark(pen: Pen, span: StyleSpan, { text, kind, body, x }: Mark): void {
  const font = fontOfMark(span.chain, text);
  const glyphs = font.han(text, false);
  const width = body / span.scale;
  let at = x + shiftOf(font, glyphs, kind, width) * span.style.size;
  for (const glyph of glyphs) {
    put(pen, span, font, glyph, at + glyph.dx * span.style.size);
    at += glyph.advance * span.style.size;
  }
}

function fontOfMark(chain: FontChain, text: string): Font {
  const code = text.codePointAt(0) as number;
  if (chain.marks.glyph(code) !== 0) return chain.marks;
  return chain.fonts[Math.max(0, chain.pick(code))] as Font;
}

/** From the body's left edge to the pen, in em. */
function shiftOf(font: Font, glyphs: readonly ShapedGlyph[], kind: number, body: Em): Em {
  let advance = 0;
  for (const glyph of glyphs) advance += glyph.advance;
  const first = glyphs[0];
  if (first === undefined) return 0;
  const middle = (body - advance) / 2;
  if (kind === DASH || kind === ELLIPSIS || kind === CONNECTOR) return middle;
  if (glyphs.length > 1) return middle;
  const ink = font.ink(first.glyph);
  const centred = (body - (ink.right + ink.left)) / 2;
  if (kind === OPEN) return fits(ink, body - advance, body) ? body - advance : centred;
  if (kind === CLOSE || kind === COMMA || kind === STOP || kind === EXCLAMATION)
    return fits(ink, 0, body) ? 0 : centred;
  return centred;
}

/** Whether the ink, moved by `shift`, stands in the body; a hair may hang out. */
function fits(ink: { readonly left: Em; readonly right: Em }, shift: Em, body: Em): boolean {
  return ink.left + shift >= -HAIR && ink.right + shift <= body + HAIR;
}

const HAIR: Em = 0.06;
