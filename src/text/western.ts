import { textOf } from "../base/copy.ts";
import type { Em } from "../base/length.ts";
import type { Font, FontChain, ShapedGlyph } from "../fonts/font.ts";
import {
  DIGIT,
  EXTEND,
  HYPHEN,
  isWestern,
  LETTER,
  SLASH,
  SPACE,
  SYMBOL,
  WESTERN_CLOSE,
  WESTERN_OPEN,
  WESTERN_POSTFIX,
  WESTERN_STOP,
  ZERO_WIDTH_JOINER,
} from "./classes.ts";
import { FORBIDDEN, FREE, HYPHENATED, IN_URL, IN_URL_ANYWHERE, IN_WORD } from "./kinsoku.ts";

/** How a run of Western characters without a space may be broken. */
export type TokenKind = "word" | "url" | "long";

/** Code points with their classes; classes[i] belongs to codes[from + i]. */
export interface Classified {
  readonly codes: Uint32Array;
  readonly from: number;
  readonly classes: Uint8Array;
}

const SLASH_CODE = 0x2f;
const COLON = 0x3a;
const AT = 0x40;
const DOT = 0x2e;
const SMALL_W = 0x77;
/** / ? & = # - _ . : @ */
const URL_BREAKERS: readonly number[] = [0x2f, 0x3f, 0x26, 0x3d, 0x23, 0x2d, 0x5f, 0x2e, 0x3a, 0x40];

/** Where the run of Western characters that starts at `at` ends. */
export function tokenEnd(text: Classified, at: number, limit: number): number {
  let end = at + 1;
  while (end < limit) {
    const kind = text.classes[end - text.from] as number;
    if (!isWestern(kind) && kind !== EXTEND && kind !== ZERO_WIDTH_JOINER) break;
    end++;
  }
  return end;
}

/** True for addresses: `://`, `www.`, or an @ within. */
export function isUrl({ codes }: Classified, from: number, to: number): boolean {
  for (let at = from; at + 2 < to; at++) {
    const code = codes[at];
    if (code === COLON && codes[at + 1] === SLASH_CODE && codes[at + 2] === SLASH_CODE) return true;
    if (code === SMALL_W && codes[at + 1] === SMALL_W && codes[at + 2] === SMALL_W && codes[at + 3] === DOT)
      return true;
    if (code === AT && at > from) return true;
  }
  return false;
}

/** A run of Western characters. */
export interface Token {
  readonly end: number;
  readonly kind: TokenKind;
  /** Where a hyphen may part it, ascending. */
  readonly points: readonly number[];
}

/** The next place within a token where a unit may end; its end when there is none. */
export function fragmentEnd(text: Classified, at: number, { end, kind, points }: Token): number {
  for (let next = at + 1; next < end; next++) {
    const after = text.classes[next - text.from];
    if (after === EXTEND || after === ZERO_WIDTH_JOINER) continue;
    if (kind !== "word" || isHyphenBreak(text, next) || points.includes(next)) return next;
  }
  return end;
}

/** True for text that may turn at a hyphen of its own. */
export function hasHyphen({ classes, from }: Classified, start: number, end: number): boolean {
  for (let at = start; at < end; at++) if (classes[at - from] === HYPHEN) return true;
  return false;
}

/** After a hyphen between letters; never before a digit (UAX #14 LB25). */
function isHyphenBreak({ classes, from }: Classified, next: number): boolean {
  const at = next - from;
  return classes[at - 1] === HYPHEN && classes[at] === LETTER && at > 1 && classes[at - 2] === LETTER;
}

/** The cost class of a line break before `at`, inside a token. */
export function breakWithin(text: Classified, at: number, { kind, points }: Token): number {
  if (points.includes(at)) return HYPHENATED;
  const before = text.classes[at - 1 - text.from] as number;
  const after = text.classes[at - text.from] as number;
  if (kind === "word") return FREE;
  if (isNeverFirst(after) || before === WESTERN_OPEN) return FORBIDDEN;
  if (kind === "long") return before === SLASH ? FORBIDDEN : IN_WORD;
  const code = text.codes[at - 1] as number;
  const breaks = URL_BREAKERS.includes(code) && !(before === WESTERN_STOP && after === DIGIT);
  return breaks ? IN_URL : IN_URL_ANYWHERE;
}

function isNeverFirst(kind: number): boolean {
  return [WESTERN_STOP, WESTERN_CLOSE, WESTERN_POSTFIX, HYPHEN, SLASH].includes(kind);
}

/** True for a short token after a number and a space: km, μg/m³. */
export function isUnitSign({ classes, from }: Classified, at: number, end: number): boolean {
  const head = classes[at - from];
  return end - at <= 4 && (head === LETTER || head === SYMBOL || head === WESTERN_POSTFIX);
}

/**
 * How Western text stands upright in a vertical line: `square`, all in one em (直排横置: 12, 3.0, A+); `stacked`, one
 * character an em (A, CEO, 2026).
 */
export type Upright = "square" | "stacked";

/** Undefined: the text lies on its side, as words and long numbers do (RULES.md#vertical). */
export function uprightForm(text: Classified, from: number, to: number): Upright | undefined {
  const length = to - from;
  if (length === 1) {
    return isCapital(text, from) || text.classes[from - text.from] === LETTER ? "stacked" : undefined;
  }
  let figures = 0;
  for (let at = from; at < to; at++) if (isCapital(text, at)) figures++;
  if (length < 4 && fillsSquare(text, from, to, figures)) return "square";
  return figures === length && length <= 4 ? "stacked" : undefined;
}

