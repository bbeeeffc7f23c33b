import type { OpenFonts } from "../../fonts/open.ts";
import type { InkOf } from "./glyph-places.ts";

/** The outlines that pages use, each numbered when it is first met. A client that has the first n asks for those behind them. */
export interface Outlines {
  /** Tells this set from one of other fonts. */
  readonly set: number;
  id(font: string, glyph: number): { readonly id: string; readonly unitsPerEm: number };
  /** Path data in font units, y up, by number, from a number on. */
  from(number: number): readonly string[];
  readonly ink: InkOf;
}

interface Outline {
  readonly id: string;
  readonly unitsPerEm: number;
}

export function newOutlines(fonts: OpenFonts, set: number): Outlines {
  const numbers = new Map<string, Map<number, Outline>>();
  const paths: string[] = [];
  const ofFont = (font: string): Map<number, Outline> => {
    const known = numbers.get(font) ?? new Map();
    numbers.set(font, known);
    return known;
  };
  return {
    set,
    id: (font, glyph) => {
      const known = ofFont(font);
      const found = known.get(glyph);
      if (found !== undefined) return found;
      const program = fonts.file(font).withOutlines([glyph]);
      const made = { id: `g${paths.length}`, unitsPerEm: program.unitsPerEm };
      paths.push(program.getGlyph(glyph).path.toSVG());
      known.set(glyph, made);
      return made;
    },
    from: (number) => paths.slice(number),
    ink: (font, glyph) => {
      const program = fonts.file(font).withOutlines([glyph]);
      const { minX, minY, maxX, maxY } = program.getGlyph(glyph).bbox;
      if (!(maxX > minX && maxY > minY)) return undefined;
      const em = program.unitsPerEm;
      return { x: minX / em, y: minY / em, width: (maxX - minX) / em, height: (maxY - minY) / em };
    },
  };
}
