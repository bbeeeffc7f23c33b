import type { Font, FontId, Ink, ShapedGlyph } from "./font.ts";
import { hanGlyphs, type MarkFace, verticalGlyph } from "./han.ts";
import type { Program, Shaping, UnitGlyph } from "./load.ts";

/** No glyph id: a code point that has not been looked up yet. */
const UNKNOWN = 0xffff;
/** Figures are of no script: a number between Chinese characters is Chinese, DN1200 Latin. */
const IN_CHINESE: Shaping = { features: [], script: "hani", language: "ZHS " };
const LETTER = /\p{L}/u;
/** The Noto faces have figures of one width here. */
const LATIN: Shaping = { features: [], script: "latn", language: undefined };

/** A font file as layout measures it. `open` is called once, at the first question. */
export function lazyFont(id: FontId, open: () => Program): Font {
  let face: Font | undefined;
  const opened = (): Font => {
    face ??= fontOf(id, open());
    return face;
  };
  return {
    id,
    glyph: (code) => (face ?? opened()).glyph(code),
    advance: (glyph) => (face ?? opened()).advance(glyph),
    ink: (glyph) => (face ?? opened()).ink(glyph),
    vertical: (code) => (face ?? opened()).vertical(code),
    han: (text, vertical) => (face ?? opened()).han(text, vertical),
    shape: (text, tabular) => (face ?? opened()).shape(text, tabular),
  };
}

/** What has been asked before is remembered: layout asks for the same few thousand characters again and again. */
function fontOf(id: FontId, program: Program): Font {
  const em = program.unitsPerEm;
  const bmp = new Uint16Array(0x10000).fill(UNKNOWN);
  const astral = new Map<number, number>();
  const upright = new Map<number, number>();
  const horizontal = new Map<string, readonly ShapedGlyph[]>();
  const vertical = new Map<string, readonly ShapedGlyph[]>();
  const words = new Map<string, readonly ShapedGlyph[]>();
  const cells = new Map<string, readonly ShapedGlyph[]>();
  const inks = new Map<number, Ink>();

  const glyph = (code: number): number => {
    if (code > 0xffff) return remembered(astral, code, () => program.lookup(code));
    let found = bmp[code] ?? 0;
    if (found === UNKNOWN) {
      found = program.lookup(code);
      bmp[code] = found;
    }
    return found;
  };
  const face: MarkFace = {
    glyph,
    advance: (of) => program.advance(of) / em,
    ink: (of) => remembered(inks, of, () => scaled(program.box(of), em)),
    shape: program.shape,
  };
  return {
    id,
    glyph,
    advance: face.advance,
    ink: face.ink,
    vertical: (code) => remembered(upright, code, () => verticalGlyph(face, code)),
    han: (text, down) => remembered(down ? vertical : horizontal, text, () => hanGlyphs(face, text, down)),
    shape: (text, tabular = false) =>
      remembered(tabular ? cells : words, text, () =>
        wordGlyphs(program.shape(text, tabular || LETTER.test(text) ? LATIN : IN_CHINESE), text, em),
      ),
  };
}

function remembered<K, V>(known: Map<K, V>, key: K, make: () => V): V {
  const found = known.get(key);
  if (found !== undefined) return found;
  const made = make();
  known.set(key, made);
  return made;
}

function scaled(box: Ink, em: number): Ink {
  return { left: box.left / em, bottom: box.bottom / em, right: box.right / em, top: box.top / em };
}

/** Each glyph with the text it stands for; where the font took glyphs apart, the first carries the whole. */
function wordGlyphs(glyphs: readonly UnitGlyph[], text: string, em: number): readonly ShapedGlyph[] {
  const texts = glyphs.map((glyph) => String.fromCodePoint(...glyph.codes));
  const sound = texts.join("") === text;
  return glyphs.map((glyph, at) => ({
    glyph: glyph.glyph,
    advance: glyph.advance / em,
    dx: glyph.dx / em,
    dy: glyph.dy / em,
    text: sound ? (texts[at] ?? "") : at === 0 ? text : "",
  }));
}
