/*
 * Sets lines whose ends are chosen. The gaps of a line give way or open in the fixed order of RULES.md#compression and RULES.md#expansion, each step evenly over
 * its places: a line that is 0.2 em too long and has two commas takes 0.1 em from each. Then the units are placed along the line, with the dots and rules that
 * go beside them. break-lines.ts weighs the same steps when it chooses the ends.
 */

import { isCopyRole } from "../../../base/blocks.ts";
import { textOf } from "../../../base/copy.ts";
import type { Em, Pt } from "../../../base/length.ts";
import type { Align } from "../../model/style.ts";
import type { Form, Scratch } from "../galley.ts";
import type { Line, LineCare, Mark, Segment, Setting, StyleSpan } from "../line.ts";
import { HAN, isWestern, WIDE_DIGIT } from "../marks/classes.ts";
import {
  AFTER_STOP,
  BEFORE_OPEN,
  BROKEN,
  DISPLAY_NATURAL,
  FORBIDDEN,
  FREE,
  IN_WORD,
  isHyphenated,
  KINDS,
  MIXED,
  MIXED_STRETCH,
  NATURAL,
  SHRINK,
  SHRINK_STEPS,
  TRACK,
  WORD_STRETCH,
} from "../marks/pairs.ts";
import { itemise, whiteBefore } from "../units/items.ts";
import type { Items } from "../units/units.ts";
import { HYPHEN_CODE } from "../units/western.ts";
import {
  DOT_DROP,
  DOT_RADIUS,
  DOT_RIGHT,
  GAPING,
  NAME_RULE_DROP,
  NAME_RULE_INSET,
  NAME_RULE_LEFT,
  NAME_RULE_WEIGHT,
  SHORTEST_PARTED,
  SLACK,
  TIGHTEST_HEADING,
  WIDEST_MIXED,
} from "../weights.ts";
import { type Breaks, breakLines, mayOpen } from "./break-lines.ts";
import {
  closeRun,
  fontFor,
  type GlyphStore,
  isChineseMark,
  keepBlanks,
  newWriter,
  placeCharacter,
  placeDown,
  placeUnit,
  put,
  putTurned,
  type RunWriter,
  take,
  takeRuns,
  unitOf,
} from "./place.ts";

/** Breaks a paragraph and leaves its items in the scratch arrays: the breaks are indexes of these. */
export function breakForm({ setting, room }: Form, { items, search }: Scratch): Breaks {
  itemise(items, setting, room, "usual");
  if (setting.turns !== undefined) turnBefore(items, setting.turns);
  const legal = breakLines(items, room, search);
  if (legal !== undefined && (!mayOpen(legal) || room.shape !== "flush")) return legal;
  if (partsFurther(items)) {
    itemise(items, setting, room, "fine");
    const fine = breakLines(items, room, search);
    if (fine !== undefined && fine.cost < (legal?.cost ?? Number.POSITIVE_INFINITY))
      return { ...fine, parting: "fine" };
    if (legal !== undefined) itemise(items, setting, room, "usual");
  }
  if (legal !== undefined) return legal;
  itemise(items, setting, room, "anywhere");
  const last = { ends: Int32Array.of(items.count), cost: Number.POSITIVE_INFINITY, saved: false };
  return { ...(breakLines(items, room, search) ?? last), parting: "anywhere" };
}

/** Whether a word or an address is long enough to be parted further. */
function partsFurther({ starts, ends, heads, count }: Items): boolean {
  for (let unit = 0; unit < count; unit++) {
    if (isWestern(heads[unit] as number) && (ends[unit] as number) - (starts[unit] as number) >= SHORTEST_PARTED)
      return true;
  }
  return false;
}

/** Forbids all breaks except those before the given code points. */
function turnBefore({ breaks, starts, count }: Items, codes: ReadonlySet<number>): void {
  for (let unit = 1; unit < count; unit++) if (!codes.has(starts[unit] as number)) breaks[unit] = FORBIDDEN;
}

/** Lines, from 0, the end exclusive. */
export interface Range {
  readonly from: number;
  readonly to: number;
}

/** Places the lines of a broken paragraph; `ends` are the units behind each. */
export function setLines(form: Form, items: Items, ends: Int32Array, { from, to }: Range): readonly Line[] {
  const lines: Line[] = [];
  for (let line = from; line < Math.min(to, ends.length); line++) {
    lines.push(setLine(items, form.setting, planOf(form, items, ends, line), form.bench.glyphStore));
  }
  return lines;
}

