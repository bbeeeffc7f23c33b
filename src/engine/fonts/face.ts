/*
 * A font file as layout uses it: glyphs and widths in em, with the Chinese forms of the marks that Western text shares. Faces differ in how they draw these
 * marks (a narrow …, a dash of 1 em, no vertical forms), so their widths and places are set here by GB/T 15834 instead of trusted.
 */
import { type Em, SQUARE_TOP } from "../../base/length.ts";
import { lazyByKey, once } from "../../base/once.ts";
import type { Font, FontId, GlyphInk, ShapedGlyph } from "./font.ts";
import type { Program, Shaping, UnitGlyph } from "./program.ts";

/** Figures have no script of their own: a number between Chinese characters is shaped as Chinese, DN1200 as Latin. */
const IN_CHINESE: Shaping = { features: [], script: "hani", language: "ZHS " };
const LETTER = /\p{L}/u;
/** Under this script the figures of the Noto faces all have one width. */
const LATIN: Shaping = { features: [], script: "latn", language: undefined };

/** A font file for layout. `open` is called once, at the first glyph or width. */
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

/** Results are cached, because layout requests the same few thousand characters again and again. */
function fontOf(id: FontId, program: Program): Font {
  const em = program.unitsPerEm;
  const shaping = once(() => shapingOf(program.shape, em));
  const face: MarkFace = {
    glyph: lazyByKey(program.lookup),
    advance: (glyph) => program.advance(glyph) / em,
    ink: lazyByKey((glyph) => scaled(program.box(glyph), em)),
    shape: program.shape,
    get shaping() {
      return shaping();
    },
  };
  const across = lazyByKey((text: string) => hanGlyphs(face, text, false));
  const down = lazyByKey((text: string) => hanGlyphs(face, text, true));
  const chinese = runShaper(program, IN_CHINESE);
  const latin = runShaper(program, LATIN);
  return {
    id,
    glyph: face.glyph,
    advance: face.advance,
    ink: face.ink,
    vertical: lazyByKey((code) => verticalGlyph(face, code)),
    han: (text, vertical) => (vertical ? down : across)(text),
    shape: (text, tabular = false) => (tabular ? latin : chinese)(text),
  };
}

/** Shapes runs of Western text. `script` applies to runs without a letter. */
function runShaper(program: Program, script: Shaping): (text: string) => readonly ShapedGlyph[] {
  const whole = (text: string): readonly ShapedGlyph[] =>
    wordGlyphs(program.shape(text, LETTER.test(text) ? LATIN : script), text, program.unitsPerEm);
  const figures = once(() => figuresOf(whole));
  return lazyByKey((text) => (NUMBER.test(text) ? inFigures(text, figures()) : undefined) ?? whole(text));
}

/** Numbers are set character by character: shaping each of the many numbers by the font would take 94 ms of 16 pages. */
const NUMBER = /^\d+(?:[.,:]\d+)*%?$/;
/** Each sign before and after each figure. */
const NEIGHBOURS = "0.1.2.3.4.5.6.7.8.9.0,1,2,3,4,5,6,7,8,9,0:1:2:3:4:5:6:7:8:9:0%1%2%3%4%5%6%7%8%9%";

/** The glyph of each character of a number; empty if the face kerns figures. */
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

/** Each glyph with its text. If the font split a character into several glyphs, the first one has the text. */
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

/** What the Chinese forms of marks are made from; lengths in em. */
interface MarkFace {
  glyph(code: number): number;
  advance(glyph: number): Em;
  ink(glyph: number): GlyphInk;
  shape(text: string, shaping: Shaping): readonly UnitGlyph[];
  readonly shaping: MarkShaping;
}

/** The Noto faces give —— its 2 em only under this script and their own language (text/RULES.md#square). */
const LANGUAGES = ["ZHS ", "ZHT "] as const;

/** How a face shapes marks in horizontal and in vertical lines. */
interface MarkShaping {
  readonly across: Shaping;
  readonly down: Shaping;
}

const shapings = LANGUAGES.map((language): MarkShaping => {
  const across: Shaping = { features: [], script: "hani", language };
  return { across, down: { ...across, features: ["vert"] } };
});
const [SIMPLIFIED, TRADITIONAL] = shapings as [MarkShaping, MarkShaping];

/** The language under which the face has a dash of 2 em; otherwise simplified Chinese. */
function shapingOf(shape: MarkFace["shape"], em: number): MarkShaping {
  const isWhole = ({ across }: MarkShaping): boolean => {
    const shaped = shape("——", across);
    return shaped.length === 1 && (shaped[0]?.advance ?? 0) >= 2 * em;
  };
  return isWhole(SIMPLIFIED) || !isWhole(TRADITIONAL) ? SIMPLIFIED : TRADITIONAL;
}

const EM_DASH = 0x2014;
const TWO_EM_DASH = 0x2e3a;
/** Character pairs that mean a dash of 2 em. Some are typed with other line characters, which would leave a gap in the middle or touch their neighbours. */
const DASHES = ["——", "⸺", "――", "──", "━━"];

/**
 * Vertical forms by code point, for faces without `vert` (the Fandols): Unicode's compatibility forms, which these faces have.
 * Two strings of the same length; quotation marks become ﹃﹄ and ﹁﹂ (GB 5.2.3).
 */
