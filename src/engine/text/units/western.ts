/*
 * Words, numbers and addresses in letters and figures: where one ends, where it may be parted, its glyphs and its width. Their widths are no whole ems, so a
 * line of Chinese squares has to open or close around them; the more of them may part, the better it can. But few may: names and code stay whole
 * (RULES.md#western-words), since a hyphen in OpenAI reads worse than a loose line.
 */

import { textOf } from "../../../base/copy.ts";
import type { Em } from "../../../base/length.ts";
import { SCRIPT_SCALE, scriptOf } from "../../../base/scripts.ts";
import type { Font, FontChain, ShapedGlyph } from "../../fonts/font.ts";
import type { Hyphens } from "../../words/words.ts";
import type { Setting, StyleSpan } from "../line.ts";
import {
  type Classified,
  classOf,
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
} from "../marks/classes.ts";
import {
  FORBIDDEN,
  FREE,
  HYPHENATED,
  HYPHENATED_NAME,
  IN_ADDRESS,
  IN_CODE,
  IN_URL,
  IN_URL_HYPHEN,
  IN_WORD,
} from "../marks/pairs.ts";
import {
  HYPHEN_ROOM,
  LETTERS_BESIDE_HYPHEN,
  LONGEST_PARTED,
  LONGEST_UNIT_SIGN,
  MOST_STACKED,
  QUOTE_BEARING,
  SHORTEST_CAPITALISED,
  SHORTEST_PARTED,
  SIGN_BEARING,
  WIDE_FORM,
} from "../weights.ts";

/** How a run of Western characters without a space may be broken. */
type TokenKind = "word" | "url" | "long";

/** The end of the run of Western characters that starts at `at`. */
export function tokenEnd(text: Classified, at: number, limit: number): number {
  let end = at + 1;
  while (end < limit) {
    const kind = text.classes[end - text.from] as number;
    if (!isWestern(kind) && kind !== EXTEND && kind !== ZERO_WIDTH_JOINER) break;
    end++;
  }
  return end;
}

/** A run of Western characters. */
export interface Token {
  readonly end: number;
  readonly kind: TokenKind;
  /** By the code point before which a word may be parted: the kind of break (pairs.ts). */
  readonly points: Points;
  /** Parted further, where lines would otherwise open (RULES.md#western-words). */
  readonly fine: boolean;
}

export type Points = ReadonlyMap<number, number> | undefined;

/** The next place within a token where a unit may end; its end when there is none. */
export function fragmentEnd(text: Classified, at: number, { end, kind, points, fine }: Token): number {
  for (let next = at + 1; next < end; next++) {
    const after = text.classes[next - text.from];
    if (after === EXTEND || after === ZERO_WIDTH_JOINER) continue;
    if (kind === "url") {
      if (breakInUrl(text, next) !== FORBIDDEN || fine) return next;
    } else if (kind === "long" || isHyphenBreak(text, next) || points?.has(next)) return next;
  }
  return end;
}

/** The width of the widest part of a hyphenated word: a part that is wider than the measure breaks anywhere. */
export function widestPart(chain: FontChain, text: Classified, start: number, word: Token): Em {
  let widest = 0;
  for (let at = start; at < word.end; ) {
    const next = fragmentEnd(text, at, word);
    widest = Math.max(widest, westernWidth(chain, text.codes, at, next) + (next < word.end ? HYPHEN_ROOM : 0));
    at = next;
  }
  return widest;
}

/** True for text with a hyphen or / of its own. */
export function hasHyphen({ classes, from }: Classified, start: number, end: number): boolean {
  for (let at = start; at < end; at++) if (classes[at - from] === HYPHEN || classes[at - from] === SLASH) return true;
  return false;
}

/** After a hyphen or / between letters; never before a digit (UAX #14 LB25). */
function isHyphenBreak({ classes, from }: Classified, next: number): boolean {
  const at = next - from;
  if ((classes[at - 1] !== HYPHEN && classes[at - 1] !== SLASH) || at <= LETTERS_BESIDE_HYPHEN) return false;
  for (let letter = 0; letter < LETTERS_BESIDE_HYPHEN; letter++) {
    if (classes[at + letter] !== LETTER || classes[at - 2 - letter] !== LETTER) return false;
  }
  return true;
}

