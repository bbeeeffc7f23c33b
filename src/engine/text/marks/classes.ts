/*
 * Classes of code points, as far as setting a line needs them. Characters of one class follow the same rules: neither 》 nor 】 begins a line. Classes below
 * FIRST_WESTERN have a body of whole or half ems, Western ones are measured by the font, blanks become gaps. Ambiguous classes (“ — …) become Chinese or
 * Western by their neighbours (resolve-marks.ts) before any rule is applied.
 */
export const HAN = 0;
/** （ “ 《: a half-em body; the blank half is on its left. */
export const OPEN = 1;
export const CLOSE = 2;
/** ， 、 ； ： */
export const COMMA = 3;
/** 。 ． */
export const STOP = 4;
/** ！ ？ */
export const EXCLAMATION = 5;
/** —— as one unit. */
export const DASH = 6;
/** …… as one unit. */
export const ELLIPSIS = 7;
/** – ～ － and a single — */
export const CONNECTOR = 8;
/** · in Chinese text. */
export const INTERPUNCT = 9;
/** ／ */
export const SOLIDUS = 10;
/** 々 ー and other characters that fill an em and may not start a line. */
export const ITERATION = 11;
/** ￥ № ＜ */
export const PREFIX = 12;
/** ％ ℃ */
export const POSTFIX = 13;
/** ① */
export const NOTE = 14;
/** １ Ａ */
export const WIDE_DIGIT = 15;
const FIRST_WESTERN = 16;
export const LETTER = 16;
export const DIGIT = 17;
export const WESTERN_OPEN = 18;
export const WESTERN_CLOSE = 19;
export const WESTERN_STOP = 20;
export const HYPHEN = 21;
export const SLASH = 22;
export const SYMBOL = 23;
export const WESTERN_PREFIX = 24;
export const WESTERN_POSTFIX = 25;
const LAST_WESTERN = 25;
export const SPACE = 26;
export const IDEOGRAPHIC_SPACE = 27;
/** No-break space. */
export const GLUE = 28;
/** U+2060, U+FEFF. */
export const JOINER = 29;
/** U+200B. */
export const BREAK = 30;
/** Combining marks, variation selectors, modifiers: part of the unit before. */
export const EXTEND = 31;
/** U+200D: joins what follows to the unit. */
export const ZERO_WIDTH_JOINER = 32;
export const FIRST_AMBIGUOUS = 33;
/** “ ‘ */
export const QUOTE_OPEN = 33;
/** ” ’ */
export const QUOTE_CLOSE = 34;
/** " ' ＂ ＇ */
export const QUOTE_STRAIGHT = 35;
/** — and its substitutes ― ─ */
export const EM_DASH = 36;
/** … */
export const DOTS = 37;
/** · */
export const MIDDLE_DOT = 38;
/** – */
export const EN_DASH = 39;
/** ° ′ ″ ‰ */
export const NUMBER_SIGN = 40;
export const CLASSES = 41;

/** Ranges of code points that are set as Western text. */
const LETTERS: readonly (readonly [number, number])[] = [
  [0x41, 0x5a],
  [0x61, 0x7a],
  [0xaa, 0xaa],
  [0xb2, 0xb3],
  [0xb5, 0xb5],
  [0xb9, 0xba],
  [0xbc, 0xbe],
  [0xc0, 0xd6],
  [0xd8, 0xf6],
  [0xf8, 0x2ff],
  [0x370, 0x10ff],
  [0x1d00, 0x1dbf],
  [0x1e00, 0x1fff],
  [0x2070, 0x209f],
  [0x2c60, 0x2c7f],
  [0xa720, 0xa7ff],
  [0xfb00, 0xfb06],
];

const EXTENDS: readonly (readonly [number, number])[] = [
  [0x300, 0x36f],
  [0x483, 0x489],
  [0x1ab0, 0x1aff],
  [0x1dc0, 0x1dff],
  [0x20d0, 0x20ff],
  [0x302a, 0x302f],
  [0x3099, 0x309a],
  [0xfe00, 0xfe0f],
  [0xfe20, 0xfe2f],
];

