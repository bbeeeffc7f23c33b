/*
 * Turns a paragraph into units and gaps. One pass over its characters takes the next unit, looks up the break and the gap before it in pairs.ts, and applies the
 * special cases of western.ts and names.ts. Prefix sums are filled in at the end (units.ts). Example: 增长3.2%， becomes the units 增 长 3.2% ，, with a gap of ¼ em
 * before 3.2% and no break before ，.
 */

import type { Em } from "../../../base/length.ts";
import type { Role, Setting, StyleSpan } from "../line.ts";
import type { LineRoom } from "../lines/break-lines.ts";
import {
  BREAK,
  CLOSE,
  type Classified,
  CONNECTOR,
  clusterEnd,
  DASH,
  DIGIT,
  ELLIPSIS,
  EXCLAMATION,
  EXTEND,
  GLUE,
  HAN,
  IDEOGRAPHIC_SPACE,
  ITERATION,
  isBlank,
  isWestern,
  JOINER,
  OPEN,
  SOLIDUS,
  SPACE,
  WIDE_DIGIT,
  ZERO_WIDTH_JOINER,
} from "../marks/classes.ts";
import {
  AFTER_CLOSE,
  AFTER_COMMA,
  BEFORE_DAY,
  BEFORE_OPEN,
  BODY,
  breakAtSpace,
  breakBetween,
  DISPLAY_NATURAL,
  FORBIDDEN,
  FREE,
  gapAtSpace,
  gapBetween,
  HALF_SPACE,
  IN_ADDRESS,
  IN_COUNT,
  IN_DATE,
  IN_NAME,
  IN_PARTS,
  INSIDE,
  isHyphenated,
  type Level,
  levelOf,
  MIXED,
  MIXED_STRETCH,
  NATURAL,
  NONE,
  OPENING_SPACE,
  SEEN,
  SHRINK,
  SHRINK_ALL,
  SHRINK_STEPS,
  SOLID,
  TRACK,
  WIDE_SPACE,
  WORD_SPACE,
  WORD_STRETCH,
} from "../marks/pairs.ts";
import {
  besideUpright,
  boxesMarks,
  boxMarks,
  classify,
  isInWideNumber,
  isSigned,
  keepsEm,
  sharesSquare,
} from "../marks/resolve-marks.ts";
import { SLACK } from "../weights.ts";
import { holdNumerals, holdOwn, holdTitle, holdUnbroken, isCounted, isPairOfMeasure, isSpreadName } from "./names.ts";
import { allowEverywhere, type Items, makeRoom, type Parting, roomForItems } from "./units.ts";
import {
  breakWithin,
  fragmentEnd,
  hasHyphen,
  hyphenWidth,
  isAmongWords,
  isUnitSign,
  isUrl,
  partingPoints,
  type Token,
  tokenEnd,
  uprightForm,
  westernWidth,
  widestPart,
} from "./western.ts";

/** The state of the pass: the unit before, and the current span. */
interface Scan {
  readonly items: Items;
  readonly setting: Setting;
  readonly text: Classified;
  /** The class of the last character of the unit before; −1 at the start. */
  tail: number;
  /** The blank behind it, or NO_BLANK. */
  blank: number;
  /** The number of ！ ？ directly before. */
  exclamations: number;
  span: number;
  readonly level: Level;
  readonly parting: Parting;
}

const NO_BLANK = -1;
const TITLE_END = 0x300b;

/**
 * Turns a paragraph into `items`.
 * @param room a word or name that is wider may break anywhere
 */
