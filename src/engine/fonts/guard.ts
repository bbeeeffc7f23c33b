import { brokenOutline, type GlyphOutline, type Program, type UnitGlyph } from "./load.ts";

/**
 * A font file that may be damaged anywhere. A glyph over which the library stumbles is reported once, and treated as missing.
 * @param tell why; the first time counts
 */
export function guarded(program: Program, tell: (problem: string) => void): Program {
  const { glyphCount } = program;
  const tried = <T>(read: () => T, otherwise: () => T): T => {
    try {
      return read();
    } catch (cause) {
      tell(problemOf(cause));
      return otherwise();
    }
  };
  const known = (glyph: number): number => (glyph >= 0 && glyph < glyphCount ? glyph : 0);
  const lookup = (code: number): number => known(tried(() => program.lookup(code), none));
  const advance = (glyph: number): number => tried(() => program.advance(known(glyph)), none);
  const unshaped = (text: string): readonly UnitGlyph[] =>
    Array.from(text, (char) => {
      const code = char.codePointAt(0) ?? 0;
      const glyph = lookup(code);
      return { glyph, advance: advance(glyph), dx: 0, dy: 0, codes: [code] };
    });
  return {
    unitsPerEm: program.unitsPerEm,
    glyphCount,
    axes: program.axes,
    forbidding: program.forbidding,
    lookup,
    advance,
    box: (glyph) => tried(() => program.box(known(glyph)), noBox),
    shape: (text, shaping) =>
      tried(
        () => {
          const shaped = program.shape(text, shaping);
          if (shaped.every((glyph) => isSound(glyph, glyphCount))) return shaped;
          throw new RangeError("its layout tables lead to glyphs that it does not have");
        },
        () => unshaped(text),
      ),
    subset: (glyphs) => {
      program.readOutlines(glyphs);
      const damaged = glyphs.filter((glyph) => !program.hasOutline(glyph));
      if (damaged[0] !== undefined) tell(brokenOutline(damaged[0]));
      return program.subset(glyphs);
    },
    readOutlines: program.readOutlines,
    hasOutline: program.hasOutline,
    outline: (glyph) => tried(() => program.outline(known(glyph)), noOutline),
    describe: program.describe,
  };
}

function isSound({ glyph, advance, dx, dy }: UnitGlyph, glyphCount: number): boolean {
  return glyph >= 0 && glyph < glyphCount && Number.isFinite(advance + dx + dy);
}

const none = (): number => 0;
const noBox = () => ({ left: 0, bottom: 0, right: 0, top: 0 });
const noOutline = (): GlyphOutline => ({
  commands: [],
  bbox: { minX: 0, minY: 0, maxX: 0, maxY: 0, width: 0, height: 0 },
});

/** A font that has no glyph: one that could not be opened when a character needed it. */
export function emptyProgram(): Program {
  const missing = (): never => {
    throw new Error("a font without a file is not put into a document");
  };
  return {
    unitsPerEm: 1000,
    glyphCount: 1,
    axes: [],
    forbidding: 0,
    lookup: none,
    advance: none,
    box: noBox,
    shape: (text) =>
      Array.from(text, (char) => ({ glyph: 0, advance: 0, dx: 0, dy: 0, codes: [char.codePointAt(0) ?? 0] })),
    subset: missing,
    readOutlines: () => undefined,
    hasOutline: () => false,
    outline: noOutline,
    describe: missing,
  };
}

export function problemOf(cause: unknown): string {
  return cause instanceof Error ? (cause.message.split("\n")[0] ?? "") : String(cause);
}
