import type { ByteWriter } from "../../base/byte-writer.ts";
import { SQUARE_TOP } from "../../base/length.ts";
import type { GlyphRun } from "../../engine/text/line.ts";
import type { PaintOp } from "../paint/paint.ts";
import type { MarkedContent } from "./marked-content.ts";
import type { Face } from "./pdf-file.ts";
import { plainEnd, type Stretch, spanEnd, toUnicode } from "./spans.ts";

export type GlyphsOp = Extract<PaintOp, { kind: "glyphs" }>;

/** Glyphs that are off the line by less than this, in points, stand on it. */
const STRAIGHT = 0.002;

/** The origins of a run's glyphs along the line and across it, in points from the line's origin. */
interface Lie {
  readonly along: Float64Array;
  /** Undefined: all stand on the line. */
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
    writeScale(writer, op);
    if (down) writer.number(op.x + line).number(op.y + (along[from] as number));
    else writer.number(op.x + (along[from] as number)).number(op.y + line);
    writer.ascii("Tm\n");
    const stretch = { face, run, from, to, vertical, along };
    const pen = new Pen(writer, stretch);
    if (marked === undefined) pen.show(from, to);
    else showStraight(pen, stretch, marked);
    from = to;
  }
}

/** The first four numbers of the text matrix. A quarter turn clockwise makes the text's right the page's down. */
function writeScale(writer: ByteWriter, { run: { turned, stretch }, writing }: GlyphsOp): void {
  if (stretch === 1) writer.ascii(turned ? "0 1 1 0 " : "1 0 0 -1 ");
  else if (turned) writer.ascii("0 ").number(stretch).ascii("1 0 ");
  else if (writing === "vertical") writer.ascii("1 0 0 ").number(-stretch);
  else writer.number(stretch).ascii("0 0 -1 ");
}

/** The end of the glyphs that stand on one line with the given one. */
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
  const { x, y, glyphs, size, stretch } = run;
  if (!vertical && !run.turned) return { along: x, across: y };
  const downs = y ?? new Float64Array(x.length);
  if (!vertical) return { along: downs, across: x };
  return {
    // PDF's default /DW2 [880 -1000] draws from the square's top.
    along: downs.map((down) => down - SQUARE_TOP * size * stretch),
    across: x.map((left, at) => left + ((face.widths[glyphs[at] as number] as number) * size) / 2000),
  };
}

/** Shows a stretch as one TJ, interrupted only by ActualText spans. */
function showStraight(pen: Pen, stretch: Stretch, marked: MarkedContent): void {
  const { run, to } = stretch;
  for (let at = stretch.from; at < to; ) {
    const span = plainEnd(stretch, at);
    if (span > at) {
      marked.plain();
      pen.show(at, span);
    }
    if (span === to) return;
    at = spanEnd(stretch, span);
    marked.openSpan(run.texts.slice(span, at));
    pen.show(span, at);
    marked.closeSpan();
  }
}

/**
 * Shows the glyphs of a stretch from its first on. The pen is set right to 1/1000 em before each glyph, and the rounding error is carried on.
 * A positive TJ number moves the pen back in horizontal writing and on in vertical writing (ISO 32000-1, 9.4.4).
 */
class Pen {
  readonly #writer: ByteWriter;
  readonly #stretch: Stretch;
  /** In 1/1000 em from the first glyph. */
  #at = 0;

  constructor(writer: ByteWriter, stretch: Stretch) {
    this.#writer = writer;
    this.#stretch = stretch;
  }

  /** As one TJ. */
  show(from: number, to: number): void {
    const writer = this.#writer;
    const { face, run, vertical, along, from: first } = this.#stretch;
    const { glyphs } = run;
    const { cids, widths } = face;
    const origin = along[first] as number;
    const scale = 1000 / (run.size * run.stretch);
    let pen = this.#at;
    let shown = from;
    writer.ascii("[");
    for (let at = from; at < to; at++) {
      const move = Math.round(((along[at] as number) - origin) * scale - pen);
      if (move !== 0) {
        if (at > shown) writer.cids(cids, glyphs, shown, at);
        shown = at;
        writer.number(vertical ? move : -move);
        pen += move;
      }
      pen += vertical ? 1000 : (widths[glyphs[at] as number] as number);
    }
    writer.cids(cids, glyphs, shown, to).ascii("]TJ\n");
    this.#at = pen;
  }
}