/** The kind of break before `at`, inside a token (pairs.ts). */
export function breakWithin(text: Classified, at: number, { end, kind, points, fine }: Token): number {
  const point = points?.get(at);
  if (point !== undefined) return point;
  if (kind === "word") return FREE;
  if (kind === "url") {
    const usual = breakInUrl(text, at);
    return usual === FORBIDDEN && fine && mayPart(text, at, end) ? IN_ADDRESS : usual;
  }
  const before = text.classes[at - 1 - text.from] as number;
  const after = text.classes[at - text.from] as number;
  if (isNeverFirst(after) || before === WESTERN_OPEN || before === SLASH) return FORBIDDEN;
  return IN_WORD;
}

/** Letters of https. */
const LONGEST_SCHEME = 5;

/** Whether an address may be parted before `at` where none of its parts ends: between letters and figures, two of which stay on each side; not inside https://. */
function mayPart({ codes, classes, from }: Classified, at: number, end: number): boolean {
  let scheme = at;
  while (scheme < end && scheme - at < LONGEST_SCHEME && classes[scheme - from] === LETTER) scheme++;
  if (codes[scheme] === COLON && codes[scheme + 1] === SLASH_CODE) return false;
  return at + 2 <= end && [at - 2, at - 1, at, at + 1].every((each) => isPart(classes[each - from]));
}

/** True for a short token after a number and a space: km, μg/m³. */
export function isUnitSign({ classes, from }: Classified, at: number, end: number): boolean {
  const head = classes[at - from];
  return end - at <= LONGEST_UNIT_SIGN && (head === LETTER || head === SYMBOL || head === WESTERN_POSTFIX);
}

/** Upright Western text in a vertical line: `square`, all in one em (直排横置: 12, A+); `stacked`, each character in an em of its own (A, CEO). */
export type Upright = "square" | "stacked";

/**
 * How a text is set in a vertical line; undefined: on its side (RULES.md#vertical). A number of one or two figures is upright in one square. All other numbers lie
 * on their side: with three figures and more, a point or comma, or a sign.
 */
export function uprightForm(text: Classified, from: number, to: number): Upright | undefined {
  const length = to - from;
  if (length === 1) return isCapital(text, from) || text.classes[from - text.from] === LETTER ? "stacked" : undefined;
  let figures = 0;
  let capitals = 0;
  for (let at = from; at < to; at++) {
    if (text.classes[at - text.from] === DIGIT) figures++;
    else if (isCapital(text, at)) capitals++;
  }
  if (isPair(text, from, to, figures + capitals)) return "square";
  return capitals === length && length <= MOST_STACKED ? "stacked" : undefined;
}

