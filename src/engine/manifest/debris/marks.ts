import { inBothScripts } from "../../../base/both-scripts.ts";
import type { Code } from "../../../base/codes.ts";
import { textOf } from "../../../base/copy.ts";
import { datelineIn, holdsReporters } from "../dateline.ts";
import { LONGEST_BRACKET, LONGEST_MISREAD } from "../weights.ts";
import {
  angle,
  backticks,
  bracedMark,
  bracketMark,
  equals,
  escapeMark,
  quotedPrintable,
  square,
  struck,
  webMark,
  wideAnchor,
  wideDelimiter,
  wideTag,
} from "./foreign-markup.ts";
import {
  codeAt,
  type DebrisFinding,
  type DebrisPassage,
  isChinese,
  isFigure,
  isHan,
  isLatin,
  runEnd,
} from "./passage.ts";

/*
 * Finds characters that an editor would not have typed (GB/T 15834, 15835). A table maps each suspicious character to its one check. So a passage is walked
 * once, however many kinds of debris there are, and most characters need no check.
 */

/**
 * Forms that Chinese text does not use, each with the mark that it stands for: small and half-width forms from other encodings, and forms for vertical lines.
 * They come from input methods, old programs and other systems.
 */
const FORMS =
  "﹐，﹑、﹒．﹔；﹕：﹖？﹗！﹙（﹚）﹛｛﹜｝﹝〔﹞〕､、｢「｣」｡。･·" +
  "︐，︑、︒。︓：︔；︕！︖？︗〖︘〗︰：︵（︶）︷｛︸｝︹〔︺〕︻【︼】︽《︾》︿〈﹀〉﹁「﹂」﹃『﹄』";
const marks: ReadonlyMap<number, string> = new Map(
  [...FORMS.matchAll(/(.)(.)/gu)].map(([, form = "", mark = ""]) => [form.charCodeAt(0), mark]),
);

/** ― and ─, which are often typed as half a dash, and the heavy line. */
const LINES = "―─━";
/** ‥, half of …… */
const TWO_DOTS = 0x2025;

const FORMS_OF_MARKS: readonly number[] = [
  ...marks.keys(),
  ...Array.from(LINES, (line) => line.charCodeAt(0)),
  TWO_DOTS,
];

/** `﹐` for ，, `――` for ——. A row of such forms is one finding. */
function markForm(passage: DebrisPassage, at: number): DebrisFinding | undefined {
  const code = codeAt(passage, at);
  const isMark = marks.has(code);
  const belongs = isMark ? (next: number) => marks.has(next) : (next: number) => next === code;
  if (belongs(codeAt(passage, at - 1))) return undefined;
  const to = runEnd(passage, at, belongs);
  const mark = textOf(passage.codes, at, to);
  const usual = isMark ? Array.from(mark, (form) => marks.get(form.charCodeAt(0))).join("") : lineFor(passage, at, to);
  return usual === undefined ? undefined : { code: "foreign-mark", from: at, to, arguments: { mark, usual } };
}

/** Undefined for a longer row, for a row that draws a box, and between Latin letters. */
function lineFor(passage: DebrisPassage, at: number, to: number): string | undefined {
  if (codeAt(passage, at) === TWO_DOTS) return "……";
  const beside = [codeAt(passage, at - 1), codeAt(passage, to)];
  return to - at <= 2 && beside.some(isChinese) && !beside.some(isOfBox) ? "——" : undefined;
}

const BULLETS: readonly number[] = Array.from("•∙⋅", (sign) => sign.charCodeAt(0));

/** `威廉•莎士比亚`: a bullet between the parts of a name. */
function bullet(passage: DebrisPassage, at: number): DebrisFinding | undefined {
  if (!isHan(codeAt(passage, at - 1)) || !isHan(codeAt(passage, at + 1))) return undefined;
  return {
    code: "foreign-mark",
    from: at,
    to: at + 1,
    arguments: { mark: textOf(passage.codes, at, at + 1), usual: "·" },
  };
}

/** ┌ and other box-drawing characters, which ─ connects. */
function isOfBox(code: number): boolean {
  return code >= 0x2500 && code < 0x2580;
}

