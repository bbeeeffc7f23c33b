import { codeAt, type Finding, isChinese, isFigure, isHan, isLatin, type Passage, runEnd } from "./debris-passage.ts";

type Check = (passage: Passage, at: number) => Finding | undefined;

const ELLIPSIS = 0x2026;
const DASH = 0x2014;
const STOP = 0x2e;
const IDEOGRAPHIC_STOP = 0x3002;
const INTERPUNCT = 0xb7;
const IDEOGRAPHIC_SPACE = 0x3000;

/** Half-width marks and the full-width ones that Chinese text takes instead (GB/T 15834). */
const WIDE_FORMS: ReadonlyMap<string, string> = new Map(
  [..."，,。.；;：:！!？?".matchAll(/(.)(.)/gu)].map((pair) => [pair[2] ?? "", pair[1] ?? ""]),
);

/** What may stand before a connector that shows a span: 2019年—2020年, 9时—17时. */
const UNITS: ReadonlySet<number> = new Set(
  [..."年月日时分秒岁届号版章元米%％℃"].map((unit) => unit.codePointAt(0) ?? 0),
);

const CHECKS: ReadonlyMap<number, Check> = new Map<number, Check>([
  ...[..."，,;:!?"].slice(1).map((mark): [number, Check] => [mark.charCodeAt(0), halfWidth]),
  [STOP, (passage, at) => dots(passage, at) ?? halfWidth(passage, at)],
  [IDEOGRAPHIC_STOP, (passage, at) => decimal(passage, at) ?? dots(passage, at)],
  [INTERPUNCT, dots],
  [0x22, straightQuote],
  [0x27, straightQuote],
  [0x20, space],
  [IDEOGRAPHIC_SPACE, space],
  [ELLIPSIS, ellipsis],
  [DASH, dash],
]);

/** Adds debris of single marks and spaces, in order. A passage without a Han character is Western and only its spaces count. */
export function findMarks(passage: Passage, findings: Finding[]): void {
  const { codes, from, to } = passage;
  const earlier = findings.length;
  let chinese = false;
  for (let at = from; at < to; at++) {
    const code = codes[at] as number;
    if (code >= 0x4e00 && code < 0xa000) {
      chinese = true;
      continue;
    }
    const found = CHECKS.get(code)?.(passage, at);
    if (found !== undefined) findings.push(found);
  }
  if (chinese || findings.length === earlier) return;
  const spaces = findings.slice(earlier).filter(({ code }) => code === "double-space");
  findings.splice(earlier, Infinity, ...spaces);
}

/** `3。2米`: a decimal point from a Chinese keyboard. */
function decimal(passage: Passage, at: number): Finding | undefined {
  if (!isFigure(codeAt(passage, at - 1)) || !isFigure(codeAt(passage, at + 1))) return undefined;
  return { code: "stop-in-number", from: at, to: at + 1, arguments: {} };
}

/** Beside Chinese characters, or between a Western word and one; `U.S.政府` and `Yahoo!公司` keep theirs. */
function halfWidth(passage: Passage, at: number): Finding | undefined {
  const mark = String.fromCodePoint(codeAt(passage, at));
  const before = codeAt(passage, at - 1);
  const after = codeAt(passage, at + 1);
  const ofWord = mark === "." && isLatin(after);
  const wrong = isChinese(before) ? !ofWord : (mark === "," || mark === ";") && isLatin(before) && isChinese(after);
  if (!wrong) return undefined;
  return { code: "half-width-mark", from: at, to: at + 1, arguments: { mark, wide: WIDE_FORMS.get(mark) ?? "" } };
}

/** Apostrophes, feet and inches keep the straight form. */
function straightQuote(passage: Passage, at: number): Finding | undefined {
  const before = codeAt(passage, at - 1);
  const after = codeAt(passage, at + 1);
  const double = codeAt(passage, at) === 0x22;
  const kept = double ? isFigure(before) && !isChinese(after) : isLatin(before) && !isChinese(after);
  if (kept) return undefined;
  const [mark, open, close] = double ? ['"', "“", "”"] : ["'", "‘", "’"];
  return { code: "straight-quote", from: at, to: at + 1, arguments: { mark, open, close } };
}

/** One full-width space is a phrase gap; a single space counts only between Han characters. */
function space(passage: Passage, at: number): Finding | undefined {
  const isSpace = (code: number): boolean => code === 0x20 || code === IDEOGRAPHIC_SPACE;
  if (isSpace(codeAt(passage, at - 1))) return undefined;
  const end = runEnd(passage, at, isSpace);
  if (end - at > 1) return { code: "double-space", from: at, to: end, arguments: { count: end - at } };
  const between = isHan(codeAt(passage, at - 1)) && isHan(codeAt(passage, end));
  if (!passage.solid || codeAt(passage, at) === IDEOGRAPHIC_SPACE || !between) return undefined;
  return { code: "han-space", from: at, to: end, arguments: {} };
}

function ellipsis(passage: Passage, at: number): Finding | undefined {
  const length = runLength(passage, at);
  const western = isLatin(codeAt(passage, at - 1)) && !isChinese(codeAt(passage, at + length));
  if (length % 2 === 0 || western) return undefined;
  return { code: "single-ellipsis", from: at, to: at + length, arguments: {} };
}

/** A single — is a connector between figures, Latin words and units of time, and in headlines and tables between places. */
function dash(passage: Passage, at: number): Finding | undefined {
  const length = runLength(passage, at);
  const before = codeAt(passage, at - 1);
  const after = codeAt(passage, at + length);
  const places = !passage.solid && isHan(before) && isHan(after);
  const connects = places || ((isLatin(before) || UNITS.has(before)) && isLatin(after));
  if (length % 2 === 0 || (length === 1 && connects)) return undefined;
  return { code: "single-dash", from: at, to: at + length, arguments: {} };
}

/** Three full stops or interpuncts, or two 。, meant as an ellipsis. */
function dots(passage: Passage, at: number): Finding | undefined {
  const code = codeAt(passage, at);
  const length = runLength(passage, at);
  if (length < (code === IDEOGRAPHIC_STOP ? 2 : 3)) return undefined;
  const mark = String.fromCodePoint(code).repeat(length);
  return { code: "dots-for-ellipsis", from: at, to: at + length, arguments: { mark } };
}

/** How often the character at `at` is repeated; 0 inside a run, so that each run is seen once. */
function runLength(passage: Passage, at: number): number {
  const code = codeAt(passage, at);
  if (codeAt(passage, at - 1) === code) return 0;
  return runEnd(passage, at, (next) => next === code) - at;
}
