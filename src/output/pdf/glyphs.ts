import type { GlyphRun } from "../../layout/page.ts";
import type { PaintOp } from "../../render/paint.ts";
import type { ByteWriter } from "./byte-writer.ts";
import type { Face } from "./inside-pdfkit.ts";
import type { MarkedContent } from "./marked-content.ts";
import { type Stretch, spanEnd, toUnicode } from "./spans.ts";

export type GlyphsOp = Extract<PaintOp, { kind: "glyphs" }>;

/** From a glyph's origin up to its vertical origin, in em: PDF's default /DW2 [880 -1000]. */
const VERTICAL_ORIGIN = 0.88;
/** Glyphs stand on one line while they leave it by less than this, in points. */
const STRAIGHT = 0.002;

/** Where a glyph's origin stands along the line and across it, in points from the line's origin. */
interface Lie {
  readonly along: Float64Array;
  /** Undefined: on the line. */
  readonly across: Float64Array | undefined;
}

/**
 * True when the run is set with the font's vertical dictionary. A lone glyph is not: PDFium sorts strings that begin level from left
 * to right, and so it begins lower than the line after it.
 */
export function isVertical(op: GlyphsOp): boolean {
  return op.writing === "vertical" && !op.run.turned && op.run.glyphs.length > 1;
}

/**
 * Writes the text matrix and the TJ operators of a run; font, size and colour are set already, within BT and ET.
 * @param marked undefined when the run stands in an ActualText span as a whole
 */
export function showRun(writer: ByteWriter, face: Face, op: GlyphsOp, marked: MarkedContent | undefined): void {
  const { run } = op;
  const vertical = isVertical(op);
  const down = vertical || run.turned;
  takeIn(face, run);
  const { along, across } = lieOf(face, run, vertical);
  const count = run.glyphs.length;
  for (let from = 0; from < count; ) {
    const line = across === undefined ? 0 : (across[from] as number);
    let to = straightEnd(across, from, count);
    // PDFium sorts strings that begin level from left to right: a vertical line's last glyph is a string of its own, lower down.
    if (vertical && to === count && to > from + 1) to--;
    // A quarter turn clockwise makes the text's right the page's down.
    writer.ascii(run.turned ? "0 1 1 0 " : "1 0 0 -1 ");
    if (down) writer.number(op.x + line).number(op.y + (along[from] as number));
    else writer.number(op.x + (along[from] as number)).number(op.y + line);
    writer.ascii("Tm\n");
    const stretch = { from, to, vertical, along };
    if (marked === undefined) showGlyphs(writer, face, run, { ...stretch, start: from, pen: 0 });
    else showStraight(writer, face, run, { ...stretch, marked });
    from = to;
  }
}

/** Where the glyphs that stand on one line with one of them end. */
function straightEnd(across: Float64Array | undefined, from: number, count: number): number {
  if (across === undefined) return count;
  const line = across[from] as number;
  let to = from + 1;
  while (to < count && Math.abs((across[to] as number) - line) < STRAIGHT) to++;
  return to;
}

/** Takes the run's glyphs into the subset; the first text that a glyph stands for becomes its ToUnicode. */
function takeIn(face: Face, run: GlyphRun): void {
  const { glyphs, texts } = run;
  for (let at = 0; at < glyphs.length; at++) {
    const glyph = glyphs[at] as number;
    if (face.unicode[glyph] === undefined) face.include(glyph, toUnicode(texts[at] as string));
  }
}

function lieOf(face: Face, run: GlyphRun, vertical: boolean): Lie {
  const { x, y, glyphs, size } = run;
  if (!vertical && !run.turned) return { along: x, across: y };
  const downs = y ?? new Float64Array(x.length);
  if (!vertical) return { along: downs, across: x };
  return {
    along: downs.map((down) => down - VERTICAL_ORIGIN * size),
    across: x.map((left, at) => left + ((face.widths[glyphs[at] as number] as number) * size) / 2000),
  };
}

/** A stretch as one TJ, but for the ActualText spans in it. */
function showStraight(
  writer: ByteWriter,
  face: Face,
  run: GlyphRun,
  stretch: Stretch & { readonly marked: MarkedContent },
): void {
  const { from, to, marked } = stretch;
  let pen = 0;
  for (let at = from; at < to; ) {
    let end = spanEnd(face, run, stretch, at);
    if (end > at) {
      marked.openSpan(run.texts.slice(at, end));
      pen = showGlyphs(writer, face, run, { ...stretch, from: at, to: end, start: from, pen });
      marked.closeSpan();
    } else {
      marked.plain();
      end = at + 1;
      while (end < to && spanEnd(face, run, stretch, end) === end) end++;
      pen = showGlyphs(writer, face, run, { ...stretch, from: at, to: end, start: from, pen });
    }
    at = end;
  }
}

/** A part of a stretch that began at `start`, with the pen at `pen` in 1/1000 em from there. */
interface Piece extends Stretch {
  readonly start: number;
  readonly pen: number;
}

/**
 * Writes one TJ and returns the pen. The pen is set right to 1/1000 em before each glyph, and the rounding error is carried on.
 * A positive TJ number moves the pen back in horizontal writing and on in vertical writing (ISO 32000-1, 9.4.4).
 */
function showGlyphs(writer: ByteWriter, face: Face, run: GlyphRun, piece: Piece): number {
  const { from, to, vertical, along } = piece;
  const { glyphs } = run;
  const { cids, widths } = face;
  const origin = along[piece.start] as number;
  const scale = 1000 / run.size;
  let pen = piece.pen;
  writer.ascii("[");
  let open = false;
  for (let at = from; at < to; at++) {
    const glyph = glyphs[at] as number;
    const move = Math.round(((along[at] as number) - origin) * scale - pen);
    if (move !== 0) {
      if (open) writer.ascii(">");
      writer.number(vertical ? move : -move);
      open = false;
      pen += move;
    }
    if (!open) writer.ascii("<");
    open = true;
    writer.hex(cids[glyph] as number);
    pen += vertical ? 1000 : (widths[glyph] as number);
  }
  writer.ascii(">]TJ\n");
  return pen;
}
