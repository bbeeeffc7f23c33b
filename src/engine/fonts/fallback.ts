import type { Copy } from "../../base/copy.ts";
import { type Diagnostic, errorAt, warningAt } from "../../base/diagnostic.ts";
import { scriptOf } from "../../base/scripts.ts";
import type { Span } from "../../base/source.ts";
import type { Font, FontChain } from "./font.ts";

/** Below it stand Latin, figures, signs and symbols, above it what fills a square. */
const FIRST_SQUARE = 0x2e80;
/** Latin, figures and signs that fill a square: Ａ １ ％ ￥. */
const [FIRST_WIDE, LAST_WIDE] = [0xff01, 0xffe6];

/** True for what the font of a face's Latin draws. Faces whose figures do not suit may be wrong in the wide ones too: the Fandols draw ￥ as $. */
function isLatin(code: number): boolean {
  return code < FIRST_SQUARE || (code >= FIRST_WIDE && code <= LAST_WIDE);
}

/** A face and its fallbacks; `pick` asks them in order, for Latin and figures the font that draws these first. */
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

/** A character that neither the face itself has nor the font that draws its Latin; `at` is its first place, in code points. */
interface StrangeGlyph {
  readonly code: number;
  readonly at: number;
  /** Index in the chain of the font that has it; −1: none. */
  readonly font: number;
}

/** Has no room for any. */
const NOTHING_MET: UsualGlyphs = new Uint8Array(0);

/** Which characters of the basic plane a chain's first font draws as they are: 1 by their code points, as far as they have been met. */
export type UsualGlyphs = Uint8Array;

export function noUsualGlyphs(): UsualGlyphs {
  return new Uint8Array(0x10000);
}

/**
 * The characters of `codes` that the chain's first font lacks, each once, in order of first place.
 * @param usual is filled in, for the next codes of the same chain
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
    // Few characters are strange, so only those are remembered.
    if (seen.has(code)) continue;
    seen.add(code);
    const font = chain.pick(drawn);
    if (chain.fonts[font] !== chain.latin.font) found.push({ code, at, font });
  }
  return found;
}

/** `strangeGlyphs` that no font of the chain has. */
export function missingGlyphs(codes: Uint32Array, chain: FontChain): readonly StrangeGlyph[] {
  return strangeGlyphs(codes, chain).filter((glyph) => glyph.font < 0);
}

/**
 * `missing-glyph` for each character that no face has, `fallback-face` for each that another face lends, at its first place.
 * @param face the chain's name
 * @param usual is filled in, for the next copy of the same face
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
 * The same for a text that is no copy: a headline, a caption. Only missing characters, since a headline's designer sees it.
 * @param span the value that holds the text
 */
export function textGlyphFaults(text: string, span: Span, face: string, chain: FontChain): readonly Diagnostic[] {
  return missingGlyphs(codesOf(text), chain).map((glyph) => fault(glyph, within(span, glyph.code), face, chain));
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

/** The first place where the author wrote a character; the whole text if it is written as an escape. */
function within({ source, start, end }: Span, code: number): Span {
  const character = String.fromCodePoint(code);
  const at = source.text.indexOf(character, start);
  if (at < 0 || at >= end) return { source, start, end };
  return { source, start: at, end: at + character.length };
}

function fault(glyph: StrangeGlyph, span: Span, face: string, chain: FontChain): Diagnostic {
  const character = String.fromCodePoint(glyph.code);
  const code = `U+${glyph.code.toString(16).toUpperCase().padStart(4, "0")}`;
  const lender = chain.fonts[glyph.font];
  if (lender === undefined) return errorAt(span, "missing-glyph", { character, code, face });
  return warningAt(span, "fallback-face", { character, code, face, font: lender.id });
}

/** Spaces, joiners, selectors and line feeds: layout draws none of them. */
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
