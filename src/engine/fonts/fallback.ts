/*
 * A face and its fallbacks form a chain: the first font that has a character draws it, and Latin and figures may have a font of their own. The author is
 * warned at the first place of each character that another face draws, and gets an error for one that no face has.
 */
import type { Copy } from "../../base/copy.ts";
import { type Diagnostic, errorAt, warningAt } from "../../base/diagnostic.ts";
import { scriptOf } from "../../base/scripts.ts";
import type { Span } from "../../base/source.ts";
import type { Font, FontChain } from "./font.ts";

/** Latin, figures, signs and symbols come before this code point; characters that fill a square come after it. */
const FIRST_SQUARE = 0x2e80;
/** Latin, figures and signs as wide as a square: Ａ １ ％ ￥. */
const [FIRST_WIDE, LAST_WIDE] = [0xff01, 0xffe6];

/** True for characters that the font of a face's Latin draws. Wide forms are among them, because a face may have them wrong: the Fandols draw ￥ as $. */
function isLatin(code: number): boolean {
  return code < FIRST_SQUARE || (code >= FIRST_WIDE && code <= LAST_WIDE);
}

/** A face with its fallbacks. `pick` tries them in order; for Latin and figures it tries their own font first. */
export function chainOf(fonts: readonly Font[], marks: Font, latin: FontChain["latin"]): FontChain {
  const [first] = fonts;
  if (first === undefined) throw new RangeError("a chain of no fonts");
  const western = fonts.indexOf(latin.font);
  const pick = (code: number): number => {
    if (western > 0 && isLatin(code) && latin.font.glyph(code) !== 0) return western;
    if (first.glyph(code) !== 0) return 0;
    for (let index = 1; index < fonts.length; index++) {
      if (fonts[index]?.glyph(code) !== 0) return index;
    }
    return -1;
  };
  return { fonts, marks, latin, pick };
}

/** A character that neither the face nor the font of its Latin has; `at` is its first place, in code points. */
interface StrangeGlyph {
  readonly code: number;
  readonly at: number;
  /** Index in the chain of the font that has it; −1 if none does. */
  readonly font: number;
}

const NOTHING_MET: UsualGlyphs = new Uint8Array(0);

/** Characters of the basic plane that a chain's first font has: 1 at their code points, for those looked up so far. */
export type UsualGlyphs = Uint8Array;

export function noUsualGlyphs(): UsualGlyphs {
  return new Uint8Array(0x10000);
}

/**
 * The characters of `codes` that the chain's first font lacks, each once, in order of first place.
 * @param usual a cache for one chain, which this call extends
 */
export function strangeGlyphs(
  codes: Uint32Array,
  chain: FontChain,
  usual: UsualGlyphs = NOTHING_MET,
): readonly StrangeGlyph[] {
  const [first] = chain.fonts;
  const seen = new Set<number>();
  const found: StrangeGlyph[] = [];
  for (let at = 0; at < codes.length; at++) {
    const code = codes[at] as number;
    if (usual[code] === 1) continue;
    if (first?.glyph(code) !== 0 && scriptOf(code) === undefined) {
      usual[code] = 1;
      continue;
    }
    const drawn = scriptOf(code)?.base ?? code;
    if (first?.glyph(drawn) !== 0 || drawsNothing(code)) continue;
    // Few characters are missing, so only these are stored.
    if (seen.has(code)) continue;
    seen.add(code);
    const font = chain.pick(drawn);
    if (chain.fonts[font] !== chain.latin.font) found.push({ code, at, font });
  }
  return found;
}

export function missingGlyphs(codes: Uint32Array, chain: FontChain): readonly StrangeGlyph[] {
  return strangeGlyphs(codes, chain).filter((glyph) => glyph.font < 0);
}

/**
 * `missing-glyph` for each character that no face has, `fallback-face` for each that another face draws, at its first place.
 * @param face the chain's name
 * @param usual a cache for this face, which this call extends
 */
export function copyGlyphFaults(
  copy: Copy,
  face: string,
  chain: FontChain,
  usual?: UsualGlyphs,
): readonly Diagnostic[] {
  return strangeGlyphs(copy.codes, chain, usual).map((glyph) => {
    const start = copy.origins[glyph.at] ?? 0;
    const span = { source: copy.source, start, end: start + (glyph.code > 0xffff ? 2 : 1) };
    return fault(glyph, span, face, chain);
  });
}

/**
 * The same for other text: headlines, captions. Reports only missing characters, because the designer of a headline sees a substitute.
 * @param spans the values that may hold the characters; each is reported at its first place
 */
export function textGlyphFaults(
  text: string,
  spans: readonly Span[],
  face: string,
  chain: FontChain,
): readonly Diagnostic[] {
  return missingGlyphs(codesOf(text), chain).flatMap((glyph) => {
    const places = spans.map((span) => within(span, glyph.code));
    const place = places.find((found, at) => found !== spans[at]) ?? places[0];
    return place === undefined ? [] : [fault(glyph, place, face, chain)];
  });
}

function codesOf(text: string): Uint32Array {
  const codes = new Uint32Array(text.length);
  let count = 0;
  for (let at = 0; at < text.length; count++) {
    const code = text.codePointAt(at) as number;
    codes[count] = code;
    at += code > 0xffff ? 2 : 1;
  }
  return codes.subarray(0, count);
}

/** The first place of a character in the author's text; the whole text if the character is written as an escape. */
function within(span: Span, code: number): Span {
  const { source, start, end } = span;
  const character = String.fromCodePoint(code);
  const at = source.text.indexOf(character, start);
  return at < 0 || at >= end ? span : { source, start: at, end: at + character.length };
}

function fault(glyph: StrangeGlyph, span: Span, face: string, chain: FontChain): Diagnostic {
  const character = String.fromCodePoint(glyph.code);
  const code = `U+${glyph.code.toString(16).toUpperCase().padStart(4, "0")}`;
  const lender = chain.fonts[glyph.font];
  if (lender === undefined) return errorAt(span, "missing-glyph", { character, code, face });
  return warningAt(span, "fallback-face", { character, code, face, font: lender.id });
}

/** Spaces, joiners, selectors and line feeds, which layout does not draw. */
function drawsNothing(code: number): boolean {
  return (
    code <= 0x20 ||
    code === 0xa0 ||
    code === 0xad ||
    (code >= 0x2000 && code <= 0x200f) ||
    (code >= 0x2028 && code <= 0x202f) ||
    (code >= 0x205f && code <= 0x206f) ||
    code === 0x3000 ||
    (code >= 0xfe00 && code <= 0xfe0f) ||
    code === 0xfeff ||
    (code >= 0xe0100 && code <= 0xe01ef)
  );
}