function planOf({ setting, room, margin, align }: Form, items: Items, ends: Int32Array, line: number): LinePlan {
  const { size } = setting;
  const width = (room.measure + margin) * size;
  const start = line === 0 ? 0 : (ends[line - 1] as number);
  const stop = ends[line] as number;
  const indent = (margin + (line === 0 ? room.indent : 0)) * size;
  const spare = width - indent - naturalWidth(items, setting, start, stop);
  const tight = setting.display === true && spare < 0 && -spare <= (tightening(items, start, stop) + SLACK) * size;
  const flush = room.shape === "flush" && (line < ends.length - 1 || spare < 0);
  const left = tight ? 0 : spare * (SHARES[align] ?? 0);
  return { start, stop, left: indent + left, fill: tight || flush ? width - indent : undefined, width };
}

/** The share of the spare width that goes to the left. */
const SHARES: Readonly<Partial<Record<Align, number>>> = { center: 1 / 2, right: 1 };

/** The plan of one line of the units start…stop. */
interface LinePlan {
  readonly start: number;
  readonly stop: number;
  /** From the line's origin to its first body. */
  readonly left: Pt;
  /** The width to fill exactly; undefined: the gaps keep their natural width. */
  readonly fill: Pt | undefined;
  /** The width of the resulting Line; undefined: its natural width. */
  readonly width: Pt | undefined;
}

/** The natural width of units start…stop in points. */
export function naturalWidth(items: Items, setting: Setting, start: number, stop: number): Pt {
  return stop > start ? ((items.end[stop] as number) - (items.begin[start] as number)) * setting.size : 0;
}

/** Sets all units on one line that begins at `left`, with natural gaps. */
export function setWhole(items: Items, setting: Setting, left: Pt, glyphStore: GlyphStore): Line {
  return setLine(items, setting, { start: 0, stop: items.count, left, fill: undefined, width: undefined }, glyphStore);
}

/** A line while its units are placed. */
interface Draft {
  readonly items: Items;
  readonly setting: Setting;
  readonly writer: RunWriter;
  segments: readonly Segment[];
  readonly marks: Mark[];
  /** First unit and x of the current segment. */
  first: number;
  firstX: Pt;
}

function setLine(items: Items, setting: Setting, plan: LinePlan, glyphStore: GlyphStore): Line {
  const { start, stop, left } = plan;
  const { size, writing } = setting;
  const natural = naturalWidth(items, setting, start, stop);
  const fitted = fittedLine(items, setting, plan, natural);
  const span = setting.spans[items.spans[start] as number] as StyleSpan;
  const writer = newWriter(span, writing === "vertical", glyphStore);
  const draft: Draft = { items, setting, writer, segments: [], marks: [], first: start, firstX: left };
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
    if (writer.span.mark !== "none") markUnder(draft, unit, { from: x, to: end });
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
  const { items, setting, writer } = draft;
  const { starts, count } = items;
  const begin = starts[unit] as number;
  const end = items.ends[unit] as number;
  if (writer.vertical) placeDown(writer, unitOf(items, setting, unit), along);
  else if (end - begin === 1 && items.heads[unit] === HAN)
    placeCharacter(writer, setting.codes[begin] as number, along);
  else placeUnit(writer, unitOf(items, setting, unit), along);
  const next = unit + 1 < count ? (starts[unit + 1] as number) : setting.to;
  if (unit === 0 || next > end) keepBlanksAt(draft, unit);
}

function fittedLine(items: Items, { display, size }: Setting, { start, stop, fill }: LinePlan, natural: Pt): Fitted {
  if (fill === undefined || stop === start) return display ? DISPLAY_FIT : NATURAL_FIT;
  return (display ? tighten : fitLine)(items, start, stop, (fill - natural) / size);
}

/** Findings for the quality report on the line of units start…stop; undefined: none. */
function careOf(items: Items, fitted: Fitted, start: number, stop: number): LineCare | undefined {
  const turn = stop > start && stop < items.count ? (items.breaks[stop] as number) : FREE;
  const hyphenated = isHyphenated(turn);
  const broken = turn === IN_WORD || turn >= BROKEN;
  const squeezed = fitted.added < 0 ? squeezedIn(items, fitted, start, stop) : 0;
  return squeezed > 0 || hyphenated || broken ? { squeezed, hyphenated, broken, saved: false } : undefined;
}

