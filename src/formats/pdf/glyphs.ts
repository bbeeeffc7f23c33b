/*
 * Writes glyphs so that the text can be read back: selected, searched, read aloud. ToUnicode gives most glyphs their text. Where it cannot (a ligature, a gap
 * without a space, squeezed marks that overlap) an ActualText span gives the text of several glyphs. The thresholds are those of PDF readers.
 */
import type { ByteWriter } from "../../base/byte-writer.ts";
import { SQUARE_TOP } from "../../base/length.ts";
import type { FontId } from "../../engine/fonts/font.ts";
import type { GlyphRun } from "../../engine/newspaper/newspaper.ts";
import type { PaintOp } from "../paint/paint.ts";
import type { Face } from "./pdf-file.ts";

export type GlyphsOp = Extract<PaintOp, { kind: "glyphs" }>;

/** Glyphs closer to the line than this, in points, are on it. */
const STRAIGHT = 0.002;

/** The origins of a run's glyphs along and across the line, in points from the line's origin. */
interface Origins {
  readonly along: Float64Array;
  /** Undefined if all are on the line. */
  readonly across: Float64Array | undefined;
}

/**
 * True if the run is set with the font's vertical dictionary. A single glyph is not: PDFium sorts strings that start at the same height from left to right,
 * and set horizontally the glyph starts lower than the next line.
 */
export function isVertical(op: GlyphsOp): boolean {
  return op.writing === "vertical" && !op.run.turned && op.run.glyphs.length > 1;
}

/**
 * Writes the text matrix and the TJ operators of a run, inside BT and ET; font, size and colour are already set.
 * @param marked undefined if an ActualText span covers the whole run
 */
export function showRun(writer: ByteWriter, face: Face, op: GlyphsOp, marked: MarkedContent | undefined): void {
  const { run } = op;
  const vertical = isVertical(op);
  const down = vertical || run.turned;
  addToSubset(face, run);
  const { along, across } = originsOf(face, run, vertical);
  const count = run.glyphs.length;
  for (let from = 0; from < count; ) {
    const line = across === undefined ? 0 : (across[from] as number);
    let to = straightEnd(across, from, count);
    // PDFium sorts strings that start at the same height from left to right, so the last glyph of a vertical line is a separate string, lower down.
    if (vertical && to === count && to > from + 1) to--;
    writeScale(writer, op);
    if (down) writer.number(op.x + line).number(op.y + (along[from] as number));
    else writer.number(op.x + (along[from] as number)).number(op.y + line);
    writer.ascii("Tm\n");
    const stretch = { face, run, from, to, vertical, along };
    const glyphWriter = new GlyphWriter(writer, stretch);
    if (marked === undefined) glyphWriter.show(from, to);
    else showStraight(glyphWriter, stretch, marked);
    from = to;
  }
}

/** The first four numbers of the text matrix. A quarter turn clockwise maps right in the text to down on the page. */
function writeScale(writer: ByteWriter, { run: { turned, stretch }, writing }: GlyphsOp): void {
  if (stretch === 1) writer.ascii(turned ? "0 1 1 0 " : "1 0 0 -1 ");
  else if (turned) writer.ascii("0 ").number(stretch).ascii("1 0 ");
  else if (writing === "vertical") writer.ascii("1 0 0 ").number(-stretch);
  else writer.number(stretch).ascii("0 0 -1 ");
}

/** The end of the glyphs that are on one line with the given one. */
function straightEnd(across: Float64Array | undefined, from: number, count: number): number {
  if (across === undefined) return count;
  const line = across[from] as number;
  let to = from + 1;
  while (to < count && Math.abs((across[to] as number) - line) < STRAIGHT) to++;
  return to;
}

/** Adds the run's glyphs to the subset; the first text of a glyph becomes its ToUnicode. */
function addToSubset(face: Face, run: GlyphRun): void {
  const { glyphs, texts } = run;
  for (let at = 0; at < glyphs.length; at++) {
    const glyph = glyphs[at] as number;
    if (face.unicode[glyph] === undefined) face.include(glyph, toUnicode(texts[at] as string));
  }
}

function originsOf(face: Face, run: GlyphRun, vertical: boolean): Origins {
  const { x, y, glyphs, size, stretch } = run;
  if (!vertical && !run.turned) return { along: x, across: y };
  const downs = y ?? new Float64Array(x.length);
  if (!vertical) return { along: downs, across: x };
  return {
    // PDF's default /DW2 [880 -1000] draws from the top of the square.
    along: downs.map((down) => down - SQUARE_TOP * size * stretch),
    across: x.map((left, at) => left + ((face.widths[glyphs[at] as number] as number) * size) / 2000),
  };
}

/** Shows a stretch as one TJ, interrupted only by ActualText spans. */
function showStraight(glyphWriter: GlyphWriter, stretch: Stretch, marked: MarkedContent): void {
  const { run, to } = stretch;
  for (let at = stretch.from; at < to; ) {
    const span = plainEnd(stretch, at);
    if (span > at) {
      marked.plain();
      glyphWriter.show(at, span);
    }
    if (span === to) return;
    at = spanEnd(stretch, span);
    marked.openSpan(run.texts.slice(span, at));
    glyphWriter.show(span, at);
    marked.closeSpan();
  }
}

/**
 * Shows the glyphs of a stretch from its first on. Before each glyph the position is corrected to 1/1000 em, so rounding errors do not add up.
 * A positive TJ number moves back in horizontal writing and forward in vertical writing (ISO 32000-1, 9.4.4).
 */
