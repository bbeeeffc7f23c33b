import { hundredths } from "../../base/length.ts";
import type { OpenFonts } from "../../engine/fonts/open.ts";
import type { GlyphOutline } from "../../engine/fonts/program.ts";
import type { InkOf } from "./glyph-places.ts";

/** The outlines that pages use, each numbered when it is first met. A client that has the first n asks for those behind them. */
export interface Outlines {
  /** Tells this set from one of other fonts. */
  readonly set: number;
  number(font: string, glyph: number): Outline;
  /** How many have a number. */
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
  /** By number. Paths are read when they are asked for: a tab asks for each once, and kept they would take 10 MB. */
  const met: (readonly [font: string, glyph: number])[] = [];
  const ofFont = (font: string): Map<number, Outline> => {
    const known = numbers.get(font) ?? new Map();
    numbers.set(font, known);
    return known;
  };
  return {
    set,
    number: (font, glyph) => {
      const known = ofFont(font);
      const found = known.get(glyph);
      if (found !== undefined) return found;
      const made = { number: met.length, unitsPerEm: fonts.file(font).program().unitsPerEm };
      met.push([font, glyph]);
      known.set(glyph, made);
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

/** A path that starts where the pen stands: put behind `M x y`, it draws the glyph there. */
export function relativePath(commands: readonly PathCommand[]): string {
  // The point that the written numbers have reached: the next number makes up for the rounding of the last.
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
