import { isAdjustable, OPENING } from "./marks.ts";
import { isWide } from "./measure-pdf.ts";
import { NAMES } from "./names.ts";
import { type SetGlyph, type SetLine, textOf } from "./read-lines.ts";

/** What a proof-reader marks beside the prohibitions, from glyph positions alone. */
export interface RuleFigures {
  /** Lines that end inside a Western word, number or address where it may not turn; texts. */
  readonly cut: readonly string[];
  /** Lines that space the letters of a Western word out. */
  readonly spacedOut: readonly string[];
  /** Last lines of marks alone, or of one character and marks; —— and …… are marks. */
  readonly runts: readonly string[];
  /** Lines in which a mark gave up more than 0.3 em of its blank half. */
  readonly pressed: readonly string[];
  /** Neighbouring lines of which one presses its marks so, and the other keeps them full. */
  readonly jumps: number;
  /** Lines that stand in a row of three or more pale ones. */
  readonly pale: number;
  /** Line ends between a number and its measure word, within a year or a short title. */
  readonly parted: readonly string[];
  /** Line ends inside a person's name (names.ts). */
  readonly named: readonly string[];
}

const DUST = 0.005;
/** A mark that has less of its blank half of ½ em is pressed; em. */
const PRESSED = 0.2;
const FULL = 0.45;
/** A line whose gaps are all wider by this looks pale beside others; em. */
const PALE = 0.05;
const PALE_ROW = 3;
/** A title of so many characters may stay whole. */
const SHORT_TITLE = 6;
/** An address turns behind these, or before one of the second kind. */
const BEHIND = "/.?&=_-#:@";
const BEFORE = ".?&=_#@";

export function measureRules(lines: readonly SetLine[]): RuleFigures {
  const turns = lines.flatMap((line, at) => {
    const next = lines[at + 1];
    return line.isLast || next === undefined ? [] : [{ line, next }];
  });
  return {
    cut: turns.filter(isCut).map(({ line }) => textOf(line)),
    spacedOut: lines.filter(isSpacedOut).map(textOf),
    runts: lines.filter(isRunt).map(textOf),
    pressed: lines.filter((line) => !line.isLast && leastBlank(line) < PRESSED).map(textOf),
    jumps: turns.filter(({ line, next }) => !next.isLast && jumps(line, next)).length,
    pale: paleLines(lines),
    parted: turns.filter(parts).map(ends),
    named: turns.filter(partsName).map(ends),
  };
}

interface Turn {
  readonly line: SetLine;
  readonly next: SetLine;
}

function ends({ line, next }: Turn): string {
  return `${textOf(line).slice(-4)}/${textOf(next).slice(0, 4)}`;
}

function partsName({ line, next }: Turn): boolean {
  const [end, start] = [textOf(line), textOf(next)];
  return NAMES.some((name) =>
    Array.from(name).some((_, at) => at > 0 && end.endsWith(name.slice(0, at)) && start.startsWith(name.slice(at))),
  );
}

function isCut({ line, next }: Turn): boolean {
  const [last, first] = [line.glyphs.at(-1), next.glyphs[0]];
  if (last === undefined || first === undefined || line.hyphenated || first.spaced) return false;
  if (!isWestern(last) || !isWestern(first)) return false;
  if (!last.address) return !last.text.endsWith("-");
  return !BEHIND.includes(last.text.at(-1) ?? "") && !BEFORE.includes(first.text[0] ?? "");
}

function isSpacedOut({ glyphs, size }: SetLine): boolean {
  return glyphs.some((right, at) => {
    const left = glyphs[at - 1];
    if (left === undefined || right.spaced || !isLetter(left) || !isLetter(right)) return false;
    return (right.from - left.to) / size > 0.03;
  });
}

/** A paragraph's last line of at most one character, marks not counted. */
function isRunt(line: SetLine): boolean {
  if (!line.isLast || line.isFirst) return false;
  return [...textOf(line)].filter((each) => !isAdjustable(each) && !"—…·".includes(each)).length <= 1;
}

/** The least blank that a mark within the line has: of those that have ½ em when nothing presses; em. */
function leastBlank({ glyphs, size }: SetLine): number {
  let least = Number.POSITIVE_INFINITY;
  for (const [at, right] of glyphs.entries()) {
    const left = glyphs[at - 1];
    if (left === undefined || !hasBlank(left, right)) continue;
    least = Math.min(least, (right.from - left.to) / size);
  }
  return least;
}

/** Between a mark and a character, on the mark's blank side; two marks side by side share theirs. */
function hasBlank(left: SetGlyph, right: SetGlyph): boolean {
  const [trails, opens] = [isWide(left) && !OPENING.includes(left.text), isWide(right) && OPENING.includes(right.text)];
  if (isWide(left) && isWide(right)) return false;
  return (trails && !isWide(right)) || (opens && !isWide(left));
}

function jumps(line: SetLine, next: SetLine): boolean {
  const [one, other] = [leastBlank(line), leastBlank(next)];
  return (
    Number.isFinite(one) && Number.isFinite(other) && Math.min(one, other) < PRESSED && Math.max(one, other) > FULL
  );
}

/** What a line adds between two Han characters; em. */
function solidGap({ glyphs, size }: SetLine): number {
  let least = Number.POSITIVE_INFINITY;
  for (const [at, right] of glyphs.entries()) {
    const left = glyphs[at - 1];
    if (left !== undefined && isHan(left) && isHan(right) && !right.spaced)
      least = Math.min(least, (right.from - left.to) / size);
  }
  return Number.isFinite(least) ? least : 0;
}

function paleLines(lines: readonly SetLine[]): number {
  let pale = 0;
  let row = 0;
  for (const line of lines) {
    row = !line.isLast && solidGap(line) > PALE - DUST ? row + 1 : 0;
    if (row === PALE_ROW) pale += PALE_ROW;
    else if (row > PALE_ROW) pale++;
  }
  return pale;
}

const MEASURE_WORD =
  /^[年月日时分秒个名人位次条件项家元万亿千百米公平吨度岁届号版章户座台辆处场天周月小级层只套张只倍里亩升只股间所]/u;

function parts({ line, next }: Turn): boolean {
  const [end, start] = [textOf(line), textOf(next)];
  if (next.glyphs[0]?.spaced !== true && /[0-9%]$/u.test(end) && MEASURE_WORD.test(start)) return true;
  const open = end.lastIndexOf("《");
  if (open < 0 || end.indexOf("》", open) >= 0) return false;
  const rest = start.indexOf("》");
  return rest >= 0 && [...end.slice(open + 1), ...start.slice(0, rest)].length <= SHORT_TITLE;
}

function isHan({ text }: SetGlyph): boolean {
  return /^\p{sc=Han}$/u.test(text);
}

function isLetter({ text }: SetGlyph): boolean {
  return /^[\p{sc=Latin}]+$/u.test(text) && !/[\uff00-\uffef]/u.test(text);
}

function isWestern({ text }: SetGlyph): boolean {
  return /^[!-~\p{sc=Latin}]+$/u.test(text) && !/[\uff00-\uffef]/u.test(text);
}