/** Radicals of simplified forms (U+2E80 to U+2EF3) that Unicode does not normalise to characters. Both strings have the same order. */
const RADICALS = "⻅⻆⻉⻋⻓⻔⻘⻙⻚⻛⻜⻝⻢⻣⻤⻥⻦⻨⻩⻬⻮⻰";
const CHARACTERS = "见角贝车长门青韦页风飞食马骨鬼鱼鸟麦黄齐齿龙";
const characters: ReadonlyMap<number, string> = new Map(
  [...RADICALS].map((radical, at) => [radical.charCodeAt(0), CHARACTERS.charAt(at)]),
);

/** Whether the code point is in a Unicode block of such look-alikes. */
function mayLookAlike(code: number): boolean {
  return (code >= 0x2e80 && code < 0x2fe0) || (code >= 0xf900 && code < 0xfb00);
}

/**
 * `⼈⼯智能` for 人工智能, as in text copied from a PDF. A row of look-alikes is one finding. A search for the word misses it, and most faces draw these characters
 * from another font or not at all.
 */
function lookAlike(passage: DebrisPassage, at: number): DebrisFinding | undefined {
  const isLookAlike = (code: number): boolean => usualOf(code) !== undefined;
  if (!isLookAlike(codeAt(passage, at)) || isLookAlike(codeAt(passage, at - 1))) return undefined;
  const to = runEnd(passage, at, isLookAlike);
  const usual = [...passage.codes.subarray(at, to)].map(usualOf).join("");
  return { code: "look-alike", from: at, to, arguments: { text: textOf(passage.codes, at, to), usual } };
}

/** Characters that are typed in place of 〇. */
const ZEROS: readonly number[] = Array.from("○◯OoＯｏ0０", (zero) => zero.charCodeAt(0));
const FIGURES: readonly number[] = Array.from("〇零一二三四五六七八九", (figure) => figure.charCodeAt(0));
const YEAR = 0x5e74;

/** `二O二六年` for 二〇二六年 (GB/T 15835). */
function zero(passage: DebrisPassage, at: number): DebrisFinding | undefined {
  if (!FIGURES.includes(codeAt(passage, at - 1))) return undefined;
  const to = runEnd(passage, at, (code) => ZEROS.includes(code));
  const after = codeAt(passage, to);
  if (after !== YEAR && !FIGURES.includes(after)) return undefined;
  const text = textOf(passage.codes, at, to);
  return { code: "look-alike", from: at, to, arguments: { text, usual: "〇".repeat(to - at) } };
}

/** The usual character for a look-alike; undefined if the code point is a usual character. */
function usualOf(code: number): string | undefined {
  if (!mayLookAlike(code)) return undefined;
  const written = String.fromCodePoint(code);
  const usual = characters.get(code) ?? written.normalize("NFKC");
  return usual === written ? undefined : usual;
}

/** Two U+FFFD in UTF-8, read as GBK, become 锟斤拷. */
const AS_GBK = /^(?:锟斤拷)+/;
/** 锟 */
const LOST_IN_GBK = 0x951f;

/** What Windows-1252 makes of the second and later bytes of a character. */
const LATER = "[\\u0080-\\u00bf€‚ƒ„…†‡ˆ‰Š‹ŒŽ‘’“”•–—˜™š›œžŸ]";
/** `â€œ` for “, `Â·` for ·, `Ã©` for é, `æ–°é—»` for 新闻. A single Han character may be chance (`é”—` after a name), so two are needed. */
const AS_LATIN = new RegExp(`^(?:â€${LATER}?|[ÂÃ][\\u00a0-\\u00bf]|(?:[ã-ï]${LATER}{2}){2,})+`);
/** First characters of such text. */
const MISREAD_AS_LATIN: readonly number[] = Array.from("ÂÃâãäåæçèéêëìíîï", (first) => first.charCodeAt(0));

/** UTF-8 that another program read in a wrong encoding and saved: the characters are lost or hard to recover. */
function misread({ codes, to }: DebrisPassage, at: number): DebrisFinding | undefined {
  const form = codes[at] === LOST_IN_GBK ? AS_GBK : AS_LATIN;
  const mark = form.exec(textOf(codes, at, Math.min(to, at + LONGEST_MISREAD)))?.[0];
  if (mark === undefined) return undefined;
  return { code: "misread-text", from: at, to: at + mark.length, arguments: { mark } };
}

