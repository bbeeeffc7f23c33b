import { once, onceEach } from "../../base/once.ts";
import type { Font, FontId, GlyphInk, ShapedGlyph } from "./font.ts";
import { hanGlyphs, type MarkFace, shapingOf, verticalGlyph } from "./han.ts";
import type { Program, Shaping, UnitGlyph } from "./load.ts";

/** Figures are of no script: a number between Chinese characters is Chinese, DN1200 Latin. */
const IN_CHINESE: Shaping = { features: [], script: "hani", language: "ZHS " };
const LETTER = /\p{L}/u;
/** The Noto faces have figures of one width here. */
const LATIN: Shaping = { features: [], script: "latn", language: undefined };

/** A font file as layout measures it. `open` is called once, when the first glyph or width is needed. */
export function lazyFont(id: FontId, open: () => Program): Font {
  const face = once(() => fontOf(id, open()));
  return {
    id,
    glyph: (code) => face().glyph(code),
    advance: (glyph) => face().advance(glyph),
    ink: (glyph) => face().ink(glyph),
    vertical: (code) => face().vertical(code),
    han: (text, vertical) => face().han(text, vertical),
    shape: (text, tabular) => face().shape(text, tabular),
  };
}

/** Results are remembered: layout asks for the same few thousand characters again and again. */
function fontOf(id: FontId, program: Program): Font {
  const em = program.unitsPerEm;
  const shaping = once(() => shapingOf(program.shape, em));
  const face: MarkFace = {
    glyph: onceEach(program.lookup),
    advance: (glyph) => program.advance(glyph) / em,
    ink: onceEach((glyph) => scaled(program.box(glyph), em)),
    shape: program.shape,
    get shaping() {
      return shaping();
    },
  };
  const across = onceEach((text: string) => hanGlyphs(face, text, false));
  const down = onceEach((text: string) => hanGlyphs(face, text, true));
  const chinese = runShaper(program, IN_CHINESE);
  const latin = runShaper(program, LATIN);
  return {
    id,
    glyph: face.glyph,
    advance: face.advance,
    ink: face.ink,
    vertical: onceEach((code) => verticalGlyph(face, code)),
    han: (text, vertical) => (vertical ? down : across)(text),
    shape: (text, tabular = false) => (tabular ? latin : chinese)(text),
  };
}

/** Shapes runs of Western text. `script` is for runs without a letter. */
function runShaper(program: Program, script: Shaping): (text: string) => readonly ShapedGlyph[] {
  const whole = (text: string): readonly ShapedGlyph[] =>
    wordGlyphs(program.shape(text, LETTER.test(text) ? LATIN : script), text, program.unitsPerEm);
  const figures = once(() => figuresOf(whole));
  return onceEach((text) => (NUMBER.test(text) ? inFigures(text, figures()) : undefined) ?? whole(text));
}

/** A number. Its characters are set one after the other: there are too many numbers to let the font shape each, which would take 94 ms of 16 pages. */
const NUMBER = /^\d+(?:[.,:]\d+)*%?$/;
/** Each sign between figures, before and behind each of them. */
const NEIGHBOURS = "0.1.2.3.4.5.6.7.8.9.0,1,2,3,4,5,6,7,8,9,0:1:2:3:4:5:6:7:8:9:0%1%2%3%4%5%6%7%8%9%";

/** The glyph of each character of a number; none where a face kerns them. */
function figuresOf(shape: (text: string) => readonly ShapedGlyph[]): ReadonlyMap<string, ShapedGlyph> {
  const figures = new Map([..."0123456789.,:%"].flatMap((each) => shape(each).map((glyph) => [each, glyph] as const)));
  for (const glyph of shape(NEIGHBOURS)) {
    const alone = figures.get(glyph.text);
    if (alone?.glyph !== glyph.glyph || Math.abs(alone.advance - glyph.advance) > 1e-9) return new Map();
  }
  return figures;
}

function inFigures(text: string, figures: ReadonlyMap<string, ShapedGlyph>): readonly ShapedGlyph[] | undefined {
  const glyphs: ShapedGlyph[] = [];
  for (const each of text) {
    const glyph = figures.get(each);
    if (glyph === undefined) return undefined;
    glyphs.push(glyph);
  }
  return glyphs;
}

function scaled(box: GlyphInk, em: number): GlyphInk {
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