const UPRIGHT = "，、。：；！？〖〗…—–（）｛｝〔〕【】《》〈〉「」『』［］“”‘’";
const TURNED = "︐︑︒︓︔︕︖︗︘︙︱︲︵︶︷︸︹︺︻︼︽︾︿﹀﹁﹂﹃﹄﹇﹈﹃﹄﹁﹂";
const turned: ReadonlyMap<number, number> = new Map(
  [...UPRIGHT].map((mark, at) => [mark.charCodeAt(0), TURNED.charCodeAt(at)]),
);

/** The glyph of a code point in vertical lines; the default glyph if the face has no vertical form. */
function verticalGlyph(face: MarkFace, code: number): number {
  const plain = face.glyph(code);
  if (plain === 0) return 0;
  const shaped = face.shape(String.fromCodePoint(code), face.shaping.down);
  const glyph = shaped.length === 1 ? (shaped[0]?.glyph ?? plain) : plain;
  if (glyph !== plain) return glyph;
  const form = turned.get(code);
  const turnedGlyph = form === undefined ? 0 : face.glyph(form);
  return turnedGlyph === 0 ? plain : turnedGlyph;
}

/** The glyphs of a mark in Chinese text; see `Font.han`. */
function hanGlyphs(face: MarkFace, text: string, vertical: boolean): readonly ShapedGlyph[] {
  if (DASHES.includes(text)) return vertical ? verticalDash(face, text) : dash(face, text);
  return [...text].map((mark) => (vertical ? verticalMark(face, mark) : horizontalMark(face, mark)));
}

/** Width according to GB/T 15834 5.1.3–5.1.9. */
function widthOf(mark: string): Em {
  return mark === "·" || mark === "–" ? 0.5 : 1;
}

function hanGlyph(face: MarkFace, mark: string): number {
  const shaped = face.shape(mark, face.shaping.across);
  const [only] = shaped;
  return shaped.length === 1 && only !== undefined ? only.glyph : face.glyph(mark.codePointAt(0) ?? 0);
}

/** Centres a glyph of another width in its place; quotation marks in the half that holds their ink. */
function horizontalMark(face: MarkFace, mark: string): ShapedGlyph {
  const glyph = hanGlyph(face, mark);
  const own = face.advance(glyph);
  const width = widthOf(mark);
  let dx = (width - own) / 2;
  if ("“‘".includes(mark) && own < 1) dx = own <= 0.5 ? 0.5 + (0.5 - own) / 2 : 1 - own;
  if ("”’".includes(mark) && own < 1) dx = Math.max(0, (0.5 - own) / 2);
  return { glyph, advance: width, dx: clean(dx), dy: 0, text: mark };
}

/** White at both ends of ——, as in the Noto faces: a dash that fills its place would touch 一 or 下 beside it. */
const DASH_END: Em = 0.07;

/** One glyph of 2 em if the face has one with white at its ends; otherwise two dashes that meet or overlap in the middle. */
function dash(face: MarkFace, text: string): readonly ShapedGlyph[] {
  const shaped = face.shape("——", face.shaping.across);
  const single = shaped.length === 1 ? (shaped[0]?.glyph ?? 0) : face.glyph(TWO_EM_DASH);
  const { left: start, right: end } = face.ink(single);
  if (single !== 0 && end - start <= 2 - 2 * DASH_END) {
    return [{ glyph: single, advance: 2, dx: clean(1 - (start + end) / 2), dy: 0, text }];
  }
  const half = hanGlyph(face, "—");
  const ink = face.ink(half);
  const left = Math.max(1 - ink.right, DASH_END - ink.left);
  const right = Math.min(-ink.left, 1 - DASH_END - ink.right);
  return [
    { glyph: half, advance: 1, dx: clean(left), dy: 0, text },
    { glyph: half, advance: 1, dx: clean(right), dy: 0, text: "" },
  ];
}

function verticalMark(face: MarkFace, mark: string): ShapedGlyph {
  const glyph = verticalGlyph(face, mark.codePointAt(0) ?? 0);
  const advance = widthOf(mark);
  if ("“”‘’".includes(mark)) return { glyph, advance, dx: 0, dy: 0, text: mark };
  return { ...middle(face, glyph, advance), text: mark };
}

function verticalDash(face: MarkFace, text: string): readonly ShapedGlyph[] {
  const shaped = face.shape("——", face.shaping.down);
  const [first] = shaped;
  if (shaped.length === 1 && first !== undefined) return [{ ...middle(face, first.glyph, 2), text }];
  const half = verticalGlyph(face, EM_DASH);
  const ink = face.ink(half);
  const placed = middle(face, half, 1);
  const upper = Math.min(SQUARE_TOP - 1 - ink.bottom, SQUARE_TOP - DASH_END - ink.top);
  const lower = Math.max(SQUARE_TOP - ink.top, SQUARE_TOP - 1 + DASH_END - ink.bottom);
  return [
    { ...placed, dy: clean(upper), text },
    { ...placed, dy: clean(lower), text: "" },
  ];
}

/** Places a glyph's ink on the centre line, in the middle of its advance. */
function middle(face: MarkFace, glyph: number, advance: Em): Omit<ShapedGlyph, "text"> {
  const ink = face.ink(glyph);
  return {
    glyph,
    advance,
    dx: clean(0.5 - (ink.left + ink.right) / 2),
    dy: clean(SQUARE_TOP - advance / 2 - (ink.top + ink.bottom) / 2),
  };
}

/** Rounds away floating-point noise, so that positions are whole font units. */
function clean(length: Em): Em {
  return Math.round(length * 1e5) / 1e5 + 0;
}
