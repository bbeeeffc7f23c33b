import type { GlyphRun } from "../../layout/page.ts";
import type { ByteWriter } from "./byte-writer.ts";
import type { Face } from "./inside-pdfkit.ts";

/** What ToUnicode says of a glyph that only continues a cluster: nothing to be seen, but no hole in the map. */
const NOTHING = "\u200b";

/** The ToUnicode of a glyph that first stands for `text`: an author's space that it carries is not the glyph's own. */
export function toUnicode(text: string): string {
  return text.trim() || text || NOTHING;
}

/**
 * The end of the ActualText span that must begin at a glyph; `at` itself when the glyph's ToUnicode says all.
 * A span covers a whole cluster. An author's space that a glyph carries stands inside the span, between two glyphs:
 * readers add a space of their own at a wide gap, and would add it to one at a span's end.
 */
export function spanEnd(face: Face, run: GlyphRun, at: number, to: number): number {
  const { texts } = run;
  if (says(face, run, at, to) && !leads(texts, at + 1, to)) return at;
  let end = clusterEnd(texts, at, to);
  while (end < to && (trails(texts[end - 1] as string) || leads(texts, end, to))) end = clusterEnd(texts, end, to);
  return end;
}

/** True when the glyph is a cluster of its own and ToUnicode gives its text. */
function says(face: Face, run: GlyphRun, at: number, to: number): boolean {
  if (run.texts[at] !== face.unicode[run.glyphs[at] as number]) return false;
  return at + 1 >= to || run.texts[at + 1] !== "";
}

function clusterEnd(texts: readonly string[], at: number, to: number): number {
  let end = at + 1;
  while (end < to && texts[end] === "") end++;
  return end;
}

/** True when the glyph carries an author's space before its own text. */
function leads(texts: readonly string[], at: number, to: number): boolean {
  const text = at < to ? (texts[at] as string) : "";
  return text.length > 1 && isSpace(text.charCodeAt(0)) && text.trim() !== "";
}

function trails(text: string): boolean {
  return text.length > 1 && isSpace(text.charCodeAt(text.length - 1)) && text.trim() !== "";
}

function isSpace(code: number): boolean {
  return code === 0x20 || code === 0xa0 || code === 0x3000;
}

/** Opens a span whose text readers take in place of its glyphs' own; EMC closes it. */
export function writeActualText(writer: ByteWriter, texts: readonly string[], from: number, to: number): void {
  writer.ascii("/Span<</ActualText<feff");
  for (let index = from; index < to; index++) {
    const text = texts[index] as string;
    for (let at = 0; at < text.length; at++) writer.hex(text.charCodeAt(at));
  }
  writer.ascii(">>>BDC\n");
}