export function itemise(
  items: Items,
  setting: Setting,
  room: Pick<LineRoom, "measure" | "indent">,
  parting: Parting,
): void {
  const { codes, from, to } = setting;
  makeRoom(items, to - from);
  classify(codes, from, to, items.classes);
  if (boxesMarks(setting)) boxMarks(setting, items.classes);
  items.count = 0;
  const text = { codes, from, classes: items.classes };
  const level = levelOf(setting.spans[0]?.style.prohibition);
  const scan: Scan = { items, setting, text, tail: -1, blank: NO_BLANK, exclamations: 0, span: 0, level, parting };
  let at = from;
  while (at < to) {
    while (at >= (setting.spans[scan.span] as StyleSpan).to) scan.span++;
    at = scanUnit(scan, at, parting === "anywhere" ? 0 : room.measure);
  }
  holdNumerals(items, codes);
  holdOwn(items, setting);
  if (parting === "anywhere") allowEverywhere(items);
  holdUnbroken(items, setting, room);
  sumUp(items, setting);
}

/** A text as units in arrays of its own, for lines of any length. */
export function itemised(setting: Setting): Items {
  const items = roomForItems(setting.to - setting.from);
  itemise(items, setting, { measure: Number.POSITIVE_INFINITY, indent: 0 }, "usual");
  return items;
}

/** Takes the unit or the blank at `at`; returns where the next begins. */
function scanUnit(scan: Scan, at: number, measure: Em): number {
  const kind = scan.text.classes[at - scan.text.from] as number;
  if (kind === HAN) return scanHan(scan, at);
  if (isBlank(kind)) return scanBlank(scan, at, kind);
  if (!isWestern(kind)) return scanWide(scan, at, kind);
  const { setting, text } = scan;
  const end = tokenEnd(text, at, Math.min(setting.to, (setting.spans[scan.span] as StyleSpan).to));
  if (setting.writing === "vertical") {
    const form = isAmongWords(text, at, end) ? undefined : uprightForm(text, at, end);
    if (form !== undefined) {
      // Upright figures have no gap beside Han, like full-width ones.
      push(scan, at, end, WIDE_DIGIT, WIDE_DIGIT, form === "square" ? 1 : end - at);
      return end;
    }
  }
  return scanWestern(scan, { start: at, end, measure });
}

function scanHan(scan: Scan, at: number): number {
  const { text, setting } = scan;
  const end = clusterEnd(text, at, setting.to);
  const { codes } = text;
  const near = scan.blank === NO_BLANK || scan.blank === SPACE;
  const counted = near && scan.tail === DIGIT && isCounted(codes[at] as number, codes[end] ?? 0);
  push(scan, at, end, HAN, HAN, 1);
  const next = end > setting.opening ? scanSolid(scan, end) : end;
  if (counted) holdCount(scan, at);
  return next;
}

/** Makes line ends between a number and its measure word, and inside the latter, a second choice (RULES.md#units). */
function holdCount({ items: { starts, breaks, count }, text: { codes } }: Scan, at: number): void {
  let unit = count - 1;
  while ((starts[unit] as number) > at) unit--;
  const code = codes[at] as number;
  if (breaks[unit] === FREE) breaks[unit] = code === MONTH || code === DAY ? BEFORE_DAY : IN_COUNT;
  const pairs = starts[unit + 1] === at + 1 && isPairOfMeasure(code, codes[at + 1] as number);
  if (pairs && unit + 1 < count && breaks[unit + 1] === FREE) breaks[unit + 1] = IN_COUNT;
}

/** Takes a row of Han characters, each a unit. A fast path, since most of the copy is such rows. */
function scanSolid(scan: Scan, from: number): number {
  const { items, setting, text } = scan;
  const { starts, ends, heads, spans, bodies, gaps, breaks } = items;
  const { classes, codes } = text;
  const { to, scale } = setting.spans[scan.span] as StyleSpan;
  const cost = breakInNames(scan);
  let unit = items.count;
  let at = from;
  let kind = classes[from - text.from];
  for (; at < to && kind === HAN; at++) {
    kind = at + 1 < setting.to ? classes[at + 1 - text.from] : undefined;
    // A combining mark, or the second half of a flag, belongs to the character before it.
    if (kind === EXTEND || kind === ZERO_WIDTH_JOINER || (codes[at] as number) > 0xffff) break;
    starts[unit] = at;
    ends[unit] = at + 1;
    heads[unit] = HAN;
    spans[unit] = scan.span;
    bodies[unit] = scale;
    gaps[unit] = SOLID;
    breaks[unit] = cost;
    unit++;
  }
  items.count = unit;
  return at;
}