/** Counts the marks that gave up some of their blank half. */
function squeezedIn(items: Items, { gaps }: Fitted, start: number, stop: number): number {
  let squeezed = 0;
  for (let unit = start + 1; unit < stop; unit++) {
    const gap = items.gaps[unit] as number;
    if (gap >= BEFORE_OPEN && gap <= AFTER_STOP && (gaps[gap] as number) < (NATURAL[gap] as number) - SLACK) squeezed++;
  }
  return squeezed;
}

/** Draws the hyphen of a word that continues on the next line, with no text to be copied. Returns its width. */
function addHyphen({ setting, writer }: Draft, x: Em): Em {
  const font = fontFor(writer.span.chain, HYPHEN_CODE);
  const glyph = font.glyph(HYPHEN_CODE);
  if (writer.vertical) putTurned(writer, font, { glyph, text: "" }, x * setting.size);
  else {
    take(writer, font);
    put(writer, glyph, x * setting.size, "");
  }
  return font.advance(glyph) * writer.span.scale;
}

function spanOf({ items, setting }: Draft, unit: number): StyleSpan {
  return setting.spans[items.spans[unit] as number] as StyleSpan;
}

/** Moves on to the next unit's span: another style ends the run of glyphs, another role ends the segment. */
function turnSpan(draft: Draft, unit: number, x: Pt, endOfLast: Pt): void {
  const before = spanOf(draft, unit - 1);
  const span = spanOf(draft, unit);
  closeRun(draft.writer);
  if (before.role !== span.role || before.scale !== span.scale) closeSegment(draft, unit, endOfLast);
  draft.writer.span = span;
  if (before.role === span.role && before.scale === span.scale) return;
  draft.first = unit;
  draft.firstX = x;
}

function closeSegment(draft: Draft, stop: number, end: Pt): void {
  const { items, setting, writer, first, firstX } = draft;
  const span = spanOf(draft, stop - 1);
  closeRun(writer);
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
    runs: takeRuns(writer),
  };
  draft.segments = draft.segments.length === 0 ? [segment] : [...draft.segments, segment];
}

/** The text index at which a unit's range begins. A unit owns the blanks behind it; the first also owns those before it. */
export function rangeStart(items: Items, setting: Setting, unit: number): number {
  if (unit === 0) return setting.from;
  return unit === items.count ? setting.to : (items.starts[unit] as number);
}

/** Keeps the blanks behind a unit, and those before the first. */
function keepBlanksAt({ items, setting, writer }: Draft, unit: number): void {
  const { codes, from } = setting;
  const before = unit === 0 ? textOf(codes, from, items.starts[0]) : "";
  keepBlanks(writer, before, textOf(codes, items.ends[unit], rangeStart(items, setting, unit + 1)));
}

/** A body's place in the line. */
interface Extent {
  readonly from: Em;
  readonly to: Em;
}

function markUnder(draft: Draft, unit: number, at: Extent): void {
  if (draft.writer.span.mark === "dot") markDots(draft, unit, at);
  else markRule(draft, unit, at);
}

/** Puts emphasis dots under characters; marks get none. */
function markDots({ items, setting, marks }: Draft, unit: number, at: Extent): void {
  const head = items.heads[unit] as number;
  if (isChineseMark(head)) return;
  const { size, writing } = setting;
  const characters = (items.ends[unit] as number) - (items.starts[unit] as number);
  // Figures and capitals, one in each square.
  const stacked = head === WIDE_DIGIT && characters > 1 && Math.round(at.to - at.from) === characters;
  const count = isWestern(head) || stacked ? characters : 1;
  const step = (at.to - at.from) / count;
  for (let dot = 0; dot < count; dot++) {
    const along = (at.from + step * (dot + 0.5)) * size;
    const place = writing === "vertical" ? { x: DOT_RIGHT * size, y: along } : { x: along, y: DOT_DROP * size };
    marks.push({ kind: "dot", ...place, radius: DOT_RADIUS * size });
  }
}

/** Puts one rule under a name, or left of it in vertical lines. */
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
  const touches = inLine && start + last.width > (at.from - NAME_RULE_INSET) * size;
  const along = (at.from + (touches ? NAME_RULE_INSET : 0)) * size;
  const place = vertical ? { x: -NAME_RULE_LEFT * size, y: along } : { x: along, y: NAME_RULE_DROP * size };
  marks.push({ kind: "rule", ...place, width: at.to * size - along, weight: NAME_RULE_WEIGHT * size });
}

