import { textOf } from "../../base/copy.ts";
import type { Pt } from "../../base/length.ts";
import type { Fonts } from "../../fonts/font.ts";
import type { TextStyle } from "../../model/style.ts";
import type { Words } from "../../words/words.ts";
import type { Line, Role } from "../page.ts";
import { breakLines, roomForSearch, SLACK } from "./break-lines.ts";
import { COMMA, EXCLAMATION, STOP } from "./classes.ts";
import { type Items, itemise, roomForItems } from "./items.ts";
import { FORBIDDEN } from "./kinsoku.ts";
import { HAN_SPACE, WIDE_SPACE } from "./mojikumi.ts";
import { join } from "./paragraph.ts";
import { naturalWidth, setLine } from "./set-line.ts";
import type { Setting } from "./setting.ts";

/** What a heading is turned with. */
export interface HeadingContext {
  readonly fonts: Fonts;
  readonly words: Words;
  readonly role: Role;
  readonly maxLines: number;
}

/** A heading as set. Glyphs stand aligned within the measure, which is each line's width. */
export interface TurnedHeading {
  readonly lines: readonly Line[];
  readonly size: Pt;
  /** False when even the smallest size does not hold it: the lines are of that size, and some stick out or are too many. */
  readonly fits: boolean;
}

/** Sizes are tried at this distance. */
const SIZE_STEP: Pt = 0.5;
/** Never first in a line of a heading, never last (转行, MAKEUP: headlines). */
const NEVER_FIRST = "的得了";
const NEVER_LAST = "和与及";
/** The same by taste: at a cost. */
const RARELY_FIRST = "地着过们吗呢吧啊之";
const RARELY_LAST = "或而将把被在向对为从以";

/** What a turn costs beside unevenness, which a half-empty line brings to 200. */
const COMMA_COST = 10;
const WORD_COST = 60;
const TASTE_COST = 120;
const UNEVEN_COST = 400;

/** A text with the places where it may turn. */
interface Turnable {
  readonly items: Items;
  readonly setting: Setting;
  /** Units before which a line may start: 0 first, the number of units last. */
  readonly nodes: readonly number[];
  readonly costs: readonly number[];
}

/** The units at which each line ends. */
type Ends = readonly number[];

/**
 * Sets a heading at the largest size, from the style's down to its floor by half points, at which the editor's turns
 * are kept; a text without turns of its own turns into at most `maxLines` lines: first at phrase gaps (U+3000), then
 * at words.
 */
export function turnHeading(
  heading: { readonly lines: readonly string[]; readonly turned: boolean },
  style: TextStyle,
  measure: Pt,
  context: HeadingContext,
): TurnedHeading {
  const texts = heading.lines.filter((line) => line !== "");
  const lines = texts.map((text) => turnable(text, style, context));
  const [only] = lines;
  if (only === undefined) return { lines: [], size: style.size, fits: true };
  if (lines.length > 1 || heading.turned) {
    return atLargest(lines, style, measure, 1) ?? forced(lines, style, measure, context.maxLines);
  }
  const phrases = withTurns(only, phraseTurns(only));
  if (phrases.nodes.length > 2 || context.maxLines < 2 || lineFits(only, style.size, measure)) {
    const set = atLargest([phrases], style, measure, context.maxLines);
    if (set !== undefined) return set;
  }
  // The words are asked for only here: loading the dictionary takes longer than the whole page.
  const words = withTurns(only, wordTurns(only, context.words));
  return atLargest([words], style, measure, context.maxLines) ?? forced(lines, style, measure, context.maxLines);
}

function turnable(text: string, style: TextStyle, { fonts, role }: HeadingContext): Turnable {
  const { codes, spans } = join([{ role, text: text.trim(), style }], fonts, style.size);
  const setting: Setting = { codes, from: 0, to: codes.length, spans, size: style.size, opening: 0, origin: undefined };
  const items = roomForItems();
  itemise(items, setting, Number.POSITIVE_INFINITY, false);
  return { items, setting, nodes: [0, items.count], costs: [0, 0] };
}

/** The cost of a turn before each unit that may start a line. */
type Turns = ReadonlyMap<number, number>;

function withTurns(text: Turnable, turns: Turns): Turnable {
  const inner = [...turns.keys()].sort((a, b) => a - b);
  const nodes = [0, ...inner, text.items.count];
  return { ...text, nodes, costs: nodes.map((unit) => turns.get(unit) ?? 0) };
}

/** At the editor's gaps between phrases. */
function phraseTurns({ items }: Turnable): Map<number, number> {
  const turns = new Map<number, number>();
  for (let unit = 1; unit < items.count; unit++) {
    const gap = items.gaps[unit];
    if ((gap === WIDE_SPACE || gap === HAN_SPACE) && items.breaks[unit] !== FORBIDDEN) turns.set(unit, 0);
  }
  return turns;
}

