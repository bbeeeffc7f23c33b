import { SQUARE_TOP } from "../../base/length.ts";
import type { Point, Rect } from "../../base/rect.ts";
import type { PrintedLine, PrintedSegment } from "../../engine/newspaper/newspaper.ts";
import type { GlyphRun } from "../../engine/text/line.ts";

/** A glyph's ink in em from its origin, y up; undefined where it has none (a space). */
export type InkOf = (font: string, glyph: number) => Rect | undefined;

/** A glyph on the page. */
interface PlacedGlyph {
  readonly segment: PrintedSegment;
  /** Code points of the segment's text before its own. */
  readonly offset: number;
  /** Its ink on the page; its square if it has no ink. */
  readonly ink: Rect;
}

/** All glyphs of a line, each with its text's place in its segment. */
export function glyphsOf(line: PrintedLine, inkOf: InkOf): readonly PlacedGlyph[] {
  return line.segments.flatMap((segment) => {
    const carried = segment.runs.flatMap((run) => run.texts);
    const offsets = offsetsOf(carried, segment.text);
    let at = 0;
    return segment.runs.flatMap((run) =>
      run.texts.map((_text, index) => ({
        segment,
        offset: offsets[at++] as number,
        ink: inkAt(line, run, index, inkOf),
      })),
    );
  });
}

/** The place of each glyph's text in the whole, in code points. */
function offsetsOf(carried: readonly string[], whole: string): readonly number[] {
  // In UTF-16 units of the whole.
  let cursor = 0;
  let offset = 0;
  let last = 0;
  return carried.map((each) => {
    // A further glyph of a cluster stands at the text of the first: the second half of a dash, say.
    if (each === "") return last;
    const text = each.trim();
    // A hyphen that the engine added stands at no text.
    const at = text === "" ? -1 : whole.indexOf(text, cursor);
    if (at < 0) return offset;
    const found = offset + codePoints(whole.slice(cursor, at));
    last = found;
    offset = found + codePoints(text);
    cursor = at + text.length;
    return found;
  });
}

function codePoints(text: string): number {
  return [...text].length;
}

function inkAt(line: PrintedLine, run: GlyphRun, index: number, inkOf: InkOf): Rect {
  const { size, turned, stretch, font, glyphs } = run;
  const upright = line.writing === "vertical" && !turned;
  const [wide, tall] = upright ? [size, size * stretch] : [size * stretch, size];
  const x = line.x + (run.x[index] as number);
  const y = line.y + (run.y?.[index] ?? 0);
  const ink = inkOf(font, glyphs[index] as number) ?? { x: 0, y: SQUARE_TOP - 1, width: 1, height: 1 };
  const [left, low, width, height] = [ink.x * wide, ink.y * tall, ink.width * wide, ink.height * tall];
  // Turned clockwise, what pointed up points right, and what ran right runs down.
  if (turned) return { x: x + low, y: y + left, width: height, height: width };
  return { x: x + left, y: y - low - height, width, height };
}

/** How far a point lies outside of a rectangle. */
export function distanceTo({ x, y, width, height }: Rect, point: Point): number {
  const across = Math.max(x - point.x, 0, point.x - x - width);
  const down = Math.max(y - point.y, 0, point.y - y - height);
  return Math.hypot(across, down);
}

/** The glyph nearest to a point; if two are as near, the one whose middle is nearer. */
export function nearestGlyph(glyphs: readonly PlacedGlyph[], point: Point): PlacedGlyph | undefined {
  let nearest: { glyph: PlacedGlyph; distance: number; middle: number } | undefined;
  for (const glyph of glyphs) {
    const { ink } = glyph;
    const distance = distanceTo(ink, point);
    const middle = Math.hypot(ink.x + ink.width / 2 - point.x, ink.y + ink.height / 2 - point.y);
    if (
      nearest === undefined ||
      distance < nearest.distance ||
      (distance === nearest.distance && middle < nearest.middle)
    )
      nearest = { glyph, distance, middle };
  }
  return nearest?.glyph;
}
