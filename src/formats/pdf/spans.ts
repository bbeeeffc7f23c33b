import type { FontId } from "../../engine/fonts/font.ts";
import type { GlyphRun } from "../../engine/text/line.ts";
import type { PaintOp } from "../paint/paint.ts";
import type { Face } from "./pdf-file.ts";

/** The ToUnicode of a glyph that only continues a cluster: invisible, but no hole in the map. */
const NOTHING = "\u200b";

/** The ToUnicode of a glyph that first stands for `text`. An author's space that it carries does not belong to it. */
export function toUnicode(text: string): string {
  return text.trim() || text || NOTHING;
}

/** A stretch of a run whose glyphs stand on one line. */
export interface Stretch {
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
export function plainEnd(stretch: Stretch, from: number): number {
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
export function spanEnd(stretch: Stretch, at: number): number {
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
