import { addAll } from "../../../base/diagnostic.ts";
import { codeAt, type DebrisFinding, type DebrisPassage, isHan, isLatin } from "./passage.ts";

interface Pair {
  readonly open: string;
  readonly close: string;
  readonly quote: boolean;
}

const PAIRS: readonly Pair[] = [
  { open: "“", close: "”", quote: true },
  { open: "‘", close: "’", quote: true },
  { open: "「", close: "」", quote: true },
  { open: "『", close: "』", quote: true },
  { open: "（", close: "）", quote: false },
  { open: "《", close: "》", quote: false },
  { open: "〈", close: "〉", quote: false },
  { open: "【", close: "】", quote: false },
  { open: "〔", close: "〕", quote: false },
];
const OPENING: ReadonlyMap<number, Pair> = new Map(PAIRS.map((pair) => [pair.open.codePointAt(0) ?? 0, pair]));
const CLOSING: ReadonlyMap<number, Pair> = new Map(PAIRS.map((pair) => [pair.close.codePointAt(0) ?? 0, pair]));

interface Opened {
  readonly pair: Pair;
  readonly at: number;
}

/**
 * Adds quotation marks, brackets and title marks without their other half.
 * A quotation that goes on in the next paragraph may stay open: that one opens with its marks again, as CLREQ asks (#indication_punctuation_marks).
 * @param next asked only when a mark is open at the passage's end
 */
export function findPairs(
  passage: DebrisPassage,
  next: () => DebrisPassage | undefined,
  findings: DebrisFinding[],
): void {
  const { codes, from, to } = passage;
  const opened: Opened[] = [];
  for (let at = from; at < to; at++) {
    const code = codes[at] as number;
    // Pairs stand below the ideographs, or are full-width.
    if (code < 0x2018 || (code >= 0x3100 && code < 0xff00)) continue;
    const opening = OPENING.get(code);
    if (opening !== undefined) opened.push({ pair: opening, at });
    const closing = CLOSING.get(code);
    if (closing !== undefined) close(passage, at, closing, { opened, findings });
  }
  if (opened.length > 0) addAll(findings, opened.slice(continued(opened, next())).map(unclosed));
}

function close(
  passage: DebrisPassage,
  at: number,
  pair: Pair,
  to: { opened: Opened[]; findings: DebrisFinding[] },
): void {
  if (to.opened.at(-1)?.pair === pair) {
    to.opened.pop();
    return;
  }
  const match = lastOf(to.opened, pair);
  if (match >= 0) {
    addAll(to.findings, to.opened.slice(match + 1).map(unclosed));
    to.opened.length = match;
    return;
  }
  // An apostrophe: don’t, students’.
  if (pair.close === "’" && isLatin(codeAt(passage, at - 1))) return;
  if (pair.close === "）" && endsNumber(passage, at)) return;
  to.findings.push({
    code: "unpaired-mark",
    from: at,
    to: at + 1,
    arguments: { mark: pair.close, missing: pair.open },
  });
}

/** So many characters number an item of a list. */
const LONGEST_NUMBER = 2;
const NUMERALS: readonly number[] = Array.from("一二三四五六七八九十", (numeral) => numeral.charCodeAt(0));

/** `1）`, `a）`, `十一）`: an item's number at the start of a text, or behind a mark or a space. */
function endsNumber(passage: DebrisPassage, at: number): boolean {
  const isOfNumber = (code: number): boolean => isLatin(code) || NUMERALS.includes(code);
  let first = at;
  while (at - first <= LONGEST_NUMBER && isOfNumber(codeAt(passage, first - 1))) first--;
  const before = codeAt(passage, first - 1);
  return first < at && at - first <= LONGEST_NUMBER && !isHan(before) && !isLatin(before);
}

/** Marks that are open within more than this many others are left to be told as unclosed. */
const DEEPEST = 100;

function lastOf(opened: readonly Opened[], pair: Pair): number {
  for (let at = opened.length - 1; at >= Math.max(0, opened.length - DEEPEST); at--) {
    if (opened[at]?.pair === pair) return at;
  }
  return -1;
}

/** How many of the open marks, from the outermost, the next paragraph opens with again. */
function continued(opened: readonly Opened[], next: DebrisPassage | undefined): number {
  if (next === undefined) return 0;
  let count = 0;
  for (const { pair } of opened) {
    if (!pair.quote || codeAt(next, next.from + count) !== pair.open.codePointAt(0)) break;
    count++;
  }
  return count;
}

function unclosed({ pair, at }: Opened): DebrisFinding {
  return { code: "unpaired-mark", from: at, to: at + 1, arguments: { mark: pair.open, missing: pair.close } };
}