/** Characters by class; RULES.md#line-starts, RULES.md#line-ends, RULES.md#units. */
const MEMBERS: readonly (readonly [number, string])[] = [
  [OPEN, "（《〈「『【〖〔［｛｟〝\u2329︵︷︹︻︽︿﹁﹃"],
  [CLOSE, "）》〉」』】〗〕］｝｠〞〟\u232a︶︸︺︼︾﹀﹂﹄"],
  [COMMA, "，、；："],
  [STOP, "。．｡"],
  [EXCLAMATION, "！？"],
  [CONNECTOR, "～〜－"],
  [INTERPUNCT, "・‧･"],
  [SOLIDUS, "／"],
  [ITERATION, "々〻ゝゞヽヾーｰぁぃぅぇぉっゃゅょゎゕゖァィゥェォッャュョヮヵヶ‼⁇⁈⁉"],
  // Small, half-width and vertical forms of marks, which are set in an em of their own.
  [ITERATION, "﹐﹑﹒﹔﹕﹖﹗﹚﹜﹞､｣︐︑︒︓︔︕︖︘︰"],
  [PREFIX, "￥＄￡№＋＝＜＞﹙﹛﹝｢︗"],
  [POSTFIX, "％℃℉￠﹪"],
  [WESTERN_OPEN, "([{"],
  [WESTERN_CLOSE, ")]}"],
  [WESTERN_STOP, ",.;:!?"],
  [HYPHEN, "-~‐‑"],
  [SLASH, "/"],
  [SYMBOL, "#&*+<=>@\\^_`|¡¦§¨©«¬®¯±´¶¸»¿×÷−∶≈≠≡≤≥≦≧"],
  [WESTERN_PREFIX, "$¢£¤¥€₩₽₿"],
  [WESTERN_POSTFIX, "%"],
  [SPACE, " \t\n\r\u2002\u2003\u2004\u2005\u2006\u2008\u2009\u200a\u205f"],
  [IDEOGRAPHIC_SPACE, "\u3000"],
  [GLUE, "\u00a0\u2007\u202f"],
  [JOINER, "\u2060\ufeff"],
  [BREAK, "\u200b\u00ad"],
  [EXTEND, "\u200c\u200e\u200f"],
  [ZERO_WIDTH_JOINER, "\u200d"],
  [QUOTE_OPEN, "“‘"],
  [QUOTE_CLOSE, "”’"],
  [QUOTE_STRAIGHT, "\"'＂＇"],
  [EM_DASH, "—―─━"],
  [DASH, "⸺"],
  [DOTS, "…⋯‥"],
  [MIDDLE_DOT, "·"],
  [EN_DASH, "–"],
  [NUMBER_SIGN, "°′″‰"],
];

const TABLE = classified();

function classified(): Uint8Array {
  const classes = new Uint8Array(0x10000);
  for (const [from, to] of LETTERS) classes.fill(LETTER, from, to + 1);
  for (const [from, to] of EXTENDS) classes.fill(EXTEND, from, to + 1);
  // Hangul Jamo are in the middle of the Western range.
  classes.fill(HAN, 0x1100, 0x1200);
  classes.fill(DIGIT, 0x30, 0x3a);
  classes.fill(WIDE_DIGIT, 0xff10, 0xff1a);
  // Full-width letters make words as full-width figures make numbers.
  classes.fill(WIDE_DIGIT, 0xff21, 0xff3b);
  classes.fill(WIDE_DIGIT, 0xff41, 0xff5b);
  // ㎡ and the like are signs behind a number.
  classes.fill(POSTFIX, 0x3371, 0x33e0);
  classes.fill(NOTE, 0x2460, 0x2474);
  for (const [kind, members] of MEMBERS) {
    for (let at = 0; at < members.length; at++) classes[members.charCodeAt(at)] = kind;
  }
  return classes;
}

export function classOf(code: number): number {
  return code < 0x10000 ? (TABLE[code] as number) : astralClass(code);
}

function astralClass(code: number): number {
  // Emoji modifiers, tags, variation selectors supplement.
  if (code >= 0x1f3fb && code <= 0x1f3ff) return EXTEND;
  if (code >= 0xe0000 && code <= 0xe01ef) return EXTEND;
  if (code >= 0x1d400 && code <= 0x1d7ff) return LETTER;
  return HAN;
}

/** A regional indicator: two make a flag. */
function isFlagHalf(code: number): boolean {
  return code >= 0x1f1e6 && code <= 0x1f1ff;
}

export function isWestern(kind: number): boolean {
  return kind >= FIRST_WESTERN && kind <= LAST_WESTERN;
}

/** Closing brackets and stops. */
export function isClosing(kind: number): boolean {
  return kind === CLOSE || kind === COMMA || kind === STOP || kind === EXCLAMATION;
}

export function isBlank(kind: number): boolean {
  return kind >= SPACE && kind <= BREAK;
}

/** Full-width text: Han and Chinese marks. */
export function isWide(kind: number): boolean {
  return kind < FIRST_WESTERN;
}

/** Code points with their classes: classes[i] is that of codes[from + i]. */
export interface Classified {
  readonly codes: Uint32Array;
  readonly from: number;
  readonly classes: Uint8Array;
}

/** The end of the unit that begins at `at`: a base with its marks and joined characters, or both halves of a flag. */
export function clusterEnd({ codes, classes, from }: Classified, at: number, to: number): number {
  let end = at + 1;
  if (end < to && isFlagHalf(codes[at] as number) && isFlagHalf(codes[end] as number)) end++;
  while (end < to) {
    const kind = classes[end - from];
    if (kind !== EXTEND && kind !== ZERO_WIDTH_JOINER) break;
    if (kind === ZERO_WIDTH_JOINER) end++;
    if (end < to) end++;
  }
  return end;
}