class GlyphWriter {
  readonly #writer: ByteWriter;
  readonly #stretch: Stretch;
  /** In 1/1000 em from the first glyph. */
  #at = 0;

  constructor(writer: ByteWriter, stretch: Stretch) {
    this.#writer = writer;
    this.#stretch = stretch;
  }

  show(from: number, to: number): void {
    const writer = this.#writer;
    const { face, run, vertical, along, from: first } = this.#stretch;
    const { glyphs } = run;
    const { cids, widths } = face;
    const origin = along[first] as number;
    const scale = 1000 / (run.size * run.stretch);
    let position = this.#at;
    let shown = from;
    writer.ascii("[");
    for (let at = from; at < to; at++) {
      const move = Math.round(((along[at] as number) - origin) * scale - position);
      if (move !== 0) {
        if (at > shown) writer.cids(cids, glyphs, shown, at);
        shown = at;
        writer.number(vertical ? move : -move);
        position += move;
      }
      position += vertical ? 1000 : (widths[glyphs[at] as number] as number);
    }
    writer.cids(cids, glyphs, shown, to).ascii("]TJ\n");
    this.#at = position;
  }
}

/** The ToUnicode of a glyph that only continues a cluster: invisible text, so that the map has no hole. */
const NOTHING = "\u200b";

/** The ToUnicode of a glyph whose first text this is, without the author's space that it may carry. */
export function toUnicode(text: string): string {
  return text.trim() || text || NOTHING;
}

/** A range of a run with all glyphs on one line. */
interface Stretch {
  readonly face: Face;
  readonly run: GlyphRun;
  readonly from: number;
  readonly to: number;
  readonly vertical: boolean;
  /** The origins of the glyphs along the line, in points. */
  readonly along: Float64Array;
}

/** PDF readers take gaps and overlaps of this size, in em, as the end of a word or even a line (pdftotext 0.1 and 0.2, PDFium 0.15). */
const WIDE = 0.08;
const OVERLAP = 0.15;

/** The first glyph, from a given one on, that needs an ActualText span: ToUnicode lacks its text, or it must be read as one with the next. */
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
 * The end of the ActualText span that begins at a glyph. A span covers a whole cluster. It also covers both sides of a wide gap without a space in the copy
 * (before a Western word), of overlapping squeezed marks, and of an author's space carried by a glyph: otherwise readers would add a space or a line break.
 */
function spanEnd(stretch: Stretch, at: number): number {
  const { run, to } = stretch;
  let end = clusterEnd(run.texts, at, to);
  while (end < to && tied(stretch, end - 1)) end = clusterEnd(run.texts, end, to);
  return end;
}

/** True if the glyph and the next one of the stretch must be read as one. */
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

/** True if a glyph carries an author's space before its own text. */
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
 * The end of the glyph operations that are read as one with the first: the runs of one line, with the gaps and overlaps between them that a run may have. A
 * gap between roles, or between a table's cells, stays and reads as a space. The runs of a vertical line are always read as one, because readers take its
 * glyphs for lines.
 * @param joins false for an operation that must not share a span with the first
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

/** @param open true within a chain, which adjacent runs then join too: PDFium takes a chain to be as wide as its first run */
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

export interface Marking {
  /** An object that identifies the operation's owner. Neighbours with the same owner share a sequence. */
  of(op: PaintOp): object;
  /** True for artifacts: furniture, rules, backgrounds. */
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
 * Opens and closes a page's marked content, so that sequences never overlap. An ActualText span of a tagged element is a sequence of its own, because
 * readers fail on nested ones: Poppler ends the outer sequence with the inner one.
 */
export class MarkedContent {
  readonly #writer: ByteWriter;
  readonly #marking: Marking | undefined;
  #op: PaintOp | undefined;
  /** The owner of the open sequence. */
  #open: object | undefined;

  constructor(writer: ByteWriter, marking: Marking | undefined) {
    this.#writer = writer;
    this.#marking = marking;
  }

  /** Goes to an operation and closes the sequence of another owner. A new sequence is opened only when there is something to show. */
  next(op: PaintOp): void {
    this.#op = op;
    if (this.#open !== undefined && this.#marking?.of(op) !== this.#open) this.leave();
  }

  /** True if an operation has the same owner as the current one. */
  joins(op: PaintOp): boolean {
    return this.#marking === undefined || this.#op === undefined || this.#marking.of(op) === this.#marking.of(this.#op);
  }

  /** Call before painting, and before glyphs with their text in ToUnicode: opens the owner's sequence. */
  plain(): void {
    if (this.#marking === undefined || this.#op === undefined || this.#open !== undefined) return;
    const owner = this.#marking.of(this.#op);
    const { tag, properties } = this.#marking.begin(owner, this.#op);
    this.#writer.ascii(`/${tag}<<${properties}>>BDC\n`);
    this.#open = owner;
  }

  /** Call before glyphs with these texts as ActualText, and `closeSpan` after them. */
  openSpan(texts: readonly string[]): void {
    const properties = this.#spanProperties();
    const writer = this.#writer.ascii(`/Span<<${properties}/ActualText<feff`);
    for (const text of texts) writer.utf16(text);
    writer.ascii(">>>BDC\n");
  }

  closeSpan(): void {
    this.#writer.ascii("EMC\n");
  }

  leave(): void {
    if (this.#open !== undefined) this.#writer.ascii("EMC\n");
    this.#open = undefined;
  }

  /** The properties of an ActualText span. For an element the span is a sequence of its own; in an artifact, which is outside the structure, it is nested. */
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