/** 12, A+, 2B; 200, 3.0, and the 10. of a list. */
function fillsSquare({ classes, from: base }: Classified, from: number, to: number, figures: number): boolean {
  const isFigure = (at: number): boolean => classes[at - base] === DIGIT;
  const isPoint = (at: number): boolean => classes[at - base] === WESTERN_STOP;
  if (to - from === 2) return isFigure(from) || isFigure(from + 1) || figures === 1;
  return isFigure(from) && (figures === 3 || isPoint(from + 1) || (figures === 2 && isPoint(to - 1)));
}

/** True for a Western word that a space joins to another: both lie on their side. */
export function isAmongWords({ classes, from }: Classified, start: number, end: number): boolean {
  const before =
    start - 2 >= from && classes[start - 1 - from] === SPACE && isWestern(classes[start - 2 - from] as number);
  return before || (classes[end - from] === SPACE && isWestern(classes[end + 1 - from] ?? SPACE));
}

/** A capital or a digit. */
function isCapital({ codes, classes, from }: Classified, at: number): boolean {
  const code = codes[at] as number;
  return classes[at - from] === DIGIT || (code >= 0x41 && code <= 0x5a);
}

/** A stretch of Western text in one font. */
interface WesternRun {
  /** Index into the chain's fonts. */
  readonly font: number;
  readonly glyphs: readonly ShapedGlyph[];
}

/** Shapes Western text, font by font where the first lacks a character; a table's figures are all of one width. */
// biome-ignore lint/complexity/useMaxParams: a text is three of them, and this is asked for each word
export function shapeWestern(
  chain: FontChain,
  codes: Uint32Array,
  from: number,
  to: number,
  tabular = false,
): readonly WesternRun[] {
  const runs: WesternRun[] = [];
  let start = from;
  let font = fontOf(chain, codes[from] as number);
  for (let at = from + 1; at <= to; at++) {
    // Combining marks stay with their base.
    const next =
      at < to ? (chain.fonts[font]?.glyph(codes[at] as number) ? font : fontOf(chain, codes[at] as number)) : -1;
    if (next === font) continue;
    runs.push({ font, glyphs: shapeIn(chain.fonts[font] as Font, textOf(codes, start, at), tabular) });
    start = at;
    font = next;
  }
  return runs;
}

const QUOTES = "“”‘’";
/** A Western quotation mark is never this wide; its ink then gets a narrow box. */
const WIDE_QUOTE: Em = 0.6;
const QUOTE_BEARING: Em = 0.05;

/** Faces for Chinese draw “ ” ‘ ’ a full em wide: in Western text they take no more than their ink asks (RULES.md#ambiguous-marks). */
function shapeIn(font: Font, text: string, tabular: boolean): readonly ShapedGlyph[] {
  const glyphs = font.shape(text, tabular);
  if (!glyphs.some(isWideQuote)) return glyphs;
  return glyphs.map((glyph) => {
    if (!isWideQuote(glyph)) return glyph;
    const ink = font.ink(glyph.glyph);
    return { ...glyph, advance: ink.right - ink.left + 2 * QUOTE_BEARING, dx: QUOTE_BEARING - ink.left };
  });
}

function isWideQuote({ text, advance }: ShapedGlyph): boolean {
  return advance > WIDE_QUOTE && text !== "" && QUOTES.includes(text);
}

function fontOf(chain: FontChain, code: number): number {
  return Math.max(0, chain.pick(code));
}

/** The pen movement of Western text in em. A number is as wide as its figures, whose shapes are known by heart. */
// biome-ignore lint/complexity/useMaxParams: as for shapeWestern
export function westernWidth(chain: FontChain, text: Classified, from: number, to: number, tabular = false): Em {
  const figures = figureWidth(chain, text, from, to, tabular);
  if (figures >= 0) return figures;
  const [font] = chain.fonts;
  if (font !== undefined && hasAll(font, text.codes, from, to)) {
    return widthOf(shapeIn(font, wordOf(text.codes, from, to), tabular));
  }
  let width = 0;
  for (const run of shapeWestern(chain, text.codes, from, to, tabular)) width += widthOf(run.glyphs);
  return width;
}

function hasAll(font: Font, codes: Uint32Array, from: number, to: number): boolean {
  for (let at = from; at < to; at++) if (font.glyph(codes[at] as number) === 0) return false;
  return true;
}

/** Like `textOf`; for the few letters of a word, adding one after the other is quicker. */
function wordOf(codes: Uint32Array, from: number, to: number): string {
  let word = "";
  for (let at = from; at < to; at++) word += String.fromCodePoint(codes[at] as number);
  return word;
}

function widthOf(glyphs: readonly ShapedGlyph[]): Em {
  let width = 0;
  for (const glyph of glyphs) width += glyph.advance;
  return width;
}

const ZERO = 0x30;
const FIGURES = ["0", "1", "2", "3", "4", "5", "6", "7", "8", "9"] as const;

/** −1 where not all are digits of the first font. */
// biome-ignore lint/complexity/useMaxParams: as for shapeWestern
function figureWidth(
  chain: FontChain,
  { codes, classes, from: base }: Classified,
  from: number,
  to: number,
  tabular: boolean,
): Em {
  const font = chain.fonts[0];
  if (font === undefined) return -1;
  let width = 0;
  for (let at = from; at < to; at++) {
    if (classes[at - base] !== DIGIT) return -1;
    const code = codes[at] as number;
    if (font.glyph(code) === 0) return -1;
    // Fonts may have several sets of figures: ask for those that are drawn.
    for (const glyph of font.shape(FIGURES[code - ZERO] ?? String.fromCodePoint(code), tabular)) width += glyph.advance;
  }
  return width;
}
