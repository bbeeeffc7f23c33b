// Outlines and places of glyphs. Each outline that pages use has a number, in the order of first use, and is sent to a client once; a page then consists of
// numbers and places. Places of glyphs also find the character under a click.
import { hundredths, SQUARE_TOP } from "../../base/length.ts";
import type { Point, Rect } from "../../base/rect.ts";
import type { OpenFonts } from "../../engine/fonts/open.ts";
import type { GlyphOutline } from "../../engine/fonts/program.ts";
import type { GlyphRun, PrintedLine, PrintedSegment } from "../../engine/newspaper/newspaper.ts";

/** The outlines that pages use. A client that has the first n requests those after them. */
export interface Outlines {
  /** Distinguishes this set from one of other fonts. */
  readonly set: number;
  number(font: string, glyph: number): Outline;
  /** The number of outlines so far. */
  count(): number;
  /** Path data of the outlines from a number on, in font units, y up, relative to the glyph's place. */
  from(number: number): readonly string[];
  readonly ink: InkOf;
}

export interface Outline {
  readonly number: number;
  readonly unitsPerEm: number;
}

export function newOutlines(fonts: OpenFonts, set: number): Outlines {
  const numbers = new Map<string, Map<number, Outline>>();
  /** By number. Paths are read when they are requested: a tab requests each once, and stored they would take 10 MB. */
  const met: (readonly [font: string, glyph: number])[] = [];
  const ofFont = (font: string): Map<number, Outline> => {
    const own = numbers.get(font) ?? new Map();
    numbers.set(font, own);
    return own;
  };
  return {
    set,
    number: (font, glyph) => {
      const own = ofFont(font);
      const found = own.get(glyph);
      if (found !== undefined) return found;
      const made = { number: met.length, unitsPerEm: fonts.file(font).program().unitsPerEm };
      met.push([font, glyph]);
      own.set(glyph, made);
      return made;
    },
    count: () => met.length,
    from: (number) =>
      met.slice(number).map(([font, glyph]) => relativePath(fonts.file(font).program().outline(glyph).commands)),
    ink: (font, glyph) => {
      const program = fonts.file(font).program();
      const { minX, minY, maxX, maxY } = program.outline(glyph).bbox;
      const em = program.unitsPerEm;
      if (!(maxX > minX && maxY > minY)) return undefined;
      return { x: minX / em, y: minY / em, width: (maxX - minX) / em, height: (maxY - minY) / em };
    },
  };
}

type PathCommand = GlyphOutline["commands"][number];

const LETTERS = { moveTo: "m", lineTo: "l", quadraticCurveTo: "q", bezierCurveTo: "c", closePath: "z" } as const;

/** A path with relative coordinates: after `M x y` it draws the glyph there. */
export function relativePath(commands: readonly PathCommand[]): string {
  // The point that the written numbers have reached: the next number corrects the rounding of the last.
  let [x, y] = [0, 0];
  let start = [0, 0];
  let path = "";
  for (const { command, args } of commands) {
    path += LETTERS[command];
    let written: readonly number[] = [];
    for (let at = 0; at < args.length; at += 2) {
      written = [hundredths((args[at] as number) - x), hundredths((args[at + 1] as number) - y)];
      path += at === 0 ? written.join(" ") : ` ${written.join(" ")}`;
    }
    const [dx = 0, dy = 0] = written;
    if (command === "closePath") [x, y] = start as [number, number];
    else [x, y] = [hundredths(x + dx), hundredths(y + dy)];
    if (command === "moveTo") start = [x, y];
  }
  return path;
}

/** A glyph's ink in em from its origin, y up; undefined if it has none (a space). */
export type InkOf = (font: string, glyph: number) => Rect | undefined;

/** A glyph on the page. */
interface PlacedGlyph {
  readonly segment: PrintedSegment;
  /** Code points of the segment's text before the glyph's. */
  readonly offset: number;
  /** Its ink on the page; its square if it has no ink. */
  readonly ink: Rect;
}

/** All glyphs of a line, each with the place of its text in its segment. */
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
    // A further glyph of a cluster has the place of the first: the second half of a dash, say.
    if (each === "") return last;
    const text = each.trim();
    // A hyphen that the engine added belongs to no text.
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
  // Turned clockwise: up becomes right, and right becomes down.
  if (turned) return { x: x + low, y: y + left, width: height, height: width };
  return { x: x + left, y: y - low - height, width, height };
}

/** The distance of a point from a rectangle; 0 inside. */
export function distanceTo({ x, y, width, height }: Rect, point: Point): number {
  const across = Math.max(x - point.x, 0, point.x - x - width);
  const down = Math.max(y - point.y, 0, point.y - y - height);
  return Math.hypot(across, down);
}

/** The glyph nearest to a point; if two are as near, the one with the nearer middle. */
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
