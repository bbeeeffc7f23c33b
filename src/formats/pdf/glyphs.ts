import type { ByteWriter } from "../../base/byte-writer.ts";
import { SQUARE_TOP } from "../../base/length.ts";
import type { FontId } from "../../engine/fonts/font.ts";
import type { GlyphRun } from "../../engine/text/line.ts";
import type { PaintOp } from "../paint/paint.ts";
import type { Face } from "./pdf-file.ts";

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

/** The ToUnicode of a glyph that only continues a cluster: invisible, but no hole in the map. */
const NOTHING = "\u200b";

/** The ToUnicode of a glyph that first stands for `text`. An author's space that it carries does not belong to it. */
export function toUnicode(text: string): string {
  return text.trim() || text || NOTHING;
}

/** A stretch of a run whose glyphs stand on one line. */
interface Stretch {
  readonly face: Face;
  readonly run: GlyphRun;
  readonly from: number;
  readonly to: number;
  readonly vertical: boolean;
  /** Where a glyph's origin stands along the line, in points. */
  readonly along: Float64Array;
}

/** Readers take gaps and overlaps of this size, in em, for the end of a word or even a line (pdftotext 0.1 and 0.2, PDFium 0.15). */
const WIDE = 0.08;
const OVERLAP = 0.15;

/** The first glyph, from a given one on, at which an ActualText span must begin: ToUnicode does not tell its text, or it must be read as one with the next. */
function plainEnd(stretch: Stretch, from: number): number {
  const { face, run, to } = stretch;
  const { glyphs, texts } = run;
  const { unicode } = face;
  for (let at = from; at < to; at++) {
    if (texts[at] !== unicode[glyphs[at] as number]) return at;
    if (at + 1 < to && (texts[at + 1] === "" || tied(stretch, at))) return at;
  }
  return to;
}

/**
 * The end of the ActualText span that begins at a glyph.
 * A span covers a whole cluster. Where the copy has no space at a wide gap (before a Western word), or the glyphs of a squeezed mark
 * overlap, both sides stand in one span, as they do on either side of an author's space that a glyph carries; else readers
 * would add a space or a line's end of their own.
 */
function spanEnd(stretch: Stretch, at: number): number {
  const { run, to } = stretch;
  let end = clusterEnd(run.texts, at, to);
  while (end < to && tied(stretch, end - 1)) end = clusterEnd(run.texts, end, to);
  return end;
}

/** True when the glyph and the next, which the stretch has too, must be read as one. */
function tied({ face, run, along }: Stretch, at: number): boolean {
  const { texts } = run;
  const text = texts[at] as string;
  const next = texts[at + 1] as string;
  if (text.length > 1 && trails(text)) return true;
  if (next.length > 1 && leads(next)) return true;
  const width = (face.widths[run.glyphs[at] as number] as number) / 1000;
  const gap = ((along[at + 1] as number) - (along[at] as number)) / (run.size * run.stretch) - width;
  return (gap > WIDE || gap < -OVERLAP) && text.trim() !== "" && next.trim() !== "";
}

function clusterEnd(texts: readonly string[], at: number, to: number): number {
  let end = at + 1;
  while (end < to && texts[end] === "") end++;
  return end;
}

/** True when a glyph carries an author's space before its own text. */
function leads(text: string): boolean {
  return isSpace(text.charCodeAt(0)) && text.trim() !== "";
}

function trails(text: string): boolean {
  return isSpace(text.charCodeAt(text.length - 1)) && text.trim() !== "";
}

function isSpace(code: number): boolean {
  return code === 0x20 || code === 0xa0 || code === 0x3000;
}

/**
 * The end of the glyph operations that read as one with the first: the runs of one line, with the same gaps and overlaps between them as within a
 * run. A gap between roles, or between a table's cells, stays open and reads as a space. The runs of a vertical line are read as one always: readers
 * take its glyphs for lines.
 * @param joins false for an operation that must not stand in one span with the first
 */
export function chainEnd(
  ops: readonly PaintOp[],
  from: number,
  faceOf: (font: FontId) => Face,
  joins: (op: PaintOp) => boolean,
): number {
  let end = from + 1;
  while (end < ops.length && joins(ops[end] as PaintOp)) {
    const open = end > from + 1;
    if (!chained(ops[end - 1] as PaintOp, ops[end] as PaintOp, faceOf, open)) break;
    end++;
  }
  return end;
}

