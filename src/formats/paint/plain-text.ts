import type { Cmyk } from "../../base/colour.ts";
import type { Pt } from "../../base/length.ts";
import type { FontChain } from "../../engine/fonts/font.ts";
import type { GlyphRun } from "../../engine/newspaper/newspaper.ts";

/** The text on one line as runs of one font each, one glyph per character. Characters that no face has are left out. */
export function plainRuns(text: string, chain: FontChain, size: Pt, colour: Cmyk): readonly GlyphRun[] {
  const runs: { font: string; glyphs: number[]; x: number[]; texts: string[]; pen: number }[] = [];
  for (const character of text) {
    const code = character.codePointAt(0) as number;
    const font = chain.fonts[chain.pick(code)];
    if (font === undefined) continue;
    let run = runs.at(-1);
    if (run?.font !== font.id) {
      run = { font: font.id, glyphs: [], x: [], texts: [], pen: 0 };
      runs.push(run);
    }
    const glyph = font.glyph(code);
    run.glyphs.push(glyph);
    run.x.push(run.pen);
    run.texts.push(character);
    run.pen += font.advance(glyph) * size;
  }
  return runs.map(({ font, glyphs, x, texts }) => ({
    font,
    size,
    colour,
    glyphs: Uint16Array.from(glyphs),
    x: Float64Array.from(x),
    y: undefined,
    texts,
    turned: false,
    stretch: 1,
  }));
}

/** The length of such a line. */
export function plainLength(text: string, { fonts, pick }: FontChain, size: Pt): Pt {
  return [...text].reduce((sum, character) => {
    const code = character.codePointAt(0) as number;
    const font = fonts[pick(code)];
    return font === undefined ? sum : sum + font.advance(font.glyph(code)) * size;
  }, 0);
}