/** The gaps of one line. */
interface Fitted {
  /** By kind of gap: its width. */
  readonly gaps: Float64Array;
  /** Space added (or taken) at each gap; in a line that stays short (RULES.md#loose-lines), the space that would fill it. */
  readonly added: Em;
}
const NATURAL_FIT: Fitted = { gaps: NATURAL, added: 0 };

const DISPLAY_FIT: Fitted = { gaps: DISPLAY_NATURAL, added: 0 };

/** How much narrower than natural the units start…stop of a heading may be set. */
export function tightening({ track }: Items, start: number, stop: number): Em {
  return stop > start ? ((track[stop - 1] as number) - (track[start] as number)) * TIGHTEST_HEADING : 0;
}

/** Fits a heading's line by taking the same from every gap. A line that is too wide even then keeps its width. */
function tighten(items: Items, start: number, stop: number, slack: Em): Fitted {
  const limit = tightening(items, start, stop);
  if (slack >= 0 || -slack > limit + SLACK) return DISPLAY_FIT;
  const added = (slack / limit) * TIGHTEST_HEADING;
  return { gaps: DISPLAY_NATURAL.map((natural, gap) => natural + (TRACK[gap] as number) * added), added };
}

const EACH_MIXED = MIXED_STRETCH[MIXED] as Em;

/**
 * Fits units start…stop to a width by RULES.md#compression or RULES.md#expansion.
 * @param slack the width left by the natural gaps
 */
export function fitLine(items: Items, start: number, stop: number, slack: Em): Fitted {
  if (Math.abs(slack) <= SLACK / 100) return NATURAL_FIT;
  return slack < 0 ? compress(items, start, stop, -slack) : expand(items, start, stop, slack);
}

function compress(items: Items, start: number, stop: number, excess: Em): Fitted {
  const { shrink, rows } = items;
  const first = (rows[start] as number) * SHRINK_STEPS;
  const last = (rows[stop - 1] as number) * SHRINK_STEPS;
  const gaps = NATURAL.slice();
  let rest = excess;
  for (let step = 0; step < SHRINK_STEPS && rest > 0; step++) {
    const give = (shrink[last + step] as number) - (shrink[first + step] as number);
    if (give <= SLACK) continue;
    const share = Math.min(1, rest / give);
    rest -= give;
    for (let kind = 0; kind < KINDS; kind++) {
      (gaps[kind] as number) -= (SHRINK[kind * SHRINK_STEPS + step] as number) * share;
    }
  }
  return { gaps, added: -excess / Math.max(1, stop - start - 1) };
}

function expand(items: Items, start: number, stop: number, slack: Em): Fitted {
  const first = items.rows[start] as number;
  const last = items.rows[stop - 1] as number;
  const word = (items.wordStretch[last] as number) - (items.wordStretch[first] as number);
  const mixed = (items.mixedStretch[last] as number) - (items.mixedStretch[first] as number);
  const track = (items.track[stop - 1] as number) - (items.track[start] as number);
  const wordShare = word > SLACK ? Math.min(1, slack / word) : 0;
  const afterWords = slack - wordShare * word;
  const gapes = (share: number): boolean => afterWords - share * mixed > GAPING * Math.max(1, track);
  const most = gapes(1) && !gapes(WIDEST_MIXED) ? WIDEST_MIXED : 1;
  const mixedShare = mixed > SLACK ? Math.min(most, afterWords / mixed) : 0;
  const rest = afterWords - mixedShare * mixed;
  // Gaps that open by a share of a whole one count as one at least.
  const added = Math.max(rest > SLACK ? rest / Math.max(1, track) : 0, (mixedShare - 1) * EACH_MIXED);
  // A line in which no gap opens stays short, too.
  const short = added > GAPING || (rest > SLACK && track <= SLACK);
  if (short) return { gaps: NATURAL, added };
  const each = track > SLACK ? rest / track : 0;
  const gaps = NATURAL.slice();
  for (let kind = 0; kind < KINDS; kind++) {
    (gaps[kind] as number) +=
      (WORD_STRETCH[kind] as number) * wordShare +
      (MIXED_STRETCH[kind] as number) * mixedShare +
      (TRACK[kind] as number) * each;
  }
  return { gaps, added };
}