/** Takes a blank. Several blanks in a row count as one, the strongest. */
function scanBlank(scan: Scan, at: number, kind: number): number {
  if (scan.blank === NO_BLANK || kind === IDEOGRAPHIC_SPACE || kind === JOINER) scan.blank = kind;
  return at + 1;
}

function scanWide(scan: Scan, at: number, kind: number): number {
  const { text, setting } = scan;
  const code = text.codes[at];
  const pairs = (kind === DASH || kind === ELLIPSIS) && code !== 0x2e3a;
  const paired = pairs
    ? at + 1 < setting.to && text.codes[at + 1] === code
    : kind === ITERATION &&
      setting.writing === "vertical" &&
      sharesSquare(text.codes, at, (setting.spans[scan.span] as StyleSpan).to);
  // An accent without a base is a unit by itself.
  const head = kind === EXTEND || kind === ZERO_WIDTH_JOINER ? HAN : kind;
  let body = BODY[head] as number;
  if (pairs && !paired) body = 1;
  if (kind === CONNECTOR && code === 0x2013) body = 1 / 2;
  if (kind === SOLIDUS && setting.writing === "vertical") body = 1;
  const end = paired ? at + 2 : clusterEnd(text, at, setting.to);
  push(scan, at, end, head, head, body);
  if (code === TITLE_END) holdTitle(scan.items, scan.items.count - 1);
  return end;
}

/** Takes a word, number or address: one unit, or several if it may break. */
function scanWestern(
  scan: Scan,
  token: { readonly start: number; readonly end: number; readonly measure: Em },
): number {
  const { text, setting, items } = scan;
  const { start: first, end } = token;
  const { chain, scale, role } = setting.spans[scan.span] as StyleSpan;
  const tabular = role === "cell";
  const width = westernWidth(chain, text.codes, first, end, tabular);
  const isAddress = isUrl(text, first, end);
  const fine = scan.parting === "fine";
  const points = isAddress ? undefined : partingPoints(text, first, end, { hyphens: setting.hyphens, fine });
  const word = { end, kind: "word", points, fine } as const;
  const part = points === undefined ? width : widestPart(chain, text, first, word);
  const kind = isAddress ? "url" : part * scale > token.measure ? "long" : "word";
  const unitSign = scan.blank === SPACE && scan.tail === DIGIT && isUnitSign(text, first, end);
  if (kind === "word" && points === undefined && !hasHyphen(text, first, end)) {
    push(scan, first, end, text.classes[first - text.from] as number, lastClass(text, end), width);
    if (unitSign) items.breaks[items.count - 1] = FORBIDDEN;
    return end;
  }
  const before = items.count;
  pushFragments(scan, first, { ...word, kind }, token.measure);
  if (unitSign) items.breaks[before] = FORBIDDEN;
  return end;
}

/** Adds the parts of a token as units. A part of an address that is wider than the measure breaks anywhere. */
function pushFragments(scan: Scan, first: number, word: Token, measure: Em): void {
  const { text, setting, items } = scan;
  const { chain, scale, role } = setting.spans[scan.span] as StyleSpan;
  for (let start = first; start < word.end; ) {
    const next = fragmentEnd(text, start, word);
    const body = westernWidth(chain, text.codes, start, next, role === "cell");
    const unit = items.count;
    if (word.kind === "url" && body * scale > measure && next > start + 1) {
      pushFragments(scan, start, { ...word, end: next, kind: "long" }, measure);
    } else push(scan, start, next, text.classes[start - text.from] as number, lastClass(text, next), body);
    if (start > first) joinFragments(scan, unit, start, word);
    start = next;
  }
}