type Check = (passage: DebrisPassage, at: number) => DebrisFinding | undefined;

const HYPHEN = 0x2d;
const OPEN_BRACKET = 0x28;
const CLOSE_BRACKET = 0x29;
/** Distance from a letter or figure to its full-width form. */
const WIDE_SHIFT = 0xfee0;
/** （ and ） */
const WIDE_OPEN = 0xff08;
const WIDE_CLOSE = 0xff09;

const ELLIPSIS = 0x2026;
const DASH = 0x2014;
const STOP = 0x2e;
const IDEOGRAPHIC_STOP = 0x3002;
const INTERPUNCT = 0xb7;
const IDEOGRAPHIC_SPACE = 0x3000;

/** Half-width marks and the full-width ones that Chinese text takes instead (GB/T 15834). */
const WIDE_FORMS: ReadonlyMap<string, string> = new Map(
  [..."，,。.；;：:！!？?（(）)～~".matchAll(/(.)(.)/gu)].map((pair) => [pair[2] ?? "", pair[1] ?? ""]),
);

/** Characters before the dash of a range: 2019年—2020年, 9时—17时. */
const UNITS: ReadonlySet<number> = new Set(
  [...inBothScripts("年月日时分秒岁届号版章元米%％℃")].map((unit) => unit.codePointAt(0) ?? 0),
);

/** Spaces: of the keyboard, the Chinese one, and those that come from word processors and the web. */
const SPACES: readonly number[] = [
  0x20,
  IDEOGRAPHIC_SPACE,
  0xa0,
  0x202f,
  0x205f,
  ...Array.from({ length: 11 }, (_, at) => 0x2000 + at),
];
/** Characters without width. Between Latin letters they are intended. */
const INVISIBLE: readonly number[] = [0x200b, 0x200c, 0x200d, 0xfeff];

const CHECKS: ReadonlyMap<number, Check> = new Map<number, Check>([
  ...[..."，,;:!?"].slice(1).map((mark): [number, Check] => [mark.charCodeAt(0), halfWidth]),
  [STOP, (passage, at) => dots(passage, at) ?? halfWidth(passage, at)],
  [IDEOGRAPHIC_STOP, (passage, at) => decimal(passage, at) ?? dots(passage, at)],
  [INTERPUNCT, dots],
  [0xff0e, dots],
  [0x22, straightQuote],
  [0x27, straightQuote],
  [0xff02, straightQuote],
  [0xff07, straightQuote],
  ...BULLETS.map((code): [number, Check] => [code, bullet]),
  ...FORMS_OF_MARKS.map((code): [number, Check] => [code, markForm]),
  ...SPACES.map((code): [number, Check] => [code, space]),
  ...INVISIBLE.map((code): [number, Check] => [code, invisible]),
  [ELLIPSIS, ellipsis],
  [DASH, dash],
  [HYPHEN, hyphens],
  [0xff0d, wideHyphen],
  ...wideLatinCodes().map((code): [number, Check] => [code, wideLatin]),
  ...ZEROS.map((code): [number, Check] => [
    code,
    (passage, at) => zero(passage, at) ?? (code > WIDE_SHIFT ? wideLatin(passage, at) : undefined),
  ]),
  [OPEN_BRACKET, bracket],
  [CLOSE_BRACKET, bracket],
  [0x2a, strayMarkup],
  [0x5f, strayMarkup],
  [0x3c, (passage, at) => webMark(passage, at) ?? angle(passage, at)],
  [0x26, webMark],
  [0xff1c, wideTag],
  [LOST_IN_GBK, misread],
  ...MISREAD_AS_LATIN.map((code): [number, Check] => [code, misread]),
  [0x5c, escapeMark],
  [0x7b, bracedMark],
  [0x3d, (passage, at) => quotedPrintable(passage, at) ?? equals(passage, at)],
  [0x7e, (passage, at) => struck(passage, at) ?? tilde(passage, at)],
  [0xff0a, wideDelimiter],
  [0xff3f, wideDelimiter],
  [0xff01, wideAnchor],
  [0x60, backticks],
  [0x5b, (passage, at) => square(passage, at) ?? bracketMark(passage, at)],
]);
/** Left over from markup, the web and PDFs: also reported in a passage without Han characters. */
const IN_ANY_SCRIPT: ReadonlySet<Code> = new Set<Code>([
  "double-space",
  "look-alike",
  "misread-text",
  "stray-markup",
  "web-mark",
]);
/** Reported as a whole: the search goes on after them. */
const REPORTED_WHOLE: ReadonlySet<Code> = new Set<Code>(["misread-text", "stray-markup", "web-mark"]);

