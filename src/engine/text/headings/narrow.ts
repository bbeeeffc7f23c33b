import type { Pt } from "../../../base/length.ts";
import type { GlyphRun, Line } from "../line.ts";
import { SLACK } from "../lines/demerits.ts";
import { type Turnable, type Turned, tightWidthOf, turn } from "./turns.ts";

/** How far the lines of a heading may be narrowed, as a share of their width, and up to which size: a heading set larger than its style is not. */
export interface Narrowing {
  readonly least: number;
  readonly upTo: Pt;
}

/** What texts have to fit. */
interface Room {
  readonly size: Pt;
  readonly measure: Pt;
  /** The most lines of each text. */
  readonly most: number;
  /** What turns may cost; undefined: anything. */
  readonly bearable: number | undefined;
  readonly narrowing: Narrowing | undefined;
}

/** Texts as they turn, and the scale of their glyphs along the line. */
export interface Narrowed {
  readonly turned: readonly Turned[];
  readonly stretch: number;
}

/**
 * How the texts of a heading turn at a size: at their own width, or narrowed, all alike, where only that fits or takes fewer lines
 * (RULES.md#narrow-heads). Undefined where they do not fit.
 */
export function turnTexts(texts: readonly Turnable[], room: Room): Narrowed | undefined {
  const { size, measure, narrowing } = room;
  const turned = turnAll(texts, measure / size, room);
  const natural = turned && { turned, stretch: 1 };
  if (narrowing === undefined || size > narrowing.upTo + SLACK) return natural;
  const narrow = turnAll(texts, measure / size / narrowing.least, room);
  if (narrow === undefined || (turned !== undefined && linesOf(turned) <= linesOf(narrow))) return natural;
  return { turned: narrow, stretch: stretchOf(texts, narrow, room) };
}

function turnAll(texts: readonly Turnable[], measure: number, { most, bearable }: Room): readonly Turned[] | undefined {
  const turned = texts.flatMap((text) => turn(text, measure, most, bearable) ?? []);
  return turned.length === texts.length ? turned : undefined;
}

function linesOf(turned: readonly Turned[]): number {
  return turned.reduce((sum, { ends }) => sum + ends.length, 0);
}

/** No narrower than the longest line needs, in whole percent. */
function stretchOf(texts: readonly Turnable[], turned: readonly Turned[], { size, measure, narrowing }: Room): number {
  const longest = Math.max(
    ...texts.flatMap((text, at) => {
      const ends = turned[at]?.ends ?? [];
      return ends.map((end, line) => tightWidthOf(text, ends[line - 1] ?? 0, end));
    }),
  );
  const share = Math.floor((100 * measure) / (longest * size) + SLACK) / 100;
  return Math.min(1, Math.max(narrowing?.least ?? 1, share));
}

/** A line whose text is narrowed along the line; across it keeps its size. */
export function narrowedLine(line: Line, stretch: number): Line {
  if (stretch === 1) return line;
  const vertical = line.writing === "vertical";
  const segments = line.segments.map((segment) => ({
    ...segment,
    x: segment.x * stretch,
    width: segment.width * stretch,
    runs: segment.runs.map((run) => narrowedRun(run, stretch, vertical)),
  }));
  return { ...line, segments, width: line.width * stretch };
}

function narrowedRun(run: GlyphRun, stretch: number, vertical: boolean): GlyphRun {
  const { x, y } = run;
  if (vertical) return { ...run, y: y?.map((down) => down * stretch), stretch };
  return { ...run, x: x.map((along) => along * stretch), stretch };
}