/** 12, 2B, A+, and the 10. of a list. */
function isPair({ classes, from: base }: Classified, from: number, to: number, letters: number): boolean {
  const first = classes[from - base];
  const last = classes[to - 1 - base];
  if (to - from === 3)
    return letters === 2 && first === DIGIT && classes[from + 1 - base] === DIGIT && last === WESTERN_STOP;
  if (to - from !== 2) return false;
  if (letters === 2) return first === DIGIT || last === DIGIT;
  return (first === LETTER && last === SYMBOL) || (first === DIGIT && last === WESTERN_STOP);
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

/** A stretch of Western text in one font. Glyphs are measured in em of the text, even those of superscripts. */
interface WesternRun {
  /** Index into the chain's fonts. */
  readonly font: number;
  readonly glyphs: readonly ShapedGlyph[];
  /** The size of its glyphs, and their height above the baseline (RULES.md#scripts). */
  readonly scale: Em;
  readonly rise: Em;
}

/** Shapes Western text, each character in the first font that has it. @param tabular gives all figures one width */
export function shapeWestern(
  chain: FontChain,
  codes: Uint32Array,
  from: number,
  to: number,
  tabular = false,
): readonly WesternRun[] {
  const runs: WesternRun[] = [];
  for (let start = from; start < to; ) {
    const script = scriptOf(codes[start] as number);
    const font = fontOf(chain, script?.base ?? (codes[start] as number));
    const end = script === undefined ? plainEnd(chain, codes, { start, to, font }) : start + 1;
    const text = textOf(codes, start, end);
    const shaped = chain.fonts[font] as Font;
    const run =
      script === undefined
        ? scaled(chain, font, shapeIn(shaped, text, tabular), { scale: 1, rise: 0, text: undefined })
        : scaled(chain, font, shaped.shape(String.fromCodePoint(script.base)), {
            scale: SCRIPT_SCALE,
            rise: script.rise,
            text,
          });
    runs.push(run);
    start = end;
  }
  return runs;
}

/** The end of the stretch from `start` in one font without superscripts. Combining marks stay with their base. */
function plainEnd(
  chain: FontChain,
  codes: Uint32Array,
  { start, to, font }: { readonly start: number; readonly to: number; readonly font: number },
): number {
  let end = start + 1;
  while (end < to) {
    const code = codes[end] as number;
    if (scriptOf(code) !== undefined) break;
    const clings = classOf(code) === EXTEND && chain.fonts[font]?.glyph(code) !== 0;
    if (!clings && fontOf(chain, code) !== font) break;
    end++;
  }
  return end;
}

/** Scales a run to the size of the face's Latin or of a superscript. `drawn.text` is the text of a superscript, in place of that of its glyphs. */
function scaled(
  { fonts, latin }: FontChain,
  font: number,
  glyphs: readonly ShapedGlyph[],
  drawn: { readonly scale: Em; readonly rise: Em; readonly text: string | undefined },
): WesternRun {
  const scale = fonts[font] === latin.font ? drawn.scale * latin.scale : drawn.scale;
  if (scale === 1) return { font, glyphs, scale, rise: drawn.rise };
  const resized = glyphs.map((glyph, at) => ({
    ...glyph,
    advance: glyph.advance * scale,
    dx: glyph.dx * scale,
    text: drawn.text === undefined ? glyph.text : at === 0 ? drawn.text : "",
  }));
  return { font, glyphs: resized, scale, rise: drawn.rise };
}

/** Marks and signs that Chinese faces draw a full em wide: in Western text they are cut to their ink (RULES.md#ambiguous-marks). */
const NARROWED = "“”‘’±×÷≈≠≡≤≥≦≧";
/** ： and ∶ between figures have half an em (RULES.md#units). */
const RATIOS = "：∶";

function shapeIn(font: Font, text: string, tabular: boolean): readonly ShapedGlyph[] {
  const glyphs = font.shape(text, tabular);
  if (!glyphs.some(isWideForm)) return glyphs;
  return glyphs.map((glyph) => {
    if (!isWideForm(glyph)) return glyph;
    const { left, right } = font.ink(glyph.glyph);
    if (RATIOS.includes(glyph.text)) return { ...glyph, advance: 1 / 2, dx: 1 / 4 - (left + right) / 2 };
    const bearing = "“”‘’".includes(glyph.text) ? QUOTE_BEARING : SIGN_BEARING;
    return { ...glyph, advance: right - left + 2 * bearing, dx: bearing - left };
  });
}

function isWideForm({ text, advance }: ShapedGlyph): boolean {
  return advance > WIDE_FORM && text !== "" && (NARROWED.includes(text) || RATIOS.includes(text));
}

function fontOf(chain: FontChain, code: number): number {
  return Math.max(0, chain.pick(code));
}

export function westernWidth(chain: FontChain, codes: Uint32Array, from: number, to: number, tabular = false): Em {
  const { font, scale } = chain.latin;
  if (hasAll(font, codes, from, to)) return scale * widthOf(shapeIn(font, textOf(codes, from, to), tabular));
  let width = 0;
  for (const run of shapeWestern(chain, codes, from, to, tabular)) width += widthOf(run.glyphs);
  return width;
}

/** True if one font has all characters and none is a superscript or subscript. */
function hasAll(font: Font, codes: Uint32Array, from: number, to: number): boolean {
  for (let at = from; at < to; at++) {
    const code = codes[at] as number;
    if (font.glyph(code) === 0 || scriptOf(code) !== undefined) return false;
  }
  return true;
}

function widthOf(glyphs: readonly ShapedGlyph[]): Em {
  let width = 0;
  for (const glyph of glyphs) width += glyph.advance;
  return width;
}

const SLASH_CODE = 0x2f;
const UNDERSCORE = 0x5f;
const [SMALL_A, SMALL_Z, CAPITAL_A, CAPITAL_Z] = [0x61, 0x7a, 0x41, 0x5a];
const COLON = 0x3a;
const AT = 0x40;
const DOT = 0x2e;
const SMALL_W = 0x77;
/** Characters behind which an address turns, but not behind ://, and those before which it does, since they open a part of it. */
const BEHIND_IN_URL = signs("/");
const BEFORE_IN_URL = signs(".?&=_#@");

/** By ASCII code: 1 for the signs. */
function signs(all: string): Uint8Array {
  const table = new Uint8Array(0x80);
  for (const each of all) table[each.charCodeAt(0)] = 1;
  return table;
}

/** True for addresses: `://`, `www.`, an @ within, or a domain (`github.com/news`). */
export function isUrl(text: Classified, from: number, to: number): boolean {
  const { codes } = text;
  for (let at = from; at + 2 < to; at++) {
    const code = codes[at];
    if (code === COLON && codes[at + 1] === SLASH_CODE && codes[at + 2] === SLASH_CODE) return true;
    if (code === SMALL_W && codes[at + 1] === SMALL_W && codes[at + 2] === SMALL_W && codes[at + 3] === DOT)
      return true;
    if (code === AT && at > from) return true;
    if (code === DOT && at > from && isDomain(text, at, to)) return true;
  }
  return false;
}

/** A letter before a point and two or more behind it: not U.S. or Ph.D. */
function isDomain({ classes, from }: Classified, point: number, to: number): boolean {
  const at = point - from;
  return classes[at - 1] === LETTER && classes[at + 1] === LETTER && point + 2 < to && classes[at + 2] === LETTER;
}

/** True for a letter or figure behind a point, which makes it no stop. */
function isPart(kind: number | undefined): boolean {
  return kind === LETTER || kind === DIGIT;
}

/** The kind of break before `at`, inside an address (pairs.ts). */
function breakInUrl({ codes, classes, from }: Classified, at: number): number {
  const before = classes[at - 1 - from] as number;
  const code = codes[at] as number;
  if (BEFORE_IN_URL[code] === 1) return code === DOT && !isPart(classes[at + 1 - from]) ? FORBIDDEN : IN_URL;
  const behind = BEHIND_IN_URL[codes[at - 1] as number] === 1 && codes[at - 2] !== SLASH_CODE;
  if ((!behind && before !== HYPHEN) || isNeverFirst(classes[at - from] as number)) return FORBIDDEN;
  return behind ? IN_URL : IN_URL_HYPHEN;
}

const NEVER_FIRST: readonly number[] = [WESTERN_STOP, WESTERN_CLOSE, WESTERN_POSTFIX, HYPHEN, SLASH];

function isNeverFirst(kind: number): boolean {
  return NEVER_FIRST.includes(kind);
}

export const HYPHEN_CODE = 0x2d;

/** Endings of words that are no names even with a capital, such as at a sentence's start. */
const WORD_ENDINGS = /(tion|sion|ment|tional|mental|ology|ological|ity|ical)s?$|(ologies|ities)$/u;

/**
 * Where the words of a token may be parted. Acronyms and names (OpenAI, InDesign, Herrenknecht) and code (user_name, mp3player) stay whole. A word with a capital
 * is told from a name by its ending (Telecommunications).
 * @param fine parts code and names, too: user_/name, useTemplate/Ref, Herren-knecht
 */
export function partingPoints(
  text: Classified,
  from: number,
  to: number,
  { hyphens, fine }: { readonly hyphens: Hyphens | undefined; readonly fine: boolean },
): Points {
  if (hyphens === undefined || to - from < SHORTEST_PARTED) return undefined;
  if (isCode(text, from, to) || changesCase(text, from, to)) {
    return fine && text.classes[from - text.from] === LETTER ? pointsInCode(text, from, to) : undefined;
  }
  const points = new Map<number, number>();
  for (let start = from; start < to; ) {
    let end = start;
    while (end < to && text.classes[end - text.from] === LETTER && (text.codes[end] as number) < 0x80) end++;
    const length = end - start;
    const kind = isWord(text, start, end)
      ? HYPHENATED
      : fine && length >= SHORTEST_PARTED
        ? HYPHENATED_NAME
        : undefined;
    if (kind !== undefined && length <= LONGEST_PARTED) {
      const word = String.fromCodePoint(...text.codes.subarray(start, end));
      for (const point of hyphens(word)) points.set(start + point, kind);
    }
    for (let at = start + 2; fine && at + 1 < end; at++) if (isCaseChange(text, at)) points.set(at, HYPHENATED_NAME);
    start = end + 1;
  }
  return points.size > 0 ? points : undefined;
}

/** Code turns behind _ and . and before a capital that follows a small letter; else between any two characters, but not inside a number (RULES.md#western-words). What begins with a figure is a number itself. */
function pointsInCode(text: Classified, from: number, to: number): Points {
  const points = new Map<number, number>();
  const { codes } = text;
  for (let at = from + 2; at + 1 < to; at++) {
    const before = codes[at - 1] as number;
    const turns = before === UNDERSCORE || before === DOT || isCaseChange(text, at);
    if (turns && isPart(text.classes[at - text.from])) points.set(at, IN_CODE);
    else if (!isInNumber(text, at) && mayPart(text, at, to)) points.set(at, IN_ADDRESS);
  }
  return points;
}

function isInNumber({ classes, from }: Classified, at: number): boolean {
  return classes[at - 1 - from] === DIGIT && classes[at - from] === DIGIT;
}

/** True for letters such as useTemplateRef, which no name of a person or firm looks like: the first is small, a later one is not. */
function changesCase(text: Classified, from: number, to: number): boolean {
  if (!isAllSmall(text, from, from + 1)) return false;
  for (let at = from + 1; at < to; at++) if (isCaseChange(text, at)) return true;
  return false;
}

function isCaseChange({ codes }: Classified, at: number): boolean {
  const [before, after] = [codes[at - 1] as number, codes[at] as number];
  return before >= SMALL_A && before <= SMALL_Z && after >= CAPITAL_A && after <= CAPITAL_Z;
}

/** True for a word of small letters, or with a capital and an ending that no name has. */
function isWord(text: Classified, from: number, to: number): boolean {
  const length = to - from;
  if (length < SHORTEST_PARTED || !isAllSmall(text, from + 1, to)) return false;
  if (isAllSmall(text, from, from + 1)) return true;
  const ends = (): boolean => WORD_ENDINGS.test(String.fromCodePoint(...text.codes.subarray(from, to)));
  return length >= SHORTEST_CAPITALISED && ends();
}

function isAllSmall({ codes }: Classified, from: number, to: number): boolean {
  for (let at = from; at < to; at++) if ((codes[at] as number) < SMALL_A) return false;
  return true;
}

/** True for a token with figures or signs inside. */
function isCode({ classes, from: base }: Classified, from: number, to: number): boolean {
  for (let at = from; at < to; at++) {
    const kind = classes[at - base];
    if (kind === DIGIT || kind === SYMBOL || kind === SLASH) return true;
  }
  return false;
}

/** The width of a hyphen in a span's face, in em of the setting. */
export function hyphenWidth({ spans }: Setting, span: number): Em {
  const { chain, scale } = spans[span] as StyleSpan;
  const font = chain.fonts[Math.max(0, chain.pick(HYPHEN_CODE))];
  return font === undefined ? 0 : font.advance(font.glyph(HYPHEN_CODE)) * scale;
}