/** @param open true within a chain: then a run that stands close joins it, too, since PDFium takes a chain to be as wide as its first run */
function chained(a: PaintOp, b: PaintOp, faceOf: (font: FontId) => Face, open: boolean): boolean {
  if (a.kind !== "glyphs" || b.kind !== "glyphs") return false;
  if (a.x !== b.x || a.y !== b.y || a.owner.story !== b.owner.story || a.owner.part !== b.owner.part) return false;
  if (a.writing === "vertical") return true;
  const last = a.run.glyphs.length - 1;
  const text = a.run.texts[last] ?? "";
  const next = b.run.texts[0] ?? "";
  if (text.trim() === "" || next.trim() === "") return false;
  const advance = faceOf(a.run.font).advance(a.run.glyphs[last] as number) / 1000;
  const gap = ((b.run.x[0] as number) - (a.run.x[last] as number)) / (a.run.size * a.run.stretch) - advance;
  if (gap < -OVERLAP) return true;
  if (gap <= WIDE) return open;
  return a.role === b.role && a.role !== "cell";
}

/** How a tagged file marks each operation. */
export interface Marking {
  /** An object that stands for the operation's owner. Neighbours with the same owner share a sequence. */
  of(op: PaintOp): object;
  /** True for what is no content: furniture, rules, grounds. */
  artifact(owner: object): boolean;
  /** Begins a new sequence of marked content with this operation. */
  begin(owner: object, first: PaintOp): Sequence;
}

interface Sequence {
  /** Artifact, or a structure type. */
  readonly tag: string;
  /** The entries of its property list: `/MCID 3`. */
  readonly properties: string;
}

/**
 * Opens and closes a page's marked content, so that sequences never overlap. An ActualText span of a tagged element is a sequence of its own, since
 * readers of the structure fail on nested ones: Poppler ends the outer sequence with the inner.
 */
export class MarkedContent {
  readonly #writer: ByteWriter;
  readonly #marking: Marking | undefined;
  #op: PaintOp | undefined;
  /** Whose sequence is open. */
  #open: object | undefined;

  constructor(writer: ByteWriter, marking: Marking | undefined) {
    this.#writer = writer;
    this.#marking = marking;
  }

  /** Moves on to an operation, and closes the sequence of another owner. A new one is opened only when there is something to show. */
  next(op: PaintOp): void {
    this.#op = op;
    if (this.#open !== undefined && this.#marking?.of(op) !== this.#open) this.leave();
  }

  /** True when an operation has the same owner as the present one. */
  joins(op: PaintOp): boolean {
    return this.#marking === undefined || this.#op === undefined || this.#marking.of(op) === this.#marking.of(this.#op);
  }

  /** Call it before ink, and before glyphs whose ToUnicode is their text: opens the owner's sequence. */
  plain(): void {
    if (this.#marking === undefined || this.#op === undefined || this.#open !== undefined) return;
    const owner = this.#marking.of(this.#op);
    const { tag, properties } = this.#marking.begin(owner, this.#op);
    this.#writer.ascii(`/${tag}<<${properties}>>BDC\n`);
    this.#open = owner;
  }

  /** Call it before glyphs that are to be read as these texts, and `closeSpan` after them. */
  openSpan(texts: readonly string[]): void {
    const properties = this.#spanProperties();
    const writer = this.#writer.ascii(`/Span<<${properties}/ActualText<feff`);
    for (const text of texts) writer.utf16(text);
    writer.ascii(">>>BDC\n");
  }

  closeSpan(): void {
    this.#writer.ascii("EMC\n");
  }

  /** Closes what is open. */
  leave(): void {
    if (this.#open !== undefined) this.#writer.ascii("EMC\n");
    this.#open = undefined;
  }

  /** The span of an element is a sequence of its own, with the element's properties. In an artifact, to which no structure leads, it is nested. */
  #spanProperties(): string {
    if (this.#marking === undefined || this.#op === undefined) return "";
    const owner = this.#marking.of(this.#op);
    if (this.#marking.artifact(owner)) {
      this.plain();
      return "";
    }
    this.leave();
    return this.#marking.begin(owner, this.#op).properties;
  }
}
