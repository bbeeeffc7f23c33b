import type { Pt } from "../../base/length.ts";
import type { Font } from "../../fonts/font.ts";
import type { GlyphRun } from "../page.ts";
import type { StyleSpan } from "./setting.ts";

/** Collects one line's glyphs into runs of one font, size and direction. */
export interface Pen {
  /** Whose size and colour the next glyphs have. */
  span: StyleSpan;
  readonly vertical: boolean;
  readonly runs: GlyphRun[];
  font: Font | undefined;
  size: Pt;
  turned: boolean;
  glyphs: number[];
  x: Pt[];
  y: Pt[];
  texts: string[];
}

export function penOf(span: StyleSpan, vertical: boolean): Pen {
  return {
    span,
    vertical,
    runs: [],
    font: undefined,
    size: span.style.size,
    turned: false,
    glyphs: [],
    x: [],
    y: [],
    texts: [],
  };
}

/** Ends the run at hand, if any glyph is in it. */
export function closeRun(pen: Pen): void {
  if (pen.font !== undefined && pen.glyphs.length > 0) {
    pen.runs.push({
      font: pen.font.id,
      size: pen.size,
      colour: pen.span.style.colour,
      glyphs: Uint16Array.from(pen.glyphs),
      x: Float64Array.from(pen.x),
      y: pen.vertical ? Float64Array.from(pen.y) : undefined,
      texts: pen.texts,
      turned: pen.turned,
    });
    pen.glyphs = [];
    pen.x = [];
    pen.y = [];
    pen.texts = [];
  }
  pen.font = undefined;
}

/** The next glyphs are of this font. */
export function take(pen: Pen, font: Font, size: Pt = pen.span.style.size, turned = false): void {
  if (pen.font === font && pen.size === size && pen.turned === turned) return;
  closeRun(pen);
  pen.font = font;
  pen.size = size;
  pen.turned = turned;
}

/** Draws a glyph of a horizontal line. */
export function put(pen: Pen, glyph: number, x: Pt, text: string): void {
  pen.glyphs.push(glyph);
  pen.x.push(x);
  pen.texts.push(text);
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