/** Adds debris of single marks and spaces, in order. A passage without Han characters is Western: only the findings of IN_ANY_SCRIPT count. */
export function findMarks(passage: DebrisPassage, findings: DebrisFinding[]): void {
  const { codes, from, to } = passage;
  const earlier = findings.length;
  let chinese = false;
  for (let at = from; at < to; at++) {
    const code = codes[at] as number;
    const isIdeograph = code >= 0x4e00 && code < 0xa000;
    chinese ||= isIdeograph;
    if (isIdeograph && code !== LOST_IN_GBK) continue;
    const found = mayLookAlike(code) ? lookAlike(passage, at) : CHECKS.get(code)?.(passage, at);
    if (found === undefined) continue;
    findings.push(found);
    if (REPORTED_WHOLE.has(found.code)) at = found.to - 1;
  }
  if (chinese || findings.length === earlier) return;
  const kept = findings.slice(earlier).filter(({ code }) => IN_ANY_SCRIPT.has(code));
  findings.length = earlier;
  for (const finding of kept) findings.push(finding);
}

/** ０ to ９, Ａ to Ｚ, ａ to ｚ. */
function wideLatinCodes(): readonly number[] {
  return Array.from({ length: 0x4b }, (_, at) => 0xff10 + at).filter((code) => isLatin(code - WIDE_SHIFT));
}

const WIDE_POINT = 0xff0e;

/** `８６㎡`, `Ｈｅｈｅ`, `１２．５`: figures and letters typed in the full-width state of an input method. A row of them, with its points, is one finding. */
function wideLatin(passage: DebrisPassage, at: number): DebrisFinding | undefined {
  const isWideLatin = (code: number): boolean => isLatin(code - WIDE_SHIFT);
  const before = codeAt(passage, at - 1);
  const isWithin = before === WIDE_POINT && isWideLatin(codeAt(passage, at - 2));
  if (isWithin || isWideLatin(before)) return undefined;
  let to = runEnd(passage, at, isWideLatin);
  while (codeAt(passage, to) === WIDE_POINT && isWideLatin(codeAt(passage, to + 1))) {
    to = runEnd(passage, to + 1, isWideLatin);
  }
  const codes = passage.codes.subarray(at, to);
  const narrow = textOf(codes.map((code) => code - WIDE_SHIFT));
  return { code: "wide-latin", from: at, to, arguments: { text: textOf(codes), narrow } };
}

/** `3。2米`: a decimal point typed with a Chinese keyboard. */
function decimal(passage: DebrisPassage, at: number): DebrisFinding | undefined {
  if (!isFigure(codeAt(passage, at - 1)) || !isFigure(codeAt(passage, at + 1))) return undefined;
  return { code: "foreign-mark", from: at, to: at + 1, arguments: { mark: "。", usual: "." } };
}

/** A half-width mark next to Chinese characters, or between a Western word and Chinese. `U.S.政府` and `Yahoo!公司` are kept. */
function halfWidth(passage: DebrisPassage, at: number): DebrisFinding | undefined {
  const mark = String.fromCodePoint(codeAt(passage, at));
  const before = codeAt(passage, at - 1);
  const after = codeAt(passage, at + 1);
  const ofWord = mark === "." && isLatin(after);
  const wrong = isChinese(before) ? !ofWord : /[,;:]/.test(mark) && isBeforeChinese(passage, at);
  return wrong ? wide(mark, at) : undefined;
}

/** `5.2% ,同比`: a Western word or figure before the mark and Chinese after it, with or without blanks. */
function isBeforeChinese(passage: DebrisPassage, at: number): boolean {
  const before = codeAt(passage, at - 1) === 0x20 ? codeAt(passage, at - 2) : codeAt(passage, at - 1);
  const after = codeAt(passage, at + 1) === 0x20 ? codeAt(passage, at + 2) : codeAt(passage, at + 1);
  return (isLatin(before) || before === 0x25 || isChinese(before)) && isChinese(after);
}

