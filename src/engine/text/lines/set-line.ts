import { isCopyRole, textOf } from "../../../base/copy.ts";
import type { Em, Pt } from "../../../base/length.ts";
import type { Line, LineCare, Mark, Segment } from "../line.ts";
import { HAN, isWestern, WIDE_DIGIT } from "../marks/classes.ts";
import { AFTER_STOP, BEFORE_OPEN, BROKEN, FREE, HYPHENATED, IN_WORD, NATURAL } from "../marks/pairs.ts";
import type { Setting, StyleSpan } from "../setting.ts";
import { whiteBefore } from "../units/items.ts";
import type { Items } from "../units/units.ts";
import { HYPHEN_CODE } from "../units/western.ts";
import { SLACK } from "./demerits.ts";
import { DISPLAY_FIT, type Fitted, fitLine, NATURAL_FIT, tighten } from "./justify.ts";
import { closeRun, fontFor, type Inkwell, keepBlanks, type Pen, penOf, put, take, takeRuns } from "./pen.ts";
import { isChineseMark, placeCharacter, placeUnit, unitOf } from "./place-glyphs.ts";
import { placeDown, putTurned } from "./place-vertical.ts";

/** Units start…stop as one line. */
export interface LinePlan {
  readonly start: number;
  readonly stop: number;
  /** From the line's origin to its first body. */
  readonly left: Pt;
  /** The width to fill exactly; undefined: the gaps stay natural. */
  readonly fill: Pt | undefined;
  /** The width that the line states; undefined: its natural width. */
  readonly width: Pt | undefined;
}

/** Emphasis dots at newspaper pitch: at most 0.15 em, clear of the em box and of the next line's. */
const DOT_RADIUS: Em = 0.06;
const DOT_DROP: Em = 0.22;
const RULE_DROP: Em = 0.17;
const RULE_WEIGHT: Em = 0.04;
/** The same from the centre of a vertical line (RULES.md#marks-between-the-lines). */
const DOT_RIGHT: Em = 0.6;
const RULE_LEFT: Em = 0.55;
/** Names side by side keep their rules apart by twice this. */
const RULE_INSET: Em = 0.06;

/** The natural width of units start…stop in points. */
export function naturalWidth(items: Items, setting: Setting, start: number, stop: number): Pt {
  return stop > start ? ((items.end[stop] as number) - (items.begin[start] as number)) * setting.size : 0;
}

/** All units on one line that begins at `left`, with natural gaps. */
export function setWhole(items: Items, setting: Setting, left: Pt, inkwell: Inkwell): Line {
  return setLine(items, setting, { start: 0, stop: items.count, left, fill: undefined, width: undefined }, inkwell);
}

/** What a line gathers while its units are placed. */
interface Draft {
  readonly items: Items;
  readonly setting: Setting;
  readonly pen: Pen;
  segments: readonly Segment[];
  readonly marks: Mark[];
  /** First unit and x of the segment at hand. */
  first: number;
  firstX: Pt;
}

/** Places one line's glyphs. */
export function setLine(items: Items, setting: Setting, plan: LinePlan, inkwell: Inkwell): Line {
  const { start, stop, left } = plan;
  const { size, writing } = setting;
  const natural = naturalWidth(items, setting, start, stop);
  const fitted = fittedLine(items, setting, plan, natural);
  const span = setting.spans[items.spans[start] as number] as StyleSpan;
  const pen = penOf(span, writing === "vertical", inkwell);
  const draft: Draft = { items, setting, pen, segments: [], marks: [], first: start, firstX: left };
  let x: Em = left / size;
  const { bodies, spans } = items;
  for (let unit = start; unit < stop; unit++) {
    if (unit > start) {
      const endOfLast = x;
      x += gapBefore(draft, fitted, unit);
      if (spans[unit] !== spans[unit - 1]) turnSpan(draft, unit, x * size, endOfLast * size);
    }
    placeAt(draft, unit, x * size);
    const end = x + (bodies[unit] as number);
    if (pen.span.mark !== "none") markUnder(draft, unit, { from: x, to: end });
    x = end;
  }
  const care = careOf(items, fitted, start, stop);
  if (care?.hyphenated) x += addHyphen(draft, x);
  if (stop > start) closeSegment(draft, stop, x * size);
  const { segments, marks } = draft;
  const line = { segments, marks, width: plan.width ?? x * size, size, writing, added: fitted.added };
  return care === undefined ? line : { care, ...line };
}

/** The white before a unit that is not the line's first. */
function gapBefore({ items, setting }: Draft, { gaps }: Fitted, unit: number): Em {
  const gap = gaps[items.gaps[unit] as number] as number;
  return setting.columns === undefined ? gap : gap + whiteBefore(items, setting, unit);
}

function placeAt(draft: Draft, unit: number, along: Pt): void {
  const { items, setting, pen } = draft;
  const { starts, count } = items;
  const begin = starts[unit] as number;
  const end = items.ends[unit] as number;
  if (pen.vertical) placeDown(pen, unitOf(items, setting, unit), along);
  else if (end - begin === 1 && items.heads[unit] === HAN) placeCharacter(pen, setting.codes[begin] as number, along);
  else placeUnit(pen, unitOf(items, setting, unit), along);
  const next = unit + 1 < count ? (starts[unit + 1] as number) : setting.to;
  if (unit === 0 || next > end) keepBlanksAt(draft, unit);
}

function fittedLine(items: Items, { display, size }: Setting, { start, stop, fill }: LinePlan, natural: Pt): Fitted {
  if (fill === undefined || stop === start) return display ? DISPLAY_FIT : NATURAL_FIT;
  return (display ? tighten : fitLine)(items, start, stop, (fill - natural) / size);
}