function joinFragments({ items, setting, text }: Scan, unit: number, start: number, token: Token): void {
  const kind = breakWithin(text, start, token);
  items.gaps[unit] = kind === IN_ADDRESS ? IN_PARTS : INSIDE;
  if (start >= setting.opening) items.breaks[unit] = kind;
}

function lastClass({ classes, from }: Classified, end: number): number {
  let at = end - 1 - from;
  while (at > 0 && !isWestern(classes[at] as number)) at--;
  return classes[at] as number;
}

/** Adds the unit of the code points start…end. */
function push(scan: Scan, start: number, end: number, head: number, tail: number, body: number): void {
  const { items, setting } = scan;
  const unit = items.count++;
  items.starts[unit] = start;
  items.ends[unit] = end;
  items.heads[unit] = head;
  items.spans[unit] = scan.span;
  items.bodies[unit] = body * (setting.spans[scan.span] as StyleSpan).scale;
  if (unit === 0) {
    items.gaps[0] = NONE;
    items.breaks[0] = FREE;
  } else {
    join(scan, unit, start, head);
  }
  scan.exclamations = head === EXCLAMATION ? (scan.blank === NO_BLANK ? scan.exclamations : 0) + 1 : 0;
  scan.tail = tail;
  scan.blank = NO_BLANK;
}

/** Sets the gap and the break between a unit and the one before. */
function join(scan: Scan, unit: number, start: number, head: number): void {
  const { items, setting, tail } = scan;
  let gap = gapAtBlank(scan, head);
  // Two ！ ？ fill their em together (RULES.md#widths); the blank half comes back with the third.
  if (
    scan.exclamations > 0 &&
    scan.exclamations % 2 === 0 &&
    tail === EXCLAMATION &&
    gap !== NONE &&
    gap !== BEFORE_OPEN
  )
    gap = SOLID;
  const held = isHeldInNumber(scan, unit, start, head);
  if (held && closesUp(scan, unit, gap)) gap = NONE;
  let cost = scan.blank === NO_BLANK ? breakBetween(tail, head, scan.level) : breakAtBlank(scan, head);
  if (cost === FREE && items.spans[unit - 1] === scan.span)
    cost = isInDate(scan, unit, head) ? IN_DATE : breakInNames(scan);
  if (start < setting.opening && cost !== FORBIDDEN && !isOfReporter(scan)) cost = IN_NAME;
  if (held) cost = FORBIDDEN;
  if (items.spans[unit - 1] !== scan.span) gap = gapAtRunIn(gap, setting, runInOf(scan, start));
  items.gaps[unit] = gap;
  items.breaks[unit] = cost;
}

/** True if a unit makes one number, or one sum, with the unit before (RULES.md#units). */
function isHeldInNumber(
  { items, setting, text, tail, blank }: Scan,
  unit: number,
  start: number,
  head: number,
): boolean {
  const wide = blank === NO_BLANK && (tail === WIDE_DIGIT || head === WIDE_DIGIT);
  if (blank !== SPACE && !wide) return false;
  return isSigned(items, text, unit, [tail, head]) || (wide && isInWideNumber(text, start, setting.to));
}

/** Whether such a unit has no gap: always in full-width figures; behind a typed space, if the sign has no space before it. */
function closesUp({ items, blank }: Scan, unit: number, gap: number): boolean {
  return blank === NO_BLANK || (gap === WORD_SPACE && items.gaps[unit - 1] !== WORD_SPACE);
}

/** True for the number behind 年 or 月 that a number counts: 20 of 11月20日. */
function isInDate({ items, text, tail }: Scan, unit: number, head: number): boolean {
  if (head !== DIGIT || tail !== HAN || items.breaks[unit - 1] === FREE) return false;
  const code = text.codes[items.starts[unit - 1] as number];
  return code === YEAR || code === MONTH;
}

const [YEAR, MONTH, DAY] = [0x5e74, 0x6708, 0x65e5];

