import { textOf } from "../../base/copy.ts";
import type { Em, Pt } from "../../base/length.ts";
import type { GlyphRun, Line, Mark, Role, Segment } from "../page.ts";
import { CLOSE, COMMA, EXCLAMATION, OPEN, STOP } from "./classes.ts";
import type { Items } from "./items.ts";
import { type Fitted, fitLine, NATURAL_FIT } from "./justify.ts";
import { closeRun, type Pen, penOf, placeUnit } from "./place-glyphs.ts";
import type { Setting, StyleSpan } from "./setting.ts";

/** Units start…stop as one line. */
export interface LinePlan {
  readonly start: number;
  readonly stop: number;
  /** From the line's origin to its first body. */
  readonly left: Pt;
  /** The width to fill exactly; undefined: the gaps stay natural. */
  readonly fill: Pt | undefined;
  /** What the line says of its own width; undefined: its natural width. */
  readonly width: Pt | undefined;
}

/** Emphasis dots at newspaper pitch: at most 0.15 em, clear of the em box and of the next line's. */
const DOT_RADIUS: Em = 0.06;
const DOT_DROP: Em = 0.22;
const RULE_DROP: Em = 0.17;
const RULE_WEIGHT: Em = 0.04;
/** Names side by side keep their rules apart by twice this. */
const RULE_INSET: Em = 0.06;

/** The natural width of units start…stop in points. */
export function naturalWidth(items: Items, setting: Setting, start: number, stop: number): Pt {
  return stop > start ? ((items.end[stop] as number) - (items.begin[start] as number)) * setting.size : 0;
}

/** What a line gathers while its units are placed. */
interface Draft {
  readonly items: Items;
  readonly setting: Setting;
  readonly pen: Pen;
  readonly segments: Segment[];
  readonly marks: Mark[];
  /** First unit and x of the segment at hand. */
  first: number;
  firstX: Pt;
}

/** Places one line's glyphs. */
export function setLine(items: Items, setting: Setting, plan: LinePlan): Line {
  const { start, stop, left } = plan;
  const { size } = setting;
  const natural = naturalWidth(items, setting, start, stop);
  const fitted: Fitted =
    plan.fill === undefined || stop === start ? NATURAL_FIT : fitLine(items, start, stop, (plan.fill - natural) / size);
  const draft: Draft = { items, setting, pen: penOf(), segments: [], marks: [], first: start, firstX: left };
  let x: Em = left / size;
  for (let unit = start; unit < stop; unit++) {
    if (unit > start) {
      const endOfLast = x;
      x += fitted.gaps[items.gaps[unit] as number] as number;
      turnSpan(draft, unit, x * size, endOfLast * size);
    }
    placeUnit(draft.pen, items, setting, { unit, x: x * size });
    keepBlanks(draft, unit);
    markUnit(draft, unit, { from: x, to: x + (items.bodies[unit] as number) }, fitted);
    x += items.bodies[unit] as number;
  }
  if (stop > start) closeSegment(draft, stop, x * size);
  return {
    segments: draft.segments,
    marks: draft.marks,
    width: plan.width ?? x * size,
    size,
    writing: "horizontal",
    added: fitted.added,
  };
}

function spanOf({ items, setting }: Draft, unit: number): StyleSpan {
  return setting.spans[items.spans[unit] as number] as StyleSpan;
}

/** Between two units: another style ends the run of glyphs, another role the segment. */
function turnSpan(draft: Draft, unit: number, x: Pt, endOfLast: Pt): void {
  const { items } = draft;
  if (items.spans[unit] === items.spans[unit - 1]) return;
  const before = spanOf(draft, unit - 1);
  closeRun(draft.pen, before);
  if (before.role === spanOf(draft, unit).role && before.scale === spanOf(draft, unit).scale) return;
  closeSegment(draft, unit, endOfLast);
  draft.first = unit;
  draft.firstX = x;
}

function closeSegment(draft: Draft, stop: number, end: Pt): void {
  const { setting, pen, first, firstX } = draft;
  const span = spanOf(draft, stop - 1);
  closeRun(pen, span);
  const from = rangeStart(draft, first);
  const to = rangeStart(draft, stop);
  const inCopy = setting.origin !== undefined && isCopy(span.role) && from >= setting.opening;
  const origin = setting.origin ?? 0;
  draft.segments.push({
    role: span.role,
    from: inCopy ? from + origin : 0,
    to: inCopy ? to + origin : 0,
    text: textOf(setting.codes, from, to),
    x: firstX,
    width: end - firstX,
    size: span.style.size,
    runs: pen.runs.splice(0) as readonly GlyphRun[],
  });
}

function isCopy(role: Role): boolean {
  return role === "body" || role === "subhead" || role === "speaker" || role === "cell";
}

/** A unit owns the blanks behind it; the first owns those before it, too. */
export function rangeStart(
  { items, setting }: { readonly items: Items; readonly setting: Setting },
  unit: number,
): number {
  if (unit === 0) return setting.from;
  return unit === items.count ? setting.to : (items.starts[unit] as number);
}

/** Blanks have no glyph: copying gives them with the glyph before. */
function keepBlanks(draft: Draft, unit: number): void {
  const { items, setting, pen } = draft;
  const end = items.ends[unit] as number;
  const next = rangeStart(draft, unit + 1);
  const start = items.starts[unit] as number;
  const last = pen.texts.length - 1;
  if (last < 0) return;
  if (next > end) pen.texts[last] += textOf(setting.codes, end, next);
  if (unit === 0 && start > setting.from) pen.texts[0] = textOf(setting.codes, setting.from, start) + pen.texts[0];
}

/** Emphasis dots under characters (not under marks), rules under names. */
function markUnit(draft: Draft, unit: number, at: { readonly from: Em; readonly to: Em }, fitted: Fitted): void {
  const { items, setting, marks } = draft;
  const span = spanOf(draft, unit);
  const { size } = setting;
  if (span.mark === "dot" && !isBlankHalved(items.heads[unit] as number)) {
    const count =
      (items.heads[unit] as number) < 16 ? 1 : (items.ends[unit] as number) - (items.starts[unit] as number);
    const step = (at.to - at.from) / count;
    for (let dot = 0; dot < count; dot++) {
      const x = (at.from + step * (dot + 0.5)) * size;
      marks.push({ kind: "dot", x, y: DOT_DROP * size, radius: DOT_RADIUS * size });
    }
  }
  if (span.mark !== "rule") return;
  const continues = unit > draft.first && items.spans[unit - 1] === items.spans[unit];
  const last = marks.at(-1);
  if (continues && last?.kind === "rule") {
    marks[marks.length - 1] = { ...last, width: at.to * size - last.x };
    return;
  }
  const gap = fitted.gaps[items.gaps[unit] as number] as number;
  const inset = gap < RULE_INSET && last?.kind === "rule" && spanOf(draft, Math.max(0, unit - 1)).mark === "rule";
  const x = (at.from + (inset ? RULE_INSET : 0)) * size;
  marks.push({ kind: "rule", x, y: RULE_DROP * size, width: at.to * size - x, weight: RULE_WEIGHT * size });
}

function isBlankHalved(kind: number): boolean {
  return kind === OPEN || kind === CLOSE || kind === COMMA || kind === STOP || kind === EXCLAMATION;
}
