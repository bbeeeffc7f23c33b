import { textOf } from "../../base/copy.ts";
import type { Em } from "../../base/length.ts";
import type { Words } from "../../words/words.ts";
import { COMMA, EXCLAMATION, STOP } from "./classes.ts";
import { SLACK } from "./demerits.ts";
import type { Items } from "./items.ts";
import { tightening } from "./justify.ts";
import { FORBIDDEN } from "./kinsoku.ts";
import { HAN_SPACE, WIDE_SPACE } from "./mojikumi.ts";
import type { Setting } from "./setting.ts";

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
export interface Turnable {
  readonly items: Items;
  readonly setting: Setting;
  /** Units before which a line may start: 0 first, the number of units last. */
  readonly nodes: readonly number[];
  readonly costs: readonly number[];
}

/** The units at which each line ends. */
export type Ends = readonly number[];

/** The cost of a turn before each unit that may start a line. */
export type Turns = ReadonlyMap<number, number>;

export function withTurns(text: Turnable, turns: Turns): Turnable {
  const inner = [...turns.keys()].sort((a, b) => a - b);
  const nodes = [0, ...inner, text.items.count];
  return { ...text, nodes, costs: nodes.map((unit) => turns.get(unit) ?? 0) };
}

/** At the editor's gaps between phrases. */
export function phraseTurns({ items }: Turnable): Map<number, number> {
  const turns = new Map<number, number>();
  for (let unit = 1; unit < items.count; unit++) {
    const gap = items.gaps[unit];
    if ((gap === WIDE_SPACE || gap === HAN_SPACE) && items.breaks[unit] !== FORBIDDEN) turns.set(unit, 0);
  }
  return turns;
}

/** At the ends of words, marks first. */
export function wordTurns(text: Turnable, words: Words): Map<number, number> {
  const { items, setting } = text;
  const turns = phraseTurns(text);
  const starts = wordStarts(setting, words);
  for (let unit = 1; unit < items.count; unit++) {
    const start = items.starts[unit] as number;
    if (turns.has(unit) || items.breaks[unit] === FORBIDDEN || !starts.has(start)) continue;
    const cost = turnCost(text, unit);
    if (cost !== undefined) turns.set(unit, cost);
  }
  return turns;
}

function wordStarts({ codes, from, to }: Setting, words: Words): ReadonlySet<number> {
  const starts = new Set<number>();
  let at = from;
  for (const word of words(textOf(codes, from, to))) {
    starts.add(at);
    for (const _ of word) at++;
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

/** As narrow as a heading may be set; other text has no such room. */
function tightWidthOf(text: Turnable, start: number, stop: number): number {
  const natural = widthOf(text, start, stop);
  return text.setting.display ? natural - tightening(text.items, start, stop) : natural;
}

/** Whether the whole text stands on one line. */
export function isOneLine(text: Turnable, measure: Em): boolean {
  return tightWidthOf(text, 0, text.items.count) <= measure + SLACK;
}

/** The fewest lines, at the best turns. */
export function turn(text: Turnable, measure: Em, most: number): Ends | undefined {
  for (let lines = 1; lines <= Math.min(most, text.nodes.length - 1); lines++) {
    const ends = turnInto(text, measure, lines);
    if (ends !== undefined) return ends;
  }
  return undefined;
}

/** The turns up to some node, and what they cost. */
interface Path {
  readonly cost: number;
  readonly ends: Ends;
}

/** The best turns into so many lines; undefined where one would be too wide. */
function turnInto(text: Turnable, measure: Em, lines: number): Ends | undefined {
  const even = widthOf(text, 0, text.items.count) / lines;
  let reached: ReadonlyMap<number, Path> = new Map([[0, { cost: 0, ends: [] }]]);
  for (let line = 0; line < lines; line++) reached = addLine(text, reached, measure, even);
  return reached.get(text.nodes.length - 1)?.ends;
}

/** Every node that one more line reaches, with the cheapest way there. */
function addLine(text: Turnable, reached: ReadonlyMap<number, Path>, measure: Em, even: Em): ReadonlyMap<number, Path> {
  const { nodes, costs } = text;
  const next = new Map<number, Path>();
  for (const [from, path] of reached) {
    for (let to = from + 1; to < nodes.length; to++) {
      const stop = nodes[to] as number;
      const start = nodes[from] as number;
      const width = widthOf(text, start, stop);
      if (tightWidthOf(text, start, stop) > measure + SLACK) break;
      const uneven = (width - even) / even;
      const cost = path.cost + (costs[to] ?? 0) + UNEVEN_COST * uneven * uneven;
      if (cost < (next.get(to)?.cost ?? Number.POSITIVE_INFINITY)) next.set(to, { cost, ends: [...path.ends, stop] });
    }
  }
  return next;
}