/** At the ends of words, marks first. */
function wordTurns(text: Turnable, words: Words): Map<number, number> {
  const { items, setting } = text;
  const turns = phraseTurns(text);
  const starts = wordStarts(setting.codes, words);
  for (let unit = 1; unit < items.count; unit++) {
    const start = items.starts[unit] as number;
    if (turns.has(unit) || items.breaks[unit] === FORBIDDEN || !starts.has(start)) continue;
    const cost = turnCost(text, unit);
    if (cost !== undefined) turns.set(unit, cost);
  }
  return turns;
}

function wordStarts(codes: Uint32Array, words: Words): ReadonlySet<number> {
  const starts = new Set<number>();
  let at = 0;
  for (const word of words(textOf(codes))) {
    starts.add(at);
    at += [...word].length;
  }
  return starts;
}

/** Undefined where a rule forbids it. */
function turnCost({ items, setting }: Turnable, unit: number): number | undefined {
  const first = String.fromCodePoint(setting.codes[items.starts[unit] as number] as number);
  const last = String.fromCodePoint(setting.codes[(items.ends[unit - 1] as number) - 1] as number);
  if (NEVER_FIRST.includes(first) || NEVER_LAST.includes(last)) return undefined;
  const head = items.heads[unit - 1];
  if (head === COMMA || head === STOP || head === EXCLAMATION) return COMMA_COST;
  return WORD_COST + (RARELY_FIRST.includes(first) || RARELY_LAST.includes(last) ? TASTE_COST : 0);
}

function widthOf({ items }: Turnable, start: number, stop: number): number {
  return (items.end[stop] as number) - (items.begin[start] as number);
}

function lineFits(text: Turnable, size: Pt, measure: Pt): boolean {
  return widthOf(text, 0, text.items.count) * size <= measure + SLACK;
}

/** The largest size at which each text turns into at most `most` lines; undefined when none does. */
function atLargest(texts: readonly Turnable[], style: TextStyle, measure: Pt, most: number): TurnedHeading | undefined {
  for (let size = style.size; size > style.floor - SLACK; size -= SIZE_STEP) {
    const ends = texts.map((text) => turn(text, measure / size, most));
    if (ends.every((each) => each !== undefined)) {
      const lines = texts.flatMap((text, at) => draw(text, ends[at] ?? [], { ...style, size }, measure));
      return { lines, size, fits: true };
    }
  }
  return undefined;
}

/** The fewest lines, at the best turns. */
function turn(text: Turnable, measure: number, most: number): Ends | undefined {
  for (let lines = 1; lines <= Math.min(most, text.nodes.length - 1); lines++) {
    const ends = turnInto(text, measure, lines);
    if (ends !== undefined) return ends;
  }
  return undefined;
}

/** The least cost of turning the text up to each node into 1, 2 … lines, and the node before. */
function turnInto(text: Turnable, measure: number, lines: number): Ends | undefined {
  const { nodes, costs, items } = text;
  const even = widthOf(text, 0, items.count) / lines;
  let reached = new Map<number, Path>([[0, { cost: 0, ends: [] }]]);
  for (let line = 0; line < lines; line++) {
    const next = new Map<number, Path>();
    for (const [from, path] of reached) {
      for (let to = from + 1; to < nodes.length; to++) {
        const stop = nodes[to] as number;
        const width = widthOf(text, nodes[from] as number, stop);
        if (width > measure + SLACK) break;
        const uneven = (width - even) / even;
        const cost = path.cost + (costs[to] ?? 0) + UNEVEN_COST * uneven * uneven;
        if (cost < (next.get(to)?.cost ?? Number.POSITIVE_INFINITY)) next.set(to, { cost, ends: [...path.ends, stop] });
      }
    }
    reached = next;
  }
  return reached.get(nodes.length - 1)?.ends;
}

interface Path {
  readonly cost: number;
  readonly ends: Ends;
}

function draw(text: Turnable, ends: Ends, style: TextStyle, measure: Pt): Line[] {
  const { items } = text;
  const { size } = style;
  const spans = text.setting.spans.map((span) => ({ ...span, style }));
  const setting: Setting = { ...text.setting, spans, size };
  return ends.map((stop, line) => {
    const start = line === 0 ? 0 : (ends[line - 1] as number);
    const spare = measure - naturalWidth(items, setting, start, stop);
    const left = style.align === "center" ? spare / 2 : style.align === "right" ? spare : 0;
    return setLine(items, setting, { start, stop, left, fill: undefined, width: measure });
  });
}

/** At the smallest size, wherever a line may break at all. It still fits if the lines are not too many. */
function forced(texts: readonly Turnable[], style: TextStyle, measure: Pt, most: number): TurnedHeading {
  const size = style.floor;
  const room = { measure: measure / size, indent: 0, shape: "balanced" } as const;
  const lines = texts.flatMap((text) => {
    const search = roomForSearch();
    let breaks = breakLines(text.items, room, search);
    if (breaks === undefined) {
      itemise(text.items, text.setting, room.measure, true);
      breaks = breakLines(text.items, room, search);
    }
    return draw(text, [...(breaks?.ends ?? [text.items.count])], { ...style, size }, measure);
  });
  return { lines, size, fits: texts.length > 1 && lines.length <= most };
}
