import { cellsOf } from "../../base/cells.ts";
import type { Rect } from "../../base/rect.ts";
import { boxBetween, type GlyphExtent, glyphExtents } from "../../engine/newspaper/extents.ts";
import type { PrintedLine, PrintedSegment } from "../../engine/newspaper/newspaper.ts";
import type { Role } from "../../engine/text/line.ts";
import { type AltoPage, type AltoPalette, places, roleTag } from "./alto-page.ts";
import type { TextLine } from "./page-blocks.ts";
import { type XmlElement, xml } from "./xml.ts";

/** What a line takes from its block and its page. */
interface LineContext {
  readonly of: AltoPage;
  readonly palette: AltoPalette;
  /** Role and style of the block: a string states its own only where they differ. */
  readonly role: Role | undefined;
  readonly style: string | undefined;
}

/** A stretch of text without blanks, and what stands behind it. */
interface Stretch {
  readonly segment: PrintedSegment;
  readonly text: string;
  readonly glyphs: readonly GlyphExtent[];
  /** True if a blank follows. */
  readonly blank: boolean;
}

/**
 * A line of ALTO: strings with single blanks between them, which together are the line's text, with a blank between the cells of a row; then the hyphen,
 * which is no part of the text.
 */
export function textLine({ id, line }: TextLine, context: LineContext): XmlElement {
  const { scale } = context.of;
  const stretches = line.segments.flatMap(stretchesOf);
  const number = id.replace("_TL", "_ST");
  const children = stretches.flatMap((stretch, at): readonly XmlElement[] => {
    const [first, last] = [stretch.glyphs[0], stretch.glyphs.at(-1)];
    const box = scale.box(boxBetween(line, first?.from ?? 0, last?.to ?? 0));
    const string = stringOf(stretch, `${number}_${at + 1}`, { line, box, context });
    const next = stretches[at + 1]?.glyphs[0]?.from ?? last?.to ?? 0;
    const gap = scale.box(boxBetween(line, last?.to ?? 0, Math.max(next, last?.to ?? 0)));
    return stretch.blank || isBetweenCells(stretch, stretches[at + 1]) ? [string, xml("SP", places(gap))] : [string];
  });
  const direction = line.writing === "vertical" ? "ttb" : undefined;
  return xml(
    "TextLine",
    { ID: id, ...places(scale.box(line.box)), BASEDIRECTION: direction, BASELINE: baseline(line, context) },
    [...children, ...hyphen(line, context)],
  );
}

/** A row of a table has several cells in one line. Without a blank between them they would be read as one. */
function isBetweenCells({ segment }: Stretch, next: Stretch | undefined): boolean {
  return segment.role === "cell" && next !== undefined && next.segment.element !== segment.element;
}

/** The line that the letters stand on; for vertical lines its centre. */
function baseline({ x, y, box, writing }: PrintedLine, { of: { scale } }: LineContext): string {
  const ends =
    writing === "vertical"
      ? [
          { x, y: box.y },
          { x, y: box.y + box.height },
        ]
      : [
          { x: box.x, y },
          { x: box.x + box.width, y },
        ];
  return ends
    .map((end) => scale.point(end))
    .map((end) => `${end.x},${end.y}`)
    .join(" ");
}

/** The last glyph of a hyphenated line is its hyphen. */
function hyphen(line: PrintedLine, { of: { scale } }: LineContext): readonly XmlElement[] {
  if (!line.hyphenated) return [];
  const last = line.segments.at(-1);
  const glyph = last && glyphExtents(last).at(-1);
  if (glyph === undefined) return [];
  return [xml("HYP", { ...places(scale.box(boxBetween(line, glyph.from, glyph.to))), CONTENT: "-" })];
}

function stringOf(
  { segment, text, glyphs }: Stretch,
  id: string,
  { line, box, context }: { readonly line: PrintedLine; readonly box: Rect; readonly context: LineContext },
): XmlElement {
  const { of, palette, role } = context;
  const run = segment.runs[0];
  const style = run && palette.style(run.font, run.size);
  return xml(
    "String",
    {
      ID: id,
      STYLEREFS: style === context.style ? undefined : style,
      TAGREFS: segment.role === role ? undefined : roleTag(segment.role),
      ...places(box),
      CONTENT: text,
    },
    of.glyphs ? glyphs.flatMap((glyph) => characters(glyph, line, of)) : [],
  );
}

/** One element for each character; a dash of two characters is halved. None for glyphs with accents or variants, which are no characters by themselves. */
function characters({ text, from, to }: GlyphExtent, line: PrintedLine, { scale }: AltoPage): readonly XmlElement[] {
  const shown = [...text.trimEnd()];
  if (shown.some((character) => cellsOf(character) === 0)) return [];
  const step = (to - from) / shown.length;
  return shown.map((character, at) =>
    xml("Glyph", {
      ...places(scale.box(boxBetween(line, from + at * step, from + (at + 1) * step))),
      CONTENT: character,
    }),
  );
}

/**
 * A segment's text, divided at its blanks. ALTO knows one blank behind a string and none before it: all other blanks of the author stay in the string.
 */
function stretchesOf(segment: PrintedSegment): readonly Stretch[] {
  const glyphs = glyphExtents(segment).filter(({ text }) => text !== "");
  const stretches: { segment: PrintedSegment; text: string; glyphs: GlyphExtent[]; blank: boolean }[] = [];
  let open: (typeof stretches)[number] | undefined;
  for (const glyph of glyphs) {
    if (open === undefined) {
      open = { segment, text: "", glyphs: [], blank: false };
      stretches.push(open);
    }
    open.glyphs.push(glyph);
    const blank = glyph.text.endsWith(" ") && glyph.text.trim() !== "";
    open.text += blank ? glyph.text.slice(0, -1) : glyph.text;
    if (!blank) continue;
    open.blank = true;
    open = undefined;
  }
  return stretches;
}