/** The break inside names (RULES.md#units): bylines and reporters turn at their spaces, a credit stays whole. */
function breakInNames(scan: Scan): number {
  const { role } = scan.setting.spans[scan.span] as StyleSpan;
  if (role === "credit") return IN_NAME;
  if (role !== "byline" && role !== "reporter") return FREE;
  return scan.blank === NO_BLANK ? IN_NAME : FREE;
}

/** True inside the reporters behind a dateline, which may be longer than a leg: they turn, at the worst inside a name. */
function isOfReporter({ items, setting, span }: Scan): boolean {
  return setting.spans[span]?.role === "reporter" && items.spans[items.count - 2] === span;
}

function runInOf({ items, setting: { spans }, span, tail }: Scan, start: number): StyleChange {
  const before = spans[items.spans[items.count - 2] as number] as StyleSpan;
  return { before, after: spans[span] as StyleSpan, start, tail };
}

function gapAtBlank(scan: Scan, head: number): number {
  const { blank, tail, setting } = scan;
  if (blank === IDEOGRAPHIC_SPACE) return WIDE_SPACE;
  const none = blank === NO_BLANK || blank === JOINER || blank === BREAK || isBesideUpright(scan, head);
  const gap = none ? gapBetween(tail, head) : gapAtSpace(tail, head);
  if ((tail !== ITERATION && head !== ITERATION) || !boxesMarks(setting)) return gap;
  return gapAtBoxed(scan, head, gap);
}

/** The gap beside a mark that may fill its square (RULES.md#traditional). */
function gapAtBoxed(scan: Scan, head: number, gap: number): number {
  const { items, setting, text, tail } = scan;
  const { script } = (setting.spans[0] as StyleSpan).style;
  const fills = (at: number): boolean => keepsEm(text.codes[at] as number, script);
  if (tail === ITERATION && fills(endOfLast(scan) - 1)) return besideUpright(gap);
  // 」 before a stop loses its blank half: the stop's own white is enough.
  const gives = script === "traditional" && gap === AFTER_CLOSE && head === ITERATION;
  return gives && fills(items.starts[items.count - 1] as number) ? NONE : gap;
}

/** True for an author's space between upright figures and Han, which adds nothing, as in a horizontal line (RULES.md#han-and-western). */
function isBesideUpright({ blank, tail, setting: { writing } }: Scan, head: number): boolean {
  return writing === "vertical" && blank === SPACE && (tail === WIDE_DIGIT || head === WIDE_DIGIT);
}

function endOfLast({ items }: Scan): number {
  return items.ends[items.count - 2] as number;
}

function breakAtBlank(scan: Scan, head: number): number {
  const { blank, tail, level, text, setting } = scan;
  if (blank === GLUE || blank === JOINER) return FORBIDDEN;
  const cost = breakAtSpace(tail, head, level);
  const isName =
    blank === IDEOGRAPHIC_SPACE && cost === FREE && isSpreadName(text.codes, endOfLast(scan), setting.from, setting.to);
  return isName ? IN_NAME : cost;
}

/** A change of style inside a paragraph: both spans, the start of the second, and the class that the first ends in. */
interface StyleChange {
  readonly before: StyleSpan;
  readonly after: StyleSpan;
  readonly start: number;
  readonly tail: number;
}

/** Roles of labels, which end in a mark of their own. */
const LABELS: readonly Role[] = ["speaker", "noteLabel"];

/** The gap at a change of style; `gap` is the one that its two characters would have in one style. */
function gapAtRunIn(gap: number, { opening, from }: Setting, runIn: StyleChange): number {
  const { before, start } = runIn;
  const opens = opening > from && start <= opening;
  if (opens && isOpeningGap(gap, runIn)) return OPENING_SPACE;
  if (![AFTER_COMMA, AFTER_CLOSE, BEFORE_OPEN].includes(gap)) return gap;
  // The white behind the ） of a notice or the ： of a label is fixed, so that it is alike in all paragraphs.
  return (opens && start === opening) || LABELS.includes(before.role) ? HALF_SPACE : gap;
}

