import type { Font, FontChain, Fonts, GlyphInk, ShapedGlyph } from "../src/engine/fonts/font.ts";

/**
 * A face of squares, so that every width can be checked by eye: Han and full-width marks 1 em, Western letters, digits and
 * signs ½ em. Glyph ids are code points; the forms that are no code point of the BMP stand in its private area.
 */
const SHARED = "—…·“”‘’–";
const STOPS = "，。、；：．！？";
const CLOSING = "）》〉」』】〗〕］｝”’";
const OPENING = "（《〈「『【〖〔［｛“‘";
/** The pair —— is one glyph, … stays two. */
const TWO_EM_DASH = 0x2e3a;
const HAN_FORM = 0xe000;
const VERTICAL_FORM = 0xe040;
/** Astral characters; two may share an id, which no test minds. */
const ASTRAL = 0xe100;
const ASTRAL_ROOM = 0x1700;

const MARKS = [...SHARED, ...STOPS, ...CLOSING, ...OPENING, "⸺"].filter((mark, at, all) => all.indexOf(mark) === at);

function formOf(base: number, mark: string): number {
  const at = MARKS.indexOf(mark);
  if (at < 0) throw new RangeError(`${mark} has no form of its own`);
  return base + at;
}

/** The mark that a glyph of one of the two tables draws. */
function markOf(glyph: number): { readonly mark: string; readonly vertical: boolean } | undefined {
  if (glyph >= HAN_FORM && glyph < HAN_FORM + MARKS.length)
    return { mark: MARKS[glyph - HAN_FORM] ?? "", vertical: false };
  if (glyph >= VERTICAL_FORM && glyph < VERTICAL_FORM + MARKS.length)
    return { mark: MARKS[glyph - VERTICAL_FORM] ?? "", vertical: true };
  if (STOPS.includes(String.fromCharCode(glyph)) || (glyph > 0x2e80 && MARKS.includes(String.fromCharCode(glyph))))
    return { mark: String.fromCharCode(glyph), vertical: false };
  return undefined;
}

function markAdvance(mark: string): number {
  if (mark === "⸺") return 2;
  return mark === "·" || mark === "–" ? 0.5 : 1;
}

/** Ink of a mark: horizontal marks fill the left or right half, vertical ones the upper or lower. */
function markInk(mark: string, vertical: boolean): GlyphInk {
  const advance = markAdvance(mark);
  if (vertical) {
    if (STOPS.includes(mark)) return { left: 0.55, bottom: 0.43, right: 0.95, top: 0.83 };
    if (OPENING.includes(mark)) return { left: 0.05, bottom: -0.07, right: 0.95, top: 0.33 };
    if (CLOSING.includes(mark)) return { left: 0.05, bottom: 0.43, right: 0.95, top: 0.83 };
    return { left: 0.45, bottom: 0.88 - advance, right: 0.55, top: 0.88 };
  }
  if (STOPS.includes(mark) || CLOSING.includes(mark)) return { left: 0.05, bottom: -0.07, right: 0.45, top: 0.83 };
  if (OPENING.includes(mark)) return { left: 0.55, bottom: -0.07, right: 0.95, top: 0.83 };
  if (mark === "·") return { left: 0.15, bottom: 0.28, right: 0.35, top: 0.48 };
  return { left: 0, bottom: 0.33, right: advance, top: 0.43 };
}

/** `missing`: characters that this face lacks. */
function squareFont(id: string, missing: ReadonlySet<number>): Font {
  const glyph = (code: number): number => {
    if (missing.has(code)) return 0;
    return code > 0xffff ? ASTRAL + (code % ASTRAL_ROOM) : code;
  };
  const advance = (of: number): number => {
    const mark = markOf(of);
    if (mark !== undefined) return markAdvance(mark.mark);
    return of >= 0x2e80 || of === 0 ? 1 : 0.5;
  };
  const shaped = (of: number, text: string): ShapedGlyph => ({ glyph: of, advance: advance(of), dx: 0, dy: 0, text });
  return {
    id,
    glyph,
    advance,
    ink: (of) => {
      const mark = markOf(of);
      if (mark !== undefined) return markInk(mark.mark, mark.vertical);
      return { left: 0.05, bottom: -0.07, right: advance(of) - 0.05, top: 0.83 };
    },
    vertical: (code) => {
      const text = String.fromCodePoint(code);
      return glyph(code) !== 0 && MARKS.includes(text) ? formOf(VERTICAL_FORM, text) : glyph(code);
    },
    han: (text, vertical) => {
      const base = vertical ? VERTICAL_FORM : HAN_FORM;
      if (text === "——") return [shaped(formOf(base, String.fromCharCode(TWO_EM_DASH)), text)];
      return [...text].map((mark) => {
        const known = MARKS.includes(mark);
        return shaped(known ? formOf(base, mark) : glyph(mark.codePointAt(0) ?? 0), mark);
      });
    },
    shape: (text) => [...text].map((character) => shaped(glyph(character.codePointAt(0) ?? 0), character)),
  };
}

/**
 * Square faces under every name, all alike.
 * @param missing characters that no face has
 * @param fallback characters that only the second face of the chain has
 */
export function squareFonts(missing = "", fallback = ""): Fonts {
  const codesOf = (text: string): number[] => [...text].map((character) => character.codePointAt(0) ?? 0);
  const nowhere = new Set(codesOf(missing));
  const notInFirst = new Set([...nowhere, ...codesOf(fallback)]);
  const chains = new Map<string, FontChain>();
  const chain = (name: string): FontChain => {
    const first = squareFont(`square-${name}`, notInFirst);
    const second = squareFont(`square-${name}-fallback`, nowhere);
    return {
      fonts: [first, second],
      marks: first,
      latin: { font: first, scale: 1 },
      pick: (code) => (nowhere.has(code) ? -1 : notInFirst.has(code) ? 1 : 0),
    };
  };
  return {
    face: (name) => {
      const known = chains.get(name) ?? chain(name);
      chains.set(name, known);
      return known;
    },
  };
}