/** How the line of units start…stop came to fit; undefined when there is nothing to tell. */
function careOf(items: Items, fitted: Fitted, start: number, stop: number): LineCare | undefined {
  const turn = stop > start && stop < items.count ? (items.breaks[stop] as number) : FREE;
  const hyphenated = turn === HYPHENATED;
  const broken = turn === IN_WORD || turn >= BROKEN;
  const squeezed = fitted.added < 0 ? squeezedIn(items, fitted, start, stop) : 0;
  return squeezed > 0 || hyphenated || broken ? { squeezed, hyphenated, broken, saved: false } : undefined;
}

/** How many marks gave up some of their blank half. */
function squeezedIn(items: Items, { gaps }: Fitted, start: number, stop: number): number {
  let squeezed = 0;
  for (let unit = start + 1; unit < stop; unit++) {
    const gap = items.gaps[unit] as number;
    if (gap >= BEFORE_OPEN && gap <= AFTER_STOP && (gaps[gap] as number) < (NATURAL[gap] as number) - SLACK) squeezed++;
  }
  return squeezed;
}

/** Draws the hyphen of a word that goes on in the next line; copying does not give it. Returns its width. */
function addHyphen({ setting, pen }: Draft, x: Em): Em {
  const font = fontFor(pen.span.chain, HYPHEN_CODE);
  const glyph = font.glyph(HYPHEN_CODE);
  if (pen.vertical) putTurned(pen, font, { glyph, text: "" }, x * setting.size);
  else {
    take(pen, font);
    put(pen, glyph, x * setting.size, "");
  }
  return font.advance(glyph) * pen.span.scale;
}

function spanOf({ items, setting }: Draft, unit: number): StyleSpan {
  return setting.spans[items.spans[unit] as number] as StyleSpan;
}

/** Goes on to the next unit's span: another style ends the run of glyphs, another role ends the segment. */
function turnSpan(draft: Draft, unit: number, x: Pt, endOfLast: Pt): void {
  const before = spanOf(draft, unit - 1);
  const span = spanOf(draft, unit);
  closeRun(draft.pen);
  if (before.role !== span.role || before.scale !== span.scale) closeSegment(draft, unit, endOfLast);
  draft.pen.span = span;
  if (before.role === span.role && before.scale === span.scale) return;
  draft.first = unit;
  draft.firstX = x;
}

function closeSegment(draft: Draft, stop: number, end: Pt): void {
  const { items, setting, pen, first, firstX } = draft;
  const span = spanOf(draft, stop - 1);
  closeRun(pen);
  const from = rangeStart(items, setting, first);
  const to = rangeStart(items, setting, stop);
  const origin = isCopyRole(span.role) ? setting.origin : span.origin;
  const segment = {
    role: span.role,
    from: from + origin,
    to: to + origin,
    text: textOf(setting.codes, from, to),
    x: firstX,
    width: end - firstX,
    size: span.style.size,
    runs: takeRuns(pen),
  };
  draft.segments = draft.segments.length === 0 ? [segment] : [...draft.segments, segment];
}

/** A unit owns the blanks behind it; the first owns those before it, too. */
export function rangeStart(items: Items, setting: Setting, unit: number): number {
  if (unit === 0) return setting.from;
  return unit === items.count ? setting.to : (items.starts[unit] as number);
}

/** Blanks behind a unit, and those before the first. */
function keepBlanksAt({ items, setting, pen }: Draft, unit: number): void {
  const { codes, from } = setting;
  const before = unit === 0 ? textOf(codes, from, items.starts[0]) : "";
  keepBlanks(pen, before, textOf(codes, items.ends[unit], rangeStart(items, setting, unit + 1)));
}

/** A body's place in the line. */
interface Extent {
  readonly from: Em;
  readonly to: Em;
}

function markUnder(draft: Draft, unit: number, at: Extent): void {
  if (draft.pen.span.mark === "dot") markDots(draft, unit, at);
  else markRule(draft, unit, at);
}

/** Puts emphasis dots under characters, not under marks. */
function markDots({ items, setting, marks }: Draft, unit: number, at: Extent): void {
  const head = items.heads[unit] as number;
  if (isChineseMark(head)) return;
  const { size, writing } = setting;
  const characters = (items.ends[unit] as number) - (items.starts[unit] as number);
  // Figures and capitals that stand one a square.
  const stacked = head === WIDE_DIGIT && characters > 1 && Math.round(at.to - at.from) === characters;
  const count = isWestern(head) || stacked ? characters : 1;
  const step = (at.to - at.from) / count;
  for (let dot = 0; dot < count; dot++) {
    const along = (at.from + step * (dot + 0.5)) * size;
    const place = writing === "vertical" ? { x: DOT_RIGHT * size, y: along } : { x: along, y: DOT_DROP * size };
    marks.push({ kind: "dot", ...place, radius: DOT_RADIUS * size });
  }
}

/** Puts one rule under a name, or at its left in vertical lines. */
function markRule(draft: Draft, unit: number, at: Extent): void {
  const { items, setting, marks } = draft;
  const { size, writing } = setting;
  const vertical = writing === "vertical";
  const last = marks.at(-1);
  const inLine = unit > 0 && last?.kind === "rule";
  const start = inLine ? (vertical ? last.y : last.x) : 0;
  if (inLine && items.spans[unit - 1] === items.spans[unit]) {
    marks[marks.length - 1] = { ...last, width: at.to * size - start };
    return;
  }
  const touches = inLine && start + last.width > (at.from - RULE_INSET) * size;
  const along = (at.from + (touches ? RULE_INSET : 0)) * size;
  const place = vertical ? { x: -RULE_LEFT * size, y: along } : { x: along, y: RULE_DROP * size };
  marks.push({ kind: "rule", ...place, width: at.to * size - along, weight: RULE_WEIGHT * size });
}
