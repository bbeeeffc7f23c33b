import type { Em, Pt } from "../../base/length.ts";
import { onceEach } from "../../base/once.ts";
import type { Font, FontChain } from "../../fonts/font.ts";
import type { GlyphRun } from "../line.ts";
import type { StyleSpan } from "../setting.ts";

/** Collects one line's glyphs into runs of one font, size and direction. */
export interface Pen {
  /** Whose size and colour the next glyphs have. */
  span: StyleSpan;
  readonly vertical: boolean;
  readonly inkwell: Inkwell;
  readonly runs: GlyphRun[];
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
  /** How a chain draws a character. */
  readonly squareOf: (chain: FontChain) => (code: number) => Square;
}

const STOCK = 4096;

export function newInkwell(): Inkwell {
  return { stock: newStock(STOCK), squareOf: onceEach((chain) => onceEach((code) => squareIn(chain, code))) };
}

function squareIn(chain: FontChain, code: number): Square {
  const font = fontFor(chain, code);
  const glyph = font.glyph(code);
  return { font, glyph, aside: (1 - font.advance(glyph)) / 2, text: String.fromCodePoint(code) };
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

export function penOf(span: StyleSpan, vertical: boolean, inkwell: Inkwell): Pen {
  return {
    span,
    vertical,
    inkwell,
    runs: [],
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
    pen.runs.push({
      font: pen.font.id,
      size: pen.size,
      colour: pen.span.style.colour,
      glyphs: glyphs.subarray(first, end),
      x: x.subarray(first, end),
      y: downsOf(pen, end - first),
      texts: texts.slice(first),
      turned: pen.turned,
      stretch: 1,
    });
    pen.first = end;
    pen.y = [];
  }
  pen.font = undefined;
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
export function takeRaised(pen: Pen, font: Font, size: Pt, rise: Pt): void {
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
export function putDown(
  pen: Pen,
  glyph: { readonly glyph: number; readonly text: string },
  at: { readonly x: Pt; readonly y: Pt },
): void {
  put(pen, glyph.glyph, at.x, glyph.text);
  pen.y.push(at.y);
}