/** A dateline has a white em behind it, unless a mark follows: the （ before reporters has white of its own. */
function isOpeningGap(gap: number, { after, tail }: StyleChange): boolean {
  const bracketed = tail === CLOSE || after.role === "reporter";
  return gap === SOLID || gap === MIXED || gap === NONE || (gap === BEFORE_OPEN && !bracketed);
}

/** Fills in the prefix sums of a paragraph whose units, gaps and breaks are known. */
export function sumUp(items: Items, setting: Setting): void {
  const { count, breaks, spans, bodies, gaps, begin, end, track, seen, rows } = items;
  const natural = setting.display ? DISPLAY_NATURAL : NATURAL;
  startRows(items);
  let width = 0;
  let tracks = 0;
  let sees = 0;
  let row = 0;
  for (let unit = 0; unit < count; unit++) {
    const gap = unit === 0 ? NONE : (gaps[unit] as number);
    end[unit] = isHyphenated(breaks[unit]) ? width + hyphenWidth(setting, spans[unit] as number) : width;
    if (gap === SOLID) {
      tracks++;
      sees++;
      // Inside a spread name of two characters.
      if (setting.columns !== undefined) width += whiteBefore(items, setting, unit);
    } else if (unit > 0) {
      width += (natural[gap] as number) + whiteBefore(items, setting, unit);
      tracks += TRACK[gap] as number;
      sees += SEEN[gap] as number;
      if (GIVES[gap] === 1) addRow(items, ++row, gap);
    }
    rows[unit] = row;
    track[unit] = tracks;
    seen[unit] = sees;
    begin[unit] = width;
    width += bodies[unit] as number;
  }
  end[count] = width;
  items.runt = firstRunt(items, setting);
}

/** The unit from which a last line would be a single character. Marks, —— and …… do not count: 了……” is as bad as 了. */
function firstRunt({ count, heads, bodies, starts }: Items, { codes, spans }: Setting): number {
  const script = spans[0]?.style.script;
  let width = 0;
  for (let unit = count - 1; unit >= 0; unit--) {
    const head = heads[unit] as number;
    const isMark =
      (head >= OPEN && head <= SOLIDUS) ||
      (head === ITERATION && keepsEm(codes[starts[unit] as number] as number, script));
    if (!isMark) width += bodies[unit] as number;
    if (width > 1 + SLACK) return unit + 1;
  }
  // The whole paragraph is a single character: no other line could give it company.
  return count;
}

/** The white before a cell of a list, beyond its ideographic space. */
export function whiteBefore({ starts }: Items, { columns }: Setting, unit: number): Em {
  return columns?.get(starts[unit] as number) ?? 0;
}

/** By kind of gap: 1 if it gives way, or stretches before the others. */
const GIVES = Uint8Array.from(SHRINK_ALL, (shrink, gap) =>
  shrink + (WORD_STRETCH[gap] as number) + (MIXED_STRETCH[gap] as number) > 0 ? 1 : 0,
);

function startRows({ shrink, shrinkAll, wordStretch, mixedStretch }: Items): void {
  shrink.fill(0, 0, SHRINK_STEPS);
  shrinkAll[0] = wordStretch[0] = mixedStretch[0] = 0;
}

function addRow({ shrink, shrinkAll, wordStretch, mixedStretch }: Items, row: number, gap: number): void {
  const first = row * SHRINK_STEPS;
  const own = gap * SHRINK_STEPS;
  for (let step = 0; step < SHRINK_STEPS; step++) {
    shrink[first + step] = (shrink[first + step - SHRINK_STEPS] as number) + (SHRINK[own + step] as number);
  }
  shrinkAll[row] = (shrinkAll[row - 1] as number) + (SHRINK_ALL[gap] as number);
  wordStretch[row] = (wordStretch[row - 1] as number) + (WORD_STRETCH[gap] as number);
  mixedStretch[row] = (mixedStretch[row - 1] as number) + (MIXED_STRETCH[gap] as number);
}