function wide(mark: string, at: number): DebrisFinding {
  return { code: "half-width-mark", from: at, to: at + 1, arguments: { mark, wide: WIDE_FORMS.get(mark) ?? "" } };
}

/** A bracket next to Chinese characters, or with some inside. The brackets of `f(x)的值` and `1)` are kept. */
function bracket(passage: DebrisPassage, at: number): DebrisFinding | undefined {
  const opens = codeAt(passage, at) === OPEN_BRACKET;
  const other = otherBracket(passage, at, opens ? 1 : -1);
  const from = opens ? at : (other ?? at);
  const to = opens ? other : at;
  if (!opens && other === undefined && (isFigure(codeAt(passage, at - 1)) || at === passage.from)) return undefined;
  let chinese = isChinese(codeAt(passage, from - 1)) || (other === undefined && isChinese(codeAt(passage, at + 1)));
  for (let inside = from + 1; inside < (to ?? from) && !chinese; inside++) chinese = isChinese(codeAt(passage, inside));
  return chinese ? wide(opens ? "(" : ")", at) : undefined;
}

/** The matching bracket in one direction; undefined if another bracket of the same kind comes first. */
function otherBracket(passage: DebrisPassage, at: number, step: 1 | -1): number | undefined {
  const own = codeAt(passage, at);
  for (let next = at + step; Math.abs(next - at) < LONGEST_BRACKET; next += step) {
    const code = codeAt(passage, next);
    if (code === 0 || code === own) return undefined;
    if (code === OPEN_BRACKET || code === CLOSE_BRACKET) return next;
  }
  return undefined;
}

/** `--` next to Chinese, meant as a dash. */
function hyphens(passage: DebrisPassage, at: number): DebrisFinding | undefined {
  const length = runLength(passage, at);
  if (length < 2) return undefined;
  const beside = [codeAt(passage, at - 1), codeAt(passage, at + length)];
  if (!beside.some(isChinese) && beside.some(isLatin)) return undefined;
  return {
    code: "foreign-mark",
    from: at,
    to: at + length,
    arguments: { mark: "-".repeat(Math.min(length, 8)), usual: "——" },
  };
}

function wideHyphen(passage: DebrisPassage, at: number): DebrisFinding | undefined {
  const length = runLength(passage, at);
  return length === 0 ? undefined : { code: "wide-hyphen", from: at, to: at + length, arguments: {} };
}

/** `**` and `__` without effect: never closed, or in a text without markup. Three or more `_` are a blank to fill in. */
function strayMarkup(passage: DebrisPassage, at: number): DebrisFinding | undefined {
  const code = codeAt(passage, at);
  const length = runLength(passage, at);
  if (length < 2 || (code !== 0x2a && length > 2)) return undefined;
  const mark = String.fromCodePoint(code).repeat(2);
  return { code: "stray-markup", from: at, to: at + length, arguments: { mark, pair: mark } };
}

/** Apostrophes, feet and inches keep the straight form. */
function straightQuote(passage: DebrisPassage, at: number): DebrisFinding | undefined {
  const before = codeAt(passage, at - 1);
  const after = codeAt(passage, at + 1);
  const written = codeAt(passage, at);
  const double = written === 0x22 || written === 0xff02;
  const kept = double ? isFigure(before) && !isChinese(after) : isLatin(before) && !isChinese(after);
  if (kept) return undefined;
  const [open, close] = double ? ["“", "”"] : ["‘", "’"];
  return {
    code: "straight-quote",
    from: at,
    to: at + 1,
    arguments: { mark: String.fromCodePoint(written), open, close },
  };
}

/** `10~20人`, `好~`: between figures, or next to Chinese. `/~user` in a web address is kept. */
function tilde(passage: DebrisPassage, at: number): DebrisFinding | undefined {
  const [before, after] = [codeAt(passage, at - 1), codeAt(passage, at + 1)];
  if (before === 0x7e || after === 0x7e) return undefined;
  const isSpan = (isFigure(before) || SIGNS.has(before)) && isFigure(after);
  return isSpan || isChinese(before) || isChinese(after) ? wide("~", at) : undefined;
}

