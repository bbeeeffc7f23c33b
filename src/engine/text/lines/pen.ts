import type { Em, Pt } from "../../../base/length.ts";
import { onceEach } from "../../../base/once.ts";
import type { Font, FontChain, ShapedGlyph } from "../../fonts/font.ts";
import type { GlyphRun } from "../line.ts";
import type { StyleSpan } from "../setting.ts";

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
export interface PlacedMark {
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

export function squareFor(pen: Pen, code: number): Square {
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
export function placedMarks(pen: Pen): Map<number, PlacedMark> {
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