/** % and °C after the first figure of a range. */
const SIGNS: ReadonlySet<number> = new Set([0x25, 0xb0, 0x2103]);

/** An invisible character inside Chinese splits a word: a search misses it. */
function invisible(passage: DebrisPassage, at: number): DebrisFinding | undefined {
  if (!isChinese(codeAt(passage, at - 1)) && !isChinese(codeAt(passage, at + 1))) return undefined;
  const character = `U+${codeAt(passage, at).toString(16).toUpperCase()}`;
  return { code: "control-character", from: at, to: at + 1, arguments: { character } };
}

/** One full-width space is a phrase gap. A single half-width space is reported only between Han characters. */
function space(passage: DebrisPassage, at: number): DebrisFinding | undefined {
  const isSpace = (code: number): boolean => SPACES.includes(code);
  if (isSpace(codeAt(passage, at - 1))) return undefined;
  const end = runEnd(passage, at, isSpace);
  if (end - at > 1) return { code: "double-space", from: at, to: end, arguments: { count: end - at } };
  const between = isHan(codeAt(passage, at - 1)) && isHan(codeAt(passage, end));
  if (!passage.solid || codeAt(passage, at) === IDEOGRAPHIC_SPACE || !between) return undefined;
  if (isBehindDateline(passage, at) || isAmongReporters(passage, at)) return undefined;
  return { code: "han-space", from: at, to: end, arguments: {} };
}

/** `本报讯 昨日…`, which is reported as a dateline. */
function isBehindDateline({ codes, from }: DebrisPassage, at: number): boolean {
  if (at - from > LONGEST_BRACKET) return false;
  return datelineIn(textOf(codes, from, at + 1))?.length === at + 1 - from;
}

/** Whether the space is inside brackets such as `（记者 张三 通讯员 李四）`. */
function isAmongReporters(passage: DebrisPassage, at: number): boolean {
  let open = at;
  while (at - open < LONGEST_BRACKET && codeAt(passage, open) !== WIDE_OPEN && codeAt(passage, open) !== 0) open--;
  if (codeAt(passage, open) !== WIDE_OPEN) return false;
  const near = { ...passage, to: Math.min(passage.to, open + LONGEST_BRACKET) };
  const close = runEnd(near, open + 1, (code) => code !== WIDE_CLOSE);
  return holdsReporters(textOf(passage.codes, open + 1, close));
}

function ellipsis(passage: DebrisPassage, at: number): DebrisFinding | undefined {
  const length = runLength(passage, at);
  const western = isLatin(codeAt(passage, at - 1)) && !isChinese(codeAt(passage, at + length));
  if (length % 2 === 0 || western) return undefined;
  return { code: "foreign-mark", from: at, to: at + length, arguments: { mark: "…".repeat(length), usual: "……" } };
}

/** A single — connects figures, Latin words and units of time; in headlines and tables also places. */
function dash(passage: DebrisPassage, at: number): DebrisFinding | undefined {
  const length = runLength(passage, at);
  const before = codeAt(passage, at - 1);
  const after = codeAt(passage, at + length);
  const places = !passage.solid && isHan(before) && isHan(after);
  const connects = places || ((isLatin(before) || UNITS.has(before)) && isLatin(after));
  if (length % 2 === 0 || (length === 1 && connects)) return undefined;
  return { code: "single-dash", from: at, to: at + length, arguments: {} };
}

/** Three full stops (half-width or full-width) or interpuncts, or two 。, meant as an ellipsis. */
function dots(passage: DebrisPassage, at: number): DebrisFinding | undefined {
  const code = codeAt(passage, at);
  const length = runLength(passage, at);
  if (length < (code === IDEOGRAPHIC_STOP ? 2 : 3)) return undefined;
  const mark = String.fromCodePoint(code).repeat(length);
  return { code: "foreign-mark", from: at, to: at + length, arguments: { mark, usual: "……" } };
}

/** How often the character at `at` is repeated; 0 inside a run, so that each run is reported once. */
function runLength(passage: DebrisPassage, at: number): number {
  const code = codeAt(passage, at);
  if (codeAt(passage, at - 1) === code) return 0;
  return runEnd(passage, at, (next) => next === code) - at;
}
